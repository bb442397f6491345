// Reads a visitor's own files apart from the page, so that the page never waits. In: messages of the page, each
// with the number that its answer bears. The programs that read come from the page, each when first needed:
// `reader`, `sheets`, `word` and `pdf`, whose scripts `cargo xtask dist` puts before this one.

const programs = { reader, sheets, word, pdf };
const started = {};
const wanted = {};

// Bytes that the page has by a name.
function part(name) {
  return new Promise((done, failed) => {
    wanted[name] = { done, failed };
    postMessage({ need: name });
  });
}

function program(name) {
  started[name] ??= part(name).then(async wasm => {
    await programs[name]({ module_or_path: wasm });
    return programs[name];
  }).catch(error => {
    delete started[name];
    throw error;
  });
  return started[name];
}

// What looks like a sheet, and turns out to be something else, is for Word's program: it reads sheets, too, and stands in
// where a page carries no other.
async function sheet(bytes) {
  const own = await program("sheets").catch(() => null);
  return own?.open(bytes);
}

// Most PDFs need none of the character maps.
async function paper(bytes) {
  const own = await program("pdf");
  const document = own.open(bytes);
  if (document) return document;
  own.charmaps(await part("charmaps"));
  return own.open(bytes);
}

const fronts = {
  sheets: sheet,
  pdf: paper,
  reader: async bytes => (await program("reader")).open(bytes),
};

// One file may hold several. What cannot be read is told in its place, with a word of the reader's own for why.
async function documents(name, bytes, inside) {
  try {
    const reader = await program("reader");
    const document = await fronts[reader.front(bytes)]?.(bytes);
    if (document) return [{ name, document }];
    const word = await program("word");
    const members = !inside && word.members(bytes);
    if (!members) return [{ name, document: word.open(bytes) }];
    const found = [];
    for (let at = 0; at < members.length; at += 2) {
      found.push(...await documents(members[at], members[at + 1], true));
    }
    return found;
  } catch (why) {
    if (typeof why !== "string") throw why;
    return [{ name, why }];
  }
}

const answers = {
  documents: ({ name, bytes }) => documents(name, bytes, false),
  async join({ documents }) {
    const reader = await program("reader");
    return reader.join(documents);
  },
  async read({ id, document, recipe }) {
    const reader = await program("reader");
    try {
      const { dataset, told } = reader.read(id, document, recipe);
      return { dataset, told };
    } catch (why) {
      if (typeof why !== "string") throw why;
      return { why };
    }
  },
};

addEventListener("message", async ({ data }) => {
  if (data.part) {
    const { done, failed } = wanted[data.part];
    return data.bytes ? done(data.bytes) : failed(Error("missing"));
  }
  try {
    const answer = await answers[data.ask](data);
    // Bytes are handed over, not copied.
    const made = [answer, answer.dataset, ...(Array.isArray(answer) ? answer.map(one => one.document) : [])];
    postMessage({ of: data.of, answer }, made.filter(one => one instanceof Uint8Array).map(one => one.buffer));
  } catch (error) {
    // A program that broke off is not asked again: the page starts another worker.
    postMessage({ of: data.of, broken: String(error && error.message) });
  }
});
