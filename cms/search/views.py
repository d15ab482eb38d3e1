"""The page of results, suggestions while somebody types, and the list of words that mean the same."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.addresses import neighbours
from cms.search import access, actions, queries
from cms.search.models import Entry, Kind
from cms.search.words import MOST_GROUPS
from cms.site.languages import has_french
from foundation.access.registry import needs
from foundation.identity.actor import Actor

LONGEST = 100


class WordsForm(forms.Form):
    lines = forms.CharField(
        label=gettext_lazy("Words that mean the same"),
        help_text=gettext_lazy("A line for each group, with commas between the words."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
    )

    def clean_lines(self) -> str:
        rows = [" ".join(line.split()) for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if alone := [row for row in rows if "," not in row.strip(", ")]:
            raise forms.ValidationError(_("This word stands alone on its line: %(word)s"), params={"word": alone[0]})
        if len(rows) > MOST_GROUPS:
            raise forms.ValidationError(_("At most %(most)s lines."), params={"most": MOST_GROUPS})
        return "\n".join(rows)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Works without a script; with one, the part that suggests is asked for while somebody types."""
    place = access.place(request)
    question = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    french = has_french(request) and get_language() == "fr"
    if request.GET.get("deel") == "voorstel":
        rows = queries.suggested(question, here=place.schema_name)
        return render(request, "search/suggested.html", {"rows": rows, "french": french})
    kind = request.GET.get("soort", "")
    kinds = (kind,) if kind in Kind.values else ()
    found = queries.find(question, here=place.schema_name, kinds=kinds)
    context = {
        "question": question,
        "kind": kinds[0] if kinds else "",
        "own": found.own,
        "elsewhere": _placed(request, found.elsewhere),
        "meant": found.meant,
        "total": len(found.own),
        "french": french,
    }
    return render(request, "search/results.html", context)


def _placed(request: HttpRequest, rows: list[Entry]) -> list[dict[str, object]]:
    """With the full address at the neighbour; a municipality that left is left out."""
    homes = {one.schema: one for one in neighbours(request)} if rows else {}
    return [
        {"entry": row, "url": f"{homes[row.municipality].url}{row.path[1:]}", "place": homes[row.municipality].name}
        for row in rows
        if row.municipality in homes
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(access.WORDS)
def words(request: HttpRequest) -> HttpResponse:
    """Of this municipality, or of the region for all."""
    place = getattr(request, "municipality", None)
    owner = place.schema_name if place is not None else queries.REGION
    form = WordsForm(request.POST or None, initial={"lines": queries.lines_of(owner)})
    if request.method == "POST" and form.is_valid():
        actions.keep_words(owner, form.cleaned_data["lines"], by=Actor.of(request), at=now())
        messages.success(request, _("Saved. The next search already uses it."))
        return redirect("search:words")
    region = "" if place is None else queries.lines_of(queries.REGION)
    return render(request, "search/words.html", {"form": form, "region_lines": region.splitlines()})
