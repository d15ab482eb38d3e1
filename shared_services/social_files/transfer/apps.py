from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.tasks import rounds
from foundation.tenancy import demo
from shared_services.social_files import roles
from shared_services.social_files.consent import changes, facts
from shared_services.social_files.keys import uses

LOOK_EVERY = 1800.0  # seconds


VERBS = {
    "taken_over": _("took over from another OCMW"),
    "transfer_begun": _("began the request to another OCMW"),
    "transfer_asked": _("sent the request to another OCMW"),
    "transfer_printed": _("printed the request to another OCMW"),
    "transfer_came_on_paper": _("got the file on paper"),
    "transfer_withdrawn": _("withdrew the request"),
    "transfer_consent_told": _("told the other OCMW who agrees now"),
    "transfer_consent_heard": _("heard who agrees now"),
    "transfer_received": _("received the request of another OCMW"),
    "transfer_taken_up": _("took up the request"),
    "transfer_matched": _("chose this file for another OCMW"),
    "transfer_chosen": _("chose for a part whether it goes along"),
    "transfer_sent": _("sent to another OCMW"),
    "transfer_taken_back": _("took back what was sent"),
    "transfer_recalled": _("heard that it was taken back"),
    "transfer_refused": _("answered that nothing goes along"),
    "transfer_unknown": _("answered that the person is not known"),
    "transfer_passed_on": _("passed the request for help on"),
    "transfer_conflict": _("wrote down a conflict of competence"),
    "transfer_arrived": _("saw that a sealed file lies ready"),
    "transfer_opened": _("opened what was sent"),
    "transfer_came": _("received"),
    "transfer_parcel_refused": _("refused what was sent"),
    "transfer_sealed_again": _("asked the other OCMW to seal again"),
    "transfer_rejected": _("heard that the other OCMW refused it"),
    "transfer_refused_there": _("heard why the other OCMW refused it"),
    "transfer_letter_refused": _("refused a letter"),
    "transfer_read": _("read what was sent"),
    "transfer_document": _("opened a document that was sent"),
    "transfer_decided": _("chose to take over or to investigate again"),
    "transfer_receipt": _("got the receipt"),
    "transfer_finished": _("finished the transfer"),
    "transfer_kept": _("kept what was taken over"),
    "transfer_exported": _("made a PDF or JSON of what was taken over"),
    "transfer_previewed": _("looked at what would go along"),
    "transfer_erased": _("erased the sealed bytes"),
    "transfer_forgotten": _("destroyed the key of the transfer"),
    "transfer_expired": _("let it lie for more than thirty days"),
    "transfer_letter": _("made the letter to the person"),
}


class TransferConfig(AppConfig):
    name = "shared_services.social_files.transfer"
    label = "social_transfer"
    verbose_name = _("Transfer of social files")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        uses.register(
            import_string(f"{self.name}.queries.rows_with_key"),
            wrap_again=import_string(f"{self.name}.keeping.wrap_again"),
        )
        changes.register(import_string(f"{self.name}.asking.consent_changed"))
        facts.register(
            tell=import_string(f"{self.name}.access.request_facts"),
            may_work=import_string(f"{self.name}.access.may_work"),
        )
        import_string("shared_services.social_files.investigation.insight.declare")(
            verbs=VERBS,
            purposes={},
            also=import_string(f"{self.name}.queries.refs_about"),
        )
        menu.register(
            _("Transfer of files"),
            "social_transfer:list",
            needs=roles.WORK,
            scope="municipality",
            icon="send",
            order=46,
            shown=import_string(f"{self.name}.menus.works"),
        )
        menu.register(
            _("Transfers of social files"),
            "social_figures:transfers",
            needs="figures.read",
            scope="region",
            icon="send",
            order=16,
        )
        demo.register(region=import_string(f"{self.name}.demo.load"), order=75)
        rounds.register("social.exchange", import_string(f"{self.name}.keeping.look"), every=LOOK_EVERY)
