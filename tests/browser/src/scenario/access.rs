//! For everyone: nothing that axe-core finds, in every look; narrow and enlarged pages that need no sideways
//! scrolling; no motion where none is wanted; colours of the reader's own.

use super::Scenario;
use crate::engine::Engine;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};
use std::time::Duration;

pub const SCENARIOS: &[Scenario] = &[
    axe("access: axe finds nothing, light", |page| looked_over(page, "light")),
    axe("access: axe finds nothing, dark", |page| looked_over(page, "dark")),
    axe("access: axe finds nothing, large print", |page| looked_over(page, "light large")),
    axe("access: axe finds nothing, large print in the dark", |page| looked_over(page, "dark large")),
    axe("access: axe finds nothing, English on a phone", phone),
    axe("access: 320 px and double size without sideways scrolling", narrow),
    axe("access: no motion, own colours", own_wishes),
];

/// Window widths below 450 px, media features and forced colours can be had from Chromium's driver alone; and axe
/// reads what all engines share.
const fn axe(name: &'static str, run: fn(&Page) -> Result<(), Failure>) -> Scenario {
    Scenario::as_built(name, run).only_in(&[Engine::Chromium])
}

/// One place of each kind.
const PLACES: &[&str] = &[
    "/overview",
    "/tasks",
    "/tasks?report=r2022q4&status=done&group=theme&q=小区",
    "/tasks?open=r2022q4-001",
    "/tasks?chart=status",
    "/task/r2022q4-001",
    "/task/r2024q2-010",
    "/task/r2020-014",
    "/source/r2020?lines=20-24",
    "/units",
    "/unit/区住建局",
    "/threads",
    "/side/r2022q4/r2024q2",
    "/notes",
    "/open",
    "/about",
    "/tasks?embed=1",
];

/// Opens a place and waits until all that comes later has come.
fn settled(page: &Page, place: &str) -> Result<(), Failure> {
    page.session.goto("about:blank")?;
    page.open(place)?;
    page.wait("footer")?;
    if !place.contains("embed") {
        page.wait("footer details")?;
    }
    page.wait_for(
        "no page that waits",
        "return !/正在打开|Opening…/.test(document.body.textContent)",
        json!([]),
    )?;
    std::thread::sleep(Duration::from_millis(300));
    Ok(())
}

fn wear(page: &Page, look: &str) -> Result<(), Failure> {
    page.open("/about")?;
    page.session.script("localStorage.setItem('nuoji/look', arguments[0])", json!([look])).map(drop)
}

fn looked_over(page: &Page, look: &str) -> Result<(), Failure> {
    wear(page, look)?;
    let mut found = Vec::new();
    for place in PLACES {
        settled(page, place)?;
        found.extend(violations(page)?.into_iter().map(|what| format!("{place}: {what}")));
    }
    page.open_file("plain.html")?;
    found.extend(violations(page)?.into_iter().map(|what| format!("plain.html: {what}")));
    ensure(found.is_empty(), || found.join("\n"))
}

/// What axe-core calls a violation, with the first places of each.
fn violations(page: &Page) -> Result<Vec<String>, Failure> {
    let file = xtask::tools::axe()?;
    let source = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    page.session.script(&source, json!([]))?;
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
            found => done(found.violations.map(one => one.id + ' (' + one.nodes.length + '): ' + one.nodes.slice(0, 3)
                .map(node => node.target.join(' ') + ' ' + node.html.slice(0, 120) + ' '
                    + node.failureSummary.split('\\n').slice(1).join(' ').slice(0, 240)).join(' | '))),
            error => done(['axe failed: ' + error]))";
    let found = page.session.script_later(run, json!([]))?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn screen(page: &Page, width: u32, height: u32, scale: u32) -> Result<(), Failure> {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
    page.session.chromium("Emulation.setDeviceMetricsOverride", metrics).map(drop)
}

fn media(page: &Page, features: &[(&str, &str)]) -> Result<(), Failure> {
    let features: Vec<Value> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    page.session.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
}

fn phone(page: &Page) -> Result<(), Failure> {
    screen(page, 390, 844, 2)?;
    let seen = looked_over(page, "light en");
    page.session.chromium("Emulation.clearDeviceMetricsOverride", json!({}))?;
    seen
}

/// 320 px is also 1280 px enlarged four times; 640 px of two dots each are 1280 px enlarged twice.
fn narrow(page: &Page) -> Result<(), Failure> {
    let mut found = Vec::new();
    for (look, width, scale) in
        [("light", 320, 1), ("light", 640, 2), ("light large", 320, 1), ("light en", 320, 1)]
    {
        wear(page, look)?;
        screen(page, width, 800, scale)?;
        for place in PLACES {
            settled(page, place)?;
            if let Some(what) = too_wide(page)? {
                found.push(format!("{place} at {width} px, {look}: {what}"));
            }
            // Where lines are short, lone links come close to each other.
            let small = violations(page)?.into_iter().filter(|what| what.starts_with("target-size"));
            found.extend(small.map(|what| format!("{place} at {width} px, {look}: {what}")));
        }
        page.open_file("plain.html")?;
        if let Some(what) = too_wide(page)? {
            found.push(format!("plain.html at {width} px: {what}"));
        }
    }
    page.session.chromium("Emulation.clearDeviceMetricsOverride", json!({}))?;
    ensure(found.is_empty(), || found.join("\n"))
}

/// What sticks out at the side.
fn too_wide(page: &Page) -> Result<Option<String>, Failure> {
    let script = "const root = document.documentElement, wide = root.clientWidth;
        if (root.scrollWidth <= wide) return null;
        const out = [...document.querySelectorAll('body *')].filter(one => {
            const box = one.getBoundingClientRect();
            if (box.right <= wide + 1 || !box.width) return false;
            for (let up = one.parentElement; up; up = up.parentElement)
                if (getComputedStyle(up).overflowX !== 'visible') return false;
            return true;
        });
        return root.scrollWidth + ' px: ' + out.slice(0, 4).map(one => one.tagName + '.' + one.getAttribute('class')
            + ' to ' + Math.round(one.getBoundingClientRect().right)).join(', ')";
    Ok(page.session.script(script, json!([]))?.as_str().map(str::to_owned))
}

fn own_wishes(page: &Page) -> Result<(), Failure> {
    media(page, &[("prefers-reduced-motion", "reduce"), ("forced-colors", "active")])?;
    let seen = (|| {
        settled(page, "/tasks")?;
        let moving = "return [...document.querySelectorAll('*')].filter(one => {
            const style = getComputedStyle(one);
            return style.animationName !== 'none' || style.transitionDuration.split(',').some(time => parseFloat(time) > 0);
        }).length";
        let moving = page.session.script(moving, json!([]))?;
        ensure(moving == json!(0), || format!("{moving} elements move"))?;
        let words = page.texts("tr[data-task] [data-status]")?;
        ensure(!words.is_empty() && words.iter().all(|word| !word.is_empty()), || {
            "a status by colour alone".to_owned()
        })?;
        // A frame remains where the ground is taken away.
        let bare = "return [...document.querySelectorAll('.button')].filter(one =>
            one.getClientRects().length && parseFloat(getComputedStyle(one).borderTopWidth) === 0).length";
        let bare = page.session.script(bare, json!([]))?;
        ensure(bare == json!(0), || format!("{bare} buttons without a frame in forced colours"))
    })();
    media(page, &[])?;
    seen
}
