"""Where people are better helped than here, as it stands in a fresh installation. All of it is data: the coordinator
changes it, and opens 1722 when the authorities do.
"""

from __future__ import annotations

from regional_meldpunt.categories.entries import Pointer
from regional_meldpunt.categories.models import STORM_LINE

POINTERS: tuple[Pointer, ...] = (
    Pointer(
        slug="gasgeur",
        level="life",
        category="gasgeur",
        nl="Ruikt u gas? Bel gratis 0800 65 0 65",
        fr="Odeur de gaz ? Appelez gratuitement le 0800 65 0 65",
        text_nl="Ga naar buiten, maak geen vuur en gebruik geen schakelaar. Bel van op afstand. Dag en nacht.",
        text_fr="Sortez, pas de flamme, ne touchez à aucun interrupteur. Appelez à distance. Jour et nuit.",
        phone="0800 65 0 65",
    ),
    Pointer(
        slug="kabel-112",
        level="life",
        category="kabel-los",
        nl="Blijf weg van de kabel en bel 112",
        fr="Éloignez-vous du câble et appelez le 112",
        text_nl="Ook een paal kan onder stroom staan. Houd anderen op afstand.",
        text_fr="Un poteau aussi peut être sous tension. Tenez les autres à distance.",
        phone="112",
    ),
    Pointer(
        slug="spoor-1711",
        level="life",
        category="spoorovergang",
        nl="Gevaar op het spoor? Bel 1711",
        fr="Danger sur les voies ? Appelez le 1711",
        text_nl="Infrabel legt dan het treinverkeer stil. Op het bord aan de overweg staat het nummer van de overweg.",
        text_fr="Infrabel arrête alors les trains. Le numéro du passage se trouve sur le panneau.",
        phone="1711",
    ),
    Pointer(
        slug="water-112",
        level="life",
        category="kanaal-of-leie",
        nl="Ligt er iemand in het water? Bel 112",
        fr="Quelqu’un est dans l’eau ? Appelez le 112",
        text_nl="Spring niet zelf in het water.",
        text_fr="Ne sautez pas vous-même à l’eau.",
        phone="112",
    ),
    *(
        Pointer(
            slug=f"1722-{category or 'overal'}",
            level="urgent",
            category=category,
            nl="Storm of wateroverlast: bel 1722",
            fr="Tempête ou inondation : appelez le 1722",
            text_nl="De brandweer opende dit nummer voor wie geen levensgevaar loopt. Zo blijft 112 vrij.",
            text_fr="Les pompiers ont ouvert ce numéro pour qui n’est pas en danger de mort. Le 112 reste ainsi libre.",
            phone="1722",
            url="https://www.1722.be/",
            line=STORM_LINE,
        )
        for category in ("", "boom-op-de-weg", "water-op-straat", "losse-dakpannen")
    ),
    *(
        Pointer(
            slug=f"101-{category}",
            level="urgent",
            category=category,
            nl="Is het nu bezig? Bel de politie op 101",
            fr="C’est en cours ? Appelez la police au 101",
            text_nl="Een melding hier lezen we tijdens de kantooruren.",
            text_fr="Un signalement fait ici est lu pendant les heures de bureau.",
            phone="101",
        )
        for category in ("lawaai", "vuurwerk", "wildplassen", "fout-parkeren", "dierenleed")
    ),
    Pointer(
        slug="nachtlijn",
        level="info",
        group="gebouwen",
        nl="’s Avonds en in het weekend",
        fr="Le soir et le week-end",
        text_nl="Kan het niet wachten tot morgen? Het regionale meldpunt is dag en nacht bereikbaar.",
        text_fr="Cela ne peut pas attendre ? Le point de contact régional répond jour et nuit.",
        active=False,
    ),
)
