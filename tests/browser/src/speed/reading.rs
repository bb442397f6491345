//! Opening the data set, tracing and registering in each engine. Reads the moments that the app notes in the browser's
//! own timeline.

use super::median;
use crate::engine::Engine;
use crate::page::Page;
use crate::session::Session;
use serde_json::json;

/// Visits of each page; the middle one counts.
const VISITS: usize = 7;

/// What is measured: a name, and the moments that the app notes before and after it.
const TIMES: [(&str, [&str; 2]); 3] = [
    ("data set opened", ["nuoji-reading", "nuoji-read"]),
    ("threads", ["nuoji-tracing", "nuoji-traced"]),
    ("units", ["nuoji-registering", "nuoji-registered"]),
];

/// Prints, for each engine, milliseconds of a first visit, whose code the browser has just got.
pub fn print() -> Result<(), String> {
    let dist = xtask::dist::folder();
    println!("{:10} {:24} {:>14}", "engine", "ms", "first visit");
    for engine in Engine::ALL {
        let session = Session::start(engine)?;
        let (mut rows, mut first) = (vec![], vec![vec![]; TIMES.len()]);
        for _ in 0..VISITS {
            let page = Page::visit(&session, &dist)?;
            page.open("/tasks")?;
            page.wait("table[data-view=tasks] tr[data-task]")?;
            let now = session.script("return performance.now()", json!([]))?;
            rows.push(now.as_f64().ok_or("the browser has no clock")?);
            page.open("/units")?;
            page.wait("[data-shown]")?;
            page.open("/threads")?;
            page.wait("[data-shown]")?;
            for (times, (_, moments)) in first.iter_mut().zip(TIMES) {
                times.push(spent(&session, moments)?);
            }
        }
        println!("{:10} {:24} {:>14.0}", engine.name(), "rows on the page", median(&rows));
        for ((name, _), first) in TIMES.iter().zip(first) {
            println!("{:10} {name:24} {:>14.1}", engine.name(), median(&first));
        }
    }
    Ok(())
}

/// Milliseconds between two moments of the page.
fn spent(session: &Session, moments: [&str; 2]) -> Result<f64, String> {
    let script = "const [from, to] = arguments[0].map(name => performance.getEntriesByName(name)[0]);
        return from && to ? to.startTime - from.startTime : null";
    session.script(script, json!([moments]))?.as_f64().ok_or_else(|| "no moment was noted".to_owned())
}
