//! The rows shown as what is taken away: a table of them, what is said beside it, a file written piece by piece.
//! In: rows and columns of a moment. Out: tables and bytes. Refuses to know: who asked, and what becomes of them.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::export::notes;
use crate::export::table::{About, Cell, MORE, Table, further_keys};
use crate::export::writing::{Format, Writing};
use crate::export::xlsx::TooLarge;
use crate::link::Place;
use crate::query::Column;
use crate::session::{Data, Session};
use crate::web::{address, clock};
use crate::words::{self, Word};

/// The rows and columns that were shown when the reader asked.
pub struct Rows {
    pub session: Session,
    pub rows: Vec<u32>,
    pub columns: Vec<Column>,
    /// The columns that only some reports have, as far as these rows have them.
    further: Vec<String>,
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

/// What every file says of a row, beside the columns shown: which task it is, where it stands, its figures.
const ALWAYS: [&str; 11] = [
    "report_title",
    "report",
    "lines",
    "figure",
    "op",
    "target",
    "actual",
    "gap",
    "unit",
    "measures",
    "address",
];

impl Rows {
    pub fn new(session: Session, rows: Vec<u32>, columns: Vec<Column>) -> Rows {
        let further = session.data.with_untracked(|data| {
            further_keys(rows.iter().filter_map(|row| data.records.get(*row as usize)))
        });
        Rows { session, rows, columns, further }
    }

    /// All rows with the columns shown, for a copy. A report goes by its short title.
    pub fn table(&self) -> Table {
        let keys: Vec<&str> = self.columns.iter().flat_map(|column| self.keys(*column)).collect();
        let report = keys.iter().position(|key| *key == "report");
        self.session.data.with_untracked(|data| {
            let mut table = self.cells(data, &self.rows, &keys);
            for row in &mut table.rows {
                if let Some(cell) = report.and_then(|at| row.get_mut(at)) {
                    *cell = Cell::text(&data.short_title(&cell.shown()));
                }
            }
            self.with_notes(table, data, &self.rows)
        })
    }

    /// Some rows with all that a file says of them.
    fn piece(&self, rows: &[u32]) -> Table {
        let keys = self.file_keys();
        let place = |key: &str| keys.iter().position(|own| *own == key);
        let (title, link) = (place("report_title"), place("address"));
        self.session.data.with_untracked(|data| {
            let title_of =
                |id: &str| data.report(id).map_or(Cell::Empty, |report| Cell::text(&report.source.title));
            let mut table = self.cells(data, rows, &keys);
            let records = rows.iter().filter_map(|row| data.records.get(*row as usize));
            for (cells, record) in table.rows.iter_mut().zip(records) {
                if let Some(cell) = title.and_then(|at| cells.get_mut(at)) {
                    *cell = title_of(&record.report);
                }
                if let Some(cell) = link.and_then(|at| cells.get_mut(at)) {
                    *cell = Cell::text(&address::link_to(&Place::Task(record.id.clone()).address()));
                }
            }
            self.with_notes(table, data, rows)
        })
    }

    /// The id first unless it is shown, the columns shown in their order, then what else a file says.
    fn file_keys(&self) -> Vec<&str> {
        let mut keys = Vec::new();
        if !self.columns.contains(&Column::Id) {
            keys.push("id");
        }
        for column in &self.columns {
            if *column == Column::Report {
                keys.push("report_title");
            }
            keys.extend(self.keys(*column));
        }
        let further = self.further.iter().map(String::as_str);
        let missing: Vec<&str> = further.chain(ALWAYS).filter(|key| !keys.contains(key)).collect();
        keys.extend(missing);
        keys
    }

    fn cells(&self, data: &Data, rows: &[u32], keys: &[&str]) -> Table {
        let records = rows.iter().filter_map(|row| data.records.get(*row as usize));
        let records = self.session.passed_on(records);
        let mut table = Table::of(records.iter().map(AsRef::as_ref), keys);
        for column in &mut table.columns {
            let (name, sign) = match column.key.as_str() {
                "percent" => ("percent", " %"),
                "expected_percent" => ("expected", " %"),
                key => (key, ""),
            };
            column.title = match printed_head(&column.key) {
                Some(head) => head.to_owned(),
                None => [words::column(name).t(), sign].concat(),
            };
        }
        table
    }

    /// The one column of notes on the screen holds all that a note says: each has a column of its own here.
    fn with_notes(&self, mut table: Table, data: &Data, rows: &[u32]) -> Table {
        if let Some(at) = table.columns.iter().position(|column| column.key == Column::Note.key()) {
            table.columns.remove(at);
            table.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            let records = rows.iter().filter_map(|row| data.records.get(*row as usize));
            let ids = records.map(|record| record.id.as_str());
            self.session.notes.with_untracked(|notes| notes::add_columns(&mut table, ids, notes));
        }
        table
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
            let records = self.rows.iter().filter_map(|row| data.records.get(*row as usize));
            let named: HashSet<&str> = records.map(|record| record.report.as_str()).collect();
            for report in data.reports().iter().filter(|report| named.contains(&*report.source.id)) {
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
        let mut pieces = self.rows.chunks(PIECE).map(|rows| self.piece(rows));
        let first = pieces.next().unwrap_or_else(|| self.piece(&[]));
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

impl Rows {
    /// The fields of a column, as files call them.
    fn keys(&self, column: Column) -> Vec<&str> {
        match column {
            Column::Expected => vec!["expected_percent"],
            Column::Further => self.further.iter().map(String::as_str).collect(),
            column => vec![column.key()],
        }
    }
}

/// The head of a column that only some reports have.
fn printed_head(key: &str) -> Option<&str> {
    match key {
        "target_cell" => Some(words::role("target")),
        "deadline" | "remark" | "problems" | "next" | "status_text" => Some(words::role(key)),
        _ => key.strip_prefix(MORE),
    }
}
