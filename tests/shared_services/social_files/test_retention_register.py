"""What is kept of people in social files stands in the register of retention: every table, none forgotten."""

import re

from django.apps import apps

from tests.support.home import CHECKOUT

SECURITY = ("asvs-sociaal-dossier.md", "sociaal-dossier-dreigingen.md")
REGISTER = CHECKOUT / "docs" / "veiligheid" / "bewaarregister-sociaal.md"


def test_every_table_of_the_social_files_stands_in_the_register() -> None:
    text = REGISTER.read_text(encoding="utf-8")
    told = set(re.findall(r"`(social_\w+\.\w+)`", text))
    kept = {
        model._meta.label
        for config in apps.get_app_configs()
        if config.name.startswith("shared_services.social_files.")
        for model in config.get_models()
    }
    assert kept and told == kept


def test_every_test_that_the_security_pages_name_exists() -> None:
    folder = CHECKOUT / "docs" / "veiligheid"
    pages = [(folder / name).read_text(encoding="utf-8") for name in SECURITY]
    text = "\n".join(pages)
    here = CHECKOUT / "tests" / "shared_services" / "social_files"
    named = re.findall(r"`(test_\w+\.py)(?:::(test_\w+))?`", text)
    assert len(named) > 25
    for name, test in named:
        source = (here / name).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in source, f"{name}::{test}"
    elsewhere = re.findall(r"`(tests/[\w/]+(?:\.py)?)(?:::(test_\w+))?`", text)
    assert len(elsewhere) > 10
    for path, test in elsewhere:
        assert (CHECKOUT / path).exists(), path
        assert not test or f"def {test}(" in (CHECKOUT / path).read_text(encoding="utf-8"), f"{path}::{test}"
