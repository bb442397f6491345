//! The reader's notes: they outlive reloads, other windows and files made to harm. How they are kept: `kept.rs`; two
//! windows: `windows.rs`.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};
use xtask::serve::Server;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("notes: verdict, dates and tags outlive a reload", fields),
    Scenario::everywhere("notes: a word not yet finished is kept when the page is left", unfinished),
    Scenario::everywhere("notes: another window shows them live", second_window),
    Scenario::everywhere("notes: two windows wrote the same note, both texts stand", clash),
    Scenario::everywhere("notes: the first format is read", first_format),
    Scenario::everywhere("notes: hostile files change nothing", hostile),
    Scenario::everywhere("notes: selected words are quoted, lit, or listed as lost", quotes),
    Scenario::as_built("notes: a link carries them, read-only until taken over", link),
    Scenario::everywhere("notes: many are tagged and removed at once, and back", bulk),
    Scenario::everywhere("notes: the table narrows by verdict and deadline", facets),
];

pub(super) const KEY: &str = "nuoji/notes";
pub(super) const TEXT: &str = "textarea[name=note]";
const FIRST: &str = include_str!("../../../notes/v1.json");

/// Puts a text into storage, for the app to find when it is next opened.
pub(super) fn stored(page: &Page, text: &str) -> Result<(), Failure> {
    page.open("/about")?;
    page.session.script("localStorage.setItem(arguments[0], arguments[1])", json!([KEY, text]))?;
    page.session.goto("about:blank")
}

/// Notes in the present format.
pub(super) fn notes(notes: Value) -> String {
    json!({ "format": "nuoji-notes", "version": 2, "revision": 3, "writer": "other", "notes": notes })
        .to_string()
}

pub(super) fn kept(page: &Page) -> Result<String, Failure> {
    page.text_of_script("return localStorage.getItem('nuoji/notes') || ''")
}

pub(super) fn until_kept(page: &Page, what: &str) -> Result<(), Failure> {
    page.until(&format!("`{what}` in storage"), || Ok(kept(page)?.contains(what)))
}

pub(super) fn until_text(page: &Page, text: &str) -> Result<(), Failure> {
    page.until(&format!("the text `{text}`"), || Ok(page.value(TEXT)? == text))
}

/// Sets a field as typing would, for those that drivers fill each in their own way.
pub(super) fn put(page: &Page, css: &str, value: &str, event: &str) -> Result<(), Failure> {
    page.wait(css)?;
    let set = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
        field.dispatchEvent(new Event(arguments[2], { bubbles: true }))";
    page.session.script(set, json!([css, value, event])).map(drop)
}

fn fields(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-002")?;
    page.fill(TEXT, "看 https://example.org/a?b=1，再问")?;
    page.click("button[name=verdict][value=doubt]")?;
    page.fill("textarea[name=reason]", "口径不明")?;
    page.fill("input[name=tag]", "就业、待核")?;
    page.press("input[name=tag]", "\u{e007}")?;
    page.click("details.note-dates summary")?;
    put(page, "input[name=deadline]", "2020-06-30", "change")?;
    until_kept(page, "2020-06-30")?;
    page.reload()?;
    until_text(page, "看 https://example.org/a?b=1，再问")?;
    page.until("the reason", || Ok(page.value("textarea[name=reason]")? == "口径不明"))?;
    let pressed = page.attribute("button[name=verdict][value=doubt]", "aria-pressed")?;
    ensure(pressed.as_deref() == Some("true"), || format!("the verdict's aria-pressed is {pressed:?}"))?;
    ensure(page.count(".task-side .chip")? == 2, || "not two tags".to_owned())?;
    ensure(page.value("input[name=deadline]")? == "2020-06-30", || "the deadline is gone".to_owned())?;
    ensure(page.text(".note-stage")? == "已逾期", || "the deadline is not told to be over".to_owned())?;
    let link = page.attribute(".note-links a", "href")?;
    ensure(link.as_deref() == Some("https://example.org/a?b=1"), || format!("the link is {link:?}"))?;
    ensure(!page.text("[data-note-times]")?.is_empty(), || "no times are shown".to_owned())
}

fn unfinished(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.open("/task/r2020-002")?;
    // Each time the field still has the focus.
    for (at, word) in ["就业", "待核", "重点"].iter().enumerate() {
        page.fill("input[name=tag]", word)?;
        page.text_of_script("history.back(); return ''")?;
        page.wait("table[data-view=tasks] tr[data-task]")?;
        page.open("/task/r2020-002")?;
        page.until(&format!("the tag {word}"), || Ok(page.count(".task-side .chip")? == at + 1))?;
    }
    Ok(())
}

