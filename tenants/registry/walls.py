from foundation.tenancy.policies import Shared

EVERYBODY = dict.fromkeys(("tenant", "lookup", "gate", "engine", "queue"), "select")

TABLES = [
    Shared("registry.Municipality", **EVERYBODY),
    Shared("registry.Domain", **EVERYBODY),
    Shared("registry.Participation", **EVERYBODY),
    Shared("registry.RegistryVersion", **EVERYBODY),
]
