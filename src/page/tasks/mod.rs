//! The table people work in. In: the session. Out: rail of facets, search, chips, table. Refuses to
//! know: how rows are found (the engine) and where filters are kept (the address).

mod bar;
mod grid;
mod rail;

use leptos::prelude::*;

use crate::page::tasks::{bar::Bar, grid::Grid, rail::Rail};
use crate::query::{self, Answer, Facet};
use crate::session::use_session;

/// The facets of the rail, in their order.
pub(super) const FACETS: &[Facet] = &[
    Facet::Status,
    Facet::Report,
    Facet::Theme,
    Facet::Lead,
    Facet::Support,
    Facet::Check,
    Facet::Pace,
    Facet::Percent,
    Facet::Measured,
    Facet::Year,
    Facet::Noted,
    Facet::Starred,
    Facet::Tag,
    Facet::Doubt,
];

/// The page.
#[component]
pub fn TasksPage() -> AnyView {
    let session = use_session();
    let answer = Memo::new(move |_| {
        let view = session.view.get();
        session.marks.track();
        let query = view.query(FACETS);
        session.data.with(|data| query::run(&data.engine, &query))
    });
    Effect::new(move |_| session.remember(answer.with(|answer: &Answer| answer.rows.clone())));
    let open = RwSignal::new(false);
    view! {
        <div class="tasks">
            <Rail answer open />
            <div class="stack">
                <Bar answer open />
                <Grid answer />
            </div>
        </div>
    }
    .into_any()
}
