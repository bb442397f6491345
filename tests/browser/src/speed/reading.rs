//! Reading, measuring and tracing in each engine. Reads the moments that the app notes in the browser's own
//! timeline.

use super::median;
use crate::engine::Engine;
use crate::page::Page;
use crate::session::Session;
use serde_json::json;

/// Visits of each page, and readings within the last visit; the middle one of each counts.
const VISITS: usize = 7;
const READINGS: usize = 25;

/// What is measured: a name, and the moments that the app notes before and after each of its parts.
const TIMES: [(&str, &[[&str; 2]]); 3] = [
    // Tasks are measured some at a time, or all when a page asks for all; those drawn before, some twenty in a first
    // visit, are not told of. Narratives are read for the threads.
    (
        "reading, measuring",
        &[
            ["nuoji-reading", "nuoji-read"],
            ["nuoji-measuring", "nuoji-measured"],
            ["nuoji-telling", "nuoji-told"],
        ],
    ),
    ("threads", &[["nuoji-tracing", "nuoji-traced"]]),
    ("units", &[["nuoji-registering", "nuoji-registered"]]),
];

/// Prints, for each engine, milliseconds: of a first visit, whose code the browser has just got, and of the same
/// work done again in one visit, as a bench repeats it.
pub fn print() -> Result<(), String> {
    let dist = xtask::dist::folder();
    println!("{:10} {:24} {:>14} {:>14}", "engine", "ms", "first visit", "done again");
    for engine in Engine::ALL {
        let session = Session::start(engine)?;
        let (mut rows, mut first, mut again) = (vec![], vec![vec![]; TIMES.len()], vec![vec![]; TIMES.len()]);
        for visit in 1..=VISITS {
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
                times.push(spent(&session, moments, 0)?);
            }
            for reading in 1..=READINGS * usize::from(visit == VISITS) {
                session.script("nuoji.reset()", json!([]))?;
                let there = "return performance.getEntriesByName('nuoji-traced').length > arguments[0]";
                page.wait_for("the threads, told again", there, json!([reading]))?;
                for (times, (_, moments)) in again.iter_mut().zip(TIMES).take(2) {
                    times.push(spent(&session, moments, reading)?);
                }
            }
        }
        println!("{:10} {:24} {:>14.0} {:>14}", engine.name(), "rows on the page", median(&rows), "");
        for (((name, _), first), again) in TIMES.iter().zip(first).zip(again) {
            let again = if again.is_empty() { String::new() } else { format!("{:.1}", median(&again)) };
            println!("{:10} {name:24} {:>14.1} {again:>14}", engine.name(), median(&first));
        }
    }
    Ok(())
}

/// Milliseconds between moments of the page, together: all since the reports were read the nth time (from 0), and
/// before the next time.
fn spent(session: &Session, moments: &[[&str; 2]], nth: usize) -> Result<f64, String> {
    let script = "const at = name => performance.getEntriesByName(name).map(moment => moment.startTime);
        const [from, to = Infinity] = at('nuoji-reading').slice(arguments[1]);
        const spent = ([begin, end]) => {
            const ends = at(end);
            return at(begin).reduce((sum, start, i) => start < from || start >= to ? sum : sum + ends[i] - start, 0);
        };
        const noted = arguments[0].every(([begin]) => at(begin).length);
        return noted ? arguments[0].map(spent).reduce((sum, one) => sum + one) : null";
    session.script(script, json!([moments, nth]))?.as_f64().ok_or_else(|| "no moment was noted".to_owned())
}
