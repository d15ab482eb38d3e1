"""The roles everybody knows from the first day. Modules add their own permissions to them."""

from django.utils.translation import gettext_lazy as _

from foundation.access.declarations import permission, role


def declare() -> None:
    permission("office.use", label=_("Open the back office"))
    permission("office.accounts", label=_("Invite colleagues, give and take roles, close accounts"))
    permission("office.settings", label=_("Change the settings of the municipality"))
    permission("audit.read", label=_("Read and export the audit book"))
    _municipality()
    _region()


def _municipality() -> None:
    role(
        "beheerder",
        scope="municipality",
        label=_("Administrator"),
        description=_("Manages accounts, roles and settings of the own municipality."),
        permissions=["office.use", "office.accounts", "office.settings", "audit.read"],
        granted_by=["beheerder"],
        order=10,
    )
    role(
        "redacteur",
        scope="municipality",
        label=_("Web editor"),
        description=_("Writes and publishes the pages of the website."),
        permissions=["office.use"],
        granted_by=["beheerder"],
        order=20,
    )
    role(
        "onthaal",
        scope="municipality",
        label=_("Front office"),
        description=_("Answers people at the counter and on the telephone."),
        permissions=["office.use"],
        granted_by=["beheerder"],
        order=30,
    )
    role(
        "behandelaar",
        scope="municipality",
        label=_("Case worker"),
        description=_("Handles the meldingen of the own municipality."),
        permissions=["office.use"],
        granted_by=["beheerder"],
        order=40,
    )
    role(
        "directie",
        scope="municipality",
        label=_("Management"),
        description=_("Reads reports of the own municipality; sees nobody's file."),
        permissions=["office.use"],
        granted_by=["beheerder"],
        order=50,
    )


def _region() -> None:
    role(
        "operator",
        scope="region",
        label=_("Operator of the meldpunt"),
        description=_("Works at the joint desk: takes calls, judges and dispatches."),
        granted_by=["regiobeheerder"],
        wall="desk",
        order=10,
    )
    role(
        "wachtdienst",
        scope="region",
        label=_("On call"),
        description=_("Is reached when something cannot wait."),
        granted_by=["regiobeheerder"],
        wall="desk",
        from_home=True,
        order=20,
    )
    role(
        "coordinator",
        scope="region",
        label=_("Coordinator"),
        description=_("Makes the roster and the agreements of the meldpunt."),
        granted_by=["regiobeheerder"],
        wall="coordinator",
        order=30,
    )
    role(
        "directeur",
        scope="region",
        label=_("Director"),
        description=_("Compares figures; sees nobody's file."),
        granted_by=["regiobeheerder"],
        wall="director",
        from_home=True,
        order=40,
    )
    role(
        "muurscherm",
        scope="region",
        label=_("Wall screen"),
        description=_("For the screen on the wall of the desk: sees what is open, opens nothing."),
        granted_by=["regiobeheerder"],
        wall="desk",
        order=45,
    )
    role(
        "regiobeheerder",
        scope="region",
        label=_("Region administrator"),
        description=_("Manages accounts of the region and the register of municipalities; sees no case."),
        permissions=["office.use", "office.accounts", "audit.read"],
        granted_by=["regiobeheerder"],
        confirmed_by=["regiobeheerder"],
        sensitive=True,
        wall="admin",
        order=50,
    )
