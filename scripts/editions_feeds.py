"""Writes lists of feeds in every format, with the worst a publisher can put into every field."""
import datetime
import html
import json
import random

from pages_feeds import BODIES, LANGUAGES, TITLES, clean

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "a10": "http://www.w3.org/2005/Atom",
    "cc": "http://backend.userland.com/creativeCommonsRssModule",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "thr": "http://purl.org/syndication/thread/1.0",
}.items())

IDS = ["", " ", "1", "a b", "guid with <tags> & \"quotes\"", "javascript:alert(1)", "urn:uuid:not-one", "tag:,2025:",
       "http://", "https://[::1", "HTTP://CASE.EXAMPLE/%7e/../x", "https://a.example/#a#b", "//a.example/x", "?", "#",
       "https://münchen.example/straße", "x" * 4000, "same", "mailto:a@b", "data:text/html,<script>", "tag:a b,x:y", "\u202e"]
LINKS = ["", " ", "/relative", "?only=query", "https://a.example/a b", "https://a.example/[x]|{y}", "https://a.example/%zz",
         "javascript:alert(1)", "https://user:secret@a.example/", "http://a_b.example:99999/", "ftp://a.example/x", "https:///nohost",
         "mailto:a@b", "//other.example/page", "https://a.example/" + "p" * 3000, "https://a.example/#a#b", "https://ü.example/ö?ä=1"]
DATES = ["", "yesterday", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "2025-02-30T10:00:00Z",
         "1969-12-31T23:59:59Z", "2100-01-01T00:00:00Z", "Thu, 22 May 2025 25:61:61 GMT", "2025-05-22T20:59:60Z", "1747900000",
         "Thu, 22 May 2025 10:00:00 +9959", "22 May 25 10:00", "٢٠٢٥-٠٥-٢٢"]
NAMES = ["", " ", "<b>Bold</b>", "a@b.example (Ada)", "Ada <a@b.example>", "@", "a b@c d", "A" * 2000, "&amp;", "مراسل", "\u0085",
         "no.email@", "editor@site.example"]
TYPES = ["", "text/html", "image/*", "not a type", "text/html; charset=\"", "audio/mpeg", "multipart/mixed", "video", "IMAGE/PNG"]
LENGTHS = ["", "-1", "1e3", "99999999999999999999", "many", "0", "12"]
TERMS = ["", " ", "<i>x</i>", "a,b;c", "T" * 900, "&lt;", "新闻"]
MORE_TITLES = ["<p></p>", "&nbsp;", "&amp;nbsp; &amp;lt;b&amp;gt;", "<b>bold</b> &amp; <i>italic</i>", "5 < 6 > 4 &c;", "a\u0085b\u009fc",
               "\ufffe\uffff", "&#0;&#x1F;", "\u2028\u2029", "<![CDATA[x]]>", "<!-- only a comment -->", "1 &lt; 2 &amp;&amp; 3 > 2"]
MORE_BODIES = ["<p>Relative <a href='/x'>link</a> and <img src='y.png'></p>", "<base href='https://b.example/'><a href='z'>z</a>",
               "<a href='java\tscript:alert(1)'>tab</a><a href='&#106;avascript:x'>entity</a><img src=x onerror=alert(1)>",
               "plain text with &amp;lt;b&amp;gt; and <", "<p style='position:fixed' onclick=x()>styled</p>", "&lt;p&gt;twice escaped&lt;/p&gt;",
               "<form action='https://f.example'><button>b</button></form><iframe src='https://y.example/embed'></iframe>"]


