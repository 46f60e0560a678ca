#!/usr/bin/env python3
"""Measures what it costs to ask many feeds, beside curl, newsboat and sfeed_update, in one run.

  bench_fetch.py --newsfold PROGRAM [--feeds 1000] [--write docs/benchmarks.md]

An nginx on loopback serves the feeds, each under a host name of its own (fN.bench.localhost), since a
thousand feeds are not on one host: every connection is new. CPU seconds, user and system, are those of the client and its
children; where nothing is new, the least of several runs. nginx does not count. Prints a table, how Newsfold stands to the
others, and whether what is asked of it is met; exit status 1 if not.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

from lab_tools import HOUR, Program, clock, end, folder, free_port, start, write_list

PARALLEL = 64
COLUMNS = ("all new, http", "unchanged, http", "unchanged, https")
BEGIN, END = "<!-- bench-fetch -->\n", "<!-- /bench-fetch -->"
NGINX = """
daemon off; worker_processes auto; pid {place}/nginx.pid; error_log {place}/error.log; {user}
events {{ worker_connections 8192; }}
http {{
  types {{ application/rss+xml xml; }}
  log_format status '$status'; access_log {place}/access.log status;
  client_body_temp_path {place}/t1; proxy_temp_path {place}/t2; fastcgi_temp_path {place}/t3;
  uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5;
  sendfile on; etag on; server_tokens off;
  server {{ listen 127.0.0.1:{http} backlog=4096; root {place}/feeds; }}
  server {{ listen 127.0.0.1:{https} ssl backlog=4096; root {place}/feeds;
    ssl_certificate {place}/server.pem; ssl_certificate_key {place}/server.key; }}
}}
"""


class Words:
    """Made-up words, some of them frequent, the same every time."""

    def __init__(self):
        generator = random.Random(7)
        parts = [c + v for c in "b c d f g h k l m n p r s t v w st tr pl sh".split() for v in "aeiou"]
        self.words = sorted({"".join(generator.choices(parts, k=generator.randint(1, 4))) for _ in range(30000)})
        generator.shuffle(self.words)

    def text(self, generator, count):
        return [self.words[int(len(self.words) * generator.random() ** 3)] for _ in range(count)]


def entry(words, generator, feed, number):
    """An RSS item with about 2 kB of HTML."""
    paragraphs = "".join(
        f'<p>{" ".join(words.text(generator, 51))} <a href="https://f{feed}.example/{number}/{i}">'
        f'{" ".join(words.text(generator, 3))}</a>, <em>{words.text(generator, 1)[0]}</em>.</p>\n' for i in range(5))
    link = f"https://f{feed}.example/{number}"
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time.time() - generator.randrange(6 * 24 * HOUR)))
    return (f"<item><title>{' '.join(words.text(generator, 8)).capitalize()}</title><link>{link}</link>"
            f"<guid>{link}</guid><pubDate>{date}</pubDate><category>{words.text(generator, 1)[0]}</category>"
            f"<description><![CDATA[{paragraphs}]]></description></item>\n")


def write_feeds(place, count):
    """The feeds, each with words of its own; their mean size."""
    words, sizes = Words(), []
    (place / "feeds").mkdir()
    for feed in range(count):
        generator = random.Random(feed)
        items = "".join(entry(words, generator, feed, number) for number in range(30))
        text = ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
                f"<title>{' '.join(words.text(generator, 2)).title()}</title><link>https://f{feed}.example/</link>"
                f"<description>{' '.join(words.text(generator, 12))}</description>\n{items}</channel></rss>\n")
        (place / "feeds" / f"{feed}.xml").write_text(text)
        sizes.append(len(text))
    return sum(sizes) / len(sizes)


def certificates(place):
    """A CA and a server's certificate for the run."""
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, cwd=place, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=bench CA", "-keyout",
            "ca.key", "-out", "ca.pem")
    (place / "names").write_text("subjectAltName=DNS:*.bench.localhost\n")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=bench", "-keyout", "server.key", "-out", "server.csr")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile",
            "names", "-days", "2", "-out", "server.pem")


