#!/usr/bin/env python3
"""Tries Newsfold in the laboratory: manners, hostile servers, kills, many feeds, broken disks and clocks.

  lab.py --newsfold PROGRAM --shared FOLDER [--form short|full] [--only NAME,NAME]

FOLDER holds the laboratory (lab/). Where it, libfaketime or strace is missing, the checks that need them are
said to be skipped, and do not count as passed. Everything listens on loopback, on free ports; what
is written is written below a temporary folder. Closes with 'N passed, N failed, N skipped'.
"""
import argparse
import glob
import json
import os
import pathlib
import shutil
import signal
import sys
import threading
import time
import traceback

import lab_names
import lab_network
import lab_state
from lab_tools import Checks, end_all

TOP = pathlib.Path(__file__).resolve().parent.parent
# The matrix and the many feeds mostly wait: they run beside the others.
WAITING = {"matrix": lab_network.matrix, "scale": lab_network.scale, "names": lab_names.names}
OTHERS = {
    "etiquette": lab_network.etiquette, "secrets": lab_network.secrets, "certificates": lab_names.certificates,
    "proxy": lab_names.proxy, "starts": lab_state.starts,
    "signals": lab_state.signals, "readers": lab_state.readers, "clocks": lab_state.clocks,
    "read-only": lab_state.read_only, "damage": lab_state.damage, "full-disk": lab_state.full_disk,
    "kills": lab_state.kills, "sweeps": lab_state.sweeps,
}
LIBRARY = "/usr/lib/*/faketime/libfaketime.so.1"
NEEDS = {
    "certificates": ("openssl", lambda: shutil.which("openssl")),
    "names": ("unshare, as root,", lambda: os.geteuid() == 0 and shutil.which("unshare")),
    "etiquette": ("libfaketime", lambda: glob.glob(LIBRARY)),
    "sweeps": ("strace", lambda: shutil.which("strace")),
    "full-disk": ("strace", lambda: shutil.which("strace")),
    "kills": ("xmllint and sqlite3", lambda: shutil.which("xmllint") and shutil.which("sqlite3")),
}


def attempt(checks, options, name, check):
    """One check; an error in it is a failure, not the end."""
    tool, is_there = NEEDS.get(name, ("", lambda: True))
    if not is_there():
        return checks.skip(name, f"{tool} is not installed")
    started = time.monotonic()
    try:
        check(checks, options)
    except Exception as error:
        traceback.print_exc()
        checks.compare(name, False, f"{type(error).__name__}: {error}", "no error")
    print(f"     {name} took {time.monotonic() - started:.0f} s", flush=True)


def run(checks, options, names):
    """The waiting checks side by side with the others one after the other; full, all one by one."""
    waiting = {n: c for n, c in WAITING.items() if n in names}
    others = {n: c for n, c in OTHERS.items() if n in names}
    threads = [threading.Thread(target=attempt, args=(checks, options, *item)) for item in waiting.items()]
    for thread in threads:
        thread.start()
        if options.full:
            thread.join()
    for item in others.items():
        attempt(checks, options, *item)
    for thread in threads:
        thread.join()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    parser.add_argument("--form", choices=("short", "full"), default="short")
    parser.add_argument("--only", default=",".join((*WAITING, *OTHERS)), help="names, separated by commas")
    options = parser.parse_args()
    options.newsfold = str(pathlib.Path(options.newsfold).resolve())
    options.lab = options.shared.resolve() / "lab"
    options.full = options.form == "full"
    options.floor = json.loads((TOP / "Tests" / "floors.json").read_text())["lab.etiquette"]
    names = options.only.split(",")
    unknown = set(names) - {*WAITING, *OTHERS}
    if unknown:
        parser.error(f"no check is named {', '.join(sorted(unknown))}")
    checks = Checks()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if (options.lab / "hostile_server.py").exists():
        try:
            run(checks, options, names)
        finally:
            end_all()
    else:
        for name in names:
            checks.skip(name, f"{options.shared / 'lab'} is not there")
    print(f"{checks.passed} passed, {checks.failed} failed, {checks.skipped} skipped")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
