"""Rosters belong to the region. Whoever is on call works behind the wall of the desk: there swaps are made."""

from foundation.tenancy.policies import Shared

READ = "select"
KEEP = "select,insert,update,delete"
ADD = "select,insert,update"


def _plan(model: str) -> object:
    return Shared(model, desk=READ, coordinator=KEEP, director=READ, engine=READ, queue=READ)


TABLES = [
    *(
        _plan(f"roster.{name}")
        for name in (
            "Roster",
            "Layer",
            "Rotation",
            "RotationMember",
            "Override",
            "TemporarySchedule",
            "TemporaryShift",
            "OwnDay",
        )
    ),
    Shared(
        "roster.Publication", desk="select,insert", coordinator="select,insert", director=READ, queue="select,insert"
    ),
    Shared("roster.Shift", desk=KEEP, coordinator=KEEP, director=READ, engine=READ, queue=KEEP, admin=READ),
    Shared("roster.Swap", desk=ADD, coordinator=ADD, queue="select,update"),
    Shared("roster.SwapLeg", desk=ADD, coordinator=ADD, queue=READ),
    Shared("roster.LeaveCalendar", desk=KEEP, coordinator=KEEP, queue="select,update"),
    Shared("roster.Absence", desk=KEEP, coordinator=KEEP, queue=KEEP),
    Shared("roster.Feed", desk=ADD, coordinator=ADD),
]
