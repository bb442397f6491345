//! A table to take away: exactly the rows, order and columns on the screen. In: records and the keys of
//! columns, or cells of the caller's own (notes); out: a [`Table`] that every format writes.
//! Refuses to know: formats.

use std::collections::HashSet;

use super::day::Day;
use crate::measure::checkable::Mark;
use crate::measure::{Measure, decimal, gap};
use crate::record::{Extra, Record};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    /// As long as `columns`, each.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Field name in JSON: one of [`crate::record::FIELDS`], or the caller's own.
    pub key: String,
    /// What the reader sees above it.
    pub title: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// `YYYY-MM-DD`, a day that there is: see [`Cell::day`].
    Day(String),
    /// A value that has an id for programs and a word for readers: a status, a verdict.
    Word {
        id: &'static str,
        word: String,
    },
    List(Vec<String>),
}

/// Where a table comes from: label and value, a line each. A workbook shows it on its second sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Name of the sheet of rows: "任务".
    pub title: String,
    /// Source, filters, date, method, address, in the order to be read.
    pub lines: Vec<(String, String)>,
    /// `YYYY-MM-DD`, the day written into the file; the core has no clock.
    pub date: String,
}

impl Table {
    /// The records' fields of these keys, with Chinese heads. An unknown key is an empty column.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>, keys: &[&str]) -> Table {
        let column = |key: &&str| Column { key: key.to_string(), title: title(key).to_owned() };
        Table {
            columns: keys.iter().map(column).collect(),
            rows: records
                .into_iter()
                .map(|record| keys.iter().map(|key| Cell::of(record, key)).collect())
                .collect(),
        }
    }
}

/// Before the head of a column without a field of its own.
pub const MORE: &str = "more:";

