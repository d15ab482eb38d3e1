from cms.site.models.content import ContentPage
from cms.site.models.home import HomePage, SoughtPage
from cms.site.models.news import NewsIndexPage, NewsPage

__all__ = ["ContentPage", "HomePage", "NewsIndexPage", "NewsPage", "SoughtPage"]
