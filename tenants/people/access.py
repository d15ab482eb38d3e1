"""Which people a reader may reach: under a municipality's role the database shows its own only."""

from foundation.access import declarations
from foundation.access.finding import or_404
from tenants.people.models import Person


def person_or_404(pk: int) -> Person:
    return or_404(Person.objects.filter(pk=pk).first())


def roles_from_home() -> list[declarations.Role]:
    """The tasks at the region that a municipality may give to its own people."""
    return [role for role in declarations.roles("region") if role.from_home]
