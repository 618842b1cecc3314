// The engine: a worker with hnparse in it, which is started when the first text is read.

/** `onProgress` gets what is done and the part of it that is done, from 0 to 1; null when all is loaded. */
export class Engine {
  #worker = null;
  #waiting = new Map();
  #lastId = 0;
  #onProgress;

  constructor(onProgress) {
    this.#onProgress = onProgress;
  }

  get started() {
    return this.#worker !== null;
  }

  /** Read bytes: a promise of the summary. A later reading takes the place of this one. */
  read(bytes, name) {
    return this.#ask({ task: "read", bytes, name });
  }

  /** The text of a form, of one page or, for null, of all. */
  form(form, page) {
    return this.#ask({ task: "form", form, page });
  }

  #ask(message) {
    this.#worker ??= this.#start();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...message, id });
    });
  }

  #start() {
    // A worker made of a blob is under the policy of this page; one made of an address would be under none.
    const code = `import ${JSON.stringify(new URL("worker.js", import.meta.url).href)};`;
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const worker = new Worker(address, { type: "module" });
    worker.addEventListener("message", ({ data }) => this.#hear(data));
    worker.addEventListener("error", (event) => this.#fail(event.message || "the worker could not be started"));
    this.#onProgress("Loading Python", 0);
    return worker;
  }

  #hear(data) {
    if (data.type === "progress") this.#onProgress(data.what, data.part);
    if (data.type === "ready") this.#onProgress(null, 1);
    if (data.type === "failed") this.#fail(data.error);
    if (data.type === "answer") {
      const { resolve, reject } = this.#waiting.get(data.id) ?? {};
      this.#waiting.delete(data.id);
      if (data.error === undefined) resolve?.(data.value);
      else reject?.(new Error(data.error));
    }
  }

  /** Give up this worker, so that the next reading starts another one. */
  #fail(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#onProgress(null, 1);
    for (const { reject } of this.#waiting.values()) reject(new Error(error));
    this.#waiting.clear();
  }
}
