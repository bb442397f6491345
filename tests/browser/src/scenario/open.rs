//! A visitor's own papers: chosen, dropped, pasted, corrected, taken in, kept, removed.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("open: a file of each kind gives the same tasks", kinds),
    Scenario::everywhere(
        "open: what is taken in is shown everywhere, kept, and removed with a way back",
        taken,
    ),
    Scenario::everywhere("open: a column gets another role, and the step is taken back", corrected),
    Scenario::everywhere("open: corrections in haste are all kept, and taken in", hasty),
    Scenario::everywhere("open: a cell written by hand, a row joined to the one above", by_hand),
    Scenario::everywhere("open: a letter and its attachments are one report", letter),
    Scenario::everywhere("open: a table that was copied is pasted as a table", pasted),
    Scenario::everywhere("open: names of persons are left out of what is passed on, unless kept", persons),
    Scenario::everywhere("open: several places are told apart, each with a page of its own", places),
    Scenario::everywhere("open: scripts open files as if they had been dropped", script),
];

pub(super) const FILES: [(&str, &[u8]); 4] = [
    ("a.docx", include_bytes!("../../../fixtures/table.docx")),
    ("b.xlsx", include_bytes!("../../../fixtures/table.xlsx")),
    ("c.xls", include_bytes!("../../../fixtures/table.xls")),
    ("d.pdf", include_bytes!("../../../fixtures/table.pdf")),
];

const TEXT: &str = "2024年重点工作完成情况\n序号\t工作任务\t完成情况\t责任单位\n\
    1\t新建公园3个\t已建成3个\t区园林局\n2\t改造学校2所\t已开工1所\t区教育局\n";

/// Gives files to the field for files, as choosing them would; each with its bytes in base64.
pub(super) fn choose(page: &Page, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    let give = "const input = document.querySelector('input[name=report]'), files = new DataTransfer();
        for (const [name, packed] of arguments[0]) {
            const bytes = Uint8Array.from(atob(packed), sign => sign.charCodeAt(0));
            files.items.add(new File([bytes], name));
        }
        input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }))";
    let files: Vec<Value> =
        files.iter().map(|(name, bytes)| json!([name, xtask::sha::base64(bytes)])).collect();
    page.wait("input[name=report]")?;
    page.session.script(give, json!([files])).map(drop)
}

/// What a draft says that it found.
pub(super) fn found(page: &Page, id: &str, of: &str) -> Result<String, Failure> {
    let css = format!("[data-preview='{id}'] [data-found={of}]");
    page.wait(&css)?;
    page.text(&css)
}

fn kinds(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    choose(page, &FILES)?;
    for id in ["a", "b", "c", "d"] {
        ensure(found(page, id, "tasks")? == "3", || format!("tasks of {id}"))?;
    }
    let cells = "return [...document.querySelectorAll(`[data-preview='${arguments[0]}'] tbody tr[data-row]`)]
        .map(row => [...row.querySelectorAll('td')].map(cell => cell.firstChild?.data ?? '').join('|')).join(' / ')";
    let of = |id: &str| -> Result<String, Failure> {
        Ok(page.session.script(cells, json!([id]))?.as_str().unwrap_or_default().to_owned())
    };
    let first = of("a")?;
    ensure(!first.is_empty(), || "no rows are shown".to_owned())?;
    for id in ["b", "c", "d"] {
        let other = of(id)?;
        ensure(other == first, || format!("{id}: {other}\nand not {first}"))?;
    }
    Ok(())
}

fn taken(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    choose(page, &[("甲县工作.txt", TEXT.as_bytes())])?;
    ensure(found(page, "甲县工作", "tasks")? == "2", || "tasks".to_owned())?;
    page.click("[data-preview='甲县工作'] button[name=accept]")?;
    page.wait("[data-own='甲县工作']")?;
    ensure(page.count("[data-preview]")? == 0, || "the draft is still there".to_owned())?;
    page.open("/tasks?report=甲县工作")?;
    page.wait("tr[data-task='甲县工作-001']")?;
    ensure(page.total()? == 2, || "rows of the report".to_owned())?;
    page.open("/tasks")?;
    page.until("all reports", || Ok(page.total()? == 489))?;
    // Kept by the browser, with the texts.
    page.open("/source/甲县工作")?;
    page.reload()?;
    page.until("its own words", || Ok(page.text("main")?.contains("改造学校2所")))?;
    page.open("/open")?;
    page.wait("[data-own='甲县工作']")?;
    page.click("[data-own='甲县工作'] button[name=remove]")?;
    page.wait("button[name=restore]")?;
    page.open("/tasks")?;
    page.until("the page's own reports alone", || Ok(page.total()? == 487))?;
    page.open("/open")?;
    page.click("button[name=restore]")?;
    page.wait("[data-own='甲县工作']").map(drop)
}

