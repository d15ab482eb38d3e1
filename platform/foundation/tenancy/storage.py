"""Files of municipalities, each below its own folder; no folder is shared, and *none* has none."""

from django_tenants.files.storage import TenantFileSystemStorage

from foundation.tenancy.context import current
from foundation.tenancy.wall import WallError, WallState


class MunicipalityStorage(TenantFileSystemStorage):  # type: ignore[misc]  # django-tenants carries no types
    """`MEDIA_ROOT/<schema>/...` for a municipality, `MEDIA_ROOT/public/...` for the region."""

    def path(self, name: str) -> str:
        if current().state in (WallState.NONE, WallState.LOOKUP):
            raise WallError("A file belongs to a municipality or to the region: choose one first.")
        return str(super().path(name))
