"""Faults that the house passes: nothing that was accepted is lost, nobody is called twice for one step, no row of another.

=======================================================  ==============================================================
what goes wrong                                          where it is made to happen
=======================================================  ==============================================================
a worker killed in the middle of a task, or waiting;     `test_worker_killed.py`
a task that kills its worker
the engine killed between deciding and sending; two at   `test_engine_killed.py`; paging killed between handing over
once; a rolling restart; a machine that stands still     and writing: `test_paging.py`; a thousand times: `make soak`
for half a minute
connections to the database ended during intake          `test_web_cut_off.py`; engine: `test_engine_killed.py`;
                                                         sockets: `test_sockets_cut_off.py`
PostgreSQL shut down at once under load, and away for    `test_database_struck_down.py`: web says 503, sockets stay
a while                                                  and catch up, engine and paging go on by themselves
Redis emptied, restarted, away                           `test_engine_killed.py`, `test_web_cut_off.py`,
                                                         `test_sockets_cut_off.py`
a browser that reads nothing                             `tests/foundation/realtime/test_stalled_socket.py`, beside 300
                                                         others in `make bench ARGS=bench_realtime`
a crowd that comes back in one moment                    `test_sockets_cut_off.py`; chance between pages:
                                                         `tests/journeys/test_desk_live.py`
a hundred of one submit, button or message               `test_concurrent_submits.py`, `test_pressed_a_hundred_times.py`
both nights of the clock, a hand-over inside the gap     `test_nights_of_the_clock.py`; rosters minute by minute:
                                                         `tests/regional_meldpunt/roster/test_resolver.py`
the clock stepped by an hour, back or forward            `tests/regional_meldpunt/dispatch/test_engine_seen.py`,
                                                         `tests/regional_meldpunt/dispatch/test_bugs_others_paid_for.py`
a gateway that is slow, fails, accepts and drops         `test_paging.py`
a transfer of a social file cut at each step             `test_transfer_killed.py`
=======================================================  ==============================================================
"""