fn second_window(page: &Page) -> Result<(), Failure> {
    let session = page.session;
    page.open("/task/r2020-002")?;
    page.fill(TEXT, "第一个窗口")?;
    until_kept(page, "第一个窗口")?;
    let first = session.get("window")?;
    let second = session.post("window/new", json!({ "type": "tab" }))?["handle"].clone();
    session.post("window", json!({ "handle": second }))?;
    let seen = (|| {
        page.open("/task/r2020-002")?;
        until_text(page, "第一个窗口")?;
        page.fill(TEXT, "第二个窗口")?;
        until_kept(page, "第二个窗口")
    })();
    session.goto("about:blank")?;
    session.delete("window")?;
    session.post("window", json!({ "handle": first }))?;
    seen?;
    until_text(page, "第二个窗口")
}

fn clash(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-002")?;
    page.fill(TEXT, "从前")?;
    until_kept(page, "从前")?;
    // Typed here, and written by another window before this one stores it.
    let both = "const field = document.querySelector(arguments[0]);
        field.value = '这里写的'; field.dispatchEvent(new Event('input', { bubbles: true }));
        const stored = JSON.parse(localStorage.getItem(arguments[1]));
        stored.revision += 1; stored.writer = 'other';
        stored.notes['r2020-002'].text = '那边写的'; stored.notes['r2020-002'].changed -= 1;
        localStorage.setItem(arguments[1], JSON.stringify(stored))";
    page.session.script(both, json!([TEXT, KEY]))?;
    page.wait("[data-note-clash]")?;
    until_text(page, "这里写的")?;
    ensure(page.text("[data-note-clash] blockquote")? == "那边写的", || {
        "the other text is not shown".to_owned()
    })?;
    page.click("button[name=clash-both]")?;
    page.until("both texts", || {
        let text = page.value(TEXT)?;
        Ok(text.contains("这里写的") && text.contains("那边写的"))
    })
}

fn first_format(page: &Page) -> Result<(), Failure> {
    stored(page, FIRST)?;
    page.open("/notes")?;
    page.wait("[data-note]")?;
    let old: Value = serde_json::from_str(FIRST).map_err(|error| error.to_string())?;
    // A note that said nothing is not kept.
    let says = |note: &&Value| note["text"] != "" || note["star"] == true;
    let count = old["notes"].as_object().map_or(0, |notes| notes.values().filter(says).count());
    let shown = page.count("[data-note]")?;
    ensure(shown == count, || format!("{shown} of {count} notes are shown"))
}

/// Gives the page a file, as choosing one would.
pub(super) fn choose_file(page: &Page, text: &str) -> Result<(), Failure> {
    let give = "const input = document.querySelector('input[name=import]'); const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'notes.json', { type: 'application/json' }));
        input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }))";
    page.session.script(give, json!([text])).map(drop)
}

fn hostile(page: &Page) -> Result<(), Failure> {
    stored(page, &notes(json!({ "r2020-002": { "text": "我的" } })))?;
    page.open("/notes")?;
    page.click("[data-import] summary")?;
    let before = kept(page)?;
    for text in [
        "",
        "<script>window.harmed = 1</script>",
        "{\"format\":\"nuoji-notes\",\"version\":99,\"notes\":{}}",
        "{\"format\":\"nuoji-notes\",\"version\":2,\"notes\":{\"__proto__\":{\"text\":\"a\"}}}",
        "{\"format\":\"nuoji-notes\",\"version\":2,\"notes\":{\"r2020-003\":{\"text\":{\"toString\":1}}}}",
        "{\"format\":\"nuoji-notes\",\"version\":2,\"notes\":{\"r2020-003\":{\"deadline\":\"<img>\"}}}",
        "{\"format\":\"nuoji-notes\",\"version\":2,\"notes\":{\"r2020-003\":{\"deadline\":\"2025-02-31\"}}}",
    ] {
        choose_file(page, text)?;
        page.until("a clear message", || {
            Ok(page.texts("[data-import] [role=alert]")?.concat().contains("没有导入"))
        })?;
        ensure(kept(page)? == before, || format!("`{text}` changed the notes"))?;
        // The next message is not to be taken for this one.
        choose_file(page, &before)?;
        page.wait("[data-import-preview]")?;
    }
    let markup = "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";
    choose_file(page, &notes(json!({ "r2020-003": { "text": markup, "tags": ["<b>粗</b>"] } })))?;
    page.click("button[name=take-in]")?;
    page.wait("[data-note=r2020-003]")?;
    ensure(page.text("[data-note=r2020-003] .note-text")? == markup, || {
        "the text is not shown as it is".to_owned()
    })?;
    let clean = page.text_of_script("return String(window.harmed === undefined && ({}).text === undefined && !document.querySelector('[data-note] img'))")?;
    ensure(clean == "true", || "markup of a note came to life".to_owned())
}

