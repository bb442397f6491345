//! Charts: every mark a filter, numbers as a table, keys and words, what is taken away.

use super::Scenario;
use crate::page::{Failure, Page, ensure};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("charts: each kind has its address, a finding and numbers", kinds),
    Scenario::everywhere("charts: a mark narrows the result, and widens it again", mark),
    Scenario::everywhere("charts: an entry of the legend filters", legend),
    Scenario::everywhere("charts: arrow keys step through the marks, Enter chooses", keys),
    Scenario::everywhere("charts: a figure over the years is chosen, and opens what states it", trend),
    Scenario::everywhere("charts: tasks without a percentage are a mark like others", untold),
    Scenario::everywhere("charts: one value, no value and an unknown name draw something", odd),
    Scenario::everywhere("charts: a phone's width draws anew", phone),
    Scenario::everywhere("charts: taken away as SVG, PNG and CSV", taken),
    Scenario::everywhere("overview: each chart says what it shows and leads to its tasks", overview),
];

const KINDS: [&str; 10] = [
    "status",
    "theme",
    "themes",
    "lead",
    "progress",
    "progress-theme",
    "progress-lead",
    "target",
    "short",
    "trend",
];
const TASKS: usize = 487;

fn kinds(page: &Page) -> Result<(), Failure> {
    for kind in KINDS {
        page.open(&format!("/tasks?chart={kind}"))?;
        let figure = format!("figure[data-chart={kind}]");
        page.wait(&format!("{figure} svg"))?;
        ensure(page.count(&format!("{figure} svg"))? == 1, || format!("{kind}: not one drawing"))?;
        let marks = page.count(&format!("{figure} [data-mark]"))?;
        let rows = page.count(&format!("{figure} table tbody tr"))?;
        ensure(marks > 2 && rows > 2, || format!("{kind}: {marks} marks, {rows} rows of numbers"))?;
        let says = page.text(&format!("{figure} .figure-finding"))?;
        ensure(says.contains(|sign: char| sign.is_ascii_digit()), || format!("{kind} says `{says}`"))?;
    }
    Ok(())
}

fn trend(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?chart=trend")?;
    const FIGURE: &str = "figure[data-chart=trend]";
    page.wait(&format!("{FIGURE} svg [data-mark]"))?;
    let first = page.text(&format!("{FIGURE} figcaption"))?;
    let script = "const field = document.querySelector('select[name=thread]');
        field.selectedIndex = 3;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.value";
    let name = page.text_of_script(script)?;
    page.until("another figure", || {
        let caption = page.text(&format!("{FIGURE} figcaption"))?;
        Ok(caption != first && caption.contains(&name))
    })?;
    ensure(page.place()?.contains(&format!("chart=trend:{name}")), || format!("not {name} in the address"))?;
    page.reload()?;
    page.until("the same figure by its address", || {
        let caption = format!("{FIGURE} figcaption");
        Ok(page.count(&caption)? == 1 && page.text(&caption)?.contains(&name))
    })?;
    page.text_of_script(&format!(
        "document.querySelector('{FIGURE} [data-mark]').dispatchEvent(new MouseEvent('click', {{ bubbles: true }})); return ''"
    ))?;
    page.until("what states it", || {
        let place = page.place()?;
        Ok(place.starts_with("/task/") || place.starts_with("/source/"))
    })
}

fn untold(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?report=r2022q4&chart=progress")?;
    page.wait("figure[data-chart=progress] svg")?;
    page.open("/tasks?percent=none")?;
    page.until("tasks without a percentage", || Ok((1..TASKS).contains(&page.total()?)))?;
    let none = page.total()?;
    page.open("/tasks?percent=none,0-25,25-50,50-75,75-100,100-")?;
    page.until("all tasks by ranges", || Ok(page.total()? == TASKS))?;
    page.until("the box of those without", || {
        Ok(page.count("input[name=percent][value=none]:checked")? == 1)
    })?;
    let shown = "return document.querySelector('input[name=percent][value=none]').labels[0]
        .querySelector('[data-n]').textContent.replace(/\\D/g, '')";
    let count = page.text_of_script(shown)?;
    ensure(count == none.to_string(), || format!("{count} beside the box, {none} found"))
}

fn mark(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?chart=status")?;
    // The drivers of two engines click shapes, not groups of shapes.
    let second = "figure[data-chart=status] [data-mark='1'] rect";
    page.wait(second)?;
    page.click(second)?;
    page.until("fewer tasks", || Ok(page.total()? < TASKS))?;
    let place = page.place()?;
    ensure(place.contains("chart=status") && place.contains("report=") && place.contains("status="), || {
        place.clone()
    })?;
    // The one part that is left is chosen; its row's label comes before it.
    page.wait("figure[data-chart=status] .mark.chosen")?;
    // It now fills the drawing, and one engine's driver finds no middle of so wide a shape.
    page.text_of_script(&format!(
        "document.querySelector(\"{second}\").dispatchEvent(new MouseEvent('click', {{ bubbles: true }})); return ''"
    ))?;
    page.until("all tasks again", || Ok(page.total()? == TASKS))?;
    page.open("/tasks?chart=short")?;
    page.click("figure[data-chart=short] [data-mark='0'] rect")?;
    page.until("one task", || Ok(page.total()? == 1))?;
    page.click("figure[data-chart=short] [data-mark='0'] rect")?;
    page.until("all tasks again", || Ok(page.total()? == TASKS))
}

