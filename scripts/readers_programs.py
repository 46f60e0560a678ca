"""The feed readers of readers.py: each subscribes to feeds, asks them when told to, and says what it shows as new."""
import collections
import contextlib
import email
import email.policy
import importlib.metadata
import json
import os
import shutil
import sqlite3
import subprocess

Shown = collections.namedtuple("Shown", "feed title id")


def call(command, **options):
    """Runs a reader to its end; the output, or an error if it failed."""
    done = subprocess.run([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=120, **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stdout[-500:]}")
    return done.stdout


def debian(package):
    done = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], stdout=subprocess.PIPE, text=True)
    return f"Debian's {done.stdout}" if done.returncode == 0 else "unknown"


class Reader:
    """A reader with a folder of its own; `feeds` are addresses by a short name.

    `rule` says by what it knows an entry again: see readers_expected.py.
    """

    name = rule = package = ""
    program = module = None
    reads_json = False

    def __init__(self, place, feeds):
        self.place, self.feeds = place, feeds
        self.names = {address: name for name, address in feeds.items()}
        self.env = dict(os.environ, HOME=str(place))
        place.mkdir(parents=True)
        self.subscribe()

    @classmethod
    def missing(cls):
        """Why it cannot be tried here; None if it can."""
        if cls.program and not shutil.which(cls.program):
            return f"{cls.program} is not installed"
        if cls.module:
            try:
                __import__(cls.module)
            except ImportError as error:
                return str(error)
        return None

    @classmethod
    def version(cls):
        return importlib.metadata.version(cls.module) if cls.module else debian(cls.package)

    def subscribe(self):
        """Makes the settings with the feeds."""

    def ask(self):
        """Asks all feeds; what is shown as new since the last time."""
        raise NotImplementedError


class Newsboat(Reader):
    """Unread articles, all marked as read afterwards."""

    name, rule, package, program = "newsboat", "id", "newsboat", "newsboat"
    settings = ""

    def subscribe(self):
        (self.place / "urls").write_text("".join(f"{a}\n" for a in self.feeds.values()))
        (self.place / "config").write_text(self.settings.format(*self.feeds.values()))

    def ask(self):
        call(["newsboat", "-C", self.place / "config", "-u", self.place / "urls", "-c", self.place / "cache.db",
              "-x", "reload"], env=self.env)
        with contextlib.closing(sqlite3.connect(self.place / "cache.db")) as cache, cache:
            rows = cache.execute("select feedurl, title, guid from rss_item where unread = 1 and deleted = 0").fetchall()
            cache.execute("update rss_item set unread = 0")
        return [Shown(self.names[feed], title, guid) for feed, title, guid in rows]

    def lists(self):
        """What each feed's list shows, read or unread."""
        with contextlib.closing(sqlite3.connect(self.place / "cache.db")) as cache:
            return [Shown(self.names[f], t, g) for f, t, g in
                    cache.execute("select feedurl, title, guid from rss_item where deleted = 0")]


class NewsboatChanges(Newsboat):
    """The same with reset-unread-on-update: a changed text makes an article unread."""

    name, rule = "newsboat, reset-unread-on-update", "text"
    settings = 'reset-unread-on-update "{0}"\n'


class Sfeed(Reader):
    """Lines that were not there before; conditional requests as its documentation proposes."""

    name, rule, package, program = "sfeed", "title", "sfeed", "sfeed_update"

    def subscribe(self):
        (self.place / "etags").mkdir()
        rows = "\n".join(f"  feed '{n}' '{a}'" for n, a in self.feeds.items())
        (self.place / "sfeedrc").write_text(
            f'sfeedpath="{self.place}/feeds"\nfetch() {{ curl -s -f -m 15 --etag-save "{self.place}/etags/$1" '
            f'--etag-compare "{self.place}/etags/$1" "$2"; }}\nfeeds() {{\n{rows}\n}}\n')
        self.seen = set()

    def ask(self):
        call(["sfeed_update", self.place / "sfeedrc"], env=self.env)
        lines = set(self.lists())
        new, self.seen = lines - self.seen, lines
        return sorted(new)

    def lists(self):
        rows = []
        for name in self.feeds:
            for line in (self.place / "feeds" / name).read_text().splitlines():
                fields = line.split("\t")
                rows.append(Shown(name, fields[1], fields[5]))
        return rows


