//! Notes from elsewhere. In: a file that the reader chose, or a collection. Out: a preview with a choice for
//! every conflict, and the change the reader agrees to. Refuses to know: how notes are joined. A file that
//! cannot be read changes nothing.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::goal;
use crate::note::merge::{Choice, Preview, preview, take_in};
use crate::note::{Notes, read_file};
use crate::part::slices::slices;
use crate::session::Session;
use crate::web::{clock, file};
use crate::words::{self, Word};

/// Another collection beside the reader's own.
#[derive(Clone)]
pub struct Meeting {
    theirs: Notes,
    met: Preview,
}

impl Meeting {
    pub fn new(session: Session, theirs: Notes) -> Meeting {
        let met = session.notes.with_untracked(|mine| preview(mine, &theirs));
        Meeting { theirs, met }
    }
}

/// What became of the file.
#[derive(Clone)]
enum Read {
    Nothing,
    /// It takes a moment: what is being done.
    Busy(String),
    Failed(String),
    Found(Meeting),
}

/// The way in for a file of notes.
pub fn import(session: Session) -> AnyView {
    let read = RwSignal::new(Read::Nothing);
    let choose = move |event: leptos::web_sys::Event| {
        let Some(file) = file::chosen(&event).into_iter().next() else { return };
        leptos::task::spawn_local(async move {
            let busy = |word: String| async move {
                // Said before the page stands still for it. The reader may have gone on.
                read.try_set(Read::Busy(word));
                clock::frame().await;
            };
            busy(words::IMPORT_READING.t().to_owned()).await;
            let found = match file::read_text(&file).await {
                Err(_) => Read::Failed(words::NOTES_FILE_UNREADABLE.t().to_owned()),
                Ok(text) => match read_file(&text) {
                    Err(why) => Read::Failed(words::unreadable(&why)),
                    Ok(notes) => {
                        busy(words::IMPORT_COMPARING.with(&[&notes.notes.len().to_string()])).await;
                        Read::Found(Meeting::new(session, notes))
                    }
                },
            };
            read.try_set(found);
        });
    };
    view! {
        <details class="card note-tools" data-import="">
            <summary>{words::NOTES_IMPORT.t()}</summary>
            <div class="stack">
                <p class="small soft">{words::NOTES_IMPORT_HINT.t()}</p>
                <input type="file" name="import" accept=".json,application/json" aria-label=words::NOTES_IMPORT.t() on:change=choose />
                {move || match read.get() {
                    Read::Nothing => ().into_any(),
                    Read::Busy(word) => view! { <p role="status">{word}</p> }.into_any(),
                    Read::Failed(why) => {
                        view! { <p class="alert" role="alert">{words::NOTES_IMPORT_FAILED.t()} {why}</p> }.into_any()
                    }
                    Read::Found(meeting) => {
                        choices(session, meeting, Callback::new(move |()| read.set(Read::Nothing)))
                    }
                }}
            </div>
        </details>
    }
    .into_any()
}

/// The preview; `done` hears when the notes were taken in.
pub fn choices(session: Session, meeting: Meeting, done: Callback<()>) -> AnyView {
    let Meeting { theirs, met } = meeting;
    let counted = words::counted(&[
        (met.new.len(), words::IMPORT_NEW),
        (met.same.len(), words::IMPORT_SAME),
        (met.conflicting.len(), words::IMPORT_OTHER),
    ]);
    let said = (!counted.is_empty()).then(|| words::IMPORT_MET.with(&[&counted]));
    let nothing = met.new.is_empty() && met.conflicting.is_empty() && met.removed == 0;
    let chosen = StoredValue::new(BTreeMap::<String, Choice>::new());
    let (theirs, taking) = (StoredValue::new(theirs), RwSignal::new(false));
    let many = theirs.with_value(|theirs| theirs.notes.len().to_string());
    let conflicts = slices(Signal::stored(met.conflicting), move |task: String| {
        theirs.with_value(|theirs| conflict(session, &task, theirs, chosen))
    });
    let take = move |_| {
        taking.set(true);
        leptos::task::spawn_local(async move {
            clock::frame().await;
            let change = session.notes.with_untracked(|mine| {
                let join = |theirs: &Notes| {
                    chosen.try_with_value(|choices| take_in(mine, theirs, choices, Choice::Both))
                };
                theirs.try_with_value(join).flatten()
            });
            // Who left the page in the meantime wants them no more.
            let Some(change) = change else { return };
            session.change_notes(change);
            session.say(words::NOTES_IMPORTED.t().to_owned());
            done.run(());
        });
    };
    view! {
        <p role="status" data-import-preview="">{said}</p>
        {(met.removed > 0).then(|| view! { <p data-import-bin="">{words::IMPORT_BIN.with(&[&met.removed.to_string()])}</p> })}
        {conflicts}
        {move || taking.get().then(|| view! { <p role="status">{words::IMPORT_TAKING.with(&[&many])}</p> })}
        {if nothing {
            view! { <p class="soft">{words::IMPORT_NOTHING.t()}</p> }.into_any()
        } else {
            view! { <button type="button" class="button button-main" name="take-in" disabled=taking on:click=take>{words::IMPORT_TAKE.t()}</button> }
                .into_any()
        }}
    }
    .into_any()
}

const CHOICES: [(Choice, Word); 3] = [
    (Choice::Both, words::NOTES_TAKE_BOTH),
    (Choice::Mine, words::NOTES_TAKE_MINE),
    (Choice::Theirs, words::NOTES_TAKE_THEIRS),
];

fn conflict(
    session: Session,
    task: &str,
    theirs: &Notes,
    chosen: StoredValue<BTreeMap<String, Choice>>,
) -> AnyView {
    let first = |notes: &Notes| notes.get(task).map(|note| note.first_words(80)).unwrap_or_default();
    let mine = session.notes.with_untracked(first);
    let other = first(theirs);
    let id = task.to_owned();
    let choose = move |event| {
        let nth: usize = event_target_value(&event).parse().unwrap_or(0);
        let choice = CHOICES.get(nth).map_or(Choice::Both, |(choice, _)| *choice);
        chosen.update_value(|all| all.extend([(id.clone(), choice)]));
    };
    view! {
        <li class="notice stack-tight">
            <strong>{goal(session, task)}</strong>
            <dl class="note-pair small">
                <dt>{words::IMPORT_MINE.t()}</dt>
                <dd>{mine}</dd>
                <dt>{words::IMPORT_THEIRS.t()}</dt>
                <dd>{other}</dd>
            </dl>
            <select name="conflict" aria-label=words::IMPORT_CHOICE.t() on:change=choose>
                {CHOICES
                    .iter()
                    .enumerate()
                    .map(|(nth, (_, word))| view! { <option value=nth.to_string()>{word.t()}</option> })
                    .collect_view()}
            </select>
        </li>
    }
    .into_any()
}
