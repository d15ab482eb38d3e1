"""The few shapes a page text is made of. Fewer blocks, each well made, keep pages alike and accessible."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

RICH_TEXT_FEATURES = ["bold", "link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside the page. The page template decides the level, so that levels are never skipped."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "site_pages/blocks/heading.html"
        group = _("Text")


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "site_pages/blocks/text.html"
        group = _("Text")


class PageImageBlock(ImageBlock):
    """An image with a text for who cannot see it; Wagtail asks for that text or for "decorative"."""

    class Meta:
        icon = "image"
        label = _("Image")
        template = "site_pages/blocks/image.html"
        group = _("Text")


class CalloutBlock(blocks.StructBlock):
    """One thing that must not be missed. Amber is kept for something with an end date."""

    kind = blocks.ChoiceBlock(
        choices=[("info", _("Good to know")), ("deadline", _("Deadline"))],
        default="info",
        label=_("Kind"),
        help_text=_("Choose Deadline only for something that has to be done before a certain day."),
    )
    text = blocks.RichTextBlock(features=["bold", "link"], label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "site_pages/blocks/callout.html"
        group = _("Stand out")


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=90, label=_("What happens"))
    text = blocks.TextBlock(required=False, max_length=400, label=_("Explanation"))

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """What happens one after the other: at most six, or nobody reads them."""

    steps = blocks.ListBlock(StepBlock(), min_num=2, max_num=6, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "site_pages/blocks/steps.html"
        group = _("Stand out")


class ContactBlock(blocks.StructBlock):
    """Where to ask: a telephone number is a link, an address can be found."""

    name = blocks.CharBlock(max_length=90, label=_("Name of the service"))
    phone = blocks.CharBlock(required=False, max_length=30, label=_("Telephone"))
    email = blocks.EmailBlock(required=False, label=_("E-mail"))
    address = blocks.CharBlock(required=False, max_length=160, label=_("Address"))
    note = blocks.CharBlock(required=False, max_length=200, label=_("Note"))
    show_hours = blocks.BooleanBlock(
        required=False,
        label=_("Show the opening hours of the town hall"),
        help_text=_("They come from the settings of the municipality and are the same everywhere."),
    )

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "site_pages/blocks/contact.html"
        group = _("Stand out")


class LinkBlock(blocks.StructBlock):
    """A link to a page of this website, or to an address. The text may be left out for a page: its title is used."""

    page = blocks.PageChooserBlock(required=False, label=_("Page of this website"))
    address = blocks.RegexBlock(
        regex=r"^(https://|/(?!/)|mailto:|tel:)\S+$",
        required=False,
        max_length=400,
        label=_("Or an address"),
        error_messages={"invalid": _("Start with https://, mailto:, tel: or / and use no spaces.")},
    )
    label = blocks.CharBlock(required=False, max_length=120, label=_("Text of the link"))

    class Meta:
        icon = "link"
        label = _("Link")


class LinkListBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=90, label=_("Heading above the links"))
    links = blocks.ListBlock(LinkBlock(), min_num=1, label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("List of links")
        template = "site_pages/blocks/links.html"
        group = _("Stand out")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=140, label=_("Question"))
    answer = blocks.RichTextBlock(features=RICH_TEXT_FEATURES, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(blocks.StructBlock):
    """Questions that fold open: only for what not everybody needs to read."""

    questions = blocks.ListBlock(QuestionBlock(), min_num=1, max_num=12, label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "site_pages/blocks/questions.html"
        group = _("Stand out")


class DocumentsBlock(blocks.StructBlock):
    """Documents to take along. What people must know stands on the page itself."""

    documents = blocks.ListBlock(DocumentChooserBlock(), min_num=1, label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "site_pages/blocks/documents.html"
        group = _("Stand out")


class PageText(blocks.StreamBlock):
    """What an editor may put on a page, in the order of how often it is used."""

    text = TextBlock(features=RICH_TEXT_FEATURES)
    heading = HeadingBlock(max_length=120)
    callout = CalloutBlock()
    steps = StepsBlock()
    links = LinkListBlock()
    contact = ContactBlock()
    image = PageImageBlock(required=True)
    questions = QuestionsBlock()
    documents = DocumentsBlock()


class JourneyStepBlock(blocks.StructBlock):
    """One step of a journey: opened, it says what to do and where."""

    title = blocks.CharBlock(max_length=90, label=_("What happens"))
    when = blocks.CharBlock(required=False, max_length=60, label=_("When"), help_text=_("For example: within 15 days"))
    text = blocks.RichTextBlock(required=False, features=RICH_TEXT_FEATURES, label=_("Explanation"))
    links = blocks.ListBlock(LinkBlock(), min_num=0, default=[], label=_("Links"))
    optional = blocks.BooleanBlock(required=False, label=_("Not for everybody"))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        template = "site_pages/blocks/journey_step.html"


class JourneyText(blocks.StreamBlock):
    step = JourneyStepBlock()
    callout = CalloutBlock()
    text = TextBlock(features=RICH_TEXT_FEATURES)
