//! Every address shows what it names, opened afresh or come to from a scrolled page: in sight, with the focus there.
//! What of an address is not understood is said.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("addresses: lines of a source, opened afresh", lines),
    Scenario::everywhere("addresses: what is named is in sight and has the focus", named),
    Scenario::everywhere("addresses: a link from a scrolled page leads to the top of the next", scrolled),
    Scenario::everywhere("addresses: what is damaged, repeated or unknown is said", told),
    Scenario::everywhere("addresses: no word of a code where none is drawn", no_code),
];

const PHONE: (u32, u32) = (390, 844);
const DESK: (u32, u32) = (1280, 900);

/// Where an element's first line stands, below what stays in sight above it, and what has the focus.
const PLACE: &str = "const one = document.querySelector(arguments[0]);
    if (!one) return null;
    const bars = [...document.querySelectorAll('.head, .source-find')].filter(bar => {
        const at = bar.getBoundingClientRect();
        return getComputedStyle(bar).position === 'sticky' && at.top < 120 && at.bottom > 0 && !bar.contains(one) && !one.contains(bar);
    });
    const under = Math.max(0, ...bars.map(bar => bar.getBoundingClientRect().bottom));
    const top = one.getBoundingClientRect().top;
    return { top, under, height: innerHeight, focus: !!document.activeElement
        && document.activeElement !== document.body
        && (document.activeElement.contains(one) || one.contains(document.activeElement)) }";

fn in_sight(page: &Page, css: &str) -> Result<(), Failure> {
    let mut seen = Value::Null;
    let mut same = 0;
    page.until_some(&format!("`{css}` in sight"), || {
        let now = page.session.script(PLACE, json!([css]))?;
        same = if now == seen { same + 1 } else { 0 };
        seen = now;
        let of = |name: &str| seen[name].as_f64().unwrap_or(-1.0);
        let good = seen["focus"] == true && of("top") >= of("under") - 1.0 && of("top") < of("height") - 20.0;
        // And stays there.
        Ok((good && same > 5).then_some(()))
    })
    .map_err(|why| format!("{why}: {seen}"))
}

/// A visit of its own: nothing of the program is there yet.
fn afresh(page: &Page, place: &str) -> Result<(), Failure> {
    page.session.goto("about:blank")?;
    page.open(place)
}

fn lines(page: &Page) -> Result<(), Failure> {
    for (width, height) in [DESK, PHONE] {
        page.session.size(width, height)?;
        for (lines, first) in [("1150-1156", 1150), ("1300-1310", 1301), ("3", 3)] {
            afresh(page, &format!("/source/r2022q4?lines={lines}"))?;
            let shown = "const first = Number(arguments[0]);
                const line = [...document.querySelectorAll('[data-line]')].find(one => Number(one.dataset.line) >= first);
                if (line) line.setAttribute('data-first', ''); return !!line";
            page.wait_for("the source", shown, json!([first]))?;
            in_sight(page, "[data-first]").map_err(|why| format!("{lines} at {width}: {why}"))?;
        }
    }
    // From line to line within the page.
    page.open("/source/r2022q4?lines=200-210")?;
    page.wait("[data-line=\"200\"] mark, [data-line=\"201\"] mark")?;
    page.wait_for("the line", "return document.activeElement.matches('[data-line]')", json!([]))
}

fn named(page: &Page) -> Result<(), Failure> {
    let places = [
        ("/task/r2020-015", "main h1"),
        ("/unit/区住建局", "main h1"),
        ("/thread/加装电梯", "main h1"),
        ("/side/r2020/r2022q4", "main h1"),
        ("/notes", "main h1"),
        ("/about", "main h1"),
        ("/source/r2020", "main h1"),
    ];
    for (width, height) in [DESK, PHONE] {
        page.session.size(width, height)?;
        for (place, css) in places {
            afresh(page, place)?;
            in_sight(page, css).map_err(|why| format!("{place} at {width}: {why}"))?;
        }
    }
    page.session.size(DESK.0, DESK.1)?;
    afresh(page, "/tasks?open=r2020-015")?;
    in_sight(page, ".drawer-head")
}

fn scrolled(page: &Page) -> Result<(), Failure> {
    page.open("/overview")?;
    page.wait("figure[data-chart] svg")?;
    for place in ["/about", "/task/r2020-015", "/task/r2020-016", "/units", "/unit/区住建局", "/overview"]
    {
        page.session.script("scrollTo(0, document.documentElement.scrollHeight)", json!([]))?;
        page.open(place)?;
        in_sight(page, "main h1").map_err(|why| format!("{place}: {why}"))?;
    }
    Ok(())
}

fn told(page: &Page) -> Result<(), Failure> {
    for (place, words) in [
        ("/foo", vec!["foo"]),
        ("/tasks?q=%E8%80%81%E6%97%A7%E5", vec!["q", "%E5"]),
        ("/tasks?q=老旧&q=学校", vec!["q", "老旧"]),
        ("/tasks?colour=red&status=gone", vec!["colour", "status=gone"]),
        ("/source/r2020?lines=99990-99999", vec!["99990—99999"]),
        ("/unit/区住建局%E5", vec!["%E5"]),
    ] {
        page.session.goto("about:blank")?;
        // As it stands: the browser must not mend it.
        page.session.goto(&format!("{}#{place}", page.server.url()))?;
        page.until(&format!("{place} told"), || {
            let told = page.texts(".alerts .notice[role=status]")?.concat();
            Ok(words.iter().all(|word| told.contains(word)))
        })?;
    }
    page.session.goto(&format!("{}#/tasks?q=%E8%80%81%E6%97%A7%E5", page.server.url()))?;
    page.until("what could be read is sought", || Ok(page.count("[data-total]")? > 0 && page.total()? > 0))?;
    ensure(page.value("input[name=q]")? == "老旧", || "the field shows escapes".to_owned())?;
    page.open("/source/r2020?lines=99990")?;
    let last = "const all = [...document.querySelectorAll('[data-line]')]; return all.pop() === document.activeElement";
    page.wait_for("the end of the report", last, json!([]))
}

fn no_code(page: &Page) -> Result<(), Failure> {
    const HINT: &str = "用手机扫一扫";
    page.open("/about")?;
    page.click(".pass summary")?;
    page.wait(".pass svg.qr")?;
    ensure(page.text(".pass-card")?.contains(HINT), || "a code without a word".to_owned())?;
    page.open(&format!("/tasks?q={}", "老旧小区".repeat(40)))?;
    page.wait_gone(".pass svg.qr")?;
    ensure(!page.text(".pass-card")?.contains(HINT), || "a word without a code".to_owned())
}
