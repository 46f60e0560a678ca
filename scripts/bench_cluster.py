#!/usr/bin/env python3
"""What it costs to fold new entries into windows of many.

  bench_cluster.py --newsfold PROGRAM --shared FOLDER [--sizes 1000,10000,100000] [--new 1000]
                   [--peers 10000] [--write docs/benchmarks.md]

FOLDER holds the labelled sets (eval/). Their stories are told again and again as other events, each
with rare words of its own, until there are so many entries; the same seed gives the same entries.
A database is filled with them, then so many new entries come, then nothing: each step is one run of
the program, whose CPU seconds and largest memory are taken from the kernel. Beside it two other ways to
fold the same entries, see cluster_peers.py.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from xml.sax.saxutils import escape

TOP = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- bench-cluster -->\n", "<!-- /bench-cluster -->"
Cost = collections.namedtuple("Cost", "seconds memory")
NOW = datetime(2026, 3, 9, 12, tzinfo=timezone.utc)
DAYS = 6.5
FEEDS = 200
WORD = re.compile(r"\w+")


def articles(folder):
    """The labelled articles that have a story, by story."""
    stories = collections.defaultdict(list)
    for name in ("uci", "og", "ecb"):
        for line in (folder / f"{name}-dev.jsonl").read_text().splitlines():
            article = json.loads(line)
            stories[name, article["gold"]].append(article)
    return [sorted(s, key=lambda a: a["published"]) for _, s in sorted(stories.items())]


class Retold:
    """Stories told again as other events: their rare words end in other letters."""

    def __init__(self, stories, seed):
        self.stories, self.random = stories, random.Random(seed)
        self.counts = collections.Counter()
        self.total = 0
        for story in stories:
            for article in story:
                self.total += 1
                self.counts.update(set(WORD.findall(self.text(article).lower())))
        self.number = 0

    @staticmethod
    def text(article):
        return " ".join(article.get(k) or "" for k in ("title", "summary", "content"))

    def event(self):
        """The entries of one more event: title, text, hours after the first."""
        self.number += 1
        story = self.random.choice(self.stories)
        if len(story) > 20:
            story = sorted(self.random.sample(story, 20), key=lambda a: a["published"])
        ending = "".join(chr(97 + self.number // 26 ** i % 26) for i in range(4))

        def rename(match):
            word = match.group()
            return word + ending if self.counts[word.lower()] * 200 < self.total else word

        first = datetime.fromisoformat(story[0]["published"])
        for article in story:
            hours = (datetime.fromisoformat(article["published"]) - first).total_seconds() / 3600
            yield (WORD.sub(rename, article["title"] or ""),
                   WORD.sub(rename, (article.get("content") or article.get("summary") or "")[:1500]),
                   min(hours, 40), article["language"])


def write_feeds(folder, retold, count, start, end, batch):
    """Writes so many entries between two moments as RSS files; gives the OPML."""
    items = [[] for _ in range(FEEDS)]
    written = 0
    while written < count:
        begin = start + (end - start) * retold.random.random()
        for title, text, hours, language in retold.event():
            date = min(end, begin + timedelta(hours=hours))
            feed = retold.random.randrange(FEEDS)
            items[feed].append(
                f"<item><guid>{batch}-{written}</guid><title>{escape(title)}</title>"
                f"<description>{escape(text)}</description><dc:language>{language}</dc:language>"
                f"<link>https://feed{feed}.example/{batch}/{written}</link>"
                f"<pubDate>{date.strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate></item>")
            written += 1
            if written == count:
                break
    return write_files(folder, items)


def write_files(folder, items):
    """Writes a feed for each list of items; gives the OPML."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, lines in enumerate(items):
        (folder / f"{number}.xml").write_text(
            '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f"<title>Feed {number}</title><link>https://feed{number}.example/</link>"
            + "".join(lines) + "</channel></rss>")
    outlines = "".join(f'<outline type="rss" xmlUrl="{n}.xml"/>' for n in range(len(items)))
    opml = folder / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    return opml


