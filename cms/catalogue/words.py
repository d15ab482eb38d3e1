"""Words that people use for the same thing. Asking for one also finds the other."""

import re

SAME = (
    "identiteitskaart eid id-kaart pas paspoortje idkaart",
    "reispas paspoort internationaal paspoort",
    "trouwen huwelijk huwen bruiloft trouw",
    "verhuizen verhuis verhuizing adreswijziging adres woonst",
    "geboorte bevalling baby geboren kindje",
    "overlijden overleden dood sterven sterfgeval begrafenis uitvaart",
    "rijbewijs rijbewijzen autorijden",
    "vuilnis afval huisvuil vuilzak vuil restafval",
    "containerpark recyclagepark milieupark stort",
    "bouwvergunning omgevingsvergunning vergunning verbouwen bouwen aanbouw",
    "ocmw sociaal huis sociale dienst maatschappelijk werker",
    "leefloon uitkering bestaansminimum steun",
    "kinderopvang creche crèche opvang onthaalouder kribbe",
    "gezinssamenstelling samenstelling van gezin gezin attest",
    "strafregister goed gedrag en zeden uittreksel bewijs van goed zedelijk gedrag",
    "parkeerkaart handicap gehandicaptenkaart invalide",
    "bewonerskaart parkeren bewonersparkeren",
    "sluikstort zwerfvuil illegaal dumpen",
    "scheiden echtscheiding uit elkaar",
    "samenwonen wettelijk samenwonen samenwonend",
    "nationaliteit belg worden naturalisatie",
    "vakantiewerk jobstudent speelplein",
    "premie toelage subsidie tegemoetkoming",
    "huur huren huurwoning sociale woning",
    "energie gas elektriciteit stookolie verwarming",
    "ziekte mantelzorg verzorgen zorg",
    "feest evenement fuif straatfeest buurtfeest",
    "wifi computer digitaal itsme digipunt",
)
WORD = re.compile(r"[\w’'-]+", re.UNICODE)


def alternatives(question: str) -> list[str]:
    """The question, and the same question in other words."""
    asked = " ".join(WORD.findall(question.lower()))
    found = [asked]
    for row in SAME:
        words = row.split()
        if any(word in asked.split() for word in words):
            found.extend(word for word in words if word not in found)
    return found[:12]
