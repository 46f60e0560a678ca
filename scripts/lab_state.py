"""The checks of lab.py on kills, signals, broken disks, damaged databases, clocks and many starts."""
import json
import os
import pathlib
import random
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree

import lab_truth
from lab_tools import HOUR, Program, Server, clock, end, finish, folder, kill, start, write_list

DAY = 24 * HOUR
# Feeds of the kills have few entries, so that most of a run is not clustering.
ITEMS = 3
CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat2,ftruncate,unlink"


def scale_feeds(server, program, count, items=ITEMS):
    """A list of well-behaved feeds that get one more entry with every bump."""
    addresses = [server.url(f"/scale/{i}?items={items}") for i in range(count)]
    write_list(program.feeds, addresses)
    return addresses


def wrong(program, promised, history=None):
    return lab_truth.problems(program.newsfold, program.feeds, program.data, program.output, promised, history)


def starts(checks, options):
    """Twenty at once: one works, the others leave at once with 75."""
    with folder() as place, Server(options.lab, place) as server:
        program = Program(options.newsfold, place, server)
        write_list(program.feeds, [server.url("/ok?k=slow&delay=4000"), server.url("/scale/1")])
        ended, threads = [], []
        for _ in range(20):
            threads.append(threading.Thread(target=lambda: ended.append(program.run())))
            threads[-1].start()
        for thread in threads:
            thread.join()
        late = [e for e in ended if e.status == 75]
        checks.compare("starts.one works, nineteen leave with 75", sorted(e.status for e in ended) == [0] + [75] * 19,
                       f"{sum(e.status == 0 for e in ended)} and {len(late)}", "1 and 19")
        checks.at_most("starts.slowest to leave", round(max((e.seconds for e in late), default=99), 2), 1, " s")
        checks.none("starts.lost or doubled", wrong(program, server.truth(2)[20:]))


def stopped(checks, options, number, status):
    """A signal in mid-run: how the program leaves, and what it leaves."""
    name = signal.Signals(number).name
    with folder() as place, Server(options.lab, place) as server:
        program, now = Program(options.newsfold, place, server), time.time()
        good = scale_feeds(server, program, 10)
        program.run(now)
        server.bump()
        before = program.marks()
        # A host of its own for the feed that never answers: the others are read meanwhile.
        write_list(program.feeds, good + [f"http://slow.localhost:{server.port}/never"])
        program.allowed += ["--allow-host", f"slow.localhost:{server.port}"]
        process, text = program.start(program.run_command("--now", clock(now + 6 * HOUR)))
        time.sleep(2.5)
        working = process.poll() is None
        started = time.monotonic()
        if working:
            process.send_signal(number)
        timer = threading.Timer(15, kill, [process])
        timer.start()
        ended = finish(process, started, text)
        timer.cancel()
        kill(process)
        checks.compare(f"signals.{name}.status", working and ended.status in (status, -number), ended.status,
                       f"{status}, or {-number}, which a shell calls {status}")
        checks.at_most(f"signals.{name}.leaves after", round(ended.seconds, 2), 2, " s")
        broken = [p for p in before if not is_whole(p)]
        offline = program.run(now + 7 * HOUR, "--offline")
        checks.compare(f"signals.{name}.next run", offline.status == 0, offline.status, "0")
        checks.none(f"signals.{name}.lost of what was read before", wrong(program, server.truth(10, items=ITEMS)))
        checks.none(f"signals.{name}.broken files", broken)


def signals(checks, options):
    """SIGTERM and SIGINT, as a shell or a supervisor sends them."""
    stopped(checks, options, signal.SIGTERM, 143)
    stopped(checks, options, signal.SIGINT, 130)


def is_whole(path):
    """Whether a feed is a complete XML document; another file is complete if it ends as it should."""
    try:
        content = pathlib.Path(path).read_bytes()
        last = {".html": b"</html>", ".css": b"}", ".json": b"}", ".jsonl": b"}\n"}.get(pathlib.Path(path).suffix)
        if last:
            return content.rstrip(b"" if last.endswith(b"\n") else None).endswith(last)
        ElementTree.fromstring(content)
        return True
    except (OSError, ElementTree.ParseError):
        return False


