#!/usr/bin/env python3
"""Tries examples/serving/ with real servers on loopback: what a feed reader and a browser get from the output folder.

  serving_check.py --newsfold PROGRAM

The demonstration feeds are published twice; nginx and Caddy serve the folder with the very files of
examples/serving/, but for the lines marked with "yours". A server that is not installed is said to be skipped.
Closes with 'N passed, N failed, N skipped'.
"""
import argparse
import collections
import gzip
import http.client
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from lab_tools import Checks, end_all, folder
from web_servers import Caddy, Nginx, program

TOP = pathlib.Path(__file__).resolve().parent.parent
NOW = "2025-05-22T21:00:00Z"
TYPES = {"merged.atom": "application/atom+xml", "merged.json": "application/feed+json",
         "stories.jsonl": "application/jsonl", "index.html": "text/html", "": "text/html"}
# What is beside a file by the encoding it is sent under, and the program that packs and unpacks.
PACKED = {"gzip": ("gz", "gzip"), "br": ("br", "brotli"), "zstd": ("zst", "zstd")}
DATA = ("merged.atom", "merged.json", "stories.jsonl")
Answer = collections.namedtuple("Answer", "status headers body")


def publish(newsfold, place):
    """The demonstration's output, with packed files beside by what programs there are."""
    settings = (TOP / "Fixtures/demo/newsfold.toml").read_text()
    endings = json.dumps([ending for ending, tool in PACKED.values() if shutil.which(tool)])
    (place / "newsfold.toml").write_text(f"{settings}stories = 40\ncompress = {endings}\n")
    command = [newsfold, "run", "--config", str(place / "newsfold.toml"), "--feeds",
               str(TOP / "Fixtures/demo/feeds.opml"), "--data", str(place / "data"), "--output", str(place / "out"),
               "--now", NOW]
    subprocess.run(command, check=True, stdout=subprocess.PIPE)


