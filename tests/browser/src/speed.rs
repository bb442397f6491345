//! How long the pages take in each engine, for those who ask: never a test, since it depends on the machine.
//! Reads the moments that the app notes in the browser's own timeline.

use crate::engine::Engine;
use crate::page::Page;
use crate::session::Session;
use serde_json::json;

pub const USAGE: &str = "nuoji-browser speed";

/// Visits of each page; the middle one counts.
const VISITS: usize = 7;

/// Prints, for each engine, the milliseconds from the first moment to the second.
pub fn print() -> Result<(), String> {
    let dist = xtask::dist::folder();
    println!(
        "{:10} {:>22} {:>22} {:>12} {:>12}",
        "engine", "reading, measuring ms", "rows on the page ms", "threads ms", "units ms"
    );
    for engine in Engine::ALL {
        let session = Session::start(engine)?;
        let (mut reading, mut rows, mut threads, mut units) = (vec![], vec![], vec![], vec![]);
        for _ in 0..VISITS {
            let page = Page::visit(&session, &dist)?;
            page.open("/tasks")?;
            page.wait("table[data-view=tasks] tr[data-task]")?;
            let moments = "const at = name => performance.getEntriesByName(name)[0].startTime;
                return [at('nuoji-reading'), at('nuoji-read'), performance.now()]";
            let moments = session.script(moments, json!([]))?;
            let at = |place: usize| moments[place].as_f64().ok_or("the app noted no moment");
            reading.push(at(1)? - at(0)?);
            rows.push(at(2)?);
            threads.push(between(&page, "/threads", "nuoji-tracing", "nuoji-traced")?);
            // The narratives are read when the threads first ask for them.
            let told = between(&page, "/threads", "nuoji-telling", "nuoji-told")?;
            if let Some(last) = reading.last_mut() {
                *last += told;
            }
            units.push(between(&page, "/units", "nuoji-registering", "nuoji-registered")?);
        }
        println!(
            "{:10} {:>22.1} {:>22.0} {:>12.1} {:>12.1}",
            engine.name(),
            middle(reading),
            middle(rows),
            middle(threads),
            middle(units)
        );
    }
    Ok(())
}

/// Milliseconds between two moments that a page notes.
fn between(page: &Page, place: &str, from: &str, to: &str) -> Result<f64, String> {
    page.open(place)?;
    page.wait("[data-shown]")?;
    let moments = "return performance.getEntriesByName(arguments[1])[0].startTime
        - performance.getEntriesByName(arguments[0])[0].startTime";
    page.session
        .script(moments, json!([from, to]))?
        .as_f64()
        .ok_or_else(|| format!("{place} noted no moment"))
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
