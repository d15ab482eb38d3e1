"""A department writes on its own pages; somebody else publishes them."""

from django.core import mail

from cms.site.models import ContentPage
from foundation.identity.models import User
from foundation.notifications.models import Delivery
from tests import cast
from tests.cms.test_editing import new_text, page_of


def told(place):
    """Template and recipient of every mail that was asked for here."""
    with place.wall():
        rows = Delivery.objects.filter(municipality=place.schema).order_by("pk")
        return [(row.template.rpartition("/")[2], row.recipient) for row in rows]


def sent(page, text, **buttons):
    form = new_text(page, text)
    del form["action-publish"]
    return {**form, **buttons}


def test_somebody_of_a_department_writes_there_and_nowhere_else(demo_site, department, kortrijk):
    demo_site("kortrijk")
    department(kortrijk, "Milieu", "afval")
    waste, parking = page_of(kortrijk, "afval"), page_of(kortrijk, "parkeren")
    rita = kortrijk.client(cast.RITA)
    assert rita.get(f"/cms/pages/{waste.pk}/edit/").status_code == 200
    assert rita.get(f"/cms/pages/{parking.pk}/edit/").status_code == 302
    rita.post(f"/cms/pages/{parking.pk}/edit/", new_text(parking, "Van de verkeerde dienst."))
    rita.post(f"/cms/pages/{waste.pk}/edit/", new_text(waste, "Zonder nalezen."))
    for path in ("/parkeren/", "/afval/"):
        text = kortrijk.client().get(path).content.decode()
        assert "Van de verkeerde dienst." not in text and "Zonder nalezen." not in text


def test_a_page_is_sent_back_sent_again_and_published(demo_site, department, kortrijk):
    demo_site("kortrijk")
    department(kortrijk, "Milieu", "afval")
    page = page_of(kortrijk, "afval")
    path = f"/cms/pages/{page.pk}/edit/"
    rita, bram = kortrijk.client(cast.RITA), kortrijk.client(cast.BRAM)
    assert rita.post(path, sent(page, "Eerste poging.", **{"action-submit": "1"})).status_code == 302
    assert ("submitted", cast.BRAM.email) in told(kortrijk)
    assert "Afval" in bram.get("/kantoor/website/?toon=nalezen").content.decode()

    state = workflow_state(kortrijk, page)
    action = f"/cms/pages/workflow/action/{page.pk}/{{}}/{state.current_task_state.pk}/"
    assert bram.post(action.format("reject"), {"comment": "Zeg ook wanneer."}).status_code == 302
    assert ("rejected", cast.RITA.email) in told(kortrijk)
    assert "Eerste poging." not in kortrijk.client().get("/afval/").content.decode()

    rita.post(path, sent(page, "Elke dinsdag.", **{"action-submit": "1"}))
    fresh = workflow_state(kortrijk, page)
    bram.post(f"/cms/pages/workflow/action/{page.pk}/approve/{fresh.current_task_state.pk}/")
    assert "Elke dinsdag." in kortrijk.client().get("/afval/").content.decode()
    assert ("approved", cast.RITA.email) in told(kortrijk)
    assert mail.outbox == [], "Wagtail sends no mail of its own"


def workflow_state(place, page):
    with place.wall():
        state = ContentPage.objects.get(pk=page.pk).current_workflow_state
        assert state is not None
        assert state.current_task_state.pk
        return state


def test_usage_history_and_comparing_work_in_dutch(demo_site, kortrijk):
    demo_site("kortrijk")
    page = page_of(kortrijk, "parkeren")
    rita = kortrijk.client(cast.RITA)
    for text in ("Een.", "Twee."):
        rita.post(f"/cms/pages/{page.pk}/edit/", new_text(page, text))
    history = rita.get(f"/cms/pages/{page.pk}/history/").content.decode()
    assert "Geschiedenis" in history
    assert rita.get(f"/cms/pages/{page.pk}/usage/").status_code == 200
    compared = rita.get(f"/cms/pages/{page.pk}/revisions/compare/earliest...latest/")
    assert compared.status_code == 200 and "Twee." in compared.content.decode()


def test_who_loses_the_department_writes_everywhere_again(demo_site, department, kortrijk):
    demo_site("kortrijk")
    department(kortrijk, "Milieu", "afval")
    bram = kortrijk.client(cast.BRAM)
    with kortrijk.wall():
        from cms.editing.models import Department

        found = Department.objects.get(name="Milieu")
        rita = User.objects.get(email=cast.RITA.email)
        assert set(rita.groups.values_list("name", flat=True)) == {"Afdeling: Milieu"}
    bram.post(f"/kantoor/website/afdelingen/{found.pk}/", {"name": "Milieu"})
    with kortrijk.wall():
        assert set(rita.groups.values_list("name", flat=True)) == {"Redacteurs"}
    assert kortrijk.client(cast.RITA).get("/kantoor/website/afdelingen/").status_code == 404


def test_a_preview_carries_the_checks_and_the_policy_of_the_editor(demo_site, kortrijk):
    demo_site("kortrijk")
    page = page_of(kortrijk, "parkeren")
    rita = kortrijk.client(cast.RITA)
    path = f"/cms/pages/{page.pk}/edit/preview/"
    assert rita.post(path, new_text(page, "Kijk.")).json()["is_valid"]
    shown = rita.get(f"{path}?mode=&in_preview_panel=true")
    text = shown.content.decode()
    assert "checker-axe-configuration" in text and "Kijk." in text
    assert "unsafe-inline" in shown["Content-Security-Policy"] and shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "<style>" in rita.get(f"{path}?mode=kleuren-menen").content.decode()
    assert "checker-axe-configuration" not in kortrijk.client().get("/parkeren/").content.decode()
