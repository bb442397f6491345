//! A long visit: page after page in one window, for what shows only after hundreds of them. In: an engine and a
//! number of visits. Out: the program's memory on the way, and the first error with the visit it came in. Never part
//! of the tests: it takes minutes.

use crate::engine::Engine;
use crate::session::Session;
use crate::variant::Variant;
use serde_json::{Value, json};
use std::time::Instant;
use xtask::serve::Server;

pub const USAGE: &str = "nuoji-browser soak [--engine chromium|firefox|webkit] [--visits N] [--afresh]";

/// Where each visit goes, what must be there then, and what is done there.
const PLACES: [(&str, &str, &str); 14] = [
    ("/overview", "figure[data-chart] svg", ""),
    ("/tasks", "tr[data-task]", "type('input[name=q]', '老旧小区')"),
    ("/tasks?q=学校&group=theme", "tr.grid-group", "scrollTo(0, 3000)"),
    ("/task/r2020-015", "[data-citation]", "click('button[name=star]'); click('button[name=star]')"),
    ("/source/r2022q4?lines=1150-1156", "[data-line] mark", "type('input[name=find]', '电竞')"),
    ("/units", "[data-shown]", "type('main input[type=search]', '科技')"),
    ("/unit/区住建局", "[data-unit] figure svg", ""),
    ("/threads?kind=figure", "[data-shown]", ""),
    ("/thread/加装电梯", "main table", ""),
    ("/side/r2020/r2022q4", "[data-counts]", ""),
    ("/notes", "[data-notes-page]", ""),
    ("/about", "[data-rule]", "document.querySelector('.looks button').click()"),
    ("/tasks?chart=theme&sort=-percent", "figure[data-chart] svg", "scrollTo(0, 20000)"),
    ("/tasks?open=r2022q4-001", ".drawer [data-task-page]", "type('textarea[name=note]', '看过')"),
];

/// Keeps hold of the program's memory, and of what goes wrong, from before the program starts.
const WATCH: &str = r#"
window.soak = { memory: null, wrong: [] };
for (const name of ["instantiate", "instantiateStreaming"]) {
  const own = WebAssembly[name];
  if (own) WebAssembly[name] = async (...args) => {
    const made = await own.apply(WebAssembly, args);
    const memory = (made.instance || made).exports.memory;
    if (memory) soak.memory = memory;
    return made;
  };
}
addEventListener("error", event => soak.wrong.push(String(event.message)));
addEventListener("unhandledrejection", event => soak.wrong.push(String(event.reason)));
"#;

/// Goes to a place, does something there, and answers with bytes, what went wrong, and whether the place came.
const VISIT: &str = r#"
const [place, css, act, done] = arguments, end = performance.now() + 30000;
const click = css => { const one = document.querySelector(css); if (one) one.click(); };
const type = (css, text) => {
  const field = document.querySelector(css);
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const answer = came => done({ came, wrong: soak.wrong, bytes: soak.memory ? soak.memory.buffer.byteLength : 0 });
if (location.hash.slice(1) !== place) location.hash = place;
const look = () => {
  if (soak.wrong.length || performance.now() > end) return answer(false);
  if (!document.querySelector(css)) return setTimeout(look, 20);
  eval(act);
  setTimeout(() => answer(true), 40);
};
setTimeout(look, 20);
"#;

pub fn run(args: &[String]) -> Result<(), String> {
    let (mut engines, mut visits, mut afresh) = (Engine::ALL.to_vec(), 1000usize, false);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut next = || args.next().ok_or_else(|| USAGE.to_owned());
        match arg.as_str() {
            "--engine" => {
                let name = next()?;
                engines.retain(|engine| engine.name() == name);
            }
            "--visits" => visits = next()?.parse().map_err(|_| USAGE.to_owned())?,
            "--afresh" => afresh = true,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let dist = xtask::dist::folder();
    if !dist.join("index.html").is_file() {
        return Err("dist/ is not built: cargo xtask dist".to_owned());
    }
    let told: Vec<String> = engines.iter().filter_map(|engine| soak(*engine, visits, afresh).err()).collect();
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

fn soak(engine: Engine, visits: usize, afresh: bool) -> Result<(), String> {
    let variant = Variant::of(&xtask::dist::folder())?;
    let watch = variant.folder.join("watch.js");
    std::fs::write(&watch, WATCH).map_err(|error| format!("{}: {error}", watch.display()))?;
    variant.change("index.html", "<body>", "<body><script src=\"watch.js\"></script>")?;
    // What a visit does is told in words, which the page's own policy would refuse.
    variant.change("index.html", " 'wasm-unsafe-eval'", " 'wasm-unsafe-eval' 'unsafe-eval'")?;
    let server = Server::start(&variant.folder, "/soak/", 0)?;
    let session = Session::start(engine)?;
    session.size(1280, 900)?;
    let (start, mut bytes) = (Instant::now(), Vec::with_capacity(visits));
    for visit in 0..visits {
        let (place, css, act) = PLACES[visit % PLACES.len()];
        if afresh || visit == 0 {
            session.goto("about:blank")?;
            session.goto(&format!("{}#{place}", server.url()))?;
        }
        let answer = session
            .script_later(VISIT, json!([place, css, act]))
            .map_err(|why| format!("{}: visit {visit}, {place}: {why}", engine.name()))?;
        if answer["came"] != Value::Bool(true) {
            return Err(format!("{}: visit {visit}, {place}: {}", engine.name(), answer["wrong"]));
        }
        bytes.push(answer["bytes"].as_u64().unwrap_or(0));
        if (visit + 1) % (visits / 10).max(1) == 0 {
            let held = megabytes(bytes.last().copied().unwrap_or(0));
            println!(
                "{:9} {:5} visits, {held} MB, {:.0} s",
                engine.name(),
                visit + 1,
                start.elapsed().as_secs_f64()
            );
        }
    }
    // Past the middle nothing is new any more: what still grows would grow for ever.
    let (middle, end) = (bytes.get(visits / 2).copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
    if !afresh && end > middle + middle / 20 {
        return Err(format!(
            "{}: memory grows: {} MB, then {} MB",
            engine.name(),
            megabytes(middle),
            megabytes(end)
        ));
    }
    println!("ok      {:9} {visits} visits", engine.name());
    Ok(())
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / f64::from(1 << 20))
}
