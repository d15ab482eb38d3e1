from django.apps import AppConfig


class PublicKeysConfig(AppConfig):
    name = "shared_services.social_files.public_keys"
    label = "social_public_keys"
    default_auto_field = "django.db.models.BigAutoField"
