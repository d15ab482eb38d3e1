"""Who may write on the website. The role decides; Wagtail's group is only its shadow inside Wagtail."""

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from cms.site.setup import EDITORS
from foundation.access import menu
from foundation.access.registry import can, forget, on_grant, on_revoke, permission, role

EDIT_PAGES = "pages.edit"
ROLES = ("redacteur", "beheerder")


def declare() -> None:
    for code in ROLES:
        role(code, scope="municipality", permissions=[EDIT_PAGES])
    permission(EDIT_PAGES, label=_("Write and publish pages of the website"))
    on_grant(join_editors)
    on_revoke(leave_editors)
    menu.register(_("Website"), "wagtailadmin_home", needs=EDIT_PAGES, scope="municipality", icon="file-text", order=80)


def join_editors(user: Any, code: str) -> None:
    if code in ROLES:
        user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])


def leave_editors(user: Any, code: str) -> None:
    """Out of the group, unless another role still lets this person write. The gate of /cms/ asks the role each time."""
    if code not in ROLES:
        return
    forget(user)
    if not can(user, EDIT_PAGES):
        user.groups.remove(*Group.objects.filter(name=EDITORS))
