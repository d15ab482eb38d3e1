"""What an editor may get wrong: circles of redirects, pictures that are none, text out of a word processor."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import GroupPagePermission, Page

from cms.site import subsites
from cms.site.access import OF_A_PART
from cms.site.blocks import RICH_TEXT_FEATURES
from cms.site.models import SubsitePage
from foundation.access.actions import grant
from foundation.identity.actor import Actor
from foundation.identity.models import User
from tests import cast

WORD = (
    '<p class="MsoNormal" style="mso-margin:0"><b style="color:red">Vet</b><o:p></o:p> en <font face="Arial">gewoon</font></p>'
    '<!--[if gte mso 9]><xml>x</xml><![endif]--><p><a href="javascript:alert(1)">klik</a><script>alert(1)</script></p>'
    '<p onclick="alert(1)">einde</p>'
)


def photo(mode="RGB", kind="JPEG", size=(800, 600)):
    held = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Toestel van de buur"
    Image.new(mode, size, (10, 90, 80, 120) if mode == "RGBA" else "teal").save(held, kind, exif=exif)
    return held.getvalue()


def upload(client, data, name, kind="image/jpeg"):
    return client.post(
        "/cms/images/add/", {"title": "Foto", "file": SimpleUploadedFile(name, data, kind), "collection": ""}, follow=True
    )  # fmt: skip


@pytest.fixture
def rita(kortrijk, db, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return kortrijk.client(cast.RITA)


def test_a_picture_is_kept_without_what_the_camera_wrote_in_it(rita, kortrijk):
    assert upload(rita, photo(), "foto.jpg").status_code == 200
    with kortrijk.wall():
        kept = get_image_model().objects.get(title="Foto")
        assert b"Toestel" not in kept.file.read() and (kept.width, kept.height) == (800, 600)


def test_a_drawing_with_transparent_parts_stays_one(rita, kortrijk):
    upload(rita, photo("RGBA", "PNG"), "logo.png", "image/png")
    with kortrijk.wall():
        assert get_image_model().objects.get(title="Foto").file.name.endswith(".png")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "teken.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "jpg, jpeg, png, webp",
        ),
        ("foto.jpg", b"geen foto", "JPEG"),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + bytes(50 * 1024 * 1024), "15 MB"),
    ],
    ids=["svg", "no picture", "50 MB"],
)
def test_what_is_no_picture_or_too_large_is_refused_in_words(name, data, said, rita, kortrijk):
    text = upload(rita, data, name).content.decode()
    assert said.lower() in text.lower()
    with kortrijk.wall():
        assert not get_image_model().objects.filter(title="Foto").exists()


@pytest.mark.parametrize("target", ["/een/", "/twee/", "/een/?x=1"])
def test_redirects_in_a_circle_are_refused(target, rita, kortrijk):
    with kortrijk.wall():
        Redirect.objects.create(old_path="/twee", redirect_link="/drie/")
        Redirect.objects.create(old_path="/drie", redirect_link="/een/")
    form = {"old_path": "/een/", "site": "", "is_permanent": "on", "redirect_page": ""}
    form["redirect_link"] = f"http://{kortrijk.host}{target}"
    assert "leidt naar zichzelf terug" in rita.post("/cms/redirects/add/", form).content.decode()
    with kortrijk.wall():
        assert not Redirect.objects.filter(old_path="/een").exists()


def test_a_redirect_that_ends_is_taken_and_followed(rita, kortrijk):
    form = {"old_path": "/oud/", "site": "", "is_permanent": "on", "redirect_page": ""}
    form["redirect_link"] = f"http://{kortrijk.host}/contact/"
    assert rita.post("/cms/redirects/add/", form).status_code == 302
    answer = kortrijk.client().get("/oud/")
    assert answer.status_code == 301 and answer["Location"] == form["redirect_link"]


def test_text_of_a_word_processor_keeps_only_its_words_and_marks():
    converter = ContentstateConverter(features=RICH_TEXT_FEATURES)
    kept = converter.to_database_format(converter.from_database_format(WORD))
    assert "<b>Vet</b>" in kept and "gewoon" in kept and "einde" in kept
    for trace in ("mso", "Mso", "style", "font", "script", "javascript", "onclick", "<o:p", "<xml"):
        assert trace not in kept, kept


def test_a_link_with_a_script_is_no_link():
    state = {
        "blocks": [
            {"key": "a", "text": "klik", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
             "entityRanges": [{"offset": 0, "length": 4, "key": 0}]},
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}},
    }  # fmt: skip
    assert "javascript" not in ContentstateConverter(features=RICH_TEXT_FEATURES).to_database_format(json.dumps(state))


def test_who_edits_a_subsite_edits_nothing_else(demo_site, kortrijk):
    demo_site("kortrijk")
    with kortrijk.wall():
        page = SubsitePage.objects.get()
        anna = User.objects.get(email=cast.ANNA.email)
        grant(anna, role=OF_A_PART, by=Actor.system("test"))
        page.editors.add(anna)
        page.save()
        group = subsites.settle(page)
        assert {right.page_id for right in GroupPagePermission.objects.filter(group=group)} == {page.pk}
        inside, outside = page.get_children().first().pk, page.get_siblings().exclude(pk=page.pk).first().pk
    client = kortrijk.client(cast.ANNA)
    assert client.get(f"/cms/pages/{inside}/edit/").status_code == 200
    assert client.get(f"/cms/pages/{outside}/edit/").status_code in {302, 403, 404}
    for what in ("edit", "delete", "unpublish", f"move/{inside}/confirm", "copy"):
        client.post(f"/cms/pages/{outside}/{what}/", {"title": "Van Anna", "slug": "van-anna", "action-publish": "1"})
    for parent, may in ((outside, False), (page.get_parent().pk, False), (page.pk, True)):
        seen = client.get(f"/cms/pages/add/site_pages/contentpage/{parent}/")
        assert (seen.status_code == 200) is may
    with kortrijk.wall():
        kept = Page.objects.get(pk=outside)
        assert kept.live and kept.title != "Van Anna" and kept.get_parent().pk == page.get_parent().pk
        assert not Page.objects.filter(slug="van-anna").exists()
