//! The removed notes. In: the session. Out: a list to restore from. Refuses to know: how long they stay.

use leptos::prelude::*;

use super::bulk::save;
use super::{goal, safe};
use crate::note::{BinKey, Change, Note, write_file};
use crate::part::slices::slices;
use crate::session::Session;
use crate::web::clock;
use crate::words;

/// Nothing while the bin is empty.
pub fn bin(session: Session) -> AnyView {
    let keys = Memo::new(move |_| {
        session.notes.with(|notes| notes.bin.keys().rev().cloned().collect::<Vec<BinKey>>())
    });
    let open = RwSignal::new(false);
    (move || {
        let keys = keys.get();
        let count = keys.len().to_string();
        (!keys.is_empty()).then(|| {
            view! {
                <details class="card note-tools" data-bin="" prop:open=open on:toggle=move |e| open.set(is_open(&e))>
                    <summary>{words::NOTES_BIN.with(&[&count])}</summary>
                    <div class="stack">
                        {slices(Signal::stored(keys), move |key| one(session, key))}
                        <div class="row">
                            <button type="button" class="button-quiet small" name="export-bin" on:click=move |_| export(session)>
                                {words::NOTES_EXPORT.t()}
                            </button>
                            <button type="button" class="button-quiet small" on:click=move |_| session.change_notes(Change::EmptyBin)>
                                {words::BIN_EMPTY.t()}
                            </button>
                        </div>
                    </div>
                </details>
            }
        })
    })
    .into_any()
}

/// A whole copy, also where nothing but the bin is left.
fn export(session: Session) {
    let text = session.notes.with_untracked(write_file);
    if save(session, "json", "application/json", text.as_bytes()) {
        safe::exported();
    }
}

fn is_open(event: &leptos::web_sys::Event) -> bool {
    crate::part::event::element_of(event).is_some_and(|details| details.has_attribute("open"))
}

fn one(session: Session, key: BinKey) -> AnyView {
    let first =
        session.notes.with_untracked(|notes| notes.bin.get(&key).map(|note: &Note| note.first_words(60)));
    let goal = goal(session, &key.task);
    let removed = words::BIN_REMOVED.with(&[&clock::moment(key.removed)]);
    view! {
        <li class="stack-tight">
            <span>{goal}</span>
            <div class="row">
                <span class="small">{first}</span>
                <span class="soft small">{removed}</span>
                <button
                    type="button"
                    class="button-quiet small"
                    name="restore"
                    on:click=move |_| session.change_notes(Change::Restore { key: key.clone() })
                >
                    {words::NOTES_RESTORE.t()}
                </button>
            </div>
        </li>
    }
    .into_any()
}
