#!/usr/bin/env python3
"""What it costs to publish many stories: CPU seconds and memory of 'newsfold publish'.

  bench_publish.py --newsfold PROGRAM [--stories 10000]

Makes up as many stories of one report (2.5 kB of HTML each, six days, 200 feeds), fetches and folds them, and
publishes them into an empty folder: with the settings that come with the program, and with all of them in every feed.
"""
import argparse
import pathlib
import random
import tempfile
from datetime import timedelta

import bench_cluster as cluster

EVERYTHING = """
[publish]
stories = {count}
files = ["stories.jsonl", "feeds.opml", "health.atom", "merged.json", "folders", "top.atom", "merged.atom"]
[top]
stories = {count}
minimum_outlets = 1
"""


def write_feeds(folder, count):
    """Feeds of entries that have no word in common; gives the OPML."""
    numbers = random.Random(1)
    words = ["".join(numbers.choices("abcdefghijklmnopqrstuvwxyz", k=numbers.randint(4, 10))) for _ in range(200_000)]
    items = [[] for _ in range(cluster.FEEDS)]
    for entry in range(count):
        feed = entry % cluster.FEEDS
        said = numbers.choices(words, k=330)
        date = cluster.NOW - timedelta(days=6 * numbers.random())
        items[feed].append(
            f"<item><guid>{entry}</guid><title>{' '.join(said[:9])}</title><link>https://feed{feed}.example/{entry}</link>"
            f"<description>&lt;p&gt;{' '.join(said[9:170])}&lt;/p&gt;&lt;p&gt;{' '.join(said[170:])}&lt;/p&gt;</description>"
            f"<pubDate>{date.strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate></item>")
    return cluster.write_files(folder, items)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--stories", type=int, default=10_000)
    arguments = parser.parse_args()
    newsfold = pathlib.Path(arguments.newsfold).resolve()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        opml = write_feeds(work / "feeds", arguments.stories)
        options = ["--feeds", opml, "--data", work / "data", "--quiet", "--now", cluster.NOW.isoformat()]
        for command in ("fetch", "cluster"):
            cluster.run(newsfold, command, *options)
        settings = work / "everything.toml"
        settings.write_text(EVERYTHING.format(count=arguments.stories))
        for name, more in (("as it comes", []), ("all in every feed", ["--config", settings])):
            cost = cluster.run(newsfold, "publish", *options, *more, "--output", work / name)
            print(f"{arguments.stories:,} stories, {name}: {cost.seconds:.2f} CPU s, {cost.memory:.0f} MiB")


if __name__ == "__main__":
    main()
