//! Tables whose cells are parted by commas, semicolons or tabs, quoted where they hold one. In: a text. Out: whether
//! it is such a table and by which sign; its document. Knows no heads: which row is the head the readers find.

use super::{Document, Format, Writer};
use crate::text::is_blank;

/// So many records are looked at to tell a table.
const LOOKED_AT: usize = 60;
/// More columns than this are cut: such a row is data, not a paper.
const MOST_COLUMNS: usize = 1024;

/// The sign that parts the cells, if the text is a table in that form: nearly all records of one width.
pub fn parting_sign(text: &str) -> Option<u8> {
    let scored = [b',', b'\t', b';'].map(|sign| (regular(text, sign), sign));
    scored.into_iter().filter(|(score, _)| *score > 0).max_by_key(|(score, _)| *score).map(|(_, sign)| sign)
}

/// How many of the first records have the most frequent width of at least 3 cells; 0 where too few do for a table.
fn regular(text: &str, sign: u8) -> usize {
    let front = &text[..text.floor_char_boundary(1 << 18)];
    let whole = front.len() == text.len();
    let mut seen: Vec<(usize, bool)> = Vec::new();
    for record in records(front, sign).take(LOOKED_AT) {
        let Ok(record) = record else { return 0 };
        // A comma in running text has a sentence around it; a head or a number has not.
        let sentence = record.iter().any(|cell| cell.ends_with(['。', '；'])) && record.len() < 3;
        seen.push((record.len(), sentence));
    }
    if !whole && seen.len() < LOOKED_AT {
        seen.pop();
    }
    let longest = seen.iter().map(|(width, _)| *width).max().unwrap_or(0);
    let mut widths = vec![0usize; longest + 1];
    seen.iter().for_each(|(width, _)| widths[*width] += 1);
    let Some(usual) = (3..widths.len()).max_by_key(|width| widths[*width]) else { return 0 };
    let (fit, all) = (widths[usual], seen.len());
    // A tab in a text may stand before each cell: then most lines hold one cell.
    let enough = fit >= 2 && fit * 10 >= all * if sign == b',' { 7 } else { 6 };
    if enough && !seen.iter().any(|(_, sentence)| *sentence && sign != b'\t') {
        fit * usual.min(12)
    } else {
        0
    }
}

fn records(text: &str, sign: u8) -> impl Iterator<Item = ::csv::Result<::csv::StringRecord>> {
    let mut settings = ::csv::ReaderBuilder::new();
    settings.has_headers(false).flexible(true).delimiter(sign);
    settings.from_reader(text.as_bytes()).into_records()
}

pub fn read(text: &str, sign: u8) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut out = Writer::default();
    let mut records = records(text, sign).map_while(Result::ok).peekable();
    // Titles above: one cell, then nothing.
    while let Some(record) = records.next_if(|record| filled(record) <= 1) {
        record.iter().for_each(|cell| cell.split('\n').for_each(|line| out.paragraph(line)));
    }
    let mut grid = out.grid();
    for (row, record) in records.filter(|record| filled(record) > 0).enumerate() {
        for (column, cell) in record.iter().take(MOST_COLUMNS).enumerate() {
            if !cell.trim_matches(is_blank).is_empty() || column == 0 {
                grid.cell(row, column, 1, 1, cell);
            }
        }
    }
    grid.end();
    out.finish(Format::Csv)
}

fn filled(record: &::csv::StringRecord) -> usize {
    record.iter().filter(|cell| !cell.trim_matches(is_blank).is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_tables_from_running_text() {
        let check = |text, want: Option<char>| assert_eq!(parting_sign(text).map(char::from), want, "{text}");
        check("序号,任务,进展\n1,新建公园,已建成\n2,新增床位,\"新增,120张\n\"\n", Some(','));
        check("a;b;c\n1;2,5;3\n4;5,5;6\n", Some(';'));
        check("a\tb\tc\n1\t2\t3\n", Some('\t'));
        check("进展情况表,,\n序号,任务,进展\n1,甲,乙\n", Some(','));
        check("今年以来,全区上下共同努力,成效明显。\n一是投资增长,二是消费增长。\n三是出口,增长。\n", None);
        check("\t项目名称\n\t项目内容\n\t单位\n\n\t一\n\t二\n\t三\n", None);
        check("", None);
    }

    #[test]
    fn keeps_line_breaks_inside_cells() {
        let document = read("\u{feff}情况表,,\n序号,任务,进展\n1,甲,\"一\n二\"\n,,\n", b',');
        assert_eq!(document.text, "情况表\n序号\t任务\t进展\n1\t甲\t一\n二\n");
    }
}
