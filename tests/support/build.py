"""Build the template database: run as a process of its own, as the owner (see ``tests.support.database``)."""

import tempfile
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from tests.support.template import fill  # noqa: PLC0415  # needs the applications to be loaded

    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))


if __name__ == "__main__":
    main()
