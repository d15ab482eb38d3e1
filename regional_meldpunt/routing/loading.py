"""Putting the parties and the rules of the region into the database: once; what the coordinator changed stays."""

from __future__ import annotations

from regional_meldpunt.routing.content import OUTSIDERS, RULES, Outsider
from regional_meldpunt.routing.models import REGION, Party, Rule


def load() -> None:
    """Add the parties that are not there yet, and the rules when the region has none at all."""
    known = set(Party.objects.filter(municipality=REGION).values_list("slug", flat=True))
    Party.objects.bulk_create([_party(one) for one in OUTSIDERS if one.slug not in known])
    if Rule.objects.filter(municipality=REGION).exists():
        return
    Rule.objects.bulk_create(
        [
            Rule(
                municipality=REGION,
                position=position,
                name=rule.name,
                conditions=rule.conditions,
                team=rule.team,
                party=rule.party,
                urgency=rule.urgency,
                responsible=rule.responsible,
            )
            for position, rule in enumerate(RULES, start=1)
        ]
    )


def _party(one: Outsider) -> Party:
    return Party(
        municipality=REGION,
        slug=one.slug,
        name=one.name,
        sort=one.sort,
        places=list(one.places),
        way=one.way,
        phone=one.phone,
        website=one.website,
        text_nl=one.nl,
        text_fr=one.fr,
    )
