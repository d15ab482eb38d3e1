from cms.site.models.accessibility import AccessibilityPage, AuditResult
from cms.site.models.contact import ContactChannel, ContactPage
from cms.site.models.content import ContentPage
from cms.site.models.departments import DepartmentPage, DepartmentsPage, PeoplePage, PersonPage
from cms.site.models.events import AgendaPage, EventPage
from cms.site.models.guides import GuideChapterPage, GuidePage, StepByStepPage
from cms.site.models.home import HomePage, SoughtPage
from cms.site.models.news import NewsIndexPage, NewsPage
from cms.site.models.places import PlaceException, PlacePage, PlacesPage
from cms.site.models.publications import PublicationDocument, PublicationPage, PublicationsPage
from cms.site.models.subsites import SubsitePage
from cms.site.models.themes import ThemePage

__all__ = [
    "AccessibilityPage",
    "AgendaPage",
    "AuditResult",
    "ContactChannel",
    "ContactPage",
    "ContentPage",
    "DepartmentPage",
    "DepartmentsPage",
    "EventPage",
    "GuideChapterPage",
    "GuidePage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PeoplePage",
    "PersonPage",
    "PlaceException",
    "PlacePage",
    "PlacesPage",
    "PublicationDocument",
    "PublicationPage",
    "PublicationsPage",
    "SoughtPage",
    "StepByStepPage",
    "SubsitePage",
    "ThemePage",
]
