//! What is too much, what breaks off, what is dropped: the page answers, says so, and nothing of the reader's is lost.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};
use std::time::Instant;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("robust: a search of a million characters is bounded and told", long_search),
    Scenario::everywhere("robust: rows of a script that are twins, nameless, broken or endless", rows),
    Scenario::everywhere("robust: a file dropped on the page does not replace it", dropped),
    Scenario::everywhere("robust: 20,000 notes come in with word of it, and are shown in slices", many_notes),
    Scenario::everywhere("robust: a link that unfolds to megabytes is refused", folded_link),
    // What the console says is what breaks here.
    Scenario::as_built("robust: a program that broke off says so and gives back what was typed", broken),
    Scenario::as_built("robust: a page's own error is no broken program", own_error),
];

fn load(page: &Page, rows: &str) -> Result<Value, Failure> {
    page.wait_for("the scripts' door", "return !!(window.nuoji && nuoji.load)", json!([]))?;
    let script = format!(
        "const done = arguments[0], rows = {rows};
         nuoji.load(rows).then(count => done({{ count }}), why => done({{ why: String(why) }}))"
    );
    page.session.script_later(&script, json!([]))
}

fn long_search(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(".tasks-keys")?;
    let type_in = "const field = document.querySelector('input[name=q]');
        field.value = arguments[0].repeat(Math.ceil((1 << 20) / arguments[0].length));
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    for text in ["老旧 小区 ", "老旧", "a|", "1"] {
        let start = Instant::now();
        page.session.script(type_in, json!([text]))?;
        page.until("word of the bound", || Ok(page.texts(".notice")?.concat().contains("搜索内容太长")))?;
        let spent = start.elapsed().as_secs();
        ensure(spent < 10, || format!("`{text}…`: {spent} s"))?;
        page.session.script(
            "const field = document.querySelector('input[name=q]'); field.value = '';
                field.dispatchEvent(new Event('input', { bubbles: true }))",
            json!([]),
        )?;
        page.until("all tasks again", || Ok(page.total()? == 487))?;
    }
    Ok(())
}

fn rows(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    let answer =
        load(page, r#"[{ id: "a", goal: "甲\ud83d事" }, { id: "a", goal: "乙事" }, { goal: "丙事" }]"#)?;
    ensure(answer["count"] == 3, || format!("{answer}"))?;
    page.until("three rows", || Ok(page.total()? == 3))?;
    ensure(page.text("[data-told]")?.contains("1 行"), || "nobody says that an id is new".to_owned())?;
    let ids =
        "return [...document.querySelectorAll('tr[data-task]')].map(row => row.dataset.task).join('\\n')";
    let ids = page.text_of_script(ids)?;
    let mut ids: Vec<&str> = ids.lines().collect();
    ids.sort_unstable();
    ids.dedup();
    ensure(ids.len() == 3, || format!("{ids:?}"))?;
    // The second of the twins opens, and has a note of its own.
    page.click("[data-told] button")?;
    page.wait_gone("[data-told]")?;
    page.wait(".tasks-keys")?;
    page.click("tr[data-task]:nth-of-type(2) a")?;
    page.until("the second task", || Ok(page.texts("[data-field=goal]")?.concat().contains("乙事")))?;
    page.fill("textarea[name=note]", "只给第二行")?;
    page.until("the note in storage", || {
        Ok(page.text_of_script("return localStorage.getItem('nuoji/notes') || ''")?.contains("只给第二行"))
    })?;
    page.open("/task/a")?;
    page.until("the first task", || Ok(page.texts("[data-field=goal]")?.concat().contains("甲")))?;
    ensure(page.value("textarea[name=note]")?.is_empty(), || "the twins share a note".to_owned())?;
    // A nameless row of other data is another one.
    page.open("/tasks")?;
    load(page, r#"[{ goal: "丁事" }]"#)?;
    page.until("one row", || Ok(page.total()? == 1))?;
    ensure(
        !ids.contains(&page.attribute("tr[data-task]", "data-task")?.unwrap_or_default().as_str()),
        || "a nameless row got another's id".to_owned(),
    )?;
    let start = Instant::now();
    let answer = load(page, r#"[{ id: "long", goal: "长".repeat(10 << 20) }, { id: "short", goal: "短" }]"#)?;
    ensure(answer["count"] == 1, || format!("{answer}"))?;
    let spent = start.elapsed().as_secs();
    ensure(spent < 15, || format!("{spent} s"))?;
    page.wait("[data-told]").map(drop)
}

fn dropped(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(".tasks-keys")?;
    let drop = "const [css, kind] = arguments, data = new DataTransfer();
        if (kind === 'file') data.items.add(new File(['a'], 'report.txt')); else data.setData('text/plain', 'a');
        const say = name => {
            const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data });
            document.querySelector(css).dispatchEvent(event);
            return event.defaultPrevented;
        };
        return [say('dragover'), say('drop')].join()";
    let dropped = |css: &str, kind: &str| -> Result<String, Failure> {
        Ok(page.session.script(drop, json!([css, kind]))?.as_str().unwrap_or_default().to_owned())
    };
    page.wait_for("the scripts' door", "return !!(window.nuoji && nuoji.load)", json!([]))?;
    let text = dropped("input[name=q]", "text")?;
    ensure(text == "false,false", || format!("a dropped word: {text}"))?;
    ensure(page.count("[data-told]")? == 0, || "a dropped word is told of".to_owned())?;
    let file = dropped("main", "file")?;
    ensure(file == "true,true", || format!("a dropped file: {file}"))?;
    // It is read where reports are opened.
    page.wait("[data-page=open]")?;
    page.wait("[data-preview], [data-refused]")?;
    page.open("/notes")?;
    page.click("[data-import] summary")?;
    let own = dropped("input[name=import]", "file")?;
    ensure(own == "false,false", || format!("on the field for files: {own}"))
}

fn many_notes(page: &Page) -> Result<(), Failure> {
    page.open("/notes")?;
    page.click("[data-import] summary")?;
    let give = "const notes = {};
        for (let at = 0; at < 20000; at++) notes['x-' + at] = { text: '第' + at + '条批注，待核', changed: 1700000000000 + at };
        const input = document.querySelector('input[name=import]'), files = new DataTransfer();
        files.items.add(new File([JSON.stringify({ format: 'nuoji-notes', version: 2, notes })], 'notes.json'));
        window.said = [];
        new MutationObserver(() => {
            const now = document.querySelector('[data-import]').textContent;
            if (said[said.length - 1] !== now) said.push(now);
        }).observe(document.querySelector('[data-import]'), { childList: true, characterData: true, subtree: true });
        input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }))";
    page.session.script(give, json!([]))?;
    page.wait("[data-import-preview]")?;
    page.click("button[name=take-in]")?;
    page.wait("[data-note]")?;
    let said = page.text_of_script("return said.join('\\n')")?;
    ensure(said.contains("正在读取") && said.contains("正在收进"), || {
        format!("said on the way: {said}")
    })?;
    let shown = page.count("[data-note]")?;
    ensure((1..=200).contains(&shown), || format!("{shown} notes drawn at once"))?;
    page.click("button[name=more]")?;
    page.until("more of them", || Ok(page.count("[data-note]")? > shown))
}

