"""Looks at pages in headless Chromium: do they fit the width, can every text be read in both schemes?"""
import json
import pathlib
import re
import shutil
import subprocess

SCHEMES = {"light": "1", "dark": "0"}
WIDTHS = (360, 768, 1280)

# Runs in a copy of the page whose policy is taken out: every text's colour against what is behind it, what
# is wider than the window, what is too small to be hit.
SCRIPT = """
const find = [], root = document.documentElement;
const parts = c => c.match(/[\\d.]+/g).map(Number);
const light = c => { const [r, g, b] = parts(c).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b };
const ground = n => { for (; n; n = n.parentElement) { const c = getComputedStyle(n).backgroundColor, p = parts(c); if (p.length < 4 || p[3] > 0) return c } return "rgb(255, 255, 255)" };
if (root.scrollWidth > innerWidth) find.push(`${root.scrollWidth} wide`);
let least = 21, texts = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
document.querySelectorAll("details").forEach(d => d.open = true);
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement, style = getComputedStyle(e);
  if (!walker.currentNode.data.trim() || !e.getClientRects().length || e.tagName == "SCRIPT") continue;
  const [a, b] = [light(style.color), light(ground(e))], ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  texts++; least = Math.min(least, ratio);
  if (ratio < 4.5) find.push(`${ratio.toFixed(2)} in <${e.tagName} ${e.className}>`);
  if (parseFloat(style.fontSize) < 12) find.push(`${style.fontSize} in <${e.tagName}>`);
}
document.querySelectorAll("nav a, summary, h3 a").forEach(e => { const r = e.getBoundingClientRect(); if (r.height && r.height < 24) find.push(`${r.height} high: ${e.textContent.slice(0, 20)}`) });
document.body.innerHTML = ""; document.title = JSON.stringify({find: [...new Set(find)].slice(0, 5), least, texts});
"""


class Browser:
    """Headless Chromium, if it is there."""

    def __init__(self, folder):
        self.program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        self.folder = folder

    def look(self, page, width, scheme):
        """What is wrong with a page, the least contrast of its texts and their number."""
        html = re.sub(r'<meta http-equiv="(?:Content-Security-Policy|refresh)"[^>]*>', "", page.read_text())
        copy = page.with_name(".looked-at.html")
        copy.write_text(html.replace("</body>", f"<script>{SCRIPT}</script></body>"))
        try:
            done = subprocess.run(
                [self.program, "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
                 f"--user-data-dir={self.folder}/profile", f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
                 f"--window-size={width},900", "--dump-dom", copy.resolve().as_uri()],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=120)
        finally:
            copy.unlink()
        found = re.search("<title>(.*?)</title>", done.stdout, re.S)
        try:
            return json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        except (TypeError, ValueError):
            return {"find": ["the browser gave no answer"], "least": 0, "texts": 0}


def sample(folder: pathlib.Path):
    """The pages worth a look: the lists, the largest stories and the one in the middle."""
    stories = sorted((folder / "stories").glob("*.html"), key=lambda file: file.stat().st_size)
    lists = [folder / "index.html", *sorted((folder / "folders").glob("*.html"))[:1]]
    return lists + [stories[place] for place in {len(stories) - 1, len(stories) - 2, len(stories) // 2}]
