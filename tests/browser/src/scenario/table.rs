//! The table's shape and its keys: groups, columns, the focus after a filter.

use super::Scenario;
use crate::page::{Failure, Page, ensure};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("tasks: groups have heads that count", groups),
    Scenario::everywhere("tasks: the last row of grouped rows is reached", last_row),
    Scenario::everywhere("tasks: columns follow the address, and the reverse", columns),
    Scenario::everywhere("tasks: / searches, Esc empties the search", keys),
    Scenario::everywhere("tasks: keys go from row to row", rows),
    Scenario::everywhere("tasks: long facets are searched in any script", facet),
    Scenario::everywhere("tasks: the focus outlives a chip", chip),
    Scenario::everywhere("tasks: a task opens beside the table, with its note, and closes", drawer),
];

/// 128 + 200 + 159 tasks in the three task reports.
const TASKS: usize = 487;
const TABLE: &str = "table[data-view=tasks]";
const ROW: &str = "table[data-view=tasks] tr[data-task]";
const SEARCH: &str = "input[type=search][name=q]";
const ESCAPE: &str = "\u{e00c}";

fn rowcount(page: &Page) -> Result<usize, Failure> {
    let count = page.attribute(TABLE, "aria-rowcount")?.unwrap_or_default();
    count.parse().map_err(|_| format!("aria-rowcount is `{count}`"))
}

fn groups(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?group=report")?;
    page.wait(ROW)?;
    let total = page.total()?;
    ensure(total == TASKS, || format!("{total} tasks instead of {TASKS}"))?;
    // A head row, the heads of three reports, the tasks.
    let rows = rowcount(page)?;
    ensure(rows == 1 + 3 + TASKS, || format!("{rows} rows"))?;
    // The heads come a moment after the rows.
    page.wait("tr.grid-group [data-status]")?;
    let counts = page.texts("tr.grid-group:first-of-type [data-status]")?;
    let sum: usize = counts.iter().filter_map(|count| count.trim().parse::<usize>().ok()).sum();
    ensure(sum == 128, || format!("the first report's head counts {counts:?}"))?;
    let parts = page.count("tr.grid-group:first-of-type .grid-group-bar > *")?;
    ensure(parts > 1, || format!("{parts} parts in its bar"))
}

fn last_row(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?group=theme")?;
    page.wait(ROW)?;
    // The empty rows that stand for those not drawn must not take the columns' room.
    let width =
        "return String(Math.round(document.querySelector('tr[data-task] [data-col=goal]').offsetWidth))";
    let width = page.text_of_script(width)?;
    ensure(width.parse().is_ok_and(|width: u32| width > 100), || format!("goals are {width} wide"))?;
    let rows = rowcount(page)?;
    page.until("the last row", || {
        page.text_of_script("window.scrollTo(0, document.documentElement.scrollHeight); return ''")?;
        Ok(page.count(&format!("{ROW}[aria-rowindex=\"{rows}\"]"))? == 1)
    })
}

fn columns(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?cols=goal,support")?;
    page.wait(ROW)?;
    let heads = page.count(&format!("{TABLE} thead th[data-col]"))?;
    ensure(heads == 2, || format!("{heads} columns"))?;
    page.click(".tasks-tools details.menu summary")?;
    page.click("input[name=cols][value=lead]")?;
    page.until("three columns", || Ok(page.count(&format!("{TABLE} thead th[data-col]"))? == 3))?;
    page.until("the column in the address", || Ok(page.place()?.contains("lead")))
}

fn keys(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    page.press(&format!("{ROW}[tabindex=\"0\"]"), "/")?;
    page.until("the focus in the search", || {
        Ok(page.text_of_script("return document.activeElement.getAttribute('name') || ''")? == "q")
    })?;
    page.fill(SEARCH, "老旧小区")?;
    page.until("fewer hits", || Ok(page.total()? < TASKS))?;
    page.press(SEARCH, ESCAPE)?;
    page.until("all tasks again", || Ok(page.total()? == TASKS))
}

