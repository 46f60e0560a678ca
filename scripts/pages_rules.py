"""Looks through a page as somebody does who cannot see it, or does not want to be seen (html5lib)."""
import re
from urllib.parse import unquote, urlsplit

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
LIMIT = 200_000


class Page:
    """A published page and what is wrong with it."""

    def __init__(self, path, root):
        self.path, self.root, self.findings = path, root, []
        self.bytes = path.read_bytes()
        self.tree = html5lib.parse(self.bytes, transport_encoding="utf-8")
        self.nodes = [n for n in self.tree.iter() if isinstance(n.tag, str)]

    def all(self, *names):
        return [n for n in self.nodes if n.tag.removeprefix(HTML) in names]

    def need(self, good, words):
        if not good:
            self.findings.append(f"{self.path.relative_to(self.root)}: {words}")

    def check(self, images, noindex):
        self.need(len(self.bytes) < LIMIT, f"{len(self.bytes)} bytes")
        self.head(images, noindex)
        self.outline()
        self.landmarks()
        self.names()
        self.requests(images)
        self.links()
        return self.findings

    def head(self, images, noindex):
        metas = {n.get("name") or n.get("http-equiv"): n.get("content") for n in self.all("meta")}
        policy = metas.get("Content-Security-Policy", "")
        self.need("default-src 'none'" in policy and "unsafe" not in policy and "script-src" not in policy, "no strict policy")
        self.need(("img-src" in policy) == images, "pictures and policy differ")
        self.need((metas.get("robots") == "noindex") == noindex, "robots and setting differ")
        self.need("width=device-width" in metas.get("viewport", "") and "maximum-scale" not in metas["viewport"], "no viewport")
        titles = self.all("title")
        self.need(len(titles) == 1 and (titles[0].text or "").strip(), "no title")
        self.need(self.all("html")[0].get("lang"), "no language")

    def outline(self):
        levels = [int(n.tag[-1]) for n in self.all("h1", "h2", "h3", "h4", "h5", "h6")]
        self.need(levels.count(1) == 1 and levels[:1] == [1], f"headings begin {levels[:3]}")
        jumps = [(a, b) for a, b in zip(levels, levels[1:]) if b > a + 1]
        self.need(not jumps, f"headings jump {jumps[:1]}")
        empty = [n for n in self.all("h1", "h2", "h3", "h4", "h5", "h6", "summary", "a", "button") if not text(n)]
        self.need(not empty, f"no words in <{empty[0].tag[len(HTML):]}>" if empty else "")

    def landmarks(self):
        self.need(len(self.all("main")) == 1, "not one main")
        body = self.all("body")[0]
        children = [n.tag.removeprefix(HTML) for n in body if isinstance(n.tag, str)]
        self.need(children.count("header") == 1 and children.count("footer") == 1, "no header or footer")
        labels = [n.get("aria-label") for n in self.all("nav")]
        self.need(all(labels) and len(set(labels)) == len(labels), f"navigation labelled {labels}")
        first = next((n for n in self.nodes if n.tag == HTML + "a"), None)
        self.need(first is not None and first.get("href") == "#main", "no skip link")

    def names(self):
        ids = [n.get("id") for n in self.nodes if n.get("id") is not None]
        self.need(len(set(ids)) == len(ids), "an id twice")
        for node in self.nodes:
            for key in ("aria-labelledby", "aria-describedby"):
                self.need(node.get(key) in (None, *ids), f"{key} of nothing")
        self.need(all(n.get("alt") is not None for n in self.all("img")), "a picture without alt")
        self.need(all(re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:]+Z)?", n.get("datetime", "")) for n in self.all("time")), "a time without datetime")
        self.need(all(n[0].tag == HTML + "summary" for n in self.all("details")), "details without summary")

    def requests(self, images):
        """What a browser would ask a server for, unasked."""
        self.need(not self.all("script", "iframe", "object", "embed", "base", "form", "video", "audio", "style", "source"), "an element that runs or loads")
        for node in self.nodes:
            keys = [k for k in node.attrib if k.startswith("on") or k in ("style", "srcset", "poster", "background", "ping")]
            self.need(not keys, f"<{node.tag}> with {keys}")
            if node.get("src") is not None:
                polite = node.get("referrerpolicy") == "no-referrer" and node.get("loading") == "lazy"
                self.need(images and node.tag == HTML + "img" and polite, f"loads {node.get('src')[:60]}")
        for node in self.all("link"):
            self.need(not urlsplit(node.get("href")).scheme, f"link to {node.get('href')[:60]}")
        for meta in self.all("meta"):
            if meta.get("http-equiv") == "refresh":
                self.need(re.fullmatch(r"0; url=[0-9a-f]{16}\.html", meta.get("content")), "sends elsewhere")

    def links(self):
        for node in self.all("a", "link"):
            address = urlsplit(node.get("href", ""))
            if address.scheme:
                self.need(address.scheme in ("http", "https"), f"link to {address.scheme}")
                self.need("noreferrer" in node.get("rel", ""), "a link that says where from")
            elif address.path:
                target = self.path.parent / unquote(address.path)
                self.need(target.is_file(), f"dead link {node.get('href')[:80]}")
            else:
                self.need(any(n.get("id") == address.fragment for n in self.nodes), f"dead anchor {address.fragment}")


def text(node):
    return "".join(node.itertext()).strip() or "".join(n.get("alt", "") for n in node.iter(HTML + "img")) or node.find(HTML + "img") is not None
