// Inside of the frame: draw the graph that the page sends. The frame has no access to the page, and loads nothing else.

const graph = document.getElementById("graph");
let count = 0;

addEventListener("message", async ({ source, data: { text, dark } }) => {
  if (source !== parent) return;
  document.documentElement.classList.toggle("dark", dark);
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: dark ? "dark" : "default",
    maxTextSize: 500_000,
    maxEdges: 2_000,
    flowchart: { useMaxWidth: false, htmlLabels: false },
  });
  const turn = ++count;
  try {
    const { svg } = await mermaid.render(`graph-${turn}`, text);
    if (turn !== count) return;
    graph.innerHTML = svg;
    graph.firstElementChild.setAttribute("aria-label", "The graph of the discussion: arrows lead from replies to parents");
    graph.querySelector(".node")?.scrollIntoView({ block: "nearest", inline: "center" });
  } catch (error) {
    if (turn === count) graph.textContent = `The graph is not drawn: ${error.message}. Its text can be copied and saved.`;
  }
  parent.postMessage("drawn", "*");
});
parent.postMessage("ready", "*");
