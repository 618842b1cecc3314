// Places: the lines and columns of diagnostics, as marks on the text that the reader sees.

const LONGEST = 60;

/** Where the lines of a text begin. */
function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * The part of a text that each diagnostic is about, as [start, end]: from its place to the end of the line, at most
 * LONGEST characters. A column counts characters as Python does, so that one beyond U+FFFF is a single one.
 */
export function spans(text, diagnostics) {
  const starts = lineStarts(text);
  return diagnostics.map(({ line, column }) => {
    const first = starts[Math.min(line, starts.length) - 1];
    const end = starts[line] === undefined ? text.length : starts[line] - 1;
    let start = first;
    // A byte order mark stands in no column.
    if (start === 0 && text[0] === "\ufeff") start++;
    for (let left = column - 1; left > 0 && start < end; left--) start += text.codePointAt(start) > 0xffff ? 2 : 1;
    if (start === end && start > first) start--;
    return [start, Math.min(end, start + LONGEST)];
  });
}

/** Marks behind a textarea: a layer with the same text, of which only the marks are seen. */
export class Marks {
  #input;
  #layer;
  #marks = [];

  constructor(input, layer) {
    this.#input = input;
    this.#layer = layer;
    input.addEventListener("scroll", () => this.#follow());
    new ResizeObserver(() => this.#follow()).observe(input);
  }

  #follow() {
    this.#layer.scrollTop = this.#input.scrollTop;
    this.#layer.scrollLeft = this.#input.scrollLeft;
  }

  clear() {
    this.#marks = [];
    this.#layer.replaceChildren();
  }

  /** Mark the spans of diagnostics. Where two overlap, the first one is marked up to where the second begins. */
  show(text, diagnostics, places) {
    this.clear();
    if (!places.length) return;
    const order = places.map((_, i) => i).sort((a, b) => places[a][0] - places[b][0] || a - b);
    const parts = [];
    let at = 0;
    order.forEach((i, rank) => {
      const [start, end] = places[i];
      const next = rank + 1 < order.length ? places[order[rank + 1]][0] : end;
      const mark = document.createElement("mark");
      mark.className = `try-${diagnostics[i].severity}`;
      mark.textContent = text.slice(start, Math.min(end, Math.max(next, start)));
      parts.push(text.slice(at, start), mark);
      at = start + mark.textContent.length;
      this.#marks[i] = mark;
    });
    this.#layer.append(...parts, `${text.slice(at)}\n`);
    this.#follow();
  }

  /** Show the mark of a diagnostic: scroll to it, and select its span. */
  goTo(i, [start, end]) {
    for (const mark of this.#marks) mark.classList.remove("try-current");
    const mark = this.#marks[i];
    mark.classList.add("try-current");
    this.#input.focus({ preventScroll: true });
    this.#input.setSelectionRange(start, end);
    this.#input.scrollTop = mark.offsetTop - this.#input.clientHeight / 3;
    this.#follow();
    this.#input.scrollIntoView({ block: "nearest" });
  }
}
