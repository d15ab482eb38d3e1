"""The icons an editor may give a page: names of the one icon set, each with the word the editor reads."""

from django.utils.translation import gettext_lazy as _

PAGE_ICONS = [
    ("file-text", _("Document")),
    ("truck", _("Moving house")),
    ("id-card", _("Identity card")),
    ("recycle", _("Waste")),
    ("car-front", _("Car")),
    ("bus", _("Public transport")),
    ("baby", _("Child")),
    ("heart", _("Heart")),
    ("heart-handshake", _("Help")),
    ("house", _("House")),
    ("users", _("People")),
    ("mail", _("Letter")),
    ("map-pin", _("Place")),
    ("calendar-check", _("Calendar")),
]

PLACE_ICONS = {
    "hall": "landmark",
    "social": "heart-handshake",
    "library": "book-open",
    "recycling": "recycle",
    "sport": "dumbbell",
    "pool": "waves",
    "culture": "drama",
    "youth": "tent",
    "childcare": "baby",
    "care": "heart",
    "park": "trees",
    "tourism": "map",
    "cemetery": "flower",
    "other": "map-pin",
}
"""By kind of place."""
