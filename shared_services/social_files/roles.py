"""Who works with social files. The head of the social service gives these roles, a second person confirms.

The administrator of the municipality cannot give, confirm or take them, and neither can anybody of the region.
"""

from django.utils.translation import gettext_lazy as _

from foundation.access.declarations import permission, role

WORK, HEAD, MEETING, KEYS, PEOPLE, INSIDE = (
    "social.work",
    "social.head",
    "social.meeting",
    "social.keys",
    "social.people",
    "social.inside",
)
WORKER, HEAD_ROLE, MEMBER, HOLDER = "maatschappelijk_werker", "hoofd_sociaal", "bcsd_lid", "sleutelhouder"
ALL = (WORKER, HEAD_ROLE, MEMBER, HOLDER)
SECOND_PERSONS = (HEAD_ROLE, HOLDER)


def declare() -> None:
    permission(WORK, label=_("Work in the social files of one's own team"))
    permission(HEAD, label=_("See every social file, decide on teams and meetings"))
    permission(MEETING, label=_("Read the social files on the agenda of a meeting, around that meeting"))
    permission(KEYS, label=_("Hold a key of the social files"))
    permission(PEOPLE, label=_("Give the roles of the social service"))
    permission(INSIDE, label=_("See that the social files are locked or open"))
    facts = {"scope": "municipality", "sensitive": True, "granted_by": [HEAD_ROLE], "confirmed_by": SECOND_PERSONS}
    role(
        WORKER,
        label=_("Social worker"),
        description=_("Does the social investigation; sees the files of the own team."),
        permissions=["office.use", WORK, INSIDE],
        order=60,
        **facts,  # type: ignore[arg-type]  # the same words for four roles
    )
    role(
        HEAD_ROLE,
        label=_("Head of the social service"),
        description=_("Sees every social file of the OCMW and gives the roles of the service."),
        permissions=["office.use", WORK, HEAD, PEOPLE, INSIDE],
        order=61,
        **facts,  # type: ignore[arg-type]  # idem
    )
    role(
        MEMBER,
        label=_("Member of the special committee (BCSD)"),
        description=_("Reads the files on the agenda, from some days before the meeting until just after it."),
        permissions=["office.use", MEETING, INSIDE],
        order=62,
        **facts,  # type: ignore[arg-type]  # idem
    )
    role(
        HOLDER,
        label=_("Key holder of the social files"),
        description=_("Unlocks the social files together with another key holder; reads none by that."),
        permissions=["office.use", KEYS, INSIDE],
        order=63,
        **facts,  # type: ignore[arg-type]  # idem
    )
