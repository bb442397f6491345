//! What a visitor takes away: exactly the rows, the order and the columns shown, as a file, by the
//! clipboard, as a link or on paper. In: the answer. Out: files, copies, a printed page. Refuses to
//! know: how the formats are written.

use leptos::prelude::*;

use crate::export::table::{Cell, Table};
use crate::export::xlsx::TooLarge;
use crate::export::{clip, csv, json, markdown, notes};
use crate::link::Place;
use crate::page::tasks::workbook::workbook;
use crate::page::tasks::{around, columns};
use crate::part::later::{self, later};
use crate::part::menu::{choice, menu};
use crate::query::{Answer, Column};
use crate::session::{Session, use_session};
use crate::web::{address, clipboard, clock, file};
use crate::words::{self, Word};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What is taken away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Workbook,
    Csv,
    Json,
    Markdown,
    Copy,
    Link,
}

/// Menu and buttons, and what came of the last choice.
#[component]
pub fn Take(answer: Memo<Answer>) -> AnyView {
    let session = use_session();
    let told = RwSignal::new("");
    // What was said of one view does not hold for the next.
    Effect::new(move |_| {
        session.view.track();
        told.set("");
    });
    let pick = move |how: How| {
        later::run(taken(session, answer, told, how), move || say(session, told, words::LATER_REST))
    };
    let one = move |word: Word, how: How| choice(word.t(), move || pick(how));
    view! {
        {menu(
            words::TAKE.t(),
            view! {
                {one(words::TAKE_XLSX, How::Workbook)}
                {one(words::TAKE_CSV, How::Csv)}
                {one(words::TAKE_JSON, How::Json)}
                {one(words::TAKE_MARKDOWN, How::Markdown)}
                {one(words::TAKE_COPY, How::Copy)}
            }
                .into_any(),
        )}
        <button type="button" class="button" on:click=move |_| pick(How::Link)>{words::TAKE_LINK.t()}</button>
        <button type="button" class="button" on:click=|_| print()>{words::TAKE_PRINT.t()}</button>
        <span class="small soft">{told}</span>
    }
    .into_any()
}

fn say(session: Session, told: RwSignal<&'static str>, word: Word) {
    told.set(word.t());
    session.say(word.t().to_owned());
}

later! {
    /// Makes what is asked for of the rows shown.
    fn taken(session: Session, answer: Memo<Answer>, told: RwSignal<&'static str>, how: How) -> () {
        let save = move |ending: &'static str, mime: &'static str, bytes: Vec<u8>| {
            let name = ["nuoji-", &clock::today(), ".", ending].concat();
            let saved = file::save(&name, mime, &bytes);
            say(session, told, if saved.is_ok() { words::TAKE_SAVED } else { words::TAKE_DENIED });
        };
        let copied = move |done: bool| {
            say(session, told, if done { words::TAKE_COPIED } else { words::TAKE_NOT_COPIED });
        };
        let rows = |for_people| answer.with_untracked(|answer| table(session, answer, for_people));
        match how {
            How::Workbook => {
                let book = answer.with_untracked(|answer| {
                    workbook(session, answer, &rows(true), conditions(session), here(session))
                });
                match book {
                    Ok(bytes) => save("xlsx", XLSX, bytes),
                    Err(TooLarge) => say(session, told, words::TAKE_TOO_LARGE),
                }
            }
            How::Csv => save("csv", "text/csv;charset=utf-8", csv::for_people(&rows(true)).into_bytes()),
            How::Json => save("json", "application/json", json::rows(&rows(false)).into_bytes()),
            How::Markdown => {
                save("md", "text/markdown;charset=utf-8", markdown::table(&rows(true)).into_bytes());
            }
            How::Copy => {
                let table = rows(true);
                copied(clipboard::copy_table(&clip::tabs(&table), &clip::html(&table)).is_ok());
            }
            How::Link => leptos::task::spawn_local(async move {
                copied(clipboard::copy(&here(session)).await.is_ok());
            }),
        }
    }
}

/// The address of the very view.
fn here(session: Session) -> String {
    address::link_to(&Place::Tasks(session.view.get_untracked()).address())
}

/// The rows shown. For people a report goes by its short title, for programs by its id.
fn table(session: Session, answer: &Answer, for_people: bool) -> Table {
    let columns = session.view.with_untracked(columns);
    let keys: Vec<&str> = columns.iter().map(|column| field(*column)).collect();
    session.data.with_untracked(|data| {
        let records = || answer.rows.iter().filter_map(|row| data.records.get(*row as usize));
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
            session.notes.with_untracked(|notes| notes::add_columns(&mut table, ids, notes));
        }
        table
    })
}

/// The published field of a column.
fn field(column: Column) -> &'static str {
    match column {
        Column::Expected => "expected_percent",
        column => column.key(),
    }
}

/// Has every row drawn, as before any printing, and then prints: a page that prints at once would not
/// have had the time to draw them.
fn print() {
    if let Ok(event) = leptos::web_sys::Event::new("beforeprint") {
        let _ = window().dispatch_event(&event);
    }
    set_timeout(|| drop(window().print()), std::time::Duration::from_millis(50));
}

/// The search and the filters in words.
fn conditions(session: Session) -> String {
    let q = session.view.with(|view| view.q.clone());
    let filters = around::conditions(session).into_iter().map(|(_, _, word)| word);
    (!q.is_empty()).then_some(q).into_iter().chain(filters).collect::<Vec<_>>().join("；")
}

/// What stands above the table on paper: how many rows, under which conditions, from where.
pub fn paper(session: Session, answer: Memo<Answer>) -> AnyView {
    let found = move || words::TASKS_FOUND.with(&[&answer.with(|answer| answer.total).to_string()]);
    let conditions = move || conditions(session);
    view! {
        <div class="paper">
            <p>{found} " " {conditions}</p>
            <p class="small">{words::FOOT_SOURCE.t()} " " {move || { session.view.track(); here(session) }}</p>
        </div>
    }
    .into_any()
}
