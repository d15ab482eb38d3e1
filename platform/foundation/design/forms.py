"""Django forms in our markup: label, hint, error, control, in that order, joined by aria-describedby."""

from typing import Any, Self, TypeVar

from django.forms import BaseForm
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Textarea,
    Widget,
)
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

F = TypeVar("F", bound=type[BaseForm])


class _Shared(dict[str, Any]):
    """Fields that nobody changes, so that no form needs copies of its own."""

    def __deepcopy__(self, memo: Any) -> Self:
        return self


def unchanging(form: F) -> F:
    """A form that is the same for everybody; to copy it for each visitor costs more than to check what they typed."""
    form.base_fields = _Shared(form.base_fields)  # type: ignore[attr-defined]  # its class has them, says only Django
    return form


CLASSES: tuple[tuple[type[Widget], str], ...] = (
    (CheckboxInput, "sp-checkbox utrecht-checkbox utrecht-checkbox--html-input"),
    (CheckboxSelectMultiple, "sp-checkbox utrecht-checkbox utrecht-checkbox--html-input"),
    (RadioSelect, "sp-radio utrecht-radio-button utrecht-radio-button--html-input"),
    (Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (Select, "utrecht-select utrecht-select--html-select"),
    (FileInput, "sp-file"),
    (Widget, "utrecht-textbox utrecht-textbox--html-input"),
)


class Renderer(DjangoTemplates):
    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/group.html"


def control_class(widget: Widget, *, invalid: bool) -> str:
    """The NL Design System class that goes with a widget; radio comes before select, which it inherits from."""
    base = next(css for kind, css in CLASSES if isinstance(widget, kind))
    family = base.split()[0]
    return f"{base} {family}--invalid" if invalid and family.startswith("utrecht") else base


def draw(bound: BoundField, **extra: Any) -> SafeString:
    """One field as HTML. `extra` may carry `hint`, `label` and `optional` for this place only."""
    widget = bound.field.widget
    hint = extra.get("hint") or bound.help_text
    described = [f"{bound.auto_id}_helptext"] * bool(hint) + [f"{bound.auto_id}_error"] * bool(bound.errors)
    css = control_class(widget, invalid=bool(bound.errors))
    grouped = bool(widget.use_fieldset)
    context = {
        "field": bound,
        "label": extra.get("label") or bound.label,
        "hint": hint,
        "optional": extra.get("optional", not bound.field.required),
        "grouped": grouped,
        "tick": isinstance(widget, CheckboxInput),
        "described": " ".join(described),
        "choices": choices_of(bound, css) if grouped else [],
        "control": "" if grouped else bound.as_widget(attrs=attributes(widget, css, described)),
    }
    return render_to_string("design/forms/field.html", context)


def attributes(widget: Widget, css: str, described: list[str]) -> dict[str, Any]:
    attrs: dict[str, Any] = {"class": f"{widget.attrs.get('class', '')} {css}".strip()}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return attrs


def choices_of(bound: BoundField, css: str) -> list[BoundWidget]:
    """The parts of a group (radio buttons, ticks, the fields of a date), each with its class."""
    parts = list(bound.subwidgets)
    for part in parts:
        part.data.setdefault("attrs", {})["class"] = css
    return parts
