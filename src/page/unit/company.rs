//! With whom a unit works: the units named in the same tasks. In: the register and the records. Out: a chart
//! and a table. Refuses to know: why they work together.

use leptos::prelude::*;

use crate::link::Place;
use crate::page::charts::chart::Pick;
use crate::page::charts::counted;
use crate::page::units;
use crate::part::sheet::sheet;
use crate::session::{Data, Session};
use crate::thread::bodies::Body;
use crate::words;

/// The section; nothing where a unit stands alone in all its tasks.
pub fn section(session: Session, data: &Data, body: &Body) -> AnyView {
    let bodies = data.bodies();
    let others: Vec<(&Body, usize)> =
        body.with.iter().filter_map(|(at, count)| bodies.get(*at).map(|other| (other, *count))).collect();
    let Some((first, most)) = others.first() else { return ().into_any() };
    let finding = words::UNIT_WITH_FINDING.with(&[
        &others.len().to_string(),
        &words::named(&first.name),
        &most.to_string(),
    ]);
    let rows = others.iter().map(|(other, count)| {
        vec![units::link(&other.name), words::kind(other.kind).t().into_any(), (*count).into_any()]
    });
    view! {
        <section class="card stack">
            <h2>{words::UNIT_WITH.t()}</h2>
            {drawing(session, data, body, &others, finding)}
            {sheet(&[words::NAV_UNITS.t(), words::UNITS_KIND.t(), words::UNIT_SHARED.t()], rows.collect())}
        </section>
    }
    .into_any()
}

/// The statuses of the tasks that name both, in the order of `Status::ALL`.
fn shared(data: &Data, body: &Body, other: &Body) -> [usize; 7] {
    let names = |of: &Body, at: &usize| of.led.contains(at) || of.supported.contains(at);
    let mut own: Vec<usize> = body.led.iter().chain(&body.supported).copied().collect();
    own.sort_unstable();
    own.dedup();
    Data::tally(own.iter().filter(|at| names(other, at)).filter_map(|at| data.records.get(*at)))
}

fn drawing(
    session: Session,
    data: &Data,
    body: &Body,
    others: &[(&Body, usize)],
    finding: String,
) -> AnyView {
    // No view of the table shows exactly the tasks of two units in any part; the other's page is one step.
    let row = |(other, _): &(&Body, usize)| {
        (words::named(&other.name), Pick::Open(Place::Unit(other.name.clone())), shared(data, body, other))
    };
    let rows = others.iter().map(row).collect();
    let chart = counted::of_rows(words::UNIT_WITH_CHART, words::NAV_UNITS, finding, rows);
    super::drawn(session, body, "works-with", chart)
}
