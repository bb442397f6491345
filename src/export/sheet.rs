//! The XML of one sheet of a workbook. In: a [`Table`], or labels and values; out: text after ECMA-376,
//! in the order of elements that Excel insists on. Refuses to know: the container, other sheets.

use super::day::Day;
use super::html;
use super::table::{Cell, Table, number_text};

/// Words: wrapped, at the top. Styles are named by their place in the workbook's list.
pub const WORDS: u8 = 1;
/// Heads and labels: bold, wrapped, at the top.
pub const HEAD: u8 = 2;
/// Figures: at the top.
pub const FIGURE: u8 = 3;
/// Days, written as year, month and day.
pub const DAY: u8 = 4;

/// Signs (UTF-16) that a cell holds.
const SIGNS: usize = 32_767;
/// What stands at the end of a cell that holds a part of its text.
const GOES_ON: &str = "……（本格超过 Excel 上限，下文在“说明”表）";
/// Widths in half-width signs.
const NARROW: usize = 8;
const WIDE: usize = 60;

/// A frozen head with a filter, printed across A4 on every page. The widths are those of the table's rows.
pub fn begin_rows(table: &Table) -> String {
    let widths = (0..table.columns.len()).map(|at| width(table, at)).collect::<Vec<_>>();
    let mut text = begin(&widths, true);
    let heads: Vec<Cell> = table.columns.iter().map(|column| Cell::text(&column.title)).collect();
    row(&mut text, 1, &heads, |_, _| HEAD);
    text
}

/// What a cell could not hold: the cell's name (`C12`), and the rest of its text in pieces that a cell each can hold.
pub struct Rest {
    pub cell: String,
    pub pieces: Vec<String>,
}

/// Rows of a table, below `before` others, and what of their texts was too long for a cell.
pub fn more_rows(table: &Table, before: usize) -> (String, Vec<Rest>) {
    let (mut text, mut rests) = (String::new(), Vec::new());
    for (at, cells) in table.rows.iter().enumerate() {
        let number = before + at + 2;
        let style = |_, cell: &Cell| match cell {
            Cell::Day(_) => DAY,
            cell if is_figure(cell) => FIGURE,
            _ => WORDS,
        };
        let short: Vec<Cell> = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let (first, pieces) = split(cell)?;
                rests.push(Rest { cell: [letters(column), number.to_string()].concat(), pieces });
                Some(Cell::Text(first))
            })
            .zip(cells)
            .map(|(short, cell)| short.unwrap_or_else(|| cell.clone()))
            .collect();
        row(&mut text, number, &short, style);
    }
    (text, rests)
}

/// The first part of a text too long for one cell, with what follows.
fn split(cell: &Cell) -> Option<(String, Vec<String>)> {
    let shown = match cell {
        Cell::Text(text) if text.len() > SIGNS => text.clone(),
        Cell::List(items) if items.iter().map(String::len).sum::<usize>() > SIGNS / 2 => cell.shown(),
        _ => return None,
    };
    let (first, mut rest) = shown.split_at(fits(&shown, SIGNS));
    if rest.is_empty() {
        return None;
    }
    let (kept, moved) = first.split_at(fits(first, SIGNS - GOES_ON.encode_utf16().count()));
    let whole = [moved, rest].concat();
    rest = &whole;
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let (piece, left) = rest.split_at(fits(rest, SIGNS));
        pieces.push(piece.to_owned());
        rest = left;
    }
    Some(([kept, GOES_ON].concat(), pieces))
}

/// The end of so many columns and rows.
pub fn end_rows(columns: usize, rows: usize) -> String {
    let mut text = String::from("</sheetData>");
    if let Some(area) = area(columns, rows) {
        text.push_str(&["<autoFilter ref=\"", &area.replace('$', ""), "\"/>"].concat());
    }
    end(&mut text);
    text
}

/// Labels and what they say, for the sheet about the others.
pub fn lines(lines: &[(String, String)]) -> String {
    let mut text = begin(&[16, 80], false);
    for (at, (label, value)) in lines.iter().enumerate() {
        let cells = [Cell::text(label), Cell::day(value)];
        row(&mut text, at + 1, &cells, |column, cell| match cell {
            _ if column == 0 => HEAD,
            Cell::Day(_) => DAY,
            _ => WORDS,
        });
    }
    text.push_str("</sheetData>");
    end(&mut text);
    text
}

/// Head and rows as `$A$1:$C$9`; `None` without columns.
pub fn area(columns: usize, rows: usize) -> Option<String> {
    let last = columns.checked_sub(1)?;
    Some(["$A$1:$", &letters(last), "$", &(rows + 1).to_string()].concat())
}

