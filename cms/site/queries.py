"""What the pages read. Each function is one query (its result is a list) unless it says otherwise."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.site.extras import Sought, product_lines
from cms.site.occurrences import AHEAD, each_once

OVERVIEWS = ("newsindexpage", "agendapage", "placespage", "departmentspage", "peoplepage", "contactpage")
HOME_DEPTH = 2
PAGE_DEPTH = 3


def _live(model: str) -> Any:
    return apps.get_model("site_pages", model)._default_manager.filter(live=True)


def latest_news(limit: int) -> list[Any]:
    news = _live("NewsPage").filter(published_on__lte=timezone.localdate()).select_related("picture")
    return list(news.defer("body", "body_fr").order_by("-published_on", "-pk")[:limit])


def news_under(index: Page) -> QuerySet[Any]:
    """A query set, for the paginator: a count and a page of rows."""
    news = _live("NewsPage").child_of(index).filter(published_on__lte=timezone.localdate())
    news = news.select_related("picture")
    return news.defer("body", "body_fr").order_by("-published_on", "-pk")


def sought_on(home: Any) -> list[Sought]:
    """What is often looked for, as on screen while editing too: unpublished pages and products are left out.

    One query for the pages, and one for the products when there are any among them.
    """
    rows = list(home.sought.select_related("page").all())
    products = product_lines([row.product for row in rows if row.product])
    found = [products.get(row.product) if row.product else _sought_page(row.page, home) for row in rows]
    return [line for line in found if line is not None]


def _sought_page(page: Any, home: Any) -> Sought | None:
    if page is None or not page.live:
        return None
    url = f"/{page.url_path.removeprefix(home.url_path)}"
    return Sought(url, page.icon, page.title, page.title_fr, page.hint, page.hint_fr)


@dataclass(frozen=True)
class MenuPage:
    """As little of a page as a menu needs."""

    slug: str
    title: str
    title_fr: str
    url: str
    in_menu: bool


def menu_pages(also: Collection[str], *, french: bool) -> list[MenuPage]:
    """The pages right under the home page that an editor put in the main menu, and those with a slug in `also`."""
    wanted = Q(show_in_menus=True) | Q(slug__in=also)
    titles = of_any("title_fr", apps.get_model("site_pages", "HomePage")) if french else Value("")
    pages = Page.objects.filter(wanted, live=True, depth=PAGE_DEPTH).annotate(french=titles).order_by("path")
    rows = pages.values_list("slug", "title", "french", "show_in_menus")
    return [MenuPage(slug, title, title_fr, f"/{slug}/", in_menu) for slug, title, title_fr, in_menu in rows]


def of_any(field: str, parent: Any) -> Coalesce:
    """A column of whichever type a page below `parent` is, "" for a type without it. All in the same query."""
    models = [model for model in parent.allowed_subpage_models() if field in {each.name for each in model._meta.fields}]
    return Coalesce(*(f"{model._meta.model_name}__{field}" for model in models), Value(""), output_field=CharField())


@dataclass(frozen=True)
class Below:
    """A page in a list of pages of any type."""

    url: str
    title: str
    title_fr: str
    summary: str
    summary_fr: str
    icon: str


def children_of(page: Page) -> list[Below]:
    """The published pages right below, of every type that may stand there; no query for a page without any."""
    if not page.numchild:
        return []
    return _below(Page.objects.child_of(page), type(page))


def _below(pages: QuerySet[Any], kind: Any) -> list[Below]:
    columns = {f"its_{name}": of_any(name, kind) for name in ("title_fr", "summary", "summary_fr", "icon")}
    rows = pages.filter(live=True).order_by("path").annotate(**columns)
    return [
        Below(_address(path), title, *facts) for path, title, *facts in rows.values_list("url_path", "title", *columns)
    ]


def menu_of(subsite: Page) -> list[Below]:
    """What an editor put in the menu of a subsite."""
    kind = apps.get_model("site_pages", "SubsitePage")
    return _below(Page.objects.child_of(subsite).filter(show_in_menus=True), kind)


def _address(url_path: str) -> str:
    """`/start/thema/wonen/` is the stored path; the first part is the home page itself."""
    return f"/{url_path.split('/', 2)[2]}"


def above(page: Page) -> list[Page]:
    """The pages between the home page and this one, for the breadcrumbs; no query for a page directly under it."""
    if page.depth <= PAGE_DEPTH:
        return []
    return list(page.get_ancestors().filter(depth__gt=HOME_DEPTH))


def news_index() -> Any:
    return _live("NewsIndexPage").order_by("path").first()


def published_at(url_path: str) -> Page | None:
    """The page that is published there, with all of its type. Two queries."""
    found = Page.objects.filter(url_path=url_path, live=True).first()
    return found.specific if found is not None else None


def home() -> Any:
    return apps.get_model("site_pages", "HomePage")._default_manager.order_by("path").first()


def page_at(slug: str) -> Page | None:
    """The page directly under the home page with this slug, live or not."""
    found: Page | None = Page.objects.filter(depth=PAGE_DEPTH, slug=slug).first()
    return found


def is_anything_closed() -> bool:
    """Whether an editor closed any page to the public."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM wagtailcore_pageviewrestriction)")
        return bool(cursor.fetchone()[0])


def addresses_of(pages: Collection[int]) -> dict[int, str]:
    """Where published pages stand."""
    rows = Page.objects.filter(pk__in=pages, live=True).values_list("pk", "url_path")
    return {pk: _address(path) for pk, path in rows}


def address_of_page(page: Page) -> str:
    return _address(page.url_path)


