from django.apps import AppConfig

from foundation.tenancy import demo


class CachingConfig(AppConfig):
    name = "cms.caching"
    label = "caching"
    verbose_name = "Kept pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.caching import telling  # noqa: PLC0415 - Wagtail may only be imported once every app is loaded

        telling.listen()
        demo.register(municipality=forget_after_demo, order=99)


def forget_after_demo(snapshot: object) -> None:
    from cms.caching.actions import forget  # noqa: PLC0415 - the connection exists once every app is loaded

    forget()
