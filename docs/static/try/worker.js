// The worker: loads Pyodide and the wheels, tells how far it is, and reads texts.

const here = (path) => new URL(path, import.meta.url).href;
const download = self.fetch.bind(self);

let total = 0;
let done = 0;

/** Fetch a file, and count its bytes while they arrive, also for Pyodide. */
async function countingFetch(...request) {
  const response = await download(...request);
  if (!response.ok) throw new Error(`${response.url} is not there (status ${response.status})`);
  const counter = new TransformStream({
    transform(chunk, controller) {
      done += chunk.byteLength;
      tell("Loading Python", total ? Math.min(1, done / total) : 0);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: response.headers, status: response.status });
}

function tell(what, part) {
  self.postMessage({ type: "progress", what, part });
}

async function load() {
  // Revalidated, because the next build of the site has wheels of the same name.
  const fresh = { cache: "no-cache" };
  const list = await download(here("files.json"), fresh);
  if (!list.ok) throw new Error("the files of this page are missing: the documentation was built without them");
  const files = await list.json();
  // Modules are imported, not fetched, and so are not counted.
  const counted = [...files.pyodide, ...files.wheels].filter((file) => !file.name.endsWith(".mjs"));
  total = counted.reduce((sum, file) => sum + file.size, 0);
  self.fetch = countingFetch;

  const wheels = files.wheels.map((file) =>
    countingFetch(here(`wheels/${file.name}`), fresh).then((response) => response.arrayBuffer()));
  const { loadPyodide } = await import(here("pyodide/pyodide.mjs"));
  const pyodide = await loadPyodide({ indexURL: here("pyodide/") });
  tell("Starting hnparse", 1);
  for (const wheel of await Promise.all(wheels)) pyodide.unpackArchive(wheel, "wheel");
  const code = await (await download(here("reader.py"), fresh)).text();
  pyodide.FS.writeFile("/home/pyodide/reader.py", code);
  const reader = pyodide.pyimport("reader");
  self.postMessage({ type: "ready", version: reader.VERSION });
  return reader;
}

const loaded = load();
let reading = null;

const tasks = {
  read(reader, { bytes, name }) {
    reading?.destroy();
    // In Python, undefined is None, and null is not.
    reading = reader.read(bytes, name ?? undefined);
    return JSON.parse(reading.summary());
  },
  form(reader, { form, page }) {
    return reading.form(form, page ?? undefined);
  },
};

self.addEventListener("message", async ({ data }) => {
  try {
    const reader = await loaded;
    self.postMessage({ type: "answer", id: data.id, value: tasks[data.task](reader, data) });
  } catch (error) {
    // The last line of a Python traceback says what went wrong.
    const lines = String(error.message ?? error).trim().split("\n");
    self.postMessage({ type: "answer", id: data.id, error: lines.at(-1) });
  }
});

loaded.catch((error) => self.postMessage({ type: "failed", error: String(error.message ?? error) }));
