// The result: what was read, in the form of the chosen tab.

import { Graph } from "./graph-frame.js";
import { makeTabs } from "./tabs.js";

const get = (id) => document.getElementById(`try-${id}`);
const TYPES = { tree: "txt", json: "json", diagnostics: "txt", html: "html", mermaid: "mmd" };
/** Forms of one discussion; the others hold all pages of a text. */
const SINGLE = new Set(["html", "mermaid"]);

export class Result {
  #engine;
  #summary = null;
  #form = "tree";
  #text = "";
  #turn = 0;
  #frameAddress = null;
  #graph = new Graph(get("graph"));

  /** `onDiagnostic` gets the number of the diagnostic that was pressed, `say` a message for the reader. */
  constructor(engine, onDiagnostic, say) {
    this.#engine = engine;
    this.say = say;
    get("diagnostics").addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) onDiagnostic(Number(button.dataset.place));
    });
    get("page").addEventListener("change", () => this.#show());
    get("copy").addEventListener("click", () => this.#copy());
    get("save").addEventListener("click", () => this.#save());
    makeTabs(document.querySelector("#try [role=tablist]"), (tab) => {
      this.#form = tab.dataset.form;
      this.#show();
    });
  }

  clear() {
    this.#turn++;
    this.#summary = null;
    get("result").hidden = true;
  }

  async show(summary) {
    this.#summary = summary;
    const pages = summary.pages.map((title, i) => new Option(`${i + 1}: ${title}`, i));
    get("page").replaceChildren(...pages);
    const count = summary.diagnostics.length;
    get("tab-diagnostics").textContent = count ? `Diagnostics (${count})` : "Diagnostics";
    get("diagnostics").replaceChildren(...summary.diagnostics.map(diagnosticItem));
    get("result").hidden = false;
    if (summary.error) get("tab-diagnostics").click();
    else await this.#show();
  }

  async #show() {
    if (!this.#summary) return;
    const turn = ++this.#turn;
    const form = this.#form;
    const text = await this.#textOf(form);
    if (turn !== this.#turn) return;
    this.#text = text;
    get("pages").hidden = !SINGLE.has(form) || this.#summary.pages.length < 2;
    get("words").hidden = form === "html" || (form === "diagnostics" && this.#summary.diagnostics.length > 0);
    get("diagnostics").hidden = form !== "diagnostics";
    get("frame").hidden = form !== "html" || !text;
    get("words").textContent = form === "diagnostics" ? "No diagnostics: nothing is wrong with the text." : text;
    get("panel").dataset.form = form;
    get("graph").hidden = form !== "mermaid" || !text;
    if (form === "html" && text) this.#frame(text);
    if (form === "mermaid" && text) this.#graph.show(text);
  }

  #textOf(form) {
    const { diagnostics, pages } = this.#summary;
    if (form === "diagnostics") {
      const line = ({ line, column, severity, code, message }) => `${line}:${column}: ${severity} ${code} ${message}\n`;
      return diagnostics.map(line).join("");
    }
    if (!pages.length) return "";
    const page = SINGLE.has(form) ? Number(get("page").value) : null;
    return this.#engine.form(form, page).catch((error) => { this.say(error.message, true); return ""; });
  }

  /** The page in a frame that has no access to this one. Its links open outside of the frame. */
  #frame(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const link of page.querySelectorAll("a[href^=http]")) link.target = "_blank";
    const blob = new Blob([`<!doctype html>\n${page.documentElement.outerHTML}`], { type: "text/html" });
    if (this.#frameAddress) URL.revokeObjectURL(this.#frameAddress);
    this.#frameAddress = URL.createObjectURL(blob);
    get("frame").src = this.#frameAddress;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#text);
      this.say("Copied.");
    } catch {
      this.say("The browser does not let this page copy. Save it, or select the text.", true);
    }
  }

  #save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.#text], { type: "text/plain" }));
    link.download = `discussion.${TYPES[this.#form]}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}

function diagnosticItem({ line, column, severity, code, message }, place) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.place = place;
  button.className = `try-${severity}`;
  const part = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  button.append(part("b", severity), " ", part("code", code), ` ${message} `, part("small", `line ${line}, column ${column}`));
  item.append(button);
  return item;
}
