"""What a citizen finds in the catalogue."""


def test_the_list_and_a_fiche_are_read(catalogue, kortrijk):
    catalogue("kortrijk")
    client = kortrijk.client()
    text = client.get("/producten/").content.decode()
    assert "Verhuizing aangeven" in text
    answer = client.get("/producten/verhuizing-aangeven/")
    assert answer.status_code == 200
    assert "binnen 8 werkdagen" in answer.content.decode()


def test_it_finds_a_stem_another_word_and_a_mistake(catalogue, kortrijk):
    catalogue("kortrijk")
    client = kortrijk.client()
    for asked, wanted in (
        ("verhuis", "Verhuizing aangeven"),
        ("paspoort", "Reispas"),
        ("rijbewijzen", "Rijbewijs"),
        ("identieteitskaart", "Identiteitskaart (eID)"),
        ("huwen", "Trouwen"),
        ("bouwvergunning", "Omgevingsvergunning voor bouwen of verbouwen"),
    ):
        found = [fiche.name for fiche in client.get("/producten/", {"q": asked}).context["fiches"]]
        assert wanted in found[:3], (asked, found[:6])
