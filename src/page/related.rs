//! The nearest tasks of other reports. In: the session and a row. Out: a section with the shared words
//! lit. Refuses to know: how nearness is reckoned.

use leptos::prelude::*;

use crate::link::Place;
use crate::part::badge::badge;
use crate::part::gloss::gloss;
use crate::part::lit::lit;
use crate::session::{Data, Session, href};
use crate::words;

/// More than these are rarely near.
const MOST: usize = 5;

/// The section. The relations of all tasks are computed after the page has been drawn.
pub fn section(session: Session, at: usize) -> AnyView {
    let drawn = RwSignal::new(false);
    set_timeout(move || _ = drawn.try_set(true), std::time::Duration::ZERO);
    view! {
        <section class="card stack" data-related="">
            <h2>{words::RELATED_TITLE.t()}</h2>
            {move || drawn.get().then(|| session.data.with_untracked(|data| list(data, at)))}
        </section>
    }
    .into_any()
}

fn list(data: &Data, at: usize) -> AnyView {
    let related = &data.traced().traces.related;
    let Some(record) = data.records.get(at) else { return ().into_any() };
    let near = related.near(at);
    let threads: Vec<AnyView> = data
        .traced()
        .traces
        .threads
        .iter()
        .filter(|thread| thread.members.iter().any(|member| member.id == record.id))
        .map(|thread| {
            let gloss = gloss(&thread.name);
            view! { <span><a href=href(&Place::Thread(thread.name.clone())) lang=words::of_reports()>{thread.name.clone()}</a> {gloss}</span> }.into_any()
        })
        .collect();
    let threads = (!threads.is_empty()).then(
        || view! { <p class="row"><span class="soft small">{words::RELATED_THREADS.t()}</span>{threads}</p> },
    );
    let items: Vec<AnyView> = near
        .iter()
        .take(MOST)
        .filter_map(|near| data.records.get(near.at))
        .map(|other| {
            let (_, shared) = related.shared_words(&record.goal, &other.goal);
            view! {
                <li class="row">
                    <span class="soft small">{data.short_title(&other.report)}</span>
                    {badge(other.judged().status)}
                    <a href=href(&Place::Task(other.id.clone())) lang=words::of_reports()>{lit(&other.goal, &shared)}</a>
                </li>
            }
            .into_any()
        })
        .collect();
    if items.is_empty() {
        return view! { <p class="soft">{words::RELATED_NONE.t()}</p>{threads} }.into_any();
    }
    view! { <ul>{items}</ul>{threads} }.into_any()
}