class Server:
    """nginx with a configuration of its own."""

    def __init__(self, place):
        self.place, self.http = place, free_port()
        self.https = self.http + 2
        (place / "nginx.conf").write_text(NGINX.format(
            place=place, http=self.http, https=self.https, user="user root;" if os.geteuid() == 0 else ""))
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = start([program, "-e", str(place / "error.log"), "-p", str(place), "-c",
                              str(place / "nginx.conf")])
        time.sleep(1)
        if self.process.poll() is not None:
            raise RuntimeError((place / "error.log").read_text())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end(self.process, signal.SIGQUIT)

    def addresses(self, scheme, count):
        port = self.https if scheme == "https" else self.http
        return [f"{scheme}://f{i}.bench.localhost:{port}/{i}.xml" for i in range(count)]

    def answers(self):
        """How often which status was answered since the last call."""
        log = self.place / "access.log"
        counted = collections.Counter(log.read_text().split())
        os.truncate(log, 0)
        return counted


class Newsfold:
    """Ours: the whole run, or `fetch` alone."""

    def __init__(self, newsfold, command, place, addresses, ca):
        self.program, self.name, self.hours = Program(newsfold, place), command, 0
        write_list(self.program.feeds, addresses)
        hosts = json.dumps([a.split("/")[2] for a in addresses])
        self.settings = place / "newsfold.toml"
        self.settings.write_text(f"[fetch]\nallow_hosts = {hosts}\n")
        self.now, self.env = time.time(), dict(os.environ, SSL_CERT_FILE=str(ca))

    def ask(self):
        self.hours += 6
        output = ["--output", str(self.program.output)] if self.name == "run" else []
        return self.program.call(self.program.command(
            self.name, *output, "--config", str(self.settings), "--now", clock(self.now + self.hours * HOUR)),
            env=self.env)


class Curl:
    """curl, all transfers in one process; it stores the bodies and the ETags, and reads nothing."""

    def __init__(self, place, addresses, ca):
        self.program = Program("curl", place)
        blocks = [f'url = "{a}"\noutput = "{place}/{i}.xml"\netag-save = "{place}/{i}.etag"\n'
                  f'etag-compare = "{place}/{i}.etag"\ncacert = "{ca}"\nsilent\nfail\n'
                  for i, a in enumerate(addresses)]
        (place / "list").write_text("next\n".join(blocks))

    def ask(self):
        return self.program.call(["curl", "--parallel", "--parallel-max", str(PARALLEL), "-K",
                                  str(self.program.place / "list")])


class Newsboat:
    """newsboat: asks, reads and stores; it does not check the certificate, since it cannot be given a CA."""

    def __init__(self, place, addresses, ca):
        self.program, self.env = Program("newsboat", place), dict(os.environ, HOME=str(place))
        (place / "urls").write_text("\n".join(addresses) + "\n")
        (place / "config").write_text(f"reload-threads {PARALLEL}\nssl-verifypeer no\nssl-verifyhost no\n")

    def ask(self):
        place = self.program.place
        return self.program.call(["newsboat", "-C", str(place / "config"), "-u", str(place / "urls"), "-c",
                                  str(place / "cache.db"), "-x", "reload"], env=self.env)


class Sfeed:
    """sfeed_update with a curl process a feed, conditional as its documentation proposes."""

    def __init__(self, place, addresses, ca):
        self.program, self.env = Program("sfeed_update", place), dict(os.environ, HOME=str(place))
        (place / "etags").mkdir()
        feeds = "\n".join(f"  feed 'f{i}' '{a}'" for i, a in enumerate(addresses))
        (place / "sfeedrc").write_text(
            f'sfeedpath="{place}/feeds"\nmaxjobs={PARALLEL}\n'
            f'fetch() {{ curl -s -f -m 15 --cacert "{ca}" --etag-save "{place}/etags/$1" '
            f'--etag-compare "{place}/etags/$1" "$2"; }}\nfeeds() {{\n{feeds}\n}}\n')

    def ask(self):
        return self.program.call(["sfeed_update", str(self.program.place / "sfeedrc")], env=self.env)


def clients(newsfold):
    """All clients by the name in the table."""
    return {
        "newsfold run": lambda *a: Newsfold(newsfold, "run", *a),
        "newsfold fetch": lambda *a: Newsfold(newsfold, "fetch", *a),
        "curl --parallel": Curl, "newsboat": Newsboat, "sfeed_update": Sfeed,
    }


