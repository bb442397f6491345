//! A paper that was read and not yet taken in. In: the session and the paper's id. Out: what was found, its doubts first, ways to
//! correct it, and the choice to take it in.

use std::sync::Arc;

use leptos::prelude::*;

use super::{about, doubts, persons, table};
use crate::dataset::Dataset;
use crate::dataset::opened::Told;
use crate::report::recipe::{ColumnAt, Recipe, UnitStep};
use crate::session::Session;
use crate::session::own::{Draft, Own};
use crate::words::{self, Word};

/// A draft, and how its page changes it; copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub id: StoredValue<String>,
    /// The draft as last read; the last one when it has gone.
    pub draft: Memo<Option<DraftKey>>,
}

/// Tells two readings of a draft apart.
#[derive(Clone, PartialEq)]
pub struct DraftKey {
    steps: usize,
    told: Arc<Told>,
}

impl Desk {
    fn new(session: Session, id: String) -> Desk {
        let own = id.clone();
        let draft = Memo::new(move |_| {
            session.own().drafts.with(|drafts| {
                let draft = drafts.iter().find(|draft| draft.id() == own)?;
                Some(DraftKey { steps: draft.recipes.len(), told: draft.told.clone() })
            })
        });
        Desk { session, id: StoredValue::new(id), draft }
    }

    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// What is told of the draft; follows corrections.
    pub fn told(self) -> Arc<Told> {
        self.draft.with(|draft| draft.as_ref().map(|draft| draft.told.clone())).unwrap_or_default()
    }

    pub fn with_draft<T>(self, look: impl FnOnce(&Draft) -> T) -> Option<T> {
        let id = self.id();
        self.session
            .own()
            .drafts
            .with_untracked(|drafts| drafts.iter().find(|draft| draft.id() == id).map(look))
    }

    /// Whether it can be corrected: a data set was read elsewhere.
    pub fn is_open(self) -> bool {
        self.with_draft(|draft| !draft.document.is_empty()).unwrap_or(false)
    }

    /// Corrects the draft; what is shown follows once it was read again.
    pub fn correct(self, change: impl FnOnce(&mut Recipe) + 'static) {
        let id = self.id();
        leptos::task::spawn_local(async move { self.session.correct(&id, change).await });
    }
}

pub fn draft(session: Session, id: String) -> AnyView {
    let desk = Desk::new(session, id.clone());
    let file = desk.with_draft(|draft| draft.file.clone()).unwrap_or_default();
    view! {
        <section class="card stack open-draft" data-preview=id>
            <header class="stack-tight">
                <h3>{move || desk.told().title.clone()}</h3>
                <p class="small soft">{file}</p>
                {found(desk)}
            </header>
            {offer(desk)}
            {desk.is_open().then(|| about::about(desk))}
            {doubts::doubts(desk)}
            {persons::persons(desk)}
            {desk.is_open().then(|| table::tables(desk))}
            {desk.is_open().then(|| text(desk))}
            {buttons(desk)}
        </section>
    }
    .into_any()
}

