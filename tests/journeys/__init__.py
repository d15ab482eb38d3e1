"""What people do, walked in a real browser against the real processes. Each stop goes past axe (WCAG 2.2 AA).

The days tell who walks what; `phone` is a telephone of 390 wide, `screen` one of 1440.

=====================  ======  ========================================================================================
who                    on      what, and where it is walked
=====================  ======  ========================================================================================
citizen                phone   four questions, photos, no scripts, a double click: `test_report`; referrals first, questions
                               of the category, a kind that needs a name, the way to be answered, all own reports by mail,
                               silence and messages again, the opinion; the map, its feed, following, mails about an area:
                               `test_day_of_gust`; follow what is known: `test_same_thing`; a question answered, "no, not
                               yet" and open again: `test_ask_and_reopen`; read what a party did: `test_party`
operator               screen  live desk: `test_desk_live`, `test_main_job`; a call by keyboard under 45 seconds, follow,
                               exchange, answered at once: `test_telephone`; a known caller, joining and parting, a storm
                               with its message, a neighbour with the reporter, a mail without a place: `test_day_of_dirk`
on call                phone   called, goes, steps, done: `test_main_job`
front office           both    counter and letter, posted, called back: `test_day_of_the_counter`; telephone: `test_telephone`
case worker            both    keys, two at once, many at once and back, list on a telephone: `test_case_worker`; own lists,
                               tasks side by side and in turn, split, reopen, ready-made words, preview, undo, file on a
                               telephone: `test_day_of_anna`; ask and go on: `test_ask_and_reopen`; mail that waits: `test_mail`
team lead              screen  late and near, workload, moving work, figures with CSV and XLSX: `test_day_of_anna`
coordinator            screen  roster: `test_roster`; referral with a period, promise with history, party, rule, why it fires,
                               what broke: `test_day_of_coor`
administrator          screen  key, webhook, page for programmers: `test_connections`; mailbox: `test_mail`; team, own words
                               with preview, terms and register: `test_day_of_bram`
party outside          phone   accept and finish: `test_party`; ask with a photo, decline, answer by mail, a link that ran out:
                               `test_day_of_a_party`
=====================  ======  ========================================================================================

Without a browser, over the real thing: software that speaks GeoReport (`three`, `georeport`) lists, posts and follows in
`tests/regional_meldpunt/open311/test_live_clients.py`; a conversation of ten turns over SMTP and IMAP lands in one melding in
`tests/regional_meldpunt/mailbox/test_conversation.py`.
"""
