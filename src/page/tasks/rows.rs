//! The rows shown as what is taken away: a table of them, what is said beside it, a file written piece by piece.
//! In: rows and columns of a moment. Out: tables and bytes. Refuses to know: who asked, and what becomes of them.

use leptos::prelude::*;

use crate::export::notes;
use crate::export::table::{About, Cell, Table};
use crate::export::writing::{Format, Writing};
use crate::export::xlsx::TooLarge;
use crate::query::Column;
use crate::session::{Data, Session};
use crate::web::clock;
use crate::words::{self, Word};

/// The rows and columns that were shown when the reader asked.
pub struct Rows {
    pub session: Session,
    pub rows: Vec<u32>,
    pub columns: Vec<Column>,
}

/// Why no file came of it.
pub enum Unmade {
    TooLarge,
    /// The reader wanted it no more, or went on to other rows.
    Stopped,
}

/// Rows written at a time, and milliseconds after which the page may breathe.
const PIECE: usize = 200;
const BREATH: f64 = 40.0;

impl Rows {
    /// All rows. For people a report goes by its short title, for programs by its id.
    pub fn table(&self, for_people: bool) -> Table {
        self.piece(&self.rows, for_people)
    }

    fn piece(&self, rows: &[u32], for_people: bool) -> Table {
        let columns = &self.columns;
        let keys: Vec<&str> = columns.iter().map(|column| field(*column)).collect();
        self.session.data.with_untracked(|data| {
            let records = || rows.iter().filter_map(|row| data.records.get(*row as usize));
            let mut table = Table::of(records(), &keys);
            for (at, column) in columns.iter().enumerate() {
                let sign = if matches!(column, Column::Percent | Column::Expected) { " %" } else { "" };
                table.columns[at].title = [words::column(column.key()).t(), sign].concat();
                for (row, record) in table.rows.iter_mut().zip(records()) {
                    if for_people && *column == Column::Report {
                        row[at] = Cell::text(&data.short_title(&record.report));
                    }
                }
            }
            // The one column of notes on the screen holds all that a note says: each has a column of its own here.
            if let Some(at) = columns.iter().position(|column| *column == Column::Note) {
                table.columns.remove(at);
                table.rows.iter_mut().for_each(|row| drop(row.remove(at)));
                let ids = records().map(|record| record.id.as_str());
                self.session.notes.with_untracked(|notes| notes::add_columns(&mut table, ids, notes));
            }
            table
        })
    }

    /// What a workbook's second sheet says of the rows; `conditions` and `address` tell of the view.
    pub fn about(&self, conditions: String, address: String) -> About {
        let line = |word: Word, text: String| (word.t().to_owned(), text);
        let mut lines = vec![line(words::BOOK_ROWS, self.rows.len().to_string())];
        if !conditions.is_empty() {
            lines.push(line(words::BOOK_CONDITIONS, conditions));
        }
        lines.push(line(words::BOOK_DATE, clock::today()));
        lines.push(line(words::BOOK_ADDRESS, address));
        lines.push(line(words::BOOK_FROM, words::from(&self.session.data.with_untracked(Data::place))));
        self.session.data.with_untracked(|data| {
            let has = |id: &str| {
                self.rows
                    .iter()
                    .any(|row| data.records.get(*row as usize).is_some_and(|own| own.report == id))
            };
            for report in data.reports().into_iter().filter(|report| has(&report.source.id)) {
                let source = &report.source;
                let said = [
                    Some(&source.title),
                    source.publisher.as_ref(),
                    source.published.as_ref(),
                    source.index_no.as_ref(),
                ];
                let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
                lines.push(line(words::FIELD_REPORT, said.join(words::JOIN_WORDS.t())));
            }
        });
        lines.push(line(words::NAV_ABOUT, words::BOOK_METHOD.t().to_owned()));
        About { title: words::NAV_TASKS.t().to_owned(), lines, date: clock::today() }
    }

    /// A file of all rows. The page goes on while it is written: `go_on` hears how many rows are done, and says
    /// whether the file is still wanted.
    pub async fn file(
        self,
        format: Format,
        about: About,
        go_on: impl Fn(usize) -> bool,
    ) -> Result<Vec<u8>, Unmade> {
        let for_people = format != Format::Json;
        let mut pieces = self.rows.chunks(PIECE).map(|rows| self.piece(rows, for_people));
        let first = pieces.next().unwrap_or_else(|| self.piece(&[], for_people));
        let mut writing = Writing::begin(format, &first, about);
        let (mut done, mut since) = (0, clock::spent());
        for piece in std::iter::once(first).chain(pieces) {
            writing.add(&piece).map_err(|TooLarge| Unmade::TooLarge)?;
            done += piece.rows.len();
            if clock::spent() - since > BREATH {
                if !go_on(done) {
                    return Err(Unmade::Stopped);
                }
                clock::pause().await;
                since = clock::spent();
            }
        }
        if go_on(done) { Ok(writing.finish()) } else { Err(Unmade::Stopped) }
    }
}

/// The published field of a column.
fn field(column: Column) -> &'static str {
    match column {
        Column::Expected => "expected_percent",
        column => column.key(),
    }
}
