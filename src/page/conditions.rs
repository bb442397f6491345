//! What the table is narrowed by, in words: for chips, charts, files, paper. In: the session. Out: words. Refuses
//! to know: rows, and who shows it.

use leptos::prelude::*;

use crate::query::Facet;
use crate::session::Session;
use crate::words;

/// The filters in words, each with what it takes to remove it.
pub fn conditions(session: Session) -> Vec<(Facet, String, String)> {
    let view = session.view.get();
    session.data.with_untracked(|data| {
        view.filters
            .iter()
            .flat_map(|(facet, values)| values.iter().map(move |value| (facet, value.clone())))
            .map(|(facet, value)| {
                let named = words::value(facet.key(), &value, |id| data.short_title(id));
                let word = words::NOTE_FACT.with(&[words::facet(facet.key()).t(), &named]);
                (facet, value, word)
            })
            .collect()
    })
}

/// The search and the filters in words.
pub fn said(session: Session) -> String {
    let q = session.view.with(|view| view.q.clone());
    let filters = conditions(session).into_iter().map(|(_, _, word)| word);
    (!q.is_empty()).then_some(q).into_iter().chain(filters).collect::<Vec<_>>().join(words::JOIN_FACTS.t())
}