class Rss2email(Reader):
    """Mails in a maildir."""

    name, rule, package, program = "rss2email", "id", "rss2email", "r2e"
    settings = ""

    def subscribe(self):
        (self.place / "mail").mkdir()
        rows = "".join(f"\n[feed.f{i}]\nurl = {a}\n" for i, a in enumerate(self.feeds.values()))
        (self.place / "r2e.cfg").write_text(
            "[DEFAULT]\nfrom = feeds@reader.invalid\nto = me@reader.invalid\nforce-from = True\nemail-protocol = maildir\n"
            f"maildir-path = {self.place}/mail\nmaildir-mailbox = INBOX\n{self.settings}{rows}")

    def ask(self):
        call(["r2e", "-c", self.place / "r2e.cfg", "-d", self.place / "r2e.json", "run"], env=self.env)
        shown = []
        for path in sorted((self.place / "mail").rglob("new/*")):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            shown.append(Shown(self.names[mail["X-RSS-Feed"]], mail["Subject"], mail["X-RSS-ID"]))
            path.unlink()
        return shown


class Rss2emailChanges(Rss2email):
    """The same with reply-changes: a changed text is mailed as an answer to the first mail."""

    name, rule, settings = "rss2email, reply-changes", "text", "reply-changes = True\n"


class Lemon(Reader):
    """lemon24/reader: unread entries, all marked as read afterwards."""

    name, rule, module, reads_json = "lemon24/reader", "id", "reader", True

    def subscribe(self):
        import reader
        # It takes files only below a root that is named; none is.
        self.reader = reader.make_reader(str(self.place / "reader.sqlite"))
        for address in self.feeds.values():
            self.reader.add_feed(address)

    def ask(self):
        self.reader.update_feeds(scheduled=False)
        failed = [f.last_exception for f in self.reader.get_feeds() if f.last_exception]
        if failed:
            raise RuntimeError(f"reader: {failed[0].value_str}")
        entries = list(self.reader.get_entries(read=False))
        for entry in entries:
            self.reader.mark_entry_as_read(entry)
        return [self.shown(e) for e in entries]

    def lists(self):
        return [self.shown(e) for e in self.reader.get_entries()]

    def shown(self, entry):
        return Shown(self.names[entry.feed_url], entry.title, entry.id)


class Feedparser(Reader):
    """feedparser under a reader's rule; the library itself remembers nothing."""

    name, rule, module = "feedparser, by id", "id", "feedparser"

    def subscribe(self):
        self.seen, self.validators = set(), {}

    def key(self, entry):
        return entry.id

    def ask(self):
        import feedparser
        shown = []
        for name, address in self.feeds.items():
            etag, modified = self.validators.get(name, (None, None))
            feed = feedparser.parse(address, etag=etag, modified=modified)
            if feed.get("status") == 304:
                continue
            if feed.bozo or feed.get("status") != 200:
                raise RuntimeError(f"feedparser: {feed.get('bozo_exception')} {feed.get('status')}")
            self.validators[name] = (feed.get("etag"), feed.get("modified"))
            for entry in feed.entries:
                key = (name, self.key(entry))
                if key not in self.seen:
                    shown.append(Shown(name, entry.title, entry.id))
                self.seen.add(key)
        return shown


class FeedparserUpdated(Feedparser):
    """As FreshRSS and tt-rss with the option that an update is unread."""

    name, rule = "feedparser, by id and updated", "updated"

    def key(self, entry):
        return (entry.id, entry.updated)


class FeedparserYarr(Feedparser):
    """As yarr: an id that begins with http counts together with `updated`."""

    name = "feedparser, as yarr"

    def key(self, entry):
        return (entry.id, entry.updated) if entry.id.startswith("http") else entry.id


READERS = (Newsboat, NewsboatChanges, Sfeed, Rss2email, Rss2emailChanges, Lemon, Feedparser, FeedparserUpdated,
           FeedparserYarr)
