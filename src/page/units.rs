//! All units that the reports name. In: the register. Out: a table to search and to order. Refuses to
//! know: any ranking: the order is that of print, and what cannot be checked stands beside every mix.

use leptos::prelude::*;

use crate::link::{Asked, Place, View, asked};
use crate::measure::Status;
use crate::page::asking::Asking;
use crate::page::charts::chart::{Pick, toggle};
use crate::page::charts::counted;
use crate::page::charts::show::{Shown, figure};
use crate::part::badge::{status_shape, status_word};
use crate::part::gloss::gloss;
use crate::part::sheet::{choice, find, long_sheet};
use crate::query::{Facet, fold::fold};
use crate::session::{Data, Session, href, use_session};
use crate::thread::bodies::{Body, Kind};
use crate::words;

/// Each by its key in the address.
const KINDS: [(&str, Kind); 7] = [
    ("bureau", Kind::Bureau),
    ("street", Kind::Street),
    ("headquarters", Kind::Headquarters),
    ("company", Kind::Company),
    ("committee", Kind::Committee),
    ("institution", Kind::Institution),
    ("collective", Kind::Collective),
];

/// The page.
#[component]
pub fn UnitsPage() -> AnyView {
    let session = use_session();
    let asking = Asking::new(session, asked::UNITS, Place::Units);
    let all = session.data.with_untracked(|data| data.bodies().len());
    let kinds = std::iter::once((String::new(), words::UNITS_ALL.t().to_owned()))
        .chain(KINDS.iter().map(|(key, kind)| ((*key).to_owned(), words::kind(*kind).t().to_owned())))
        .collect();
    let orders = [("", words::UNITS_PRINTED), ("tasks", words::UNITS_MOST), ("name", words::UNITS_NAME)]
        .map(|(key, word)| (key.to_owned(), word.t().to_owned()))
        .to_vec();
    view! {
        <div class="stack">
            <h1>{words::NAV_UNITS.t()}</h1>
            <p class="soft">{words::UNITS_LEAD.with(&[&all.to_string()])}</p>
            <div class="row">
                {find(words::UNITS_FIND.t(), asking.of("q"), asking.type_in("q"))}
                {choice("kind", words::UNITS_KIND.t(), kinds, asking.of("kind"), asking.choose("kind"))}
                {choice("order", words::UNITS_ORDER.t(), orders, asking.of("order"), asking.choose("order"))}
            </div>
            {drawing(session)}
            {move || asking.asked.with(|asked| list(session, asked))}
        </div>
    }
    .into_any()
}

/// So many units are drawn, those with most tasks.
const CHARTED: usize = 200;

/// Units that lead, most tasks first, by the status of what they lead.
fn drawing(session: Session) -> AnyView {
    let (finding, rows) = session.data.with_untracked(|data| {
        let bodies = data.bodies();
        let mut leading: Vec<&Body> = bodies.iter().filter(|body| !body.led.is_empty()).collect();
        leading.sort_by_key(|body| std::cmp::Reverse(body.led.len()));
        let led: usize = leading.iter().map(|body| body.led.len()).sum();
        let unknown: usize =
            leading.iter().flat_map(|body| &body.tallies).map(|tally| tally.unmeasured).sum();
        let counts = [bodies.len(), leading.len(), led].map(|count| count.to_string());
        let open = match unknown {
            0 => words::CHART_UNITS_KNOWN.t().to_owned(),
            _ => words::CHART_UNITS_UNKNOWN.with(&[&unknown.to_string()]),
        };
        let finding = match leading.len() {
            0 => words::CHART_UNITS_NONE.with(&[&counts[0]]),
            _ => words::CHART_UNITS_FINDING.with(&counts.each_ref().map(String::as_str)) + &open,
        };
        let row = |body: &&Body| {
            (words::named(&body.name), Pick::Values(Facet::Lead, body.printed.clone()), statuses(body))
        };
        (finding, leading.iter().take(CHARTED).map(row).collect())
    });
    let chart = counted::of_rows(words::UNITS_MIX, words::NAV_UNITS, finding, rows);
    let pick = Callback::new(move |picks: Vec<Pick>| {
        let mut view = View::default();
        toggle(&mut view, &picks);
        session.go(Place::Tasks(view));
    });
    let filters = Signal::stored(String::new());
    view! {
        <details class="card" open>
            <summary>{words::UNITS_MIX.t()}</summary>
            {figure(Signal::stored(chart), Shown { name: "units", view: None, filters, pick })}
        </details>
    }
    .into_any()
}

