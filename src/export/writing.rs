//! A file written piece by piece, so that whoever asks for many rows sees how far it is and can stop it. In: a
//! format and tables of the same columns; out: bytes. Refuses to know: where rows come from, and time.

use super::table::{About, Table};
use super::xlsx::{Book, TooLarge};
use super::{csv, json, markdown};

/// What a file of rows may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Workbook,
    Csv,
    Json,
    Markdown,
}

impl Format {
    /// The ending of the file's name, and its media type.
    pub fn kind(self) -> (&'static str, &'static str) {
        match self {
            Format::Workbook => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Format::Csv => ("csv", "text/csv;charset=utf-8"),
            Format::Json => ("json", "application/json"),
            Format::Markdown => ("md", "text/markdown;charset=utf-8"),
        }
    }
}

/// A file begun.
pub struct Writing {
    format: Format,
    about: About,
    text: String,
    book: Option<Book>,
    rows: usize,
}

impl Writing {
    /// Begins with the head; how wide columns are and where they stand follows from the first rows.
    pub fn begin(format: Format, first: &Table, about: About) -> Writing {
        let text = match format {
            Format::Workbook => String::new(),
            Format::Csv => csv::head_for_people(first),
            Format::Json => json::OPEN.to_owned(),
            Format::Markdown => markdown::head(first),
        };
        let book = (format == Format::Workbook).then(|| {
            let mut book = Book::begin(&[&about.title], &about);
            book.sheet(first);
            book
        });
        Writing { format, about, text, book, rows: 0 }
    }

    /// The next rows.
    pub fn add(&mut self, rows: &Table) -> Result<(), TooLarge> {
        match (&mut self.book, self.format) {
            (Some(book), _) => book.rows(rows)?,
            (None, Format::Json) => self.text.push_str(&json::more_rows(rows, self.rows)),
            (None, Format::Markdown) => self.text.push_str(&markdown::rows(rows)),
            (None, _) => self.text.push_str(&csv::rows_for_people(rows)),
        }
        self.rows += rows.rows.len();
        Ok(())
    }

    /// The whole file.
    pub fn finish(mut self) -> Vec<u8> {
        if let Some(book) = self.book {
            return book.finish(&self.about);
        }
        if self.format == Format::Json {
            self.text.push_str(json::CLOSE);
        }
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::{Cell, Column};

    fn table(rows: std::ops::Range<usize>) -> Table {
        let column = |key: &str| Column { key: key.into(), title: format!("列{key}") };
        let row = |at: usize| vec![Cell::Number(at as f64), Cell::text(&format!("=第{at}行"))];
        Table { columns: vec![column("n"), column("t")], rows: rows.map(row).collect() }
    }

    #[test]
    fn pieces_make_the_same_file_as_the_whole() {
        let about = || About { title: "任务".into(), lines: Vec::new(), date: "2026-11-23".into() };
        for format in [Format::Workbook, Format::Csv, Format::Json, Format::Markdown] {
            let made = |pieces: &[std::ops::Range<usize>]| {
                let mut writing = Writing::begin(format, &table(0..9), about());
                pieces.iter().for_each(|rows| writing.add(&table(rows.clone())).unwrap());
                writing.finish()
            };
            let whole = made(&[0..9, 9..9]);
            assert!(whole.len() > 90, "{format:?}");
            for cut in 0..=9 {
                assert_eq!(made(&[0..cut, cut..9]).len(), whole.len(), "{format:?} cut at {cut}");
                assert!(made(&[0..cut, cut..9]) == whole, "{format:?} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_file_without_rows_is_still_a_file() {
        let made = |format| Writing::begin(format, &table(0..0), About::default()).finish();
        let json: Vec<u8> = serde_json::from_slice(&made(Format::Json)).unwrap();
        assert!(json.is_empty());
        assert_eq!(made(Format::Csv), "\u{feff}列n,列t\r\n".as_bytes());
        assert!(made(Format::Workbook).starts_with(b"PK"));
    }
}
