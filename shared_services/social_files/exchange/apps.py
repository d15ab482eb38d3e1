from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "shared_services.social_files.exchange"
    label = "social_exchange"
    default_auto_field = "django.db.models.BigAutoField"
