"""What the website keeps of people stands in the register of retention: every table, none forgotten."""

import re

from django.apps import apps

from tests.support.home import CHECKOUT

REGISTER = CHECKOUT / "docs" / "veiligheid" / "bewaarregister-website.md"
OF_PEOPLE = {"site_pages.PersonPage", "site_pages.DepartmentPage", "site_pages.ContactChannel"}


def test_every_table_of_the_website_stands_in_the_register() -> None:
    told = set(re.findall(r"`(\w+\.[A-Z]\w+)`", REGISTER.read_text(encoding="utf-8")))
    kept = {
        model._meta.label
        for config in apps.get_app_configs()
        if config.name.startswith("cms.") and config.label != "site_pages"
        for model in config.get_models()
    }
    assert kept and told == kept | OF_PEOPLE
