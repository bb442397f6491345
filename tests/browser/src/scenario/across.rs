//! What runs across reports: units, threads, and two reports side by side.

use super::Scenario;
use crate::page::{Failure, Page, ensure};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("units: found by any of their letters, narrowed and ordered", units),
    Scenario::everywhere("unit: tasks by report, company, the table behind a mark", unit),
    Scenario::everywhere("unit: what is folded opens for paper", paper),
    Scenario::everywhere("threads: narrowed by subject, years and fate", threads),
    Scenario::everywhere("thread: members in the order of time, a drawing with its numbers", thread),
    Scenario::everywhere("side by side: the choice is an address, the address a comparison", side),
];

fn shown(page: &Page) -> Result<usize, Failure> {
    let shown = page.attribute("[data-shown]", "data-shown")?.unwrap_or_default();
    shown.parse().map_err(|_| format!("[data-shown] is `{shown}`"))
}

fn choose(page: &Page, name: &str, at: usize) -> Result<(), Failure> {
    page.wait(&format!("main select[name={name}]"))?;
    let script = format!(
        "const field = document.querySelector('main select[name={name}]');
         field.selectedIndex = {at};
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));
         return field.value"
    );
    page.text_of_script(&script).map(drop)
}

fn units(page: &Page) -> Result<(), Failure> {
    page.open("/units")?;
    page.wait("[data-shown]")?;
    let all = shown(page)?;
    ensure(all > 40, || format!("{all} units"))?;
    page.fill("main input[type=search]", "科技")?;
    page.until("fewer units", || Ok(shown(page)? < all))?;
    let names = page.texts(".sheet tbody th")?;
    ensure(!names.is_empty() && names.iter().any(|name| name.contains("科技")), || format!("{names:?}"))?;
    page.until("what was typed, in the address", || Ok(page.place()?.contains("?q=科技")))?;
    page.reload()?;
    page.until("the same units after a reload", || {
        Ok(page.count("[data-shown]")? == 1 && page.texts(".sheet tbody th")? == names)
    })?;
    // Two letters taken back by key: a driver's way to empty a field tells the page nothing in one engine.
    page.press("main input[type=search]", "\u{E003}\u{E003}")?;
    page.until("all units again", || Ok(shown(page)? == all && page.place()? == "/units"))?;
    choose(page, "kind", 2)?;
    page.until("streets alone", || Ok(shown(page)? < all && page.place()?.contains("kind=street")))?;
    let streets = shown(page)?;
    choose(page, "order", 2)?;
    page.until("units by name", || {
        let names = page.texts(".sheet tbody th")?;
        let mut sorted = names.clone();
        sorted.sort();
        Ok(!names.is_empty() && names == sorted)
    })?;
    page.session.back()?;
    page.session.back()?;
    page.until("all units by going back", || Ok(shown(page)? == all))?;
    page.open("/units?kind=street&order=name")?;
    page.until("streets by their address", || Ok(shown(page)? == streets))?;
    let chosen = "return document.querySelector('main select[name=kind]').value";
    let kind = page.text_of_script(chosen)?;
    ensure(kind == "street", || format!("the field shows `{kind}`"))
}

fn unit(page: &Page) -> Result<(), Failure> {
    page.open("/unit/区住建局")?;
    page.wait("[data-unit]")?;
    ensure(page.count("[data-unit] details table tbody tr")? > 5, || "no tasks by report".to_owned())?;
    let marks = page.count("figure[data-chart=works-with] [data-mark]")?;
    ensure(marks > 10, || format!("{marks} marks of those it works with"))?;
    for chart in ["status-of-unit", "works-with"] {
        let take = format!("figure[data-chart={chart}] .figure-take button");
        ensure(page.count(&take)? == 4, || format!("{chart} cannot be taken away"))?;
    }
    page.click("figure[data-chart=status-of-unit] [data-mark] rect")?;
    page.wait("table[data-view=tasks] tr[data-task]")?;
    let place = page.place()?;
    ensure(place.contains("lead=") && place.contains("report="), || place.clone())?;
    page.open("/unit/区住建局")?;
    page.click(".legend button[data-status=short]")?;
    page.until("what it leads and fell short", || {
        let place = page.place()?;
        Ok(place.starts_with("/tasks?lead=") && place.ends_with("status=short"))
    })?;
    page.open("/unit/区住建局")?;
    page.click("[data-unit] header a[href*='measured=1']")?;
    page.until("tasks with a figure", || Ok(page.place()?.ends_with("measured=1")))?;
    page.open("/unit/区住建局")?;
    page.click("figure[data-chart=works-with] [data-mark] rect")?;
    page.until("another unit", || {
        let place = page.place()?;
        Ok(place.starts_with("/unit/") && !place.ends_with("区住建局"))
    })
}

