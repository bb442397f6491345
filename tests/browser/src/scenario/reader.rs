//! What readers meet every day: whose promises these are, a task in one line, what was missed by name, few stops before
//! the table, few controls before the first card, what is copied, quoted and passed on, English names.

use super::Scenario;
use crate::engine::Engine;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

/// Windows of a phone's width can be had from Chromium's driver alone.
const CHROMIUM: &[Engine] = &[Engine::Chromium];

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("reader: every page says whose promises these are", place),
    Scenario::everywhere("reader: a task's line says who, when, how, and what was checked", gist),
    Scenario::everywhere("reader: beside the table evidence comes before the note", evidence),
    Scenario::everywhere("reader: what was missed stands first, by name, without zeros", missed),
    Scenario::everywhere("reader: one stop a facet, a way past all of them, zeros last", stops),
    Scenario::everywhere("reader: the row with the focus outlives scrolling", held),
    // WebKit's driver makes no clipboard events.
    Scenario::everywhere("reader: who copies the whole page gets all rows, and is told", copied)
        .only_in(&[Engine::Chromium, Engine::Firefox]),
    Scenario::everywhere("reader: search, filters, order and more before a phone's first card", phone)
        .only_in(CHROMIUM),
    Scenario::everywhere("reader: citations hold the report, the status and the government's page", cited),
    Scenario::everywhere("reader: a sentence and a link are passed on from the top of a page", passed_on),
    Scenario::everywhere("reader: the method page has contents, and says how mistakes are mended", method),
    Scenario::everywhere("reader: charts grow with large print and are not cut", large),
    Scenario::everywhere("reader: English names stand beside the Chinese ones", english),
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";
const PLACE: &str = "杭州市拱墅区";

fn place(page: &Page) -> Result<(), Failure> {
    for address in ["/overview", "/tasks", "/task/r2020-015", "/units", "/about"] {
        page.open(address)?;
        page.until(&format!("the place on {address}"), || Ok(page.text("[data-place]")? == PLACE))?;
        page.until("the place in the title", || {
            Ok(page.text_of_script("return document.title")?.contains(PLACE))
        })?;
    }
    for address in ["/overview", "/tasks"] {
        page.open(address)?;
        page.until(&format!("the place in the heading of {address}"), || {
            Ok(page.count("h1")? == 1 && page.texts("h1")?[0].contains(PLACE))
        })?;
    }
    page.open("/overview?lang=en")?;
    page.until("the place in English", || Ok(page.text("[data-place]")? == "Gongshu District, Hangzhou"))?;
    page.open("/source/r2022q4")?;
    page.wait("[data-origin=stated] a[href^='http://www.gongshu.gov.cn/']")?;
    page.open("/source/plan2021")?;
    page.wait("[data-origin=inferred] a")?;
    page.open("/source/r2020")?;
    page.wait("[data-origin=none]").map(drop)
}

fn gist(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-015")?;
    let said = page.text("[data-gist]")?;
    for word in ["区留用地办", "2020 年", "未达目标", "量化目标", "报告的说法"] {
        ensure(said.contains(word), || format!("no {word} in `{said}`"))?;
    }
    ensure(page.count("header code, .lit-key mark, .lit-key .lit-figure")? == 0, || {
        "rule ids in the head, or a key that looks like words of the report".to_owned()
    })?;
    let order = "const of = css => document.querySelector(css).getBoundingClientRect().top;
        return of('[data-task-page] [data-field=lead]') < of('[data-why]')";
    ensure(page.session.script(order, json!([]))? == Value::Bool(true), || {
        "who is responsible stands below the rules".to_owned()
    })
}

fn evidence(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?open=r2020-015")?;
    page.wait(".drawer .source-short")?;
    page.wait(".drawer textarea[name=note]")?;
    let before = "const of = css => document.querySelector('.drawer ' + css);
        return ['[data-why]', '.source-short', '[data-field=lead]'].every(css =>
            of(css).compareDocumentPosition(of('textarea[name=note]')) & Node.DOCUMENT_POSITION_FOLLOWING)";
    ensure(page.session.script(before, json!([]))? == Value::Bool(true), || {
        "the note stands before the evidence".to_owned()
    })?;
    page.click(".drawer .task-to-note")?;
    page.until("the note's field with the focus", || {
        Ok(page.text_of_script("return document.activeElement.getAttribute('name') || ''")? == "note")
    })
}

