//! Notes that came in a link: a layer to be read, which changes nothing until the reader takes it over. In:
//! the payload. Out: the page. Refuses to know: how the payload is packed.

use leptos::prelude::*;

use super::import::{Meeting, choices};
use super::{goal, share};
use crate::link::Place;
use crate::note::share::UNFOLDED;
use crate::note::{Notes, Unreadable};
use crate::page::note::lent;
use crate::part::slices::slices;
use crate::session::{Session, href, use_session};
use crate::words;

/// The page of a link with notes.
#[component]
pub fn SharedPage(payload: String) -> AnyView {
    let session = use_session();
    let read = RwSignal::new(None::<Result<Notes, String>>);
    leptos::task::spawn_local(async move {
        let found = share::read(&payload).await.map_err(|why| match why {
            Unreadable::TooBig { bytes } if bytes >= UNFOLDED => words::SHARED_TOO_BIG.t().to_owned(),
            why => words::unreadable(&why),
        });
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
    let count = notes.notes.len().to_string();
    let tasks: Vec<String> = notes.notes.keys().cloned().collect();
    let notes = StoredValue::new(notes);
    let card = move |task: String| {
        let link = href(&Place::Task(task.clone()));
        let Some(note) = notes.with_value(|notes| notes.get(&task).cloned()) else { return ().into_any() };
        view! {
            <li class="card stack-tight" data-note=task.clone()>
                <h2><a href=link>{note.star.then_some("★ ")}{goal(session, &task)}</a></h2>
                {lent::body(&note)}
                <div class="row">
                    {note.tags.iter().map(|tag| view! { <span class="chip">{tag.clone()}</span> }).collect_view()}
                </div>
            </li>
        }
        .into_any()
    };
    view! {
        <p class="notice">{words::SHARED_LEAD.with(&[&count])}</p>
        {slices(Signal::stored(tasks), card)}
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
