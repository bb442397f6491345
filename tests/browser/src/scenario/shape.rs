//! The shape that the reader gives the table: order, columns that stay in sight; what its keys tell.

use super::Scenario;
use crate::page::{Failure, Page, ensure};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("tasks: columns are moved and frozen", shape),
    Scenario::everywhere("tasks: cards have a choice of order", order),
    Scenario::everywhere("tasks: target, result and gap stand beside the status asked for", figures),
    Scenario::everywhere("tasks: ? shows the keys, Ctrl+F what it misses", help),
];

const FIRST: &str = "table[data-view=tasks] tr[data-task][tabindex=\"0\"]";
const ESCAPE: &str = "\u{e00c}";

fn shape(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?cols=report,goal,theme,progress,lead,support,status,percent,check,pace")?;
    page.wait("select[name=group]")?;
    page.click(".tasks-tools details.menu summary")?;
    page.click("button[name=shift][data-of=goal][data-forward=false]")?;
    page.until("the goal first", || Ok(page.place()?.contains("cols=goal,report")))?;
    page.until("the focus on the same button", || {
        Ok(page.text_of_script("return document.activeElement.dataset.forward || ''")? == "false"
            || page.text_of_script("return document.activeElement.name || ''")? == "shift")
    })?;
    page.text_of_script(
        "const choice = document.querySelector('select[name=freeze]');
        choice.value = '1'; choice.dispatchEvent(new Event('change', { bubbles: true })); return ''",
    )?;
    page.until("the choice in the address", || Ok(page.place()?.contains("freeze=1")))?;
    let cells = "return [...document.querySelectorAll('tr[data-task]')].slice(0, 3)
        .map(row => row.cells[0].dataset.col).join()";
    let cells = page.text_of_script(cells)?;
    ensure(cells == "goal,goal,goal", || format!("the rows begin with {cells}"))?;
    let twice = "const rows = [...document.querySelectorAll('tr[data-task]')].map(row => row.dataset.task);
        return String(rows.length - new Set(rows).size)";
    ensure(page.text_of_script(twice)? == "0", || "rows stand twice".into())?;
    page.wait(".grid-box[data-freeze=\"1\"]")?;
    let stays = "const box = document.querySelector('.grid-box');
        const left = () => [...document.querySelectorAll('tr[data-task]:nth-child(2) td, thead th')]
            .filter(cell => cell.dataset.col === 'goal').map(cell => Math.round(cell.getBoundingClientRect().left));
        const before = left(); box.scrollLeft = 200;
        return [box.scrollLeft > 100, ...before.map((place, at) => Math.abs(place - left()[at]) <= 1)].join()";
    let stays = page.text_of_script(stays)?;
    ensure(stays == "true,true,true", || format!("scrolled, head and cell stay: {stays}"))
}

fn order(page: &Page) -> Result<(), Failure> {
    page.session.size(500, 900)?;
    page.open("/tasks")?;
    page.wait("select[name=sort]")?;
    page.text_of_script(
        "const choice = document.querySelector('select[name=sort]');
        choice.value = '-percent'; choice.dispatchEvent(new Event('change', { bubbles: true })); return ''",
    )?;
    page.until("the order in the address", || Ok(page.place()?.contains("sort=-percent")))
}

fn figures(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?status=short")?;
    page.wait("td[data-col=gap] [data-gap=short]")?;
    let percents = page.texts("td[data-col=percent]")?;
    ensure(percents.iter().all(|said| !said.contains("未达目标")), || format!("{percents:?}"))?;
    // Rows below the first screen are filled a moment later.
    page.until("a target in every row", || {
        let targets = page.texts("tr[data-task] td[data-col=target]")?;
        Ok(!targets.is_empty() && targets.iter().all(|said| said.contains(['≥', '≤'])))
    })?;
    let broad = "const box = document.querySelector('.grid-box'); return String(box.scrollWidth <= box.clientWidth + 1)";
    ensure(page.text_of_script(broad)? == "true", || "the columns have no room".into())?;
    page.open("/tasks?measured=1&sort=gap")?;
    page.wait("td[data-col=gap] [data-gap=short]")?;
    page.open("/tasks?status=short&cols=goal,status")?;
    page.until("the columns of the address", || Ok(page.count("thead th[data-col]")? == 2))?;
    page.open("/tasks")?;
    page.until("the usual columns", || Ok(page.count("thead th[data-col]")? == 7))
}

fn help(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait("select[name=group]")?;
    page.press(FIRST, "?")?;
    page.wait("dialog.keys[open]")?;
    page.press("dialog.keys button", ESCAPE)?;
    page.until("the list gone", || Ok(page.count("dialog.keys[open]")? == 0))?;
    page.text_of_script(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true })); return ''",
    )?;
    page.wait("[data-unseen]")?;
    page.click("[data-unseen] button")?;
    page.wait_gone("[data-unseen]")
}
