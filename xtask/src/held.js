// Takes a file out of the page that carries it, as an answer like that of a fetch.
async function held(name) {
  const element = document.getElementById(name);
  const packed = bytes(element.textContent);
  // A worker may be started again.
  if (!name.startsWith("worker")) element.remove();
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "content-type": "application/wasm" } });
}

// The bytes that signs stand for, as carried.rs writes them: two signs are 13 bits, a last one alone is 6.
function bytes(text) {
  const digit = at => { const sign = text.charCodeAt(at); return sign === 126 ? 25 : sign - 35; };
  const found = new Uint8Array(text.length * 13 / 16);
  // What pushes older bits out of the number pushes out none that is still wanted.
  let bits = 0, count = 0, to = 0;
  for (let at = 0; at < text.length; at += 2) {
    const alone = at + 1 === text.length;
    bits = alone ? bits << 6 | digit(at) : bits << 13 | digit(at) * 91 + digit(at + 1);
    count += alone ? 6 : 13;
    for (; count >= 8; count -= 8) found[to++] = bits >> count - 8;
  }
  return found;
}
