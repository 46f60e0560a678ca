#!/usr/bin/env python3
"""Subscribes real feed readers to what Newsfold publishes, and compares what they show as new with what is new.

  readers.py --newsfold PROGRAM [--form short|full] [--only NAME,NAME] [--write docs/readers.md]

Five runs over made-up feeds: new stories; growth and a corrected headline; two stories joined; one split; nothing.
nginx serves the output folder on loopback with examples/serving/nginx.conf. The short form tries one growth policy and
the merged feed. A reader that is not installed is said to be skipped. Closes with 'N passed, N failed, N skipped'.
"""
import argparse
import json
import pathlib
import signal
import sys
import time
import traceback

import readers_pair
import readers_stories
from lab_tools import HOUR, Checks, clock, end_all, folder
from readers_expected import FEEDS, expected
from readers_programs import READERS, call
from readers_stories import JOINED, PARTED, Moment
from web_servers import Nginx, program

BEGIN, END = "<!-- readers -->\n", "<!-- /readers -->"
POLICIES = ("quiet", "outlets", "every")
RUNS = 5


class Publisher:
    """Newsfold over the made-up feeds, under one growth policy."""

    def __init__(self, newsfold, place, output, policy):
        self.newsfold, self.place, self.output = newsfold, place, output
        place.mkdir()
        now = int(time.time())
        self.times = {number: now - (4 - number) * 2 * HOUR for number in range(1, RUNS + 1)}
        readers_stories.write_list(place)
        (place / "newsfold.toml").write_text(
            f'feeds = "feeds.opml"\ndata = "data"\noutput = "{output}"\n\n[publish]\ntitle = "Bench"\n'
            f'public_url = "https://news.example/bench/"\ngrowth = "{policy}"\n')

    def call(self, command, *arguments):
        return call([self.newsfold, command, "--config", self.place / "newsfold.toml", *arguments])

    def run(self, number):
        """One of the five runs, with what the editor does after it."""
        readers_stories.write_feeds(self.place, min(number, 4), self.times)
        self.call("run", "--now", clock(self.times[number]))
        if number == JOINED[2]:
            self.call("join", *(self.lead(story, number - 1) for story in JOINED[:2]))
        if number == PARTED[2]:
            story = next(i for i, headlines in self.stories().items() if self.lead(PARTED[0], 1) in headlines)
            self.call("split", story, self.lead(PARTED[1], 1))

    @staticmethod
    def lead(story, number):
        return next(r.headline for r in Moment(number).reports if r.story == story)

    def stories(self):
        """The headlines of each published story."""
        lines = (json.loads(line) for line in (self.output / "stories.jsonl").read_text().splitlines())
        return {s["id"]: {m["title"] for m in s["members"]} for s in lines}

    def is_as_thought(self, number):
        """Whether the stories are those that the expectations are about."""
        moment = Moment(number)
        thought = {frozenset(moment.headline(r) for r in reports) for reports in moment.members().values()}
        return {frozenset(headlines) for headlines in self.stories().values()} == thought


class Trial:
    """One reader of one feed under one policy, over the five runs."""

    def __init__(self, make, place, policy, feed, address):
        self.make, self.policy, self.feed = make, policy, feed
        self.reader, self.counts, self.wrong = make(place, {"feed": address}), [], []

    def ask(self, number):
        told = Moment(number).told()
        shown = [told.get(s.title, s.title) for s in self.reader.ask()]
        must = expected(self.make.rule, self.policy, self.feed, number)
        self.counts.append(len(shown))
        missed, strange = must - set(shown), set(shown) - must
        twice = {s for s in shown if shown.count(s) > 1}
        for what, stories in (("missed", missed), ("shown though not new", strange), ("twice at once", twice)):
            if stories:
                self.wrong.append(f"run {number} {what}: {', '.join(sorted(stories))}")

    def __str__(self):
        return ", ".join(str(c) for c in self.counts)


