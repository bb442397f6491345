//! One unit, whole. In: the session and a name, also one that the register keeps under another. Out: the
//! page. Refuses to know: ranks; what cannot be checked is said with every mix.

mod company;

use leptos::prelude::*;

use crate::link::{Asked, Place};
use crate::measure::{Measure, Pace, Status};
use crate::page::charts::chart::{Chart, Pick, toggle};
use crate::page::charts::counted;
use crate::page::charts::show::{Shown, figure};
use crate::page::units;
use crate::part::badge::{badge, pace_word};
use crate::part::event::print_opened;
use crate::part::sheet::long_sheet;
use crate::part::unbroken::unbroken;
use crate::query::Facet;
use crate::record::Record;
use crate::session::{Data, Session, href, narrowed, use_session};
use crate::thread::bodies::{Body, Tally, name_of};
use crate::words;
use crate::words::amount;

/// The page of the unit of this name.
#[component]
pub fn UnitPage(name: String) -> AnyView {
    let session = use_session();
    session.data.with_untracked(|data| {
        let kept = name_of(&name);
        match data.bodies().iter().find(|body| body.name == kept) {
            Some(body) => page(session, data, body),
            None => view! {
                <div class="empty" role="alert">
                    <h1>{words::UNIT_MISSING.with(&[&name])}</h1>
                    <a class="button" href=href(&Place::Units(Asked::default()))>{words::NAV_UNITS.t()}</a>
                </div>
            }
            .into_any(),
        }
    })
}

fn page(session: Session, data: &Data, body: &Body) -> AnyView {
    let (led, supported) = (&body.led, &body.supported);
    let judged = |at: &usize| data.records[*at].judged();
    let needs = |at: &usize| {
        judged(at).pace == Some(Pace::Behind) || matches!(judged(at).status, Status::Short | Status::Halted)
    };
    let attention: Vec<usize> = led.iter().copied().filter(needs).collect();
    print_opened();
    view! {
        <article class="stack" data-unit=body.name.clone()>
            {head(body, led.iter().filter(|at| !judged(at).measures.is_empty()).count())}
            {(!led.is_empty()).then(|| drawing(session, data, body))}
            {(!led.is_empty())
                .then(|| {
                    view! {
                        <section class="card stack">
                            <h2>{words::UNIT_ATTENTION.t()}</h2>
                            {if attention.is_empty() {
                                view! { <p class="soft">{words::UNIT_NO_ATTENTION.t()}</p> }.into_any()
                            } else {
                                tasks(session, attention)
                            }}
                        </section>
                    }
                })}
            {by_report(session, data, words::UNIT_LED.t(), led, true)}
            {by_report(session, data, words::UNIT_SUPPORTED.t(), supported, false)}
            {company::section(session, data, body)}
        </article>
    }
    .into_any()
}

/// The table narrowed to a unit under all its printed names, and to what else is asked.
fn table(facet: Facet, body: &Body, more: Option<(Facet, &str)>) -> String {
    let names = body.printed.iter().map(|name| (facet, name.as_str()));
    // Where there are several places, others have units of the same names.
    let place = body.place.as_deref().filter(|place| !place.is_empty()).map(|place| (Facet::Place, place));
    let unknown = body.tallies.iter().filter(|_| body.place.as_deref() == Some(""));
    let reports = unknown.map(|tally| (Facet::Report, tally.report.as_str()));
    href(&narrowed(&names.chain(more).chain(place).chain(reports).collect::<Vec<_>>()))
}

/// Ways to the rows of the table: led, led with a figure promised, supported; none that leads to no row.
fn tables(body: &Body, figured: usize) -> Vec<AnyView> {
    let one = |count: usize, word: words::Word, place: String| {
        (count > 0)
            .then(|| view! { <a class="button" href=place>{word.with(&[&count.to_string()])}</a> }.into_any())
    };
    let ways = [
        one(body.led.len(), words::UNIT_TABLE, table(Facet::Lead, body, None)),
        one(figured, words::UNIT_TABLE_FIGURED, table(Facet::Lead, body, Some((Facet::Measured, "1")))),
        one(body.supported.len(), words::UNIT_TABLE_SUPPORTED, table(Facet::Support, body, None)),
    ];
    ways.into_iter().flatten().collect()
}

