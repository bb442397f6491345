//! What is done with many notes at once: tag, remove, pass on. In: the shelf. Out: changes that can be
//! undone, files, a link. Refuses to know: how formats are written.

use std::borrow::Cow;

use leptos::prelude::*;

use super::{Shelf, safe, share};
use crate::export::notes::{add_columns, markdown};
use crate::export::table::{About, Table};
use crate::export::{csv, xlsx};
use crate::note::{Change, Edit, split_tags, write_file};
use crate::part::menu::{choice, menu};
use crate::record::Record;
use crate::session::{Data, Session};
use crate::web::{clock, file};
use crate::words;

/// The columns of a task that stand before those of its note.
const FIELDS: [&str; 8] = ["id", "report", "theme", "goal", "progress", "lead", "status", "percent"];

/// How many are chosen, and what can be done with them.
pub fn bar(shelf: Shelf) -> AnyView {
    let session = shelf.session;
    let link = RwSignal::new(None::<share::Made>);
    let count = move || {
        shelf.chosen.with(|chosen| {
            shelf.shown.with(|shown| shown.iter().filter(|task| chosen.contains(*task)).count())
        })
    };
    let all = move || shelf.shown.with(|shown| !shown.is_empty() && shown.len() == count());
    let choose_all = move |_| {
        let shown = shelf.shown.get_untracked();
        let whole = untrack(all);
        shelf.chosen.update(|chosen| if whole { chosen.clear() } else { chosen.extend(shown) });
    };
    let told = move || match count() {
        0 => words::BULK_SHOWN.with(&[&shelf.shown.with(Vec::len).to_string()]),
        some => words::BULK_CHOSEN.with(&[&some.to_string()]),
    };
    let remove = move |_| {
        let tasks = shelf.meant();
        let many = tasks.len().to_string();
        session.change_notes(Change::Remove { tasks });
        shelf.chosen.update(|chosen| chosen.clear());
        session.say(words::BULK_REMOVED.with(&[&many]));
    };
    view! {
        <div class="card row note-tools" data-bulk="">
            <label class="row">
                <input type="checkbox" name="choose-all" prop:checked=all on:change=choose_all />
                {words::BULK_ALL.t()}
            </label>
            <span class="soft small">{told}</span>
            {tag_field(shelf)}
            <button type="button" class="button" name="bulk-remove" disabled=move || count() == 0 on:click=remove>{words::NOTES_REMOVE.t()}</button>
            {files(shelf)}
            <button type="button" class="button" name="share" on:click=move |_| share::make(shelf, link)>{words::SHARE.t()}</button>
            {move || link.get().map(|made| share::shown(session, made))}
        </div>
    }
    .into_any()
}

fn tag_field(shelf: Shelf) -> AnyView {
    let typed = RwSignal::new(String::new());
    let none = move || {
        typed.with(|typed| split_tags(typed).is_empty()) || shelf.chosen.with(|chosen| chosen.is_empty())
    };
    let add = move || {
        if untrack(none) {
            return;
        }
        let tasks = shelf.meant();
        for tag in split_tags(&typed.get_untracked()) {
            shelf.session.change_notes(Change::Edit { tasks: tasks.clone(), edit: Edit::AddTag(tag) });
        }
        typed.set(String::new());
        shelf.session.say(words::BULK_TAGGED.with(&[&tasks.len().to_string()]));
    };
    view! {
        <form class="row" on:submit=move |e| { e.prevent_default(); add(); }>
            <input
                type="text"
                name="bulk-tag"
                autocomplete="off"
                aria-label=words::BULK_TAG.t()
                placeholder=words::BULK_TAG.t()
                prop:value=typed
                on:input=move |e| typed.set(event_target_value(&e))
            />
            <button type="submit" class="button" disabled=none>{words::BULK_TAG_ADD.t()}</button>
        </form>
    }
    .into_any()
}

/// Files of the chosen notes, or of all that are shown.
fn files(shelf: Shelf) -> AnyView {
    let session = shelf.session;
    let json = move || {
        let tasks = shelf.meant();
        let text = session.notes.with_untracked(|notes| {
            // All of them go with their bin: the file is then a whole copy.
            let whole = tasks.len() == notes.notes.len();
            if whole { write_file(notes) } else { write_file(&notes.only(tasks.iter().map(String::as_str))) }
        });
        if save(session, "json", "application/json", text.as_bytes()) {
            safe::exported();
        }
    };
    let text = move || {
        let tasks = shelf.meant();
        let text = session.data.with_untracked(|data| {
            let records = tasks.iter().filter_map(|task| data.position(task)).map(|at| &data.records[at]);
            let records: Vec<Record> = session.passed_on(records).into_iter().map(Cow::into_owned).collect();
            session
                .notes
                .with_untracked(|notes| markdown(&notes.only(tasks.iter().map(String::as_str)), &records))
        });
        save(session, "md", "text/markdown;charset=utf-8", text.as_bytes());
    };
    let sheet = move || {
        let text = csv::for_people(&table(shelf));
        save(session, "csv", "text/csv;charset=utf-8", text.as_bytes());
    };
    let book = move || {
        let about = About {
            title: words::NOTES_TITLE.zh.to_owned(),
            lines: vec![
                (words::BOOK_DATE.zh.to_owned(), clock::today()),
                (words::BOOK_FROM.zh.to_owned(), words::from(&session.data.with_untracked(Data::place))),
            ],
            date: clock::today(),
        };
        match xlsx::workbook(&table(shelf), &about) {
            Ok(bytes) => drop(save(
                session,
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                &bytes,
            )),
            Err(_) => session.say(words::NOTES_EXPORT_FAILED.t().to_owned()),
        }
    };
    menu(
        words::NOTES_EXPORT.t(),
        view! {
            {choice(words::EXPORT_JSON.t(), json)}
            {choice(words::EXPORT_CSV.t(), sheet)}
            {choice(words::EXPORT_XLSX.t(), book)}
            {choice(words::NOTES_EXPORT_TEXT.t(), text)}
            {choice(words::TAKE_PRINT.t(), || drop(window().print()))}
        }
        .into_any(),
    )
}

/// The tasks of these notes as rows, the notes as columns. A task that no report at hand has keeps its
/// id, so that no note is missing.
fn table(shelf: Shelf) -> Table {
    let session = shelf.session;
    let tasks = shelf.meant();
    session.data.with_untracked(|data| {
        let records = tasks.iter().filter_map(|task| data.position(task)).map(|at| &data.records[at]);
        let records = session.passed_on(records);
        let mut known = Table::of(records.iter().map(AsRef::as_ref), &FIELDS).rows.into_iter();
        let mut table = Table::of([], &FIELDS);
        for task in &tasks {
            let row = data.position(task).and_then(|_| known.next());
            table.rows.push(row.unwrap_or_else(|| missing(task)));
        }
        session
            .notes
            .with_untracked(|notes| add_columns(&mut table, tasks.iter().map(String::as_str), notes));
        table
    })
}

fn missing(task: &str) -> Vec<crate::export::table::Cell> {
    use crate::export::table::Cell;
    let mut row = vec![Cell::Empty; FIELDS.len()];
    row[0] = Cell::text(task);
    row
}

/// Hands a file over, and says so.
pub fn save(session: Session, ending: &str, mime: &str, bytes: &[u8]) -> bool {
    let name = ["nuoji-notes-", &clock::today(), ".", ending].concat();
    let done = file::save(&name, mime, bytes).is_ok();
    session.say(if done { words::NOTES_EXPORTED.t() } else { words::NOTES_EXPORT_FAILED.t() }.to_owned());
    done
}
