//! With whom a unit works: the units named in the same tasks. In: the register and the records. Out: a chart
//! and a table. Refuses to know: why they work together.

use leptos::prelude::*;

use crate::link::Place;
use crate::page::charts::chart::Pick;
use crate::page::charts::counted;
use crate::page::units;
use crate::part::sheet::sheet;
use crate::session::{Data, Session};
use crate::thread::bodies::{Body, company};
use crate::words;

/// Another unit, and the tasks that name both.
type Beside<'a> = (&'a Body, Vec<usize>);

/// Of very many the first are shown.
const MOST: usize = 200;

/// The section; nothing where a unit stands alone in all its tasks.
pub fn section(session: Session, data: &Data, body: &Body) -> AnyView {
    let bodies = data.bodies();
    let at = bodies.iter().position(|other| other.name == body.name).unwrap_or_default();
    let mut others = company(bodies, &data.records, at);
    let all = others.len();
    others.truncate(MOST);
    let others: Vec<Beside> = others.into_iter().map(|(at, tasks)| (&bodies[at], tasks)).collect();
    let Some((first, most)) = others.first() else { return ().into_any() };
    let finding = words::UNIT_WITH_FINDING.with(&[
        &all.to_string(),
        &words::named(&first.name),
        &most.len().to_string(),
    ]);
    let rows = others.iter().map(|(other, tasks)| {
        vec![units::link(&other.name), words::kind(other.kind).t().into_any(), tasks.len().into_any()]
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

fn drawing(session: Session, data: &Data, body: &Body, others: &[Beside], finding: String) -> AnyView {
    // No view of the table shows exactly the tasks of two units in any part; the other's page is one step.
    let row = |(other, tasks): &Beside| {
        let statuses = crate::start::tally(tasks.iter().filter_map(|at| data.records.get(*at)));
        (words::named(&other.name), Pick::Open(Place::Unit(other.name.clone())), statuses)
    };
    let rows = others.iter().map(row).collect();
    let chart = counted::of_rows(words::UNIT_WITH_CHART, words::NAV_UNITS, finding, rows);
    super::drawn(session, body, "works-with", chart)
}
