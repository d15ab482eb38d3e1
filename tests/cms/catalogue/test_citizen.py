"""What a citizen finds in the catalogue."""


def test_the_list_and_a_fiche_are_read(catalogue, kortrijk):
    catalogue("kortrijk")
    client = kortrijk.client()
    text = client.get("/producten/").content.decode()
    assert "Verhuizing aangeven" in text
    answer = client.get("/producten/verhuizing-aangeven/")
    assert answer.status_code == 200
    assert "binnen 8 werkdagen" in answer.content.decode()
    assert '<meta property="og:title" content="Verhuizing aangeven">' in answer.content.decode()