/// The key of a field that only some reports have: `target` is what the goal's figure asks for.
fn field_key(id: &'static str) -> &'static str {
    if id == "target" { "target_cell" } else { id }
}

/// The keys of the columns that only some reports have, as far as one of the records has a word in them: first those
/// with a field, then the others (`more:<head>`) in the order in which they first come.
pub fn further_keys<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<String> {
    let mut fields: Vec<&str> = Vec::new();
    let mut more: Vec<String> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    for record in records {
        for (id, cell) in record.extra.fields() {
            if cell.is_some() && !fields.contains(&id) {
                fields.push(id);
            }
        }
        for (name, _) in record.extra.more_named().filter(|(_, cell)| !cell.is_empty()) {
            if known.insert(name.clone()) {
                more.push([MORE, &name].concat());
            }
        }
    }
    let order = Extra::default().fields().map(|(id, _)| id);
    let fields = order.into_iter().filter(|id| fields.contains(id)).map(|id| field_key(id).to_owned());
    fields.chain(more).collect()
}

/// Heads of the columns, as the reports and the page call them.
const TITLES: [(&str, &str); 34] = [
    ("id", "编号"),
    ("report", "报告"),
    ("year", "年份"),
    ("theme_no", "主题序号"),
    ("theme", "主题"),
    ("no", "序号"),
    ("goal", "目标任务"),
    ("lead", "牵头单位"),
    ("support", "责任单位"),
    ("inherited", "沿用上一行"),
    ("progress", "进展情况"),
    ("percent", "完成进度（%）"),
    ("lines", "原文行号"),
    ("status", "状态"),
    ("status_why", "判定依据"),
    ("rule", "判定规则"),
    ("claim", "原文的说法"),
    ("claim_rule", "原文的说法：规则"),
    ("claim_why", "原文的说法：依据"),
    ("check", "数字核对"),
    ("pace", "序时进度"),
    ("expected_percent", "应达进度（%）"),
    ("measures", "量化目标"),
    ("doubts", "读取疑点"),
    ("checkable", "可核验程度"),
    ("checkable_marks", "目标写明了什么"),
    ("report_title", "报告名称"),
    ("figure", "指标"),
    ("op", "比较"),
    ("target", "目标"),
    ("actual", "实际"),
    ("gap", "差额"),
    ("unit", "计量单位"),
    ("address", "网址"),
];

/// The Chinese head of a field; the key itself where there is none.
pub fn title(key: &str) -> &str {
    TITLES.iter().find(|(known, _)| *known == key).map_or(key, |(_, title)| title)
}

impl Cell {
    pub fn of(record: &Record, key: &str) -> Cell {
        let judged = record.judged();
        let leading = || gap::leading(&judged.measures);
        let figure = |figure: Option<f64>| figure.map_or(Cell::Empty, Cell::Number);
        match key {
            "figure" => leading().map_or(Cell::Empty, |measure| Cell::text(&measure.name)),
            "op" => leading().map_or(Cell::Empty, |measure| Cell::text(measure.op.sign())),
            "target" => figure(leading().map(|measure| measure.target)),
            "actual" => figure(leading().and_then(|measure| measure.actual)),
            "gap" => figure(leading().and_then(Measure::gap)),
            "unit" => leading().map_or(Cell::Empty, |measure| Cell::text(&measure.unit)),
            "id" => Cell::text(&record.id),
            "report" => Cell::text(&record.report),
            "year" => Cell::Number(record.year.into()),
            "theme_no" => record.theme_no.as_deref().map_or(Cell::Empty, Cell::text),
            "theme" => Cell::text(&record.theme),
            "no" => record.no.map_or(Cell::Empty, |no| Cell::Number(no.into())),
            "goal" => Cell::text(&record.goal),
            "lead" => Cell::list(&record.lead),
            "support" => Cell::list(&record.support),
            "inherited" => Cell::list(&record.inherited),
            "progress" => Cell::text(&record.progress),
            "percent" => judged.percent.map_or(Cell::Empty, Cell::Number),
            "lines" => record.lines.map_or(Cell::Empty, |lines| Cell::text(&range(lines))),
            "status" => Cell::word(judged.status.id(), judged.status.word()),
            "status_why" => Cell::text(&judged.status_why),
            "rule" => Cell::text(&judged.rule),
            "claim" => judged.claim.map_or(Cell::Empty, |claim| Cell::word(claim.id(), claim.word())),
            "claim_rule" => Cell::text(&judged.claim_rule),
            "claim_why" => Cell::text(&judged.claim_why),
            "check" => Cell::word(judged.check.id(), judged.check.word()),
            "pace" => judged.pace.map_or(Cell::Empty, |pace| Cell::word(pace.id(), pace.word())),
            "expected_percent" => judged.expected_percent.map_or(Cell::Empty, Cell::Number),
            "measures" => Cell::list(&measures(record)),
            "doubts" => Cell::list(&judged.doubts),
            "checkable" => {
                let level = record.checkable().level();
                Cell::word(level.id(), level.word())
            }
            "checkable_marks" => Cell::list(&marks(record)),
            _ => Cell::further(record, key),
        }
    }

    /// A column that only some reports have; see [`further_keys`].
    fn further(record: &Record, key: &str) -> Cell {
        let cell = match key.strip_prefix(MORE) {
            Some(name) => record.extra.more_named().find(|(own, _)| own == name).map(|(_, cell)| cell),
            None => record
                .extra
                .fields()
                .into_iter()
                .find(|(id, _)| field_key(id) == key)
                .and_then(|(_, cell)| cell),
        };
        cell.map_or(Cell::Empty, Cell::text)
    }

    pub fn text(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    /// A day, where the text is one (`YYYY-MM-DD`), else the text.
    pub fn day(text: &str) -> Cell {
        if Day::read(text).is_some() { Cell::Day(text.to_owned()) } else { Cell::text(text) }
    }

    fn word(id: &'static str, word: &str) -> Cell {
        Cell::Word { id, word: word.to_owned() }
    }

    fn list(items: &[String]) -> Cell {
        if items.is_empty() { Cell::Empty } else { Cell::List(items.to_vec()) }
    }

    /// As a reader sees it in a text format: lists parted by 、 as the reports do.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Day(text) => text.clone(),
            Cell::Number(number) => number_text(*number),
            Cell::Word { word, .. } => word.clone(),
            Cell::List(items) => items.join("、"),
        }
    }
}

