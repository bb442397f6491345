//! Passing on: the language and the frame stand in the address, title and description follow the page.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("share: an address asks for English, once", english),
    Scenario::everywhere("share: an embedded page has no frame and keeps to it", embedded),
    Scenario::everywhere("share: title, description, link and code of a page", passed_on),
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";

fn english(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?report=r2020&lang=en")?;
    page.wait("html[lang=en]")?;
    page.wait(ROW)?;
    page.until("the tasks of 2020", || Ok(page.total()? == 128))?;
    page.until("English words", || Ok(page.text("nav")?.contains("Tasks")))?;
    // It goes with the reader, and is not taken for the reader's own wish.
    page.click("nav a[href='#/units']")?;
    page.until("the language in the next address", || Ok(page.place()? == "/units?lang=en"))?;
    page.session.goto("about:blank")?;
    page.open("/tasks")?;
    page.wait("html[lang=zh-CN]")?;
    page.until("Chinese words", || Ok(page.text("nav")?.contains("任务")))
}

fn embedded(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?report=r2020&embed=1")?;
    page.wait(ROW)?;
    page.wait("footer a[target=_blank]")?;
    ensure(page.count(".head, .nav")? == 0, || "a frame stands round it".to_owned())?;
    let id = page.attribute(ROW, "data-task")?.ok_or("a row without id")?;
    page.session.script("location.hash = '#/task/' + arguments[0]", json!([id]))?;
    page.wait(&format!("[data-task-page=\"{id}\"]"))?;
    page.until("the address embedded", || Ok(page.place()?.ends_with("embed=1")))?;
    ensure(page.count(".head")? == 0, || "the frame came with the next page".to_owned())?;
    let whole = page.attribute("footer a[target=_blank]", "href")?.unwrap_or_default();
    ensure(whole.ends_with(&format!("#/task/{id}")), || format!("the way out leads to {whole}"))?;
    // What wraps a page may stand before its place too, where other pages' makers write it.
    page.open_file("index.html?embed=1&lang=en#/tasks?report=r2020")?;
    page.wait("html[lang=en] footer a[target=_blank]")?;
    page.until("the tasks of 2020", || Ok(page.total()? == 128))?;
    ensure(page.count(".head, .nav")? == 0, || "a frame stands round it".to_owned())
}

fn passed_on(page: &Page) -> Result<(), Failure> {
    page.open("/unit/区住建局")?;
    page.wait("footer details")?;
    page.until("the page's own title", || {
        Ok(page.text_of_script("return document.title")?.starts_with("区住建局"))
    })?;
    page.until("the page's own description", || {
        let said = page.attribute("meta[name=description]", "content")?;
        Ok(said.is_some_and(|said| said.starts_with("区住建局：")))
    })?;
    page.click("footer details summary")?;
    page.wait("footer svg[role=img]")?;
    let link = page.value("footer input[readonly]")?;
    ensure(link.contains("#/unit/"), || format!("the link is {link}"))?;
    page.click("footer details button")?;
    page.until("word of the copy", || Ok(!page.text("[role=status]")?.is_empty()))
}