class Reader(threading.Thread):
    """Reads the merged feed over and over."""

    def __init__(self, path):
        super().__init__()
        self.path, self.broken, self.reads, self.seen, self.stop = path, [], 0, set(), False

    def run(self):
        while not self.stop:
            try:
                content = self.path.read_bytes()
                ElementTree.fromstring(content)
                self.seen.add(hash(content))
            except (ElementTree.ParseError, OSError) as error:
                self.broken.append(error)
            self.reads += 1
            time.sleep(0.0005)


def readers(checks, options):
    """Who reads the merged feed while it is rewritten gets a whole document."""
    rewrites = 1000 if options.full else 15
    with folder() as place, Server(options.lab, place) as server:
        program, now = Program(options.newsfold, place, server), time.time()
        forced = [word for a in scale_feeds(server, program, 10) for word in ("--force", a)]
        program.run(now)
        reader = Reader(program.output / "merged.atom")
        reader.start()
        for number in range(rewrites):
            server.bump()
            program.run(now + number * 600, *forced)
        reader.stop = True
        reader.join()
        checks.none(f"readers.broken of {reader.reads:,} reads", reader.broken)
        checks.compare("readers.rewrites seen", len(reader.seen) >= rewrites * 0.9, len(reader.seen),
                       f"at least {rewrites * 9 // 10}")


def filled(options, place, server, count=6):
    """A program that has run once, with its data and output kept aside to be damaged again and again."""
    program = Program(options.newsfold, place, server)
    scale_feeds(server, program, count)
    program.run(time.time())
    for name in ("data", "out"):
        shutil.copytree(place / name, place / f"{name}.kept")
    return program


def restore(program):
    for name in ("data", "out"):
        shutil.rmtree(program.place / name, ignore_errors=True)
        shutil.copytree(program.place / f"{name}.kept", program.place / name)


def judge(program, ended, promised):
    """What is wrong with a run on something broken: a signal, silence, or output that is no longer right."""
    found = []
    if ended.by_signal:
        found.append(f"signal, status {ended.status}")
    if not re.search(r"database|newsfold\.sqlite|data|out|space|disk|permission", ended.text, re.I):
        found.append(f"status {ended.status} without a clear message: {ended.text.strip()[:80]!r}")
    if re.search(r"Fatal error|Backtrace|Thread \d+ crashed", ended.text):
        found.append("a crash report")
    kept = {str(p): p.read_bytes() for p in (program.place / "out.kept").rglob("*") if p.is_file()}
    if ended.status:
        changed = [p for p, content in kept.items() if not same(p.replace("out.kept", "out"), content)]
        return found + [f"changed {p}" for p in changed]
    return found + wrong(program, promised)


def same(path, content):
    try:
        return open(path, "rb").read() == content
    except OSError:
        return False


def damages(size, lengths, generator):
    """Ways to damage a database: names and what to do with its bytes."""
    yield "random bytes", lambda content: generator.randbytes(size)
    yield "random bytes after the header", lambda content: content[:100] + generator.randbytes(size - 100)
    yield "empty", lambda content: b""
    for length in lengths:
        yield f"cut at {length}", lambda content, length=length: content[:length]


