"""Writes feeds whose pages are hard to make: hostile words, many scripts, many outlets, much text."""
import html
import random

# Pieces of HTML that break what is written carelessly.
BODIES = [
    "<p>a<div>b</p>c</div><b><p>d</b>e</p>", "<ul>text<li>a<li>b<ul>c</ul></ul><li>alone",
    "<table><tr><td>a<td>b<tr><td colspan=9 rowspan=-1>c</table>", "<td>cell</td><tr>row</tr><caption>c</caption>",
    "<table>text<tr>row<table><td>in<tr></table></tr></table>", "<h1>one</h1><h4>four</h4><h2>two</h2><h6>six</h6>",
    "<p id=main id=main class=skip>ids <a name=main id=reports href='#main'>here</a> <a href=''>empty</a></p>",
    "<form><input value=x><select><option>o</select><button>b</button><label for=q>l</label></form>",
    "<center><font color=red size=7>loud</font></center><marquee>moves</marquee><blink>b</blink>",
    "<dl><dd>first</dd><dt>then</dt></dl><figure><figcaption>f</figcaption></figure><figure></figure>",
    "<a href='https://a.example/'><h2>block in a link</h2><a href='https://b.example/'>link in a link</a></a>",
    "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby><bdo dir=rtl>abc</bdo><bdo>def</bdo><span lang=xx dir=up>g</span>",
    "<svg viewBox='0 0 1 1'><path d='M0 0'/><text>drawn</text></svg><math><mfrac><mi>a</mi></mfrac></math>",
    "<video src=https://v.example/v.mp4 poster=https://v.example/p.png>no video</video><audio controls></audio>",
    "<img src=https://i.example/i.png><img src='data:image/png;base64,AAAA' alt='\"q\"'><picture><source srcset='https://i.example/2.png 2x'><img src=//i.example/3.png width=1e9 height=-1></picture>",
    "<pre>  two\n\n lines<br>x</pre><hr><hr><blockquote><hr>q<blockquote>deeper</blockquote></blockquote>",
    "<details open><summary>s</summary>d</details><dialog open>modal</dialog><main>m</main><nav>n</nav><header>h</header>",
    "<time datetime=never>whenever</time><meter value=2>m</meter><abbr title='a \"b\" <c>'>abc</abbr><data value=1>1</data>",
    "<div>" * 500 + "deep" + "</div>" * 500, "<b>" * 300 + "bold" + "</b>" * 300, "<ul><li>" * 90 + "list" + "</ul>" * 90,
    "<a href='https://a.example/[x]|y?z[]=\"1\"&amp;q=%zz#a#b'>odd</a><a href='http://us:pa@a.example'>user</a><a href='http://a_b.example:99999/'>port</a>",
    "&#1;&#x85;&#xFDD0;&#x1FFFF;&nbsp;&amp;amp;&lt;script&gt;", "<br><br><br>breaks<br><br><br>", "   ", "",
    "<iframe src=https://f.example></iframe><object data=x></object><embed src=y><base href=https://x.example><meta http-equiv=refresh content='0;url=https://x.example'><style>*{}</style>",
]

TITLES = [
    "</title><script>alert(1)</script>", "a & b &amp; c &amp;lt;", "quotes \" ' ` {{headline}} {{{content}}} {{> head}}",
    "مرحبا بالعالم: العنوان الأول (2025)", "שלום עולם, כותרת ראשית", "東京で大きな地震、津波の心配なし", "서울에서 큰 불",
    "العربية with English في وسط", "🚀🔥👩‍👩‍👧‍👦 emoji", "Z" + "\u0301\u0327\u0330" * 400 + "algo", "W" * 3000, "long word " * 600,
    "\u202eoverride\u2066 isolate", "zero\u200bwidth\ufeff", "ﷺ ligature ﬁ", "- – — … “ ” « »", "(no", "ไทยไม่มีช่องว่างระหว่างคำ" * 30,
    "--><!--", "]]>", "%s %n %00", "../../../etc/passwd", "", " ", "0", "NULL",
]
LANGUAGES = ["en", "en-UK", "ar", "he", "ja", "zh-Hant-TW", "xx", "english", "-", "fr_CA", "iw", "th", "123", "e" * 9]