fn legend(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?chart=theme")?;
    let entry = "[data-charts] .legend button[data-status=short]";
    page.click(entry)?;
    page.until("the short ones", || Ok(page.place()?.contains("status=short")))?;
    page.until("a pressed entry", || Ok(page.attribute(entry, "aria-pressed")?.as_deref() == Some("true")))?;
    page.click(entry)?;
    page.until("all tasks again", || Ok(page.total()? == TASKS))
}

fn keys(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?chart=status")?;
    let chart = "figure[data-chart=status] .chart";
    page.wait(&format!("{chart} svg"))?;
    let focused = "return document.activeElement.getAttribute('aria-label') || ''";
    page.text_of_script(&format!("document.querySelector('{chart}').focus(); return ''"))?;
    // The drivers type into fields, not into shapes: the keys are told to what has the focus.
    let press = |key: &str| {
        page.text_of_script(&format!(
            "document.activeElement.dispatchEvent(
                new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}));
             return ''"
        ))
    };
    press("ArrowRight")?;
    press("ArrowRight")?;
    let says = page.text_of_script(focused)?;
    ensure(says.contains('项') && says.contains('：'), || format!("the focused mark says `{says}`"))?;
    let told = page.text("figure[data-chart=status] .figure-value")?;
    ensure(told == says, || format!("shown `{told}`, spoken `{says}`"))?;
    press("Enter")?;
    page.until("fewer tasks", || Ok(page.total()? < TASKS))
}

fn odd(page: &Page) -> Result<(), Failure> {
    for kind in KINDS {
        page.open(&format!("/tasks?q=没有这样的词语&chart={kind}"))?;
        page.wait(&format!("figure[data-chart={kind}] svg"))?;
        page.open(&format!("/tasks?q=id:r2020-015&chart={kind}"))?;
        page.wait(&format!("figure[data-chart={kind}] svg"))?;
    }
    page.open("/tasks?chart=nosuch")?;
    page.wait("figure[data-chart=status] svg")?;
    page.wait("[data-charts] .notice").map(drop)
}

fn taken(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?status=short&chart=theme")?;
    page.wait("figure[data-chart=theme] svg")?;
    // What would be saved is kept on the page instead.
    page.text_of_script(
        "window.saved = {};
         let last = null;
         const make = URL.createObjectURL;
         URL.createObjectURL = blob => { last = blob; return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () {
             const name = this.download;
             last.arrayBuffer().then(bytes => {
                 saved[name.split('.').pop()] = new TextDecoder('latin1').decode(bytes);
             });
         };
         return ''",
    )?;
    let menu = "figure[data-chart=theme] .figure-take";
    for (at, ending, holds) in
        [(1, "svg", "<svg class=\"chart\""), (2, "png", "PNG"), (3, "csv", "\u{00ef}\u{00bb}\u{00bf}")]
    {
        page.click(&format!("{menu} summary"))?;
        page.click(&format!("{menu} button:nth-of-type({at})"))?;
        page.until(&format!("a file {ending}"), || {
            let text = page.text_of_script(&format!("return (saved.{ending} || '').slice(0, 40)"))?;
            Ok(text.contains(holds))
        })?;
    }
    let size =
        page.text_of_script("return String(saved.png.charCodeAt(18) * 256 + saved.png.charCodeAt(19))")?;
    ensure(size == "1800", || format!("the picture is {size} wide"))
}

fn phone(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?chart=status")?;
    page.wait("figure[data-chart=status] svg")?;
    page.session.size(390, 800)?;
    page.until("a drawing no wider than the page", || {
        let fits = "const svg = document.querySelector('figure[data-chart=status] svg');
            return String(svg.getBoundingClientRect().width <= document.documentElement.clientWidth)";
        Ok(page.text_of_script(fits)? == "true")
    })?;
    page.session.size(1280, 900)
}

fn overview(page: &Page) -> Result<(), Failure> {
    for name in ["status-by-report", "promised", "schedule", "shortfalls", "unchecked"] {
        page.open("/overview")?;
        let figure = format!("figure[data-chart={name}]");
        // The first one also stands in the page that waits for the program.
        page.wait(".hero-search:not([data-first])")?;
        page.wait(&format!("{figure} svg"))?;
        let says = page.text(&format!("{figure} .figure-finding"))?;
        ensure(says.contains(|sign: char| sign.is_ascii_digit()), || format!("{name} says `{says}`"))?;
        page.click(&format!("{figure} [data-mark='0'] rect"))?;
        page.wait("table[data-view=tasks] tr[data-task]")?;
        page.until("fewer tasks", || Ok(page.total()? < TASKS))?;
    }
    Ok(())
}