/// The place, among rows and heads, of the row that has the focus.
fn focused(page: &Page) -> Result<String, Failure> {
    page.text_of_script("return document.activeElement.getAttribute('aria-rowindex') || ''")
}

fn rows(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(".tasks-keys")?;
    let (down, up) = ("\u{e015}", "\u{e013}");
    for (key, index) in [(down, 3), (down, 4), (up, 3), ("\u{e00f}", 11), ("\u{e00e}", 3)] {
        let here = if index == 3 && key == down { "2".to_owned() } else { focused(page)? };
        page.press(&format!("{ROW}[aria-rowindex=\"{here}\"]"), key)?;
        page.until(&format!("the focus on row {index}"), || Ok(focused(page)? == index.to_string()))?;
    }
    let last = rowcount(page)?.to_string();
    for (key, index) in [("\u{e010}", last.as_str()), ("\u{e011}", "2")] {
        page.press(&format!("{ROW}[aria-rowindex=\"{}\"]", focused(page)?), key)?;
        page.until(&format!("the focus on row {index}"), || Ok(focused(page)? == index))?;
    }
    page.press(&format!("{ROW}[aria-rowindex=\"2\"]"), "\u{e007}")?;
    page.wait(".drawer [data-task-page]").map(drop)
}

fn facet(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait("select[name=group]")?;
    page.until("the facet of leads", || Ok(page.count("input[name=lead]")? > 0))?;
    page.text_of_script(
        "document.querySelector('input[name=lead]').closest('details').open = true; return ''",
    )?;
    page.fill("details:has(input[name=lead]) .facet-find", "區教育")?;
    page.until("the one body", || {
        let words = page.texts("details:has(input[name=lead]) .facet-word")?;
        Ok(words.len() < 8 && words.iter().any(|word| word.contains("教育")))
    })
}

fn chip(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?status=short")?;
    page.wait(".chip")?;
    page.click(".chip")?;
    page.until("all tasks again", || Ok(page.total()? == TASKS))?;
    page.until("a focus inside the page", || {
        Ok(page.text_of_script("return document.activeElement.tagName")? != "BODY")
    })
}

fn drawer(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?report=r2022q4")?;
    page.wait(ROW)?;
    page.wait(".tasks-keys")?;
    let id = page.attribute(ROW, "data-task")?.ok_or("a row without id")?;
    page.click(&format!("tr[data-task=\"{id}\"] td[data-col=progress]"))?;
    page.wait(&format!(".drawer [data-task-page=\"{id}\"]"))?;
    let place = page.place()?;
    ensure(place.contains("report=r2022q4") && place.contains(&format!("open={id}")), || place.clone())?;
    page.wait(&format!("tr[data-task=\"{id}\"][aria-current=true]"))?;
    page.fill(".drawer textarea[name=note]", "抽屉里写的")?;
    page.click(".drawer button[name=next]")?;
    page.until("the next task", || {
        let shown = page.attribute(".drawer [data-task-page]", "data-task-page")?;
        Ok(shown.is_some_and(|shown| shown != id))
    })?;
    page.click(".drawer button[name=prev]")?;
    page.until("its note again", || Ok(page.value(".drawer textarea[name=note]")? == "抽屉里写的"))?;
    page.until("the mark in its row", || {
        Ok(page.text(&format!("tr[data-task=\"{id}\"] [data-col=goal]"))?.contains("抽屉里写的"))
    })?;
    page.until("the focus in the drawer", || {
        let inside = "return document.querySelector('.drawer :focus') ? 'yes' : ''";
        Ok(!page.text_of_script(inside)?.is_empty())
    })?;
    page.press(".drawer-head", ESCAPE)?;
    page.wait_gone(".drawer")?;
    page.until("the focus in its row again", || {
        Ok(page.text_of_script("return document.activeElement.dataset.task || ''")? == id)
    })?;
    ensure(!page.place()?.contains("open="), || "the address still names the task".to_owned())?;
    page.press(&format!("tr[data-task=\"{id}\"]"), "\u{e007}")?;
    page.wait(&format!(".drawer [data-task-page=\"{id}\"]")).map(drop)
}
