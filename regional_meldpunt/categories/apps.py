from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs
from foundation.tenancy import demo
from foundation.tenancy.registers import on_region_created

KEEP = "categories.keep"


class CategoriesConfig(AppConfig):
    name = "regional_meldpunt.categories"
    label = "categories"
    verbose_name = _("Categories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        on_region_created.register(import_string("regional_meldpunt.categories.loading.load"), order=20)
        verbs.declare(
            categories__changed=_("Category changed"),
            categories__made=_("Category made"),
            categories__chosen=_("Own choice about a category of the region"),
            categories__question=_("Question of a category changed"),
            categories__referral=_("Referral changed"),
            categories__line_opened=_("1722 opened"),
            categories__line_closed=_("1722 closed"),
        )
        declarations.permission(KEEP, label=_("Keep the categories, their questions and the referrals"))
        keepers: tuple[tuple[str, Scope], ...] = (("beheerder", "municipality"), ("coordinator", "region"))
        for role, scope in keepers:
            declarations.role(role, scope=scope, permissions=[KEEP])
            menu.register(_("Categories"), "catalogue:list", needs=KEEP, scope=scope, icon="rows", order=60)
        demo.register(
            municipality=import_string("regional_meldpunt.categories.demo.load_municipality"),
            region=import_string("regional_meldpunt.categories.demo.load_region"),
            order=25,
        )
