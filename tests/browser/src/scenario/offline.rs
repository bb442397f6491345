//! Without a network: after one visit, the page and its notes are there although nobody serves them. And newer
//! versions: they wait until the reader wants them, whole or not at all.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use crate::variant::Variant;
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};
use xtask::serve::Server;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::as_built("offline: opens again after the server is gone", reopens),
    Scenario::as_built("offline: an update waits, and loses no word of a note", updates),
    Scenario::as_built("offline: a broken update leaves the version before", broken),
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";

fn reopens(page: &Page) -> Result<(), Failure> {
    let server = kept(page, &xtask::dist::folder(), "/tasks?report=r2020", ROW)?;
    let plain = format!("{}plain.html", server.url());
    drop(server);
    visit_again(page)?;
    page.wait(ROW)?;
    page.until("the tasks of 2020 without a server", || Ok(page.total()? == 128))?;
    page.session.goto(&plain)?;
    page.wait("[id='r2020-001']").map(drop)
}

/// Serves a site and opens a place of it, until what it shows is there and the worker at work.
fn kept(page: &Page, site: &Path, place: &str, shown: &str) -> Result<Server, Failure> {
    let server = Server::start(site, "/kept/", 0)?;
    page.session.goto(&format!("{}#{place}", server.url()))?;
    page.wait(shown)?;
    at_work(page)?;
    Ok(server)
}

/// A visit, not a reload: a driven reload in Firefox was seen to ask the network, a visit to ask the worker.
fn visit_again(page: &Page) -> Result<(), Failure> {
    let url = page.session.url()?;
    page.session.goto("about:blank")?;
    page.session.goto(&url)
}

/// At work means: it holds all files, and this very page is under its care.
fn at_work(page: &Page) -> Result<(), Failure> {
    let kept = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(found => done(Boolean(
            found && found.active && found.active.state === 'activated' && navigator.serviceWorker.controller)))";
    let start = Instant::now();
    while page.session.script_later(kept, json!([]))? != json!(true) {
        ensure(start.elapsed() < Duration::from_secs(30), || "the worker is not at work".to_owned())?;
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

/// Makes the site's next version: a mark on the page, and the worker's list as the build writes it.
fn next_version(site: &Variant, mark: &str, digest_is_right: bool) -> Result<(), Failure> {
    let named = |site: &Variant| -> Result<String, Failure> {
        Ok(xtask::sha::named(site.read("index.html")?.as_bytes()))
    };
    let before = named(site)?;
    site.change("index.html", "<html ", &format!("<html data-{mark} "))?;
    let after = if digest_is_right { named(site)? } else { xtask::sha::named(mark.as_bytes()) };
    site.change("sw.js", &before, &after)?;
    site.change("sw.js", "const VERSION = \"", &format!("const VERSION = \"{mark}"))
}

/// Looks for a newer version, as browsers do by themselves now and then.
fn look_for_newer(page: &Page) -> Result<(), Failure> {
    let update = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => done(true), () => done(false))";
    page.session.script_later(update, json!([])).map(drop)
}

const FIELD: &str = "textarea[name=note]";
const OFFER: &str = ".alerts p[role=status] button";

fn updates(page: &Page) -> Result<(), Failure> {
    let site = Variant::of(&xtask::dist::folder())?;
    let server = kept(page, &site.folder, "/task/r2020-005", FIELD)?;
    page.press(FIELD, "第一版里开的头，")?;
    next_version(&site, "second", true)?;
    // Browsers look on again by themselves; a driven one may have missed the first look in the rush of a start.
    let offered = |_| look_for_newer(page).is_ok() && page.wait(OFFER).is_ok();
    ensure((0..4).any(offered), || "no update is offered".to_owned())?;
    ensure(page.count("html[data-second]")? == 0, || "the page changed under the reader's hands".to_owned())?;
    page.press(FIELD, "写到一半，")?;
    page.click(OFFER)?;
    page.wait("html[data-second]")?;
    page.wait(FIELD)?;
    page.until("the whole note in the new version", || Ok(page.value(FIELD)?.contains("写到一半，")))?;
    let held = page.value(FIELD)?;
    ensure(held.contains("第一版里开的头，"), || format!("the note is `{held}`"))?;
    // The new one too is there without a server.
    drop(server);
    visit_again(page)?;
    page.wait(FIELD).map(drop)
}

fn broken(page: &Page) -> Result<(), Failure> {
    let site = Variant::of(&xtask::dist::folder())?;
    let server = kept(page, &site.folder, "/tasks?report=r2020", ROW)?;
    let settled = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(found => done(!found.installing))";
    let versions =
        "const done = arguments[arguments.length - 1]; caches.keys().then(names => done(names.length))";
    let refused = |how: &str| -> Result<(), Failure> {
        look_for_newer(page)?;
        page.until(
            "the update to end",
            || Ok(page.session.script_later(settled, json!([]))? == json!(true)),
        )?;
        ensure(page.count(OFFER)? == 0, || format!("{how} was offered"))?;
        ensure(page.session.script_later(versions, json!([]))? == json!(1), || format!("{how} is kept"))?;
        // A browser may go around a worker that it is just stopping, to the server; but not again and again.
        let before = |_| {
            visit_again(page)?;
            page.wait(ROW)?;
            Ok(page.count("html[data-damaged], html[data-partial]")? == 0)
        };
        let shown: Result<Vec<bool>, Failure> = (0..2).map(before).collect();
        ensure(shown?.contains(&true), || format!("{how} is shown"))?;
        page.until("the tasks of 2020", || Ok(page.total()? == 128))
    };
    next_version(&site, "damaged", false)?;
    refused("a damaged version")?;
    // A host that was filled by half: the list is new, a file is not there.
    site.change("index.html", "data-damaged", "data-partial")?;
    site.change("sw.js", "damaged", "partial")?;
    let wrong = xtask::sha::named(b"damaged");
    site.change("sw.js", &wrong, &xtask::sha::named(site.read("index.html")?.as_bytes()))?;
    site.remove("icon-512.png")?;
    refused("a partial version")?;
    // And the version before is whole: it needs no server.
    drop(server);
    refused("a partial version, without a server,")
}
