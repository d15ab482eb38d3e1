"""Connections with other software in the populated region: a key, a system, what was handed on, a webhook, a subscription."""

import uuid

from django.utils import timezone

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.escalation import actions as escalation
from regional_meldpunt.escalation import actions_choices as choices
from regional_meldpunt.escalation import standard
from regional_meldpunt.escalation.world import world as escalation_world
from regional_meldpunt.linked_data import actions as webhooks
from regional_meldpunt.meldingen import secret_links
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.open311 import actions as open311
from regional_meldpunt.open311.models import Submission
from regional_meldpunt.public_map import actions as public_map
from regional_meldpunt.public_map.areas import Area
from regional_meldpunt.routing.models import Party
from tenants.registry.snapshot import MunicipalitySnapshot
from tests.isolation.conftest import World

BY = Actor.system("the world of the tests")
NOWHERE = "http://127.0.0.1:9/open311/v2/"


def connect(place: MunicipalitySnapshot, melding: Melding) -> None:
    """One of each for a municipality; nothing listens at the addresses."""
    at = timezone.now()
    with municipality(place.schema_name):
        key, _text = open311.make_key(name="Een app", answers_with_token=False, by=BY, at=at)
        Submission.objects.create(
            melding=melding,
            municipality=melding.municipality,
            received_by=melding.received_by,
            api_key_id=key.pk,
            at=at,
        )
        values = {"name": f"Systeem van {place.name}", "url": NOWHERE, "jurisdiction": "", "key": "hun-sleutel"}
        system = open311.save_endpoint(None, values, by=BY)
        open311.hand_on(melding, system, sending={"description": "Een boom ligt over de weg."}, by=BY, at=at)
        party, _made = Party.objects.get_or_create(
            municipality=place.schema_name,
            slug="aannemer-van-de-wereld",
            defaults={"name": f"Aannemer van {place.name}", "way": "open311", "endpoint": NOWHERE},
        )
        open311.keep_party_system(party, {"key": "hun-sleutel", "codes": {"put-in-de-weg": "L7"}}, by=BY)
        hook = webhooks.make({"name": "Een scherm", "url": NOWHERE, "events": []}, by=BY, at=at)
        webhooks.send_test(hook, place, at=at)
        escalate(place.schema_name)
        public_map.confirm(
            public_map.ask("gust@citizen.test", Area(), base="http://x.localhost", language="nl", at=at),
            base="http://x.localhost",
            at=at,
        )


def escalate(own: str) -> None:
    """A policy of its own, in use and chosen for everything of this municipality."""
    at = timezone.now()
    plan = standard.beginning()
    policy = escalation.make(name=f"Beleid van {own}", description="", plan=plan, owner=own, by=BY, at=at)
    policy = escalation.publish(policy, escalation_world(own), mark=policy.draft_mark, by=BY, at=at)
    given = {"category": None, "group": None, "urgency": "", "place": "", "policy": policy}
    choices.choose(given, owner=own, by=BY)


def named(world: World, schema: str) -> dict[str, tuple[object, ...]]:
    """What a neighbour's addresses are filled in with, by the name of the argument."""

    def ids(table: str) -> tuple[object, ...]:
        return tuple(row[0] for row in world.look(f"SELECT id FROM public.{table} WHERE municipality = %s", schema))

    keys = world.look(f"SELECT key::text FROM {schema}.public_map_subscription")
    tokens = world.look("SELECT token::text FROM public.open311_submission WHERE municipality = %s", schema)
    systems = world.look("SELECT slug FROM public.open311_endpoint WHERE municipality = %s", schema)
    codes = world.look("SELECT slug FROM public.categories_category ORDER BY id LIMIT 1")
    mails = world.look("SELECT ref::text FROM public.mailbox_incomingmail WHERE municipality = %s LIMIT 2", schema)
    months = world.look(
        "SELECT to_char(month, 'YYYY-MM') FROM public.shiftlog_monthexport WHERE municipality = %s LIMIT 1", schema
    )
    days = world.look("SELECT day::text FROM public.shiftlog_morningreport WHERE municipality = %s LIMIT 1", schema)
    return {
        "month": tuple(row[0] for row in months) or ("2026-10",),
        "day": tuple(row[0] for row in days) or ("2026-10-25",),
        "form": ("csv",),
        "mail_ref": tuple(row[0] for row in mails),
        "mailbox_pk": ids("mailbox_mailbox"),
        "key_pk": ids("open311_apikey"),
        "link_pk": ids("open311_link"),
        "party_pk": ids("routing_party"),
        "book_pk": ids("playbooks_playbook"),
        "example_pk": ids("playbooks_playbook"),
        "offer_pk": ids("playbooks_offer"),
        "edition_number": (1,),
        "policy_pk": ids("escalation_policy"),
        "choice_pk": ids("escalation_choice"),
        "step_number": (1,),
        "webhook_pk": ids("linked_data_webhook"),
        "delivery_id": ids("linked_data_delivery"),
        "system": tuple(row[0] for row in systems),
        "token": tuple(row[0] for row in tokens),
        "code": tuple(row[0] for row in codes),
        "subscription": tuple(secret_links.token(uuid.UUID(row[0])) for row in keys),
    }
