//! The start on a slow phone, as Chromium emulates one, at the addresses that visitors open: when something useful is
//! painted, and when the page is whole. Cold, and again from the worker's store.

use super::median;
use crate::engine::Engine;
use crate::page::Page;
use crate::session::Session;
use crate::variant::Variant;
use serde_json::{Value, json};

const RUNS: usize = 5;
/// 1.6 Mbit/s, 150 ms, a processor slowed four times.
const BYTES_PER_SECOND: f64 = 200_000.0;
const LATENCY: u32 = 150;
const SLOWER: u32 = 4;

/// What is opened: its name, its address, what is noted first and last.
const PLACES: [(&str, &str, &str, &str); 3] = [
    ("bare link", "", "head and first chart", "all charts"),
    ("#/tasks", "/tasks", "first rows", "a keystroke answered"),
    ("a task", "/task/r2020-005", "goal, result, status", "the whole task"),
];

/// Notes `first` and `whole`: milliseconds until what the address names is painted.
const WATCH: &str = "if (location.protocol !== 'about:') {
    const at = window.startTimes = {}, one = css => document.querySelector(css);
    const seen = css => { const found = one(css); return found && found.getClientRects().length; };
    const bytes = () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .reduce((sum, entry) => sum + (entry.transferSize && entry.encodedBodySize), 0);
    // Asked for within a frame's callbacks, a timer comes when that frame is painted.
    const painted = then => setTimeout(then);
    const note = name => { at[name] = performance.now(); at.bytes = bytes(); };
    const when = (is, then) => is() ? painted(then) : requestAnimationFrame(() => when(is, then));
    if (location.hash.startsWith('#/tasks')) {
        when(() => one('input[type=search][name=q]') && one('[data-total]') && one('tr[data-task] [data-col=goal]'), () => {
            note('first');
            const field = one('input[type=search][name=q]'), before = one('[data-total]').textContent;
            field.value = '老旧小区';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            when(() => one('[data-total]').textContent !== before, () => note('whole'));
        });
    } else if (location.hash.startsWith('#/task/')) {
        when(() => seen('.task-goal') && seen('main .badge') && seen('[data-brief] .card p, [data-task-page] [data-field=progress]'), () => note('first'));
        when(() => seen('[data-task-page] [data-field=progress]'), () => note('whole'));
    } else {
        when(() => seen('h1') && [...document.querySelectorAll('[data-chart=status-by-report] svg')].some(one => one.getClientRects().length), () => note('first'));
        when(() => seen('[data-chart=trend] .chart svg') && !one('#start')
            && [...document.querySelectorAll('figure[data-chart]')].every(figure => figure.querySelector('.chart svg')), () => note('whole'));
    }
}";

/// Prints seconds and bytes, the medians of five visits. Bytes are those of the files as they were sent, packed,
/// without the answers' heads.
pub fn print() -> Result<(), String> {
    let squeezed = Variant::of(&xtask::dist::folder())?;
    xtask::sizes::squeeze(&squeezed.folder)?;
    println!(
        "start on a slow phone (1.6 Mbit/s, 150 ms, processor 4 times slower), medians of {RUNS} visits"
    );
    println!("{:12} {:8} {:>6} {:>12} {:>22} {:>24}", "", "", "kB", "first paint", "first", "whole");
    for (name, address, first, whole) in PLACES {
        let (mut cold, mut kept) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let visits = visited(&squeezed, address)?;
            cold.push(visits[0].clone());
            kept.push(visits[1].clone());
        }
        for (how, visits) in [("cold", &cold), ("kept", &kept)] {
            let of = |key: &str| -> Result<f64, String> {
                let noted = |visit: &Value| visit[key].as_f64().ok_or_else(|| format!("{visit} lacks {key}"));
                Ok(median(&visits.iter().map(noted).collect::<Result<Vec<_>, _>>()?) / 1000.0)
            };
            println!(
                "{name:12} {how:8} {:>6.0} {:>10.2} s {:>20.2} s {:>22.2} s",
                of("bytes")?,
                of("paint")?,
                of("first")?,
                of("whole")?
            );
        }
        println!("             first: {first}; whole: {whole}");
    }
    Ok(())
}

/// A first visit, and one from the worker's store.
fn visited(squeezed: &Variant, address: &str) -> Result<[Value; 2], String> {
    let session = Session::start(Engine::Chromium)?;
    let page = Page::visit(&session, &squeezed.folder)?;
    let network = json!({
        "offline": false, "latency": LATENCY,
        "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND,
    });
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    session.chromium("Network.enable", json!({}))?;
    session.chromium("Network.emulateNetworkConditions", network)?;
    session.chromium("Emulation.setDeviceMetricsOverride", phone)?;
    session.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))?;
    session.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
    page.open(address)?;
    let cold = times(&page)?;
    let kept = "const done = arguments[0];
        navigator.serviceWorker.ready.then(ready => {
            const look = () => navigator.serviceWorker.controller ? done(true) : setTimeout(look, 100);
            look();
        })";
    session.script_later(kept, json!([]))?;
    // A typed word stands in the address by now: a reload would find it there.
    session.goto("about:blank")?;
    page.open(address)?;
    Ok([cold, times(&page)?])
}

/// What the page noted, once it was usable. The browser tells of its first paint when it likes.
fn times(page: &Page) -> Result<Value, String> {
    let noted = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return window.startTimes && startTimes.whole && paint ? { ...startTimes, paint: paint.startTime } : null";
    page.until_some("the whole page", || {
        Ok(Some(page.session.script(noted, json!([]))?).filter(|noted| !noted.is_null()))
    })
}