fn head(body: &Body, figured: usize) -> AnyView {
    let unknown: usize = body.tallies.iter().map(|tally| tally.unmeasured).sum();
    let does =
        words::counted(&[(body.led.len(), words::UNIT_LEADS), (body.supported.len(), words::UNIT_SUPPORTS)]);
    let open = (unknown > 0).then(|| words::UNIT_OPEN.with(&[&unknown.to_string()]));
    let others: Vec<AnyView> = body
        .aliases
        .iter()
        .filter(|alias| body.printed.iter().any(|name| name == alias.printed))
        .map(|alias| {
            let basis = if alias.is_printed { "" } else { words::UNIT_INFERRED.t() };
            let why = words::NOTE_FACT.with(&[&[alias.printed, basis].concat(), alias.why]);
            view! { <li>{why} <span class="soft small">" " {alias.source}</span></li> }.into_any()
        })
        .collect();
    view! {
        <header class="stack">
            <p class="task-path">
                <a href=href(&Place::Units(Asked::default()))>{words::NAV_UNITS.t()}</a>
                <span>{words::kind(body.kind).t()}</span>
                {body.place.clone().filter(|place| !place.is_empty()).map(|place| view! { <span>{place}</span> })}
            </p>
            <h1 lang=words::of_reports()>{body.name.clone()}</h1>
            {words::gloss(&body.name).map(|gloss| view! { <p class="soft">{gloss}</p> })}
            <p>{words::UNIT_DOES.with(&[&does])} {open}</p>
            <div class="row">
                {units::mix(&units::statuses(body))}
                {tables(body, figured)}
                <button type="button" class="button" on:click=move |_| _ = window().print()>{words::TAKE_PRINT.t()}</button>
            </div>
            {(!others.is_empty()).then(|| view! { <div class="notice"><h3>{words::UNIT_NAMES.t()}</h3><ul>{others}</ul></div> })}
        </header>
    }
    .into_any()
}

/// Its tasks by report and status.
fn drawing(session: Session, data: &Data, body: &Body) -> AnyView {
    let tallies = body.tallies.iter().filter(|tally| tally.led > 0);
    let row = |tally: &Tally| {
        (data.short_title(&tally.report), Pick::one(Facet::Report, &tally.report), tally.statuses)
    };
    let rows = tallies.map(row).collect();
    let unknown = words::UNIT_UNKNOWN.with(&[&units::unchecked(body)]);
    let finding = [counted::sentence(&units::statuses(body)), unknown].concat();
    let chart = counted::of_rows(words::UNITS_MIX, words::FIELD_REPORT, finding, rows);
    view! { <section class="card">{drawn(session, body, "status-of-unit", chart)}</section> }.into_any()
}

/// A chart whose marks narrow the table to some of what the unit leads.
fn drawn(session: Session, body: &Body, name: &'static str, chart: Chart) -> AnyView {
    let filters = Signal::stored(words::NOTE_FACT.with(&[words::facet("lead").t(), &body.name]));
    let printed = body.printed.clone();
    let pick = Callback::new(move |picks: Vec<Pick>| {
        let values: Vec<(Facet, &str)> = printed.iter().map(|name| (Facet::Lead, name.as_str())).collect();
        let Place::Tasks(mut view) = narrowed(&values) else { return };
        toggle(&mut view, &picks);
        session.go(Place::Tasks(view));
    });
    figure(Signal::stored(chart), Shown { name, view: None, filters, pick })
}

/// Tasks of more reports than these stand in one table.
const GROUPS: usize = 40;

fn by_report(session: Session, data: &Data, title: &'static str, places: &[usize], open: bool) -> AnyView {
    if places.is_empty() {
        return ().into_any();
    }
    let report = |at: &usize| &data.records[*at].report;
    if places.chunk_by(|a, b| report(a) == report(b)).count() > GROUPS {
        return view! {
            <section class="card stack">
                <h2>{title}</h2>
                {tasks(session, places.to_vec())}
            </section>
        }
        .into_any();
    }
    let groups: Vec<AnyView> = places
        .chunk_by(|a, b| report(a) == report(b))
        .map(|group| {
            let name = format!("{} · {}", data.short_title(report(&group[0])), group.len());
            view! {
                <details open=open>
                    <summary class="button-quiet">{name}</summary>
                    {tasks(session, group.to_vec())}
                </details>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="card stack">
            <h2>{title}</h2>
            {groups}
        </section>
    }
    .into_any()
}

/// Tasks with their figures and status.
fn tasks(session: Session, places: Vec<usize>) -> AnyView {
    let head =
        [words::FIELD_GOAL, words::FIELD_REPORT, words::UNIT_FIGURES, words::FIELD_STATUS, words::FIELD_PACE]
            .map(|word| word.t());
    long_sheet(&head, places.len(), move |at| {
        session.data.with_untracked(|data| {
            let record = &data.records[places[at]];
            vec![
                task_link(record),
                unbroken(&data.short_title(&record.report)),
                figures(record).into_any(),
                badge(record.judged().status),
                record.judged().pace.map_or("", |pace| pace_word(pace).t()).into_any(),
            ]
        })
    })
}

/// A task's goal as a link to its page.
pub fn task_link(record: &Record) -> AnyView {
    view! { <a href=href(&Place::Task(record.id.clone())) lang=words::of_reports()>{record.goal.clone()}</a> }
        .into_any()
}

/// Targets and what answers them, as far as printed.
pub fn figures(record: &Record) -> String {
    let one = |measure: &Measure| {
        let actual = amount::reached(measure).unwrap_or("—".to_owned());
        format!("{} {} → {actual}", measure.name, amount::asked(measure))
    };
    record.judged().measures.iter().map(one).collect::<Vec<_>>().join(words::JOIN_FACTS.t())
}
