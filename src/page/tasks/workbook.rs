//! The rows shown as a workbook, whose second sheet says what they are. In: the table and the session.
//! Out: bytes. Refuses to know: what is in a workbook's files.

use leptos::prelude::*;

use crate::export::table::{About, Table};
use crate::export::xlsx;
use crate::query::Answer;
use crate::session::Session;
use crate::web::{clock, deflate};
use crate::words;

/// The workbook; `None` for more rows than a sheet holds. The browser does the squeezing.
pub async fn workbook(table: Table, about: About) -> Option<Vec<u8>> {
    let parts = xlsx::parts(&[(&about.title, &table)], &about).ok()?;
    let mut squeezed = Vec::new();
    for (_, text) in &parts {
        squeezed.push(deflate::deflate(text.as_bytes()).await);
    }
    Some(xlsx::bound(&parts, &squeezed))
}

/// Where the rows come from: reports, conditions, address, day.
pub fn about(session: Session, answer: &Answer, conditions: String, address: String) -> About {
    let date = clock::today();
    let line = |word: words::Word, text: String| (word.t().to_owned(), text);
    let mut lines = vec![
        line(words::TASKS_TOTAL, answer.total.to_string()),
        line(words::TAKE_CONDITIONS, conditions),
        line(words::TAKE_ADDRESS, address),
        line(words::TAKE_DAY, date.clone()),
        line(words::TAKE_NOTE, words::FOOT_SOURCE.t().to_owned()),
    ];
    session.data.with_untracked(|data| {
        let has = |id: &str| {
            answer.rows.iter().any(|row| data.records.get(*row as usize).is_some_and(|own| own.report == id))
        };
        for report in data.reports.iter().filter(|report| has(&report.source.id)) {
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
    About { title: words::TASKS_TITLE.t().to_owned(), lines, date }
}
