"""Pages appear and disappear by themselves, and are read again; where two languages are spoken both must be there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils.timezone import localdate
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.editing import queries, reviewing, scheduling
from cms.editing.models import Review
from cms.site.models import ContentPage, NewsPage
from cms.site.speaking import OneLanguage
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.notifications.models import Delivery
from tests import cast


def set_moment(page, *, live_at=None, until=None):
    page.go_live_at, page.expire_at = live_at, until
    revision = page.save_revision(user=User.objects.first())
    page.publish(revision)
    return revision


def test_a_page_appears_and_disappears_at_its_moment(demo_site, kortrijk, at):
    demo_site("kortrijk")
    with kortrijk.wall():
        page = ContentPage.objects.get(slug="parkeren")
        home = page.get_parent()
        soon = ContentPage(title="Straks", slug="straks", live=False)
        home.add_child(instance=soon)
        revision = set_moment(soon, live_at=at + timedelta(hours=1))
        assert not queries.due(at)
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=at - timedelta(seconds=1))
        ContentPage.objects.filter(pk=page.pk).update(expire_at=at - timedelta(seconds=1))
        content = {**revision.content, "go_live_at": (at - timedelta(seconds=1)).isoformat()}
        type(revision).objects.filter(pk=revision.pk).update(content=content)
        assert queries.due(at)
    assert kortrijk.client().get("/straks/").status_code == 404
    with kortrijk.wall():
        scheduling.run()
        assert not queries.due(at)
    assert kortrijk.client().get("/straks/").status_code == 200
    assert kortrijk.client().get("/parkeren/").status_code == 404


def test_two_languages_hold_for_every_page_type_and_every_way_to_publish(demo_site, spiere_helkijn, at):
    demo_site("spiere_helkijn")
    with spiere_helkijn.wall():
        wim = User.objects.create_user("wim@spiere.test", display_name="Wim")
        wim.groups.add(Group.objects.get(name="Eindredactie"))
        for model in queries.page_types():
            page = model(title="Alleen Nederlands")
            assert "title_fr" in page.lacking_languages(), model.__name__
            turned = model(title="", title_fr="Seulement en français")
            assert "title" in turned.lacking_languages(), model.__name__
        page = NewsPage.objects.first()
        page.title_fr = ""
        revision = page.save_revision(user=wim)
        with pytest.raises(OneLanguage):
            revision.publish()
        task = Review.objects.get()
        reviewer = User(is_superuser=True)
        assert [name for name, _label, _more in task.get_actions(page, reviewer)] == ["reject"]
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=at - timedelta(minutes=1))
        scheduling.run()
        assert not queries.due(at), "it is not tried for ever"
        assert NewsPage.objects.get(pk=page.pk).title_fr, "what is public kept its French"
        assert Delivery.objects.filter(municipality="spiere_helkijn", template__endswith="not_published").exists()


def test_the_form_asks_for_french_when_it_is_published_and_not_for_a_draft(demo_site, spiere_helkijn):
    demo_site("spiere_helkijn")
    with spiere_helkijn.wall():
        page = NewsPage.objects.first()
        form_class = page.get_edit_handler().get_form_class()
        data = nested_form_data({
            "title": "Nieuws", "slug": page.slug, "published_on": "2026-11-20", "title_fr": "", "service": "",
            "body": streamfield([]), "body_fr": streamfield([]), "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
        })  # fmt: skip
        form = form_class(data, instance=page, for_user=User.objects.first())
        assert "title_fr" in form.errors
        draft = form_class(data, instance=NewsPage.objects.first(), for_user=User.objects.first())
        draft.defer_required_fields()
        assert "title_fr" not in draft.errors


def test_late_pages_are_told_and_ticked_at_once(demo_site, kortrijk, at):
    demo_site("kortrijk")
    yesterday = localdate() - timedelta(days=1)
    with kortrijk.wall():
        rita = User.objects.get(email=cast.RITA.email)
        mine = ContentPage.objects.get(slug="parkeren")
        mine.owner, mine.check_again_on = rita, yesterday
        mine.save_revision().publish()
        NewsPage.objects.update(check_again_on=yesterday)
        late = queries.overdue(localdate())
        assert queries.number_overdue(localdate()) == len(late)
        assert {"Parkeren"} < {page.title for page in late}
        reviewing.reminders()
        reviewing.reminders()
        mails = Delivery.objects.filter(municipality="kortrijk", template__endswith="overdue")
        to = sorted(mails.values_list("recipient", flat=True))
        assert to == sorted({cast.RITA.email, *(user.email for user in queries.users_in(["Eindredactie"]))})
    client = kortrijk.client(cast.RITA)
    assert "Parkeren" in client.get("/kantoor/website/").content.decode()
    assert "Parkeren" in client.get("/cms/").content.decode()
    client.post("/kantoor/website/", {"pages": [page.pk for page in late], "months": "6"})
    with kortrijk.wall():
        assert queries.overdue(localdate()) == []
        again = ContentPage.objects.get(slug="parkeren")
        again.save_revision().publish()
        assert ContentPage.objects.get(slug="parkeren").check_again_on > localdate(), "a later edit keeps the new date"
        assert reviewing.checked([], until=localdate(), by=Actor.system("test"), at=at) == 0