fn missed(page: &Page) -> Result<(), Failure> {
    page.open("/overview")?;
    page.wait("[data-named=missed] li a")?;
    page.wait("[data-named=behind] li a")?;
    page.wait("[data-named=unknown] li a")?;
    page.wait("figure[data-chart=status-by-report] svg")?;
    let first = "const top = css => document.querySelector(css).getBoundingClientRect().top;
        return top('[data-named=missed]') < top('figure[data-chart]')";
    ensure(page.session.script(first, json!([]))? == Value::Bool(true), || "charts stand first".to_owned())?;
    let legends =
        "return [...document.querySelectorAll('.legend')].filter(one => one.getClientRects().length).length";
    let legends = page.session.script(legends, json!([]))?;
    ensure(legends == json!(1), || format!("{legends} legends"))?;
    for said in page.texts(".figure-finding, [data-named] p")? {
        let zero = said.split("0 项").next().is_some_and(|before| {
            before.len() < said.len() && !before.ends_with(|sign: char| sign.is_ascii_digit())
        });
        ensure(!zero, || format!("a count of nothing: {said}"))?;
    }
    page.click("[data-named=missed] li a")?;
    page.wait("[data-task-page]").map(drop)
}

fn stops(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?report=r2024q2")?;
    page.wait(ROW)?;
    page.wait(".rail .facet[open] .facet-value")?;
    page.wait(".tasks-keys")?;
    let stops = "return [...document.querySelectorAll('.rail .facet')].map(facet =>
        [...facet.querySelectorAll('summary, input, button')].filter(one =>
            one.tabIndex >= 0 && one.getClientRects().length && (one.matches('summary') || facet.open)).length).filter(count => count > 1).length";
    page.wait_for("one stop a facet", &format!("return (() => {{ {stops} }})() === 0"), json!([]))?;
    let zeros = "return [...document.querySelectorAll('.rail .facet')].every(facet => {
        const counts = [...facet.querySelectorAll('[data-n]')].map(one => Number(one.textContent));
        return counts.lastIndexOf(0) < 0 || counts.indexOf(0) === counts.findLastIndex(n => n > 0) + 1;
    })";
    page.wait_for("zeros last", zeros, json!([]))?;
    let key = "const box = document.querySelector('.rail input[name=status]');
        box.focus();
        box.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true }));
        return document.activeElement.tagName + ' ' + (document.activeElement.value || document.activeElement.className)";
    let next = page.session.script(key, json!(["ArrowDown"]))?;
    ensure(next.as_str().is_some_and(|next| next.starts_with("INPUT ")), || format!("down leads to {next}"))?;
    let only = page.session.script(key, json!(["ArrowRight"]))?;
    ensure(only == json!("BUTTON facet-only"), || format!("right leads to {only}"))?;
    let up = page.session.script(key, json!(["ArrowUp"]))?;
    ensure(up.as_str().is_some_and(|up| up.starts_with("SUMMARY")), || format!("up leads to {up}"))?;
    page.text_of_script("document.querySelector('button[name=skip-table]').click(); return ''")?;
    page.until("a row with the focus", || {
        Ok(!page.text_of_script("return document.activeElement.dataset.task || ''")?.is_empty())
    })
}

fn held(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    page.wait(".tasks-keys")?;
    let focus =
        "const row = document.querySelectorAll('tr[data-task]')[3]; row.focus(); return row.dataset.task";
    let id = page.text_of_script(focus)?;
    let gone = "return Number([...document.querySelectorAll('tr[data-task]')].at(-1).ariaRowIndex
        || [...document.querySelectorAll('tr[data-task]')].at(-1).getAttribute('aria-rowindex')) > 400";
    page.text_of_script("scrollTo(0, document.documentElement.scrollHeight); return ''")?;
    page.wait_for("rows at the end", gone, json!([]))?;
    let now = "return document.activeElement.dataset.task || ''";
    page.until("the same row with the focus", || Ok(page.text_of_script(now)? == id))?;
    let drawn = page.count(ROW)?;
    ensure(drawn < 120, || format!("{drawn} rows drawn"))?;
    page.text_of_script("scrollTo(0, 0); return ''")?;
    page.wait_for(
        "the first rows again",
        "return document.querySelector('tr[data-task]').getAttribute('aria-rowindex') === '2'",
        json!([]),
    )?;
    page.until("the row still with the focus", || Ok(page.text_of_script(now)? == id))
}

