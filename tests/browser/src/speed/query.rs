//! Questions to the table in Chromium, beside a plain scan of the same rows in the same run: at the size of the
//! bundled reports and at larger ones, made from them with a fixed seed. What is asked stands in `query.js`.

use super::{median, percentile};
use crate::engine::Engine;
use crate::page::Page;
use crate::session::Session;
use serde_json::{Value, json};

/// Rows, and how often each question is asked: a browser's clock is too coarse for one short answer.
const SIZES: [(usize, usize); 3] = [(487, 200), (10_000, 20), (100_000, 5)];
const BENCH: &str = include_str!("query.js");

/// Tells how large the program's memory is, once it has one.
const WATCH: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
        const made = await make.apply(WebAssembly, args), memory = (made.instance ?? made).exports.memory;
        if (memory) window.programMemory ??= memory;
        return made;
    };
}";

/// Prints milliseconds, median and 95th percentile over the questions.
pub fn print() -> Result<(), String> {
    let dist = xtask::dist::folder();
    println!(
        "{:>8} {:>8} {:>8} {:>15} {:>15} {:>15} {:>17} {:>16}",
        "rows",
        "text MB",
        "open ms",
        "engine 50/95",
        "by script 50/95",
        "scan 50/95",
        "frame 50/95",
        "MB (x text)"
    );
    for (size, rounds) in SIZES {
        let session = Session::start(Engine::Chromium)?;
        session.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
        let page = Page::visit(&session, &dist)?;
        page.open("/tasks")?;
        page.wait_for("the scripts' door", "return !!(window.nuoji && nuoji.query)", json!([]))?;
        session.script(BENCH, json!([]))?;
        let text = number(session.script("return bench.make(arguments[0])", json!([size]))?)?;
        let before = memory(&session)?;
        let opened = number(later(&session, "bench.open()", &[])?)?;
        let grown = memory(&session)? - before;
        let frames = times(later(&session, "bench.frames()", &[])?)?;
        page.open("/notes")?;
        let engine = times(later(&session, "bench.engine(arguments[0])", &[rounds])?)?;
        let door = times(later(&session, "bench.door(arguments[0])", &[rounds])?)?;
        let scan = times(later(&session, "bench.scan(arguments[0])", &[rounds])?)?;
        let pair = |times: &[f64]| format!("{:.2} / {:.2}", median(times), percentile(times, 0.95));
        println!(
            "{size:>8} {:>8.1} {opened:>8.0} {:>15} {:>15} {:>15} {:>17} {:>16}",
            text / 1e6,
            pair(&engine),
            pair(&door),
            pair(&scan),
            pair(&frames),
            format!("{:.0} ({:.1})", grown / 1e6, grown / text)
        );
    }
    println!("ms, median / 95th percentile of 40 questions; `by script` is window.nuoji, with its objects");
    Ok(())
}

/// What a promise settles to.
fn later(session: &Session, call: &str, args: &[usize]) -> Result<Value, String> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        Promise.resolve().then(() => {call}).then(done, error => done({{ failed: String(error) }}))"
    );
    let answer = session.script_later(&script, json!(args))?;
    match answer["failed"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => Ok(answer),
    }
}

fn number(value: Value) -> Result<f64, String> {
    value.as_f64().ok_or_else(|| format!("not a number: {value}"))
}

fn times(value: Value) -> Result<Vec<f64>, String> {
    value.as_array().ok_or_else(|| format!("no times: {value}"))?.iter().cloned().map(number).collect()
}

/// Bytes of the program's memory.
fn memory(session: &Session) -> Result<f64, String> {
    number(session.script("return programMemory.buffer.byteLength", json!([]))?)
}
