"""A website that exists from the first minute: root, home, news, the pages the law asks for, and who may edit them.

`ensure_site` runs when a municipality is made and when the demo starts. It never overwrites what an editor wrote: a
page that exists is left alone, whatever it says.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page, Site

from cms.site import audits, queries
from cms.site.models import HomePage, NewsIndexPage
from cms.site.starter.own import write_own_pages
from cms.site.starter.pages import PAGES
from cms.site.starter.plant import graft, plant
from cms.site.starter.write import write_pages

EDITORS = "Redacteurs"
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FILE_RIGHTS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
REDIRECT_RIGHTS = ("add_redirect", "change_redirect", "delete_redirect")
WELCOME_SLUG = "home"


def ensure_site(snapshot: Any) -> HomePage:
    """The website of this municipality, behind the wall the caller chose. Idempotent."""
    home = queries.home() or _make_home(snapshot)
    _ensure_site_record(snapshot, home)
    _ensure_editors(home)
    audits.store()
    return home


def _make_home(snapshot: Any) -> HomePage:
    home, root = HomePage(title=snapshot.name, title_fr=snapshot.name, slug="start"), _root()
    welcome = root.get_children().filter(slug=WELCOME_SLUG, content_type__model="page").first()
    if welcome is None:
        plant(root, [home])
    else:
        graft(welcome, home)
    news = NewsIndexPage(
        title="Nieuws",
        title_fr="Actualités",
        slug="nieuws",
        summary=f"Wat er verandert en wat er te doen is in {snapshot.name}.",
        summary_fr=f"Ce qui change et ce qui se passe à {snapshot.name}.",
        show_in_menus=True,
    )
    plant(home, [news])
    write_own_pages(home, snapshot)
    write_pages(home, PAGES, snapshot)
    return home


def _root() -> Page:
    """The invisible top of the tree. Wagtail's own migrations leave a welcome page under it, which becomes the home."""
    root = Page.get_first_root_node()
    return root if root is not None else Page.add_root(instance=Page(title="Root", slug="root", locale=_locale()))


def _locale() -> Locale:
    return Locale.objects.get_or_create(language_code="nl")[0]


def _ensure_site_record(snapshot: Any, home: HomePage) -> None:
    """One Wagtail site per municipality: the wall chose the schema already, so the host need not be matched."""
    site = queries.default_site() or Site(is_default_site=True)
    if site.hostname == snapshot.host and site.root_page_id == home.pk:
        return
    site.hostname = snapshot.host  # a preview is asked for at this address
    site.port = 80
    site.site_name = snapshot.name
    site.root_page = home
    site.save()


def _ensure_editors(home: HomePage) -> None:
    group, made = Group.objects.get_or_create(name=EDITORS)
    group.permissions.add(*Permission.objects.filter(codename__in=REDIRECT_RIGHTS))
    if not made and GroupPagePermission.objects.filter(group=group, page=home).exists():
        return
    rights = give_files(group)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=home, permission=rights[name]) for name in PAGE_RIGHTS if name in rights
    )


def give_files(group: Group) -> dict[str, Permission]:
    """Into the editor, and its images and documents. Gives the rights by name."""
    wanted = [*PAGE_RIGHTS, *FILE_RIGHTS, "access_admin"]
    rights = {right.codename: right for right in Permission.objects.filter(codename__in=wanted)}
    group.permissions.add(rights["access_admin"])
    files = _root_collection()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=files, permission=rights[name])
        for name in FILE_RIGHTS
        if name in rights
    )
    return rights


def _root_collection() -> Collection:
    root = Collection.get_first_root_node()
    return root if root is not None else Collection.add_root(name="Root")
