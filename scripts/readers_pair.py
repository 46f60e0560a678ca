"""What readers do when two subscribed feeds have entries in common: with the same ids, and with ids of their own."""
import re

import readers_stories

ENTRY = re.compile(r"  <entry>\n.*?  </entry>\n", re.S)


def part(text, headlines, name, own):
    """The merged feed cut down to the stories with these headlines, as a feed of a folder would be."""
    def kept(match):
        entry = match.group(0)
        title = re.search(r"<title[^>]*>([^<]*)</title>", entry).group(1)
        if title not in headlines:
            return ""
        return entry.replace("<id>tag:", "<id>tag:part.", 1) if own else entry
    feed = ENTRY.sub(kept, text)
    head, rest = feed.split("<entry>", 1) if "<entry>" in feed else (feed, "")
    head = re.sub(r"<id>[^<]*</id>", f"<id>tag:news.example,2026:{name}</id>", head, count=1)
    return head + ("<entry>" + rest if rest else "")


def world(moment):
    """The headlines of the stories that the folder World has part in."""
    stories = {s for s, reports in moment.members().items()
               if any(readers_stories.OUTLETS[r.outlet] == "World" for r in reports)}
    return {headline for headline, story in moment.told().items() if story in stories}


class Pair:
    """A reader that follows the whole feed and a part of it; counts what it shows of what is in both."""

    def __init__(self, make, place, feeds):
        self.reader, self.shown, self.listed, self.both = make(place, feeds), [], [], set()

    def ask(self, moment, text):
        told, published = moment.told(), set(re.findall(r"<title[^>]*>([^<]*)</title>", text))
        self.both = {told[h] for h in world(moment)}
        self.shown += [told[s.title] for s in self.reader.ask()]
        if hasattr(self.reader, "lists"):
            rows = [r for r in self.reader.lists() if r.title in published and told.get(r.title) in self.both]
            self.listed.append({name: len({told[r.title] for r in rows if r.feed == name})
                                for name in self.reader.feeds})

    @property
    def times(self):
        """How often a story that is in both feeds was shown, at least and at most."""
        counts = [self.shown.count(story) for story in self.both]
        least, most = min(counts), max(counts)
        return str(least) if least == most else f"{least} to {most}"

    @property
    def places(self):
        """How many of them each feed's list has, run by run: whole / part."""
        return ", ".join(" / ".join(str(n) for n in run.values()) for run in self.listed) or "-"
