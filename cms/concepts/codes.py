"""The code lists of LPDC, each value with the word a person reads. The codes go out unchanged."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Codes = tuple[tuple[str, Any], ...]

TYPES: Codes = (
    ("Bewijs", _("Proof or certificate")),
    ("Toelating", _("Permission")),
    ("FinancieelVoordeel", _("Financial benefit")),
    ("FinancieleVerplichting", _("Financial obligation")),
    ("AdviesBegeleiding", _("Advice and guidance")),
    ("InfrastructuurMateriaal", _("Infrastructure and material")),
    ("Voorwerp", _("Object")),
)
AUDIENCES: Codes = (
    ("Burger", _("Citizens")),
    ("Onderneming", _("Companies")),
    ("Vereniging", _("Associations")),
    ("Organisatie", _("Organisations")),
    ("LokaalBestuur", _("Local governments")),
    ("VlaamseOverheid", _("Flemish government")),
)
THEMES: Codes = (
    ("BurgerOverheid", _("Papers and registers")),
    ("BouwenWonen", _("Building and living")),
    ("WelzijnGezondheid", _("Care and money")),
    ("MilieuEnergie", _("Waste, nature and energy")),
    ("MobiliteitOpenbareWerken", _("Traffic and streets")),
    ("OnderwijsWetenschap", _("School and child care")),
    ("CultuurSportVrijeTijd", _("Leisure")),
    ("EconomieWerk", _("Work and enterprise")),
)
THEME_ICONS = {
    "BurgerOverheid": "id-card",
    "BouwenWonen": "house",
    "WelzijnGezondheid": "heart-handshake",
    "MilieuEnergie": "recycle",
    "MobiliteitOpenbareWerken": "traffic-cone",
    "OnderwijsWetenschap": "baby",
    "CultuurSportVrijeTijd": "users",
    "EconomieWerk": "building-2",
}
COMPETENT_LEVELS: Codes = (
    ("Europees", _("European")),
    ("Federaal", _("Federal")),
    ("Vlaams", _("Flemish")),
    ("Provinciaal", _("Provincial")),
    ("Lokaal", _("Local")),
)
EXECUTING_LEVELS: Codes = (*COMPETENT_LEVELS, ("Derden", _("Third parties")))
MEDIA: Codes = (("YourEurope", "Your Europe"), ("Rechtenverkenner", "Rechtenverkenner"))
EUROPE: Codes = (
    ("BurgerEnFamilierechten", _("Citizens and family rights")),
    ("ReizenBinnenUnie", _("Travel within the Union")),
    ("Verblijfplaats", _("Residence")),
    ("Voertuigen", _("Vehicles")),
    ("Gezondheidszorg", _("Health care")),
    ("OnderwijsOfStage", _("Education")),
    ("Bedrijfsvoering", _("Running a company")),
)
LANGUAGES: Codes = (("nl", _("Dutch")), ("fr", _("French")), ("en", _("English")), ("de", _("German")))


def theme_slug(code: str) -> str:
    """In an address: `burger-overheid`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in code).lstrip("-")


THEME_OF = {theme_slug(code): code for code, _label in THEMES}


def label(codes: Codes, code: str) -> str:
    return str(dict(codes).get(code, code))
