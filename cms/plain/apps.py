from django.apps import AppConfig

from foundation.tenancy import demo


class PlainConfig(AppConfig):
    name = "cms.plain"
    label = "plain_language"
    verbose_name = "Plain language"

    def ready(self) -> None:
        from cms.plain import views  # noqa: PLC0415 - models: once every app is loaded
        from cms.plain.demo import load  # noqa: PLC0415
        from cms.site import extras  # noqa: PLC0415

        extras.add_to_page_top("plain/bar.html", views.bar, order=90)
        demo.register(municipality=load, order=94)
