"""What is put together once says the same as what Django puts together for everybody anew."""

from csp.middleware import CSPMiddleware
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import trans_real

from foundation.design import catalogs
from foundation.design.forms import unchanging
from foundation.design.policy import PolicyMiddleware


def policies(response: HttpResponse, *, nonce: bool = False) -> list[set[str]]:
    """The header as the library writes it, and as ours does; the order of its parts means nothing."""
    found = []
    for kind in (CSPMiddleware, PolicyMiddleware):
        request = RequestFactory().get("/")
        answer = HttpResponse()
        vars(answer).update({name: value for name, value in vars(response).items() if name.startswith("_csp")})
        middleware = kind(lambda _request: HttpResponse())
        middleware.process_request(request)
        if nonce:
            request._csp_nonce = "abc"  # type: ignore[attr-defined]  # as the library keeps it
        middleware.process_response(request, answer)
        found.append(set(answer.get("Content-Security-Policy", "").split("; ")))
    return found


def test_the_policy_of_an_answer_is_that_of_the_library() -> None:
    plain, loosened, exempt = HttpResponse(), HttpResponse(), HttpResponse()
    loosened._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]  # as its decorators do
    exempt._csp_exempt = True  # type: ignore[attr-defined]
    for response in (plain, loosened, exempt):
        theirs, ours = policies(response)
        assert ours == theirs
    theirs, ours = policies(plain, nonce=True)
    assert ours == theirs
    assert "frame-ancestors 'self'" in policies(loosened)[1]
    assert policies(exempt)[1] == {""}


def test_a_form_that_shares_its_fields_keeps_what_was_typed_to_itself() -> None:
    @unchanging
    class Name(forms.Form):
        name = forms.CharField(max_length=5)

    good, bad = Name({"name": "Gust"}), Name({"name": "Vercruysse"})
    assert good.is_valid() and not bad.is_valid()
    assert good.fields is bad.fields
    assert good.cleaned_data == {"name": "Gust"} and "name" in bad.errors and not good.errors


def test_joined_catalogs_say_what_they_said_apart() -> None:
    for code in ("nl", "fr"):
        fresh = trans_real.DjangoTranslation(code)._catalog
        before = {key: fresh.get(key) for key in fresh.keys()}  # noqa: SIM118  # it has no __iter__
        catalogs.join()
        joined = trans_real.translation(code)._catalog
        assert {key: joined.get(key) for key in joined.keys()} == before  # noqa: SIM118  # as above
        assert len(joined._catalogs) < len(fresh._catalogs)
        assert trans_real.translation(code).ngettext("%d day", "%d days", 2) == trans_real.DjangoTranslation(
            code
        ).ngettext("%d day", "%d days", 2)
