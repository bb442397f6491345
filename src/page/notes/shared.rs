//! Notes that came in a link: a layer to be read, which changes nothing until the reader takes it over. In:
//! the payload. Out: the page. Refuses to know: how the payload is packed.

use leptos::prelude::*;

use super::import::{Meeting, choices};
use super::{goal, share};
use crate::link::Place;
use crate::note::Notes;
use crate::page::note::lent;
use crate::session::{Session, href, use_session};
use crate::words;

/// The page of a link with notes.
#[component]
pub fn SharedPage(payload: String) -> AnyView {
    let session = use_session();
    let read = RwSignal::new(None::<Result<Notes, String>>);
    leptos::task::spawn_local(async move {
        let found = share::read(&payload).await.map_err(|why| words::unreadable(&why));
        if let Ok(notes) = &found {
            session.lent.set(notes.clone());
        }
        read.try_set(Some(found));
    });
    view! {
        <article class="stack" data-shared-page="">
            <h1>{words::SHARED_TITLE.t()}</h1>
            {move || match read.get() {
                None => view! { <p role="status">{words::SHARED_WAIT.t()}</p> }.into_any(),
                Some(Err(why)) => {
                    view! { <p class="alert" role="alert">{words::SHARED_FAILED.t()} {why}</p> }.into_any()
                }
                Some(Ok(notes)) => whole(session, notes),
            }}
        </article>
    }
    .into_any()
}

fn whole(session: Session, notes: Notes) -> AnyView {
    let meeting = RwSignal::new(Some(Meeting::new(session, notes.clone())));
    let card = |(task, note): (&String, &crate::note::Note)| {
        let link = href(&Place::Task(task.clone()));
        view! {
            <li class="card stack-tight" data-note=task.clone()>
                <h2><a href=link>{note.star.then_some("★ ")}{goal(session, task)}</a></h2>
                {lent::body(note)}
                <div class="row">
                    {note.tags.iter().map(|tag| view! { <span class="chip">{tag.clone()}</span> }).collect_view()}
                </div>
            </li>
        }
    };
    view! {
        <p class="notice">{words::SHARED_LEAD.with(&[&notes.notes.len().to_string()])}</p>
        <ul class="stack">{notes.notes.iter().map(card).collect_view()}</ul>
        <section class="card stack">
            <h2>{words::SHARED_TAKE.t()}</h2>
            {move || match meeting.get() {
                Some(met) => choices(session, met, Callback::new(move |()| meeting.set(None))),
                None => view! { <p role="status">{words::NOTES_IMPORTED.t()} " " <a href=href(&Place::Notes)>{words::NAV_NOTES.t()}</a></p> }.into_any(),
            }}
        </section>
    }
    .into_any()
}
