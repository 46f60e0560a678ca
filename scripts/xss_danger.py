"""Tells what in published HTML and JSON a browser could run, with a parser not our own (html5lib)."""
import functools
import re

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
# Elements of these may hold none of HTML.
FOREIGN = ("{http://www.w3.org/2000/svg}", "{http://www.w3.org/1998/Math/MathML}")
PREFIXES = {"{http://www.w3.org/1999/xlink}": "xlink:", "{http://www.w3.org/2000/xmlns/}": "xmlns:",
            "{http://www.w3.org/XML/1998/namespace}": "xml:"}
SCRIPT_SCHEMES = set("about blob chrome data file filesystem jar javascript jscript livescript mhtml mk mocha"
                     " ms-its res resource vbs vbscript view-source wyciwyg".split())
URL_KEYS = set("avatar banner_image base comment_feed_url comments_url external_url favicon feed_url"
               " home_page_url href icon image link logo src uri url".split())
# Elements of HTML that show or load something, which have no place in a drawing or formula.
HTML_ELEMENTS = set("a audio button form img input p source table textarea video".split())
# What our own pages may hold besides what the sanitiser lets through.
PAGE_ELEMENTS = set("html head body meta title link".split())


class AllowList:
    """The elements and attributes of Fixtures/xss/allowed.txt."""

    def __init__(self, text):
        parts = re.split(r"^\[(\w+)\]$", re.sub("^#.*$", "", text, flags=re.M), flags=re.M)
        lists = {name: set(words.split()) for name, words in zip(parts[1::2], parts[2::2])}
        self.elements, self.addresses = lists["elements"], lists["addresses"]
        self.attributes = lists["attributes"] | self.addresses


def scheme(address):
    """The scheme a browser may see (URL standard, 4.4), controls and spaces of all kinds gone.

    Where `feed:` stands before another address, the scheme of that counts.
    """
    bare = re.sub(r"[\x00-\x20\x7f]", "", address)
    found = re.match(r"(?:(?:feed|itpc|pcast):)*([a-zA-Z][a-zA-Z0-9+.-]*):", bare, re.I)
    return found.group(1).lower() if found else None


def url_danger(address):
    return f"address {address!r}" if scheme(address) in SCRIPT_SCHEMES else None


def attribute_danger(element, name, value, allowed):
    if name.startswith("on") or name not in allowed.attributes:
        return f"<{element} {name}>"
    if name == "action" and element == "form":
        return "<form action>"
    if name not in allowed.addresses:
        return None
    picture = re.match(r"data:image/(png|gif|jpeg|webp)[;,]", value, re.I)
    if element == "img" and name == "src" and picture:
        return None
    addresses = source_addresses(value) if name == "srcset" else [value]
    return next(filter(None, map(url_danger, addresses)), None)


def source_addresses(value):
    """The addresses of a `srcset` (HTML standard, 4.8.4.2.1): commas inside of them do not part them."""
    return re.findall(r"[\s,]*(\S*[^\s,])(?:,+|\s(?:\([^)]*\)?|[^,(])*)?", value)


def written(name):
    """The name of an attribute with the prefix it was written with."""
    written = re.sub("^{.*}", lambda found: PREFIXES.get(found[0], found[0]), name)
    return "xmlns" if written == "xmlns:xmlns" else written


def node_danger(node, allowed):
    """What is wrong with one node of html5lib's tree; None if nothing is."""
    if not isinstance(node.tag, str):
        return "a comment or declaration"
    name = re.sub("^{.*}", "", node.tag)
    if not node.tag.startswith((HTML, *FOREIGN)) or name not in allowed.elements:
        return f"<{name}>"
    if node.tag.startswith(FOREIGN) and any(
            isinstance(child.tag, str) and child.tag.startswith(HTML)
            and re.sub("^{.*}", "", child.tag) in HTML_ELEMENTS for child in node):
        return f"HTML inside <{name}>"
    dangers = (attribute_danger(name, written(key), value, allowed) for key, value in node.attrib.items())
    return next(filter(None, dangers), None)


@functools.lru_cache(maxsize=None)
def fragment(html):
    return html5lib.parseFragment(html, container="div")


def fragment_danger(html, allowed):
    """What is left of an attack in a piece of HTML; None if nothing is."""
    dangers = (node_danger(node, allowed) for node in list(fragment(html).iter())[1:])
    return next(filter(None, dangers), None)


def again(html):
    """The HTML as a browser holds it, written down once more."""
    return html5lib.serialize(fragment(html), quote_attr_values="always", omit_optional_tags=False,
                              alphabetical_attributes=False)


def page_danger(html, allowed):
    """The same for a whole page of ours, which may hold its own head."""
    seen = {}
    for node in html5lib.parse(html).iter():
        name = node.tag.removeprefix(HTML) if isinstance(node.tag, str) else ""
        seen[name] = seen.get(name, 0) + 1
        if name in PAGE_ELEMENTS:
            foreign = [key for key in node.attrib if key.startswith("on")]
            foreign += [v for k, v in node.attrib.items() if k == "href" and url_danger(v)]
        else:
            ours = {key for key in node.attrib if key in ("aria-label", "aria-labelledby", "referrerpolicy")}
            for key in ours:
                del node.attrib[key]
            foreign = [danger for danger in [node_danger(node, allowed)] if danger]
        if foreign:
            return f"<{name}>: {foreign}"
    more = [name for name in ("title", "head", "body") if seen.get(name, 0) != 1]
    return f"not one <{more[0]}>" if more else None


def values(document, key=None):
    """Every text of a JSON document with the name it stands under."""
    if isinstance(document, str):
        yield key, document
    elif isinstance(document, list):
        for part in document:
            yield from values(part, key)
    elif isinstance(document, dict):
        for name, part in document.items():
            yield from values(part, name)


def json_danger(document, allowed):
    """What is left of an attack in a parsed feed as JSON; None if nothing is."""
    for key, value in values(document):
        danger = None
        if key in ("html", "content_html"):
            danger = fragment_danger(value, allowed)
        elif key in URL_KEYS:
            danger = url_danger(value)
        if danger:
            return f"{key}: {danger}"
    return None
