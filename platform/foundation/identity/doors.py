"""The doors of Wagtail that would accept a password are bricked up: each leads to the one login, or nowhere.

Include these addresses *before* Wagtail's own. Without them its login and password reset let people in without a
second factor.
"""

from django.urls import URLPattern, path, re_path

from foundation.identity import views


def closed_doors(admin_prefix: str = "admin/") -> list[URLPattern]:
    return [
        path(f"{admin_prefix}login/", views.to_login, name="identity_admin_login"),
        re_path(rf"^{admin_prefix}password_reset/", views.nowhere),
        path(f"{admin_prefix}logout/", views.to_logout, name="identity_admin_logout"),
        re_path(rf"^{admin_prefix}users/(add|new)/", views.nowhere),
        path("_util/login/", views.to_login, name="identity_page_login"),
        re_path(r"^_util/authenticate_with_password/", views.nowhere),
    ]
