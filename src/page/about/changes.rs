//! What changed in the records from release to release. In: the published changes. Out: a section. Refuses to
//! know: how they were found.

use leptos::prelude::*;

use crate::export::changes::{Entry, published, shown};
use crate::export::title;
use crate::link::Place;
use crate::part::sheet::sheet;
use crate::session::{Data, href};
use crate::words;

pub fn section(data: &Data) -> AnyView {
    let entries = published();
    let table = if entries.is_empty() {
        view! { <p data-changes="0">{words::CHANGES_NONE.with(&[env!("CARGO_PKG_VERSION")])}</p> }.into_any()
    } else {
        let head = [
            words::CHANGES_RELEASE,
            words::FIELD_ID,
            words::CHANGES_FIELD,
            words::CHANGES_WAS,
            words::CHANGES_IS,
        ];
        sheet(&head.map(|word| word.t()), entries.iter().map(|entry| row(data, entry)).collect())
    };
    view! {
        <section class="card stack">
            <h2>{words::CHANGES_TITLE.t()}</h2>
            {table}
            <p class="small">{words::CHANGES_HOW.t()}</p>
        </section>
    }
    .into_any()
}

fn row(data: &Data, entry: &Entry) -> Vec<AnyView> {
    let id = entry.id.clone();
    let own = match data.position(&entry.id) {
        Some(_) => view! { <a href=href(&Place::Task(entry.id.clone()))>{id}</a> }.into_any(),
        None => id.into_any(),
    };
    let (was, is) = match entry.field {
        Some(_) => (shown(&entry.was), shown(&entry.is)),
        None if entry.was.is_null() => ("—".to_owned(), words::CHANGES_CAME.t().to_owned()),
        None => (words::CHANGES_WENT.t().to_owned(), "—".to_owned()),
    };
    let field = entry.field.as_deref().map_or("—", title);
    vec![entry.release.clone().into_any(), own, field.to_owned().into_any(), was.into_any(), is.into_any()]
}
