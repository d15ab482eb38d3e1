from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations
from foundation.audit import verbs
from foundation.identity import standing
from foundation.tenancy import demo


class PeopleConfig(AppConfig):
    name = "tenants.people"
    label = "people"
    verbose_name = _("People of the region")

    def ready(self) -> None:
        verbs.declare(
            people__invited=_("Person invited for the region"),
            people__invited_again=_("Invitation for the region sent again"),
            people__joined=_("Person joined the region"),
            people__withdrawn=_("Person withdrawn from the region"),
            people__returned=_("Person active for the region again"),
        )
        declarations.permission("people.manage", label=_("Invite and withdraw people for the region"))
        declarations.role("beheerder", scope="municipality", permissions=["people.manage"])
        standing.register("people", import_string("tenants.people.queries.may_enter_region"))
        demo.register(region=import_string("tenants.people.demo.load"), order=20)
