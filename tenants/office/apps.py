from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.audit import verbs
from foundation.tenancy import demo
from tenants.office import roles


class OfficeConfig(AppConfig):
    name = "tenants.office"
    label = "office_admin"
    verbose_name = _("Back office")

    def ready(self) -> None:
        roles.declare()
        verbs.declare(office__setting_changed=_("Setting changed"))
        import_string("tenants.office.missing.declare")()
        for scope in ("municipality", "region"):
            menu.register(_("Start"), "office_start", needs="office.use", scope=scope, icon="house", order=10)
            menu.register(
                _("Colleagues"), "office_accounts", needs="office.accounts", scope=scope, icon="users", order=70
            )
            menu.register(_("Audit book"), "office_audit", needs="audit.read", scope=scope, icon="book-open", order=95)
        menu.register(
            _("People for the meldpunt"),
            "office_people",
            needs="people.manage",
            scope="municipality",
            icon="phone",
            order=75,
        )
        menu.register(
            _("Settings"), "office_settings", needs="office.settings", scope="municipality", icon="settings", order=90
        )
        menu.register(
            _("Closing days"),
            "office_closing_days",
            needs="office.settings",
            scope="municipality",
            icon="calendar-days",
            order=85,
        )
        menu.register(
            _("House style"), "office_theme", needs="office.settings", scope="municipality", icon="palette", order=88
        )
        demo.register(
            municipality=import_string("tenants.office.demo.load_municipality"),
            region=import_string("tenants.office.demo.load_region"),
            order=10,
        )
