from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.tenancy import demo


class TaakConfig(AppConfig):
    name = "regional_meldpunt.taak"
    label = "taak"
    verbose_name = _("Tasks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        waiting = import_string("regional_meldpunt.taak.menus.waiting")
        menu.register(
            _("Tasks"),
            "taak:list",
            needs="meldingen.see",
            scope="municipality",
            icon="list-checks",
            order=7,
            count=waiting,
        )
        owners = import_string("regional_meldpunt.open311.owners.register")
        owners("taak", import_string("regional_meldpunt.taak.follower.FOLLOWER"))
        import_string("regional_meldpunt.mailbox.parties.register")(
            import_string("regional_meldpunt.taak.by_mail.heard")
        )
        import_string("regional_meldpunt.answers.others.register")(import_string("regional_meldpunt.taak.stuck.listed"))
        demo.register(region=import_string("regional_meldpunt.taak.demo.load"), order=90)
