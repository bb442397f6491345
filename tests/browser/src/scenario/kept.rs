//! How the reader's notes are kept: full, denied and broken storage, what cannot be read or was not read, what was
//! cleared, and the bin.

use super::Scenario;
use super::notes::{KEY, TEXT, choose_file, kept, notes, put, stored, until_kept, until_text};
use crate::engine::Engine;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("notes: full storage is told, the text stays", quota),
    Scenario::as_built("notes: denied storage is told, the text stays", denied),
    Scenario::everywhere("notes: what cannot be read is kept aside", corrupt),
    Scenario::everywhere("notes: after a failed read nothing is written until one succeeds", unread),
    // Only Chromium's driver runs a script before those of the page.
    Scenario::everywhere("notes: nothing read at first, nothing written over", unread_at_first)
        .only_in(&[Engine::Chromium]),
    Scenario::everywhere("notes: typing without a rest is stored meanwhile", restless),
    Scenario::everywhere("notes: cleared while the page is open, the reader is asked", cleared),
    Scenario::everywhere("notes: the bin outlives a wrong clock, a file and the last note", bin),
];

/// Types as a reader does, without the focus that drivers want.
fn type_on(page: &Page, text: &str) -> Result<(), Failure> {
    page.wait(TEXT)?;
    let text = [page.value(TEXT)?.as_str(), text].concat();
    put(page, TEXT, &text, "input")
}

fn quota(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-002")?;
    page.wait(TEXT)?;
    let fill = "let size = 1 << 20, n = 0;
        while (size >= 1) {
            try { localStorage.setItem('filler' + n, 'x'.repeat(size)); n += 1; } catch (_) { size = size >> 1; }
        }";
    page.session.script(fill, json!([]))?;
    page.fill(TEXT, "存不下也要留在页面上")?;
    page.until("the reader is told", || Ok(page.texts("[role=alert]")?.concat().contains("已满")))?;
    until_text(page, "存不下也要留在页面上")?;
    page.session.script("Object.keys(localStorage).filter(key => key.startsWith('filler')).forEach(key => localStorage.removeItem(key))", json!([]))?;
    page.press(TEXT, "。")?;
    until_kept(page, "存不下也要留在页面上")
}

fn denied(page: &Page) -> Result<(), Failure> {
    let session = page.session;
    // A sandboxed frame has no origin, and so no storage; the single file needs no other file.
    // Chromium lets no page without an address hold one of this machine; Firefox's page for JSON holds none.
    match page.engine() {
        Engine::Firefox => session.goto("about:blank")?,
        _ => page.open_file("data/reports.json")?,
    }
    let url = format!("{}nuoji.html#/task/r2020-002", page.server.url());
    let frame = "const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts';
        frame.width = 1200; frame.height = 800; frame.src = arguments[0]; document.body.prepend(frame)";
    session.script(frame, json!([url]))?;
    session.post("frame", json!({ "id": 0 }))?;
    let seen = (|| {
        // WebKit's driver gives no keys to a frame.
        put(page, TEXT, "存不了的话", "input")?;
        page.until("the reader is told", || Ok(page.texts("[role=alert]")?.concat().contains("不允许")))?;
        until_text(page, "存不了的话")
    })();
    session.post("frame", json!({ "id": null }))?;
    seen
}

fn corrupt(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-002")?;
    page.fill(TEXT, "原来的")?;
    until_kept(page, "原来的")?;
    let broken = "{\"format\":\"nuoji-notes\",\"version\":2,\"notes\":{\"r2020-0";
    page.session.script("localStorage.setItem(arguments[0], arguments[1])", json!([KEY, broken]))?;
    page.press(TEXT, "，新写的")?;
    page.until("the reader is told", || Ok(page.texts("[role=alert]")?.concat().contains("读不出来")))?;
    until_kept(page, "原来的，新写的")?;
    let aside = page.text_of_script(
        "return localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('nuoji/notes-aside-'))) || ''",
    )?;
    ensure(aside.ends_with("\"r2020-0"), || format!("what lay there is now `{aside}`"))?;
    page.open("/notes")?;
    page.wait("[data-asides] button[name=download-aside]").map(drop)
}

const FAIL: &str = "window.read = Storage.prototype.getItem;
    Storage.prototype.getItem = () => { throw new DOMException('broken', 'UnknownError'); };";

