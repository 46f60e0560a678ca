#!/usr/bin/env python3
"""Measures Newsfold and compares with Tests/floors.json: no figure may fall under its floor.

  floors.py --newsfold PROGRAM --shared FOLDER [--only conformance|clustering|output|xss|pages]

FOLDER holds the conformance cases and labelled stories. Where it is missing the figures that need it
are said to be skipped, and do not count as passed. Figures named demo.* are
checked by the tests. Closes with 'N passed, N failed, N skipped'.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent


class Floors:
    """Compares figures with their floors and counts."""

    def __init__(self, floors):
        self.floors, self.passed, self.failed, self.skipped = floors, 0, 0, 0

    def compare(self, name, value):
        floor = self.floors[name]
        good = value >= floor - 1e-9
        self.passed += good
        self.failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {name}: {value:g} (floor {floor:g})", flush=True)

    def skip(self, prefix, why):
        names = [n for n in self.floors if n.startswith(prefix)]
        self.skipped += len(names)
        print(f"skipped {len(names)} figures of {prefix}: {why}", flush=True)


def output(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return done.stdout + done.stderr


def conformance(floors, newsfold, shared):
    runner = shared / "conformance" / "run.py"
    if not runner.exists():
        return floors.skip("conformance.", f"{runner} is not there")
    options = {"feedparser-dev": ["--ignore-style"], "real-dev": ["--invariants"], "hostile": []}
    for suite in ("feedparser-dev", "real-dev", "gofeed-dev", "hostile"):
        mode = [] if suite == "hostile" else ["--mode", "list"]
        text = output([sys.executable, str(runner), "--newsfold", newsfold, "--suite", suite,
                       *mode, *options.get(suite, [])])
        found = re.search(r"^(\d+) passed, (\d+) failed$", text, re.M)
        if not found:
            print(text[-2000:])
        passed = int(found.group(1)) if found else 0
        floors.compare(f"conformance.{suite}", passed)


def score(newsfold, gold, *options):
    text = output([newsfold, "score", "--gold", str(gold), *options])
    return {k: float(v) for k, v in re.findall(r"^(\w+): (-?[\d.]+)$", text, re.M)}


def clustering(floors, newsfold, shared):
    folder = shared / "eval"
    if not folder.exists():
        floors.skip("review.", f"{folder} is not there")
        return floors.skip("clustering.", f"{folder} is not there")
    for name in ("uci", "og", "ecb"):
        gold = folder / f"{name}-dev.jsonl"
        shift = ("--shift-languages", "10d") if name == "og" else ()
        figures = score(newsfold, gold, *shift)
        floors.compare(f"clustering.{name}.bcubed_f1", figures.get("bcubed_f1", 0))
        if name == "og":
            for figure in ("crosslingual_f1", "entries_in_no_mixed_story"):
                floors.compare(f"clustering.og.{figure}", figures.get(figure, 0))
        review = score(newsfold, gold, "--review", "100")
        floors.compare(f"review.{name}.errors_of_100", review.get("review_errors", 0))
        stream = score(newsfold, gold, "--stream", "30m")
        floors.compare(f"clustering.{name}.stream.bcubed_f1", stream.get("bcubed_f1", 0))


def published(floors, newsfold, shared):
    """All Atom files of the demo, and of a week later, when it has an archive, under a checker that
    shares no code with Newsfold."""
    checker = shared / "conformance" / "atomcheck.py"
    if not checker.exists():
        return floors.skip("output.", f"{checker} is not there")
    valid = 0
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder) / "newsfold.toml"
        settings.write_text('[publish]\npublic_url = "https://news.example/folded/"\n')
        for now in ("2025-05-22T21:00:00Z", "2025-05-28T21:00:00Z"):
            out = pathlib.Path(folder) / "out"
            subprocess.run([newsfold, "run", "--config", str(settings), "--feeds",
                            str(TOP / "Fixtures/demo/feeds.opml"), "--data", folder, "--output", str(out), "--now", now,
                            "--quiet"], check=True)
            for file in sorted(out.rglob("*.atom")):
                done = subprocess.run([sys.executable, str(checker), "--warnings-as-errors", str(file)],
                                      stdout=subprocess.PIPE, text=True)
                valid += done.returncode == 0
                if done.returncode:
                    print(f"{file.relative_to(out)}, {now}:\n{done.stdout}")
    floors.compare("output.demo.atom-files-without-warnings", valid)


def editions(floors, newsfold, shared):
    """How many editions of hostile feeds and of recorded days have Atom files without a warning."""
    if not (shared / "conformance" / "atomcheck.py").exists():
        return floors.skip("output.editions", f"{shared}/conformance is not there")
    text = output([sys.executable, str(TOP / "scripts" / "editions_check.py"), "--newsfold", newsfold, "--shared", str(shared)])
    found = re.search(r"^(\d+) passed, (\d+) failed$", text, re.M)
    if not found or found[2] != "0":
        print(text[-2000:])
    floors.compare("output.editions-without-warnings", int(found[1]) if found else 0)


def attacks(floors, newsfold, shared):
    """How many attacks were tried in every field; 0 if one of them survived."""
    text = output([sys.executable, str(TOP / "scripts" / "xss_check.py"), "--newsfold", newsfold])
    found = re.search(r"^xss\.payloads (\d+) survivors (\d+)$", text, re.M)
    if not found or found.group(2) != "0":
        print(text[-2000:])
    floors.compare("xss.payloads", int(found.group(1)) if found and found.group(2) == "0" else 0)


def pages(floors, newsfold, shared):
    """1 if nothing is wrong with the pages of the demo and of hostile feeds."""
    text = output([sys.executable, str(TOP / "scripts" / "pages_check.py"), "--newsfold", newsfold])
    for line in text.splitlines():
        if line.startswith("skip "):
            print("pages: " + line)
    found = re.search(r"^(\d+) passed, (\d+) failed, (\d+) skipped$", text, re.M)
    good = bool(found) and int(found[1]) > 0 and found[2] == "0"
    if not good:
        print(text[-2000:])
    floors.compare("pages.without-findings", int(good))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    parser.add_argument("--only", choices=("conformance", "clustering", "output", "editions", "xss", "pages"))
    options = parser.parse_args()
    newsfold = str(pathlib.Path(options.newsfold).resolve())
    floors = Floors(json.loads((TOP / "Tests" / "floors.json").read_text()))
    parts = {"conformance": conformance, "clustering": clustering, "output": published,
             "editions": editions, "xss": attacks, "pages": pages}
    for name, part in parts.items():
        if options.only in (None, name):
            part(floors, newsfold, options.shared.resolve())
    print(f"{floors.passed} passed, {floors.failed} failed, {floors.skipped} skipped")
    return 1 if floors.failed else 0


if __name__ == "__main__":
    sys.exit(main())
