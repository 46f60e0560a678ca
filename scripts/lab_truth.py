#!/usr/bin/env python3
"""Whether nothing promised was lost or doubled, and the merged feed is as it promises to be.

  lab_truth.py --newsfold PROGRAM --feeds FILE --data FOLDER --output FOLDER --truth URL --history FILE

The program is asked for its stories, so that nothing depends on how it stores them. The truth is a list
of the publishers' ids, one a line. The history keeps what was seen before: an entry keeps its id, a
story published once is still known by its id or as an alias, `updated` never goes back. Prints what is wrong, exit
status 1 if there is something.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import urllib.request
import xml.etree.ElementTree as ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"


def stories(newsfold, feeds, data):
    """All stories the program knows."""
    done = subprocess.run([newsfold, "stories", "--json", "--feeds", str(feeds), "--data", str(data)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise RuntimeError(f"newsfold stories: {done.returncode} {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def wrong_entries(known, promised):
    """What of the promised entries is missing or there more than once."""
    seen = collections.Counter(m.get("publisher_id") for s in known for m in s["members"])
    lost = [f"lost {name}" for name in promised if not seen[name]]
    return lost + [f"{seen[name]} times {name}" for name in promised if seen[name] > 1]


def merged(path):
    """The merged feed's stories: id and time of change, in order."""
    root = ElementTree.parse(path).getroot()
    entries = [(e.findtext(ATOM + "id"), e.findtext(ATOM + "updated")) for e in root.iter(ATOM + "entry")]
    return [("", root.findtext(ATOM + "updated")), *entries]


def wrong_feed(published, known, before):
    """Ids that occur twice or are forgotten, times that went back."""
    found = [f"twice {i}" for i, n in collections.Counter(i for i, _ in published).items() if n > 1]
    found += [f"{i or 'the feed'} went back from {before[i]} to {time}" for i, time in published
              if i in before and time < before[i]]
    ids = {s["id"] for s in known} | {a for s in known for a in s.get("aliases", ())}
    return found + [f"forgotten {i}" for i in before if i and i.rsplit("/", 1)[-1] not in ids]


def wrong_ids(known, before):
    """Entries whose id changed."""
    now = {m["publisher_id"]: m["entry"] for s in known for m in s["members"] if m.get("publisher_id")}
    changed = [f"{name} was {before[name]}, is {i}" for name, i in now.items() if before.get(name, i) != i]
    before.update(now)
    return changed


def problems(newsfold, feeds, data, output, promised, history=None):
    """Everything that is wrong, in words."""
    history = {} if history is None else history
    try:
        known = stories(newsfold, feeds, data)
        published = merged(pathlib.Path(output) / "merged.atom")
    except (RuntimeError, OSError, ElementTree.ParseError) as error:
        return [f"not readable: {error}"]
    times = history.setdefault("times", {})
    found = wrong_entries(known, promised) + wrong_feed(published, known, times)
    found += wrong_ids(known, history.setdefault("entries", {}))
    times.update(published)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("newsfold", "feeds", "data", "output", "truth"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--history", type=pathlib.Path, required=True)
    options = parser.parse_args()
    with urllib.request.urlopen(options.truth, timeout=60) as answer:
        promised = answer.read().decode().split()
    history = json.loads(options.history.read_text()) if options.history.exists() else {}
    found = problems(options.newsfold, options.feeds, options.data, options.output, promised, history)
    options.history.write_text(json.dumps(history))
    print("\n".join(found[:20]))
    return 1 if found or not promised else 0


if __name__ == "__main__":
    sys.exit(main())
