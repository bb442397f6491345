//! What a search shows: the words that were found, in sight; what to try where nothing is; when it is announced.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("search: words that mean the same are lit in their own form", alike),
    Scenario::everywhere("search: every row shows a hit, on wide and narrow screens", in_sight),
    Scenario::everywhere("search: a hit in a field that is not shown is told", unseen),
    Scenario::everywhere("search: whole readings find their words", reading),
    Scenario::everywhere("search: where nothing is found something else is offered", instead),
    Scenario::everywhere("search: the count is announced once typing rests", announced),
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";

fn alike(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?q=停车位")?;
    page.wait(&format!("{ROW} mark"))?;
    let lit = page.texts(&format!("{ROW} mark"))?;
    ensure(lit.iter().all(|lit| lit == "停车泊位"), || format!("{lit:?}"))?;
    page.until("what else was looked for", || {
        Ok(page.texts(".tasks-hits")?.iter().any(|said| said.contains("停车泊位")))
    })
}

/// Rows that show no lit word within what they show.
const HIDDEN: &str = "return [...document.querySelectorAll('tr[data-task]')].filter(row => {
    const inside = (mark, box) => {
        const one = mark.getBoundingClientRect(), all = box.getBoundingClientRect();
        return one.height > 0 && one.bottom <= all.bottom + 2 && one.top >= all.top - 2;
    };
    return ![...row.querySelectorAll('mark')].some(mark =>
        inside(mark, row) && inside(mark, mark.closest('.grid-fold, .grid-why') || row));
}).map(row => row.dataset.task)";

fn in_sight(page: &Page) -> Result<(), Failure> {
    for width in [1280, 500] {
        page.session.size(width, 900)?;
        for text in ["加装电梯", "老旧小区", "数字化"] {
            page.open(&format!("/tasks?q={text}"))?;
            page.until(&format!("a hit of {text} in every row, {width} wide"), || {
                let asked = page.text_of_script("return document.querySelector('input[name=q]').value")?;
                let lit = page.count(&format!("{ROW} mark"))?;
                let hidden = page.session.script(HIDDEN, json!([]))?;
                Ok(asked == text && lit > 0 && hidden.as_array().is_some_and(Vec::is_empty))
            })?;
        }
    }
    page.session.size(1280, 900)
}

fn unseen(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?q=support:街道")?;
    page.wait(".grid-why mark")?;
    let named = page.text(".grid-why")?;
    ensure(named.contains("责任单位") && named.contains("街道"), || named)?;
    page.open("/tasks?q=support:街道&cols=goal,support")?;
    page.wait("td[data-col=support] mark")?;
    page.wait_gone(".grid-why")
}

fn reading(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?q=laojiuxiaoqu")?;
    page.wait(&format!("{ROW} mark"))?;
    let lit = page.texts(&format!("{ROW} mark"))?;
    ensure(!lit.is_empty() && lit.iter().all(|lit| lit == "老旧小区"), || format!("{lit:?}"))
}

fn instead(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?q=停车收费站")?;
    page.click("button[name=instead]")?;
    page.wait(ROW)?;
    let place = page.place()?;
    ensure(page.total()? > 0 && place.contains("停车"), || place)?;
    page.open("/tasks?q=加梯60台&report=r2022q4")?;
    page.click("button[name=instead]")?;
    page.wait(ROW)?;
    let place = page.place()?;
    ensure(!place.contains("report"), || place)
}

fn announced(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    page.wait(".tasks-keys")?;
    page.text_of_script(
        "window.told = [];
        const said = document.querySelector('.said[role=status]');
        new MutationObserver(() => told.push(said.textContent))
            .observe(said, { childList: true, characterData: true, subtree: true });
        const box = document.querySelector('input[name=q]');
        let text = '';
        for (const sign of '老旧小区改造') {
            text += sign;
            box.value = text;
            box.dispatchEvent(new Event('input', { bubbles: true }));
        }
        return ''",
    )?;
    page.wait_for("the count", "return told.length > 0", json!([]))?;
    let total = page.total()?.to_string();
    let told = page.session.script("return told", json!([]))?;
    ensure(
        told.as_array()
            .is_some_and(|told| told.len() == 1 && told[0].as_str().is_some_and(|one| one.contains(&total))),
        || format!("{told}, with {total} tasks"),
    )
}
