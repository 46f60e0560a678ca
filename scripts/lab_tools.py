"""What the checks of lab.py share: counting, the laboratory's server, the program under test."""
import contextlib
import hashlib
import os
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from xml.sax.saxutils import quoteattr

HOUR = 3600


class Checks:
    """Prints a line a check and counts."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.lock = threading.Lock()

    def compare(self, name, good, value, asked):
        with self.lock:
            self.passed += bool(good)
            self.failed += not good
            print(f"{'ok  ' if good else 'FAIL'} {name}: {value} (asked {asked})", flush=True)

    def at_most(self, name, value, most, unit=""):
        self.compare(name, value <= most, f"{value:,.4g}{unit}" if isinstance(value, float) else
                     f"{value:,}{unit}", f"at most {most:,}{unit}")

    def none(self, name, found):
        """Nothing may be found; the first things that were are printed."""
        shown = f"{len(found)}: " + "; ".join(map(str, found[:3])) if found else "0"
        self.compare(name, not found, shown[:300], "0")

    def skip(self, name, why):
        with self.lock:
            self.skipped += 1
            print(f"skipped {name}: {why}", flush=True)


def clock(seconds):
    """The time as --now takes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def free_port():
    """A port P with P and P+2 to P+6 free on 127.0.0.1 and P+1 on 127.0.0.2, as the laboratory needs them."""
    while True:
        port = random.randrange(20000, 32000)
        with contextlib.ExitStack() as stack:
            try:
                for number in range(port, port + 7):
                    host = "127.0.0.2" if number == port + 1 else "127.0.0.1"
                    stack.enter_context(socket.socket()).bind((host, number))
                return port
            except OSError:
                continue


@contextlib.contextmanager
def folder():
    """A temporary folder that others may enter."""
    with tempfile.TemporaryDirectory(prefix="newsfold-lab-", ignore_cleanup_errors=True) as name:
        os.chmod(name, 0o755)
        yield pathlib.Path(name)


STARTED = []


def start(command, **options):
    """Starts a process in a session of its own; end_all ends it if nobody else does."""
    process = subprocess.Popen(command, start_new_session=True, **options)
    STARTED.append(process)
    return process


def kill(process):
    """Kills a process that somebody else waits for, with all it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def end_all():
    """Kills whatever was started and has not ended."""
    for process in STARTED:
        if process.returncode is None:
            kill(process)


def end(process, first=signal.SIGTERM):
    """Ends a process that was started in a session of its own, with all it started."""
    for number in (first, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(3)


class Server:
    """The laboratory's server on ports of its own."""

    def __init__(self, lab, place, *arguments):
        self.port, self.log = free_port(), place / "server.jsonl"
        ready = place / "ready"
        self.process = start([sys.executable, str(lab / "hostile_server.py"), "--port", str(self.port), "--log",
                              str(self.log), "--ready", str(ready), *arguments])
        for _ in range(600):
            if ready.exists():
                return
            time.sleep(0.05)
        raise RuntimeError("the laboratory's server did not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end(self.process)

    @property
    def host(self):
        return f"127.0.0.1:{self.port}"

    def url(self, path):
        return f"http://{self.host}{path}"

    def get(self, path):
        with urllib.request.urlopen(self.url(path), timeout=60) as answer:
            return answer.read().decode()

    def bump(self):
        return self.get("/ctl/bump?k=scale")

    def truth(self, count, hostile=0, items=20):
        """The identifiers that must be there in the end, each once."""
        return self.get(f"/scale-truth?n={count}&hostile={hostile}&items={items}").split()


def write_list(path, addresses):
    """A list of feeds."""
    rows = "".join(f'<outline type="rss" text="f{i}" xmlUrl={quoteattr(a)}/>' for i, a in enumerate(addresses))
    path.write_text(f'<?xml version="1.0"?><opml version="2.0"><head/><body>{rows}</body></opml>')


class Ended:
    """How a command ended, and what it took."""

    def __init__(self, status, seconds, usage, peak, text):
        self.status, self.seconds, self.text = status, seconds, text
        self.cpu = usage.ru_utime + usage.ru_stime
        self.mib = peak / 1024

    @property
    def by_signal(self):
        return self.status < 0 or self.status in (132, 134, 135, 136, 139)


def high_water(pid):
    """The most memory that a process had so far, in KiB; 0 once it has ended."""
    with contextlib.suppress(OSError):
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def finish(process, started, text):
    """Waits for a process, with its own use of the machine.

    The memory that the kernel tells at the end counts what this script itself had when it began the
    process, so the process is looked at while it runs.
    """
    peak, ended = 0, 0
    while not ended:
        peak = max(peak, high_water(process.pid))
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if not ended:
            time.sleep(0.02)
    process.returncode = os.waitstatus_to_exitcode(status)
    text.seek(0)
    return Ended(process.returncode, time.monotonic() - started, usage, peak or usage.ru_maxrss,
                 text.read().decode(errors="replace"))


class Program:
    """Newsfold with a list of feeds, a data folder and an output folder below one place."""

    def __init__(self, newsfold, place, server=None, extra=()):
        self.newsfold, self.place = newsfold, place
        self.feeds, self.data, self.output = place / "feeds.opml", place / "data", place / "out"
        self.allowed = ["--allow-host", server.host] if server else []
        self.extra = list(extra)

    def command(self, name, *arguments):
        return [self.newsfold, name, "--feeds", str(self.feeds), "--data", str(self.data), *arguments]

    def run_command(self, *arguments):
        return self.command("run", "--output", str(self.output), *self.allowed, *self.extra, *arguments)

    def start(self, command, **options):
        text = tempfile.TemporaryFile()
        return start(command, stdin=subprocess.DEVNULL, stdout=text, stderr=subprocess.STDOUT, **options), text

    def call(self, command, limit=900, **options):
        """Runs a command to its end, or ends it after so many seconds."""
        started = time.monotonic()
        process, text = self.start(command, **options)
        timer = threading.Timer(limit, kill, [process])
        timer.start()
        try:
            return finish(process, started, text)
        finally:
            timer.cancel()
            kill(process)

    def run(self, at=None, *arguments, **options):
        now = [] if at is None else ["--now", clock(at)]
        return self.call(self.run_command("--lenient", *now, *arguments), **options)

    def marks(self):
        """Sum and time of every published file."""
        files = (p for p in sorted(self.output.rglob("*")) if p.is_file() and self.data not in p.parents)
        return {str(p): (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns) for p in files}
