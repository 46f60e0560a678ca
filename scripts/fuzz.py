#!/usr/bin/env python3
"""Has libFuzzer try the readers of a stranger's bytes, and keeps what it finds.

  fuzz.py --fuzzer PROGRAM --work FOLDER [--seconds N] [--jobs N] [TARGET ...]

Each target runs for N seconds of one processor (of the clock, so leave the processor idle). A finding
is made as small as can be and put into Fixtures/fuzz/TARGET, where the tests try it for ever; the
corpus grows in FOLDER from run to run. Closes with 'N passed, N failed'.
"""
import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
FINDINGS = TOP / "Fixtures" / "fuzz"

# What each target starts from besides Fixtures/fuzz/TARGET; of lists each line is an input.
SEEDS = {
    "feed": ["Fixtures/feeds/*/*.xml", "Fixtures/demo/*.xml", "Fixtures/demo/*.rdf"],
    "opml": ["Fixtures/demo/*.opml", "*.opml"],
    "date": [],
    "charset": [],
    "html": ["Fixtures/golden/edition/*.html"],
    "json": ["Fixtures/feeds/*/*.json", "Fixtures/demo/*.json"],
}
LISTS = {"html": ["Fixtures/xss/payloads.txt"], "date": ["Fixtures/fuzz/date/dates.txt"]}
# Longer ones are cut, as libFuzzer is the faster the smaller its inputs are.
LONGEST_SEED = 4096
OPTIONS = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1"]


class Run:
    """One target's run."""

    def __init__(self, target, fuzzer, work):
        self.target, self.fuzzer = target, fuzzer
        self.corpus = work / "corpus" / target
        self.seeds = work / "seeds" / target
        self.found = work / "found" / target
        self.log = work / f"{target}.log"
        for folder in (self.seeds, self.found):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (self.corpus, self.seeds, self.found):
            folder.mkdir(parents=True, exist_ok=True)

    def write_seeds(self):
        """Puts all that the target starts from into one folder."""
        paths = [path for pattern in SEEDS[self.target] for path in TOP.glob(pattern)]
        inputs = [path.read_bytes() for path in [*paths, *(FINDINGS / self.target).glob("*")]]
        for name in LISTS.get(self.target, []):
            inputs += (TOP / name).read_bytes().splitlines()
        for data in inputs:
            data = data[:LONGEST_SEED]
            (self.seeds / hashlib.sha1(data).hexdigest()).write_bytes(data)

    def call(self, options, log):
        """Runs the fuzzer; Swift's own crash report would come before libFuzzer's."""
        command = [self.fuzzer, f"--target={self.target}", *OPTIONS, *map(str, options)]
        environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}
        return subprocess.run(command, stdout=log, stderr=log, env=environment).returncode

    def fuzz(self, seconds):
        """Fuzzes, says how it went, and gives whether nothing was found."""
        self.write_seeds()
        dictionary = TOP / "Fuzzing" / "dictionaries" / f"{self.target}.dict"
        with open(self.log, "wb") as log:
            status = self.call(
                [f"-max_total_time={seconds}", f"-dict={dictionary}",
                 f"-artifact_prefix={self.found}/", self.corpus, self.seeds], log)
        kept = [self.keep(path) for path in self.found.iterdir() if "slow-unit" not in path.name]
        report = f"{self.target:8} {self.figures()}"
        for path in kept:
            report += f"\n  found {path.relative_to(TOP)}: {self.reason()}"
        if status and not kept:
            report += f"\n  it ended with status {status}: {self.reason()}"
        print(report, flush=True)
        return status == 0

    def keep(self, path):
        """Makes a finding small and puts it among the fixtures."""
        small = path.with_name("small")
        if path.name.startswith("crash-"):
            with open(self.log.with_suffix(".small.log"), "wb") as log:
                self.call(["-minimize_crash=1", "-max_total_time=30",
                           f"-exact_artifact_path={small}", path], log)
        data = (small if small.exists() else path).read_bytes()
        kind = path.name.split("-")[0]
        kept = FINDINGS / self.target / f"{kind}-{hashlib.sha1(data).hexdigest()[:8]}"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
        return kept

    def figures(self):
        """How much was tried, in words."""
        text = self.log.read_text(errors="replace")
        counters = re.search(r"\((\d+) inline 8-bit counters\)", text)
        coverage = re.findall(r"cov: (\d+)", text)
        runs = re.findall(r"stat::number_of_executed_units: (\d+)", text)
        speed = re.findall(r"stat::average_exec_per_sec: *(\d+)", text)
        last = lambda found: int(found[-1]) if found else 0
        return (f"{last(runs):,} inputs, {last(speed):,} a second, reached {last(coverage):,} of "
                f"{int(counters.group(1)) if counters else 0:,} edges")

    def reason(self):
        """The line of the log that says what happened."""
        text = self.log.read_text(errors="replace")
        found = re.search(r"Fatal error: .*|ERROR: (?:AddressSanitizer|LeakSanitizer|libFuzzer).*", text)
        return found.group(0)[:300] if found else f"see {self.log}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fuzzer", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("targets", nargs="*", default=list(SEEDS))
    options = parser.parse_args()
    unknown = [target for target in options.targets if target not in SEEDS]
    if unknown:
        parser.error(f"no such target: {', '.join(unknown)}; there are {', '.join(SEEDS)}")
    runs = [Run(target, options.fuzzer, options.work.resolve()) for target in options.targets]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        clean = list(pool.map(lambda run: run.fuzz(options.seconds), runs))
    print(f"{sum(clean)} passed, {len(clean) - sum(clean)} failed")
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main())
