//! Without a network: after one visit, the page and its notes are there although nobody serves them.

use super::Scenario;
use crate::engine::Engine;
use crate::page::{Failure, Page, ensure};
use serde_json::json;
use std::time::{Duration, Instant};
use xtask::serve::Server;

pub const SCENARIOS: &[Scenario] = &[
    // Not yet tried in WebKitGTK: whether its driven sessions keep a worker is unknown.
    Scenario {
        name: "offline: opens again after the server is gone",
        run: reopens,
        engines: &[Engine::Chromium, Engine::Firefox],
        as_built: true,
    },
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";

fn reopens(page: &Page) -> Result<(), Failure> {
    let session = page.session;
    let server = Server::start(&xtask::dist::folder(), "/kept/", 0)?;
    session.goto(&format!("{}#/tasks?report=r2020", server.url()))?;
    page.wait(ROW)?;
    // At work means: it holds all files, and this very page is under its care.
    let kept = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(found => done(Boolean(
            found && found.active && found.active.state === 'activated' && navigator.serviceWorker.controller)))";
    let start = Instant::now();
    while session.script_later(kept, json!([]))? != json!(true) {
        ensure(start.elapsed() < Duration::from_secs(30), || "the worker is not at work".to_owned())?;
        std::thread::sleep(Duration::from_millis(200));
    }
    drop(server);
    // A visit, not a reload: a driven reload in Firefox was seen to ask the network, a visit to ask the worker.
    let url = session.url()?;
    session.goto("about:blank")?;
    session.goto(&url)?;
    page.wait(ROW)?;
    page.until("the tasks of 2020 without a server", || Ok(page.total()? == 128))
}