@dataclass(frozen=True)
class Standing:
    """A page in the map of the site."""

    url: str
    title: str
    changed: date | None


def tree(*, french: bool) -> list[Standing]:
    """Every published page below the home page, in the order of the tree. One query."""
    rows = Page.objects.filter(live=True, depth__gte=PAGE_DEPTH).order_by("path")
    if french:
        rows = rows.annotate(title_fr=of_any("title_fr", apps.get_model("site_pages", "HomePage")))
    names = ("url_path", "title", "last_published_at", *(("title_fr",) if french else ()))
    return [
        Standing(_address(path), (own[0] if own else "") or title, at.date() if at else None)
        for path, title, at, *own in rows.values_list(*names)
    ]


def overviews() -> dict[str, str]:
    """The addresses of the overviews right under the home page, by the name of their type."""
    rows = Page.objects.filter(live=True, depth=PAGE_DEPTH, content_type__model__in=OVERVIEWS).order_by("-path")
    return {model: f"/{slug}/" for model, slug in rows.values_list("content_type__model", "slug")}


def themes() -> list[Any]:
    return list(_live("ThemePage").filter(depth=PAGE_DEPTH).defer("body", "body_fr").order_by("path"))


def coming_events(limit: int) -> list[Any]:
    """The next days of the events to come, each event once."""
    today = timezone.localdate()
    rows = _events().filter(last_day__gte=today, first_day__lte=today + AHEAD)
    return each_once(rows, today)[:limit]


def events_in(index: Page, start: date, end: date, category: str = "") -> list[Any]:
    """The events that can fall in the period: their first day comes before its end, their last after its start."""
    rows = _events().child_of(index).filter(first_day__lte=end, last_day__gte=start)
    return list(rows.filter(category=category) if category else rows)


def events_at(place: Page) -> list[Any]:
    today = timezone.localdate()
    return each_once(_events().filter(place=place, last_day__gte=today), today)[:4]


def event(slug: str) -> Any:
    return _events().filter(slug=slug).first()


def events_of_agenda() -> list[Any]:
    """Everything that is still to come, for a feed or a calendar."""
    return list(_events().filter(last_day__gte=timezone.localdate()).order_by("first_day", "starts_at"))


def _events() -> Any:
    return _live("EventPage").select_related("place").defer("body", "body_fr", "place__body", "place__body_fr")


def event_categories() -> dict[str, Any]:
    return dict(apps.get_model("site_pages", "EventPage")._meta.get_field("category").flatchoices)


def places_under(index: Page) -> list[Any]:
    """With their exceptions: two queries."""
    return list(_places().child_of(index).order_by("title"))


def places_on_home(limit: int) -> list[Any]:
    """The places of which an editor wants the home page to say whether they are open. Two queries."""
    return list(_places().filter(on_home=True).order_by("path")[:limit])


def _places() -> Any:
    return _live("PlacePage").prefetch_related("exceptions").defer("body", "body_fr")


def place_of(page: Any) -> Any:
    """The published place of an event or a department; read once per page."""
    place = page.place if page.place_id else None
    return place if place is not None and place.live else None


def departments_at(place: Page) -> list[Any]:
    return list(_live("DepartmentPage").filter(place=place).defer("body", "body_fr").order_by("title"))


def departments_under(index: Page) -> list[Any]:
    rows = _live("DepartmentPage").child_of(index).select_related("place").order_by("title")
    return list(rows.defer("body", "body_fr", "place__body", "place__body_fr"))


def people_of(department: Page) -> list[Any]:
    return list(_live("PersonPage").filter(department=department).defer("body", "body_fr").order_by("path"))


def people_under(index: Page) -> list[Any]:
    return list(_live("PersonPage").child_of(index).select_related("picture").defer("body", "body_fr").order_by("path"))


def department_of(person: Any) -> Any:
    found = person.department if person.department_id else None
    return found if found is not None and found.live else None


def chapters_of(guide: Page, *, whole: bool) -> list[Any]:
    rows = _live("GuideChapterPage").child_of(guide).order_by("path")
    return list(rows if whole else rows.defer("body", "body_fr"))


def publications_under(index: Page) -> QuerySet[Any]:
    """A query set, for the paginator."""
    return _live("PublicationPage").child_of(index).defer("body", "body_fr").order_by("-published_on", "-pk")


def documents_of(page: Any) -> list[Any]:
    return list(page.documents.select_related("document"))


def channels_of(page: Any) -> list[Any]:
    return list(page.channels.all())


def latest_audit() -> list[Any]:
    """Of each type of page, theme and width the newest result."""
    rows = apps.get_model("site_pages", "AuditResult")._default_manager
    return list(rows.order_by("page_type", "theme", "width", "-audited_on").distinct("page_type", "theme", "width"))


def subsite_above(crumbs: list[Page]) -> Page | None:
    """The subsite among the pages above; no query."""
    model = apps.get_model("site_pages", "SubsitePage")
    kind = ContentType.objects.get_for_model(model).pk
    return next((page for page in crumbs if page.content_type_id == kind), None)


def redirects() -> list[Redirect]:
    return list(Redirect.objects.select_related("redirect_page"))


def default_site() -> Site | None:
    found: Site | None = Site.objects.filter(is_default_site=True).first()
    return found


def to_check_again() -> list[Any]:
    """Pages whose review date has passed, the oldest first."""
    due = _live("ContentPage").filter(check_again_on__lte=timezone.localdate())
    return list(due.defer("body", "body_fr").order_by("check_again_on")[:10])
