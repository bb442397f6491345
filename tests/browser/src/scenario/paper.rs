//! Paper: what prints and what does not. Seen through Chromium's emulation of print, the one that WebDriver's engines
//! share no command for.

use super::Scenario;
use crate::engine::Engine;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("paper: the head of the table can stand on every page", head)
        .only_in(&[Engine::Chromium]),
    Scenario::everywhere("paper: notes print whole, and no words of buttons", notes)
        .only_in(&[Engine::Chromium]),
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";

fn printed(page: &Page, on: bool) -> Result<(), Failure> {
    let media = json!({ "media": if on { "print" } else { "" } });
    page.session.chromium("Emulation.setEmulatedMedia", media).map(drop)
}

fn head(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?status=ongoing&sort=-percent")?;
    page.wait(ROW)?;
    page.wait(".meter-fill")?;
    printed(page, true)?;
    let style = "const style = (css, name) => getComputedStyle(document.querySelector(css))[name];
        return [style('.grid thead', 'display'), style('.grid-sort', 'display'), style('.meter-fill', 'printColorAdjust'),
            style('.grid th', 'position')].join()";
    let style = page.text_of_script(style)?;
    // Chromium repeats no head that holds the box of a button.
    ensure(style == "table-header-group,contents,exact,static", || style)?;
    let over = "return [...document.querySelectorAll('.grid td[data-col=status] .badge')]
        .filter(badge => badge.scrollWidth > badge.closest('td').clientWidth).length";
    let over = page.session.script(over, json!([]))?;
    printed(page, false)?;
    ensure(over == 0, || format!("{over} statuses run into the next column"))
}

/// Buttons that would print; heads of columns and entries of legends are words of the page.
fn buttons(page: &Page) -> Result<(), Failure> {
    let seen =
        "return [...document.querySelectorAll('main button, main a.button, main select, main textarea')]
        .filter(one => !one.matches('.grid-sort, .legend-entry') && one.getClientRects().length > 0)
        .map(one => one.textContent.trim() || one.name)";
    let seen = page.session.script(seen, json!([]))?;
    ensure(seen.as_array().is_some_and(Vec::is_empty), || format!("these print: {seen}"))
}

fn notes(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    let id = page.attribute(ROW, "data-task")?.ok_or("a row without id")?;
    page.open(&format!("/task/{id}"))?;
    let text = "现场看过，电梯已经能用。";
    page.fill("textarea[name=note]", text)?;
    page.until("the note for paper", || Ok(page.count("[data-note-paper]")? == 1))?;
    printed(page, true)?;
    let told = page.text("[data-note-paper]")?;
    ensure(told.contains(text), || told)?;
    buttons(page)?;
    for place in ["/notes", "/tasks"] {
        page.open(place)?;
        page.wait(if place == "/notes" { "[data-note]" } else { ROW })?;
        buttons(page)?;
    }
    printed(page, false)
}
