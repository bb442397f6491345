//! A first visit: the table, a search, a filter, a task, a note that stays.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("overview opens without an address", overview),
    Scenario::everywhere("tasks: rows of the bundled reports", table),
    Scenario::everywhere("tasks: search finds a run of characters", search),
    Scenario::everywhere("tasks: a facet narrows to its count", facet),
    Scenario::everywhere("tasks: filters live in the address", address),
    Scenario::everywhere("task: opened from its row", open_task),
    Scenario::everywhere("task: its words stand lit in the source", source),
    Scenario::everywhere("task: a note outlives a reload", note),
];

/// 128 + 200 + 159 tasks in the three task reports.
const TASKS: usize = 487;
const SEARCH: &str = "input[type=search][name=q]";
const ROW: &str = "table[data-view=tasks] tr[data-task]";

fn overview(page: &Page) -> Result<(), Failure> {
    page.open("")?;
    page.wait("figure[data-chart] svg")?;
    let captions = page.texts("figure[data-chart] figcaption")?;
    ensure(captions.iter().all(|caption| !caption.is_empty()), || {
        format!("a chart without caption: {captions:?}")
    })?;
    let title = page.text_of_script("return document.title")?;
    ensure(title.contains("诺迹"), || format!("the title is `{title}`"))
}

fn table(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    let total = page.total()?;
    ensure(total == TASKS, || format!("{total} tasks instead of {TASKS}"))?;
    // Rows below the window may be drawn later; the table tells their number all the same.
    let rows = page.attribute("table[data-view=tasks]", "aria-rowcount")?.unwrap_or_default();
    ensure(rows.parse().is_ok_and(|rows: usize| rows >= TASKS), || format!("aria-rowcount is `{rows}`"))?;
    let goals = page.texts(&format!("{ROW} [data-col=goal]"))?;
    ensure(goals.iter().all(|goal| !goal.is_empty()) && !goals.is_empty(), || {
        "a row without a goal".to_owned()
    })?;
    // Asked at once: more rows may come between two questions.
    let badges = "return [...document.querySelectorAll(arguments[0])]
        .map(row => row.querySelectorAll('[data-status]').length).join(' ')";
    let badges = page.session.script(badges, json!([ROW]))?;
    let badges = badges.as_str().unwrap_or_default();
    ensure(!badges.is_empty() && badges.split(' ').all(|count| count == "1"), || {
        format!("badges in each row, not one everywhere: `{badges}`")
    })
}

fn search(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    page.fill(SEARCH, "老旧小区")?;
    page.until("fewer hits", || Ok(page.total()? < TASKS))?;
    let found = page.total()?;
    ensure(found > 0, || "老旧小区 is not found".to_owned())?;
    page.until("the search in the address", || Ok(page.place()?.contains("q=老旧小区")))?;
    page.fill(SEARCH, "没有这样的词语")?;
    page.until("no hits", || Ok(page.total()? == 0))?;
    page.open("/tasks?q=老旧小区")?;
    page.until("the same hits by address", || Ok(page.total()? == found))?;
    let typed = page.value(SEARCH)?;
    ensure(typed == "老旧小区", || format!("the field holds `{typed}`"))
}

fn facet(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    let year = "input[type=checkbox][name=year]";
    page.wait_for(
        "a year to choose",
        "return document.querySelectorAll(arguments[0]).length > 0",
        json!([year]),
    )?;
    // The label holds the box or points to it.
    let shown = "const box = document.querySelector(arguments[0]);
        return box.labels[0].querySelector('[data-n]').textContent.replace(/\\D/g, '')";
    let count = page.session.script(shown, json!([year]))?;
    let count: usize =
        count.as_str().and_then(|text| text.parse().ok()).ok_or("a facet value without count")?;
    let tick = "document.querySelector(arguments[0]).labels[0].scrollIntoView({ block: 'center' });
        document.querySelector(arguments[0]).click()";
    page.session.script(tick, json!([year]))?;
    page.until(&format!("{count} hits"), || Ok(page.total()? == count))?;
    ensure(page.place()?.contains("year="), || "the filter is not in the address".to_owned())?;
    page.session.script(tick, json!([format!("{year}:checked")]))?;
    page.until("all hits again", || Ok(page.total()? == TASKS))
}

fn address(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?report=r2020")?;
    page.until("the tasks of 2020", || Ok(page.total()? == 128))?;
    // The filters come a moment after the rows.
    page.until("its box ticked", || Ok(page.count("input[name=report][value=r2020]:checked")? == 1))?;
    page.open("/tasks?report=r2022q4")?;
    page.until("the tasks of 2022", || Ok(page.total()? == 200))?;
    page.session.back()?;
    page.until("the tasks of 2020 by going back", || Ok(page.total()? == 128))
}

/// Opens the first task found and gives its id.
fn first_task(page: &Page, place: &str) -> Result<String, Failure> {
    page.open(place)?;
    page.wait(ROW)?;
    // What comes later above the rows moves them: a click meant for one would meet its neighbour.
    page.wait(".tasks-keys")?;
    let id = page.attribute(ROW, "data-task")?.ok_or("a row without id")?;
    page.click(&format!("tr[data-task=\"{id}\"] a"))?;
    page.wait(&format!("[data-task-page=\"{id}\"]"))?;
    Ok(id)
}

fn open_task(page: &Page) -> Result<(), Failure> {
    let id = first_task(page, "/tasks?report=r2022q4")?;
    let place = page.place()?;
    ensure(place == format!("/task/{id}"), || format!("the address is `{place}`"))?;
    for field in ["goal", "progress"] {
        let text = page.text(&format!("[data-task-page] [data-field={field}]"))?;
        ensure(!text.is_empty(), || format!("{field} is empty"))?;
    }
    ensure(!page.text("[data-why]")?.is_empty(), || "no reason is given".to_owned())?;
    page.session.back()?;
    page.wait(ROW).map(drop)
}

fn source(page: &Page) -> Result<(), Failure> {
    first_task(page, "/tasks?q=老旧小区")?;
    let goal = page.text("[data-task-page] [data-field=goal]")?;
    page.click("[data-task-page] a[href*='#/source/']")?;
    page.wait("[data-line] mark")?;
    let lit: String = page.texts("[data-line] mark")?.concat();
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let begins: String = bare(&goal).chars().take(8).collect();
    // A cell of a table may be spread over lines with other cells between, its first characters are not.
    let held = bare(&lit).contains(&begins.chars().take(4).collect::<String>());
    ensure(held, || format!("the lit lines do not hold `{begins}`: {lit}"))
}

fn note(page: &Page) -> Result<(), Failure> {
    let id = first_task(page, "/tasks?report=r2024q2")?;
    page.fill("textarea[name=note]", "要核对原文 <b>&")?;
    page.click("button[name=star]")?;
    page.wait_for(
        "the note in local storage",
        "return Object.keys(localStorage).some(key => key.startsWith('nuoji/')
            && localStorage.getItem(key).includes('要核对原文'))",
        json!([]),
    )?;
    page.reload()?;
    page.wait(&format!("[data-task-page=\"{id}\"]"))?;
    page.until("the note after a reload", || Ok(page.value("textarea[name=note]")? == "要核对原文 <b>&"))?;
    let pressed = page.attribute("button[name=star]", "aria-pressed")?;
    ensure(pressed.as_deref() == Some("true"), || format!("the star's aria-pressed is {pressed:?}"))
}