def try_policy(checks, options, place, server, readers, policy):
    """The five runs under one policy; the trials, and for `outlets` the pairs."""
    output = place / "web" / policy
    publisher, trials, pairs = Publisher(options.newsfold, place / policy, output, policy), [], []
    feeds = FEEDS if options.full else ["merged.atom"]
    for number in range(1, RUNS + 1):
        time.sleep(1.1)  # nginx knows a file by its size and the second it was written in
        publisher.run(number)
        checks.compare(f"stories, {policy}, run {number}", publisher.is_as_thought(number),
                       "as thought" if publisher.is_as_thought(number) else publisher.stories(), "as thought")
        write_parts(place, output, number)
        if number == 1:
            there = [f for f in feeds if (output / f).exists()]
            for feed in sorted(set(feeds) - set(there)):
                checks.skip(f"{feed}, {policy}", "it is not published")
            trials = [Trial(r, place / "readers" / f"{policy}-{i}-{j}", policy, f, server.url(f"{policy}/{f}"))
                      for i, r in enumerate(readers) for j, f in enumerate(there)
                      if f.endswith(".atom") or r.reads_json]
            pairs = make_pairs(place, server, readers) if policy == "outlets" else []
        server.requests()
        for trial in trials:
            trial.ask(number)
        answers = server.requests()
        for pair in pairs:
            pair.ask(Moment(number), (output / "merged.atom").read_text())
    # lemon24/reader forgets the validators of an answer in which no entry was new or changed.
    whole = [f"{c} {p} {s}" for s, _, p, c in answers
             if s != 304 and (not c.startswith("python-reader") or "/merged." in p)]
    checks.none(f"whole answers in the run with nothing new, {policy}", whole)
    for trial in trials:
        checks.compare(f"{trial.make.name}, {trial.feed}, {policy}", not trial.wrong,
                       "; ".join(trial.wrong) or f"{trial} shown", "each story once, and as the policy says")
    return trials, pairs


def write_parts(place, output, number):
    """The whole feed and a part of it, with the same ids and with its own, for the pairs."""
    text, told = (output / "merged.atom").read_text(), readers_pair.world(Moment(number))
    web = place / "web" / "pair"
    web.mkdir(exist_ok=True)
    for name, content in (("whole", text), ("same", readers_pair.part(text, told, "same", False)),
                          ("own", readers_pair.part(text, told, "own", True))):
        path = web / f"{name}.atom"
        if not path.exists() or path.read_text() != content:
            path.write_text(content)


def make_pairs(place, server, readers):
    return [readers_pair.Pair(r, place / "readers" / f"pair-{name}-{i}",
                              {n: server.url(f"pair/{n}.atom") for n in ("whole", name)})
            for i, r in enumerate(readers) for name in ("same", "own")]


def table(trials, pairs):
    """What each reader showed in the five runs of the merged feed; then the pairs."""
    lines = ["| reader | version | known again by | " + " | ".join(f"`{p}`" for p in POLICIES) + " |",
             "|---" * (3 + len(POLICIES)) + "|"]
    for make in dict.fromkeys(t.make for t in trials):
        cells = [str(next((t for t in trials if (t.make, t.policy, t.feed) == (make, p, "merged.atom")), "-"))
                 for p in POLICIES]
        lines.append(f"| {make.name} | {make.version()} | {make.rule} | " + " | ".join(cells) + " |")
    lines += ["", "| reader with two feeds | same ids: shown | in the lists, whole / part | own ids: shown | in the lists, whole / part |",
              "|---|---|---|---|---|"]
    for same, own in zip(pairs[::2], pairs[1::2]):
        lines.append(f"| {same.reader.name} | {same.times} | {same.places} | {own.times} | {own.places} |")
    return lines


def write(path, lines):
    """Puts the lines between the markers, and leaves the rest of the file as it is."""
    head, rest = path.read_text().split(BEGIN)
    path.write_text(head + BEGIN + "\n".join(lines) + "\n" + rest[rest.index(END):])


def try_all(checks, options, readers):
    trials, pairs = [], []
    with folder() as place:
        (place / "web").mkdir()
        with Nginx(place / "nginx", place / "web") as server:
            for policy in POLICIES if options.full else ("outlets",):
                try:
                    more, paired = try_policy(checks, options, place, server, readers, policy)
                    trials, pairs = trials + more, pairs + paired
                except Exception as error:
                    traceback.print_exc()
                    checks.compare(f"policy {policy}", False, f"{type(error).__name__}: {error}", "no error")
    return trials, pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--form", choices=("short", "full"), default="full")
    parser.add_argument("--only", help="beginnings of readers' names, separated by commas")
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    options.newsfold = str(pathlib.Path(options.newsfold).resolve())
    options.full = options.form == "full"
    checks, readers = Checks(), []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for make in READERS:
        if options.only and not make.name.startswith(tuple(options.only.split(","))):
            continue
        missing = make.missing()
        checks.skip(make.name, missing) if missing else readers.append(make)
    if program("nginx"):
        try:
            trials, pairs = try_all(checks, options, readers)
        finally:
            end_all()
        lines = table(trials, pairs)
        print("\n".join(["", *lines, ""]))
        if options.write:
            write(options.write, lines)
    else:
        checks.skip("all readers", "nginx is not installed")
    print(f"{checks.passed} passed, {checks.failed} failed, {checks.skipped} skipped")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