def item(title, body, link, minute, more=""):
    return (f"<item><title>{html.escape(clean(title))}</title><link>{html.escape(link)}</link><guid>{html.escape(link)}</guid>"
            f"<pubDate>Thu, 22 May 2025 {minute // 60:02}:{minute % 60:02}:00 GMT</pubDate>{more}"
            f"<description>{html.escape(clean(body))}</description></item>")


def clean(text):
    """The text without what no XML document may hold."""
    return "".join(c for c in text if c in "\t\n\r" or 0x20 <= ord(c) and ord(c) not in (0xFFFE, 0xFFFF))


def feed(title, language, items):
    return (f'<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>{html.escape(clean(title))}'
            f"</title><link>https://site.example/</link><language>{html.escape(language)}</language>"
            f"<description>d</description>{''.join(items)}</channel></rss>")


class HostileFeeds:
    """A list of feeds in a folder, in folders with names as bad as the feeds."""

    def __init__(self, folder):
        self.folder, self.outlines, self.random = folder, [], random.Random(6)

    def add(self, title, language, items, directory=""):
        name = f"{len(self.outlines)}.xml"
        (self.folder / name).write_text(feed(title, language, items))
        outline = (f'<outline type="rss" text="{html.escape(clean(title)[:200])}" xmlUrl="{name}" '
                   f'htmlUrl="https://site{len(self.outlines)}.example/"/>')
        self.outlines.append(f'<outline text="{html.escape(clean(directory))}">{outline}</outline>' if directory else outline)

    def write(self):
        self.words()
        self.scripts()
        self.crowd()
        self.lengths()
        text = f'<opml version="2.0"><head/><body>{"".join(self.outlines)}</body></opml>'
        (self.folder / "feeds.opml").write_text(text)

    def words(self):
        """Each title and each body, each in a folder called like the title."""
        for number, title in enumerate(TITLES):
            items = [item(f"{title} {number}x{place}", body, f"https://w{number}.example/{place}", place * 11 + number)
                     for place, body in enumerate(BODIES)][number % 3::3]
            self.add(title, LANGUAGES[number % len(LANGUAGES)], items, title)

    def scripts(self):
        picture = '<media:thumbnail url="https://i.example/t.png"/><enclosure url="https://i.example/e.jpg" type="image/jpeg" length="1"/>'
        items = [item("Picture only", "<img src='https://i.example/only.png'>", "https://p.example/1", 60, picture),
                 item("", "<p>A text without a headline, which has to stand for itself.</p>", "https://p.example/2", 61),
                 item("No text", "", "https://p.example/3", 62, picture)]
        self.add("Pictures", "en", items, "Pictures")
        for number, language in enumerate(LANGUAGES):
            body = f"<p dir=rtl lang={language}>{TITLES[3 + number % 5]}</p>" * 9
            self.add(f"Outlet {language}", language, [item(TITLES[3 + number % 5] + language, body, f"https://s{number}.example/", number)], "Scripts/Nested")

    def crowd(self):
        """An event that three hundred outlets report, half of them with one text, some twice."""
        event = "Volcano Tungurahuela erupts above Valparisto, ash closes Quillona airport"
        for number in range(300):
            words = " ".join(self.random.sample("ash river road school villagers minister rain flight cloud night".split(), 5))
            body = f"<p>{event}. {words if number % 2 else 'The wire text that everybody prints, word for word, about the volcano and its ash.'} {event}.</p>"
            items = [item(f"{event}: report {number if number % 2 else ''}", body, f"https://c{number}.example/" + "x" * (number % 7) * 200, 300 + number)]
            if number % 10 == 0:
                items.append(item(f"{event}: update {number}", body, f"https://c{number}.example/u", 700 + number))
            self.add(f"The Crowded Valley Observer and Advertiser No. {number}", "en", items, f"Crowd {number % 90}")

    def lengths(self):
        self.add("Endless", "en", [item("A text without end", "<p>endless words of a text</p>" * 20_000, "https://l.example/1", 900),
                                   item("One paragraph without end", "word &amp; " * 60_000, "https://l.example/2", 901),
                                   item("Quotes without end", '"' * 100_000, "https://l.example/3", 902)], "Long")