/// What is counted: its name, the count, its word.
type Counted = (&'static str, fn(&Told) -> usize, Word);

const COUNTS: [Counted; 5] = [
    ("tasks", |told| told.tasks, words::OPEN_TASKS),
    ("figures", |told| told.figures, words::OPEN_FIGURES),
    ("units", |told| told.units, words::OPEN_UNITS),
    ("doubts", |told| told.doubts, words::OPEN_DOUBTS),
    ("persons", |told| told.persons.len(), words::OPEN_PERSONS),
];

fn found(desk: Desk) -> AnyView {
    let one = move |(name, count, word): Counted| {
        view! {
            <span class="open-count">
                <strong data-found=name>{move || count(&desk.told()).to_string()}</strong>
                " "
                {word.t()}
            </span>
        }
        .into_any()
    };
    let none =
        move || (desk.told().tasks == 0).then(|| view! { <p class="notice">{words::OPEN_NO_TASKS.t()}</p> });
    view! {
        <p class="row" role="status">{words::OPEN_FOUND.t()} {COUNTS.map(one).collect_view()}</p>
        {none}
    }
    .into_any()
}

/// They stay in sight while the paper is looked at.
fn buttons(desk: Desk) -> AnyView {
    let session = desk.session;
    let accept = move |_| {
        let (id, title) = (desk.id(), desk.told().title.clone());
        leptos::task::spawn_local(async move {
            session.accept(&id).await;
            session.say(words::OPEN_ACCEPTED.with(&[&title]));
        });
    };
    let undo = move |_| {
        let id = desk.id();
        leptos::task::spawn_local(async move { session.undo_correction(&id).await });
    };
    let steps = move || {
        desk.draft.track();
        desk.with_draft(|draft| draft.recipes.len()).unwrap_or(0).saturating_sub(1)
    };
    view! {
        <div class="row open-acts">
            <button type="button" class="button button-main" name="accept" on:click=accept>{words::OPEN_ACCEPT.t()}</button>
            <button type="button" class="button" name="discard" on:click=move |_| session.discard(&desk.id())>
                {words::OPEN_DISCARD.t()}
            </button>
            <button type="button" class="button" name="undo" disabled=move || steps() == 0 on:click=undo>{words::OPEN_UNDO.t()}</button>
            <span class="small soft" role="status">
                {move || (steps() > 0).then(|| words::OPEN_CORRECTED.with(&[&steps().to_string()]))}
            </span>
        </div>
    }
    .into_any()
}

/// What was corrected in another paper with the same heads holds for this one too: never its rows.
fn offer(desk: Desk) -> AnyView {
    let known = move || {
        let told = desk.told();
        let heads: Vec<&str> =
            told.tables.iter().flat_map(|table| &table.columns).map(|column| column.head.as_str()).collect();
        let own = desk.with_draft(Draft::recipe)?;
        desk.session
            .own()
            .list
            .with(|list| {
                let fits = |own: &Own| {
                    let recipe = Recipe::from_json(&own.about.recipe).ok()?.for_next_paper();
                    let named = recipe.columns.iter().all(|step| match &step.at {
                        ColumnAt::Head(head) => heads.contains(&head.as_str()),
                        ColumnAt::Place { .. } => false,
                    });
                    let any = !recipe.columns.is_empty() || recipe.units != UnitStep::default();
                    (named && any).then(|| (own.title().to_owned(), recipe))
                };
                list.iter().rev().filter(|other| other.about.id != told.id).find_map(fits)
            })
            .filter(|(_, recipe)| own.columns != recipe.columns || own.units != recipe.units)
    };
    let shown = move || {
        known().map(|(title, recipe)| {
            let take = move |_| {
                let Recipe { columns, units, tables, .. } = recipe.clone();
                desk.correct(move |own| (own.columns, own.units, own.tables) = (columns, units, tables));
            };
            view! {
                <p><button type="button" class="button" name="offer" on:click=take>{words::OPEN_OFFER.with(&[&title])}</button></p>
            }
        })
    };
    desk.is_open().then_some(shown).into_any()
}

/// The paper as it was read, line by line, what became tasks lit.
fn text(desk: Desk) -> AnyView {
    let opened = RwSignal::new(false);
    let lines = move || {
        desk.draft.track();
        desk.with_draft(|draft| Dataset::read(&draft.dataset).ok()).flatten()
    };
    let shown = move || {
        opened.get().then(&lines).flatten().map(|set| {
            let lit: Vec<[usize; 2]> = set.records.iter().filter_map(|record| record.lines).collect();
            let text = set.papers.first().map(|paper| paper.source.text.to_string()).unwrap_or_default();
            let mut next = lit.iter().copied().peekable();
            let line = |(at, words): (usize, &str)| {
                let no = at + 1;
                while next.next_if(|[_, last]| *last < no).is_some() {}
                let is_lit = next.peek().is_some_and(|[first, _]| *first <= no);
                let id = ["line-", &desk.id(), "-", &no.to_string()].concat();
                let words = words.to_owned();
                view! { <li id=id value=no.to_string() class:open-lit=is_lit>{words}</li> }.into_any()
            };
            let lines: Vec<AnyView> = text.lines().enumerate().take(MOST_LINES).map(line).collect();
            view! { <ol class="open-text" lang="zh-CN">{lines}</ol> }
        })
    };
    let count = move || desk.told().tables.iter().map(|table| table.lines[1]).max().unwrap_or(0);
    view! {
        <details id=doubts::text_id(&desk.id()) on:toggle=move |_| opened.set(true)>
            <summary>{move || words::OPEN_TEXT.with(&[&count().to_string()])}</summary>
            {shown}
        </details>
    }
    .into_any()
}

/// Lines of a paper that are listed.
const MOST_LINES: usize = 5000;
