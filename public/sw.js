// Keeps one whole version of 诺迹 for reading without a network. A version is stored only when every file came
// with the digest that the build wrote down here; until then, and if anything fails, the one before stays. A new
// version waits until the page posts "skip-waiting", so nothing changes under a reader's hands. Notes live in the
// page's own storage, which this never touches.

// Address and digest of each file, written by `cargo xtask dist`.
const FILES = [];
// Addresses of what is fetched, and then kept, when it is first needed.
const LATER = [];
const VERSION = "";

// Several copies may live on one host, each in its folder.
const OURS = "nuoji " + registration.scope + " ";
const KEPT = OURS + VERSION;

const address = path => new URL(path, registration.scope).href;
const KNOWN = new Set([...FILES.map(([path]) => path), ...LATER].map(address));
// A name without what changes with the content.
const stem = path => path.replace(/-[0-9a-f]{16}\./, ".");

async function keep() {
  const cache = await caches.open(KEPT);
  try {
    await Promise.all(FILES.map(async ([path, integrity]) => {
      const answer = await fetch(address(path), { integrity, cache: "no-cache" });
      if (!answer.ok) throw new Error(path + ": " + answer.status);
      await cache.put(address(path), answer);
    }));
  } catch (error) {
    await caches.delete(KEPT);
    throw error;
  }
  await bringAlong(cache).catch(() => {});
}

// What an older version was asked for is there in the new one, too.
async function bringAlong(cache) {
  const used = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === KEPT) continue;
    for (const { url } of await (await caches.open(name)).keys()) used.add(stem(url));
  }
  const wanted = LATER.map(address).filter(url => used.has(stem(url)));
  await Promise.all(wanted.map(url => cache.add(url)));
}

async function forget() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== KEPT) await caches.delete(name);
  }
  await clients.claim();
}

async function answer(request) {
  const url = new URL(request.url);
  url.hash = url.search = "";
  if (url.href === registration.scope) url.pathname += "index.html";
  const cache = await caches.open(KEPT);
  const kept = KNOWN.has(url.href) && await cache.match(url.href);
  if (kept) return kept;
  // Data files and the like: as published now, else as last seen.
  try {
    const fresh = await fetch(request);
    if (fresh.ok && fresh.type === "basic") await cache.put(url.href, fresh.clone());
    return fresh;
  } catch (error) {
    const seen = await cache.match(url.href);
    if (seen) return seen;
    throw error;
  }
}

addEventListener("install", event => event.waitUntil(keep()));
addEventListener("activate", event => event.waitUntil(forget()));
addEventListener("message", event => {
  if (event.data === "skip-waiting") event.waitUntil(skipWaiting());
});
addEventListener("fetch", event => {
  const { request } = event;
  if (FILES.length && request.method === "GET" && request.url.startsWith(registration.scope)) {
    event.respondWith(answer(request));
  }
});