class Edition:
    """A list of feeds made from one seed, and the settings it is published with."""

    def __init__(self, seed, folder, now):
        self.random, self.folder, self.now = random.Random(seed), folder, now
        self.subject = self.random.sample("flood river harbour minister bridge strike vote court fire election storm port".split(), 5)

    def pick(self, plain, *hostile):
        """Half of the time the plain value, else one of the hostile ones."""
        return plain if self.random.random() < 0.5 else clean(self.random.choice([v for values in hostile for v in values]))

    def write(self):
        """Writes the feeds, the list and the settings; gives the arguments of `newsfold run` for them."""
        outlines = []
        for number in range(self.random.randint(2, 5)):
            name, text = self.random.choice((self.rss, self.rdf, self.atom, self.json))(number)
            (self.folder / name).write_text(text)
            title = html.escape(self.pick(f"Site {number}", TITLES)[:200])
            outline = f'<outline type="rss" text="{title}" xmlUrl="{name}" htmlUrl="https://site{number}.example/"/>'
            if self.random.random() < 0.5:
                outline = f'<outline text="{html.escape(self.pick("News", TITLES))}">{outline}</outline>'
            outlines.append(outline)
        (self.folder / "feeds.opml").write_text(f'<opml version="2.0"><head/><body>{"".join(outlines)}</body></opml>')
        settings = {"public_url": self.random.choice(["https://news.example/", "https://news.example/a/b/", "http://127.0.0.1:8080/x/"]),
                    "title": self.pick("Folded", [t for t in TITLES if t.strip()])[:200], "growth": self.random.choice(["quiet", "outlets", "every"])}
        if self.random.random() < 0.3:
            settings |= {"tell": "entries", "ids": "original"}
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in settings.items()]
        (self.folder / "newsfold.toml").write_text("[publish]\n" + "\n".join(lines) + "\n")
        return ["--feeds", self.folder / "feeds.opml", "--config", self.folder / "newsfold.toml"]

    def date(self):
        moment = self.now - datetime.timedelta(minutes=self.random.randint(0, 2000))
        return self.pick(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), DATES, [moment.strftime("%a, %d %b %Y %H:%M:%S GMT")])

    def title(self):
        plain = " ".join(self.random.sample(self.subject, 4)).capitalize() + " after the night in Northport"
        return self.pick(plain, TITLES, MORE_TITLES)

    def body(self):
        plain = "<p>" + " ".join(self.random.choices(self.subject + "the of in a was said".split(), k=60)) + "</p>"
        return self.pick(plain, BODIES, MORE_BODIES)

    def link(self, number):
        return self.pick(f"https://site{number}.example/{self.random.randint(0, 20)}", LINKS)

    def enclosure(self):
        return self.pick("https://m.example/a.mp3", LINKS), self.pick("audio/mpeg", TYPES), self.pick("1000", LENGTHS)

    def element(self, name, text, attributes=""):
        """An element with this text, now and then none."""
        return "" if self.random.random() < 0.1 else f"<{name}{attributes}>{html.escape(clean(text))}</{name}>"

    def entries(self, make):
        return [make() for _ in range(self.random.randint(1, 7))]

    def language(self):
        return self.pick("en", LANGUAGES)

    def item(self, number):
        address, kind, length = map(html.escape, self.enclosure())
        return (f"<item>{self.element('title', self.title())}{self.element('link', self.link(number))}"
                f"{self.element('guid', self.pick(f'g{self.random.random()}', IDS))}{self.element('pubDate', self.date())}"
                f"{self.element('description', self.body())}{self.element('content:encoded', self.body())}"
                f"{self.element('author', self.pick('ada@site.example (Ada)', NAMES))}{self.element('dc:creator', self.pick('Ada', NAMES))}"
                f"{self.element('category', self.pick('World', TERMS))}{self.element('dc:rights', self.pick('Ours', TITLES))}"
                f'<enclosure url="{address}" type="{kind}" length="{length}"/><media:content url="{address}" type="{kind}"/>'
                f"{self.element('a10:updated', self.date())}{self.element('comments', self.link(number))}</item>")

    def channel(self, number):
        return (f"{self.element('title', self.pick(f'Site {number}', TITLES, MORE_TITLES))}{self.element('link', self.link(number))}"
                f"{self.element('language', self.language())}{self.element('description', self.body())}{self.element('copyright', self.pick('Ours', TITLES))}"
                f"{self.element('cc:license', self.link(number))}{self.element('managingEditor', self.pick('Ada', NAMES))}"
                f"{self.element('a10:id', self.pick('urn:x', IDS))}<image>{self.element('url', self.link(number))}</image>")

    def rss(self, number):
        items = "".join(self.entries(lambda: self.item(number)))
        return f"{number}.xml", f'<rss version="2.0" {NAMESPACES}><channel>{self.channel(number)}{items}</channel></rss>'

    def rdf(self, number):
        items = "".join(self.entries(lambda: self.item(number)))
        return f"{number}.rdf", (f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {NAMESPACES}>'
                                 f"<channel>{self.channel(number)}</channel>{items}</rdf:RDF>")

    def text(self, name, text):
        kind = self.random.choice(["", "text", "html", "xhtml", "TEXT", "text/html", "application/xml", "image/png"])
        if kind == "xhtml":
            return f'<{name} type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{html.escape(clean(text))}<script>x()</script></div></{name}>'
        return self.element(name, text, f' type="{kind}"' if kind else "")

    def person(self, name):
        return (f"<{name}>{self.element('name', self.pick('Ada', NAMES))}{self.element('email', self.pick('a@b.example', NAMES))}"
                f"{self.element('uri', self.pick('https://ada.example/', LINKS))}</{name}>")

    def atom_link(self, number):
        rel = self.random.choice(["alternate", "", " ", "self", "via", "enclosure", "related", "no-such-rel", "alternate"])
        return (f'<link rel="{rel}" href="{html.escape(self.link(number))}" type="{html.escape(self.pick("text/html", TYPES))}" '
                f'hreflang="{html.escape(self.language())}" length="{self.pick("9", LENGTHS)}"/>')

    def entry(self, number):
        links = "".join(self.atom_link(number) for _ in range(self.random.randint(0, 4)))
        term = html.escape(self.pick("World", TERMS))
        return (f'<entry xml:lang="{html.escape(self.language())}" xml:base="{html.escape(self.link(number))}">{links}'
                f"{self.text('title', self.title())}{self.element('id', self.pick(f'urn:x:{self.random.random()}', IDS))}"
                f"{self.element('updated', self.date())}{self.element('published', self.date())}{self.person('author')}{self.person('contributor')}"
                f'<category term="{term}" scheme="{term}" label="{term}"/>{self.text("summary", self.body())}{self.text("content", self.body())}'
                f"{self.text('rights', self.pick('Ours', TITLES))}<source>{self.element('id', self.pick('x', IDS))}"
                f"{self.text('title', self.title())}{self.element('updated', self.date())}</source></entry>")

    def atom(self, number):
        entries = "".join(self.entries(lambda: self.entry(number)))
        return f"{number}.atom", (f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{html.escape(self.language())}">'
                                  f"{self.text('title', self.title())}{self.element('id', self.pick('urn:feed', IDS))}{self.element('updated', self.date())}"
                                  f"{self.person('author')}{self.element('logo', self.link(number))}{self.text('rights', self.title())}{entries}</feed>")

    def json(self, number):
        def some(**fields):
            return {key: value for key, value in fields.items() if self.random.random() > 0.1}

        def item():
            address, kind, length = self.enclosure()
            return some(id=self.pick(str(self.random.random()), IDS), url=self.link(number), title=self.title(), content_html=self.body(),
                        content_text=self.pick("text", TITLES, BODIES), date_published=self.date(), date_modified=self.date(),
                        language=self.language(), image=self.link(number), tags=[self.pick("World", TERMS)],
                        authors=[some(name=self.pick("Ada", NAMES), url=self.link(number))],
                        attachments=[some(url=address, mime_type=kind, size_in_bytes=length)])
        text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": self.entries(item),
                           **some(title=self.title(), home_page_url=self.link(number), language=self.language(), icon=self.link(number),
                                  authors=[some(name=self.pick("Ada", NAMES))])})
        return f"{number}.json", text
