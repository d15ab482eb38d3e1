from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.tasks import rounds
from foundation.tenancy import demo


class FeedbackConfig(AppConfig):
    name = "cms.feedback"
    label = "feedback"
    verbose_name = _("Said about the website")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.feedback import access, pages  # noqa: PLC0415 - models: once every app is loaded
        from cms.feedback.demo import load  # noqa: PLC0415
        from cms.feedback.keeping import LOOK_EVERY  # noqa: PLC0415
        from cms.feedback.subjects import register  # noqa: PLC0415
        from cms.site import extras  # noqa: PLC0415

        access.declare()
        register(pages.page_at)
        extras.add_to_head("feedback/head.html", pages.piece, order=80)
        extras.add_to_page_end("feedback/piece.html", pages.piece, order=80)
        rounds.register("feedback.look", import_string("cms.feedback.keeping.look"), every=LOOK_EVERY)
        demo.register(municipality=load, order=95)
