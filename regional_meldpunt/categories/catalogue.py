"""The list of what can be reported, as it stands in a fresh installation: names, words people use, urgency.

A coordinator may change it afterwards; loading again only adds what is missing and never undoes their work.
"""

from __future__ import annotations

from dataclasses import replace

from regional_meldpunt.categories.catalogue_living import LIVING
from regional_meldpunt.categories.catalogue_more import MORE_OUTDOORS
from regional_meldpunt.categories.catalogue_more_living import MORE_LIVING
from regional_meldpunt.categories.entries import Group, Kind

OUTDOORS: tuple[Group, ...] = (
    Group(
        "straat",
        "traffic-cone",
        "Straat, stoep en fietspad",
        "Rue, trottoir et piste cyclable",
        "Put, losse tegel, verkeersbord",
        "Trou, dalle descellée, panneau",
        (
            Kind(
                "put-in-de-weg",
                "Put in de weg of het fietspad",
                "Trou dans la route ou la piste cyclable",
                "put, gat, kuil, wegdek, asfalt, fietspad, barst, verzakking",
                "trou, nid-de-poule, route, asphalte, piste cyclable, fissure, affaissement",
            ),
            Kind(
                "losse-stoeptegel",
                "Losse of kapotte stoeptegel",
                "Dalle de trottoir descellée ou cassée",
                "stoep, trottoir, tegel, klinker, voetpad, struikelen, boordsteen",
                "trottoir, dalle, pavé, bordure, trébucher",
            ),
            Kind(
                "verkeersbord",
                "Verkeersbord kapot of weg",
                "Panneau routier cassé ou disparu",
                "verkeersbord, bord, paal, straatnaambord, spiegel, wegwijzer",
                "panneau, signalisation, poteau, plaque de rue, miroir",
            ),
            Kind(
                "verkeerslicht",
                "Verkeerslicht werkt niet",
                "Feu de circulation en panne",
                "verkeerslicht, stoplicht, rood licht, knipperlicht, kruispunt, oversteek",
                "feu rouge, feu de circulation, carrefour, clignotant",
                "urgent",
            ),
            Kind(
                "glad-wegdek",
                "Glad wegdek: ijzel, olie of modder",
                "Chaussée glissante : verglas, huile ou boue",
                "glad, ijzel, sneeuw, olie, modder, strooien, slipgevaar, mazout",
                "verglas, neige, huile, boue, glissant, sel, épandage",
                "acute",
                acute=True,
            ),
            Kind(
                "voorwerp-op-de-weg",
                "Gevaarlijk voorwerp op de weg",
                "Objet dangereux sur la route",
                "obstakel, lading, voorwerp, steen, plank, paal, hinder, versperring",
                "obstacle, objet, chargement, pierre, planche, barrage",
                "acute",
                acute=True,
            ),
            Kind(
                "wegmarkering",
                "Wegmarkering vervaagd",
                "Marquage au sol effacé",
                "zebrapad, lijn, markering, verf, haaientanden, parkeervak",
                "passage piéton, ligne, marquage, peinture",
                "can_wait",
            ),
            Kind(
                "werken",
                "Hinder door wegenwerken",
                "Gêne due à des travaux",
                "werken, werf, omleiding, nutsleiding, aannemer, signalisatie",
                "travaux, chantier, déviation, entrepreneur",
            ),
        ),
    ),
    Group(
        "verlichting",
        "lightbulb",
        "Verlichting",
        "Éclairage",
        "Lantaarn kapot of brandt overdag",
        "Lampadaire en panne ou allumé le jour",
        (
            Kind(
                "straatlamp-kapot",
                "Straatlamp brandt niet",
                "Lampadaire éteint",
                "lantaarn, straatlamp, verlichting, lamp, donker, paal, kapot",
                "lampadaire, lampe, éclairage, noir, obscur, panne",
            ),
            Kind(
                "straatlamp-overdag",
                "Straatlamp brandt overdag",
                "Lampadaire allumé en journée",
                "lantaarn, straatlamp, overdag, brandt, licht, verspilling",
                "lampadaire, allumé, jour, gaspillage",
                "can_wait",
            ),
            Kind(
                "kabel-los",
                "Losse kabel of open lichtpaal",
                "Câble dénudé ou poteau ouvert",
                "kabel, elektriciteit, stroom, draad, luikje, open, paal, scheef, aangereden",
                "câble, électricité, fil, trappe ouverte, poteau penché, courant",
                "acute",
                acute=True,
            ),
        ),
    ),
    Group(
        "afval",
        "trash-2",
        "Afval",
        "Déchets",
        "Sluikstort, volle vuilnisbak, glas",
        "Dépôt sauvage, poubelle pleine, verre",
        (
            Kind(
                "sluikstort",
                "Sluikstort",
                "Dépôt sauvage",
                "sluikstort, sluikstorten, illegaal, afval, vuil, zakken, matras, zetel, bouwafval, asbest",
                "dépôt sauvage, clandestin, ordures, sacs, matelas, gravats, amiante",
            ),
            Kind(
                "vuilnisbak-vol",
                "Volle of kapotte vuilnisbak",
                "Poubelle pleine ou cassée",
                "vuilnisbak, vuilbak, prullenmand, vol, hondenpoep, kapot",
                "poubelle, corbeille, pleine, cassée, déjections",
            ),
            Kind(
                "zwerfvuil",
                "Zwerfvuil",
                "Détritus",
                "zwerfvuil, papier, blikjes, peuken, plastiek, rommel",
                "détritus, papiers, canettes, mégots, plastique, saleté",
                "can_wait",
            ),
            Kind(
                "glas-op-straat",
                "Glas of scherpe voorwerpen",
                "Verre ou objets tranchants",
                "glas, scherven, naald, spuit, scherp, fles, glasbol",
                "verre, tessons, aiguille, seringue, bouteille, bulle à verre",
                "urgent",
            ),
            Kind(
                "afval-niet-opgehaald",
                "Huisvuil niet opgehaald",
                "Déchets ménagers non collectés",
                "ophaling, huisvuil, pmd, papier, gft, vergeten, zak, container",
                "collecte, ordures ménagères, pmc, papier, oublié, sac",
            ),
        ),
    ),
    Group(
        "water",
        "droplets",
        "Water en riool",
        "Eau et égouts",
        "Verstopte put, water op straat",
        "Avaloir bouché, eau sur la rue",
        (
            Kind(
                "water-op-straat",
                "Water op straat of overstroming",
                "Eau sur la rue ou inondation",
                "overstroming, wateroverlast, water, ondergelopen, kelder, beek, regen, storm",
                "inondation, eau, cave, ruisseau, pluie, orage, débordement",
                "acute",
                acute=True,
            ),
            Kind(
                "straatkolk-verstopt",
                "Verstopte straatkolk of riool",
                "Avaloir ou égout bouché",
                "kolk, riool, rioolputje, verstopt, put, goot, stank, afvoer",
                "avaloir, égout, bouché, caniveau, odeur, évacuation",
                "urgent",
            ),
            Kind(
                "putdeksel",
                "Putdeksel los of weg",
                "Couvercle d’égout descellé ou disparu",
                "putdeksel, deksel, rooster, riooldeksel, los, weg, open put",
                "couvercle, taque, grille, plaque d'égout, trou ouvert",
                "acute",
                acute=True,
            ),
            Kind(
                "vervuild-water",
                "Vervuiling in beek of vijver",
                "Pollution d’un ruisseau ou d’un étang",
                "vervuiling, olie, dode vissen, beek, vijver, kanaal, schuim, lozing",
                "pollution, huile, poissons morts, ruisseau, étang, canal, rejet",
                "urgent",
            ),
        ),
    ),
    Group(
        "groen",
        "tree-deciduous",
        "Bomen en groen",
        "Arbres et verdure",
        "Losse tak, onkruid, gras",
        "Branche cassée, mauvaises herbes, gazon",
        (
            Kind(
                "boom-op-de-weg",
                "Boom of tak op de weg",
                "Arbre ou branche sur la route",
                "boom, tak, omgevallen, omgewaaid, storm, versperd, gevallen",
                "arbre, branche, tombé, tempête, route bloquée",
                "acute",
                acute=True,
            ),
            Kind(
                "losse-tak",
                "Losse tak of zieke boom",
                "Branche qui menace ou arbre malade",
                "tak, boom, ziek, dood, scheef, gevaarlijk, snoeien, eikenprocessierups",
                "branche, arbre, malade, mort, penché, élaguer, chenille processionnaire",
                "urgent",
            ),
            Kind(
                "gras-onkruid",
                "Gras of onkruid te hoog",
                "Herbe ou mauvaises herbes trop hautes",
                "gras, onkruid, maaien, berm, distels, park, perk",
                "herbe, gazon, tondre, accotement, chardons, parc",
                "can_wait",
            ),
            Kind(
                "haag-over-stoep",
                "Haag of struik over de stoep",
                "Haie ou buisson sur le trottoir",
                "haag, struik, overhangend, snoeien, doorgang, zicht",
                "haie, buisson, débordant, tailler, passage, visibilité",
                "can_wait",
            ),
        ),
    ),
)

INTERNAL: tuple[Group, ...] = (
    Group(
        "intern",
        "phone-call",
        "Van het meldpunt zelf",
        "Du point de signalement lui-même",
        "Wordt vanzelf gemaakt, niemand kiest het",
        "Créé automatiquement, personne ne le choisit",
        (
            Kind(
                "terugbellen",
                "Terugbellen",
                "Rappeler",
                "terugbellen, gemiste oproep, voicemail, nachtlijn",
                "rappeler, appel manqué, messagerie, ligne de nuit",
                "urgent",
            ),
        ),
        offered=False,
    ),
)

MORE: dict[str, tuple[Kind, ...]] = {**MORE_OUTDOORS, **MORE_LIVING}
GROUPS: tuple[Group, ...] = tuple(
    replace(group, kinds=group.kinds + MORE.get(group.slug, ())) for group in (*OUTDOORS, *LIVING, *INTERNAL)
)
