"""The log and the hand-overs belong to the region. Reports and months belong to one municipality, which only reads.

Nobody may change or remove a line of the log, a report or a version of a month. What a melding was about stays with
the melding: the log keeps its number.
"""

from foundation.tenancy.policies import Home, Shared

READ = "select"
APPEND = "select,insert"

TABLES = [
    Shared("shiftlog.LogEntry", desk=APPEND, coordinator=READ, queue="select,delete"),
    Shared(
        "shiftlog.HandOver",
        desk="select,insert,update(taken_at,taken_by)",
        coordinator=READ,
        queue="select,delete,update(told_at)",
    ),
    Shared("shiftlog.Rules", desk=READ, coordinator="select,insert,update", queue=READ),
    Home("shiftlog.MorningSetting", queue=READ),
    Home("shiftlog.MorningReport", tenant=APPEND, queue="select(municipality,day,until)"),
    Home("shiftlog.MonthExport", tenant=READ, coordinator=APPEND, queue=APPEND),
]
