#!/usr/bin/env python3
"""Looks whether an attack of Fixtures/xss/payloads.txt survives in what Newsfold gives out.

  xss_check.py --newsfold PROGRAM

Each attack is put into every field of RSS, Atom and JSON Feed (xss_feeds.py). What `parse`, `run`
and a second sanitising give out is read with html5lib (xss_danger.py) and held against the elements
and attributes of Fixtures/xss/allowed.txt. Prints 'xss.payloads N survivors M'.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import xss_danger
import xss_feeds

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "xss"
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://base.example/folder/page"


class Check:
    """Collects the attacks that survive, by their number."""

    def __init__(self, newsfold):
        self.newsfold, self.survivors, self.cleaned = newsfold, {}, {}
        self.allowed = xss_danger.AllowList((FOLDER / "allowed.txt").read_text())
        self.payloads = [shown(line) for line in (FOLDER / "payloads.txt").read_text().split("\n") if line]

    def note(self, number, place, danger):
        if danger and number not in self.survivors:
            print(f"survivor {number} in {place}: {danger}\n  {self.payloads[number]!r}")
            self.survivors[number] = danger

    def parse(self, requests, folder):
        """What `newsfold parse` says of files: a line for each."""
        batch = folder / "batch.jsonl"
        batch.write_text("".join(json.dumps(request) + "\n" for request in requests))
        done = subprocess.run([self.newsfold, "parse", "--batch-list", str(batch)], check=True,
                              stdout=subprocess.PIPE, text=True)
        return [json.loads(line) for line in done.stdout.split("\n") if line]

    def fields(self, folder):
        """The attacks in every field, with and without a base."""
        files = []
        for number, payload in enumerate(self.payloads):
            whole = [(*feed, True) for feed in xss_feeds.feeds(payload)]
            broken = [(*feed, False) for feed in xss_feeds.broken_feeds(payload)]
            for name, document, is_whole in whole + broken:
                file = folder / f"{number}-{name}"
                file.write_text(document, newline="", errors="surrogatepass")
                files.append((number, name, str(file), is_whole))
        for base in (None, BASE):
            answers = self.parse([{"file": file, "url": base} for _, _, file, _ in files], folder)
            for (number, name, _, is_whole), answer in zip(files, answers, strict=True):
                self.read(number, name, answer, is_whole)

    def read(self, number, name, answer, is_whole):
        feed = answer.get("feed", {})
        if is_whole and len(feed.get("items", [])) != 1:
            self.note(number, name, f"not one entry: {answer.get('error')}")
        self.note(number, name, xss_danger.json_danger(feed, self.allowed))
        for key, value in xss_danger.values(feed):
            if key in ("html", "content_html"):
                self.cleaned.setdefault(value, number)

    def again(self, folder):
        """What a browser makes of the sanitised HTML, sanitised once more."""
        numbers = list(self.cleaned.values())
        items = [{"id": str(place), "content_html": xss_danger.again(html)}
                 for place, html in enumerate(self.cleaned)]
        file = folder / "again.json"
        file.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
        [answer] = self.parse([{"file": str(file)}], folder)
        for number, item in zip(numbers, answer["feed"]["items"], strict=True):
            self.note(number, "again", xss_danger.json_danger(item, self.allowed))


def shown(line):
    """The line with the control characters that its control pictures show."""
    return re.sub("[\u2400-\u241f]", lambda found: chr(ord(found[0]) - 0x2400), line).replace("\u2421", "\x7f")


class Edition:
    """What `newsfold run` publishes of feeds that carry the attacks in names, headlines and texts."""

    def __init__(self, check, folder):
        self.check, self.folder, self.allowed = check, folder, check.allowed

    def publish(self):
        outlines = []
        for number, payload in enumerate(self.check.payloads):
            named = f"{payload} n{number}"
            document = [xss_feeds.rss("rss", named), xss_feeds.atom("text", named),
                        xss_feeds.atom("html", named), xss_feeds.json_feed(named)][number % 4]
            (self.folder / f"{number}.xml").write_text(document, newline="")
            name = xss_feeds.attribute(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", payload))
            outlines.append(f'<outline text="{name}"><outline type="rss" text="{name}" '
                            f'htmlUrl="{name}" xmlUrl="{number}.xml"/></outline>')
        opml = self.folder / "feeds.opml"
        opml.write_text(f'<opml version="2.0"><head/><body>{"".join(outlines)}</body></opml>')
        subprocess.run([self.check.newsfold, "run", "--quiet", "--feeds", opml, "--data", self.folder / "data",
                        "--output", self.folder / "out", "--now", "2025-05-22T21:00:00Z"], check=True)

    def pages(self):
        files = sorted((self.folder / "out").rglob("*.html"))
        for file in files:
            html = file.read_text()
            self.note(html, file.name, xss_danger.page_danger(html, self.allowed))
        return len(files)

    def merged_feeds(self):
        for entry in ElementTree.parse(self.folder / "out/merged.atom").iter(ATOM + "entry"):
            words = "".join(entry.itertext())
            for element in entry.iter():
                if element.get("type") == "html" and element.text:
                    self.note(words, "merged.atom", xss_danger.fragment_danger(element.text, self.allowed))
                for name in ("href", "uri", "src"):
                    self.note(words, "merged.atom", xss_danger.url_danger(element.get(name, "")))
        for item in json.loads((self.folder / "out/merged.json").read_text())["items"]:
            self.note(json.dumps(item), "merged.json", xss_danger.json_danger(item, self.allowed))

    def note(self, words, place, danger):
        """Puts a finding down to the attack whose number stands in the text."""
        found = re.search(r"\bn(\d+)\b", words)
        self.check.note(int(found[1]) if found else 0, place, danger)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsfold", required=True)
    check = Check(str(pathlib.Path(parser.parse_args().newsfold).resolve()))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check.fields(folder)
        check.again(folder)
        edition = Edition(check, folder)
        edition.publish()
        pages = edition.pages()
        edition.merged_feeds()
    print(f"{len(check.cleaned)} different pieces of HTML and {pages} pages read")
    print(f"xss.payloads {len(check.payloads)} survivors {len(check.survivors)}")
    return 1 if check.survivors else 0


if __name__ == "__main__":
    sys.exit(main())
