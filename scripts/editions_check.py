#!/usr/bin/env python3
"""Publishes editions of hostile feeds, and has every Atom file of theirs checked.

  editions_check.py --newsfold PROGRAM --shared FOLDER [--editions N] [--first SEED] [--keep FOLDER]

Each edition is made from its number, so that one that fails can be made again: feeds of every format with hostile
titles, ids, dates, addresses and HTML, published on one day and again a week later, when there is an archive. Then the
recorded days of real outlets in FOLDER. The checker (FOLDER/conformance/atomcheck.py) shares no code with Newsfold;
its warnings count as errors. Closes with 'N passed, N failed', each an edition.
"""
import argparse
import collections
import datetime
import importlib.util
import pathlib
import subprocess
import sys
import tempfile

from editions_feeds import Edition

NOW = datetime.datetime(2025, 5, 22, 21, tzinfo=datetime.timezone.utc)


def checker(shared):
    """The checker's class, from its file."""
    spec = importlib.util.spec_from_file_location("atomcheck", shared / "conformance" / "atomcheck.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Check


def findings(check, newsfold, arguments, folder, times):
    """What is wrong with the Atom files that runs at these times publish; and how many files there were."""
    found, files = [], 0
    for now in times:
        done = subprocess.run([newsfold, "run", "--quiet", "--lenient", *arguments, "--data", folder / "data", "--output", folder / "out",
                               "--now", now.strftime("%Y-%m-%dT%H:%M:%SZ")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            found.append(f"the run ended with status {done.returncode}: {done.stdout[-300:]}")
        for file in sorted((folder / "out").rglob("*.atom")):
            files += 1
            found += [f"{file.relative_to(folder)}:{line}: {kind}: {code}: {words[:120]}"
                      for line, kind, code, words in sorted(set(check(str(file)).run()))]
    if not files:
        found.append("nothing was published")
    return found, files


def recorded(shared):
    """The recorded days: the name, the arguments of a run, its time."""
    for day in sorted((shared / "conformance" / "snapshots").iterdir()):
        if day.is_dir() and day.name[0].isdigit():
            yield day.name, sorted(day.glob("*.xml")), datetime.datetime.fromisoformat(day.name + "T23:59:00+00:00")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    parser.add_argument("--editions", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=pathlib.Path, help="keep the editions in this folder")
    options = parser.parse_args()
    newsfold, check = pathlib.Path(options.newsfold).resolve(), checker(options.shared)
    passed, failed, files, codes = 0, 0, 0, collections.Counter()

    def tell(name, found, count):
        nonlocal passed, failed, files
        passed, failed, files = passed + (not found), failed + bool(found), files + count
        codes.update(words.split(": ")[2] for words in found if words.count(": ") > 1)
        for words in found[:5]:
            print(f"FAIL {name}: {words}")

    with tempfile.TemporaryDirectory() as temporary:
        place = options.keep or pathlib.Path(temporary)
        for seed in range(options.first, options.first + options.editions):
            folder = place / str(seed)
            folder.mkdir(parents=True)
            arguments = Edition(seed, folder, NOW).write()
            tell(f"edition {seed}", *findings(check, newsfold, arguments, folder, (NOW, NOW + datetime.timedelta(days=7))))
        for name, feeds, now in recorded(options.shared):
            folder = place / name
            folder.mkdir(parents=True)
            outlines = "".join(f'<outline type="rss" text="{file.stem}" xmlUrl="{file.resolve().as_uri()}"/>' for file in feeds)
            (folder / "feeds.opml").write_text(f'<opml version="2.0"><head/><body>{outlines}</body></opml>')
            (folder / "newsfold.toml").write_text('[publish]\npublic_url = "https://news.example/"\n')
            arguments = ["--feeds", folder / "feeds.opml", "--config", folder / "newsfold.toml"]
            tell(name, *findings(check, newsfold, arguments, folder, (now, now + datetime.timedelta(days=7))))
    for code, count in codes.most_common():
        print(f"     {code}: {count}")
    print(f"{files} Atom files")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
