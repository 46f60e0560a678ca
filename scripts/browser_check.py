#!/usr/bin/env python3
"""Tries the review pages in a real browser.

  browser_check.py --newsfold PROGRAM [--pictures FOLDER]

Runs the demo into a folder of its own, serves it on loopback and drives Debian's Chromium through what an
editor does: join, split, move, undo, the queue by keyboard, search; at phone width, in the dark, without
JavaScript; and looks at each page for what keeps people out: unnamed controls, faint text, scrolling sideways,
errors in the console, requests to other hosts. Closing line: N passed, N failed.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

from playwright.sync_api import sync_playwright

TOP = pathlib.Path(__file__).resolve().parent.parent
NOW = "2025-05-22T21:00:00Z"
# Contrast of all text, names of all controls, targets of all labels: run inside the page.
LOOK = r"""() => {
  const found = [];
  const luminance = (c) => {
    const f = c.map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * f[0] + .7152 * f[1] + .0722 * f[2];
  };
  const rgb = (t) => { const m = t.match(/[\d.]+/g).map(Number); return [m[0], m[1], m[2], m[3] ?? 1]; };
  const ground = (e) => {
    for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > .99) return c; }
    return [255, 255, 255, 1];
  };
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(e) || e.closest("svg, .hidden, .skip, :disabled")) continue;
    const style = getComputedStyle(e);
    const [a, b] = [luminance(rgb(style.color)), luminance(ground(e))].sort((x, y) => y - x);
    const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
    const ratio = (a + .05) / (b + .05);
    if (ratio < (large ? 3 : 4.5)) found.push(`contrast ${ratio.toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  for (const e of document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary, svg[role=img]")) {
    const labels = e.labels ? [...e.labels].map((l) => l.textContent).join("") : "";
    const name = e.getAttribute("aria-label") || labels || e.textContent;
    if (!name.trim()) found.push(`no name: ${e.outerHTML.slice(0, 80)}`);
    if (e.tabIndex < 0 && !e.matches("svg, :disabled") && shown(e)) found.push(`no key reaches: ${e.outerHTML.slice(0, 80)}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids)) if (ids.filter((i) => i === id).length > 1) found.push(`id twice: ${id}`);
  for (const l of document.querySelectorAll("label[for]")) if (!document.getElementById(l.htmlFor)) found.push(`label for nothing: ${l.htmlFor}`);
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
  if (!document.documentElement.lang || !document.title || !document.querySelector("main")) found.push("no language, title or main");
  let level = 1;
  for (const h of document.querySelectorAll("h1, h2, h3, h4")) { const n = +h.tagName[1]; if (n > level + 1) found.push(`h${level} then h${n}`); level = n; }
  if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} px wide`);
  return found;
}"""


class Served:
    """The demo, run and served."""

    def __init__(self, newsfold, work):
        options = ["--config", TOP / "Fixtures/demo/newsfold.toml", "--data", work / "data", "--now", NOW]
        done = subprocess.run([newsfold, "run", *options, "--output", work / "out", "--quiet"],
                              cwd=TOP, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"newsfold run: {done.stderr}")
        self.program = subprocess.Popen([newsfold, "serve", *options, "--port", "0"], cwd=TOP,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.program.stdout.readline().strip().rstrip("/")
        if not self.address:
            sys.exit(f"newsfold serve: {self.program.stderr.read()}")

    def stop(self):
        self.program.terminate()
        self.program.wait(timeout=20)


class Editor:
    """A browser window, and what went wrong in it."""

    def __init__(self, browser, address, **how):
        self.address, self.trouble = address, []
        self.context = browser.new_context(**{"viewport": {"width": 1000, "height": 900}, **how})
        self.page = self.context.new_page()
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.trouble.append(m.text))
        self.page.on("pageerror", lambda e: self.trouble.append(str(e)))
        self.page.on("request", lambda r: r.url.startswith(address + "/") or self.trouble.append(f"asks {r.url}"))
        self.page.on("response", lambda r: r.status >= 400 and self.trouble.append(f"{r.status} {r.url}"))

    def go(self, path):
        self.page.goto(self.address + path)
        return self.page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def stories(self, query=""):
        """The ids of the stories of a list, first first."""
        return [a.get_attribute("href").split("/")[-1]
                for a in self.go("/stories" + query).locator("[data-open]").all()]

    def count(self):
        """How many stories there are."""
        return int(self.go("/stories").locator("p[role=status]").inner_text().split()[0])

    def reports(self, story):
        """The ids of the reports of a story, copies among them."""
        return [b.get_attribute("value") for b in self.go(f"/stories/{story}").locator("input[name=entry]").all()]

    def submit(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()


def need(truth, words):
    if not truth:
        raise AssertionError(words)


def join_and_undo(editor):
    first, second = editor.stories("?size=2")[:2]
    count = editor.count()
    editor.go("/stories?size=2")
    editor.press("j", "x", "j", "x")
    need("2 selected" in editor.page.locator(".picked").inner_text(), "the count of what is selected")
    editor.submit("Join")
    need(editor.page.url.endswith("/done"), "the page after a decision")
    need("are one story" in editor.page.inner_text("main"), "what was decided")
    need(editor.count() == count - 1, "one story less in the list")
    editor.go("/done")
    editor.press("u")
    editor.page.wait_for_load_state()
    editor.page.wait_for_function("document.body.innerText.includes('Taken back')")
    need(editor.count() == count, "as many stories as before")
    # The younger one has a new id: the old one led to the other story, and ids are never given again.
    need({first, second} & set(editor.stories("?size=2")), "the older story under its id")


def split_move_undo(editor):
    story = editor.stories("?size=3")[0]
    before = editor.reports(story)
    lead = editor.page.locator(".report.lead input[name=entry]").first.get_attribute("value")
    entry = next(b.get_attribute("value") for b in editor.page.locator(".report > .pick input").all()
                 if b.get_attribute("value") != lead)
    editor.page.locator(f"#e{entry}").check()
    editor.submit("Split off as another story")
    need("is another story than" in editor.page.inner_text("main")
         or "are another story than" in editor.page.inner_text("main"), "what was decided")
    number = re.search(r"Decision (\d+):", editor.page.inner_text("main"))[1]
    left = editor.reports(story)
    need(entry not in left and left, f"the report left the story: {entry} of {before}, {left}")
    editor.go("/done")
    others = [a.get_attribute("href").split("/")[-1] for a in editor.page.locator("[data-open]").all()]
    other = next(s for s in others if s != story)
    need(entry in editor.reports(other), "the report is in the other story")
    target = next(s for s in editor.stories("?size=2") if s not in (story, other))
    editor.reports(other)
    editor.page.locator(f"#e{entry}").check()
    editor.page.locator("#find").fill(target)
    editor.submit("Move the selected there")
    need(entry in editor.reports(target), "the report moved")
    need(editor.page.locator(".undo").count() == 1, "undo at the top")
    editor.submit("Undo")
    need(entry not in editor.reports(target), "the move is undone")
    editor.go("/decisions")
    editor.page.get_by_role("button", name=f"Undo decision {number}", exact=True).click()
    need(entry in editor.reports(story), "the split is undone")


def queue(editor):
    page = editor.go("/queue")
    need(page.locator(".case").count() == 1, "a case")
    first = page.locator("input[name=case]").get_attribute("value")

    def case():
        box = page.locator("input[name=case]")
        return box.get_attribute("value") if box.count() else None

    def press(key):
        with page.expect_navigation():
            page.keyboard.press(key)

    press("Space")
    need(case() != first, "skipped")
    press("u")
    need(case() == first, "the skip is undone")
    for key in ("s", "d"):
        press(key)
        need("You said" in page.inner_text("main"), "what was said")
        press("u")
        need("You said" not in page.inner_text("main"), f"{key} is taken back")
        need("undone by" in editor.go("/decisions").locator(".decision").nth(1).inner_text(), f"{key} is undone")
        page = editor.go("/queue")


def search(editor):
    page = editor.go("/stories")
    editor.press("/")
    page.keyboard.type("kremlin putin")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    need(page.locator(".card").count() >= 1 and "of" in page.locator("[role=status]").first.inner_text(), "found")
    editor.press("j", "o")
    page.wait_for_url(re.compile("/stories/[0-9a-f]{16}$"))
    need("Kremlin" in page.inner_text("main") and "Putin" in page.inner_text("main"), "the right story")
    editor.press("j", "o")
    need(page.locator("[data-evidence][open]").count() == 1, "the evidence unfolded")
    page.keyboard.press("?")
    need(page.locator("dialog[open]").count() == 1, "the keys are shown")
    page.keyboard.press("Escape")


def without_script(editor):
    first, second = editor.stories("?size=2")[2:4]
    page = editor.go("/stories?size=2")
    for story in (first, second):
        page.locator(f"#s{story}").check()
    editor.submit("Join")
    need("are one story" in page.inner_text("main"), "joined")
    editor.submit("Undo")
    need("Taken back" in page.inner_text("main"), "undone")
    page = editor.go("/stories")
    page.locator("#q").fill("kremlin")
    editor.submit("Show")
    need(page.locator(".card").count() >= 1, "searched")
    page = editor.go("/queue")
    need(page.locator(".case").count() == 1, "a case")
    editor.submit("Skip")
    editor.submit("Undo")
    page = editor.go(f"/stories/{first}")
    page.locator("[data-evidence] summary").first.click()
    need(page.locator("[data-evidence][open] li").first.is_visible(), "evidence without a script")


def by_keyboard(editor):
    """Every control is reached by the tabulator, in the order of the page."""
    story = editor.stories("?size=2")[0]
    page = editor.go(f"/stories/{story}")
    wanted = page.evaluate("""() => [...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
      .filter((e) => e.checkVisibility() && !e.disabled && !e.closest('dialog')
        && !(e.type === 'radio' && document.querySelector('input[name=other]') !== e)).length""")
    page.evaluate("document.body.focus()")
    met = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        met.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    need(len(met - {-1}) >= wanted, f"{len(met)} of {wanted} controls reached")


def published(editor):
    page = editor.go("/published/")
    need(page.locator("a[href='/published/merged.atom']").count() == 1, "the feed is listed")
    page = editor.go("/published/index.html")
    need(page.locator("h1").count() == 1, "the published page")
    need(page.evaluate("self.origin") == "null", "it is of no origin")


def looks(editor, pictures, form):
    story = editor.stories("?size=3")[0]
    paths = {"stories": "/stories", "found": "/stories?q=a&size=2", "story": f"/stories/{story}", "queue": "/queue",
             "done": "/done", "feeds": "/feeds", "decisions": "/decisions", "runs": "/runs", "published": "/published/"}
    found = []
    for name, path in paths.items():
        page = editor.go(path)
        if name == "story":
            for fold in page.locator("summary").all():
                fold.click()
        found += [f"{name}: {words}" for words in page.evaluate(LOOK)]
        if pictures:
            page.screenshot(path=pictures / f"{name}-{form}.png", full_page=name != "stories")
    need(not found, "; ".join(found[:8]))


def motion(editor):
    editor.go("/stories")
    need(editor.page.evaluate("getComputedStyle(document.querySelector('.card')).transitionDuration") == "0s",
         "nothing moves where motion is not wanted")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--newsfold", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    arguments = parser.parse_args()
    newsfold = str(pathlib.Path(arguments.newsfold).resolve())
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    work = pathlib.Path(tempfile.mkdtemp())
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    scenarios = [
        ("search by keyboard", {}, search), ("join by keyboard, undo", {}, join_and_undo),
        ("split, move, undo", {}, split_move_undo), ("the queue by keyboard", {}, queue),
        ("without JavaScript", {"java_script_enabled": False}, without_script),
        ("every control by tabulator", {}, by_keyboard), ("published files", {}, published),
        ("reduced motion", {"reduced_motion": "reduce"}, motion),
        ("join on a phone", phone, join_and_undo),
    ] + [(f"looks: {form}", how, lambda e, form=form: looks(e, arguments.pictures, form)) for form, how in {
        "light": {}, "dark": {"color_scheme": "dark"}, "phone": phone,
        "phone-dark": {**phone, "color_scheme": "dark"}}.items()]
    passed = failed = 0
    served = Served(newsfold, work)
    start = time.monotonic()
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, how, scenario in scenarios:
                editor = Editor(browser, served.address, **how)
                editor.page.set_default_timeout(15_000)
                try:
                    scenario(editor)
                    need(not editor.trouble, "; ".join(editor.trouble[:5]))
                    passed += 1
                    print(f"ok      {name}")
                except Exception as error:
                    failed += 1
                    print(f"FAILED  {name}: {error}")
                    if not isinstance(error, AssertionError):
                        traceback.print_exc()
                editor.context.close()
            browser.close()
    finally:
        served.stop()
        shutil.rmtree(work, ignore_errors=True)
    print(f"{time.monotonic() - start:.0f} seconds")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
