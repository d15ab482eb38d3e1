"""regio.<domain>/: which municipalities there are, where to report, where staff log in."""


def test_it_leads_to_each_municipality_and_its_report_page(regio, db):
    answer = regio.client().get("/")
    assert answer.status_code == 200
    text = answer.content.decode()
    for slug in ("kortrijk", "menen", "harelbeke", "spiere-helkijn"):
        assert f'href="http://{slug}.localhost/"' in text
        assert f'href="http://{slug}.localhost/melden/"' in text
    assert 'href="/inloggen/"' in text


def test_it_keeps_the_port_of_the_visitor(regio, db):
    text = regio.client(headers={"host": "regio.localhost:8123"}).get("/").content.decode()
    assert 'href="http://kortrijk.localhost:8123/melden/"' in text


def test_it_asks_the_database_nothing(regio, db, django_assert_max_num_queries):
    client = regio.client()
    client.get("/")
    with django_assert_max_num_queries(1):  # choosing the wall
        client.get("/")
