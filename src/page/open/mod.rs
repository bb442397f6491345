//! The page where a visitor opens reports of their own. In: the session. Out: ways in, what was read with its doubts, to be
//! corrected and taken in, and the reports taken in before. Refuses to know: how files are read, and where reports are kept.

mod about;
mod columns;
mod doubts;
mod draft;
mod own;
mod persons;
mod row;
mod table;
mod ways;

use leptos::prelude::*;

use crate::session::own::UnreadFile;
use crate::session::{Session, after_frame, use_session};
use crate::words;

/// The page.
#[component]
pub fn OpenPage() -> AnyView {
    let session = use_session();
    view! {
        <article class="stack" data-page="open">
            <h1>{words::OPEN_TITLE.t()}</h1>
            <p>{words::OPEN_LEAD.t()}</p>
            {ways::ways(session)}
            {refused(session)}
            {drafts(session)}
            {own::list(session)}
        </article>
    }
    .into_any()
}

/// The heading above what was read.
const DRAFTS: &str = "open-drafts";

fn drafts(session: Session) -> AnyView {
    let ids = Memo::new(move |_| {
        session.own().drafts.with(|drafts| drafts.iter().map(|one| one.id().to_owned()).collect::<Vec<_>>())
    });
    let some = move || ids.with(|ids| !ids.is_empty());
    // What was read may stand below the window.
    Effect::new(move |before: Option<usize>| {
        let count = ids.with(Vec::len);
        if before.is_some_and(|before| before < count) {
            after_frame(|| _ = document().get_element_by_id(DRAFTS).map(|head| head.scroll_into_view()));
        }
        count
    });
    view! {
        <Show when=some>
            <h2 id=DRAFTS>{words::OPEN_DRAFTS.t()}</h2>
        </Show>
        {join(session)}
        <For each=move || ids.get() key=String::clone children=move |id| draft::draft(session, id) />
    }
    .into_any()
}

/// Several files can be one paper.
fn join(session: Session) -> AnyView {
    let count = Memo::new(move |_| {
        session.own().drafts.with(|drafts| drafts.iter().filter(|draft| !draft.document.is_empty()).count())
    });
    let join = move |_| leptos::task::spawn_local(async move { _ = session.join_drafts(None).await });
    let shown = move || {
        (count.get() > 1).then(|| {
            view! {
                <div class="row">
                    <button type="button" class="button" name="join" on:click=join>
                        {words::OPEN_JOIN.with(&[&count.get().to_string()])}
                    </button>
                    <span class="small soft open-grow">{words::OPEN_JOIN_HINT.t()}</span>
                </div>
            }
        })
    };
    shown.into_any()
}

fn refused(session: Session) -> AnyView {
    let one = move |file: UnreadFile| {
        let (name, key) = (file.name.clone(), file.name);
        let dismiss = move |_| {
            session.own().refused.update(|refused| refused.retain(|other| other.name != key));
        };
        view! {
            <li class="notice row" data-refused="">
                <span class="open-grow"><strong>{name}</strong> "：" {file.why.said()}</span>
                <button type="button" class="button-quiet small" on:click=dismiss>{words::OPEN_DISMISS.t()}</button>
            </li>
        }
        .into_any()
    };
    let shown = move || {
        let refused = session.own().refused.get();
        (!refused.is_empty()).then(|| {
            view! {
                <section class="stack-tight" role="alert" aria-label=words::OPEN_REFUSED.t()>
                    <h2>{words::OPEN_REFUSED.t()}</h2>
                    <ul class="open-list">{refused.into_iter().map(one).collect_view()}</ul>
                </section>
            }
        })
    };
    shown.into_any()
}
