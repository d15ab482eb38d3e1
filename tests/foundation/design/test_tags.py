"""The tags that every room shares: a shape always comes with its word, a field with its hint and error."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from foundation.design import sprite, statuses
from foundation.design.forms import Renderer


class Example(forms.Form):
    default_renderer = Renderer
    place = forms.CharField(label="Waar?", help_text="Straat en nummer.")
    kind = forms.ChoiceField(label="Soort", choices=[("a", "Licht"), ("b", "Afval")], widget=forms.RadioSelect)
    follow = forms.BooleanField(label="Volgen", required=False)


def _render(text: str, **context: object) -> str:
    with translation.override("nl"):
        return Template("{% load design %}" + text).render(Context(context))


@pytest.mark.parametrize(
    ("level", "word"), [("acute", "Acuut"), ("urgent", "Dringend"), ("normal", "Gewoon"), ("can_wait", "Kan wachten")]
)
def test_urgency_is_shape_and_word(level: str, word: str) -> None:
    html = _render("{% urgency level %}", level=level)
    assert f"#u-{level}" in html
    assert word in html
    assert "sp-hidden" in _render("{% urgency level label=False %}", level=level)


def test_an_unknown_state_still_shows_as_a_word() -> None:
    assert "in some state" in _render("{% status 'in_some_state' %}")


def test_every_state_has_an_icon_that_exists() -> None:
    assert {look.icon for look in statuses._looks.values()} <= sprite.names()


def test_every_icon_in_the_code_is_in_the_sprite() -> None:
    lucide = sprite.PROJECT / "node_modules" / "lucide-static" / "icons"
    if not lucide.exists():
        pytest.skip("lucide-static is not installed")
    assert {name for name in sprite.used() if (lucide / f"{name}.svg").exists()} <= sprite.names()


@override_settings(DEBUG=True)
def test_a_missing_icon_is_noticed_while_developing() -> None:
    with pytest.raises(sprite.UnknownIcon):
        _render("{% icon 'no-such-icon' %}")


def test_an_icon_is_hidden_from_a_screen_reader() -> None:
    assert 'aria-hidden="true"' in _render("{% icon 'phone' %}")


def test_a_field_puts_the_error_between_label_and_control() -> None:
    html = _render("{% field form.place %}", form=Example({"place": ""}))
    label, error, control = html.index("<label"), html.index("sp-field__error"), html.index("<input")
    assert label < error < control
    assert 'aria-describedby="id_place_helptext id_place_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_group_is_a_fieldset_with_a_legend() -> None:
    html = _render("{% field form.kind %}", form=Example())
    assert html.count("<fieldset") == html.count("<legend") == 1
    assert html.count('type="radio"') == 2


def test_a_summary_links_to_each_field() -> None:
    html = _render("{% errors form %}", form=Example({"place": ""}))
    assert 'href="#id_place"' in html
    assert "2 dingen" in html


def test_a_form_that_is_right_has_no_summary() -> None:
    assert _render("{% errors form %}", form=Example({"place": "x", "kind": "a"})).strip() == ""


def test_what_people_type_is_escaped() -> None:
    html = _render("{% field form.place %}", form=Example({"place": '"><script>alert(1)</script>'}))
    assert "<script>" not in html