/// What is typed now is not stored, and what lies there stays as it is; once it can be read, both are there.
fn nothing_over(page: &Page, there: &str) -> Result<(), Failure> {
    type_on(page, "没读到时写的")?;
    page.until("the reader is told", || Ok(page.texts("[role=alert]")?.concat().contains("暂时读不出")))?;
    let lies_there = page.text_of_script("return window.read.call(localStorage, 'nuoji/notes')")?;
    ensure(lies_there.contains(there) && !lies_there.contains("没读到"), || format!("now {lies_there}"))?;
    page.text_of_script("Storage.prototype.getItem = window.read; return ''")?;
    type_on(page, "，读到后写的")?;
    until_kept(page, "读到后写的")?;
    until_kept(page, there)?;
    page.until("the alert gone", || Ok(!page.texts("[role=alert]")?.concat().contains("暂时读不出")))
}

fn unread(page: &Page) -> Result<(), Failure> {
    stored(page, &notes(json!({ "r2020-002": { "text": "原来的" } })))?;
    page.open("/task/r2020-002")?;
    until_text(page, "原来的")?;
    // Another window writes, and this one cannot read it.
    let written =
        notes(json!({ "r2020-002": { "text": "那边改写的" } })).replace("\"revision\":3", "\"revision\":4");
    page.session
        .script(&format!("{FAIL} localStorage.setItem('nuoji/notes', arguments[0])"), json!([written]))?;
    nothing_over(page, "那边改写的")
}

fn unread_at_first(page: &Page) -> Result<(), Failure> {
    stored(page, &notes(json!({ "r2020-002": { "text": "原来的" } })))?;
    let added = page.session.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": FAIL }))?;
    page.open("/notes")?;
    page.until("the truth about the notes", || Ok(page.text("main .empty")?.contains("没有读出来")))?;
    page.session.chromium("Page.removeScriptToEvaluateOnNewDocument", added)?;
    page.text_of_script("location.hash = '#/task/r2020-002'; return ''")?;
    nothing_over(page, "原来的")
}

fn restless(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-002")?;
    page.wait(TEXT)?;
    let restless = "const field = document.querySelector(arguments[0]);
        window.typing = setInterval(() => { field.value += '字'; field.dispatchEvent(new Event('input', { bubbles: true })); }, 50);
        return ''";
    page.session.script(restless, json!([TEXT]))?;
    until_kept(page, "字")?;
    page.text_of_script("clearInterval(window.typing); return ''").map(drop)
}

fn cleared(page: &Page) -> Result<(), Failure> {
    let write = |text: &str| page.open("/task/r2020-002").and_then(|()| type_on(page, text));
    write("要留的")?;
    until_kept(page, "要留的")?;
    let clear = || page.text_of_script("localStorage.clear(); return ''");
    clear()?;
    // Closing brings nothing back.
    page.session.goto("about:blank")?;
    page.open("/about")?;
    ensure(kept(page)?.is_empty(), || "closing the page brought the notes back".to_owned())?;
    write("又写的")?;
    until_kept(page, "又写的")?;
    clear()?;
    type_on(page, "，接着写")?;
    page.wait("[data-notes-cleared]")?;
    ensure(kept(page)?.is_empty(), || "brought back without asking".to_owned())?;
    page.click("button[name=bring-back]")?;
    until_kept(page, "又写的，接着写")?;
    page.wait_gone("[data-notes-cleared]")?;
    clear()?;
    type_on(page, "。")?;
    page.click("button[name=let-go]")?;
    until_text(page, "")?;
    page.wait_gone("[data-notes-cleared]")?;
    ensure(kept(page)?.is_empty(), || "let go, and still stored".to_owned())
}

fn bin(page: &Page) -> Result<(), Failure> {
    // Removed years ago by the clock of the browser.
    let mut old: Value = serde_json::from_str(&notes(json!({ "r2020-002": { "text": "唯一的" } })))
        .map_err(|error| error.to_string())?;
    old["bin"] =
        json!([{ "task": "r2020-003", "removed": 1_500_000_000_000_u64, "note": { "text": "早先移走的" } }]);
    stored(page, &old.to_string())?;
    page.open("/notes")?;
    page.wait("[data-bin]")?;
    page.click("input[name=choose-all]")?;
    page.click("button[name=bulk-remove]")?;
    page.wait_gone("[data-note]")?;
    page.wait("button[name=export-bin], [data-bin] summary")?;
    page.click("button[name=undo]")?;
    page.wait("[data-note=r2020-002]")?;
    page.click("[data-import] summary")?;
    old["bin"][0]["note"]["text"] = json!("文件里移走的");
    choose_file(page, &old.to_string())?;
    page.wait("[data-import-bin]")?;
    page.click("button[name=take-in]")?;
    until_kept(page, "文件里移走的")?;
    until_kept(page, "早先移走的")
}
