"""What a second look at the streets added to the catalogue, per group: roads, light, waste and water."""

from __future__ import annotations

from regional_meldpunt.categories.entries import Kind

MORE_OUTDOORS: dict[str, tuple[Kind, ...]] = {
    "straat": (
        Kind(
            "paaltje-of-hek",
            "Paaltje, hek of vangrail kapot",
            "Potelet, barrière ou glissière abîmé",
            "paaltje, amsterdammertje, hek, vangrail, leuning, aangereden, hekwerk",
            "potelet, borne, barrière, glissière, garde-corps, accident",
        ),
        Kind(
            "vuil-fietspad",
            "Bladeren of vuil op het fietspad",
            "Feuilles ou saletés sur la piste cyclable",
            "bladeren, fietspad, vegen, grind, steentjes, takjes, glad",
            "feuilles, piste cyclable, balayer, gravier",
        ),
        Kind(
            "parkeerautomaat-laadpaal",
            "Parkeerautomaat of laadpaal kapot",
            "Horodateur ou borne de recharge en panne",
            "parkeermeter, parkeerautomaat, laadpaal, opladen, betalen, ticket",
            "horodateur, parcmètre, borne de recharge, ticket",
            "can_wait",
        ),
        Kind(
            "spoorovergang",
            "Probleem aan een spoorovergang",
            "Problème à un passage à niveau",
            "spoor, overweg, spoorweg, slagboom, trein, rood licht",
            "passage à niveau, barrière, train, voie ferrée",
            "urgent",
        ),
        Kind(
            "bushalte",
            "Bushalte of bushokje kapot of vuil",
            "Arrêt ou abri de bus cassé ou sale",
            "bushalte, bushokje, halte, de lijn, bus, glas, dienstregeling",
            "arrêt de bus, abribus, horaire, vitre",
        ),
        Kind(
            "onveilig-verkeer",
            "Onveilige plaats in het verkeer",
            "Endroit dangereux pour la circulation",
            "onveilig, gevaarlijk kruispunt, oversteek, schoolomgeving, zicht, bocht",
            "dangereux, carrefour, traversée, école, visibilité, virage",
        ),
        Kind(
            "brug-of-tunnel",
            "Schade aan een brug of tunnel",
            "Dégât à un pont ou à un tunnel",
            "brug, tunnel, onderdoorgang, leuning, beton, brokstukken",
            "pont, tunnel, passage souterrain, béton, garde-corps",
            "urgent",
        ),
    ),
    "verlichting": (
        Kind(
            "straatlamp-knippert",
            "Straatlamp knippert of brandt zwak",
            "Lampadaire qui clignote ou éclaire faiblement",
            "knippert, flikkert, zwak licht, lantaarn, straatlamp",
            "clignote, vacille, faible, lampadaire",
            "can_wait",
        ),
        Kind(
            "straat-donker",
            "Een hele straat is donker",
            "Toute une rue est dans le noir",
            "hele straat, donker, panne, stroompanne, alle lampen, verlichting",
            "toute la rue, noir, panne, éclairage",
            "urgent",
        ),
        Kind(
            "lichtpaal-aangereden",
            "Lichtpaal scheef of aangereden",
            "Lampadaire penché ou heurté",
            "lichtpaal, scheef, aangereden, omgevallen, ongeval, paal",
            "lampadaire, penché, heurté, accident, poteau",
            "urgent",
        ),
    ),
    "afval": (
        Kind(
            "asbest",
            "Asbest achtergelaten",
            "Amiante abandonné",
            "asbest, golfplaten, eterniet, leien, gevaarlijk afval",
            "amiante, plaques ondulées, éternit, déchets dangereux",
            "urgent",
        ),
        Kind(
            "glasbol-vol",
            "Glasbol of textielcontainer vol",
            "Bulle à verre ou conteneur à textile plein",
            "glasbol, glascontainer, textiel, kledingcontainer, vol, flessen",
            "bulle à verre, conteneur, textile, plein, bouteilles",
        ),
        Kind(
            "hondenpoep",
            "Hondenpoep",
            "Déjections canines",
            "hondenpoep, poep, uitwerpselen, hond, hondendrol",
            "crottes, déjections, chien",
            "can_wait",
        ),
        Kind(
            "ondergrondse-container",
            "Ondergrondse container kapot of vol",
            "Conteneur enterré en panne ou plein",
            "ondergrondse container, sorteerstraat, kaart, badge, klep, vol",
            "conteneur enterré, badge, trappe, plein",
        ),
        Kind(
            "afval-langs-snelweg",
            "Afval langs een gewestweg of snelweg",
            "Déchets le long d’une route régionale ou autoroute",
            "zwerfvuil, gewestweg, oprit, snelweg, berm, parking",
            "déchets, route régionale, autoroute, accotement",
        ),
    ),
    "water": (
        Kind(
            "waterlek",
            "Lek in de waterleiding",
            "Fuite d’une conduite d’eau",
            "waterlek, lek, waterleiding, water spuit, de watergroep, geen water",
            "fuite, conduite d'eau, jaillit, plus d'eau",
            "urgent",
        ),
        Kind(
            "kanaal-of-leie",
            "Probleem aan Leie, Schelde of kanaal",
            "Problème à la Lys, à l’Escaut ou au canal",
            "leie, schelde, kanaal, jaagpad, sluis, oever, boot, drijfvuil, kade",
            "lys, escaut, canal, chemin de halage, écluse, berge, bateau",
        ),
        Kind(
            "gracht-of-beek",
            "Gracht of beek verstopt of ingestort",
            "Fossé ou ruisseau obstrué ou effondré",
            "gracht, beek, duiker, ruimen, slib, oever, dichtgegroeid",
            "fossé, ruisseau, buse, curage, berge, obstrué",
        ),
        Kind(
            "rioolgeur",
            "Stank uit het riool",
            "Mauvaise odeur des égouts",
            "stank, riool, rioolgeur, putje, geur, rot",
            "odeur, égout, puanteur, avaloir",
        ),
    ),
}
