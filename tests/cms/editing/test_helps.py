"""Links, readability and imports: what comes from outside is judged before it is believed."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.editing import importing, link_checking, linking, queries, readability
from cms.editing.models import Address, Outcome
from cms.site.models import ContentPage
from foundation.identity.actor import Actor
from tests import cast

BY = Actor.system("test")
WORD = """<html><head><title>x</title><style>p{mso-x:1}</style></head><body lang=NL><!--[if gte mso 9]><xml>a</xml><![endif]-->
<h1>Compost <b>halen</b></h1><p class=MsoNormal onclick="alert(1)">U haalt <b style='mso-bidi'>gratis</b> compost.<o:p></o:p></p>
<h2>Wanneer?</h2><p class=MsoListParagraph>· Zaterdag</p><script>alert(2)</script>
<p><a href="javascript:alert(3)">klik</a> en <a href="https://voorbeeld.example/a">lees</a></p></body></html>"""


class Elsewhere(BaseHTTPRequestHandler):
    def answer(self):
        code = {"/goed": 200, "/weg": 404, "/verhuisd": 301, "/rond": 302, "/alleen-get": 405}.get(self.path, 200)
        if self.path == "/alleen-get" and self.command == "GET":
            code = 200
        self.send_response(code)
        if code in (301, 302):
            self.send_header("Location", "/rond" if self.path == "/rond" else "/goed")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - named by the library

    def log_message(self, *args):
        """Quiet."""


@pytest.fixture
def elsewhere():
    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_links_are_checked_politely_and_told_per_page(demo_site, kortrijk, elsewhere, settings):
    demo_site("kortrijk")
    settings.STREEKPOORT_OUTBOUND_PRIVATE = True
    assert link_checking.ask(f"{elsewhere}/goed")[0] == Outcome.FINE
    assert link_checking.ask(f"{elsewhere}/alleen-get")[0] == Outcome.FINE
    assert link_checking.ask(f"{elsewhere}/verhuisd") == (Outcome.MOVED, f"{elsewhere}/goed")
    assert link_checking.ask(f"{elsewhere}/rond") == (Outcome.BROKEN, "redirects")
    settings.STREEKPOORT_OUTBOUND_PRIVATE = False
    for inner in ("http://127.0.0.1/", "http://169.254.169.254/latest/", "http://localhost:5432/"):
        assert link_checking.ask(inner)[0] == Outcome.REFUSED
    settings.STREEKPOORT_OUTBOUND_PRIVATE = True
    with kortrijk.wall():
        ContentPage.objects.exclude(slug="parkeren").update(live=False)
        page = ContentPage.objects.get(slug="parkeren")
        target = ContentPage.objects.get(slug="afval")
        html = f'<p><a href="{elsewhere}/weg">a</a> <a linktype="page" id="{target.pk}">b</a> <a href="/bestaat-niet/">c</a> <a href="mailto:x@y.be">d</a> <a href="/melden/">e</a></p>'
        page.body = page.body.stream_block.to_python([{"type": "text", "value": html}])
        page.save_revision().publish()
        link_checking.check()
        found = {link.address.url: link.address.detail for link in queries.broken_links() if link.page_id == page.pk}
        assert found == {f"page:{target.pk}": "gone", "/bestaat-niet/": "unknown"}, "one failure is a bad day"
        link_checking.check_again()
        assert Address.objects.get(url=f"{elsewhere}/weg").outcome == Outcome.BROKEN
        assert linking.inside("/melden/", frozenset()) == ""
    shown = kortrijk.client(cast.RITA).get("/kantoor/website/?toon=koppelingen").content.decode()
    assert f"{elsewhere}/weg" in shown and "/bestaat-niet/" in shown


def test_the_figure_is_that_of_flesch_and_douma():
    words = ["Dit", "is", "een", "huis"]
    assert readability.ease(words, 1) == round(206.84 - 0.77 * 100 - 0.93 * 4, 1)
    assert [readability.syllables(word) for word in ("huis", "gemeente", "België", "eeuwig", "onderhoud")] == [
        1,
        3,
        3,
        2,
        3,
    ]


def test_hints_point_at_what_is_hard(kortrijk, db):
    easy = "U verhuist. Meld uw nieuwe adres binnen acht dagen. Dat doet u online of aan het loket. Het kost niets. Een agent komt langs om te kijken."
    hard = "De aanvraag wordt door de bevoegde dienst behandeld en de omgevingsvergunningsaanvraag, die overeenkomstig de vigerende bepalingen werd ingediend, wordt aan het college van burgemeester en schepenen voorgelegd."
    assert readability.read(easy).easy and not readability.read(easy).hints
    found = readability.read(hard)
    assert not found.easy and {hint.kind for hint in found.hints} == {"sentence", "word", "passive"}
    assert readability.read("").ease is None
    answer = kortrijk.client(cast.RITA).post("/kantoor/website/leesbaarheid/", {"tekst": f"<script>x</script> {hard}"})
    assert "<script>" not in answer.content.decode() and "Wie doet" in answer.content.decode()


def test_word_is_read_as_headings_lists_and_links(demo_site, kortrijk, at):
    demo_site("kortrijk")
    with kortrijk.wall():
        found = importing.read("blad.html", WORD.encode("cp1252"), by=BY, at=at)
        (line,) = found.lines
        assert (line["titel"], line["adres"], line["wrong"]) == ("Compost halen", "compost-halen", [])
        assert [block["type"] for block in line["tekst"]] == ["text", "heading", "text"]
        kept = str(line["tekst"])
        for wild in ("alert", "mso", "onclick", "javascript", "<o:p>", "style"):
            assert wild not in kept, wild
        assert "<strong>gratis</strong>" in kept and 'href="https://voorbeeld.example/a"' in kept and "<li>" in kept


def test_one_wrong_line_imports_nothing_and_an_import_is_undone(demo_site, kortrijk):
    demo_site("kortrijk")
    bram = kortrijk.client(cast.BRAM)
    head = "titel;samenvatting;tekst;boven;nakijken_op\n"
    good = "Hondenweide;<script>alert(1)</script>Waar?;Aan het **park**.;parkeren;2027-01-31\nSpeelplein;;- schommel\n"

    def send(text):
        answer = bram.post("/kantoor/website/inlezen/", {"bestand": SimpleUploadedFile("p.csv", text.encode())})
        return answer["Location"]

    bad = send(f"{head}{good};zonder titel;;;\nAndere;;;bestaat-niet;morgen\n")
    assert sum(bool(line["wrong"]) for line, _page in bram.get(bad).context["rows"]) == 2
    with kortrijk.wall():
        before = ContentPage.objects.count()
    bram.post(bad, {"do": "import"})
    with kortrijk.wall():
        assert ContentPage.objects.count() == before
    fine = send(head + good)
    bram.post(fine, {"do": "import"})
    bram.post(fine, {"do": "import"})
    with kortrijk.wall():
        made = ContentPage.objects.get(slug="hondenweide")
        assert ContentPage.objects.count() == before + 2
        assert not made.live and made.get_parent().slug == "parkeren" and "alert" not in made.summary
        ContentPage.objects.get(slug="speelplein").save_revision()
    bram.post(fine, {"do": "undo"})
    with kortrijk.wall():
        assert not ContentPage.objects.filter(slug="hondenweide").exists()
        assert ContentPage.objects.filter(slug="speelplein").exists(), "somebody worked on it"
    for raw in (b"\x00\xff\x00", b"", b'titel;x\n"onaf', b"naam;tekst\na;b\n"):
        answer = bram.post("/kantoor/website/inlezen/", {"bestand": SimpleUploadedFile("x.csv", raw)})
        assert answer.status_code == 200, raw
