"""Real web servers on loopback, with the very files of examples/serving/."""
import contextlib
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time

from lab_tools import end, free_port, start

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples" / "serving"
NGINX = """
{modules} daemon off; worker_processes 1; pid {place}/nginx.pid; error_log {place}/error.log; {user}
events {{ worker_connections 256; }}
http {{
  log_format lines '$status $request_method $request_uri "$http_user_agent"'; access_log {place}/access.log lines;
  client_body_temp_path {place}/t1; proxy_temp_path {place}/t2; fastcgi_temp_path {place}/t3;
  uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5;
  types {{ text/plain txt; }}
  include {place}/site.conf;
}}
"""


def program(name):
    """Where a program is; those for administrators too."""
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")


def changed(text, lines):
    """A configuration with other lines where it says "yours"; each has to be there once."""
    for pattern, line in lines:
        text, count = re.subn(pattern, line, text, flags=re.M)
        if count != 1:
            raise ValueError(f"{pattern} is there {count} times")
    return text


class WebServer:
    """A server of one folder; `lines` are the only ones that differ from the example."""

    name = example = ""

    def __init__(self, place, root):
        self.place, self.port = place, free_port()
        place.mkdir(parents=True, exist_ok=True)
        text = (EXAMPLES / self.example).read_text()
        self.settings = changed(text, self.lines(root))
        self.process = self.begin()
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"{self.name} did not start: " + self.said())

    def url(self, path):
        return f"http://127.0.0.1:{self.port}/{path}"

    def said(self):
        log = self.place / "error.log"
        return log.read_text()[-1000:] if log.exists() else ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end(self.process, signal.SIGQUIT)


class Nginx(WebServer):
    """nginx; the example as a site of a server that knows no media types of its own."""

    name, example = "nginx", "nginx.conf"
    brotli = pathlib.Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    packed = ("gzip", "br") if brotli.exists() else ("gzip",)

    @staticmethod
    def version():
        return subprocess.run([program("nginx"), "-v"], stderr=subprocess.PIPE, text=True).stderr.split("/")[-1].strip()

    def lines(self, root):
        return [(r"listen 80; .*$", f"listen 127.0.0.1:{self.port};"), (r"server_name .*$", "server_name localhost;"),
                (r"root /srv/newsfold; .*$", f"root {root};")] + (
                    [(r"# brotli_static on;$", "brotli_static on;")] if "br" in self.packed else [])

    def begin(self):
        (self.place / "site.conf").write_text(self.settings)
        user = "user root;" if os.geteuid() == 0 else ""
        modules = f"load_module {self.brotli};" if "br" in self.packed else ""
        (self.place / "nginx.conf").write_text(NGINX.format(place=self.place, user=user, modules=modules))
        return start([program("nginx"), "-e", str(self.place / "error.log"), "-p", str(self.place), "-c",
                      str(self.place / "nginx.conf")])

    def requests(self):
        """The lines of the access log since the last call, as (status, method, path, client)."""
        time.sleep(0.05)
        log = self.place / "access.log"
        lines = log.read_text().splitlines()
        os.truncate(log, 0)
        return [(int(s), m, p, c.strip('"')) for s, m, p, c in (line.split(" ", 3) for line in lines)]


class Caddy(WebServer):
    """Caddy, without its administration and without certificates."""

    name, example = "Caddy", "Caddyfile"
    packed = ("gzip", "br", "zstd")

    @staticmethod
    def version():
        return subprocess.run([program("caddy"), "version"], stdout=subprocess.PIPE, text=True).stdout.split()[0]

    def lines(self, root):
        return [(r"^news\.example \{$", "{\n\tadmin off\n\tauto_https off\n}\n"
                 f"http://:{self.port} {{\n\tbind 127.0.0.1"), (r"root \* /srv/newsfold$", f"root * {root}")]

    def begin(self):
        (self.place / "Caddyfile").write_text(self.settings)
        log = (self.place / "error.log").open("w")
        return start([program("caddy"), "run", "--config", str(self.place / "Caddyfile"), "--adapter", "caddyfile"],
                     stdout=log, stderr=log, env=dict(os.environ, HOME=str(self.place)))