fn quotes(page: &Page) -> Result<(), Failure> {
    page.open("/task/r2020-002")?;
    page.wait("[data-quote=goal]")?;
    let select = "const walk = document.createTreeWalker(document.querySelector('[data-quote=goal]'), NodeFilter.SHOW_TEXT);
        let node = walk.nextNode(); while (node && node.length < 4) node = walk.nextNode();
        const range = document.createRange(); range.setStart(node, 1); range.setEnd(node, 4);
        const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range);
        return range.toString()";
    let words = page.text_of_script(select)?;
    page.click("button[name=quote]")?;
    page.until("the words lit", || Ok(page.texts("[data-quote=goal] mark.noted")?.concat() == words))?;
    page.fill("textarea[name=remark]", "这几个字")?;
    until_kept(page, "这几个字")?;
    page.reload()?;
    page.until("the words lit again", || Ok(page.texts("[data-quote=goal] mark.noted")?.concat() == words))?;
    page.open("/source/r2020")?;
    page.until("the words lit in the report", || {
        Ok(page.texts(".source-words mark.noted")?.concat() == words)
    })?;
    let lost = json!({ "field": "goal", "words": "不在文中的话", "before": "甲", "after": "乙", "at": 0, "remark": "还在" });
    stored(page, &notes(json!({ "r2020-002": { "quotes": [lost] } })))?;
    page.open("/task/r2020-002")?;
    page.wait("[data-quotes-lost]")?;
    ensure(page.value("[data-quotes-lost] textarea")? == "还在", || "the remark is gone".to_owned())
}

fn link(page: &Page) -> Result<(), Failure> {
    stored(
        page,
        &notes(json!({ "r2020-002": { "text": "请看这条" }, "r2020-003": { "text": "不分享的" } })),
    )?;
    page.open("/notes")?;
    page.click("[data-note=r2020-002] input[name=chosen]")?;
    page.click("button[name=share]")?;
    page.wait("input[name=link]")?;
    let link = page.value("input[name=link]")?;
    // Another origin: another reader's storage.
    let other = Server::start(&xtask::dist::folder(), "/other/", 0)?;
    let (_, payload) = link.split_once('#').ok_or("a link without a place")?;
    page.session.goto(&format!("{}#{payload}", other.url()))?;
    page.wait("[data-shared-page] [data-note=r2020-002]")?;
    ensure(page.count("[data-shared-page] [data-note]")? == 1, || {
        "more than the chosen note came".to_owned()
    })?;
    ensure(kept(page)?.is_empty(), || "reading stored something".to_owned())?;
    page.click("button[name=take-in]")?;
    until_kept(page, "请看这条")?;
    page.session.goto(&format!("{}#/shared/1abcd", other.url()))?;
    page.wait("[data-shared-page] [role=alert]")?;
    page.session.goto("about:blank")
}

fn bulk(page: &Page) -> Result<(), Failure> {
    stored(
        page,
        &notes(json!({ "r2020-002": { "text": "一" }, "r2020-003": { "text": "二", "tags": ["旧"] } })),
    )?;
    page.open("/notes")?;
    page.wait("[data-note=r2020-003]")?;
    page.click("input[name=choose-all]")?;
    page.fill("input[name=bulk-tag]", "新")?;
    page.click("[data-bulk] button[type=submit]")?;
    page.until("the tag on both", || {
        Ok(page.texts("[data-note] .chip")?.iter().filter(|tag| *tag == "新").count() == 2)
    })?;
    page.click("[data-tags] summary")?;
    put(page, "[data-tag=旧] input", "新", "input")?;
    page.click("[data-tag=旧] button[type=submit]")?;
    page.until("one tag of two", || Ok(page.count("[data-note] .chip")? == 2))?;
    page.click("button[name=bulk-remove]")?;
    page.wait_gone("[data-note]")?;
    page.click("[data-bin] summary")?;
    page.click("button[name=restore]")?;
    page.until("one note back", || Ok(page.count("[data-note]")? == 1))
}

fn facets(page: &Page) -> Result<(), Failure> {
    let noted = json!({
        "r2020-002": { "opinion": "doubt", "deadline": "2020-01-01", "tags": ["急"] },
        "r2020-003": { "opinion": "agree", "deadline": "2020-01-01", "struck": "2020-02-01" },
    });
    stored(page, &notes(noted))?;
    page.open("/tasks?verdict=doubt")?;
    page.until("one doubted task", || Ok(page.total()? == 1))?;
    ensure(page.text("tr[data-task] .grid-note")?.contains("#急"), || {
        "the tag is not on the row".to_owned()
    })?;
    page.open("/tasks?deadline=struck")?;
    page.until("one task struck off", || Ok(page.total()? == 1))?;
    page.open("/tasks?deadline=overdue,struck")?;
    page.until("both", || Ok(page.total()? == 2))
}
