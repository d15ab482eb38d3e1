from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from shared_services.social_files.keys import uses


class ConsentConfig(AppConfig):
    name = "shared_services.social_files.consent"
    label = "social_consent"
    verbose_name = _("Information and consent")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        uses.register(
            import_string(f"{self.name}.queries.rows_with_key"),
            wrap_again=import_string(f"{self.name}.keeping.wrap_again"),
            try_open=import_string(f"{self.name}.keeping.try_open"),
        )
        import_string("shared_services.social_files.investigation.insight.declare")(
            verbs={
                "consent_asked": _("wrote down who has to be told or asked"),
                "consent_link": _("made a link to the form"),
                "consent_link_ended": _("ended the link to the form"),
                "consent_form": _("printed the form"),
                "consent_said": _("wrote down what an adult said"),
                "consent_withdrawn": _("wrote down that an adult withdrew consent"),
                "consent_read": _("looked at what an adult said"),
                "consent_paper": _("opened the signed paper"),
                "consent_destroyed": _("destroyed the names and texts of the consent"),
            },
            purposes={"transfer": _("handles the transfer")},
        )