fn list(session: Session, asked: &Asked) -> AnyView {
    let kind = KINDS.iter().find(|(key, _)| *key == asked.get("kind")).map(|(_, kind)| *kind);
    let typed = fold(asked.get("q").trim());
    let (reports, bodies): (Vec<(String, String)>, Vec<usize>) = session.data.with_untracked(|data| {
        let fits = |body: &Body| {
            kind.is_none_or(|kind| body.kind == kind)
                && (typed.is_empty()
                    || fold(&words::named(&body.name)).contains(&typed)
                    || body.printed.iter().any(|name| fold(name).contains(&typed)))
        };
        let all = data.bodies();
        let mut bodies: Vec<usize> = (0..all.len()).filter(|at| fits(&all[*at])).collect();
        match asked.get("order") {
            "tasks" => bodies.sort_by_key(|at| std::cmp::Reverse(all[*at].tasks())),
            "name" => bodies.sort_by(|a, b| all[*a].name.cmp(&all[*b].name)),
            _ => {}
        }
        (reports(data), bodies)
    });
    if bodies.is_empty() {
        return view! { <p class="empty">{words::UNITS_EMPTY.t()}</p> }.into_any();
    }
    let mut head = vec![words::NAV_UNITS.t(), words::UNITS_KIND.t()];
    head.extend(reports.iter().map(|(_, title)| title.as_str()));
    head.extend([words::UNITS_MIX.t(), words::CHECK_UNKNOWN.t()]);
    let shown = bodies.len();
    let ids: Vec<String> = reports.iter().map(|(id, _)| id.clone()).collect();
    let cells = move |at: usize| session.data.with_untracked(|data| row(&data.bodies()[bodies[at]], &ids));
    view! {
        <p class="soft small" data-shown=shown>{words::UNITS_FOUND.with(&[&shown.to_string()])} " " {words::UNITS_CELLS.t()}</p>
        {long_sheet(&head, shown, cells)}
    }
    .into_any()
}

fn row(body: &Body, reports: &[String]) -> Vec<AnyView> {
    let mut cells = vec![link(&body.name), words::kind(body.kind).t().into_any()];
    for id in reports {
        let tally = body.tallies.iter().find(|tally| tally.report == *id);
        let text = tally.map(|t| words::UNITS_CELL.with(&[&t.led.to_string(), &t.supported.to_string()]));
        cells.push(text.unwrap_or_else(|| "—".to_owned()).into_any());
    }
    cells.push(mix(&statuses(body)));
    cells.push(unchecked(body).into_any());
    cells
}

/// A link to a unit's page.
pub fn link(name: &str) -> AnyView {
    let gloss = gloss(name);
    view! { <a href=href(&Place::Unit(name.to_owned())) lang=words::of_reports()>{name.to_owned()}</a> {gloss} }.into_any()
}

/// The statuses of all tasks a unit leads, in the order of `Status::ALL`.
pub fn statuses(body: &Body) -> [usize; 7] {
    let mut sum = [0; 7];
    for tally in &body.tallies {
        sum.iter_mut().zip(tally.statuses).for_each(|(sum, count)| *sum += count);
    }
    sum
}

/// How many of the tasks led no figure can check.
pub fn unchecked(body: &Body) -> String {
    let unknown: usize = body.tallies.iter().map(|tally| tally.unmeasured).sum();
    words::UNITS_OF.with(&[&unknown.to_string(), &body.led.len().to_string()])
}

/// Statuses with their counts, those that occur.
pub fn mix(counts: &[usize; 7]) -> AnyView {
    let parts: Vec<AnyView> = Status::ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|(status, count)| {
            view! {
                <span class="badge" data-status=status.id()>
                    {status_shape(*status)}
                    {status_word(*status).t()}
                    " "
                    {*count}
                </span>
            }
            .into_any()
        })
        .collect();
    view! { <span class="row">{parts}</span> }.into_any()
}

/// Reports that hold tasks: id and short title.
pub fn reports(data: &Data) -> Vec<(String, String)> {
    data.reports()
        .iter()
        .filter(|report| report.task_count > 0)
        .map(|report| (report.source.id.clone(), data.short_title(&report.source.id)))
        .collect()
}
