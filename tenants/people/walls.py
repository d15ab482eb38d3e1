from foundation.tenancy.policies import Home

# The gate may only ask whether an account still stands; names and telephones are for those who work with them.
TABLES = [
    Home(
        "people.Person",
        gate="select(id, region_account, active)",
        desk="select",
        coordinator="select",
        director="select",
        engine="select",
        queue="select",
        admin="select,update",
    ),
]