def damage(checks, options):
    """A damaged database: a message and a status, or a repair that is told and complete."""
    generator = random.Random(1)
    with folder() as place, Server(options.lab, place) as server:
        program = filled(options, place, server)
        path = program.data / "newsfold.sqlite"
        content, promised = path.read_bytes(), server.truth(6, items=ITEMS)
        lengths = [1, 99, 100, 512, 4095, 4096, 4097, len(content) // 2, len(content) - 4096, len(content) - 1]
        if options.full:
            lengths += generator.sample(range(len(content)), 256)
        tried = 0
        for name, change in damages(len(content), lengths, generator):
            restore(program)
            path.write_bytes(change(content))
            ended = program.run(time.time() + 6 * HOUR)
            found = judge(program, ended, promised)
            tried += 1
            if found or not name.startswith("cut"):
                checks.none(f"damage.{name}", found)
        checks.compare("damage.kinds tried", tried == len(lengths) + 3, tried, len(lengths) + 3)


def unprivileged(options, place):
    """Who to be so that a folder can be read-only: root may write everywhere. None where that cannot be."""
    if os.geteuid() != 0:
        return {}
    other = {"user": 65534, "group": 65534, "extra_groups": []}
    for path in (place, *place.rglob("*")):
        os.chown(path, 65534, 65534)
    try:
        done = subprocess.run([options.newsfold, "--version"], **other, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    except OSError:
        return None
    return other if done.returncode == 0 else None


def forbid(path, forbidden):
    """Takes the right to write from a folder and all in it, or gives it back."""
    for entry in (path, *path.rglob("*")):
        mode = entry.stat().st_mode
        entry.chmod(mode & ~0o222 if forbidden else mode | stat.S_IWUSR)


def read_only(checks, options):
    """A data folder or an output folder that may not be written."""
    with folder() as place, Server(options.lab, place) as server:
        program = filled(options, place, server)
        server.bump()
        promised = server.truth(6, items=ITEMS)
        for name in ("data", "out"):
            restore(program)
            other = unprivileged(options, place)
            if other is None:
                return checks.skip("read-only", "root may write everywhere, and nobody may not run the program")
            forbid(place / name, True)
            ended = program.run(time.time() + 6 * HOUR, **other)
            forbid(place / name, False)
            found = judge(program, ended, promised) + ([] if ended.status else ["exit status 0"])
            checks.none(f"read-only.{name}", found)
            again = program.run(time.time() + 12 * HOUR)
            checks.none(f"read-only.{name}.after it may be written again",
                        wrong(program, promised) if again.status == 0 else [again.text])


def full_disk(checks, options):
    """No space from the first write on: not status 0, and nothing published is touched."""
    with folder() as place, Server(options.lab, place) as server:
        program = filled(options, place, server)
        server.bump()
        promised = server.truth(6, items=ITEMS)
        for error in ("ENOSPC", "EIO"):
            restore(program)
            calls = "pwrite64,fsync,fdatasync,ftruncate"
            strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e",
                      f"inject={calls}:error={error}"]
            ended = program.call(strace + program.run_command("--lenient", "--now", clock(time.time() + 6 * HOUR)))
            found = judge(program, ended, promised) + ([] if ended.status else ["exit status 0"])
            checks.none(f"full-disk.{error}", found)
            again = program.run(time.time() + 12 * HOUR)
            checks.none(f"full-disk.{error}.next run",
                        wrong(program, promised) if again.status == 0 else [again.text])


def clocks(checks, options):
    """A clock that was wrong for a while: nothing lost, and no feed silent for a day after it is right."""
    with folder() as place, Server(options.lab, place) as server:
        program, now = Program(options.newsfold, place, server), time.time()
        count = 10
        scale_feeds(server, program, count)
        program.run(now)
        skewed = {"a day back": now - DAY, "a day ahead": now + DAY, "1970": 60, "2038": 2147558400, "2100": 4102444800}
        ends, words = [], ""
        for name, at in skewed.items():
            server.bump()
            ended = program.run(at)
            ends += [f"{name}: status {ended.status} {ended.text.strip()[:100]}"] if ended.status else []
            words += ended.text + program.call(program.command("status", "--now", clock(now + HOUR))).text
        server.bump()
        server.get("/ctl/mark?name=right")
        for hours in range(1, 25):
            ended = program.run(now + hours * HOUR)
            ends += [f"right again: {ended.status}"] if ended.status else []
        lines = (json.loads(line) for line in server.log.read_text().splitlines())
        asked = {r["path"] for r in lines if r["ev"] == "req" and r["run"] == "right"}
        checks.none("clocks.failed runs", ends)
        checks.none("clocks.negative waits", re.findall(r"(?<![\w-])-\d+ (?:second|minute|hour|day)\w*", words))
        checks.none("clocks.feeds silent for 24 h", [i for i in range(count) if f"/scale/{i}" not in asked])
        checks.none("clocks.lost or doubled", wrong(program, server.truth(count, items=ITEMS)))


class Kills:
    """The laboratory's crash_test.sh with its commands."""

    def __init__(self, options, place, server, count):
        self.script, self.place = options.lab / "crash_test.sh", place
        self.program = Program(options.newsfold, place, server)
        forced = [w for a in scale_feeds(server, self.program, count) for w in ("--force", a)]
        q = shlex.quote
        (place / "now").write_text(str(int(time.time())))
        # The program reads its clock from a file: every command is later than the one before.
        tick = (f"n=$(( $(cat {q(str(place / 'now'))}) + 1860 )); echo $n > {q(str(place / 'now'))}; "
                f"date -u -d @$n +%FT%TZ > {q(str(place / 'clock'))}")
        run = " ".join(map(q, self.program.run_command("--lenient", *forced)))
        self.prepare = f"curl -s {q(server.url('/ctl/bump?k=scale'))}; {tick}"
        self.command = f"read now < {q(str(place / 'clock'))}; exec {run} --now \"$now\""
        merged, database = (q(str(p)) for p in (self.program.output / "merged.atom", self.program.data / "newsfold.sqlite"))
        self.after = (f"xmllint --noout {merged} || {{ echo the merged feed is broken; exit 1; }}; "
                      f"[ \"$(sqlite3 {database} 'pragma integrity_check')\" = ok ] || "
                      f"{{ echo the database is broken; exit 1; }}; {tick}")
        truth = [sys.executable, str(pathlib.Path(__file__).with_name("lab_truth.py")), "--newsfold",
                 options.newsfold, "--feeds", self.program.feeds, "--data", self.program.data, "--output",
                 self.program.output, "--truth", server.url(f"/scale-truth?n={count}&hostile=0&items={ITEMS}"),
                 "--history", place / "history.json"]
        self.final = " ".join(q(str(word)) for word in truth)

    def run(self, *arguments, stride=1):
        """Runs the kills; what is wrong, in the script's words."""
        path = f"{shim(self.place, stride)}:{os.environ['PATH']}" if stride > 1 else os.environ["PATH"]
        process = start(
            [str(self.script), "-c", self.command, "-p", self.prepare, "-k", self.after, "-f", self.final, "-o",
             str(self.place / "log"), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env=dict(os.environ, PATH=path))
        try:
            text, _ = process.communicate()
        finally:
            end(process)
        return text


def shim(place, stride):
    """A strace in front of the other that hits every n-th call only, as the short form wants it."""
    bin_folder = place / "bin"
    bin_folder.mkdir(exist_ok=True)
    program = bin_folder / "strace"
    program.write_text(f"""#!{sys.executable}
import os, re, sys
far = [re.sub(r"when=(\\d+)", lambda m: f"when={{int(m.group(1)) * {stride}}}", a) for a in sys.argv]
os.execv({shutil.which("strace")!r}, far)
""")
    program.chmod(0o755)
    return bin_folder


def tell(checks, name, text, rounds):
    """The line of crash_test.sh as checks; it must have killed at all."""
    found = re.search(r"rounds (\d+), killed (\d+), .*clean runs failing (\d+), "
                      r"violations: after kill (\d+), after clean run (\d+)", text)
    if not found:
        return checks.compare(name, False, text.strip()[-200:], "a summary")
    done, hit, failing, after, final = map(int, found.groups())
    violations = [line for line in text.splitlines() if line.startswith("VIOLATION")]
    checks.none(f"{name}.violations of {done} rounds, {hit} killed", violations)
    checks.compare(f"{name}.clean runs failing", failing == 0, failing, "0")
    if rounds:
        complete = "sweep complete" in text or done >= rounds
        checks.compare(f"{name}.rounds", complete and hit > 0, f"{done} with {hit} killed", f"{rounds} or the whole sweep")


def kills(checks, options):
    """SIGKILL at random moments of a run over 60 feeds with a new entry each."""
    batches, rounds = (10, 100) if options.full else (2, 20)
    for seed in range(batches):
        with folder() as place, Server(options.lab, place) as server:
            text = Kills(options, place, server, 60).run(
                "-n", str(rounds), "-s", str(seed + 1), "-e", "1" if options.full else "2")
            tell(checks, f"kills.random.{seed + 1}", text, rounds)


def sweeps(checks, options):
    """SIGKILL, no space and broken disk at one state-changing call after the other, with 6 feeds."""
    rounds, stride = (5000, 1) if options.full else (12, 7)
    for name, arguments in {"kill": [], "ENOSPC": ["-E", "ENOSPC"], "EIO": ["-E", "EIO"]}.items():
        with folder() as place, Server(options.lab, place) as server:
            text = Kills(options, place, server, 6).run("-n", str(rounds), "-S", CALLS, *arguments, stride=stride)
            tell(checks, f"sweeps.{name}", text, rounds if name == "kill" else 0)