fn copied(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(ROW)?;
    page.wait(".tasks-keys")?;
    let copy = "getSelection().selectAllChildren(document.body);
        // Firefox makes the event's own clipboard out of a type and a text, the others take one.
        const given = { clipboardData: new DataTransfer(), dataType: 'text/plain', data: '' };
        const event = new ClipboardEvent('copy', { ...given, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
        return String((event.clipboardData.getData('text/html').match(/<tr>/g) || []).length)";
    let rows = page.text_of_script(copy)?;
    ensure(rows == "488", || format!("{rows} rows with their heads"))?;
    let said = page.text("[data-copied]")?;
    ensure(said.contains("487"), || format!("it says `{said}`"))
}

fn phone(page: &Page) -> Result<(), Failure> {
    let metrics = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": false });
    page.session.chromium("Emulation.setDeviceMetricsOverride", metrics)?;
    let seen = (|| {
        page.open("/tasks")?;
        page.wait(ROW)?;
        page.wait(".tools-more")?;
        let before = "return [...document.querySelectorAll('main :is(button, select, input, summary, a)')].filter(one =>
            one.getClientRects().length && !one.closest('table') && one.getBoundingClientRect().top >= 0).length";
        let count = page.session.script(before, json!([]))?;
        ensure(count == json!(4), || format!("{count} controls before the first card"))?;
        page.click(".tools-more")?;
        page.wait("select[name=group]")?;
        page.click(".tools-more")?;
        page.until("folded again", || {
            let shown = "return document.querySelector('select[name=group]').getClientRects().length === 0";
            Ok(page.session.script(shown, json!([]))? == Value::Bool(true))
        })
    })();
    page.session.chromium("Emulation.clearDeviceMetricsOverride", json!({}))?;
    seen
}

fn cited(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2022q4-002")?;
    page.wait("[data-citation=gbt7714]")?;
    let progress = page.text("[data-task-page] [data-field=progress]")?;
    let begin: String = progress.chars().take(10).collect();
    for key in ["gbt7714", "plain", "markdown", "bibtex"] {
        let text = page.text(&format!("[data-citation={key}]"))?;
        ensure(text.contains("gongshu.gov.cn") && text.contains(PLACE), || format!("{key}: {text}"))?;
    }
    let plain = page.text("[data-citation=plain]")?;
    ensure(plain.contains(&begin) && plain.contains("状态："), || {
        format!("not what was reported: {plain}")
    })
}

fn passed_on(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?report=r2020&status=halted")?;
    page.wait(ROW)?;
    page.click(".looks summary")?;
    page.until("the result in a sentence", || {
        let said = page.text(".looks [data-said]")?;
        Ok(said.contains(PLACE) && said.contains("3 项停办或延期"))
    })?;
    page.open("/task/r2020-094")?;
    page.click("button[name=share]")?;
    page.until("word of it", || Ok(page.text("p.said")?.contains("链接")))
}

fn method(page: &Page) -> Result<(), Failure> {
    page.open("/about")?;
    page.wait("[data-rule]")?;
    let entries = page.texts(".about-contents a")?;
    let headings = page.texts(".about section > h2")?;
    ensure(entries == headings, || format!("contents {entries:?}, headings {headings:?}"))?;
    page.click(".about-contents li:nth-child(7) a")?;
    page.until("the heading with the focus", || {
        Ok(page.text_of_script("return document.activeElement.textContent.trim()")? == entries[6])
    })?;
    ensure(page.place()? == "/about", || "the address changed".to_owned())?;
    page.wait("[data-mending] ol li")?;
    let height = page.session.script("return document.documentElement.scrollHeight", json!([]))?;
    ensure(height.as_u64().is_some_and(|height| height < 6000), || format!("{height} px high"))
}

fn large(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?chart=status")?;
    page.wait("figure[data-chart=status] svg")?;
    let font = "return Math.max(...[...document.querySelectorAll('figure[data-chart=status] svg text')]
        .map(one => parseFloat(getComputedStyle(one).fontSize)))";
    let before = page.session.script(font, json!([]))?.as_f64().unwrap_or_default();
    page.click(".looks button[aria-pressed]")?;
    page.until("larger print in the chart", || {
        Ok(page.session.script(font, json!([]))?.as_f64().unwrap_or_default() > before * 1.3)
    })?;
    let fits = "const svg = document.querySelector('figure[data-chart=status] svg');
        const box = svg.closest('.chart');
        return box.scrollWidth <= box.clientWidth";
    page.wait_for("a drawing as wide as its room", fits, json!([]))
}

fn english(page: &Page) -> Result<(), Failure> {
    page.open("/overview?lang=en")?;
    page.until("that the reports are in Chinese", || {
        Ok(page.text("main")?.contains("reports are in Chinese"))
    })?;
    page.until("start words", || Ok(page.text(".hero")?.contains("lifts in old buildings 加装电梯")))?;
    page.open("/tasks?lang=en")?;
    page.until("a unit in English", || {
        Ok(page.texts(".facet-word")?.iter().any(|word| word == "Housing and Construction Bureau 区住建局"))
    })?;
    page.open("/unit/区住建局?lang=en")?;
    page.until("its English name", || {
        Ok(page.text("[data-unit] header")?.contains("Housing and Construction"))
    })
}