/// A link with very many notes that say the same: small, until it is unfolded.
fn folded_link(page: &Page) -> Result<(), Failure> {
    page.open("/about")?;
    let make = "const done = arguments[0];
        (async () => {
            let text = '{\"format\":\"nuoji-notes\",\"version\":2,\"notes\":{\"r2020-001\":{\"text\":\"' + 'a'.repeat(5900000) + '\"}}}';
            const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
            let raw = ''; for (const byte of bytes) raw += String.fromCharCode(byte);
            return '1' + btoa(raw).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        })().then(done, why => done('!' + why))";
    let payload = page.session.script_later(make, json!([]))?;
    let payload = payload.as_str().filter(|text| text.starts_with('1')).ok_or("no link was made")?.to_owned();
    ensure(payload.len() < 8000, || format!("{} characters", payload.len()))?;
    page.open(&format!("/shared/{payload}"))?;
    page.wait("[data-shared-page] [role=alert]")?;
    ensure(page.text("[data-shared-page] [role=alert]")?.contains("1 MB"), || {
        "the bound is not told".to_owned()
    })
}

const NOTE: &str = "textarea[name=note]";

fn broken(page: &Page) -> Result<(), Failure> {
    let breaks = [
        // Without the time of day no note is kept, and the program cannot go on. Firefox's driver has globals of its own.
        "(window.wrappedJSObject || window).Date.now = null;",
        // As an engine tells of a program that broke off.
        "const own = window.wrappedJSObject || window, error = new own.WebAssembly.RuntimeError('Out of bounds memory access');
         dispatchEvent(new ErrorEvent('error', { error }));",
    ];
    for (at, breaks) in breaks.into_iter().enumerate() {
        page.session.goto("about:blank")?;
        page.open("/task/r2020-002")?;
        page.fill(NOTE, "先存下的")?;
        page.until("the note in storage", || {
            Ok(page.text_of_script("return localStorage.getItem('nuoji/notes') || ''")?.contains("先存下的"))
        })?;
        page.fill("input[name=tag]", "还没写完")?;
        page.session.script(breaks, json!([]))?;
        if at == 0 {
            page.session.script("document.querySelector('button[name=verdict]').click()", json!([]))?;
        }
        page.wait(".stopped[role=alert]").map_err(|why| format!("break {at}: {why}"))?;
        let typed = page.value(".stopped textarea")?;
        ensure(typed.contains("先存下的") && typed.contains("还没写完"), || {
            format!("typed: {typed}")
        })?;
        let file = page.attribute(".stopped a[download]", "href")?.unwrap_or_default();
        ensure(file.starts_with("blob:"), || format!("notes as a file: {file}"))?;
        page.wait(".stopped a[href='plain.html']")?;
        let silent = page.text_of_script(
            "const all = [...document.querySelectorAll('main textarea')];
             return String(all.length && all.every(one => { one.focus(); return one.readOnly; }))",
        )?;
        ensure(silent == "true", || "what is typed now goes nowhere".to_owned())?;
        page.click(".stopped button")?;
        page.wait_gone(".stopped")?;
        page.wait("main h1")?;
    }
    page.session.goto("about:blank")
}

fn own_error(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.wait(".tasks-keys")?;
    page.session.script(
        "setTimeout(() => { throw new Error('of a script beside') });
            dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop' }));
            Promise.reject(new Error('nobody caught'))",
        json!([]),
    )?;
    page.fill("input[name=q]", "老旧小区")?;
    page.until("fewer hits", || Ok(page.total()? < 487))?;
    ensure(page.count(".stopped")? == 0, || "a stranger's error was taken for our own".to_owned())
}
