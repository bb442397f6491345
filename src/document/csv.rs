//! Tables whose cells are parted by commas, semicolons or tabs, quoted where they hold one. In: a text. Out: whether
//! it is such a table and by which sign; its document. Knows no heads: which row is the head the readers find.

use super::{Document, Format, Writer};
use crate::text::is_blank;

/// So many records are looked at to tell a table.
const LOOKED_AT: usize = 60;
/// No more lines go on a cell.
const MOST_BELOW: usize = 20;
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
    let records: Vec<::csv::StringRecord> = records.filter(|record| filled(record) > 0).collect();
    let mut at = 0;
    let mut row = 0;
    while let Some(record) = records.get(at) {
        let more = if sign == b'\t' { goes_on(&records[at..]) } else { 0 };
        let last = record.len() - 1;
        for (column, cell) in record.iter().take(MOST_COLUMNS).enumerate() {
            if column == last && more > 0 {
                let below = records[at + 1..=at + more].iter().flat_map(|record| record.get(0));
                let cells: Vec<&str> = [cell].into_iter().chain(below).collect();
                grid.cell(row, column, 1, 1, &cells.join("\n"));
                continue;
            }
            if !cell.trim_matches(is_blank).is_empty() || column == 0 {
                grid.cell(row, column, 1, 1, cell);
            }
        }
        (at, row) = (at + 1 + more, row + 1);
    }
    grid.end();
    out.finish(Format::Csv)
}

/// How many lines without a tab go on the last cell of the row before them: sentences between two rows of one width, or
/// behind a last cell that breaks off.
fn goes_on(records: &[::csv::StringRecord]) -> usize {
    let Some((first, below)) = records.split_first().filter(|(first, _)| first.len() > 2) else { return 0 };
    let ends = |words: &str| words.trim_end_matches(is_blank).chars().next_back();
    let sentence = |words: &str| matches!(ends(words), Some('。' | '；' | '！'));
    let cell = first.get(first.len() - 1).unwrap_or_default();
    let is_more = |record: &&::csv::StringRecord| {
        let words = record.get(0).unwrap_or_default().trim_start_matches(is_blank);
        let heads = crate::text::heading_number(words).is_some_and(|(_, depth)| depth <= 2);
        let noted = ["注", "备注", "说明", "附", "联系", "合计", "总计"];
        record.len() == 1 && !heads && !noted.iter().any(|note| words.starts_with(note))
    };
    let more: Vec<_> = below.iter().take_while(is_more).take(MOST_BELOW).collect();
    let said = more.iter().all(|record| sentence(record.get(0).unwrap_or_default()));
    let between = below.get(more.len()).is_some_and(|next| next.len() == first.len());
    let open = matches!(ends(cell), Some('；' | '，' | '、' | '：'));
    if said && !cell.is_empty() && (between || open) { more.len() } else { 0 }
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
    fn lines_without_a_tab_go_on_the_last_cell_above() {
        let check = |below: &str, want: &str| {
            let text = format!("序号\t任务\t进展\n1\t甲\t已开园；\n{below}2\t乙\t已建成。\n");
            assert_eq!(read(&text, b'\t').text, want, "{below}");
        };
        let rows = "序号\t任务\t进展\n1\t甲\t已开园；\n";
        check("正在装修。\n", &format!("{rows}正在装修。\n2\t乙\t已建成。\n"));
        check("二、惠民生\n", &format!("{rows}二、惠民生\n2\t乙\t已建成。\n"));
        let last = read("序号\t任务\t进展\n1\t甲\t已开园。\n下一步要加快进度。\n", b'\t');
        let crate::document::Kind::Grid(grid) = &last.blocks[0].kind else { panic!("a grid") };
        assert_eq!(grid.cells.len(), 7);
    }

    #[test]
    fn keeps_line_breaks_inside_cells() {
        let document = read("\u{feff}情况表,,\n序号,任务,进展\n1,甲,\"一\n二\"\n,,\n", b',');
        assert_eq!(document.text, "情况表\n序号\t任务\t进展\n1\t甲\t一\n二\n");
    }
}
