// Links: a text in the part of an address behind `#`, which browsers do not send to a server.

const KEY = "#text=";
const MOST = 20_000_000;

/** The address of this page with a text. */
export async function linkTo(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const letters = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return location.href.split("#")[0] + KEY + letters;
}

/** The text in the address of this page; null if it has none. Throws if the link is damaged. */
export async function sharedText() {
  if (!location.hash.startsWith(KEY)) return null;
  const letters = location.hash.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > MOST) throw new Error("the text in the link is too long");
  }
  return text + decoder.decode();
}

/** Take the text out of the address, when it is no longer the one on the page. */
export function forgetLink() {
  if (location.hash.startsWith(KEY)) history.replaceState(null, "", location.pathname + location.search);
}
