//! Comma separated values. In: a [`Table`]; out: text. Two readers, two manners: a person's spreadsheet
//! gets a UTF-8 mark, CRLF and guarded formulas (`guard`); the data package is read by programs and stays verbatim.
//! Refuses to know: columns' meaning.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::guard;
use super::table::{Cell, Table};

/// For a visitor: opens in Excel and WPS by double click, in UTF-8. A text that a spreadsheet would
/// run gets a `'` before it, as OWASP advises against formula injection.
pub fn for_people(table: &Table) -> String {
    [head_for_people(table), rows_for_people(table)].concat()
}

/// The mark of UTF-8 and the head alone, for a file written piece by piece.
pub fn head_for_people(table: &Table) -> String {
    ["\u{feff}", &head(table, b',')].concat()
}

/// The rows alone.
pub fn rows_for_people(table: &Table) -> String {
    rows(table, b',')
}

/// What a spreadsheet takes when pasted: cells parted by tabs.
pub(super) fn tabbed(table: &Table) -> String {
    [head(table, b'\t'), rows(table, b'\t')].concat()
}

fn head(table: &Table, separator: u8) -> String {
    let head = table.columns.iter().map(|column| guarded(&Cell::text(&column.title))).collect();
    written(std::iter::once(head), separator, Terminator::CRLF)
}

fn rows(table: &Table, separator: u8) -> String {
    let rows = table.rows.iter().map(|row| row.iter().map(guarded).collect());
    written(rows, separator, Terminator::CRLF)
}

/// For programs: no mark, LF, every letter as it is. `head` are the field names.
pub fn for_programs(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let head = head.iter().map(|name| name.to_string()).collect();
    written(std::iter::once(head).chain(rows), b',', Terminator::Any(b'\n'))
}

fn guarded(cell: &Cell) -> String {
    match cell {
        // Figures of ours are never formulas.
        Cell::Number(_) | Cell::Day(_) => cell.shown(),
        _ => guard::guarded(cell.shown()),
    }
}

fn written(rows: impl Iterator<Item = Vec<String>>, separator: u8, end: Terminator) -> String {
    let mut writer = WriterBuilder::new()
        .delimiter(separator)
        .terminator(end)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        // Writing into memory cannot fail, and a flexible writer takes rows of any length.
        if writer.write_record(&row).is_err() {
            break;
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::Column;

    fn table(cells: &[Cell]) -> Table {
        let column = |at| Column { key: format!("k{at}"), title: format!("列{at}") };
        Table { columns: (0..cells.len()).map(column).collect(), rows: vec![cells.to_vec()] }
    }

    fn check(cell: Cell, want: &str) {
        assert_eq!(for_people(&table(&[cell])), format!("\u{feff}列0\r\n{want}\r\n"));
    }

    #[test]
    fn guards_what_a_spreadsheet_would_compute() {
        check(Cell::text("=HYPERLINK(\"http://a\")"), "\"'=HYPERLINK(\"\"http://a\"\")\"");
        check(Cell::text("+86-571"), "'+86-571");
        check(Cell::text("-5%"), "-5%");
        check(Cell::List(vec!["=a".into(), "b".into()]), "'=a、b");
        check(Cell::text("@x"), "'@x");
        check(Cell::Number(-5.5), "-5.5");
    }

    #[test]
    fn quotes_commas_quotes_and_line_ends() {
        check(Cell::text("a,b"), "\"a,b\"");
        check(Cell::text("他说\"好\""), "\"他说\"\"好\"\"\"");
        check(Cell::text("一\n二"), "\"一\n二\"");
        check(Cell::List(vec!["甲局".into(), "乙局".into()]), "甲局、乙局");
        check(Cell::Empty, "\"\"");
    }

    #[test]
    fn programs_get_every_letter_as_it_is() {
        let rows = vec![vec!["=1".to_owned(), "a,b".to_owned()]];
        assert_eq!(for_programs(&["x", "y"], rows), "x,y\n=1,\"a,b\"\n");
    }

    proptest::proptest! {
        #[test]
        fn any_cells_come_back(cells in proptest::collection::vec(".*", 1..5)) {
            let head: Vec<&str> = cells.iter().map(|_| "k").collect();
            let text = for_programs(&head, [cells.clone()]);
            let mut reader = ::csv::Reader::from_reader(text.as_bytes());
            let row = reader.records().next().unwrap().unwrap();
            proptest::prop_assert_eq!(row.iter().collect::<Vec<_>>(), cells);
        }
    }
}
