//! A workbook that opens in Excel, WPS and LibreOffice: figures as figures, words as words (a string cell
//! is never computed), a frozen head with a filter, widths, ready to print; a last sheet says where the
//! rows come from. In: tables and what is to be said of them; out: bytes, the same for the same input.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::table::{About, Cell, Table};

/// Why there is no workbook.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// More than the 1,048,575 rows that a sheet holds below its head.
    TooManyRows,
    /// The writer's own words.
    Writer(String),
}

const ROWS: usize = 1_048_575;
/// Signs (UTF-16) that a cell holds.
const SIGNS: usize = 32_767;
/// Widths in half-width signs.
const NARROW: usize = 8;
const WIDE: usize = 60;

/// The rows on the screen, and a second sheet that says what they are.
pub fn workbook(rows: &Table, about: &About) -> Result<Vec<u8>, Refused> {
    workbook_of(&[(&about.title, rows)], about)
}

/// Several tables, a sheet each.
pub fn workbook_of(sheets: &[(&str, &Table)], about: &About) -> Result<Vec<u8>, Refused> {
    if sheets.iter().any(|(_, table)| table.rows.len() > ROWS) {
        return Err(Refused::TooManyRows);
    }
    written(sheets, about).map_err(|error| Refused::Writer(error.to_string()))
}

fn written(sheets: &[(&str, &Table)], about: &About) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day(&about.date)?));
    let mut taken = vec!["说明".to_owned()];
    for (name, table) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(name, &mut taken))?;
        fill(sheet, table)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("说明")?;
    explain(sheet, about)?;
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let figure = Format::new().set_align(FormatAlign::Top);
    for (at, column) in table.columns.iter().enumerate() {
        let at = at as u16;
        sheet.write_string_with_format(0, at, cut(&column.title), &head)?;
        sheet.set_column_width(at, width(table, at.into()) as f64)?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (at, cell) in cells.iter().enumerate() {
            let (row, at) = (row as u32 + 1, at as u16);
            match cell {
                Cell::Empty => continue,
                Cell::Number(number) if number.is_finite() => {
                    sheet.write_number_with_format(row, at, *number, &figure)?
                }
                _ => sheet.write_string_with_format(row, at, cut(&cell.shown()), &text)?,
            };
        }
    }
    if let Some(last) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, table.rows.len() as u32, last as u16)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
    }
    // A4, across, as wide as the paper and as long as it takes.
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn explain(sheet: &mut Worksheet, about: &About) -> Result<(), XlsxError> {
    let name = Format::new().set_bold().set_align(FormatAlign::Top);
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 80)?;
    for (row, (label, value)) in about.lines.iter().enumerate() {
        sheet.write_string_with_format(row as u32, 0, cut(label), &name)?;
        sheet.write_string_with_format(row as u32, 1, cut(value), &words)?;
    }
    Ok(())
}

/// The day the reader took the rows; a fixed one where none is given, so that bytes do not change.
fn day(date: &str) -> Result<ExcelDateTime, XlsxError> {
    let mut parts = date.split('-').map(|part| part.parse::<u16>().ok());
    let mut next = || parts.next().flatten();
    let (year, month, day) = (next(), next(), next());
    let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok()).unwrap_or(0);
    ExcelDateTime::from_ymd(year.unwrap_or(0), small(month), small(day))
        .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))
}

/// A name that Excel takes: at most 31 signs, none of `[]:*?/\`, no `'` at either end, none twice.
fn sheet_name(name: &str, taken: &mut Vec<String>) -> String {
    let plain: String =
        name.chars().filter(|sign| !"[]:*?/\\".contains(*sign) && !sign.is_control()).collect();
    let plain: String = plain.trim().trim_matches('\'').chars().take(28).collect();
    let plain = if plain.is_empty() { "任务".to_owned() } else { plain };
    let mut found = plain.clone();
    let mut nth = 2;
    while taken.contains(&found) {
        found = format!("{plain}{nth}");
        nth += 1;
    }
    taken.push(found.clone());
    found
}