def first_and_again(make, place, server, scheme, count, times):
    """The run from nothing, and the least run with nothing new."""
    place = place / scheme
    place.mkdir(parents=True)
    client = make(place, server.addresses(scheme, count), server.place / "ca.pem")
    server.answers()
    new = checked(client, server, "200", count)
    if client.program.newsfold == "newsboat":  # it keeps the validators of its second answer only
        client.ask()
        server.answers()
    unchanged = [checked(client, server, "304", count) for _ in range(times)]
    return new, min(unchanged, key=lambda run: run.cpu)


def checked(client, server, status, count):
    """One run, and how many of the feeds were answered as the column says."""
    ended = client.ask()
    time.sleep(0.2)
    ended.answered = server.answers()[status]
    if ended.answered != count:
        print(f"{client.program.newsfold}: {ended.answered} of {count} feeds were answered {status}; "
              f"status {ended.status} {ended.text[-300:]}")
    return ended


def measure(newsfold, place, server, count, times):
    """What ended how, by client and column."""
    ended = {}
    for name, make in clients(newsfold).items():
        own = place / name.replace(" ", "-")
        http = first_and_again(make, own, server, "http", count, times)
        https = first_and_again(make, own, server, "https", count, times)
        for column, run in zip(COLUMNS, (*http, https[1])):
            ended[name, column] = run
        print(name, *(cell(ended[name, column], count) for column in COLUMNS), sep=" | ", file=sys.stderr, flush=True)
        shutil.rmtree(own)
    return ended


def table(ended, names, count):
    """CPU seconds, wall seconds and memory; then ours as a share of the others' CPU seconds."""
    lines = ["| CPU s / wall s / MB | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name in names:
        cells = [cell(ended[name, column], count) for column in COLUMNS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    for ours in names[:2]:
        for other in names[2:]:
            shares = [f"{ended[ours, c].cpu / max(ended[other, c].cpu, 0.001):.2f}" for c in COLUMNS]
            lines.append(f"| *CPU, {ours} to {other}* | " + " | ".join(shares) + " |")
    return lines


def cell(run, count):
    note = "" if run.answered == count else f" ({run.answered} of {count} answered so)"
    return f"{run.cpu:.2f} / {run.seconds:.1f} / {run.mib * 1.048576:.0f}{note}"


def asked(ended, count):
    """Compares with what is asked of Newsfold; how many figures fall short."""
    new, plain, tls = (ended[name, column] for name, column in
                       zip(("newsfold fetch", "newsfold run", "newsfold run"), COLUMNS))
    figures = [("all new, fetched, read and stored, http: CPU s", new.cpu, 2.0),
               ("unchanged, http, the whole command: CPU s", plain.cpu, 0.3),
               ("unchanged, https, the whole command: CPU s", tls.cpu, 1.2),
               ("unchanged, https, the whole command: MB", tls.mib * 1.048576, 120)]
    share, failed = count / 1000, 0
    for name, value, most in figures:
        most *= 1 if name.endswith("MB") else share
        whole = all(run.answered == count and run.status == 0 for run in (new, plain, tls))
        failed += not (whole and value <= most)
        print(f"{'ok  ' if whole and value <= most else 'FAIL'} {name}: {value:.2f} (asked at most {most:g})")
    print(f"{len(figures) - failed} passed, {failed} failed")
    return failed


def write(path, lines):
    """Puts the lines between the markers, and leaves the rest of the file as it is."""
    head, rest = path.read_text().split(BEGIN)
    path.write_text(head + BEGIN + "\n".join(lines) + "\n" + rest[rest.index(END):])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    newsfold = str(pathlib.Path(options.newsfold).resolve())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with folder() as place:
        size = write_feeds(place, options.feeds)
        certificates(place)
        with Server(place) as server:
            ended = measure(newsfold, place / "clients", server, options.feeds, options.times)
    lines = table(ended, list(clients(newsfold)), options.feeds)
    lines += ["", f"{options.feeds:,} feeds of {size / 1000:.0f} kB, `make bench-fetch`, a machine with "
                  f"{os.cpu_count()} cores, unchanged the least of {options.times} run{'s' * (options.times > 1)}."]
    print("\n".join(lines) + "\n")
    if options.write:
        write(options.write, lines)
    return 1 if asked(ended, options.feeds) else 0


if __name__ == "__main__":
    sys.exit(main())
