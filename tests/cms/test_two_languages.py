"""Spiere-Helkijn writes Dutch and French, Dutch first; the others write Dutch."""

from django.conf import settings

NEWS = "/nieuws/voetpad-schelde/"
DUTCH, FRENCH = "Het voetpad langs de Schelde is dicht", "Le sentier le long de l’Escaut est fermé"


def test_both_languages_stand_on_the_page_and_dutch_comes_first(demo_site, spiere_helkijn):
    demo_site("spiere_helkijn")
    text = spiere_helkijn.client().get(NEWS).content.decode()
    assert 0 < text.index(f'<h1 lang="nl">{DUTCH}') < text.index(FRENCH)
    assert '<section class="sp-version sp-version--fr" id="fr" lang="fr"' in text


def test_who_asks_for_french_reads_french(demo_site, spiere_helkijn):
    demo_site("spiere_helkijn")
    client = spiere_helkijn.client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    text = client.get(NEWS).content.decode()
    assert f'<h1 lang="fr">{FRENCH}' in text
    assert DUTCH not in text


def test_a_page_without_french_says_so_to_who_asked_for_it(demo_site, spiere_helkijn):
    demo_site("spiere_helkijn")
    from cms.site.models import ContentPage

    with spiere_helkijn.wall():
        ContentPage.objects.filter(slug="parkeren").update(title_fr="")
    client = spiere_helkijn.client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    text = client.get("/parkeren/").content.decode()
    assert "existe seulement en néerlandais" in text
    assert 'lang="nl"' in text


def test_every_demo_page_of_spiere_helkijn_has_french(demo_site, spiere_helkijn):
    demo_site("spiere_helkijn")
    from cms.site.models import ContentPage, NewsPage

    with spiere_helkijn.wall():
        for page in [*ContentPage.objects.all(), *NewsPage.objects.all()]:
            assert page.title_fr and page.summary_fr and len(page.body_fr), page.slug


def test_kortrijk_stores_and_shows_no_french(demo_site, kortrijk):
    demo_site("kortrijk")
    assert 'lang="fr"' not in kortrijk.client().get("/").content.decode()
    assert 'lang="fr"' not in kortrijk.client().get("/verhuizen/").content.decode()
