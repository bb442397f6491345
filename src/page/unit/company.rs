//! With whom a unit works: the units named in the same tasks. In: the register and the records. Out: a chart
//! and a table. Refuses to know: why they work together.

use leptos::prelude::*;

use crate::chart::{At, Lengths};
use crate::link::Place;
use crate::measure::Status;
use crate::page::{charts, units};
use crate::part::badge::status_word;
use crate::part::figure::{Figure, Numbers};
use crate::part::sheet::sheet;
use crate::session::{Data, Session};
use crate::thread::bodies::Body;
use crate::words;

/// A unit works with many; beyond these a shared task is chance.
const MOST: usize = 30;
/// As many as a drawing shows without becoming a list.
const DRAWN: usize = 12;

/// The section; nothing where a unit stands alone in all its tasks.
pub fn section(session: Session, data: &Data, body: &Body) -> AnyView {
    let bodies = data.bodies();
    let others: Vec<(&Body, usize)> =
        body.with.iter().filter_map(|(at, count)| bodies.get(*at).map(|other| (other, *count))).collect();
    let Some((first, most)) = others.first() else { return ().into_any() };
    let finding = words::UNIT_WITH_FINDING.with(&[&others.len().to_string(), &first.name, &most.to_string()]);
    let rows = others.iter().take(MOST).map(|(other, count)| {
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
    let rows: Vec<(String, [usize; 7])> =
        others.iter().take(DRAWN).map(|(other, _)| (other.name.clone(), shared(data, body, other))).collect();
    let mut head = vec![words::NAV_UNITS.t().to_owned()];
    head.extend(Status::ALL.map(|status| status_word(status).t().to_owned()));
    let numbers = Numbers {
        head,
        rows: rows
            .iter()
            .map(|(name, counts)| {
                std::iter::once(name.clone()).chain(counts.iter().map(usize::to_string)).collect()
            })
            .collect(),
    };
    let names: Vec<String> = rows.iter().map(|(name, _)| name.clone()).collect();
    let width = session.width;
    let drawing = Memo::new(move |_| {
        let frame = charts::frame("works-with", (width.get().min(1344.0) - 98.0).max(260.0), 13.0);
        charts::by_status(&rows, Lengths::Counts, frame)
    });
    // No view of the table shows exactly the tasks of two units in any part; the other's page is one step.
    let pick = move |mark: usize| {
        let at = drawing.with_untracked(|drawing| drawing.marks.get(mark).map(|mark| mark.at.clone()));
        if let Some(At::Row(row) | At::Cell(row, _)) = at
            && let Some(name) = names.get(row)
        {
            session.go(Place::Unit(name.clone()));
        }
    };
    view! {
        <Figure
            name="works-with"
            title=words::UNIT_WITH_CHART.t()
            finding=Signal::stored(finding)
            svg=Signal::derive(move || drawing.with(|drawing| drawing.svg.clone()))
            numbers=Signal::stored(numbers)
            on_mark=pick
        />
    }
    .into_any()
}
