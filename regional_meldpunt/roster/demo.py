"""Half a year of weeks for the people of the demo; Eva has this one."""

from django.utils import timezone

from foundation.identity.actor import Actor
from regional_meldpunt.roster import actions
from tenants.people.queries import active_people


def load() -> None:
    people = sorted(active_people(), key=lambda person: (person.email != "eva@regio.demo", person.name))
    actions.plan(people, start=timezone.now(), count=26, by=Actor.system("demo"))
