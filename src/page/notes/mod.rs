//! All notes of the reader. In: the session. Out: what is kept and how safely, the list, its tools, files
//! out and in, the bin. Refuses to know: where notes are kept.

mod bin;
mod bulk;
mod import;
mod list;
mod safe;
pub mod share;
pub mod shared;
mod tags;

use leptos::prelude::*;
use std::collections::BTreeSet;

use crate::note::{Note, Notes};
use crate::query::fold::fold;
use crate::session::keep::Kept;
use crate::session::{Data, Session, use_session};
use crate::web::clock;
use crate::web::storage::StorageError;
use crate::words;

/// The kind of notes on the tasks that the table last found.
const RESULT: &str = "result";

/// What the page shows of the notes, and which are chosen; copied freely.
#[derive(Clone, Copy)]
pub struct Shelf {
    pub session: Session,
    pub find: RwSignal<String>,
    pub tag: RwSignal<String>,
    /// A value of the facets for notes: `starred`, a verdict, a stage of the deadline.
    pub kind: RwSignal<String>,
    pub order: RwSignal<String>,
    pub chosen: RwSignal<BTreeSet<String>>,
    /// The tasks whose notes are shown, in their order.
    pub shown: Memo<Vec<String>>,
}

impl Shelf {
    fn new(session: Session) -> Shelf {
        let [find, tag, kind, order] = std::array::from_fn(|_| RwSignal::new(String::new()));
        let result: BTreeSet<String> = session.last_result().into_iter().collect();
        let shown = Memo::new(move |_| {
            let (find, tag, kind) = (fold(find.get().trim()), tag.get(), kind.get());
            let today = clock::today();
            session.notes.with(|notes| {
                session.data.with_untracked(|data| {
                    let hit = |task: &str, note: &Note| {
                        (tag.is_empty() || note.tags.contains(&tag))
                            && (is_kind(note, &kind, &today) || kind == RESULT && result.contains(task))
                            && (find.is_empty() || sought(data, task, note, &today).contains(&find))
                    };
                    let mut shown: Vec<&String> = notes
                        .notes
                        .iter()
                        .filter(|(task, note)| hit(task, note))
                        .map(|(task, _)| task)
                        .collect();
                    sort(&mut shown, notes, data, &order.get());
                    shown.into_iter().cloned().collect()
                })
            })
        });
        Shelf { session, find, tag, kind, order, chosen: RwSignal::default(), shown }
    }

    /// The chosen notes, or all that are shown where none is chosen.
    pub fn meant(self) -> Vec<String> {
        let chosen = self.chosen.get_untracked();
        let shown = self.shown.get_untracked();
        let own: Vec<String> = shown.iter().filter(|task| chosen.contains(*task)).cloned().collect();
        if own.is_empty() { shown } else { own }
    }

    pub fn is_chosen(self, task: &str) -> bool {
        self.chosen.with(|chosen| chosen.contains(task))
    }
}

fn is_kind(note: &Note, kind: &str, today: &str) -> bool {
    let opinion = note.opinion.as_ref().map(|opinion| opinion.view.id());
    match kind {
        "" => true,
        "starred" => note.star,
        kind => opinion == Some(kind) || note.stage(today) == Some(kind),
    }
}

/// What a search of the page looks through.
fn sought(data: &Data, task: &str, note: &Note, today: &str) -> String {
    let goal = data.position(task).map(|at| data.records[at].goal.as_str()).unwrap_or_default();
    fold(&[&note.mark(today).text, "\n", &note.tags.join("\n"), "\n", task, "\n", goal].concat())
}

fn sort(shown: &mut [&String], notes: &Notes, data: &Data, order: &str) {
    let of = |task: &String| &notes.notes[task];
    match order {
        "task" => shown.sort_by_key(|task| data.position(task).unwrap_or(usize::MAX)),
        "created" => shown.sort_by_key(|task| std::cmp::Reverse(of(task).created)),
        // What has no deadline stands last, as does what is struck off.
        "deadline" => shown.sort_by_key(|task| {
            let note = of(task);
            (note.struck.is_some(), note.deadline.is_none(), note.deadline.clone())
        }),
        _ => shown.sort_by_key(|task| std::cmp::Reverse(of(task).changed)),
    }
}

/// The page.
#[component]
pub fn NotesPage() -> AnyView {
    let session = use_session();
    let shelf = Shelf::new(session);
    let none = Memo::new(move |_| session.notes.with(|notes| notes.notes.is_empty()));
    view! {
        <article class="stack" data-notes-page="">
            <h1>{words::NOTES_TITLE.t()}</h1>
            <p class="notice">{words::NOTES_LOCAL.t()}</p>
            {safe::asides(session)}
            {safe::state(session)}
            <Show when=move || !none.get() || session.can_undo() || session.can_redo()>{list::steps(session)}</Show>
            <Show when=move || !none.get() fallback=move || empty(session)>
                {list::tools(shelf)}
                {bulk::bar(shelf)}
                {list::list(shelf)}
            </Show>
            {tags::words_in_use(session)}
            {import::import(session)}
            {bin::bin(session)}
        </article>
    }
    .into_any()
}

/// No notes, or none that could be read.
fn empty(session: Session) -> AnyView {
    let told = move || {
        let unread = session.kept.get() == Kept::Failed(StorageError::Unreadable);
        if !unread || session.store.is_read() {
            view! {
                <p>{words::NOTES_EMPTY.t()}</p>
                <p class="small">{words::NOTES_EMPTY_HINT.t()}</p>
            }
            .into_any()
        } else {
            view! { <p>{words::STORE_NOT_READ.t()}</p> }.into_any()
        }
    };
    view! { <div class="empty">{told}</div> }.into_any()
}

/// The goal of a task, or its id where no report at hand has it.
pub fn goal(session: Session, id: &str) -> String {
    session
        .data
        .with_untracked(|data| data.position(id).map(|at| data.records[at].goal.clone()))
        .unwrap_or_else(|| id.to_owned())
}
