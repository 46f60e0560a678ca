"""The checks of lab.py on manners, hostile servers, many feeds and secrets."""
import base64
import json
import os
import re
import subprocess
import sys
import time
import urllib.parse

import lab_truth
from lab_tools import HOUR, Program, Server, end, folder, free_port, start, write_list

# The aim for one hostile path is 128 MiB.
MATRIX_MIB, MATRIX_SECONDS = 128, 35
SECRET = "geheim7391"


def laboratory(options, script, place, *arguments):
    """Runs one of the laboratory's own scripts with Newsfold as its client; its figures, or None."""
    figures = place / "figures.json"
    command = [sys.executable, str(options.lab / script), *arguments, "--client",
               str(options.lab / "clients" / "newsfold.sh"), "--out", str(place / "work"), "--port",
               str(free_port()), "--json", str(figures)]
    process = start(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                    env=dict(os.environ, NEWSFOLD=options.newsfold))
    try:
        text, _ = process.communicate(timeout=3600)
    finally:
        end(process)
    if not figures.exists():
        print(text[-1500:])
        return None, text
    return json.loads(figures.read_text()), text


def etiquette(checks, options):
    """Manners: conditional requests, waiting, permanent answers, the shape of requests."""
    with folder() as place:
        figures, text = laboratory(options, "etiquette_score.py", place, "run")
    if figures is None:
        return checks.compare("etiquette", False, "no score", "a score")
    size = re.search(r"bytes (\d+)", text)
    checks.compare("etiquette.score", figures["score"] >= options.floor, f"{figures['score']:.1f} %",
                   f"at least {options.floor:g} %")
    lost = [f"{name} ({detail})" for name, weight, share, detail in figures["points"]
            if weight >= 2 and (share is None or share < 0.999)]
    checks.none("etiquette.lost points of weight 2 and more", lost)
    checks.at_most("etiquette.requests", figures["requests"], 420)
    checks.at_most("etiquette.body bytes", int(size.group(1)) if size else 10**9, 60_000)


def matrix(checks, options):
    """Every hostile path alone between two good feeds."""
    with folder() as place:
        rows, _ = laboratory(options, "hostile_matrix.py", place)
    if not rows:
        return checks.compare("matrix", False, "no paths", "all paths")
    status = {r["path"]: str(r["rc"]) for r in rows}
    checks.none(f"matrix.hangs of {len(rows)} paths", [p for p, rc in status.items() if rc == "HANG"])
    checks.none("matrix.signals", [f"{p} {rc}" for p, rc in status.items() if "SIG" in rc])
    checks.none("matrix.failed runs", [f"{p} {rc}" for p, rc in status.items() if rc.isdigit() and rc != "0"])
    checks.none("matrix.canary reached", [r["path"] for r in rows if r["canary"] or r["leak"]])
    checks.none("matrix.good feeds missed", [r["path"] for r in rows if r["good"] < 2])
    for name, key, most, unit in (("memory", "mib", MATRIX_MIB, " MiB"), ("time", "s", MATRIX_SECONDS, " s")):
        worst = max(rows, key=lambda r: r[key])
        checks.at_most(f"matrix.most {name} ({worst['path']})", worst[key], most, unit)


def spread(address, number, port):
    """The same feed under a host name of its own, as ten thousand feeds are not all on one host."""
    return address.replace(f"//127.0.0.1:{port}/", f"//f{number}.localhost:{port}/")


def scale_list(server, program, count):
    """Many feeds, three in ten of them hostile, each on a host of its own, and the settings for them."""
    plain = server.get(f"/scale.opml?n={count}&hostile=30&plain=1").split()
    addresses = [spread(a, i, server.port) for i, a in enumerate(plain)]
    write_list(program.feeds, addresses)
    hosts = sorted({urllib.parse.urlsplit(a).netloc for a in addresses if ".localhost:" in a} | {server.host})
    settings = program.place / "newsfold.toml"
    settings.write_text("[fetch]\ntimeout_seconds = 10.0\nallow_hosts = " + json.dumps(hosts) + "\n")
    program.extra = ["--config", str(settings)]


