// The graph: Mermaid draws it, in a frame that is loaded when the graph is first looked at.

export class Graph {
  #frame;
  #text = "";
  #isReady = false;

  constructor(frame) {
    this.#frame = frame;
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow) return;
      if (data === "ready") {
        this.#isReady = true;
        this.#send();
      }
      if (data === "drawn") frame.dataset.drawn = "true";
    });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.#send());
    new MutationObserver(() => this.#send()).observe(document.body, { attributeFilter: ["data-theme"] });
  }

  show(text) {
    this.#text = text;
    if (this.#isReady) this.#send();
    else if (!this.#frame.src) this.#frame.src = new URL("graph.html", import.meta.url);
  }

  #send() {
    if (!this.#isReady || !this.#text) return;
    const theme = document.body.dataset.theme;
    const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    delete this.#frame.dataset.drawn;
    // The frame has no origin of its own that could be named.
    this.#frame.contentWindow.postMessage({ text: this.#text, dark: isDark }, "*");
  }
}
