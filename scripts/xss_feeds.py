"""Feeds that carry one attack in every field where a publisher can put text or an address."""
import json
import re
import xml.etree.ElementTree as ElementTree

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "admin": "http://webns.net/mvcb/",
    "atom": "http://www.w3.org/2005/Atom",
    "cc": "http://backend.userland.com/creativeCommonsRssModule",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}.items())

# Of fields of one meaning the first counts, so that those of the second rank need feeds of their own.
RSS = {
    "rss": ("""<title>T</title><link>T</link><description>T</description><language>T</language>
        <copyright>T</copyright><managingEditor>T</managingEditor><webMaster>T</webMaster>
        <category domain="A">T</category><generator>T</generator><docs>T</docs><cc:license>T</cc:license>
        <image><url>T</url><title>T</title><link>T</link><description>T</description></image>
        <atom:link rel="hub" href="A"/><atom:link rel="self" href="A"/>""",
            """<title>T</title><link>T</link><description>T</description><author>T</author>
        <content:encoded>T</content:encoded><category domain="A">T</category><comments>T</comments>
        <enclosure url="A" type="A" length="1"/><guid isPermaLink="true">T</guid>
        <source url="A">T</source><dc:creator>T</dc:creator><dc:rights>T</dc:rights>
        <media:content url="A" type="image/png"/><media:thumbnail url="A"/><itunes:image href="A"/>
        <wfw:commentRss>T</wfw:commentRss><feedburner:origLink>T</feedburner:origLink>"""),
    "dublin-core": ("""<dc:title>T</dc:title><dc:description>T</dc:description><dc:rights>T</dc:rights>
        <dc:creator>T</dc:creator><dc:publisher>T</dc:publisher><dc:subject>T</dc:subject>
        <admin:generatorAgent rdf:resource="A"/><cc:license rdf:resource="A"/>
        <atom:link href="A" hreflang="A" title="A"/><itunes:image href="A"/>""",
                    """<dc:title>T</dc:title><dc:description>T</dc:description><dc:source>T</dc:source>
        <dc:subject>T</dc:subject><dc:publisher>T</dc:publisher><dc:contributor>T</dc:contributor>
        <dc:language>T</dc:language><atom:link rel="related" href="A"/><guid>T</guid>
        <thr:in-reply-to ref="A" href="A" source="A"/><cc:license>T</cc:license>"""),
    "media": ("<itunes:subtitle>T</itunes:subtitle><itunes:author>T</itunes:author>",
              """<media:group><media:title>T</media:title><media:description>T</media:description>
        <media:category label="A">T</media:category><media:keywords>T</media:keywords>
        <media:content url="A" medium="image"/></media:group><summary>T</summary>"""),
    "podcast": ("""<itunes:summary>T</itunes:summary><itunes:category text="A"/>
        <itunes:owner><itunes:name>T</itunes:name><itunes:email>T</itunes:email></itunes:owner>""",
                """<itunes:title>T</itunes:title><itunes:subtitle>T</itunes:subtitle>
        <itunes:summary>T</itunes:summary><itunes:author>T</itunes:author>
        <itunes:keywords>T</itunes:keywords><xhtml:body>T</xhtml:body>"""),
}

ATOM_PERSON = "<name>T</name><uri>T</uri><email>T</email>"
ATOM_TEXTS = "<title type='{0}'>{1}</title><rights type='{0}'>{1}</rights>"
ATOM_COMMON = f"""<id>T</id><author>{ATOM_PERSON}</author><contributor>{ATOM_PERSON}</contributor>
    <category term="A" scheme="A" label="A"/><link href="A" title="A" type="A" hreflang="A"/>
    <link rel="enclosure" href="A" type="A"/><link rel="related" href="A"/><link rel="A" href="A"/>"""
ATOM_FEED = f"{ATOM_COMMON}<generator uri='A' version='A'>T</generator><icon>T</icon><logo>T</logo>"


def text(payload):
    """The attack as character data."""
    return payload.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def section(payload):
    """The attack as CDATA sections."""
    return "<![CDATA[" + payload.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def attribute(payload):
    """The attack as an attribute's value, line breaks and tabs kept."""
    escaped = text(payload).replace('"', "&quot;").replace("'", "&#39;")
    return re.sub("[\t\n\r]", lambda found: f"&#{ord(found[0])};", escaped)


def filled(template, payload, form=text):
    """A template with the attack in the places of T and A."""
    named = {"T": form(payload), "A": attribute(payload)}
    return re.sub(r'(?<=>)T(?=<)|(?<=["\'])A(?=["\'])', lambda found: named[found[0]], template)


def rss(name, payload, form=text):
    """An RSS 2.0 feed of one item."""
    channel, item = (filled(template, payload, form) for template in RSS[name])
    return f'<rss version="2.0" {NAMESPACES}><channel>{channel}<item>{item}</item></channel></rss>'


def atom(kind, payload, form=text):
    """An Atom feed of one entry whose text constructs are of one type."""
    inner = "<div xmlns='http://www.w3.org/1999/xhtml'>T</div>" if kind == "xhtml" else "T"
    texts = ATOM_TEXTS.format(kind, inner)
    feed = f"{ATOM_FEED}{texts}<subtitle type='{kind}'>{inner}</subtitle>"
    entry = (f"{ATOM_COMMON}{texts}<summary type='{kind}'>{inner}</summary>"
             f"<content type='{kind}'>{inner}</content><source>{feed}</source>")
    return (f"<feed xmlns='http://www.w3.org/2005/Atom'>{filled(feed, payload, form)}"
            f"<entry>{filled(entry, payload, form)}</entry></feed>")


def json_feed(payload):
    """A JSON Feed of one item."""
    author = {"name": payload, "url": payload, "avatar": payload}
    item = dict.fromkeys("id url external_url title summary content_html content_text image banner_image"
                         " language".split(), payload)
    item |= {"authors": [author], "tags": [payload],
             "attachments": [{"url": payload, "mime_type": payload, "title": payload}]}
    names = "title description home_page_url feed_url icon favicon language"
    feed = {"version": "https://jsonfeed.org/version/1.1"} | dict.fromkeys(names.split(), payload)
    return json.dumps(feed | {"authors": [author], "hubs": [{"url": payload}], "items": [item]})


def is_markup(payload):
    """Whether the attack is well-formed by itself."""
    try:
        ElementTree.fromstring(f"<div>{payload}</div>")
        return True
    except ElementTree.ParseError:
        return False


def feeds(payload):
    """Feeds with the attack in every field: name and document, all of one entry."""
    for name in RSS:
        yield name, rss(name, payload)
    yield "rss-cdata", rss("rss", payload, section)
    for kind in ("text", "html", "xhtml"):
        yield f"atom-{kind}", atom(kind, payload)
    if is_markup(payload):
        yield "atom-markup", atom("xhtml", payload, str)
    yield "json", json_feed(payload)


def broken_feeds(payload):
    """Feeds in which the attack stands bare, which breaks most of them."""
    yield "rss-bare", rss("rss", payload, str)
    yield "podcast-bare", rss("podcast", payload, str)
    yield "atom-bare", atom("xhtml", payload, str)
