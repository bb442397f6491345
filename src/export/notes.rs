//! A reader's notes to take away: as columns beside the rows on the screen, or as Markdown. In: notes and
//! records; out: cells and text. Refuses to know: the stored format, which is the one for reading back.

use std::collections::HashMap;

use super::markdown::escaped;
use super::table::{Cell, Column, Table};
use crate::note::{Note, Notes, Segment, segments};
use crate::record::Record;

/// Keys and heads of the columns that notes add to a table.
pub const COLUMNS: [(&str, &str); 9] = [
    ("note", "批注"),
    ("note_star", "星标"),
    ("note_tags", "标签"),
    ("note_opinion", "我的判断"),
    ("note_reason", "理由"),
    ("note_checked", "核对日期"),
    ("note_deadline", "督办期限"),
    ("note_struck", "销号日期"),
    ("note_quotes", "摘句"),
];

/// Adds all columns of notes. `tasks` are the ids of the table's rows, in their order.
pub fn add_columns<'a>(table: &mut Table, tasks: impl IntoIterator<Item = &'a str>, notes: &Notes) {
    let column = |(key, title): &(&str, &str)| Column { key: key.to_string(), title: title.to_string() };
    table.columns.extend(COLUMNS.iter().map(column));
    for (row, task) in table.rows.iter_mut().zip(tasks) {
        let note = notes.get(task);
        row.extend(COLUMNS.iter().map(|(key, _)| note.map_or(Cell::Empty, |note| cell(note, key))));
    }
}

fn cell(note: &Note, key: &str) -> Cell {
    let day = |day: &Option<String>| Cell::day(day.as_deref().unwrap_or_default());
    let list = |items: Vec<String>| if items.is_empty() { Cell::Empty } else { Cell::List(items) };
    match key {
        "note" => Cell::text(&note.text),
        "note_star" if note.star => Cell::text("★"),
        "note_tags" => list(note.tags.clone()),
        "note_opinion" => note.opinion.as_ref().map_or(Cell::Empty, |opinion| Cell::Word {
            id: opinion.view.id(),
            word: opinion.view.word().to_string(),
        }),
        "note_reason" => note.opinion.as_ref().map_or(Cell::Empty, |opinion| Cell::text(&opinion.reason)),
        "note_checked" => day(&note.checked),
        "note_deadline" => day(&note.deadline),
        "note_struck" => day(&note.struck),
        "note_quotes" => {
            let quoted = note.quotes.iter().map(|quote| quote_line(&quote.words, &quote.remark));
            list(quoted.collect())
        }
        _ => Cell::Empty,
    }
}

fn quote_line(words: &str, remark: &str) -> String {
    let words = ["“", words, "”"].concat();
    if remark.is_empty() { words } else { [&words, "：", remark].concat() }
}

