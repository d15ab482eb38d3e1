from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tenancy import demo

WORDS, GATEWAY = "answers.words", "answers.gateway"


class AnswersConfig(AppConfig):
    name = "regional_meldpunt.answers"
    label = "answers"
    verbose_name = _("Answers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(
            answers__wording_changed=_("Text of a message changed"),
            answers__gateway_key_shown=_("Key of the gateway of text messages shown"),
        )
        import_string("foundation.notifications.gateway.register")(
            receipt=import_string("regional_meldpunt.answers.gateway.receipt"),
            reply=import_string("regional_meldpunt.answers.gateway.reply"),
        )
        declarations.permission(WORDS, label=_("Change the texts that reporters read"))
        declarations.permission(GATEWAY, label=_("Connect the gateway of text messages"))
        declarations.role("beheerder", scope="municipality", permissions=[WORDS])
        declarations.role("coordinator", scope="region", permissions=[WORDS, GATEWAY])
        waiting = import_string("regional_meldpunt.answers.menus.waiting")
        menu.register(
            _("Post and calls"),
            "answers:room",
            needs="meldingen.handle",
            scope="municipality",
            icon="mail",
            order=6,
            count=waiting,
        )
        menu.register(
            _("Post and calls"), "answers:room", needs="meldingen.handle", scope="region", icon="mail", order=12
        )
        menu.register(
            _("Texts to reporters"), "answers:texts", needs=WORDS, scope="municipality", icon="message-circle", order=60
        )
        menu.register(_("Canned texts"), "answers:canned", needs=WORDS, scope="municipality", icon="pilcrow", order=61)
        menu.register(_("Canned texts"), "answers:canned", needs=WORDS, scope="region", icon="pilcrow", order=61)
        menu.register(
            _("Gateway of text messages"), "sms:settings", needs=GATEWAY, scope="region", icon="smartphone", order=67
        )
        demo.register(municipality=import_string("regional_meldpunt.answers.demo.load"), order=45)
