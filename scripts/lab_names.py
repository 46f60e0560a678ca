"""The checks of lab.py on what stands between a name and a server: certificates and name servers."""
import http.server
import json
import os
import re
import threading

from lab_tools import Program, Server, folder, write_list

FEED = b'<rss version="2.0"><channel><title>P</title><item><guid>1</guid><title>Hi</title></item></channel></rss>'

# Offsets of the laboratory's ports with a certificate, and what is to be said of it.
CERTIFICATES = {3: None, 4: "certificate has expired", 5: "no alternative certificate subject name", 6: "self-signed"}
# Names of the laboratory's own name server, and what is to be said of them.
NAMES = {"rebind": "private or local", "mixed": "private or local", "private": "private or local",
         "nx": "host name is unknown", "fail": "host name is unknown", "mute": "in time", "many": "no connection"}


def certificates(checks, options):
    """Only a certificate that is signed, valid and of the right name is taken."""
    with folder() as place, Server(options.lab, place, "--tls") as server:
        program = Program(options.newsfold, place)
        program.allowed = ["--allow-host", "localhost"]
        write_list(program.feeds, [f"https://localhost:{server.port + n}/ok?k={n}" for n in CERTIFICATES])
        bundle = dict(os.environ, SSL_CERT_FILE=str(place / "lab_ca.pem"))
        text = program.run(None, "--verbose", env=bundle).text
        without = program.run(None, "--verbose", "--force", f"https://localhost:{server.port + 3}/ok?k=3").text
    for number, trouble in CERTIFICATES.items():
        said = lines(text, f"localhost:{server.port + number}/")
        good = trouble in said if trouble else not said
        checks.compare(f"certificates.{trouble or 'good'}", good, said or "read", trouble or "read")
    checks.compare("certificates.unknown authority", "not secure" in without, "refused" if "not secure" in without else
                   without[-200:], "refused")


def lines(text, part):
    """The table's lines of failures with a part."""
    return "; ".join(re.sub(" +", " ", line.strip()) for line in text.splitlines() if part in line)


def names(checks, options):
    """Names that change, mix, vanish or never come: judged by the address, in time, and told apart."""
    with folder() as place, Server(options.lab, place, "--dns", "127.0.0.99:53") as server:
        program = Program(options.newsfold, place)
        program.allowed = ["--allow-host", "many.lab"]
        write_list(program.feeds, [f"http://{name}.lab:{server.port + 1}/x" for name in NAMES])
        resolver = place / "resolv.conf"
        resolver.write_text("nameserver 127.0.0.99\n")
        inside = ["unshare", "-m", "sh", "-c", f'mount --bind {resolver} /etc/resolv.conf && exec "$@"', "sh"]
        ended = program.call([*inside, *program.run_command("--lenient", "--verbose")])
        canary = [r for r in map(json.loads, server.log.read_text().splitlines())
                  if r["ev"] in ("req", "open") and r["listener"] == "canary"]
    for name, trouble in NAMES.items():
        said = lines(ended.text, f"//{name}.lab:")
        checks.compare(f"names.{name}", trouble in said, said or "nothing", trouble)
    checks.none("names.canary reached", canary)
    checks.at_most("names.time", round(ended.seconds, 1), 35, " s")


class Proxy(http.server.ThreadingHTTPServer):
    """A proxy that answers everything with one feed and remembers what it was asked for."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), ProxyHandler)
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class ProxyHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(FEED)))
        self.end_headers()
        self.wfile.write(FEED)

    def log_message(self, *_):
        pass


def proxy(checks, options):
    """A proxy of the environment is used, although it is on this machine, and asked for nothing private."""
    public = "http://feeds.example.org/feed"
    private = ["http://127.0.0.1:9/x", "http://2130706433/x", "http://169.254.169.254/latest", "http://localhost/x"]
    with folder() as place, Proxy() as server:
        program = Program(options.newsfold, place)
        write_list(program.feeds, [public, *private])
        named = dict(os.environ, http_proxy=f"http://127.0.0.1:{server.server_port}")
        text = program.run(None, "--verbose", env=named).text
        server.shutdown()
    checks.compare("proxy.asked for", server.asked == [public], server.asked, [public])
    checks.compare("proxy.refused", text.count("private or local") == len(private),
                   text.count("private or local"), len(private))