fn corrected(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    choose(page, &[("乙.txt", TEXT.as_bytes())])?;
    page.wait("[data-preview='乙'] select[name=role]")?;
    let role = |column: usize| -> Result<String, Failure> {
        page.text_of_script(&format!(
            "return document.querySelector('[data-preview=\"乙\"] select[data-column=\"{column}\"]').value"
        ))
    };
    ensure([role(2)?, role(3)?] == ["progress", "lead"], || "the roles as read".to_owned())?;
    let set = "const list = document.querySelector('[data-preview=\"乙\"] select[data-column=\"3\"]');
        list.value = 'support'; list.dispatchEvent(new Event('change', { bubbles: true })); return ''";
    page.text_of_script(set)?;
    page.until("the other role", || Ok(role(3)? == "support"))?;
    page.click("[data-preview='乙'] button[name=undo]")?;
    page.until("the role as read", || Ok(role(3)? == "lead"))?;
    page.text_of_script(set)?;
    page.until("the other role", || Ok(role(3)? == "support"))?;
    page.click("[data-preview='乙'] button[name=accept]")?;
    page.wait("[data-own='乙']")?;
    let record = "return JSON.stringify([nuoji.task('乙-001').lead, nuoji.task('乙-001').support])";
    let record = page.text_of_script(record)?;
    ensure(record == "[[],[\"区园林局\"]]", || record)
}

fn hasty(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    choose(page, &[("己.txt", TEXT.as_bytes())])?;
    page.wait("[data-preview='己'] select[name=role]")?;
    // All in one go: none waits for the reading that the one before asks for.
    page.text_of_script(
        "const draft = document.querySelector('[data-preview=\"己\"]');
        const list = draft.querySelector('select[data-column=\"3\"]'), title = draft.querySelector('input[name=title]');
        list.value = 'support'; list.dispatchEvent(new Event('change', { bubbles: true }));
        title.value = '急改的标题'; title.dispatchEvent(new Event('change', { bubbles: true }));
        draft.querySelector('button[name=accept]').click(); return ''",
    )?;
    page.wait("[data-own='己']")?;
    let taken = "return JSON.stringify([nuoji.task('己-001').support, document.querySelector('[name=own-title]').value])";
    let taken = page.text_of_script(taken)?;
    ensure(taken == "[[\"区园林局\"],\"急改的标题\"]", || taken)
}

fn by_hand(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    choose(page, &[("丙.txt", TEXT.as_bytes())])?;
    let row = "[data-preview='丙'] tr[data-row='丙-002']";
    page.wait(row)?;
    page.click(&format!("{row} button"))?;
    page.wait("[data-preview='丙'] textarea[name=cell-progress]")?;
    page.text_of_script(
        "const field = document.querySelector('textarea[name=cell-progress]');
        field.value = '已完成2所'; field.dispatchEvent(new Event('input', { bubbles: true })); return ''",
    )?;
    page.click("[data-preview='丙'] button[name=save-row]")?;
    page.until("the words by hand", || Ok(page.text(row)?.contains("已完成2所")))?;
    page.click(&format!("{row} button"))?;
    page.click("[data-preview='丙'] button[name=join-row]")?;
    page.until("one row", || Ok(found(page, "丙", "tasks")? == "1"))?;
    page.click("[data-preview='丙'] button[name=undo]")?;
    page.until("two rows", || Ok(found(page, "丙", "tasks")? == "2"))
}

fn letter(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    let letter = "关于报送重点工作进展情况的函\n区政府办公室：\n现将有关情况报上，请审阅。\n";
    let second = TEXT.replace("新建公园3个", "新建厕所4座");
    let files =
        [("附件2.txt", second.as_bytes()), ("来函.txt", letter.as_bytes()), ("附件1.txt", TEXT.as_bytes())];
    choose(page, &files)?;
    page.until("one report of all", || {
        Ok(page.count("[data-preview]")? == 1 && page.count("[data-busy]")? == 0)
    })?;
    ensure(found(page, "来函", "tasks")? == "4", || "tasks of both attachments".to_owned())?;
    let goals = page.text("[data-preview='来函']")?;
    let (first, second) = (goals.find("新建公园3个"), goals.find("新建厕所4座"));
    ensure(first.is_some() && first < second, || "the attachments stand in their order".to_owned())
}

fn pasted(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    page.wait("textarea[name=paste]")?;
    let paste = "const data = new DataTransfer();
        data.setData('text/html', '<table><tr><th>任务</th><th>进展</th></tr><tr><td>新建公园3个</td><td>已建成3个</td></tr></table>');
        data.setData('text/plain', '任务 进展');
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        if (!event.clipboardData || !event.clipboardData.types.length) {
            Object.defineProperty(event, 'clipboardData', { value: data });
        }
        document.querySelector('textarea[name=paste]').dispatchEvent(event); return ''";
    page.text_of_script(paste)?;
    ensure(found(page, "粘贴的内容", "tasks")? == "1", || "tasks of what was pasted".to_owned())
}

