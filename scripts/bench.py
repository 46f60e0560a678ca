#!/usr/bin/env python3
"""Measures how fast feeds are read, beside libxml2 alone and beside other readers, in one run.

  bench.py --bench PROGRAM --newsfold PROGRAM --work FOLDER [--write docs/benchmarks.md]

CPU seconds, the best of several series; MB/s of the document. libxml2 alone, with handlers that do
nothing, is the limit. Newsfold is measured with and without sanitising; fastfeedparser and feedparser in
a Python process of their own, sfeed as a whole process, since it is a program. Prints a table, and
whether each of Newsfold's figures keeps its floor in Tests/floors.json (bench.*); floors of speed are
ratios within the run, and are no part of make check.
"""
import argparse
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
SIZES = ("10 kB", "100 kB", "1 MB", "20 MB")
DOCUMENTS = [f"{kind} {size}" for kind in ("RSS", "Atom") for size in SIZES]
READERS = ("libxml2", "newsfold, no sanitising", "newsfold", "sfeed", "fastfeedparser", "feedparser")
PYTHON_READER = """
import sys, time, {module}
data = open(sys.argv[1], "rb").read()
best, calls = 1e9, 1
for _ in range({series}):
    while True:
        start = time.process_time()
        for _ in range(calls):
            {module}.parse(data)
        spent = time.process_time() - start
        if spent >= 0.2:
            break
        calls *= 2
    best = min(best, spent / calls)
print(best)
"""


def file_of(folder, document):
    return folder / (document.replace(" ", "-") + ".xml")


def own(bench, folder):
    """The figures of newsfold-bench, which also writes the documents."""
    lines = subprocess.run([bench, str(folder)], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {(r["reader"], r["document"]): r for r in map(json.loads, lines.splitlines())}


def python_seconds(module, path):
    """CPU seconds of one reading by a Python library; None where it is not installed or fails."""
    series = 1 if module == "feedparser" else 5
    code = PYTHON_READER.format(module=module, series=series)
    done = subprocess.run([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True)
    return float(done.stdout) if done.returncode == 0 else None


def sfeed_seconds(path):
    """CPU seconds of one run of sfeed, its start included; None where it is not installed."""
    program = shutil.which("sfeed")
    if not program:
        return None
    best = None
    for _ in range(7):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(path, "rb") as document:
            subprocess.run([program], stdin=document, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    return best


def peers(folder):
    """Seconds of the other readers, by reader and document."""
    seconds = {}
    for document in DOCUMENTS:
        path = file_of(folder, document)
        seconds["sfeed", document] = sfeed_seconds(path)
        seconds["fastfeedparser", document] = python_seconds("fastfeedparser", path)
        if not document.endswith("20 MB"):  # feedparser would need minutes
            seconds["feedparser", document] = python_seconds("feedparser", path)
    return seconds


def peak_memory(newsfold, arguments):
    """The most memory `newsfold parse` held, in MB."""
    done = subprocess.run(["/usr/bin/env", "time", "-v", newsfold, "parse", *arguments],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"Maximum resident set size \(kbytes\): (\d+)", done.stderr)
    return int(found.group(1)) / 1000 if found else float("nan")


def table(seconds, sizes):
    lines = ["| MB/s | " + " | ".join(DOCUMENTS) + " |", "|---" * (len(DOCUMENTS) + 1) + "|"]
    for reader in READERS:
        cells = []
        for document in DOCUMENTS:
            spent = seconds.get((reader, document))
            cells.append(f"{sizes[document] / spent / 1e6:.3g}" if spent else "–")
        lines.append(f"| {reader} | " + " | ".join(cells) + " |")
    ratios = [f"{seconds['libxml2', d] / seconds['newsfold, no sanitising', d]:.2f}" for d in DOCUMENTS]
    lines.append("| *ratio to libxml2, no sanitising* | " + " | ".join(ratios) + " |")
    return lines


def floors(figures):
    """Compares with the floors of speed; how many fell short."""
    failed = 0
    known = json.loads((TOP / "Tests" / "floors.json").read_text())
    for name, value in figures.items():
        floor = known.get(name, 0)
        failed += value < floor
        print(f"{'ok  ' if value >= floor else 'FAIL'} {name}: {value:.3g} (floor {floor:g})")
    print(f"{len(figures) - failed} passed, {failed} failed")
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    measured = own(options.bench, options.work)
    seconds = {key: figure["seconds"] for key, figure in measured.items()} | peers(options.work)
    sizes = {document: file_of(options.work, document).stat().st_size for document in DOCUMENTS}
    lines = table(seconds, sizes)
    small = measured["newsfold, no sanitising", "RSS 10 kB"]
    whole = measured["newsfold", "RSS 1 MB"]
    cleaned = measured["sanitiser", "HTML 2 kB"]
    memory, start = (peak_memory(options.newsfold, [str(file_of(options.work, f"RSS {size}"))])
                     for size in ("20 MB", "10 kB"))
    lines += [
        "",
        f"- Feeds of 10 kB (RSS): {1 / small['seconds']:,.0f} a second.",
        f"- Entries with sanitising (RSS, 2 kB of HTML each): {whole['entries'] / whole['seconds']:,.0f} a second.",
        f"- The sanitiser alone: {cleaned['bytes'] / cleaned['seconds'] / 1e6:.0f} MB/s, "
        f"{cleaned['entries'] / cleaned['seconds']:,.0f} fragments of 2 kB a second.",
        f"- Memory for a feed of 20 MB, read and printed: {memory:.0f} MB, of it {start:.0f} MB that "
        "one of 10 kB takes as well.",
    ]
    print("\n".join(lines) + "\n")
    if options.write:
        text = options.write.read_text()
        begin, end = "<!-- bench -->\n", "<!-- /bench -->"
        head, rest = text.split(begin)
        options.write.write_text(head + begin + "\n".join(lines) + "\n" + rest[rest.index(end):])
    ratio = {d: seconds["libxml2", d] / seconds["newsfold, no sanitising", d] for d in DOCUMENTS}
    return 1 if floors({
        "bench.rss.ratio": min(ratio[f"RSS {size}"] for size in SIZES[1:]),
        "bench.atom.ratio": min(ratio[f"Atom {size}"] for size in SIZES[1:]),
    }) else 0


if __name__ == "__main__":
    sys.exit(main())
