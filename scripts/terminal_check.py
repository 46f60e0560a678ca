#!/usr/bin/env python3
"""Goes through the review queue at a real terminal: keys, sizes, colours, interruptions.

  terminal_check.py --newsfold PROGRAM

A pseudo-terminal of a given size is the screen. Closes with 'N passed, N failed'.
"""
import argparse
import fcntl
import os
import pathlib
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

TOP = pathlib.Path(__file__).resolve().parent.parent
NOW = "2025-05-22T21:00:00Z"
CLEAR = "\x1b[H\x1b[2J"
KEYS = ("s same", "d different", "space skip", "u undo", "o open", "w why", "q quit")


def width(line):
    """The columns of a line without styles."""
    columns = 0
    for character in line:
        if not unicodedata.combining(character):
            columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


class Screen:
    """A program at a terminal of some rows and columns."""

    def __init__(self, command, rows, columns, environment):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            time.sleep(0.2)  # Until the terminal has its size.
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.mode = termios.tcgetattr(self.terminal)
        self.text, self.status = "", None

    def wait(self, pattern, seconds=60):
        """Reads until the page shows something; gives the page."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if re.search(pattern, self.page(), re.S):
                time.sleep(0.2)
                return self.page()
            if not self.read(0.5) and self.status is not None:
                break
        raise AssertionError(f"{pattern!r} did not appear; the page is:\n{self.page()}")

    def read(self, seconds):
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            data = b""
        if not data:
            if self.status is None:
                self.status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
            return False
        self.text += data.decode(errors="replace")
        return True

    def page(self):
        return self.text.split(CLEAR)[-1].replace("\r\n", "\n")

    def press(self, keys):
        time.sleep(0.2)  # An answer that comes before anybody can have read is none.
        self.text += CLEAR
        os.write(self.terminal, keys)

    def end(self, seconds=30):
        end = time.monotonic() + seconds
        while self.status is None and time.monotonic() < end:
            self.read(0.5)
        return self.status

    def is_restored(self):
        flags = termios.ICANON | termios.ECHO | termios.ISIG
        return termios.tcgetattr(self.terminal)[3] & flags == self.mode[3] & flags


class Checks:
    """Scenarios, each in a database of its own."""

    def __init__(self, newsfold):
        self.newsfold, self.passed, self.failed = newsfold, 0, 0

    def environment(self, **more):
        return {"HOME": self.folder, "PATH": os.environ["PATH"], "TERM": "xterm", **more}

    def start(self, rows=24, columns=60, options=(), **environment):
        command = [self.newsfold, "review", "-c", self.settings, "--data", self.folder + "/data",
                   "--now", NOW, *options]
        return Screen(command, rows, columns, self.environment(**environment))

    def run(self, *command):
        done = subprocess.run(
            [self.newsfold, *command, "-c", self.settings, "--data", self.folder + "/data"],
            env=self.environment(), stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    def scenario(self, name, body, feeds=None):
        with tempfile.TemporaryDirectory() as self.folder:
            self.settings = feeds(self.folder) if feeds else str(TOP / "Fixtures/demo/newsfold.toml")
            try:
                self.run("run", "--output", self.folder + "/out", "--now", NOW)
                body(self)
            except AssertionError as failure:
                self.failed += 1
                print(f"FAIL {name}: {failure}", flush=True)
            else:
                self.passed += 1
                print(f"ok   {name}", flush=True)


def fits(page, rows, columns):
    lines = page.split("\n")
    assert len(lines) <= rows, f"{len(lines)} lines on {rows} rows:\n{page}"
    wide = [line for line in lines if width(line) > columns]
    assert not wide, f"wider than {columns}: {wide}"
    for key in KEYS:
        assert key in page, f"{key!r} is not shown:\n{page}"


def small_and_plain(check):
    screen = check.start(NO_COLOR="1")
    page = screen.wait(r"Case 1 of \d+.*q quit")
    fits(page, 24, 60)
    assert "\x1b" not in page, page
    for place in range(2, 8):
        screen.press(b" ")
        fits(screen.wait(rf"Case {place} of \d+.*q quit"), 24, 60)
    screen.press(b"w")
    fits(screen.wait("q quit"), 24, 60)
    screen.press(b"q")
    assert screen.end() == 0 and screen.is_restored(), screen.status


def wide_and_coloured(check):
    screen = check.start(40, 120)
    page = screen.wait(r"Case 1 of \d+.*q quit")
    assert "\x1b[1m" in page and " | " in page, page
    fits(re.sub(r"\x1b\[[0-9;]*m", "", page), 40, 120)
    screen.press(b"q")
    assert screen.end() == 0


def answers_and_takes_back(check):
    screen = check.start(NO_COLOR="1")
    first = screen.wait(r"Case 1 of \d+.*q quit")
    screen.press(b"\x1b[D")  # The left arrow is no answer.
    screen.wait(r"Case 1 of \d+.*q quit")
    screen.press(b"d")
    second = screen.wait(r"Case 2 of \d+.*Decision 1.*q quit")
    assert second.split("\n")[2:6] != first.split("\n")[2:6], "the case came back"
    assert len(check.run("decisions").splitlines()) == 1
    screen.press(b"u")
    again = screen.wait(r"Case 1 of \d+.*asked again.*q quit")
    assert again.split("\n")[2:6] == first.split("\n")[2:6], again
    assert "undone by 2" in check.run("decisions")
    screen.press(b"s")
    screen.wait(r"Case 2 of \d+.*Decision 3.*q quit")
    screen.press(b"q")
    assert screen.end() == 0
    another = check.start(NO_COLOR="1").wait(r"Case 1 of \d+.*q quit")
    assert another.split("\n")[2:6] != first.split("\n")[2:6], "an answered case came back"


def opens(check):
    log = check.folder + "/opened"
    browser = check.folder + "/browser"
    pathlib.Path(browser).write_text(f'#!/bin/sh\necho "$#" "$@" >> {log}\n')
    os.chmod(browser, 0o755)
    screen = check.start(NO_COLOR="1", BROWSER=browser + " --new")
    screen.wait(r"Case 1 of \d+.*q quit")
    screen.press(b"o")
    screen.wait(r"https://.*q quit")
    end = time.monotonic() + 10
    while time.monotonic() < end and (
            not os.path.exists(log) or len(open(log).readlines()) < 2):
        time.sleep(0.1)
    opened = open(log).read().splitlines()
    assert len(opened) == 2 and all(line.startswith("2 --new https://") for line in opened), opened
    screen.press(b"q")
    assert screen.end() == 0


def interrupted(check):
    screen = check.start()
    screen.wait(r"Case 1 of \d+.*q quit")
    screen.press(b"\x03")
    assert screen.end() == 130 and screen.is_restored(), screen.status
    screen = check.start()
    screen.wait(r"Case 1 of \d+.*q quit")
    os.kill(screen.process, signal.SIGTERM)
    assert screen.end() == 143 and screen.is_restored(), screen.status


def hostile_feeds(folder):
    """Headlines that want to write elsewhere, turn the direction, or are twice as wide as long."""
    headlines = [
        "Dyke breaks near Vetluga, 112 houses flooded &#x9b;2J&#x202e;\u2066 now",
        "Vetluga dyke broke and 232 houses stand in water e" + "\u0301" * 200,
        "洪水で百十二軒が浸水し住民は屋根の上で救助を待っていると当局が発表したと伝えられる Vetluga dyke 340 houses",
    ]
    words = [f"vetluga{number}" for number in range(40)]
    texts = [" ".join(random.Random(seed).sample(words, 34)) + " &#x9b;31m" for seed in range(3)]
    for place, (headline, text) in enumerate(zip(headlines, texts)):
        pathlib.Path(f"{folder}/feed{place}.xml").write_text(
            f"<rss version='2.0'><channel><title>&#x9b;Feed {place}</title><item><guid>{place}</guid>"
            f"<title>{headline}</title><link>https://f{place}.example/{place}</link>"
            f"<pubDate>{20 + place} May 2025 1{place}:00:00 GMT</pubDate>"
            f"<description>{text}</description></item></channel></rss>")
    others = "".join(
        f"<item><guid>{number}</guid><title>Matter {number}</title><description>"
        + " ".join(f"word{number}of{place}" for place in range(30)) + "</description></item>"
        for number in range(30))
    pathlib.Path(f"{folder}/feed3.xml").write_text(
        f"<rss version='2.0'><channel><title>Others</title>{others}</channel></rss>")
    outlines = "".join(f"<outline text='f{n}' xmlUrl='feed{n}.xml'/>" for n in range(4))
    pathlib.Path(f"{folder}/feeds.opml").write_text(
        f"<opml version='2.0'><head/><body>{outlines}</body></opml>")
    pathlib.Path(f"{folder}/newsfold.toml").write_text("")
    return f"{folder}/newsfold.toml"


def hostile(check):
    screen = check.start(40, 60, NO_COLOR="1")
    page = screen.wait(r"Case 1 of \d+.*q quit")
    fits(page, 40, 60)
    bad = [c for c in page if c != "\n" and (unicodedata.category(c) == "Cc"
           or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")]
    assert not bad, bad
    assert "\u0301" * 20 not in page
    screen.press(b"q")
    assert screen.end() == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsfold", required=True)
    check = Checks(str(pathlib.Path(parser.parse_args().newsfold).resolve()))
    check.scenario("a small screen without colours shows cases and all keys", small_and_plain)
    check.scenario("a wide one in colours shows the sides side by side", wide_and_coloured)
    check.scenario("an answer holds, and is taken back", answers_and_takes_back)
    check.scenario("pages are opened in the browser that is named, without a shell", opens)
    check.scenario("interrupted, it leaves the terminal as it was", interrupted)
    check.scenario("what feeds say cannot write elsewhere", hostile, hostile_feeds)
    print(f"{check.passed} passed, {check.failed} failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
