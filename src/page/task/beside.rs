//! One task beside the table. In: the session, whose view names the open task. Out: a drawer, or nothing.
//! Refuses to know: rows.

use leptos::prelude::*;

use crate::link::Place;
use crate::page::note;
use crate::page::note::quote::{self, Quoting};
use crate::page::task::{checkable, excerpt, facts, head, measure, pace, progress, why};
use crate::part::event::{focus, found, is_typing, when_there};
use crate::session::{Session, href};
use crate::words;

const HEAD: &str = ".drawer-head";

/// The drawer of the open task; follows the view.
pub fn drawer(session: Session) -> AnyView {
    let open = Memo::new(move |_| session.view.with(|view| view.open.clone()));
    // The focus goes into the drawer, and back to the row of the task that was shown.
    Effect::new(move |before: Option<Option<String>>| {
        let now = open.get();
        match (&before.flatten(), &now) {
            (shown, Some(_)) if *shown != now => {
                let this = now.clone();
                // Gone with the page, it is open no more.
                let wanted = move || open.try_with_untracked(|open| *open == this) == Some(true);
                when_there(HEAD.to_owned(), wanted, |head| focus(Some(head)));
            }
            (Some(shown), None) => {
                let row = format!("tr[data-task=\"{shown}\"]");
                request_animation_frame(move || focus(found(&row)));
            }
            _ => {}
        }
        now
    });
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() != "Escape" || event.default_prevented() || open.with_untracked(Option::is_none) {
            return;
        }
        // The first press leaves the field, the next one the drawer.
        match (is_typing(&event), found(".drawer :focus").is_some()) {
            (true, false) => return,
            (true, true) => focus(found(HEAD)),
            (false, _) => close(session),
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
    (move || open.get().map(|id| shown(session, &id))).into_any()
}

fn close(session: Session) {
    session.change_view(|view| view.open = None);
}

fn shown(session: Session, id: &str) -> AnyView {
    let record =
        session.data.with_untracked(|data| data.position(id).map(|at| (at, data.records[at].clone())));
    let Some((at, record)) = record else {
        return view! {
            <aside class="drawer card stack" aria-label=words::DRAWER.t()>
                <div class="drawer-head row" tabindex="-1">{shut(session)}</div>
                <p role="alert">{words::TASK_MISSING.with(&[id])}</p>
            </aside>
        }
        .into_any();
    };
    let quoting = Quoting::new(session, &record);
    let (previous, next) = session.neighbours(at);
    let to = |id: Option<String>, word: words::Word, key: &'static str| {
        let none = id.is_none();
        view! {
            <button type="button" class="button" name=key disabled=none on:click=move |_| {
                session.change_view(|view| view.open.clone_from(&id));
            }>
                {word.t()}
            </button>
        }
    };
    view! {
        <aside class="drawer" aria-label=words::DRAWER.t()>
            <div class="drawer-head row" tabindex="-1">
                {to(previous, words::TASK_PREVIOUS, "prev")}
                {to(next, words::TASK_NEXT, "next")}
                <a class="button-quiet" href=href(&Place::Task(record.id.clone()))>{words::DRAWER_PAGE.t()}</a>
                {shut(session)}
            </div>
            <article class="stack" data-task-page=record.id.clone()>
                {head(session, &record, quoting)}
                {progress(&record, quoting)}
                {(!record.judged().measures.is_empty()).then(|| measure::section(&record))}
                {why(&record)}
                {pace(session, &record)}
                {checkable::section(&record)}
                {excerpt::section(session, &record, quoting)}
                {facts(session, &record)}
                <section class="card stack">{note::editor(quoting)}</section>
            </article>
            {quote::button(quoting)}
        </aside>
    }
    .into_any()
}

fn shut(session: Session) -> AnyView {
    view! {
        <button type="button" class="button drawer-shut" name="shut" aria-label=words::DRAWER_SHUT.t() title=words::DRAWER_SHUT.t() on:click=move |_| close(session)>
            "×"
        </button>
    }
    .into_any()
}
