//! Notes from a file. In: a file that the reader chose. Out: a preview, and the change the reader agrees
//! to. Refuses to know: how notes are joined. A file that cannot be read changes nothing.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::note::merge::{Choice, Preview, preview, take_in};
use crate::note::{Notes, read_stored};
use crate::session::Session;
use crate::web::file;
use crate::words;

/// What became of the file.
#[derive(Clone)]
enum Read {
    Nothing,
    Failed(String),
    Found(Notes, Preview),
}

/// The way in for a file of notes.
pub fn import(session: Session) -> AnyView {
    let read = RwSignal::new(Read::Nothing);
    let choose = move |event: leptos::web_sys::Event| {
        let Some(file) = file::chosen(&event).into_iter().next() else { return };
        leptos::task::spawn_local(async move {
            let found = match file::read_text(&file).await {
                Err(_) => Read::Failed(words::NOTES_FILE_UNREADABLE.t().to_owned()),
                Ok(text) => match read_stored(&text) {
                    Err(why) => Read::Failed(words::unreadable(&why)),
                    Ok(stored) => {
                        let met = session.notes.with_untracked(|mine| preview(mine, &stored.notes));
                        Read::Found(stored.notes, met)
                    }
                },
            };
            read.set(found);
        });
    };
    view! {
        <details class="card">
            <summary>{words::NOTES_IMPORT.t()}</summary>
            <div class="stack">
                <p class="small soft">{words::NOTES_IMPORT_HINT.t()}</p>
                <input type="file" accept=".json,application/json" aria-label=words::NOTES_IMPORT.t() on:change=choose />
                {move || answer(session, read)}
            </div>
        </details>
    }
    .into_any()
}

fn answer(session: Session, read: RwSignal<Read>) -> AnyView {
    match read.get() {
        Read::Nothing => ().into_any(),
        Read::Failed(why) => {
            view! { <p class="alert" role="alert">{words::NOTES_IMPORT_FAILED.t()} {why}</p> }.into_any()
        }
        Read::Found(theirs, met) => {
            let counts = [met.new.len(), met.same.len(), met.conflicting.len()].map(|n| n.to_string());
            let take = move |choice: Choice| {
                let change =
                    session.notes.with_untracked(|mine| take_in(mine, &theirs, &BTreeMap::new(), choice));
                session.change_notes(change);
                session.say(words::NOTES_IMPORTED.t().to_owned());
                read.set(Read::Nothing);
            };
            let choices = [
                (Choice::Both, words::NOTES_TAKE_BOTH),
                (Choice::Mine, words::NOTES_TAKE_MINE),
                (Choice::Theirs, words::NOTES_TAKE_THEIRS),
            ];
            view! {
                <p role="status">{words::NOTES_PREVIEW.with(&[&counts[0], &counts[1], &counts[2]])}</p>
                <div class="row">
                    {choices
                        .map(|(choice, word)| {
                            let take = take.clone();
                            view! { <button type="button" class="button" on:click=move |_| take(choice)>{word.t()}</button> }
                        })
                        .collect_view()}
                </div>
            }
            .into_any()
        }
    }
}