def run(*command):
    """Runs a command; gives its CPU seconds and its largest memory in MiB; None if it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(["/usr/bin/time", "-f", "%M", *map(str, command)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=TOP)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}:\n{done.stderr}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(cpu, int(done.stderr.split()[-1]) / 1024)


def measure(newsfold, stories, size, new, work):
    """One window: filling it, adding to it, a run with news and one without."""
    shutil.rmtree(work, ignore_errors=True)
    retold = Retold(stories, seed=1)
    opml = write_feeds(work / "feeds", retold, size, NOW - timedelta(days=DAYS), NOW, "old")
    options = ["--feeds", opml, "--data", work / "data", "--quiet", "--now"]
    published = ["--offline", "--output", work / "out"]
    run(newsfold, "fetch", *options, NOW.isoformat())
    costs = {"fill": run(newsfold, "cluster", *options, NOW.isoformat())}
    for hours, step in ((2, "add"), (4, "run")):
        now = NOW + timedelta(hours=hours)
        write_feeds(work / "feeds", retold, new, now - timedelta(hours=2), now, step)
        run(newsfold, "fetch", *options, now.isoformat())
        command = [newsfold, "cluster", *options, now.isoformat()]
        costs[step] = run(*(command if step == "add" else
                            [newsfold, "run", *published, *options, now.isoformat()]))
    costs["quiet"] = run(newsfold, "run", *published, *options, now.isoformat())
    return costs


def peers(stories, size, work):
    """What the same entries cost by other means; None where they did not finish."""
    retold = Retold(stories, seed=1)
    path = work / "entries.jsonl"
    with path.open("w") as file:
        for _, (title, text, _, _) in zip(range(size), (e for _ in range(size) for e in retold.event())):
            file.write(json.dumps({"text": f"{title} {text}"}) + "\n")
    costs = {}
    for name in ("minhash", "tfidf"):
        done = subprocess.run([sys.executable, str(TOP / "scripts/cluster_peers.py"), name, str(path)],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        found = json.loads(done.stdout) if done.returncode == 0 else None
        costs[name] = found and Cost(found["seconds"], found["memory"])
    return costs


ROWS = {
    "fill": "newsfold: the whole window at once", "add": "newsfold: {new} new entries, `cluster`",
    "run": "newsfold: {new} new entries, `run` with publishing", "quiet": "newsfold: nothing new, `run`",
    "minhash": "datasketch MinHashLSH: the whole window, near copies only",
    "tfidf": "scikit-learn TF-IDF, average linkage: the whole window"}


def missing(row, costs):
    """What stands for a cost that is not there."""
    return "did not finish" if row in costs else "not run"


def table(results, new):
    """The costs as a table of Markdown, and entries a second of the filling."""
    lines = ["| CPU seconds / MiB | " + " | ".join(f"{size:,}" for size in results) + " |",
             "|---" * (len(results) + 1) + "|"]
    for row, name in ROWS.items():
        cells = [costs.get(row) for costs in results.values()]
        lines.append("| " + " | ".join([name.format(new=f"{new:,}"), *(
            f"{c.seconds:.2f} / {c.memory:.0f}" if c else missing(row, costs)
            for c, costs in zip(cells, results.values()))]) + " |")
    lines.append("| entries a second, filling | " + " | ".join(
        f"{size / costs['fill'].seconds:,.0f}" for size, costs in results.items()) + " |")
    return "\n".join(lines)


def plot(results, new):
    """Milliseconds a new entry against the size of the window, as bars of text."""
    each = {size: costs["add"].seconds * 1000 / new for size, costs in results.items()}
    scale = 50 / max(each.values())
    bars = (f"{size:>9,}  {'#' * max(1, round(cost * scale))} {cost:.2f}" for size, cost in each.items())
    return "```\nwindow     CPU milliseconds a new entry\n" + "\n".join(bars) + "\n```"


def write(path, text):
    """Puts a text between the marks of a file."""
    whole = path.read_text()
    start, end = whole.index(BEGIN) + len(BEGIN), whole.index(END)
    path.write_text(whole[:start] + text + "\n" + whole[end:])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--peers", type=int, default=10_000,
                        help="The largest window that is folded by other means too.")
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    if not (options.shared / "eval").exists():
        sys.exit(f"{options.shared}/eval is not there: its stories are what is told again.")
    stories = articles(options.shared / "eval")
    work = options.work or pathlib.Path(tempfile.mkdtemp())
    newsfold = str(pathlib.Path(options.newsfold).resolve())
    results = {}
    for size in map(int, options.sizes.split(",")):
        results[size] = measure(newsfold, stories, size, options.new, work)
        if size <= options.peers:
            results[size] |= peers(stories, size, work)
        for name, cost in results[size].items():
            print(f"{size} {name}: {cost}", flush=True)
    text = table(results, options.new) + "\n\n" + plot(results, options.new)
    print(text)
    if options.write:
        write(options.write, text)


if __name__ == "__main__":
    main()
