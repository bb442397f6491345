//! A browser's translator puts elements of its own in place of every text. The page goes on saying what it says
//! without one, wherever it changes. Each page is used twice, once with all texts wrapped, and must read the same.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("translated: the table says what it finds", table),
    Scenario::everywhere("translated: a task and its note", task),
    Scenario::everywhere("translated: lists that are narrowed", lists),
    Scenario::everywhere("translated: every page is left for every other", pages),
    Scenario::everywhere("translated: the original comes back", back),
];

/// As translators do it: another element with a copy of the text stands in its place.
const WRAP: &str = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    window.wrapped = window.wrapped || [];
    for (const text of texts) {
        if (!text.data || text.parentNode.closest('script, style, textarea, svg')) continue;
        const font = document.createElement('font');
        font.append(document.createElement('font'));
        font.firstChild.textContent = text.data;
        text.replaceWith(font);
        wrapped.push([font, text]);
    }";

/// What a reader sees and hears; clocks aside.
const SAID: &str = "const said = css => [...document.querySelectorAll(css)].map(one => one.textContent.replace(/\\s+/g, ' '));
    return [...said('header, main'), ...said('[role=status], [role=alert]')].join('\\n')
        .replace(/\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}/g, 'then')";

struct Reading<'a> {
    page: &'a Page<'a>,
    wrapped: bool,
}

impl Reading<'_> {
    /// Lets a translator, where there is one, see the page as it is now.
    fn translate(&self) -> Result<(), Failure> {
        if self.wrapped { self.page.session.script(WRAP, json!([])).map(drop) } else { Ok(()) }
    }

    /// What the page says once it says no more.
    fn said(&self) -> Result<String, Failure> {
        let mut before = String::new();
        let mut same = 0;
        self.page.until_some("a page that rests", || {
            let now = self.page.text_of_script(SAID)?;
            same = if now == before { same + 1 } else { 0 };
            before.clone_from(&now);
            Ok((same > 15).then_some(now))
        })
    }
}

/// Uses a page with and without a translator; `use_it` gives what it said on its way.
fn alike(page: &Page, use_it: fn(&Reading) -> Result<Vec<String>, Failure>) -> Result<(), Failure> {
    let plain = use_it(&Reading { page, wrapped: false })?;
    // A page that is left stores what it has: not this one.
    page.session.script("localStorage.clear(); Storage.prototype.setItem = () => {}", json!([]))?;
    page.session.goto("about:blank")?;
    let wrapped = use_it(&Reading { page, wrapped: true })?;
    ensure(plain.len() == wrapped.len(), || "not the same steps".to_owned())?;
    for (at, (plain, wrapped)) in plain.iter().zip(&wrapped).enumerate() {
        let lines = plain.lines().zip(wrapped.lines()).find(|(plain, wrapped)| plain != wrapped);
        ensure(plain == wrapped, || match lines {
            Some((plain, wrapped)) => differ(at, plain, wrapped),
            None => format!("step {at}: {} and {} lines", plain.lines().count(), wrapped.lines().count()),
        })?;
    }
    Ok(())
}

/// The first place where two texts part, with some of each.
fn differ(at: usize, plain: &str, wrapped: &str) -> String {
    let same = plain.chars().zip(wrapped.chars()).take_while(|(a, b)| a == b).count();
    let some = |text: &str| text.chars().skip(same.saturating_sub(20)).take(80).collect::<String>();
    format!("step {at}: `…{}` reads `…{}` translated", some(plain), some(wrapped))
}

fn table(page: &Page) -> Result<(), Failure> {
    alike(page, |reading| {
        let page = reading.page;
        let mut said = Vec::new();
        page.open("/tasks")?;
        page.wait(".tasks-keys")?;
        page.until("the facets", || Ok(page.count("input[name=lead]")? > 0))?;
        reading.said()?;
        reading.translate()?;
        page.fill("input[name=q]", "老旧小区")?;
        said.push(reading.said()?);
        reading.translate()?;
        let tick = "const box = document.querySelector('input[name=report][value=r2020]'); box.click()";
        page.session.script(tick, json!([]))?;
        page.until("the chip", || Ok(page.count(".chip")? > 0))?;
        said.push(reading.said()?);
        reading.translate()?;
        page.session.script("document.querySelector('.chip').click()", json!([]))?;
        page.wait_gone(".chip")?;
        said.push(reading.said()?);
        page.session.script("document.querySelector('.facet button.button-quiet').click()", json!([]))?;
        said.push(reading.said()?);
        reading.translate()?;
        page.open("/tasks?group=report&chart=status")?;
        page.wait("figure[data-chart] svg")?;
        said.push(reading.said()?);
        reading.translate()?;
        page.open("/tasks?q=没有这样的词语")?;
        page.wait(".grid-box .empty")?;
        said.push(reading.said()?);
        ensure(page.total()? == 0, || "the total stands still".to_owned())?;
        Ok(said)
    })
}

