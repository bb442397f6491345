//! The table on paper: what stands above the rows, and printing itself. In: the answer. Out: a heading that is
//! drawn for paper alone, with the address as words and as a code. Refuses to know: rows.

use leptos::prelude::*;

use crate::page::conditions;
use crate::page::tasks::take::here;
use crate::part::qr::qr;
use crate::query::Answer;
use crate::session::{Data, Session};
use crate::web::clock;
use crate::words;

/// Has every row drawn, as before any printing, and then prints: a page that prints at once would not
/// have had the time to draw them.
pub fn print() {
    if let Ok(event) = leptos::web_sys::Event::new("beforeprint") {
        let _ = window().dispatch_event(&event);
    }
    set_timeout(|| drop(window().print()), std::time::Duration::from_millis(50));
}

/// What stands above the table on paper: how many rows, under which conditions, from where, of which day.
pub fn heading(session: Session, answer: Memo<Answer>) -> AnyView {
    let printing = RwSignal::new(false);
    for (name, on) in [("beforeprint", true), ("afterprint", false)] {
        let handle = window_event_listener_untyped(name, move |_| printing.set(on));
        on_cleanup(move || handle.remove());
    }
    (move || printing.get().then(|| drawn(session, answer.with(|answer| answer.total)))).into_any()
}

fn drawn(session: Session, total: usize) -> AnyView {
    let conditions = conditions::said(session);
    let conditions = (!conditions.is_empty())
        .then(|| view! { <p>{words::NOTE_FACT.with(&[words::BOOK_CONDITIONS.t(), &conditions])}</p> });
    let address = here(session);
    let place = session.data.with_untracked(Data::place);
    view! {
        <div class="paper" data-paper="">
            <div>
                <h2>{words::BRAND.t()} " " {place.clone()} " " {words::BRAND_NOTE.t()}</h2>
                <p>{words::TASKS_FOUND.with(&[&total.to_string()])}</p>
                {conditions}
                <p class="small">{words::from(&place)} " " {words::PAPER_DATE.with(&[&clock::today()])}</p>
                <p class="small paper-address">{address.clone()}</p>
            </div>
            {qr(&address, words::PASS_QR.t())}
        </div>
    }
    .into_any()
}
