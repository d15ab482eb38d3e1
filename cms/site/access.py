"""Who may write on the website. The role decides; Wagtail's group is only its shadow inside Wagtail."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.site import subsites
from cms.site.setup import EDITORS, give_files
from foundation.access import menu
from foundation.access.registry import forget, has_role, on_grant, on_revoke, permission, role

EDIT_PAGES = "pages.edit"
ROLES = ("redacteur", "beheerder")
OF_A_PART = "deelredacteur"
"""Edits the subsites that name this person, and nothing else."""
PART_EDITORS = "Deelredacteurs"


def declare() -> None:
    for code in ROLES:
        role(code, scope="municipality", permissions=[EDIT_PAGES])
    role(
        OF_A_PART,
        scope="municipality",
        label=_("Editor of a subsite"),
        description=_("Writes and publishes on the subsites that name this person, and nowhere else."),
        permissions=[EDIT_PAGES],
        granted_by=["beheerder"],
        order=26,
    )
    permission(EDIT_PAGES, label=_("Write and publish pages of the website"))
    on_grant(join_editors)
    on_revoke(leave_editors)
    menu.register(_("Website"), "wagtailadmin_home", needs=EDIT_PAGES, scope="municipality", icon="file-text", order=80)


def join_editors(user: Any, code: str) -> None:
    if code in ROLES:
        user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    elif code == OF_A_PART:
        user.groups.add(_part_editors())


def _part_editors() -> Group:
    """They may enter the editor and use its files; on which pages they write, their subsites say."""
    group, made = Group.objects.get_or_create(name=PART_EDITORS)
    if made:
        give_files(group)
    return group


def leave_editors(user: Any, code: str) -> None:
    """Out of the group, unless another role still lets this person write. The gate of /cms/ asks the role each time."""
    if code not in (*ROLES, OF_A_PART):
        return
    forget(user)
    if code == OF_A_PART:
        user.groups.remove(*Group.objects.filter(Q(name=PART_EDITORS) | Q(name__startswith=subsites.PREFIX)))
    elif not any(has_role(user, other) for other in ROLES):
        user.groups.remove(*Group.objects.filter(name=EDITORS))
