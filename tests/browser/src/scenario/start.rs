//! Before the program has come, and where it never does: the page says what it is, and what to do.

use super::Scenario;
use crate::engine::Engine;
use crate::page::{Failure, Page, ensure};
use crate::variant::Variant;
use serde_json::json;
use xtask::serve::Server;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::as_built("start: scripts refused, the page says what it is", scripts_refused),
    // Only Chromium's driver can turn scripts off and still look at the page.
    Scenario::as_built("start: scripts off, the page says what it is", scripts_off)
        .only_in(&[Engine::Chromium]),
    Scenario::as_built("start: wasm refused, the page says so", wasm_refused),
    Scenario::as_built("start: files that do not come, the page says so", files_missing),
    Scenario::as_built("start: a data set that was damaged is refused whole", data_damaged),
    Scenario::as_built("start: texts that do not come leave the task whole", texts_missing),
    Scenario::as_built("start: a program that got lost is asked for again", lost_once),
    Scenario::as_built("start: the page before stays until the next one is there", kept_until_next),
    Scenario::as_built("start: the app takes the first page over where it stands", taken_over),
    Scenario::as_built("start: a browser without wasm is told", old_browser),
    Scenario::as_built("start: the single file says when it cannot open", single),
    Scenario::everywhere("start: nothing of it stays once the app is there", gone),
];

const FAILED: &str = "#start #failed[role=alert]";
const WAY_OUT: &str = "#start a[href='plain.html']";

/// Opens a changed copy; it is there as long as the answer.
fn opened(page: &Page, variant: Variant) -> Result<(Server, Variant), Failure> {
    let server = Server::start(&variant.folder, "/changed/", 0)?;
    page.session.goto(&format!("{}#/tasks", server.url()))?;
    Ok((server, variant))
}

fn told_what_it_is(page: &Page) -> Result<(), Failure> {
    page.wait("#start h1")?;
    page.wait(WAY_OUT)?;
    ensure(page.text("#start")?.contains("487"), || "no summary".to_owned())?;
    let waiting = "return document.querySelector('#start #wait').getClientRects().length";
    let waiting = page.session.script(waiting, json!([]))?;
    ensure(waiting == json!(0), || "it seems to wait for something".to_owned())
}

/// What a page tells whose content policy was changed.
fn policy(page: &Page, from: &str, to: &str, told: fn(&Page) -> Result<(), Failure>) -> Result<(), Failure> {
    let variant = Variant::of(&xtask::dist::folder())?;
    variant.change("index.html", from, to)?;
    let _changed = opened(page, variant)?;
    told(page)
}

fn scripts_refused(page: &Page) -> Result<(), Failure> {
    policy(page, "script-src", "script-src 'none'; script-src-elem 'none'; x-was", told_what_it_is)
}

fn scripts_off(page: &Page) -> Result<(), Failure> {
    let off =
        |off: bool| page.session.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": off }));
    off(true)?;
    let seen = page.open_file("#/tasks").and_then(|()| told_what_it_is(page));
    off(false)?;
    seen
}

fn told_that_it_failed(page: &Page) -> Result<(), Failure> {
    page.wait(FAILED)?;
    page.wait(WAY_OUT)?;
    page.click(WAY_OUT)?;
    page.wait("#r2020-001, [id='r2020-001']").map(drop)
}

fn wasm_refused(page: &Page) -> Result<(), Failure> {
    policy(page, " 'wasm-unsafe-eval'", "", told_that_it_failed)
}

fn files_missing(page: &Page) -> Result<(), Failure> {
    for (begin, ending) in [("app-", ".js"), ("app-", ".wasm"), ("dataset-records-", ".txt")] {
        let variant = Variant::of(&xtask::dist::folder())?;
        let name = variant.named(begin, ending)?;
        variant.remove(&name)?;
        let _changed = opened(page, variant)?;
        told_that_it_failed(page).map_err(|why| format!("without {name}: {why}"))?;
    }
    // A part that is cut off on its way.
    let variant = Variant::of(&xtask::dist::folder())?;
    let file = variant.folder.join(variant.named("app-", ".wasm")?);
    let bytes = std::fs::read(&file).map_err(|error| error.to_string())?;
    std::fs::write(&file, &bytes[..bytes.len() / 2]).map_err(|error| error.to_string())?;
    let _changed = opened(page, variant)?;
    told_that_it_failed(page).map_err(|why| format!("half of the program: {why}"))
}

/// A data set that was changed on its way is refused whole, and the page says which kind of fault it is.
fn data_damaged(page: &Page) -> Result<(), Failure> {
    for (what, is_cut) in [("a letter", false), ("its second half", true)] {
        let variant = Variant::of(&xtask::dist::folder())?;
        let file = variant.folder.join(variant.named("dataset-records-", ".txt")?);
        let mut bytes = std::fs::read(&file).map_err(|error| error.to_string())?;
        let middle = bytes.len() / 2;
        if is_cut {
            bytes.truncate(middle);
        } else {
            bytes[middle] ^= 1;
        }
        std::fs::write(&file, &bytes).map_err(|error| error.to_string())?;
        let _changed = opened(page, variant)?;
        page.wait(FAILED)?;
        let said = page.text(FAILED)?;
        ensure(said.contains("crc32"), || format!("{what} changed, and the page says: {said}"))?;
        ensure(page.count("tr[data-task]")? == 0, || format!("{what} changed, and there are rows"))?;
        told_that_it_failed(page)?;
    }
    Ok(())
}

