//! The app where no server is: the single file opened by double click. And the page without script.

use super::Scenario;
use crate::console;
use crate::engine::Engine;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::as_built("single file: opens from a folder", single),
    Scenario::as_built("plain page: every task has its anchor", plain),
];

fn single(page: &Page) -> Result<(), Failure> {
    let file = format!("file://{}", xtask::dist::folder().join("nuoji.html").display());
    let mark = console::mark(page.session)?;
    page.session.goto(&format!("{file}#/tasks"))?;
    page.until("all tasks", || Ok(page.count("[data-total]")? > 0 && page.total()? == 487))?;
    page.fill("input[type=search][name=q]", "老旧小区")?;
    page.until("fewer hits", || Ok(page.total()? < 487))?;
    page.wait("table[data-view=tasks] tr[data-task]")?;
    let style = page.text_of_script("return getComputedStyle(document.body).fontFamily")?;
    ensure(!style.is_empty(), || "no style".to_owned())?;
    let asked = page.session.script("return performance.getEntriesByType('resource').length", json!([]))?;
    ensure(asked == 0, || format!("the single file asked for {asked} others"))?;
    if page.engine() != Engine::WebKit {
        let said = console::complaints(page.session, mark, &file)?;
        ensure(said.is_empty(), || format!("the console says:\n{}", said.join("\n")))?;
    }
    page.session.goto("about:blank")
}

fn plain(page: &Page) -> Result<(), Failure> {
    page.open_file("plain.html#r2022q4-001")?;
    page.wait("[id=r2022q4-001]")?;
    let tasks = "return document.querySelectorAll('[id^=r2020-], [id^=r2022q4-], [id^=r2024q2-]').length";
    let count = page.session.script(tasks, json!([]))?;
    ensure(count.as_u64() >= Some(487), || format!("{count} anchors"))?;
    let scripts = page.count("script")?;
    ensure(scripts == 0, || format!("{scripts} scripts"))
}
