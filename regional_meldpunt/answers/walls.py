from foundation.tenancy.policies import Child, Home, RegionalTable

READ = "select"
WORK = "select,insert,update"
APPEND = "select,insert"
OF_THE_REGION = "municipality = 'public'"

WITH_MELDING = dict.fromkeys(
    ("desk", "engine", "coordinator"), "EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = melding_id)"
)
WITH_MESSAGE = dict.fromkeys(
    ("desk", "coordinator"), "EXISTS (SELECT 1 FROM public.answers_message m WHERE m.id = answers_attempt.message_id)"
)

TABLES = [
    Child(
        "answers.Message",
        parent="melding",
        where=WITH_MELDING,
        tenant=WORK,
        desk=WORK,
        engine=APPEND,
        coordinator=READ,
    ),
    Child("answers.Attempt", parent="message", where=WITH_MESSAGE, tenant=APPEND, desk=APPEND, coordinator=READ),
    Child("answers.Verdict", parent="melding", where=WITH_MELDING, tenant=APPEND, desk=READ, coordinator=READ),
    # The desk answers in the name of a municipality, and therefore reads its words.
    Home("answers.Wording", tenant="select,insert,update,delete", desk=READ, coordinator=READ),
    RegionalTable(
        "answers.CannedText",
        {
            "tenant": "select,insert,update,delete",
            "desk": READ,
            "coordinator": "select,insert,update,delete",
        },
        where=dict.fromkeys(("desk", "coordinator"), OF_THE_REGION),
        single_column="municipality",
    ),
    RegionalTable(
        "answers.IncomingText",
        {"tenant": "select,insert,update,delete", "desk": "select,insert,update,delete"},
        where={"desk": OF_THE_REGION},
        single_column="municipality",
    ),
]
