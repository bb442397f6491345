//! The start on a slow phone, as Chromium emulates one: first paint, first rows, a keystroke answered. Cold, and
//! again from the worker's store.

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

/// Types a word as soon as rows and the search stand, and notes when its answer is on the screen.
const WATCH: &str = "if (location.hash.startsWith('#/tasks')) {
    const at = window.startTimes = {}, one = css => document.querySelector(css);
    const bytes = () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .reduce((sum, entry) => sum + (entry.transferSize && entry.encodedBodySize), 0);
    // Asked for within a frame's callbacks, a timer comes when that frame is painted.
    const painted = then => setTimeout(then);
    const answered = before => {
        if (one('[data-total]').textContent === before) {
            return requestAnimationFrame(() => painted(() => answered(before)));
        }
        at.usable = performance.now();
        at.bytes = bytes();
    };
    const look = () => {
        const field = one('input[type=search][name=q]'), total = one('[data-total]');
        if (!field || !total || !one('tr[data-task] [data-col=goal]')) return requestAnimationFrame(look);
        at.rows = performance.now();
        const before = total.textContent;
        field.value = '老旧小区';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        painted(() => answered(before));
    };
    look();
}";

/// Prints seconds and bytes, the medians of five visits. Bytes are those of the files as they were sent, packed,
/// without the answers' heads.
pub fn print() -> Result<(), String> {
    let squeezed = Variant::of(&xtask::dist::folder())?;
    xtask::sizes::squeeze(&squeezed.folder)?;
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
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
        page.open("/tasks")?;
        cold.push(times(&page)?);
        let kept = "const done = arguments[0];
            navigator.serviceWorker.ready.then(ready => {
                const look = () => navigator.serviceWorker.controller ? done(true) : setTimeout(look, 100);
                look();
            })";
        session.script_later(kept, json!([]))?;
        // The typed word stands in the address by now: a reload would find it there.
        session.goto("about:blank")?;
        page.open("/tasks")?;
        warm.push(times(&page)?);
    }
    println!(
        "start on a slow phone (1.6 Mbit/s, 150 ms, processor 4 times slower), medians of {RUNS} visits"
    );
    println!("{:24} {:>8} {:>12} {:>12} {:>14}", "", "kB", "first paint", "first rows", "table usable");
    for (name, visits) in [("cold", &cold), ("from the worker's store", &warm)] {
        let of = |key: &str| -> Result<f64, String> {
            let noted = |visit: &Value| visit[key].as_f64().ok_or_else(|| format!("{visit} lacks {key}"));
            Ok(median(&visits.iter().map(noted).collect::<Result<Vec<_>, _>>()?) / 1000.0)
        };
        println!(
            "{name:24} {:>8.0} {:>10.2} s {:>10.2} s {:>12.2} s",
            of("bytes")?,
            of("paint")?,
            of("rows")?,
            of("usable")?
        );
    }
    Ok(())
}

/// What the page noted, once it was usable. The browser tells of its first paint when it likes.
fn times(page: &Page) -> Result<Value, String> {
    let noted = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return window.startTimes && startTimes.usable && paint ? { ...startTimes, paint: paint.startTime } : null";
    page.until_some("a keystroke answered", || {
        Ok(Some(page.session.script(noted, json!([]))?).filter(|noted| !noted.is_null()))
    })
}