fn paper(page: &Page) -> Result<(), Failure> {
    page.open("/unit/区住建局")?;
    page.wait("[data-unit] details")?;
    const FOLDED: &str = "main details:not([open])";
    let folded = page.count(FOLDED)?;
    ensure(folded > 0, || "nothing is folded".to_owned())?;
    page.text_of_script("window.dispatchEvent(new Event('beforeprint')); return ''")?;
    page.wait_gone(FOLDED)?;
    page.text_of_script("window.dispatchEvent(new Event('afterprint')); return ''")?;
    page.until("folded again", || Ok(page.count(FOLDED)? == folded))
}

fn threads(page: &Page) -> Result<(), Failure> {
    page.open("/threads")?;
    page.wait("[data-shown]")?;
    let all = shown(page)?;
    for name in ["subject", "kind", "fate", "years"] {
        choose(page, name, 2)?;
        page.until(&format!("fewer threads by {name}"), || {
            let found = page.count("main .stack > .empty")? > 0 || shown(page)? < all;
            Ok(found)
        })?;
        ensure(page.place()?.contains(&format!("{name}=")), || format!("{name} is not in the address"))?;
        choose(page, name, 0)?;
        page.until("all threads again", || Ok(page.count("[data-shown]")? == 1 && shown(page)? == all))?;
    }
    let across = page
        .texts("[data-shown] ~ .sheet tbody tr")?
        .into_iter()
        .filter(|row| row.contains("不可直接比较"))
        .collect::<Vec<_>>();
    ensure(across.len() > 10, || format!("{} threads with a break", across.len()))?;
    let judged = across.iter().find(|row| row.contains("目标提高") || row.contains("目标降低"));
    ensure(judged.is_none(), || format!("a verdict across a break: {judged:?}"))?;
    page.open("/threads?kind=figure&years=3")?;
    page.until("threads by their address", || Ok(page.count("[data-shown]")? == 1 && shown(page)? < all))
}

fn thread(page: &Page) -> Result<(), Failure> {
    page.open("/threads")?;
    page.wait("main a[href*='#/thread/']")?;
    page.click("main a[href*='#/thread/']")?;
    page.wait("figure[data-chart=series] svg")?;
    let rows = page.count("article table tbody tr")?;
    ensure(rows > 2, || format!("{rows} members"))?;
    page.click("figure[data-chart=series] summary")?;
    page.wait("figure[data-chart=series] table.numbers")?;
    // Without a unit in common there is no series: each task tells its own figures.
    page.open("/thread/加装电梯")?;
    page.until("a task's own figures", || {
        Ok(page.texts("article table tbody td:nth-of-type(3)")?.iter().any(|told| told.contains("60 台")))
    })?;
    // What a text does not state as a result is none, and the year spoken of stands by itself.
    page.open("/thread/老旧小区改造目标数")?;
    page.until("a goal of 46 without a result of 46", || {
        let cells = page.texts("article table tbody td")?;
        let at = cells.iter().position(|cell| cell == "46 个");
        Ok(at.is_some_and(|at| cells.get(at + 1).is_some_and(|result| result == "—")))
    })?;
    let years = page.texts("article table tbody th")?;
    ensure(years.first().is_some_and(|year| year == "2020"), || format!("years {years:?}"))
}

fn side(page: &Page) -> Result<(), Failure> {
    page.open("/threads")?;
    choose(page, "left", 1)?;
    page.wait("[data-side]")?;
    choose(page, "right", 2)?;
    page.wait("[data-side] [data-counts]")?;
    let (place, counts) = (page.place()?, page.text("[data-counts]")?);
    ensure(place == "/side/r2020/r2022q4", || place.clone())?;
    let rows = page.count("[data-side] section:last-of-type tbody tr")?;
    let numbers = counts.split(|sign: char| !sign.is_ascii_digit()).filter_map(|n| n.parse::<usize>().ok());
    let figures = page.count("[data-side] [data-figures] tbody tr")?;
    ensure(figures > 10, || format!("{figures} figures side by side"))?;
    ensure(rows > 200 && numbers.sum::<usize>() == rows, || format!("{rows} rows, but `{counts}`"))?;
    let perhaps = page.texts("[data-side] section:last-of-type tbody tr")?;
    let perhaps = perhaps.iter().filter(|row| row.contains("可能相关，请自行核对")).count();
    ensure(perhaps > 5, || format!("{perhaps} rows perhaps related"))?;
    page.reload()?;
    page.wait("[data-side] [data-counts]")?;
    page.open("/side/r2020/r1900")?;
    page.wait("[data-side] [role=alert]").map(drop)
}