fn begin(widths: &[usize], frozen: bool) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">",
    );
    if frozen {
        text.push_str("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    }
    text.push_str("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
    if !widths.is_empty() {
        text.push_str("<cols>");
        for (at, width) in widths.iter().enumerate() {
            let at = (at + 1).to_string();
            let width = width.to_string();
            text.push_str(
                &["<col min=\"", &at, "\" max=\"", &at, "\" width=\"", &width, "\" customWidth=\"1\"/>"]
                    .concat(),
            );
        }
        text.push_str("</cols>");
    }
    text.push_str("<sheetData>");
    text
}

/// As wide as A4 across and as long as it takes.
fn end(text: &mut String) {
    text.push_str("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
}

fn row(text: &mut String, number: usize, cells: &[Cell], style: impl Fn(usize, &Cell) -> u8) {
    let number = number.to_string();
    text.push_str(&["<row r=\"", &number, "\">"].concat());
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::Empty) {
        let style = style(at, cell).to_string();
        text.push_str(&["<c r=\"", &letters(at), &number, "\" s=\"", &style, "\""].concat());
        match cell {
            Cell::Number(figure) if figure.is_finite() => {
                text.push_str(&["><v>", &number_text(*figure), "</v></c>"].concat());
            }
            Cell::Day(day) if serial(day).is_some() => {
                let serial = serial(day).unwrap_or_default().to_string();
                text.push_str(&["><v>", &serial, "</v></c>"].concat());
            }
            // A string that stands in its cell is shown as it is, whatever it looks like.
            _ => text.push_str(
                &[" t=\"inlineStr\"><is><t xml:space=\"preserve\">", &words(&cell.shown()), "</t></is></c>"]
                    .concat(),
            ),
        }
    }
    text.push_str("</row>");
}

fn serial(day: &str) -> Option<i64> {
    Day::read(day).and_then(Day::serial)
}

fn is_figure(cell: &Cell) -> bool {
    matches!(cell, Cell::Number(figure) if figure.is_finite())
}

/// Column names: A … Z, AA …
fn letters(mut at: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b'A' + (at % 26) as u8);
        match at / 26 {
            0 => break,
            rest => at = rest - 1,
        }
    }
    name.reverse();
    String::from_utf8(name).unwrap_or_default()
}

/// Text that XML can hold: signs it cannot are written `_xHHHH_`, as Excel does, and words that already
/// look so are kept from being taken for it.
pub fn words(text: &str) -> String {
    let text = &text[..fits(text, SIGNS)];
    let mut out = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        match sign {
            '\n' | '\t' => out.push(sign),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => coded(&mut out, sign),
            '_' if is_code(&text[at..]) => coded(&mut out, sign),
            _ => out.push(sign),
        }
    }
    html::escaped(&out)
}

fn coded(out: &mut String, sign: char) {
    out.push_str("_x");
    for shift in [12, 8, 4, 0] {
        out.extend(char::from_digit((sign as u32 >> shift) & 15, 16).map(|digit| digit.to_ascii_uppercase()));
    }
    out.push('_');
}

fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 6 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// The bytes of as many whole characters as make up at most so many signs.
fn fits(text: &str, most: usize) -> usize {
    if text.len() <= most {
        return text.len();
    }
    let mut signs = 0;
    let over = text.char_indices().find(|(_, sign)| {
        signs += sign.len_utf16();
        signs > most
    });
    over.map_or(text.len(), |(at, _)| at)
}

/// Wide enough for most cells, measured on the first rows; Han signs count two.
fn width(table: &Table, at: usize) -> usize {
    let signs = |text: &str| text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let cells = table.rows.iter().take(200).filter_map(|row| row.get(at));
    let widest = cells.map(|cell| signs(&cell.shown())).max().unwrap_or(0);
    // Two more for the filter's arrow.
    let head = table.columns.get(at).map_or(0, |column| signs(&column.title) + 2);
    (widest + 1).max(head).clamp(NARROW, WIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_columns_as_a_spreadsheet_does() {
        let check = |at, want| assert_eq!(letters(at), want);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(701, "ZZ");
        check(702, "AAA");
    }

    #[test]
    fn a_text_too_long_for_a_cell_goes_on_elsewhere() {
        for text in ["很".repeat(40_000), "a".repeat(32_768), "😀".repeat(40_000)] {
            let table =
                Table { columns: Vec::new(), rows: vec![vec![Cell::Empty, Cell::Text(text.clone())]] };
            let (xml, rests) = more_rows(&table, 3);
            assert!(xml.contains(GOES_ON));
            assert_eq!(rests[0].cell, "B5");
            let (first, pieces) = split(&table.rows[0][1]).unwrap();
            let signs = |text: &str| text.encode_utf16().count();
            assert!(pieces.iter().chain([&first]).all(|piece| signs(piece) <= SIGNS));
            assert_eq!([first.strip_suffix(GOES_ON).unwrap(), &pieces.concat()].concat(), text);
        }
        assert!(split(&Cell::Text("很".repeat(32_767))).is_none());
    }

    #[test]
    fn days_are_numbers() {
        let table = Table {
            columns: Vec::new(),
            rows: vec![vec![Cell::day("2024-07-01"), Cell::day("2024年7月")]],
        };
        let (xml, _) = more_rows(&table, 0);
        assert!(xml.contains("<c r=\"A2\" s=\"4\"><v>45474</v></c>") && xml.contains("2024年7月"), "{xml}");
    }

    #[test]
    fn words_are_fit_for_xml() {
        assert_eq!(words("a<b>&\"一\""), "a&lt;b&gt;&amp;&quot;一&quot;");
        assert_eq!(words("\u{1}\u{b}\r"), "_x0001__x000B__x000D_");
        assert_eq!(words("_x0041_"), "_x005F_x0041_");
        assert_eq!(words("a_xb_\n"), "a_xb_\n");
        assert_eq!(words(&"很".repeat(40_000)).chars().count(), SIGNS);
    }
}
