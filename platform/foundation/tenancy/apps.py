from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "foundation.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from foundation.tenancy import content_types  # noqa: PLC0415 - models may only be imported once apps are loaded

        content_types.install()
