// What a hostile file did to the page, as far as it can be seen from within. Run once after the page is there; every
// look is compared with the state at that time. Not with the page's own names: a file might take them.
const own = window.wrappedJSObject || window;
const all = css => [...document.querySelectorAll(css)];
const keys = () => Object.keys(localStorage).sort().join();
const kept = () => new Promise((done, failed) => {
    const asked = indexedDB.open("nuoji");
    let fresh = false;
    asked.onupgradeneeded = () => { fresh = true; asked.transaction.abort(); };
    asked.onerror = () => fresh ? done(0) : failed(asked.error);
    asked.onsuccess = () => {
        const base = asked.result;
        const counted = base.transaction("reports").objectStore("reports").count();
        counted.onsuccess = () => { base.close(); done(counted.result); };
    };
});
const before = { title: document.title, keys: keys() };

// What runs or loads, within what the app draws; elsewhere it would have been the app's own.
const LOADS = "script, img, iframe, frame, object, embed, link, meta, base, style, form[action], form[id], video, audio, applet, template, dialog, marquee";
const harm = () => {
    const found = [];
    if (own.harmed !== undefined) found.push("markup was run: " + own.harmed);
    if (({}).harmed !== undefined) found.push("every object was changed");
    for (const one of all(LOADS.split(", ").map(name => "main " + name).join())) found.push("in the page: " + one.outerHTML.slice(0, 200));
    for (const one of all("base, iframe, object, embed, meta[http-equiv=refresh i]")) found.push("in the document: " + one.outerHTML.slice(0, 200));
    for (const one of all("body *")) {
        for (const { name, value } of one.attributes) {
            const goes = ["href", "src", "action", "formaction", "xlink:href", "srcdoc"].includes(name);
            if (name.startsWith("on") || goes && /^\s*(javascript|vbscript|data:text)/i.test(value) || /harm\.invalid/.test(goes || name === "style" ? value : "")) {
                found.push("on an element: " + one.cloneNode().outerHTML.slice(0, 200));
            }
        }
    }
    return found;
};

const dismiss = async () => {
    for (let turn = 0; turn < 500; turn++) {
        const left = all("[data-preview] button[name=discard], [data-refused] button");
        if (!left.length) return;
        left[0].click();
        await new Promise(done => setTimeout(done));
    }
    throw Error("drafts stay");
};

// Gives one file as choosing it would, waits until it was read or refused, and tells what there is to see of it.
const give = async (name, packed, keep) => {
    const bytes = Uint8Array.from(atob(packed), sign => sign.charCodeAt(0));
    const file = new File([bytes], name), files = new DataTransfer();
    const input = document.querySelector("input[name=report]");
    files.items.add(file);
    input.files = files.files;
    const start = performance.now(), place = location.href;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    while (!all("[data-preview], [data-refused]").length || all("[data-busy]").length) {
        if (performance.now() - start > 30000) {
            document.querySelector("button[name=cancel]")?.click();
            await new Promise(done => setTimeout(done, 500));
            await dismiss();
            throw Error("not read within 30 s");
        }
        await new Promise(done => setTimeout(done, 10));
    }
    const seen = {
        took: performance.now() - start,
        name: input.files[0]?.name ?? file.name,
        refused: all("[data-refused] > span").map(one => {
            const name = one.querySelector("strong").textContent;
            return [name, one.textContent.slice(name.length + 1)];
        }),
        read: all("[data-preview] > header > p.soft").map(one => one.textContent),
        harm: harm(),
    };
    if (document.title !== before.title) seen.harm.push("the title: " + document.title);
    if (location.href !== place) seen.harm.push("the address: " + location.href);
    if (!keep) {
        await dismiss();
        if (keys() !== before.keys) seen.harm.push("stored: " + keys());
        const count = await kept();
        if (count) seen.harm.push("kept: " + count);
    }
    return seen;
};

// That this look sees anything at all: a planted element, a planted trace.
const tried = () => {
    const planted = document.createElement("iframe");
    document.querySelector("main").append(planted);
    own.harmed = "planted";
    const seen = harm();
    planted.remove();
    delete own.harmed;
    const left = harm();
    return seen.length === 3 && !left.length ? "" : [...seen, "left:", ...left].join("\n");
};

own.hostile = { give, harm, tried };
