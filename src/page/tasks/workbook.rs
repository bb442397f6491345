//! The rows shown as a workbook, whose second sheet says what they are. In: the table and the session.
//! Out: bytes. Refuses to know: what is in a workbook's files.

use leptos::prelude::*;

use crate::export::table::{About, Table};
use crate::export::xlsx::{self, TooLarge};
use crate::query::Answer;
use crate::session::Session;
use crate::web::clock;
use crate::words::{self, Word};

/// The workbook of the rows; `conditions` and `address` tell of the view.
pub fn workbook(
    session: Session,
    answer: &Answer,
    table: &Table,
    conditions: String,
    address: String,
) -> Result<Vec<u8>, TooLarge> {
    let line = |word: Word, text: String| (word.t().to_owned(), text);
    let mut lines = vec![line(words::BOOK_ROWS, answer.total.to_string())];
    if !conditions.is_empty() {
        lines.push(line(words::BOOK_CONDITIONS, conditions));
    }
    lines.push(line(words::BOOK_DATE, clock::today()));
    lines.push(line(words::BOOK_ADDRESS, address));
    lines.push(line(words::BOOK_FROM, words::FOOT_SOURCE.t().to_owned()));
    session.data.with_untracked(|data| {
        let has = |id: &str| {
            answer.rows.iter().any(|row| data.records.get(*row as usize).is_some_and(|own| own.report == id))
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
            lines.push(line(words::FIELD_REPORT, said.join("，")));
        }
    });
    lines.push(line(words::NAV_ABOUT, words::BOOK_METHOD.t().to_owned()));
    let about = About { title: words::NAV_TASKS.t().to_owned(), lines, date: clock::today() };
    xlsx::workbook(table, &about)
}
