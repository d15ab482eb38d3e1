"""Which people a reader may reach: under a municipality's role the database shows its own only."""

from django.http import Http404

from foundation.access import declarations
from tenants.people.models import Person


def person_or_404(pk: int) -> Person:
    found = Person.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def roles_from_home() -> list[declarations.Role]:
    """The tasks at the region that a municipality may give to its own people."""
    return [role for role in declarations.roles("region") if role.from_home]
