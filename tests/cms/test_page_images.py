"""Images on pages: given out by the municipality they belong to, and by no other."""

import pytest

from cms.site.models import ContactPage


def put_on_page(place, picture):
    with place.wall():
        page = ContactPage.objects.get(slug="contact")
        page.body = [
            {"type": "image", "value": {"image": picture.pk, "alt_text": "De toren bij avond", "decorative": False}}
        ]
        page.save()
        return picture.get_rendition("format-webp|width-640").url


def test_it_stands_on_the_page_with_its_description(picture, kortrijk):
    url = put_on_page(kortrijk, picture)
    text = kortrijk.client().get("/contact/").content.decode()
    assert f'src="{url}"' in text
    assert 'type="image/avif"' in text
    assert 'alt="De toren bij avond"' in text


def test_only_the_own_host_gives_it_out(picture, kortrijk, menen):
    url = put_on_page(kortrijk, picture)
    answer = kortrijk.client().get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert menen.client().get(url).status_code == 404
    assert menen.client().get(url.replace("kortrijk", "menen")).status_code == 404


@pytest.mark.parametrize(
    "name", ["images/../original_images/tower.png", "original_images/tower.png", "images/", "images/nothing.png"]
)
def test_nothing_else_is_given_out(name, picture, kortrijk):
    assert kortrijk.client().get(f"/media/kortrijk/{name}").status_code == 404
