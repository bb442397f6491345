//! The data that the app starts from: in each engine the very records that the command line reads, the very texts.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::as_built("data: every record is that of the data package", records),
    Scenario::everywhere("data: every text has the recorded digest", texts),
    Scenario::as_built("data: rows of a script, and the way back", rows),
];

/// What differs between the app's records and those of the data package; null where nothing does.
const DIFFERS: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        await nuoji.ready;
        const want = await (await fetch('data/tasks.json')).json();
        const ids = nuoji.query({ facets: [] }).ids;
        if (ids.length !== want.length) return `${ids.length} tasks for ${want.length}`;
        for (const task of want) {
            const [is, should] = [JSON.stringify(nuoji.task(task.id)), JSON.stringify(task)];
            if (is !== should) return `${is} for ${should}`;
        }
        return null;
    })().then(done, why => done(String(why)));";

fn records(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.until("the door for scripts", || scripts(page))?;
    let differs = page.session.script_later(DIFFERS, json!([]))?;
    ensure(differs == Value::Null, || format!("{differs}"))
}

fn scripts(page: &Page) -> Result<bool, Failure> {
    Ok(page.session.script("return !!(window.nuoji && nuoji.query)", json!([]))? == json!(true))
}

fn texts(page: &Page) -> Result<(), Failure> {
    for report in ["events2019", "r2020", "plan2021", "r2022q4", "r2024q2"] {
        page.open(&format!("/source/{report}"))?;
        page.wait(&format!("[data-source-page={report}] [data-digest=same]"))?;
        page.wait("[data-line]")?;
    }
    Ok(())
}

fn rows(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.until("the door for scripts", || scripts(page))?;
    page.session.script("nuoji.load([{ id: 'x-1', goal: '新建公厕3座' }])", json!([]))?;
    page.until("the row of the script", || Ok(page.total()? == 1))?;
    page.session.script("nuoji.reset()", json!([]))?;
    page.until("the reports again", || Ok(page.total()? == 487))?;
    page.session.script("nuoji.reset()", json!([]))?;
    page.open("/task/r2020-005")?;
    page.wait("[data-task-page='r2020-005'] .source-short .source-line").map(drop)
}
