"""Moving house in plain words, in each demo municipality where nobody wrote them."""

from cms.site.models import ContentPage
from tenants.registry.snapshot import MunicipalitySnapshot

SLUG = "verhuizen"
WORDS = (
    "<p>Hebt u een nieuw adres? Zeg het ons.</p>"
    "<ul><li>U hebt <b>8 werkdagen</b> tijd nadat u verhuisd bent.</li>"
    "<li>Breng uw identiteitskaart mee.</li>"
    "<li>De wijkagent komt kijken of u er woont.</li>"
    "<li>Daarna zetten wij het nieuwe adres op uw kaart.</li></ul>"
    "<p>Lukt het niet? Bel ons. Wij helpen u.</p>"
)


def load(snapshot: MunicipalitySnapshot) -> None:
    ContentPage.objects.filter(slug=SLUG, plain="").update(plain=WORDS)
