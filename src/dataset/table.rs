//! The text of a data set: tables of columns. In: rows given cell by cell, or a text. Out: the text, or the rows cell
//! by cell. Refuses to know: which tables there are.
//!
//! The first line names format, version and the checksum of all that follows. A table begins with `#`, its name and the
//! number of its rows; each further line is a column: its name and a value for each row, with tabs between.

use std::str::Split;

use super::cell::{Cell, Value};
use super::checksum::crc32;

/// The newest version of the format that this program knows.
pub const VERSION: u32 = 1;
const FORMAT: &str = "nuoji-dataset";

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no data set.
    Foreign,
    /// It was written by a newer program.
    Newer(u32),
    /// It was cut or changed on its way.
    Damaged,
    /// A table that has to be there is not.
    NoTable(&'static str),
    /// A column that has to be there is not.
    NoColumn(&'static str, &'static str),
    /// A value is not of its column's kind, or there are too few or too many: table, column, row from 1.
    Value(&'static str, &'static str, usize),
    /// A part of another data set.
    OtherEdition,
}

/// Takes cells of rows, or gives them: a kind of row is described once for both.
pub trait Port {
    /// Where rows are written, the cell's value is kept; where they are read, it is put in. A column that the file
    /// does not have leaves it as it is.
    fn cell(&mut self, column: &'static str, value: &mut dyn Value) -> Result<(), Refusal>;
}

/// Writes a table.
pub struct Writer {
    columns: Vec<(&'static str, String)>,
    at: usize,
}

impl Port for Writer {
    fn cell(&mut self, column: &'static str, value: &mut dyn Value) -> Result<(), Refusal> {
        if self.at == self.columns.len() {
            self.columns.push((column, String::new()));
        }
        let text = &mut self.columns[self.at].1;
        text.push('\t');
        value.give(text);
        self.at += 1;
        Ok(())
    }
}

/// Appends a table with a row for each item.
pub fn write<T>(
    to: &mut String,
    name: &str,
    items: impl IntoIterator<Item = T>,
    mut row: impl FnMut(&mut Writer, T) -> Result<(), Refusal>,
) {
    let (mut writer, mut rows) = (Writer { columns: Vec::new(), at: 0 }, 0);
    for item in items {
        writer.at = 0;
        rows += 1;
        row(&mut writer, item).expect("writing refuses nothing");
    }
    to.push_str(&format!("#\t{name}\t{rows}\n"));
    for (name, column) in writer.columns {
        to.push_str(name);
        to.push_str(&column);
        to.push('\n');
    }
}

/// The file with these tables.
pub fn sealed(tables: &str) -> String {
    format!("{FORMAT}\t{VERSION}\t{:08x}\n{tables}", crc32(tables.as_bytes()))
}

/// The tables of a file that is whole.
pub struct Tables<'a>(Vec<Table<'a>>);

struct Table<'a> {
    name: &'a str,
    rows: usize,
    /// Name and what stands after it, with the tab before the first value.
    columns: Vec<(&'a str, &'a str)>,
}

impl<'a> Tables<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Tables<'a>, Refusal> {
        let end = bytes.iter().take(64).position(|byte| *byte == b'\n').ok_or(Refusal::Foreign)?;
        let head = std::str::from_utf8(&bytes[..end]).map_err(|_| Refusal::Foreign)?;
        let mut words = head.split('\t');
        let (format, version, sum) = (words.next(), words.next(), words.next());
        let version =
            version.and_then(u32::read).filter(|_| format == Some(FORMAT)).ok_or(Refusal::Foreign)?;
        if version > VERSION {
            return Err(Refusal::Newer(version));
        }
        let body = &bytes[end + 1..];
        // Versions begin with 1; what is older than none of them was changed on its way.
        let whole = version >= 1 && words.next().is_none() && sum == Some(&*format!("{:08x}", crc32(body)));
        let text = std::str::from_utf8(body).ok().filter(|_| whole).ok_or(Refusal::Damaged)?;
        let mut tables: Vec<Table> = Vec::new();
        for line in text.lines() {
            match line.strip_prefix("#\t") {
                Some(head) => {
                    let (name, rows) = head.split_once('\t').ok_or(Refusal::Damaged)?;
                    let rows = usize::read(rows).ok_or(Refusal::Damaged)?;
                    tables.push(Table { name, rows, columns: Vec::new() });
                }
                None => {
                    let name = line.split('\t').next().unwrap_or(line);
                    let table = tables.last_mut().ok_or(Refusal::Damaged)?;
                    table.columns.push((name, &line[name.len()..]));
                }
            }
        }
        Ok(Tables(tables))
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|table| table.name == name)
    }

    /// The rows of a table. Without the column `key` it is refused, whatever other columns are missing.
    pub fn rows<T>(
        &self,
        name: &'static str,
        key: &'static str,
        blank: impl Fn() -> T,
        mut row: impl FnMut(&mut Rows<'a>, &mut T) -> Result<(), Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        let table = self.0.iter().find(|table| table.name == name).ok_or(Refusal::NoTable(name))?;
        let keys = table.columns.iter().find(|(column, _)| *column == key);
        let (_, keys) = keys.ok_or(Refusal::NoColumn(name, key)).or_else(|refusal| {
            // Without rows there is nothing to name.
            if table.rows == 0 { Ok(&("", "")) } else { Err(refusal) }
        })?;
        // A number of rows that its values do not bear out reserves no memory.
        if table.rows != keys.matches('\t').count() {
            return Err(Refusal::Value(name, key, table.rows));
        }
        let mut rows = Rows { table: name, columns: table.columns.clone(), open: Vec::new(), at: 0, row: 0 };
        let mut items = Vec::with_capacity(table.rows);
        for _ in 0..table.rows {
            (rows.at, rows.row) = (0, rows.row + 1);
            let mut item = blank();
            row(&mut rows, &mut item)?;
            items.push(item);
        }
        rows.end().map(|()| items)
    }
}