def ended_well(checks, name, ended, seconds, memory=None):
    """Status, time and memory of one run."""
    checks.compare(f"{name}.exit status", ended.status == 0, ended.status, "0")
    checks.at_most(f"{name}.time", round(ended.seconds, 1), seconds, " s")
    if memory:
        checks.at_most(f"{name}.memory", round(ended.mib, 1), memory, " MiB")


def scale(checks, options):
    """Many feeds: first run, a run without anything new, a run with one new entry a feed."""
    count, times = (10_000, (120, 60, 90)) if options.full else (1000, (90, 90, 90))
    # A first run of 1,000 feeds needs less than the 256 asked of 10,000.
    first_mib = 256 if options.full else 160
    with folder() as place, Server(options.lab, place) as server:
        program, now = Program(options.newsfold, place, server), time.time()
        scale_list(server, program, count)

        def wrong(promised):
            return lab_truth.problems(program.newsfold, program.feeds, program.data, program.output, promised)
        first = program.run(now)
        promised = server.truth(count, 30)
        ended_well(checks, "scale.first", first, times[0], first_mib)
        checks.none(f"scale.first.lost or doubled of {len(promised):,} entries", wrong(promised))
        before = program.marks()
        second = program.run(now + 6 * HOUR)
        ended_well(checks, "scale.second", second, times[1], 256)
        checks.at_most("scale.second.CPU", round(second.cpu, 2), 20 if options.full else 5, " s")
        after = program.marks()
        checks.none("scale.second.files rewritten",
                    [p for p in before.keys() | after.keys() if before.get(p) != after.get(p)])
        server.bump()
        third = program.run(now + 12 * HOUR)
        promised = server.truth(count, 30)
        ended_well(checks, "scale.third", third, times[2], 256)
        checks.none(f"scale.third.lost or doubled of {len(promised):,} entries", wrong(promised))


def told(program, server):
    """Everything the program says and writes about feeds that have a password in their address."""
    now, texts = time.time(), []
    for hours in (0, 6, 30):
        texts.append(program.run(now + hours * HOUR, "--verbose").text)
        server.bump()
    for command in (["status"], ["stories"], ["stories", "--json"], ["why", "Report 1 of scale1"], ["feeds", "list"]):
        ended = program.call([program.newsfold, *command, "--feeds", str(program.feeds), "--data", str(program.data)])
        texts.append(ended.text)
    files = {str(p.relative_to(program.place)): p.read_bytes() for p in program.output.rglob("*") if p.is_file()}
    return "\n".join(texts), files


def secrets(checks, options):
    """A password in a feed's address is in no message and no published file."""
    paths = ("/ok?k=a", "/basic-auth?k=b", "/scale/1", "/404?k=c", "/500?k=d", "/301?k=e", "/302?k=f", "/redirect-auth?k=g",
             "/redirect-loop?k=h", "/redirect-empty?k=m", "/429?k=n", "/410?k=o", "/reset?k=i", "/html?k=j",
             "/truncated-xml?k=k", "/autodiscovery?k=l", "/json-feed?k=p", "/redirect-to-private?k=q")
    with folder() as place, Server(options.lab, place) as server:
        program = Program(options.newsfold, place, server)
        write_list(program.feeds, [f"http://user:{SECRET}@{server.host}{p}" for p in paths] +
                   [f"http://user:{SECRET}@lab.invalid/feed", f"http://user:{SECRET}@127.0.0.1:1/feed"])
        text, files = told(program, server)
        asked = server.log.read_text()
    words = (SECRET, base64.b64encode(f"user:{SECRET}".encode()).decode().rstrip("="))
    found = [line for line in text.splitlines() if any(w in line for w in words)]
    found += [name for name, content in files.items() if any(w.encode() in content for w in words)]
    checks.none("secrets.told or published", found)
    checks.compare("secrets.sent to the server they are for", words[1] in asked and bool(files),
                   "yes" if words[1] in asked else "no", "yes")
