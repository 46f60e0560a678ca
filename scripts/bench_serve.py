#!/usr/bin/env python3
"""What the review pages cost: requests a second, latency, memory, the time until a decision is seen.

  bench_serve.py --newsfold PROGRAM --shared FOLDER [--stories 10000] [--seconds 10] [--data FOLDER]

Tells the stories of the labelled sets (FOLDER/eval) again as other events until there are so many stories, serves
them on loopback and asks for the list with wrk over 50 connections. Then decisions are made over HTTP, each timed
until the page shows it. --data keeps the database between runs.
"""
import argparse
import http.client
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
from datetime import timedelta

import bench_cluster as cluster


def fill(newsfold, shared, stories, work):
    """A database with at least so many stories; gives the options that name it."""
    retold = cluster.Retold(cluster.articles(shared / "eval"), seed=1)
    options = ["--feeds", work / "feeds/feeds.opml", "--data", work / "data", "--quiet"]
    if not (work / "data/newsfold.sqlite").exists():
        entries = int(stories * 7.3)  # So many reports a story have the labelled sets.
        cluster.write_feeds(work / "feeds", retold, entries, cluster.NOW - timedelta(days=cluster.DAYS), cluster.NOW, "old")
        for command in (["fetch"], ["cluster"], ["publish", "--output", work / "out"]):
            cluster.run(newsfold, *command, *options, "--now", cluster.NOW.isoformat())
    return options


class Server:
    def __init__(self, newsfold, options):
        self.program = subprocess.Popen([str(x) for x in [newsfold, "serve", *options[:4], "--port", "0", "--now",
                                         cluster.NOW.isoformat()]], stdout=subprocess.PIPE, text=True)
        self.port = int(self.program.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])

    def ask(self, method, path, form=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urllib.parse.urlencode(form) if form else None, headers if form else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def resident(self):
        """MiB now, and the most there ever were."""
        text = pathlib.Path(f"/proc/{self.program.pid}/status").read_text()
        return tuple(int(re.search(rf"{name}:\s+(\d+)", text)[1]) / 1024 for name in ("VmRSS", "VmHWM"))


def load(server, path, seconds):
    done = subprocess.run(["wrk", "-t2", "-c50", f"-d{seconds}s", "--latency", f"http://127.0.0.1:{server.port}{path}"],
                          capture_output=True, text=True)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1])
    late = re.search(r"99%\s+(\S+)", done.stdout)[1]
    wrong = re.search(r"(Non-2xx.*|Socket errors.*)", done.stdout)
    return rate, late, wrong[1] if wrong else ""


def decide(server, count):
    """Joins pairs of small stories; gives the seconds until each page shows it."""
    times = []
    for number in range(count):
        page = server.ask("GET", f"/stories?page={number + 2}")[1]
        token = re.search(r'name="token" value="(\w+)"', page)[1]
        first, second = re.findall(r'name="story" value="(\w+)"', page)[:2]
        start = time.monotonic()
        status, _ = server.ask("POST", "/decide", [("token", token), ("story", first), ("story", second), ("kind", "join")])
        shown = server.ask("GET", "/done")[1]
        times.append(time.monotonic() - start)
        if status != 303 or "are one story" not in shown or "A run is at work" in shown:
            sys.exit(f"decision {number}: {status} {shown[-600:]}")
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--data", type=pathlib.Path)
    arguments = parser.parse_args()
    newsfold = pathlib.Path(arguments.newsfold).resolve()
    work = arguments.data or pathlib.Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    server = Server(newsfold, fill(newsfold, arguments.shared, arguments.stories, work))
    try:
        start = time.monotonic()
        page = server.ask("GET", "/stories")[1]
        print(f"{re.search(r'role=.status.>([^<]*)<', page)[1]}; the first page after {time.monotonic() - start:.2f} s, "
              f"resident {server.resident()[0]:.0f} MiB")
        for path in ("/stories", "/stories?q=the&size=2", "/published/merged.atom"):
            rate, late, wrong = load(server, path, arguments.seconds)
            print(f"{path}: {rate:,.0f} requests a second, p99 {late}, resident {server.resident()[0]:.0f} MiB {wrong}")
        times = sorted(decide(server, 7))
        print(f"a decision until it is shown: median {times[3]:.2f} s, slowest {times[-1]:.2f} s")
        now, most = server.resident()
        print(f"resident {now:.0f} MiB, at most {most:.0f} MiB")
    finally:
        server.program.terminate()
        server.program.wait()
        if not arguments.data:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
