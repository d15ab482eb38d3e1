"""Build a template database: run as a process of its own, as the owner (see ``tests.support.database``).

Without an argument the plain template; with ``world URL`` the populated one, whose canaries are planted by the superuser at that address.
"""

import sys

import django


def main() -> None:
    django.setup()
    from tests.isolation import world  # noqa: PLC0415  # needs the applications to be loaded
    from tests.support.template import fill  # noqa: PLC0415  # idem

    if sys.argv[1:2] == ["world"]:
        world.fill(sys.argv[2])
    else:
        fill()


if __name__ == "__main__":
    main()