fn persons(page: &Page) -> Result<(), Failure> {
    let text = "2024年重点工作完成情况\n工作任务\t完成情况\t责任单位\t联系人\t电话\n\
        新建公园3个\t已建成3个，张小明到场\t区园林局\t张小明\t13800138000\n改造学校2所\t已开工1所\t区教育局\t李四\t0571-88881234\n";
    page.open("/open")?;
    choose(page, &[("庚.txt", text.as_bytes())])?;
    ensure(found(page, "庚", "persons")? == "4", || "names and numbers".to_owned())?;
    // One is kept on purpose.
    page.text_of_script(
        "document.querySelector('[data-persons]').open = true;
        [...document.querySelectorAll('[data-persons] label')].find(label => label.textContent.includes('李四')).click(); return ''",
    )?;
    page.click("[data-preview='庚'] button[name=accept]")?;
    page.wait("[data-own='庚']")?;
    page.text_of_script(super::take::WATCH_FILES)?;
    page.click("[data-own='庚'] button[name=save-dataset]")?;
    let file = super::take::file(page, 1)?;
    for gone in ["张小明", "13800138000", "0571-88881234"] {
        ensure(!file.contains(gone), || format!("{gone} is in the data set"))?;
    }
    ensure(file.contains("李四") && file.contains("新建公园3个"), || file.clone())?;
    // The screen shows the paper as it is, and what is quoted from it is without names.
    page.open("/task/庚-001")?;
    page.until("the paper's own words", || {
        Ok(page.text("[data-field=progress]")?.contains("已建成3个，张小明到场"))
    })?;
    page.wait("[data-citation=plain]")?;
    let cited = "return document.querySelector('[data-citation=plain]').textContent";
    let cited = page.text_of_script(cited)?;
    ensure(cited.contains("已建成3个，＊＊＊到场"), || cited)
}

fn places(page: &Page) -> Result<(), Failure> {
    page.open("/tasks")?;
    page.until("the page's own tasks", || Ok(page.total()? == 487))?;
    ensure(page.count("input[name=place]")? == 0, || "one place is offered as a choice".to_owned())?;
    page.open("/open")?;
    choose(page, &[("辛.txt", ["甲县", TEXT].concat().as_bytes())])?;
    page.wait("[data-preview='辛']")?;
    page.click("[data-preview='辛'] button[name=accept]")?;
    page.wait("[data-own='辛']")?;
    page.open("/overview")?;
    page.wait("[data-places] a[href='#/place/%E7%94%B2%E5%8E%BF']")?;
    page.click("[data-places] a[href='#/place/%E7%94%B2%E5%8E%BF']")?;
    page.wait("[data-place-page='甲县']")?;
    let said = page.text("main")?;
    ensure(said.contains("甲县") && !said.contains("拱墅"), || said)?;
    page.click(".hero a[href*='place=']")?;
    page.wait("[data-total]")?;
    page.open("/tasks?place=甲县")?;
    page.until("the tasks of one place", || Ok(page.total()? == 2))?;
    page.wait("input[type=checkbox][name=place][value='甲县']")?;
    ensure(page.count("input[type=checkbox][name=place]")? == 2, || "two places to choose".to_owned())?;
    page.open("/place/没有的地方")?;
    page.wait("[role=alert] h1").map(drop)
}

fn script(page: &Page) -> Result<(), Failure> {
    page.open("/about")?;
    page.wait_for("the door for scripts", "return !!(window.nuoji && nuoji.open)", json!([]))?;
    let open = "const [text, done] = arguments;
        nuoji.open([{ name: '丁.txt', bytes: new TextEncoder().encode(text) }, { name: '空.txt', bytes: new Uint8Array() }])
            .then(answer => done(JSON.stringify(answer)), error => done(String(error)))";
    let answer = page.session.script_later(open, json!([TEXT]))?;
    let answer: Value =
        serde_json::from_str(answer.as_str().unwrap_or_default()).map_err(|e| e.to_string())?;
    let report = &answer["reports"][0];
    ensure(report["id"] == "丁" && report["tasks"] == 2, || answer.to_string())?;
    ensure(answer["refused"][0]["name"] == "空.txt", || answer.to_string())?;
    let recipe = "const [text, done] = arguments;
        nuoji.open([{ name: '戊.txt', bytes: new TextEncoder().encode(text) }], { recipe: { v: 1, source: { title: '别的标题' } } })
            .then(answer => done(answer.reports[0].title), error => done(String(error)))";
    let title = page.session.script_later(recipe, json!([TEXT]))?;
    ensure(title == "别的标题", || title.to_string())
}
