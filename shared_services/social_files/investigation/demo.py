from tenants.registry.snapshot import MunicipalitySnapshot


def load(place: MunicipalitySnapshot) -> None:
    """Nothing yet."""
