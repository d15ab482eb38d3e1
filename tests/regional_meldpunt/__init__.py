"""The journey of a melding. What the on-call half of it promises, and where each promise is kept an eye on:

==========================  =========================================================================================
roster                      rotations against a walk through every minute, three years: `roster/test_resolver.py`; the
                            wall clock, joining and leaving, holidays, fairness, quality: `roster/test_wall_clock.py`;
                            draft, publish, the past that never changes, who hears of it: `roster/test_roster.py`;
                            swaps: `roster/test_swaps.py`; calendars in and out, broken ones: `roster/test_calendars.py`;
                            differences, discarding, temporary schedules: `roster/test_pages.py`; mouse and keyboard:
                            `tests/journeys/test_roster.py`
escalation                  arithmetic: `escalation/test_moves.py`; which policy: `escalation/test_choosing.py`; what would
                            reach nobody is refused by day: `escalation/test_pages.py`; simulator:
                            `escalation/test_simulator.py`, and that the engine does the same, by chance:
                            `dispatch/test_simulator_agrees.py`
draaiboek                   `playbooks/test_playbooks.py`; offline, with the alarm: `tests/journeys/test_night_on_call.py`
night line                  `night_line/test_calls.py`; in Chromium: `tests/journeys/test_night_on_call.py`
engine                      `dispatch/test_run.py`, `dispatch/test_rounds.py`, `dispatch/test_engine.py`; seen, and its sign
                            of life outside: `dispatch/test_engine_seen.py`; quick after years:
                            `dispatch/test_engine_plans.py`; an upgrade: `dispatch/test_from_before.py`; `tests/faults`
notifications               verified ways, rules, readiness: `paging/test_pages.py`, `paging/test_taking.py`; limits and quiet
                            hours: `paging/test_limits.py`; answers: `paging/test_answers.py`; push: `paging/test_push.py`;
                            gateways that fail: `tests/faults/test_paging.py`; on a telephone:
                            `tests/journeys/test_reachable.py`
desk                        `desk/test_projection.py`, `desk/test_page.py`; live, in Chromium: `tests/journeys/test_desk_live.py`,
                            `tests/journeys/test_two_desks.py`, `tests/journeys/test_main_job.py`
shift log, hand-over        `shifts/test_hand_over.py`; morning report: `shifts/test_morning.py`; hours per employer and rest:
                            `shifts/test_months.py`, `shifts/test_counting.py`
on-call app                 `oncall/test_alarm.py`, `oncall/test_pressing.py`; offline, in order, once, four taps:
                            `tests/journeys/test_night_on_call.py`
bugs others paid for        `dispatch/test_bugs_others_paid_for.py`, with the list
speed and size              `make bench ARGS=dispatching`, `bench_realtime`, `rosters`; `make soak`
a whole night               `streekpoort demo night`; its audit: `tests/streekpoort/night/test_audit.py`
==========================  =========================================================================================
"""
