"""What the home page may be built of: the parts that fill themselves, and the few an editor writes.

A part without words of its own ("Often looked for", "Open now") takes what the page, the settings and the other pages
say; an editor only chooses where it stands.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.site.blocks import CalloutBlock, LinkBlock, LinkListBlock, PageImageBlock

STANDARD = ("sought", "now", "news", "themes", "neighbours")
"""The parts of a home page on which an editor chose nothing yet."""


class PartBlock(blocks.StaticBlock):
    """A part that fills itself; its template is `site_pages/home/<name>.html`."""

    class Meta:
        icon = "placeholder"
        group = _("Fill themselves")


class PassageBlock(blocks.StructBlock):
    """A heading with a short text: a welcome, a word about a project."""

    title = blocks.CharBlock(max_length=90, label=_("Heading"))
    text = blocks.RichTextBlock(features=["bold", "link", "ol", "ul"], label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text with a heading")
        template = "site_pages/home/passage.html"
        group = _("Written")


class CardBlock(blocks.StructBlock):
    """`image` may be left out; the whole card is one link."""

    title = blocks.CharBlock(max_length=70, label=_("Title"))
    text = blocks.CharBlock(required=False, max_length=140, label=_("Explanation"))
    image = ImageChooserBlock(required=False, label=_("Image"))
    link = LinkBlock(label=_("Where it leads"))

    class Meta:
        icon = "image"
        label = _("Card")


class CardsBlock(blocks.StructBlock):
    """What is special now: two to six cards with a picture."""

    title = blocks.CharBlock(max_length=90, label=_("Heading"))
    cards = blocks.ListBlock(CardBlock(), min_num=2, max_num=6, label=_("Cards"))

    class Meta:
        icon = "image"
        label = _("Cards")
        template = "site_pages/home/cards.html"
        group = _("Written")


class BandBlock(blocks.StructBlock):
    """One message across the page with one link: a campaign, a survey, an event that everybody may come to."""

    title = blocks.CharBlock(max_length=90, label=_("Title"))
    text = blocks.TextBlock(required=False, max_length=240, label=_("Text"))
    link = LinkBlock(label=_("Where it leads"))

    class Meta:
        icon = "pick"
        label = _("Band")
        template = "site_pages/home/band.html"
        group = _("Written")


class HomeParts(blocks.StreamBlock):
    sought = PartBlock(label=_("Often looked for"), template="site_pages/home/sought.html")
    now = PartBlock(label=_("Open now, report and follow"), template="site_pages/home/now.html")
    news = PartBlock(label=_("News and agenda"), template="site_pages/home/news.html")
    themes = PartBlock(label=_("Themes"), template="site_pages/home/themes.html")
    neighbours = PartBlock(label=_("The region"), template="site_pages/home/neighbours.html")
    cards = CardsBlock()
    band = BandBlock()
    passage = PassageBlock()
    callout = CalloutBlock(template="site_pages/home/callout.html")
    links = LinkListBlock(template="site_pages/home/links.html")
    image = PageImageBlock(required=True, template="site_pages/home/image.html")
