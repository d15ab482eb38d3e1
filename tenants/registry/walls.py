from foundation.tenancy.policies import Shared

EVERYBODY = {group: "select" for group in ("tenant", "lookup", "gate", "engine", "queue")}

TABLES = [
    Shared("registry.Municipality", **EVERYBODY),
    Shared("registry.Domain", **EVERYBODY),
    Shared("registry.Participation", **EVERYBODY),
    Shared("registry.RegistryVersion", **EVERYBODY),
]