/// First and last line as a reader writes them: `18—21`, or `18`.
pub fn range([first, last]: [usize; 2]) -> String {
    if first == last { first.to_string() } else { format!("{first}—{last}") }
}

/// A figure without needless places: `14`, `52.6`, never an exponent.
pub fn number_text(number: f64) -> String {
    decimal::written(number)
}

/// What the goal gives: 有数、有主.
fn marks(record: &Record) -> Vec<String> {
    let found = record.checkable();
    let given = Mark::ALL.into_iter().filter(|mark| found.mark(*mark).is_some());
    given.map(|mark| mark.word().to_owned()).collect()
}

fn measures(record: &Record) -> Vec<String> {
    let line = |measure: &Measure| {
        let (target, unit, verdict) = (number_text(measure.target), &measure.unit, measure.verdict.word());
        let asked = [&measure.name, " ", measure.op.sign(), " ", &target, unit].concat();
        match (measure.directions(), measure.actual) {
            (Some([_, (change, amount)]), _) => {
                [&asked, " → ", change.word(), &number_text(amount), unit, "（", verdict, "）"].concat()
            }
            (None, Some(actual)) => [&asked, " → ", &number_text(actual), unit, "（", verdict, "）"].concat(),
            (None, None) => [&asked, "（", verdict, "）"].concat(),
        }
    };
    record.judged().measures.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::FIELDS;

    #[test]
    fn every_published_field_has_a_head_and_a_cell() {
        let task: Record = serde_json::from_str(super::super::json::tests::TASK).unwrap();
        for key in FIELDS {
            assert_ne!(title(key), key);
            assert_ne!(Cell::of(&task, key), Cell::Empty, "{key}");
        }
    }

    fn check(key: &str, want: &str) {
        let task: Record = serde_json::from_str(super::super::json::tests::TASK).unwrap();
        assert_eq!(Cell::of(&task, key).shown(), want);
    }

    #[test]
    fn shows_cells_as_a_reader_writes_them() {
        check("year", "2020");
        check("percent", "52.6");
        check("lines", "18—21");
        check("lead", "区人社局、区民政局");
        check("status", "超额完成");
        check("measures", "就业 ≥ 1.4万人 → 1.5万人（优于目标）");
        check("checkable", "高");
        check("checkable_marks", "有数、有口径");
        check("no-such-column", "");
    }

    #[test]
    fn columns_that_only_some_reports_have_are_named_by_who_has_them() {
        let rows = r#"[{"goal":"甲","deadline":"6月底","more":{"联系电话":"0571","联系科室":""}},
            {"goal":"乙","target":"3家","more":{"联系电话":"0572","备用":"丙"}},{"goal":"丁"}]"#;
        let records: Vec<Record> = serde_json::from_str(rows).unwrap();
        let keys = further_keys(&records);
        assert_eq!(keys, ["target_cell", "deadline", "more:联系电话", "more:备用"]);
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let shown = Table::of(&records, &keys)
            .rows
            .iter()
            .map(|row| row.iter().map(Cell::shown).collect())
            .collect::<Vec<Vec<_>>>();
        assert_eq!(shown, [["", "6月底", "0571", ""], ["3家", "", "0572", "丙"], ["", "", "", ""]]);
        assert!(further_keys(&records[2..]).is_empty());
    }

    #[test]
    fn says_which_way_a_figure_went() {
        let row = r#"{"goal":"信访下降20%","progress":"信访上升131.24%","measures":[{"name":"信访下降","op":">=",
            "target":20,"unit":"%","actual":-131.24,"verdict":"short"}]}"#;
        let task: Record = serde_json::from_str(row).unwrap();
        assert_eq!(Cell::of(&task, "measures").shown(), "信访下降 ≥ 20% → 上升131.24%（未达目标）");
    }
}