fn cut(text: &str) -> String {
    if text.len() <= SIGNS {
        return text.to_owned();
    }
    let mut signs = 0;
    let fits = |sign: &char| {
        signs += sign.len_utf16();
        signs < SIGNS
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { kept + "…" } else { kept }
}

/// Wide enough for most cells, measured on the first rows; Han signs count two.
fn width(table: &Table, at: usize) -> usize {
    let signs = |text: &str| text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let cells = table.rows.iter().take(200).filter_map(|row| row.get(at));
    let widest = cells.map(|cell| signs(&cell.shown())).max().unwrap_or(0);
    // Two more for the filter's arrow.
    let head = table.columns.get(at).map_or(0, |column| signs(&column.title) + 2);
    widest.max(head).clamp(NARROW, WIDE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::Column;
    use std::io::Read;

    fn table(cells: &[Cell]) -> Table {
        let column = |at| Column { key: format!("k{at}"), title: format!("列{at}") };
        Table { columns: (0..cells.len()).map(column).collect(), rows: vec![cells.to_vec()] }
    }

    fn about() -> About {
        let lines = vec![("来源".to_owned(), "=1+1".to_owned())];
        About { title: "任务".into(), lines, date: "2026-11-22".into() }
    }

    /// A part of the workbook as text.
    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn figures_are_figures_and_words_are_words() {
        let cells = [Cell::Number(52.6), Cell::text("=HYPERLINK(\"x\")"), Cell::text("+1"), Cell::Empty];
        let bytes = workbook(&table(&cells), &about()).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>52.6</v>"), "{sheet}");
        assert!(!sheet.contains("<f>"), "no cell is computed");
        assert!(part(&bytes, "xl/sharedStrings.xml").contains("=HYPERLINK(\"x\")"));
        assert!(!part(&bytes, "xl/worksheets/sheet2.xml").contains("<f>"));
    }

    #[test]
    fn the_head_is_frozen_and_filters() {
        let bytes = workbook(&table(&[Cell::Number(1.0), Cell::text("a")]), &about()).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<autoFilter ref=\"A1:B2\"/>"), "{sheet}");
        assert!(sheet.contains("state=\"frozen\""), "{sheet}");
        assert!(sheet.contains("orientation=\"landscape\""), "{sheet}");
        let names = part(&bytes, "xl/workbook.xml");
        assert!(names.contains("name=\"任务\"") && names.contains("name=\"说明\""), "{names}");
        assert!(part(&bytes, "docProps/core.xml").contains("2026-11-22T00:00:00Z"));
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let cells = [Cell::Number(1.0), Cell::text("一"), Cell::List(vec!["甲".into(), "乙".into()])];
        let undated = About { date: String::new(), ..about() };
        assert_eq!(workbook(&table(&cells), &about()), workbook(&table(&cells), &about()));
        assert_eq!(workbook(&table(&cells), &undated), workbook(&table(&cells), &undated));
    }

    #[test]
    fn takes_whatever_a_visitor_may_bring() {
        let long = "很".repeat(40_000);
        let cells = [Cell::Text(long), Cell::Text("\u{1}\u{b}\t".into()), Cell::Number(f64::NAN)];
        let about = About { title: "a/b[c]:*?'".into(), lines: Vec::new(), date: "2026-13-99".into() };
        assert!(workbook(&table(&cells), &about).is_ok());
        assert!(workbook(&Table::default(), &About::default()).is_ok());
        let one = table(&cells);
        assert!(workbook_of(&[("说明", &one), ("任务", &one), ("任务", &one)], &about).is_ok());
    }

    #[test]
    fn says_when_a_sheet_cannot_hold_the_rows() {
        let rows = vec![Vec::new(); ROWS + 1];
        let table = Table { columns: Vec::new(), rows };
        assert_eq!(workbook(&table, &about()), Err(Refused::TooManyRows));
    }
}
