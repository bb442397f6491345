//! What a row of a table is. In: its cells, the head and the roles. Out: a row, a heading between rows, the head again, a
//! total, or a note.

use super::super::kind;
use super::super::role::Role;
use super::super::text::{Span, ends_sentence, heading_number, is_han_number};
use super::grid::{Cell, Cells, whole};
use super::head::Found;

/// What a row is.
pub enum Kind {
    Blank,
    /// The head again, or the numbers of its columns.
    Head,
    /// A heading, with its number where that has a cell of its own.
    Heading(Span, Option<Span>),
    Total,
    Note,
    Row,
}

/// Beginnings of rows that sum others up.
const TOTALS: &[&str] =
    &["合计", "总计", "小计", "共计", "合 计", "总 计", "平均", "total", "Total", "TOTAL"];
/// Beginnings of notes below a table.
const NOTES: &[&str] = &[
    "注",
    "备注",
    "说明",
    "填表",
    "制表",
    "审核",
    "联系",
    "数据来源",
    "资料来源",
    "来源",
    "单位负责人",
    "填报",
    "note",
    "Note",
    "Source",
    "source",
];

pub fn kind_of(cells: &Cells, row: &[Cell], found: Option<&Found>, roles: &[Role]) -> Kind {
    let own: Vec<&Cell> = cells.own(row).collect();
    let Some(first) = own.first() else { return Kind::Blank };
    let words: Vec<String> = own.iter().map(|cell| cells.words(cell)).collect();
    if let Some(found) = found {
        let same = own
            .iter()
            .zip(&words)
            .filter(|(cell, words)| found.heads[cell.column].split('/').any(|head| head == words.as_str()))
            .count();
        if same * 3 >= own.len() * 2 && same >= 2 {
            return Kind::Head;
        }
    }
    let numbers: Vec<u32> = words.iter().filter_map(|words| kind::row_number(words)).collect();
    let counted = numbers.len() >= 3 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    if counted && numbers.len() + 1 >= own.len() && (numbers.len() == own.len() || words[0].contains("栏次"))
        || words[0] == "栏次"
    {
        return Kind::Head;
    }
    let name = own
        .iter()
        .zip(&words)
        .find(|(cell, _)| roles.get(cell.column) != Some(&Role::No))
        .map(|(_, words)| words.as_str());
    if TOTALS
        .iter()
        .any(|total| words[0].starts_with(total) || name.is_some_and(|name| name.starts_with(total)))
        && words.iter().skip(1).all(|words| {
            let looks = kind::looks(words);
            looks.number || looks.percent || looks.figure || looks.signs <= 6
        })
    {
        return Kind::Total;
    }
    let wide = row.iter().filter(|cell| cell.left).count() + 1 > cells.columns.max(2) / 2;
    let piece = first.pieces.first().copied().unwrap_or(Span { start: 0, end: 0 });
    match &words[..] {
        [only] => {
            let signs = only.chars().count();
            let noted = NOTES.iter().any(|note| only.starts_with(note));
            let numbered = heading_number(only).is_some_and(|(end, depth)| depth <= 2 && end < only.len());
            if kind::row_number(only).is_some() || noted || ends_sentence(only) && !numbered || signs > 60 {
                return if wide || noted || first.column == 0 && signs > 60 { Kind::Note } else { Kind::Row };
            }
            let looks = kind::looks(only);
            let covered = row.iter().any(|cell| cell.above && !cell.pieces.is_empty());
            let is_task = !wide
                && !numbered
                && (covered || looks.aim || only.chars().any(|sign| sign.is_ascii_digit()));
            let at_name = matches!(roles.get(first.column), Some(Role::No | Role::Theme | Role::Goal));
            if wide || numbered || !is_task && (first.column == 0 || at_name) {
                Kind::Heading(whole(first, piece), None)
            } else {
                Kind::Row
            }
        }
        // 一 基础设施项目（2个） 60300 73.5: the sums of a group stand beside its name.
        [number, name, sums @ ..] => {
            let han = number
                .chars()
                .all(|sign| is_han_number(sign) || matches!(sign, '、' | '（' | '）' | '(' | ')'));
            let first_column = first.column == 0 && own[1].column <= 2;
            let summed =
                sums.iter().map(|words| kind::looks(words)).all(|looks| looks.number || looks.percent);
            if han && first_column && summed && name.chars().count() <= 60 && !ends_sentence(name) {
                Kind::Heading(whole(own[1], piece), Some(piece))
            } else {
                Kind::Row
            }
        }
        [] => Kind::Row,
    }
}
