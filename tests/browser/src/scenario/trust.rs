//! Checking a statement: from the table to the task, to its words in the source and back; the digest, the
//! citations, the rules with their tasks.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("trust: table, task, source, and back to the task", round),
    Scenario::everywhere("trust: the margin of a source leads to its tasks", margin),
    Scenario::everywhere("trust: a source proves its bytes and is searched", source),
    Scenario::everywhere("trust: a task is quoted, lit and drawn as a code", quoted),
    Scenario::everywhere("trust: rules show tasks, numbers lead to their rows", method),
    Scenario::everywhere("trust: every page has its own title", titles),
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";

fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

fn round(page: &Page) -> Result<(), Failure> {
    for report in ["r2020", "r2022q4", "r2024q2"] {
        page.open(&format!("/tasks?report={report}"))?;
        page.wait(ROW)?;
        page.wait(".tasks-keys")?;
        let id = page.attribute(ROW, "data-task")?.ok_or("a row without id")?;
        page.click(&format!("tr[data-task=\"{id}\"] a"))?;
        page.wait(&format!("[data-task-page=\"{id}\"]"))?;
        let goal = bare(&page.text("[data-task-page] [data-field=goal]")?);
        let progress = bare(&page.text("[data-task-page] [data-field=progress]")?);
        page.click("[data-task-page] a[href*='#/source/']")?;
        page.wait("[data-line] mark")?;
        let lit = bare(&page.texts("[data-line] mark")?.concat());
        ensure(lit.contains(&goal), || format!("{id}: its goal `{goal}` is not lit: {lit}"))?;
        ensure(lit.contains(&progress), || format!("{id}: its progress `{progress}` is not lit: {lit}"))?;
        page.click("a[data-back]")?;
        page.wait(&format!("[data-task-page=\"{id}\"]"))?;
    }
    Ok(())
}

fn margin(page: &Page) -> Result<(), Failure> {
    page.open("/source/r2020")?;
    page.wait("[data-line] a[data-of]")?;
    let count = page.count("[data-line] a[data-of]")?;
    ensure(count == 128, || format!("{count} tasks in the margin"))?;
    let id = page.attribute("[data-line] a[data-of]", "data-of")?.ok_or("a link without its task")?;
    page.click("[data-line] a[data-of]")?;
    page.wait(&format!("[data-task-page=\"{id}\"]")).map(drop)
}

fn source(page: &Page) -> Result<(), Failure> {
    page.open("/source/r2022q4")?;
    page.wait("[data-digest]")?;
    let state = page.attribute("[data-digest]", "data-digest")?;
    ensure(state.as_deref() == Some("same"), || format!("the digest is {state:?}"))?;
    let sum = page.text("[data-digest] code")?;
    ensure(sum.len() == 64, || format!("the digest reads `{sum}`"))?;
    ensure(page.count("button[data-download]")? == 1, || "no original to download".to_owned())?;
    ensure(page.text("[data-source-page]")?.contains("重复的第二份正文"), || {
        "no reason is shown".to_owned()
    })?;
    page.fill("input[name=find]", "电竞")?;
    page.wait_for(
        "hits in the text",
        "return document.querySelectorAll('.source-hit').length > 0
            && /\\d/.test(document.querySelector('[data-found]').textContent)",
        json!([]),
    )?;
    page.fill("input[name=find]", "没有这样的词语")?;
    page.wait_gone(".source-hit")?;
    // Line 1300 is blank: the next printed one comes into view.
    page.open("/source/r2022q4?lines=1300-1310")?;
    page.wait_for(
        "the lines asked for in view",
        "const lit = document.querySelector('[data-line] mark');
            const top = lit ? lit.getBoundingClientRect().top : -1;
            return top > 0 && top < innerHeight",
        json!([]),
    )
}

fn quoted(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-015")?;
    page.wait("[data-citation=gbt7714]")?;
    for (key, word) in
        [("gbt7714", "[EB/OL]"), ("plain", "r2020-015"), ("markdown", "> "), ("bibtex", "@misc{r2020-015")]
    {
        let text = page.text(&format!("[data-citation={key}]"))?;
        ensure(text.contains(word) && text.contains("/task/r2020-015"), || format!("{key}: {text}"))?;
    }
    ensure(page.count("svg.qr path")? == 1, || "no code is drawn".to_owned())?;
    ensure(page.count("[data-field=progress] mark")? > 0, || "nothing that decided is lit".to_owned())?;
    ensure(page.count("tr[data-measure] svg")? == 2, || "a measure has no bar".to_owned())?;
    ensure(page.count("button[data-copy=fault]")? == 1, || "no fault report".to_owned())
}

fn method(page: &Page) -> Result<(), Failure> {
    page.open("/about")?;
    page.wait("[data-rule]")?;
    // A rule for words that no bundled report prints has nothing to show.
    let shown = page.count("[data-rule]:has([data-for])")?;
    let against = page.count("[data-rule]:has([data-for]) [data-against]")?;
    ensure(shown > 15 && shown == against, || format!("{shown} rules shown, {against} with a task against"))?;
    ensure(page.count("[data-agreement] table tr")? > 5, || "no agreement is shown".to_owned())?;
    let numbers = page.count("[data-quality] a[data-rows]")?;
    ensure(numbers > 5, || format!("{numbers} numbers lead to rows"))?;
    let last = "[data-quality] tr:last-child td:nth-of-type(4) a[data-rows]";
    let rows: usize = page
        .attribute(last, "data-rows")?
        .and_then(|rows| rows.parse().ok())
        .ok_or("cells taken from above lead nowhere")?;
    page.click(last)?;
    page.wait(ROW)?;
    page.until(&format!("{rows} rows"), || Ok(page.total()? == rows))
}

fn titles(page: &Page) -> Result<(), Failure> {
    let mut seen: Vec<String> = Vec::new();
    for place in
        ["/overview", "/tasks", "/task/r2020-015", "/source/r2020", "/units", "/threads", "/notes", "/about"]
    {
        page.open(place)?;
        page.until(&format!("a title of {place}"), || {
            let title = page.text_of_script("return document.title")?;
            Ok(title.contains("诺迹") && !seen.contains(&title))
        })?;
        seen.push(page.text_of_script("return document.title")?);
    }
    Ok(())
}
