//! What the first part of the program can show of a page whose own part is still on its way: a task's promise, result
//! and status; the head of the overview as the page already shows it. In: the session. Out: views, replaced by the page.
//! Refuses to know: the pages themselves.

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::link::Place;
use crate::part::badge::badge;
use crate::part::event;
use crate::session::{Session, use_session};
use crate::words::{self, Lang};

/// The head of the overview as `index.html` holds it: the element itself, with what was typed into its search, and
/// whether somebody is typing.
#[derive(Clone, Copy)]
pub struct Head(StoredValue<Option<(Element, bool)>, LocalStorage>);

/// The search that stands in the head.
pub const SEARCH: &str = "[data-first] input";

impl Head {
    /// Takes it from the page before the app takes the page's place.
    pub fn taken() -> Head {
        let head = document().get_element_by_id("first");
        Head(StoredValue::new_local(head.map(|head| (head, is_typing()))))
    }
}

/// Whether somebody is typing into the search of the head.
pub fn is_typing() -> bool {
    event::found("[data-first] input:focus").is_some()
}

/// Something useful until the page is there.
pub fn waiting() -> AnyView {
    let session = use_session();
    let shown = match session.place.get_untracked() {
        Place::Task(id) => task(session, &id),
        Place::Overview => overview(),
        _ => None,
    };
    shown.unwrap_or_else(|| view! { <p class="soft" role="status">{words::LATER_WAITING.t()}</p> }.into_any())
}

/// Written in Chinese alone.
fn overview() -> Option<AnyView> {
    if words::spoken() != Lang::Zh {
        return None;
    }
    let (head, typing) = use_context::<Head>().and_then(|head| head.0.get_value())?;
    let room = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let Some(room) = room.get() else { return };
        let _ = room.append_child(&head);
        if typing {
            event::focus(event::found(SEARCH));
        }
    });
    Some(view! { <div node_ref=room></div> }.into_any())
}

fn task(session: Session, id: &str) -> Option<AnyView> {
    session.data.with_untracked(|data| {
        let record = &data.records[data.position(id)?];
        Some(
            view! {
                <article class="stack" data-brief=id.to_owned()>
                    <h1 class="task-goal" lang=words::of_reports()>{record.goal.clone()}</h1>
                    <p class="row">{badge(record.judged().status)} <span>{record.lead.join(words::JOIN_NAMES.t())}</span></p>
                    <section class="card stack">
                        <h2>{words::FIELD_PROGRESS.t()}</h2>
                        <p lang=words::of_reports()>{record.progress.clone()}</p>
                    </section>
                </article>
            }
            .into_any(),
        )
    })
}