/// Gives the cells of a table, row after row.
pub struct Rows<'a> {
    table: &'static str,
    columns: Vec<(&'a str, &'a str)>,
    /// The columns in the order they are asked for; none where the file has no such column.
    open: Vec<(&'static str, Option<Split<'a, char>>)>,
    at: usize,
    row: usize,
}

impl Rows<'_> {
    /// A value is not what it has to be.
    pub fn refused(&self, column: &'static str) -> Refusal {
        Refusal::Value(self.table, column, self.row)
    }

    /// Whether every column had as many values as there are rows.
    fn end(&mut self) -> Result<(), Refusal> {
        for (name, values) in &mut self.open {
            if values.as_mut().is_some_and(|values| values.next().is_some()) {
                return Err(Refusal::Value(self.table, name, self.row + 1));
            }
        }
        Ok(())
    }
}

impl Port for Rows<'_> {
    fn cell(&mut self, column: &'static str, value: &mut dyn Value) -> Result<(), Refusal> {
        if self.at == self.open.len() {
            let found = self.columns.iter().find(|(name, _)| *name == column);
            let mut values = found.map(|(_, values)| values.split('\t'));
            // What stands before the first tab is no value.
            values.as_mut().map(Split::next);
            self.open.push((column, values));
        }
        let values = self.open[self.at].1.as_mut();
        self.at += 1;
        let Some(values) = values else { return Ok(()) };
        match values.next().is_some_and(|text| value.take(text)) {
            true => Ok(()),
            false => Err(Refusal::Value(self.table, column, self.row)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> String {
        let mut text = String::new();
        write(&mut text, "pair", [("a", 1), ("", 2)], |port, (word, number)| {
            port.cell("word", &mut word.to_owned())?;
            port.cell("number", &mut { number })
        });
        sealed(&text)
    }

    fn read(bytes: &[u8]) -> Result<Vec<(String, i32)>, Refusal> {
        Tables::open(bytes)?.rows("pair", "word", Default::default, |port, (word, number)| {
            port.cell("word", word)?;
            port.cell("number", number)
        })
    }

    #[test]
    fn is_written_as_promised_and_comes_back() {
        let file = file();
        assert!(file.starts_with("nuoji-dataset\t1\t"), "{file}");
        assert!(file.ends_with("\n#\tpair\t2\nword\ta\t\nnumber\t1\t2\n"), "{file}");
        assert_eq!(read(file.as_bytes()), Ok(vec![("a".to_owned(), 1), (String::new(), 2)]));
    }

    #[track_caller]
    fn check(tables: &str, want: Refusal) {
        assert_eq!(read(sealed(tables).as_bytes()), Err(want), "{tables}");
    }

    #[test]
    fn what_does_not_fit_is_refused_by_name() {
        check("", Refusal::NoTable("pair"));
        check("#\tpair\t1\nnumber\t1\n", Refusal::NoColumn("pair", "word"));
        check("#\tpair\t2\nword\ta\n", Refusal::Value("pair", "word", 2));
        check("#\tpair\t99999999999\nword\ta\n", Refusal::Value("pair", "word", 99999999999));
        check("#\tpair\t1\nword\ta\nnumber\tone\n", Refusal::Value("pair", "number", 1));
        check("#\tpair\t1\nword\ta\nnumber\t1\t2\n", Refusal::Value("pair", "number", 2));
        check("#\tpair\t1\nword\ta\nnumber\n", Refusal::Value("pair", "number", 1));
        check("word\ta\n", Refusal::Damaged);
        assert_eq!(read(b"id,goal\n1,2\n"), Err(Refusal::Foreign));
        assert_eq!(read(b""), Err(Refusal::Foreign));
        assert_eq!(read(b"nuoji-dataset\t2\t00000000\n"), Err(Refusal::Newer(2)));
        assert_eq!(read(b"nuoji-dataset\t1\t00000001\n"), Err(Refusal::Damaged));
    }

    #[test]
    fn columns_may_stand_in_any_order_and_further_ones_are_passed_over() {
        let file = sealed("#\tother\t0\n#\tpair\t1\nnumber\t7\nnew\tx\nword\ta\n");
        assert_eq!(read(file.as_bytes()), Ok(vec![("a".to_owned(), 7)]));
        let file = sealed("#\tpair\t1\nword\ta\n");
        assert_eq!(read(file.as_bytes()), Ok(vec![("a".to_owned(), 0)]));
    }
}