/// Texts that do not come: the task is whole but for its lines, which say so.
fn texts_missing(page: &Page) -> Result<(), Failure> {
    let variant = Variant::of(&xtask::dist::folder())?;
    variant.remove(&variant.named("dataset-texts-", ".txt")?)?;
    let (server, _variant) = opened(page, variant)?;
    page.session.goto(&format!("{}#/task/r2020-005", server.url()))?;
    page.wait("[data-task-page='r2020-005'] [data-field=progress]")?;
    page.wait("[data-task-page] [role=alert]").map(drop)
}

fn lost_once(page: &Page) -> Result<(), Failure> {
    // The hint to fetch the program early fails with it.
    let lose = "const fetched = window.fetch, seen = document.documentElement.dataset;
        window.fetch = () => {
            window.fetch = fetched;
            document.querySelector('link[rel=preload]').dispatchEvent(new Event('error'));
            seen.lost = document.getElementById('failed').hidden ? 'quietly' : 'told';
            return Promise.reject(new TypeError('lost'));
        };";
    let _changed = after_script(page, lose)?;
    page.wait("table[data-view=tasks] tr[data-task]")?;
    let lost = page.attribute("html", "data-lost")?.unwrap_or_default();
    ensure(lost == "quietly", || format!("the program was lost: `{lost}`"))
}

/// Opens a copy with a script before its first one; the policy lets it in by its file.
fn after_script(page: &Page, script: &str) -> Result<(Server, Variant), Failure> {
    let variant = Variant::of(&xtask::dist::folder())?;
    std::fs::write(variant.folder.join("before.js"), script).map_err(|error| error.to_string())?;
    variant.change("index.html", "<body>", "<body><script src=\"before.js\"></script>")?;
    opened(page, variant)
}

/// Fetches of the later part wait until the page calls `letGo`.
const HOLD: &str = "const fetched = window.fetch, come = new Promise(go => { window.letGo = go; });
    window.fetch = function (from, how) {
        const later = String(from.url || from).includes('split_rest');
        return later ? come.then(() => fetched(from, how)) : fetched.call(this, from, how);
    };";

/// Who goes on before the later part has come looks at the page that was there, never at a waiting line.
fn kept_until_next(page: &Page) -> Result<(), Failure> {
    let _changed = after_script(page, HOLD)?;
    page.wait("table[data-view=tasks] tr[data-task]")?;
    page.session.script("location.hash = '/units'", json!([]))?;
    page.until("the other address", || Ok(page.text_of_script("return location.hash")?.contains("units")))?;
    page.session.script_later("setTimeout(arguments[0], 500)", json!([]))?;
    ensure(page.count("table[data-view=tasks] tr[data-task]")? > 0, || "the table is gone".to_owned())?;
    page.session.script("window.letGo()", json!([]))?;
    page.wait("[data-shown]")?;
    page.wait_gone("table[data-view=tasks]").map(drop)
}

/// The head of the overview stays where it is when the app draws it, with what was typed meanwhile.
fn taken_over(page: &Page) -> Result<(), Failure> {
    let (server, _variant) = after_script(page, HOLD)?;
    page.session.goto("about:blank")?;
    page.session.goto(&server.url())?;
    let places = "return ['h1', '.hero-lead', '.hero-search', '[data-chart=status-by-report] figcaption'].map(one =>
        Math.round(document.querySelector('.overview ' + one).getBoundingClientRect().top + scrollY)).join(' ')";
    page.wait("[data-first] input")?;
    page.wait_gone("#start")?;
    page.session.script("document.querySelector('[data-first] input').focus()", json!([]))?;
    page.fill("[data-first] input", "电梯")?;
    let before = page.text_of_script(places)?;
    page.session.script("window.letGo()", json!([]))?;
    page.wait(".hero-search:not([data-first])")?;
    page.wait_gone("[data-first]")?;
    page.until("what was typed", || Ok(page.value(".hero-search input")? == "电梯"))?;
    let focused = "return document.activeElement.closest('.hero-search') ? 'here' : 'elsewhere'";
    page.until("the focus in the search", || Ok(page.text_of_script(focused)? == "here"))?;
    let after = page.text_of_script(places)?;
    ensure(before == after, || format!("the head moved from {before} to {after}"))?;
    page.click(".hero-search button")?;
    page.wait("table[data-view=tasks] tr[data-task]").map(drop)
}

fn old_browser(page: &Page) -> Result<(), Failure> {
    let _changed = after_script(page, "delete window.WebAssembly;")?;
    told_that_it_failed(page)
}

fn single(page: &Page) -> Result<(), Failure> {
    let variant = Variant::of(&xtask::dist::folder())?;
    variant.change("nuoji.html", " 'wasm-unsafe-eval'", "")?;
    page.session.goto(&format!("file://{}", variant.folder.join("nuoji.html").display()))?;
    page.wait(FAILED)?;
    page.session.goto("about:blank")
}

fn gone(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait("table[data-view=tasks] tr[data-task]")?;
    ensure(page.count("#start")? == 0, || "the start still stands on the page".to_owned())
}
