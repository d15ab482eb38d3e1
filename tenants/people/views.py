"""The invitation as the invited person sees it, on the region's host."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.identity.invitations import password_link
from tenants.people import actions


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Somebody who already has an account here proves both: the link, and the login with the same address."""
    opened = actions.open_invitation(secret)
    if opened is None:
        return render(request, "people/invitation_over.html", status=410)
    me = request.user if request.user.is_authenticated else None
    if opened.account is not None and (me is None or me.pk != opened.account.pk):
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        joined = actions.join(secret, account=opened.account)
        if joined is None:
            return render(request, "people/invitation_over.html", status=410)
        return redirect("identity_onward" if opened.account else password_link(joined[1]))
    context = {"person": opened.person, "has_account": opened.account, "region": settings.STREEKPOORT_REGION_NAME}
    return render(request, "people/invitation.html", context)
