"""What a demo town adds to the texts everybody shares."""

from dataclasses import dataclass, field

from cms.site.starter.shapes import Block


@dataclass(frozen=True)
class NewsText:
    slug: str
    days_ago: int
    title: str
    summary: str
    body: list[Block]
    title_fr: str = ""
    summary_fr: str = ""
    body_fr: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Town:
    """`about` stands under the question on the home page; `local` holds, per page, the blocks only this town adds."""

    about: str
    news: tuple[NewsText, NewsText, NewsText]
    local: dict[str, list[Block]]
    about_fr: str = ""
