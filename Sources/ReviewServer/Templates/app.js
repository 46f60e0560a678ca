"use strict";
// What the pages do beyond plain forms and links: keys, and a count of what is selected.
(() => {
  const page = document.body.dataset.page;
  document.documentElement.classList.add("js");

  const cards = [...document.querySelectorAll("[data-card]")];
  let current = -1;

  const select = (place) => {
    if (!cards.length) return;
    if (current >= 0) cards[current].classList.remove("current");
    current = Math.max(0, Math.min(cards.length - 1, place));
    const card = cards[current];
    card.classList.add("current");
    card.scrollIntoView({ block: "nearest" });
    const target = card.querySelector("[data-open]") || card.querySelector("summary") || card.querySelector("button");
    if (target) target.focus({ preventScroll: true });
  };
  const open = () => {
    const card = cards[current];
    if (!card) return;
    const link = card.querySelector("[data-open]");
    if (link) { link.click(); return; }
    const fold = card.querySelector("details");
    if (fold) fold.open = !fold.open;
  };
  const pick = () => {
    const box = cards[current] && cards[current].querySelector(".pick input");
    if (box) { box.checked = !box.checked; count(); }
  };
  const press = (selector) => {
    const button = document.querySelector(selector);
    if (button && !button.disabled) button.click();
  };

  const bar = document.querySelector(".picked");
  const count = () => {
    if (!bar) return;
    const name = page === "story" ? "entry" : "story";
    const chosen = document.querySelectorAll(`input[name=${name}]:checked`).length;
    const words = chosen === 1 ? "1 selected" : `${chosen} selected`;
    bar.textContent = words;
    if (page === "stories") {
      document.querySelector("#pick button").disabled = chosen < 2;
      document.querySelector("#pick").hidden = chosen === 0;
    }
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=checkbox]")) count();
  });
  window.addEventListener("pageshow", count);

  const keys = {
    "/": ["Search", () => { const field = document.querySelector("#q, #find"); if (field) { field.focus(); field.select(); } }],
    "?": ["Show the keys", () => help.showModal()],
  };
  if (cards.length) {
    keys.j = ["Next", () => select(current + 1)];
    keys.k = ["Previous", () => select(current - 1)];
    keys.o = ["Open, or show why", open];
  }
  if (page === "stories" || page === "story") keys.x = ["Select", pick];
  if (page === "story" || page === "done") keys.u = ["Undo the decision shown", () => press(".undo button")];
  if (page === "queue") {
    keys.s = ["Same", () => press("[data-key=s]")];
    keys.d = ["Different", () => press("[data-key=d]")];
    keys[" "] = ["Skip", () => press("[data-key=space]")];
    keys.u = ["Undo the last answer", () => press("[data-key=u]")];
    keys.o = ["Open the story", () => press("[data-key=o]")];
  }

  const help = document.querySelector("#keys");
  const list = help.querySelector("dl");
  for (const [key, [words]] of Object.entries(keys)) {
    const term = document.createElement("dt");
    const name = document.createElement("kbd");
    name.textContent = key === " " ? "space" : key;
    term.append(name);
    const text = document.createElement("dd");
    text.textContent = words;
    list.append(term, text);
  }
  document.querySelector(".keys-hint").hidden = false;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    // A space on a control presses that control.
    if (event.key === " " && event.target !== document.body && event.target.id !== "main") return;
    const key = keys[event.key];
    if (!key) return;
    event.preventDefault();
    key[1]();
  });

  const file = document.querySelector("#file");
  if (file) {
    file.closest("label").hidden = false;
    file.addEventListener("change", async () => {
      document.querySelector("#lines").value = await file.files[0].text();
    });
  }
  count();
})();
