//! What a visitor takes away: files, copies, paper. The browser's own doors are watched in the page, since no
//! driver sees a download or a printer.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("tasks: files hold the rows, order and columns shown", files),
    Scenario::everywhere("tasks: the copy is a table, as text and as HTML", copy),
    Scenario::everywhere("tasks: paper has every row, the filters and the address as a code", paper),
    Scenario::everywhere("tasks: a large file shows how far it is and can be stopped", large),
];

const ROW: &str = "table[data-view=tasks] tr[data-task]";

/// Keeps what is handed over as a download, and saves nothing.
pub const WATCH_FILES: &str = "window.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { files.push(blob); return make.call(URL, blob); };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () { if (!this.download) click.call(this); };
    return ''";

/// The text of the file handed over last.
pub fn file(page: &Page, count: usize) -> Result<String, Failure> {
    page.wait_for("a file", "return files.length === arguments[0]", json!([count]))?;
    let read = "const done = arguments[0]; files.at(-1).text().then(done, error => done(String(error)))";
    Ok(page.session.script_later(read, json!([]))?.as_str().unwrap_or("").to_owned())
}

/// Finds the entry of the menu of files with this word, and does something with it.
fn entry(page: &Page, word: &str, then: &str) -> Result<(), Failure> {
    let pick = format!(
        "const one = [...document.querySelectorAll('details.menu button')]
            .find(button => button.textContent.includes(arguments[0]));
        if (one) {{ {then} }}
        return !!one"
    );
    page.wait_for(&format!("the entry {word}"), &pick, json!([word]))
}

/// Chooses from the menu of files the entry of this word.
fn choose(page: &Page, word: &str) -> Result<(), Failure> {
    entry(page, word, "one.click()")
}

fn files(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?q=老旧小区&sort=-percent&cols=id,goal,percent,status")?;
    page.wait(ROW)?;
    page.text_of_script(WATCH_FILES)?;
    choose(page, "CSV")?;
    let csv = file(page, 1)?;
    let (head, rows) = csv.split_once("\r\n").ok_or("a file of one line")?;
    let heads: Vec<&str> = head.trim_start_matches('\u{feff}').split(',').collect();
    ensure(heads[..4] == ["编号", "目标任务", "完成进度 %", "状态"], || head.to_owned())?;
    // Whatever is shown, a file says which task it is, where it stands, and its figures.
    for always in ["报告名称", "原文行号", "目标", "实际", "差额", "网址"] {
        ensure(heads.contains(&always), || format!("no {always} in {head}"))?;
    }
    choose(page, "JSON")?;
    let rows_of = |text: &str| -> Result<Vec<Value>, Failure> {
        serde_json::from_str(text).map_err(|error| format!("{error}: {text}"))
    };
    let objects = rows_of(&file(page, 2)?)?;
    let ids: Vec<&str> = objects.iter().filter_map(|row| row["id"].as_str()).collect();
    let shown = "return [...document.querySelectorAll('tr[data-task]')].map(row => row.dataset.task).join()";
    let shown = page.text_of_script(shown)?;
    ensure(ids.join(",").starts_with(&shown) && !shown.is_empty(), || format!("{ids:?}, not {shown}"))?;
    ensure(ids.len() == page.total()?, || format!("{} rows", ids.len()))?;
    let begins: Vec<&str> = rows.split("\r\n").filter_map(|line| line.split(',').next()).collect();
    ensure(ids.iter().all(|id| begins.contains(id)), || format!("{begins:?}"))?;
    choose(page, "Excel")?;
    ensure(file(page, 3)?.starts_with("PK"), || "no workbook".to_owned())?;
    choose(page, "Markdown")?;
    let lines = file(page, 4)?.lines().count();
    ensure(lines == ids.len() + 2, || format!("{lines} lines of Markdown"))?;
    // What a spreadsheet would compute arrives as text.
    let load =
        "const done = arguments[0]; nuoji.load([{ id: 'x-1', goal: '=1+1' }]).then(() => done(true), done)";
    page.session.script_later(load, json!([]))?;
    page.open("/tasks?cols=id,goal")?;
    page.wait("tr[data-task=\"x-1\"]")?;
    choose(page, "CSV")?;
    let guarded = file(page, 5)?;
    ensure(guarded.contains("x-1,'=1+1,"), || guarded)
}

fn copy(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?q=老旧小区&cols=id,goal,percent")?;
    page.wait(ROW)?;
    page.text_of_script(
        "addEventListener('copy', event => {
            window.copied = ['text/plain', 'text/html'].map(kind => event.clipboardData.getData(kind));
        }); return ''",
    )?;
    // By the pointer: browsers let a page copy only when a person acts.
    entry(page, "WPS", "one.closest('details').querySelector('summary').click(); one.dataset.pick = ''")?;
    page.click("[data-pick]")?;
    page.wait_for("the copy", "return !!window.copied", json!([]))?;
    let copied = page.session.script("return copied", json!([]))?;
    let (text, html) = (copied[0].as_str().unwrap_or(""), copied[1].as_str().unwrap_or(""));
    let total = page.total()?;
    let lines = text.trim_end().split("\r\n").count();
    ensure(lines == total + 1 && text.contains('\t'), || format!("{lines} lines for {total} rows: {text}"))?;
    ensure(html.matches("<tr>").count() == total + 1, || html.to_owned())
}

fn paper(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?status=done&group=report")?;
    page.wait(ROW)?;
    page.wait("button[name=print]")?;
    page.text_of_script(
        "window.print = () => { window.printed = {
            rows: document.querySelectorAll('tr[data-task]').length,
            heading: document.querySelector('[data-paper]').textContent,
            code: document.querySelectorAll('[data-paper] svg').length,
        } }; return ''",
    )?;
    page.click("button[name=print]")?;
    page.wait_for("printing", "return !!window.printed", json!([]))?;
    let printed = page.session.script("return printed", json!([]))?;
    let total = page.total()?;
    ensure(printed["rows"] == total, || format!("{printed}, not {total} rows"))?;
    let heading = printed["heading"].as_str().unwrap_or("");
    ensure(heading.contains("status=done") && heading.contains("已完成"), || heading.to_owned())?;
    ensure(printed["code"] == 1, || format!("{printed}"))?;
    page.text_of_script("dispatchEvent(new Event('afterprint')); return ''")?;
    page.wait_gone("[data-paper]")
}

fn large(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?cols=id,goal,progress")?;
    page.wait_for("the scripts' door", "return !!(window.nuoji && nuoji.load)", json!([]))?;
    let load = "const done = arguments[0], text = '改造老旧小区若干。'.repeat(40);
        const rows = Array.from({ length: 60000 }, (_, at) => ({ id: 'x-' + at, goal: text + at, progress: text }));
        nuoji.load(rows).then(() => done(true), done)";
    page.session.script_later(load, json!([]))?;
    page.wait("tr[data-task=\"x-0\"]")?;
    page.text_of_script(WATCH_FILES)?;
    choose(page, "Excel")?;
    page.wait("[data-written] progress")?;
    page.click("[data-written] button[name=stop]")?;
    page.wait_gone("[data-written]")?;
    choose(page, "JSON")?;
    page.wait_for("the whole file", "return files.length > 0", json!([]))?;
    let rows = "const done = arguments[0]; files[0].text().then(text => done(text.match(/\"id\"/g).length))";
    let rows = page.session.script_later(rows, json!([]))?;
    ensure(rows == 60000, || format!("{rows} rows"))?;
    let files = page.session.script("return files.length", json!([]))?;
    ensure(files == 1, || format!("{files} files: the one that was stopped came too"))
}