/// All notes, by task id, each under its task's words where a record has them.
pub fn markdown(notes: &Notes, records: &[Record]) -> String {
    let mut out = String::from("# 批注\n");
    // The first of an id stands, as in an address.
    let of_id: HashMap<&str, &Record> =
        records.iter().rev().map(|record| (record.id.as_str(), record)).collect();
    for (task, note) in &notes.notes {
        let record = of_id.get(task.as_str());
        out.push_str("\n## ");
        out.push_str(&escaped(task));
        if note.star {
            out.push_str(" ★");
        }
        out.push('\n');
        if let Some(record) = record {
            let lead = if record.lead.is_empty() { "未列" } else { &record.lead.join("、") };
            out.push_str("\n> ");
            out.push_str(&escaped(&record.goal));
            out.push_str("  \n> 牵头单位：");
            out.push_str(&escaped(lead));
            out.push('\n');
        }
        if !note.text.is_empty() {
            out.push('\n');
            put_text(&mut out, &note.text);
        }
        let lines = facts(note);
        if !lines.is_empty() {
            out.push('\n');
        }
        for line in lines {
            out.push_str("- ");
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

/// The text with its own line ends; addresses stay addresses, all else is letters.
fn put_text(out: &mut String, text: &str) {
    for (nth, line) in text.lines().enumerate() {
        if nth > 0 {
            // Two blanks at the end of a line end it; an empty line parts paragraphs.
            let blank = line.trim().is_empty() || out.ends_with('\n');
            out.push_str(if blank { "\n" } else { "  \n" });
        }
        for segment in segments(line.trim()) {
            match segment {
                Segment::Text(text) => out.push_str(&plain(text)),
                Segment::Link(link) => out.push_str(&["<", link, ">"].concat()),
            }
        }
    }
    out.push('\n');
}

/// Signs that make a list or a heading only at the beginning of a line are kept from it too.
fn plain(text: &str) -> String {
    let text = escaped(text);
    let number = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    match text.chars().next() {
        Some('-' | '+' | '=') => ["\\", &text].concat(),
        Some('0'..='9') if text[number..].starts_with(['.', ')']) => {
            [&text[..number], "\\", &text[number..]].concat()
        }
        _ => text,
    }
}

fn facts(note: &Note) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, title) in &COLUMNS[2..8] {
        let shown = cell(note, key).shown();
        if !shown.is_empty() {
            lines.push([title, "：", &escaped(&shown)].concat());
        }
    }
    lines.extend(
        note.quotes
            .iter()
            .map(|quote| ["摘句：", &escaped(&quote_line(&quote.words, &quote.remark))].concat()),
    );
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::{Change, Edit, Opinion, Quote, Quoted, View, apply};

    fn some_notes() -> Notes {
        let mut notes = Notes::default();
        let quote = Quote {
            field: Quoted::Goal,
            words: "1.4万人".into(),
            before: String::new(),
            after: String::new(),
            at: 0,
            remark: "含转移就业？".into(),
        };
        for edit in [
            Edit::Text("# 看过\n见https://a.cn/x_y。\n\n- *不*是列表\n1. 也不是".into()),
            Edit::Star(true),
            Edit::Tags(vec!["就业".into(), "待核".into()]),
            Edit::Opinion(Some(Opinion { view: View::Doubt, reason: "口径不明".into() })),
            Edit::Deadline(Some("2024-12-31".into())),
            Edit::AddQuote(quote),
        ] {
            apply(&mut notes, Change::edit("r2020-005", edit), 1);
        }
        apply(&mut notes, Change::edit("r2099-001", Edit::Checked(Some("2024-07-01".into()))), 1);
        notes
    }

    fn task() -> Record {
        serde_json::from_str(super::super::json::tests::TASK).unwrap()
    }

    #[test]
    fn adds_columns_to_the_rows_that_have_notes() {
        let (task, other) = (task(), Record { id: "r2020-006".into(), ..task() });
        let mut table = Table::of([&task, &other], &["id"]);
        add_columns(&mut table, ["r2020-005", "r2020-006"], &some_notes());
        assert_eq!(table.columns.len(), 10);
        let shown: Vec<String> = table.rows[0][2..].iter().map(Cell::shown).collect();
        let expected =
            ["★", "就业、待核", "存疑", "口径不明", "", "2024-12-31", "", "“1.4万人”：含转移就业？"];
        assert_eq!(shown, expected);
        assert!(table.rows[1][1..].iter().all(|cell| *cell == Cell::Empty));
    }

    #[test]
    fn writes_markdown_without_letting_words_become_markup() {
        let text = markdown(&some_notes(), &[Record { goal: "新增就业".into(), ..task() }]);
        assert_eq!(
            text,
            "# 批注\n\n## r2020-005 ★\n\n> 新增就业  \n> 牵头单位：区人社局、区民政局\n\n\
             \\# 看过  \n见<https://a.cn/x_y>。\n\n\\- \\*不\\*是列表  \n1\\. 也不是\n\n\
             - 标签：就业、待核\n- 我的判断：存疑\n- 理由：口径不明\n- 督办期限：2024-12-31\n\
             - 摘句：“1.4万人”：含转移就业？\n\n## r2099-001\n\n- 核对日期：2024-07-01\n"
        );
    }
}