fn task(page: &Page) -> Result<(), Failure> {
    alike(page, |reading| {
        let page = reading.page;
        let mut said = Vec::new();
        page.open("/task/r2020-002")?;
        page.wait("textarea[name=note]")?;
        page.wait("[data-related] ul")?;
        reading.said()?;
        reading.translate()?;
        page.click("button[name=star]")?;
        said.push(reading.said()?);
        reading.translate()?;
        page.fill("textarea[name=note]", "看 https://example.org/a")?;
        page.click("button[name=verdict][value=doubt]")?;
        page.fill("input[name=tag]", "就业")?;
        page.press("input[name=tag]", "\u{e007}")?;
        said.push(reading.said()?);
        reading.translate()?;
        page.click("button[name=star]")?;
        page.session.script("document.querySelector('.chip').click()", json!([]))?;
        said.push(reading.said()?);
        reading.translate()?;
        page.open("/notes")?;
        page.wait("[data-note=r2020-002]")?;
        said.push(reading.said()?);
        reading.translate()?;
        page.click("input[name=choose-all]")?;
        said.push(reading.said()?);
        reading.translate()?;
        page.click("button[name=bulk-remove]")?;
        page.wait_gone("[data-note]")?;
        said.push(reading.said()?);
        Ok(said)
    })
}

fn lists(page: &Page) -> Result<(), Failure> {
    alike(page, |reading| {
        let page = reading.page;
        let mut said = Vec::new();
        for (place, word) in [("/units", "科技"), ("/threads", "就业")] {
            page.open(place)?;
            page.wait("[data-shown]")?;
            reading.said()?;
            reading.translate()?;
            page.fill("main input[type=search]", word)?;
            said.push(reading.said()?);
            reading.translate()?;
            page.press("main input[type=search]", "\u{E003}")?;
            said.push(reading.said()?);
        }
        page.open("/source/r2022q4")?;
        page.wait("[data-digest]")?;
        reading.translate()?;
        page.fill("input[name=find]", "电竞")?;
        page.wait(".source-hit")?;
        said.push(reading.said()?);
        reading.translate()?;
        page.press("input[name=find]", "\u{e007}")?;
        said.push(reading.said()?);
        Ok(said)
    })
}

fn pages(page: &Page) -> Result<(), Failure> {
    alike(page, |reading| {
        let page = reading.page;
        let mut said = Vec::new();
        page.open("/overview")?;
        page.wait("figure[data-chart] svg")?;
        for place in [
            "/about",
            "/unit/区住建局",
            "/thread/加装电梯",
            "/side/r2020/r2022q4",
            "/notes",
            "/task/r2020-015",
            "/tasks?year=2020",
        ] {
            reading.translate()?;
            page.open(place)?;
            said.push(reading.said()?);
        }
        reading.translate()?;
        // Another language draws everything anew.
        page.session.script("document.querySelector('.looks button[lang]').click()", json!([]))?;
        page.wait_for("English", "return document.documentElement.lang === 'en'", json!([]))?;
        said.push(reading.said()?);
        Ok(said)
    })
}

fn back(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(".tasks-keys")?;
    let reading = Reading { page, wrapped: true };
    let before = reading.said()?;
    reading.translate()?;
    ensure(reading.said()? == before, || "a translator's own elements read otherwise".to_owned())?;
    let undo =
        "for (const [font, text] of wrapped) if (font.isConnected) font.replaceWith(text); wrapped = [];";
    page.session.script(undo, json!([]))?;
    ensure(reading.said()? == before, || "the original is not what it was".to_owned())?;
    ensure(page.count("main font")? == 0, || "something of the translator stays".to_owned())?;
    page.fill("input[name=q]", "老旧小区")?;
    page.until("fewer hits", || Ok(page.total()? < 487))?;
    // Words of a translation cannot be quoted: they are not the report's.
    page.open("/task/r2020-002")?;
    page.wait("[data-quote=goal]")?;
    reading.translate()?;
    let select = "getSelection().selectAllChildren(document.querySelector('[data-quote=goal] font'))";
    page.session.script(select, json!([]))?;
    reading.said()?;
    ensure(page.count("button[name=quote]")? == 0, || {
        "words of a translation are offered as a quote".to_owned()
    })
}
