"""A database from nothing, with the baseline in the folder that is named: `python -m tests.tenants.provisioning.start_from FOLDER`."""

import sys
from pathlib import Path

import django


def main(folder: Path) -> None:
    django.setup()
    from tenants.provisioning import baseline, database, municipalities  # noqa: PLC0415  # the applications come first

    baseline.FOLDER = folder
    database.migrate(progress=print)
    municipalities.create(slug="menen", name="Menen", refnis="34027")
    print("then:", database.migrate(progress=print))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
