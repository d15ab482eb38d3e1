"""`{% part "footer" %}...{% endpart %}`: drawn once for all who read this address in this language."""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.caching.keeping import PLAIN_COOKIE
from cms.caching.parts import remembered

register = template.Library()


class PartNode(template.Node):
    def __init__(self, name: FilterExpression, nodes: NodeList) -> None:
        self.name, self.nodelist = name, nodes

    def render(self, context: Context) -> SafeString:
        request = context.get("request")
        if request is None or request.method not in ("GET", "HEAD"):
            return self.nodelist.render(context)
        plain = request.COOKIES.get(PLAIN_COOKIE, "")
        key = "part", str(self.name.resolve(context)), request.path, str(get_language()), plain
        return remembered(request, key, lambda: self.nodelist.render(context))


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    _tag, name = token.split_contents()
    nodes = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(parser.compile_filter(name), nodes)
