//! Figures of a report that lists no tasks, as data. In: a report. Out: those of its paragraphs, then those of its tables,
//! each with the words that it stands in. Knows no file and no page.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Number, indicators};
use crate::measure::decimal;
use crate::measure::indicator::Kind;
use crate::report::{FigureCell, Report, text};

/// A figure: what it counts, when, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub unit: String,
    pub kind: Kind,
    pub year: i32,
    pub name: String,
    /// The clause or the cells, word for word.
    pub text: String,
    /// 1-based.
    pub line: usize,
}

pub fn figures(report: &Report) -> Vec<Figure> {
    let told = indicators(report).into_iter().map(|one| Figure {
        value: one.value,
        unit: one.unit,
        kind: one.kind,
        year: one.year,
        name: one.name,
        text: one.text,
        line: one.line,
    });
    let cells = report.figures.iter().flat_map(|table| &table.cells);
    told.chain(cells.filter_map(|cell| of_cell(report, cell))).collect()
}

/// The figure of a cell; its unit stands behind it, or in the brackets of its row's name or its column's head.
fn of_cell(report: &Report, cell: &FigureCell) -> Option<Figure> {
    let words = &*report.source.text;
    let (row, value) = (cell.row.of(words), cell.value.of(words));
    let plain: String = value.chars().map(text::half).filter(|sign| *sign != ',').collect();
    let end = plain
        .find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | '-' | '+')))
        .unwrap_or(plain.len());
    let number = plain[..end].trim_start_matches('+');
    let (minus, digits) = number.strip_prefix('-').map_or((1.0, number), |digits| (-1.0, digits));
    let behind = plain[end..].trim();
    let unit = if behind.is_empty() {
        unit_of(&cell.head).or_else(|| unit_of(row)).unwrap_or_default()
    } else {
        behind.to_owned()
    };
    let aims = ["目标", "计划", "预期", "target", "Target"];
    let kind = if aims.iter().any(|aim| cell.head.contains(aim)) { Kind::Target } else { Kind::Actual };
    let name =
        [row, &cell.head].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<&str>>().join(" ");
    Some(Figure {
        value: minus * decimal::read(digits)?,
        unit,
        kind,
        year: year_of(&cell.head).unwrap_or(report.source.period.year),
        name,
        text: value.to_owned(),
        line: report.lines.line(cell.value.start),
    })
}

/// What stands in the last brackets: 地区生产总值（亿元）.
fn unit_of(head: &str) -> Option<String> {
    let head = head.trim();
    if head.ends_with(['%', '％']) {
        return Some("%".to_owned());
    }
    let inner = head.strip_suffix(['）', ')'])?;
    let unit = &inner[inner.rfind(['（', '('])?..];
    let unit = unit.trim_start_matches(['（', '(']).trim_start_matches("单位：").trim();
    (!unit.is_empty() && unit.chars().count() <= 8).then(|| unit.replace('％', "%"))
}

fn year_of(head: &str) -> Option<i32> {
    let at = head.find('年')?;
    let digits = head[..at].get(at.checked_sub(4)?..)?;
    digits.parse().ok().filter(|year| (1949..2200).contains(year))
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut one = to.serialize_struct("Figure", 7)?;
        one.serialize_field("value", &Number(self.value))?;
        one.serialize_field("unit", &self.unit)?;
        one.serialize_field("kind", self.kind.id())?;
        one.serialize_field("year", &self.year)?;
        one.serialize_field("name", &self.name)?;
        one.serialize_field("text", &self.text)?;
        one.serialize_field("line", &self.line)?;
        one.end()
    }
}
