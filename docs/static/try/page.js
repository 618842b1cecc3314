// The page: a text goes in by hand, by a file, by an example or by a link, and is read.

import { Engine } from "./engine.js";
import { Marks, spans } from "./places.js";
import { Result } from "./result.js";
import { forgetLink, linkTo, sharedText } from "./share.js";

const get = (id) => document.getElementById(`try-${id}`);
const MOST = 20_000_000;
/** A longer text is read when the reader says so, not at each change. */
const LONG = 500_000;
const PAUSE = 400;

const input = get("input");
const engine = new Engine(progress);
const marks = new Marks(input, get("marks"));
const result = new Result(engine, (i) => marks.goTo(i, places[i]), say);

/** The bytes and the name of the file that the text came from, until the text is changed. */
let file = null;
let places = [];
let turn = 0;
let timer = 0;

function say(words, isError = false) {
  get("status").textContent = words;
  get("status").classList.toggle("try-failed", isError);
}

function progress(what, part) {
  get("progress").hidden = what === null;
  get("progress").value = part;
  if (what) say(part < 1 ? `${what}: ${Math.floor(part * 100)} %` : `${what} …`);
}

// ---- Texts come in ----

function changed() {
  turn++;
  clearTimeout(timer);
  file = null;
  places = [];
  marks.clear();
  get("link").hidden = true;
}

function setText(text, from = null) {
  changed();
  input.value = text;
  input.scrollTop = 0;
  file = from;
  result.clear();
  say("");
  if (engine.started) read();
}

/** The text of a file as hnparse decodes it: by its byte order mark, else as UTF-8. */
function decoded(bytes) {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encoding = { "255 254": "utf-16le", "254 255": "utf-16be" }[mark] ?? "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

async function openFile(chosen) {
  if (!chosen) return;
  if (chosen.size > MOST) {
    say(`${chosen.name} is too large for this page: at most ${MOST / 1e6} MB. The command reads it.`, true);
    return;
  }
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  get("example").value = "";
  forgetLink();
  setText(decoded(bytes), { bytes, name: chosen.name });
}

async function openExample(name) {
  if (!name) return;
  try {
    const response = await fetch(new URL(`examples/${name}.txt`, import.meta.url));
    if (!response.ok) throw new Error(`status ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    forgetLink();
    setText(decoded(bytes), { bytes, name: `${name}.txt` });
  } catch (error) {
    say(`The example cannot be loaded: ${error.message}`, true);
  }
}

async function openLink() {
  try {
    const text = await sharedText();
    if (text === null) return;
    setText(text);
    if (!engine.started) say("This text came with the link. Press “Read it” to see the discussion.");
  } catch {
    say("The link is damaged: the text in it cannot be read.", true);
  }
}

// ---- Reading ----

async function read() {
  clearTimeout(timer);
  if (!input.value.trim()) {
    result.clear();
    say("There is no text yet. Paste one, drop a file, or choose an example.", true);
    return;
  }
  const mine = ++turn;
  const text = input.value;
  const { bytes, name } = file ?? { bytes: new TextEncoder().encode(text), name: null };
  get("read").disabled = true;
  try {
    const summary = await engine.read(bytes, name);
    if (mine !== turn) return;
    places = spans(text, summary.diagnostics);
    marks.show(text, summary.diagnostics, places);
    say(inWords(summary), Boolean(summary.error));
    await result.show(summary);
  } catch (error) {
    if (mine === turn) say(`hnparse could not be run: ${error.message}`, true);
  } finally {
    get("read").disabled = false;
  }
}

function inWords({ pages, comments, missing, dialects, diagnostics, error, seconds }) {
  if (error) return `Nothing was read: ${error}`;
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const facts = [
    pages.length > 1 ? count(pages.length, "page") : "",
    count(comments, "comment"),
    missing ? `${missing} named and not shown` : "",
    count(diagnostics.length, "diagnostic"),
    `dialect ${dialects.join(", ")}`,
    `read in ${Math.max(1, Math.round(seconds * 1000))} ms`,
  ];
  return facts.filter(Boolean).join(" · ");
}

async function share() {
  if (!input.value) {
    say("There is no text to share.", true);
    return;
  }
  const address = await linkTo(input.value);
  history.replaceState(null, "", address);
  get("address").value = address;
  get("link").hidden = false;
  const length = address.length > 8000 ? ` It is long, ${address.length} characters: some programs cut such links.` : "";
  try {
    await navigator.clipboard.writeText(address);
    say(`The link is copied. Whoever has it can read the text.${length}`);
  } catch {
    get("address").select();
    say(`This is the link. Whoever has it can read the text.${length}`);
  }
}

// ---- What the reader does ----

input.addEventListener("input", () => {
  changed();
  get("example").value = "";
  forgetLink();
  if (engine.started && input.value.length < LONG) timer = setTimeout(read, PAUSE);
});
input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    read();
  }
});
get("read").addEventListener("click", read);
get("share").addEventListener("click", share);
get("clear").addEventListener("click", () => {
  forgetLink();
  get("example").value = "";
  setText("");
  input.focus();
});
get("example").addEventListener("change", (event) => openExample(event.target.value));
get("file").addEventListener("change", (event) => {
  openFile(event.target.files[0]);
  event.target.value = "";
});
get("drop").addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  get("drop").classList.add("try-over");
});
get("drop").addEventListener("dragleave", () => get("drop").classList.remove("try-over"));
get("drop").addEventListener("drop", (event) => {
  get("drop").classList.remove("try-over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  openFile(event.dataTransfer.files[0]);
});
addEventListener("hashchange", openLink);

const missing = document.getElementById("try").dataset.missing;
if (missing) {
  get("missing").textContent = `hnparse cannot run on this page: when it was built, ${missing}.`;
  get("missing").hidden = false;
  for (const control of document.querySelectorAll("#try button, #try select, #try input, #try textarea")) {
    control.disabled = true;
  }
} else {
  openLink();
}
