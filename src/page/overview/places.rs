//! The places whose reports are here, where there are several. In: the session. Out: a card for each, so that none is spoken
//! of together with another without its name.

use leptos::prelude::*;

use super::Scope;
use crate::link::Place;
use crate::report::Locality;
use crate::session::{Data, Session, href};
use crate::start::{sentence, tally};
use crate::words;

/// A card for each place; nothing where all reports are of one.
pub fn places(session: Session) -> AnyView {
    session
        .data
        .with_untracked(|data| {
            let places = data.localities();
            let cards: Vec<AnyView> = places.iter().map(|place| card(data, place)).collect();
            (cards.len() > 1).then(|| {
                view! {
                    <section class="stack" data-places="">
                        <h2>{words::OVERVIEW_PLACES.t()}</h2>
                        <div class="reports">{cards}</div>
                    </section>
                }
            })
        })
        .into_any()
}

fn card(data: &Data, place: &Locality) -> AnyView {
    let scope = Scope::of(place.name.clone());
    let (name, papers) = (words::of_place(place).to_owned(), scope.papers(data).len());
    let counts = tally(scope.records(data).into_iter());
    let link = href(&Place::Locality(place.name.clone()));
    view! {
        <article class="card report-card">
            <h3>{name.clone()}</h3>
            <p class="small soft">{words::OVERVIEW_PLACE_REPORTS.with(&[&papers.to_string()])}</p>
            {(counts.iter().sum::<usize>() > 0).then(|| view! { <p class="small">{sentence(&counts)}</p> })}
            <p class="row"><a class="button" href=link>{words::OVERVIEW_PLACE_SEE.with(&[&name])}</a></p>
        </article>
    }
    .into_any()
}