def ask(server, path, method="GET", **headers):
    """One request as it goes over the wire; nothing is unpacked or followed."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        connection.request(method, "/" + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def media_types(checks, server, out):
    """What a reader takes a file for; an old feed reader goes by the charset too."""
    wrong = []
    for path, media in TYPES.items():
        answer = ask(server, path)
        given = answer.headers.get("content-type", "")
        if answer.status != 200 or given.replace(" ", "").lower() != f"{media};charset=utf-8":
            wrong.append(f"{path or '/'}: {answer.status} {given}")
        if answer.body != (out / (path or "index.html")).read_bytes():
            wrong.append(f"{path or '/'}: other bytes")
    checks.none(f"{server.name}, wrong media types", wrong)


def unchanged(checks, server, out, again):
    """After a run with nothing new both validators are answered 304, packed or not."""
    before = {(p, e): ask(server, p, Accept_Encoding=e) for p in TYPES for e in ("identity", "gzip")}
    time.sleep(1.1)
    again()
    wrong = []
    for (path, encoding), answer in before.items():
        for header, validator in (("If_None_Match", "etag"), ("If_Modified_Since", "last-modified")):
            if validator not in answer.headers:
                wrong.append(f"{path} has no {validator}")
                continue
            second = ask(server, path, Accept_Encoding=encoding, **{header: answer.headers[validator]})
            if second.status != 304 or second.body:
                wrong.append(f"{path}, {encoding}, {validator}: {second.status}")
    checks.none(f"{server.name}, whole answers after a run with nothing new", wrong)


def changed(checks, server, out):
    """A file that changed is sent whole, whatever validators are shown."""
    path = out / "merged.atom"
    first, text = ask(server, path.name), path.read_bytes()
    time.sleep(1.1)
    path.write_bytes(text.replace(b"Newsfold demo", b"Newsfold dem0"))
    try:
        second = ask(server, path.name, If_None_Match=first.headers["etag"])
        third = ask(server, path.name, If_Modified_Since=first.headers["last-modified"])
    finally:
        path.write_bytes(text)
    good = second.status == third.status == 200 and b"dem0" in second.body
    checks.compare(f"{server.name}, a changed file", good, f"{second.status}, {third.status}", "200, 200")


def packed(checks, server, out):
    """A client that takes gzip gets it, and may keep it apart from the plain form."""
    wrong = []
    for path in DATA + ("index.html",):
        answer = ask(server, path, Accept_Encoding="gzip")
        if answer.headers.get("content-encoding") != "gzip":
            wrong.append(f"{path}: not packed")
        elif gzip.decompress(answer.body) != (out / path).read_bytes():
            wrong.append(f"{path}: other bytes")
        if "accept-encoding" not in answer.headers.get("vary", "").lower():
            wrong.append(f"{path}: no Vary")
    checks.none(f"{server.name}, not packed by gzip", wrong)


def beside(checks, server, out):
    """A file packed beforehand goes out byte for byte, under the media type of the file it was made from."""
    for encoding in server.packed:
        ending, tool = PACKED[encoding]
        if not shutil.which(tool):
            checks.skip(f"{server.name}, .{ending} beside", f"{tool} is not installed")
            continue
        path, plain = out / f"merged.atom.{ending}", (out / "merged.atom").read_bytes()
        unpacked = subprocess.run([tool, "-dc", str(path)], stdout=subprocess.PIPE, check=True).stdout
        answer = ask(server, "merged.atom", Accept_Encoding=encoding)
        good = (unpacked == plain and answer.body == path.read_bytes()
                and answer.headers.get("content-encoding") == encoding
                and answer.headers.get("content-type", "").startswith("application/atom+xml"))
        checks.compare(f"{server.name}, .{ending} beside", good,
                       f"{len(answer.body)} bytes, {answer.headers.get('content-encoding')}, "
                       f"{answer.headers.get('content-type')}", f"{path.stat().st_size} bytes, {encoding}, as Atom")


def open_to_pages(checks, server, out):
    """Pages of other sites may read data, and nothing else."""
    given = {p: ask(server, p, Origin="https://other.example").headers.get("access-control-allow-origin") for p in TYPES}
    wrong = [f"{p or '/'}: {v}" for p, v in given.items() if v != ("*" if p in DATA else None)]
    checks.none(f"{server.name}, wrong CORS", wrong)


def closed(checks, server, out):
    """What nobody should get, and what nobody may do."""
    (out / ".newsfold.part").write_text("half a file")
    (out / "stories" / ".newsfold.part").write_text("half a file")
    paths = (".newsfold.part", "stories/.newsfold.part", "%2enewsfold.part", "../data/newsfold.sqlite",
             "%2e%2e/data/newsfold.sqlite", "stories/", "no-such-file.atom")
    given = {p: ask(server, p).status for p in paths}
    given |= {f"{m} merged.atom": ask(server, "merged.atom", method=m).status for m in ("POST", "PUT", "DELETE")}
    checks.none(f"{server.name}, not refused", [f"{p}: {s}" for p, s in given.items() if not 400 <= s < 500])


def headers(checks, server, out):
    """For how long a copy is good, and what browsers are told to keep apart."""
    (out / "archive").mkdir(exist_ok=True)
    made = out / "archive" / "0000-check.atom"
    made.write_bytes((out / "merged.atom").read_bytes())
    ages = {p: ask(server, p).headers.get("cache-control") for p in ("merged.atom", "index.html", "archive/0000-check.atom")}
    made.unlink()
    checks.compare(f"{server.name}, Cache-Control", list(ages.values()) == ["public, max-age=600"] * 2 + [
        "public, max-age=86400"], ages, "ten minutes; a day for archives")
    wanted = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
              "content-security-policy": "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; "
              "frame-ancestors 'none'"}
    wrong = [f"{p or '/'}: {name}" for p in (*TYPES, "no-such-file") for name, value in wanted.items()
             if ask(server, p).headers.get(name) != value]
    checks.none(f"{server.name}, missing headers", wrong)


def parts(checks, server, out):
    """HEAD says what GET says; a range is that part of the file, and a strange one does no harm."""
    get, head = ask(server, "merged.atom"), ask(server, "merged.atom", method="HEAD")
    same = all(get.headers.get(n) == head.headers.get(n) for n in ("etag", "last-modified", "content-type", "content-length"))
    checks.compare(f"{server.name}, HEAD", head.status == 200 and same and not head.body, head.status, "200 as GET, no body")
    wrong = []
    for given, good in (("bytes=0-99", lambda a: a.status == 206 and a.body == get.body[:100]),
                        ("bytes=999999999-", lambda a: a.status == 416), ("bytes=9-1", lambda a: a.status in (200, 416)),
                        ("bytes=" + ",".join(["0-"] * 300), lambda a: len(a.body) <= 2 * len(get.body))):
        answer = ask(server, "merged.atom", Range=given)
        if not good(answer):
            wrong.append(f"{given[:20]}: {answer.status}, {len(answer.body)} bytes")
    checks.none(f"{server.name}, harmful ranges", wrong)


CHECKS = (media_types, changed, packed, open_to_pages, closed, headers, parts, beside)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsfold", required=True)
    options = parser.parse_args()
    newsfold = str(pathlib.Path(options.newsfold).resolve())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    checks = Checks()
    with folder() as place:
        publish(newsfold, place)
        for make in (Nginx, Caddy):
            if not program(make.name.lower()):
                checks.skip(make.name, "it is not installed")
                continue
            try:
                with make(place / make.name, place / "out") as server:
                    unchanged(checks, server, place / "out", lambda: publish(newsfold, place))
                    for check in CHECKS:
                        check(checks, server, place / "out")
            except Exception as error:
                checks.compare(make.name, False, f"{type(error).__name__}: {error}", "no error")
            finally:
                end_all()
    print(f"{checks.passed} passed, {checks.failed} failed, {checks.skipped} skipped")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
