//! One task, whole. In: the session and an id. Out: the page. Refuses to know: how status came about;
//! it prints what the record says.

pub mod beside;
pub mod checkable;
mod cite;
pub mod excerpt;
mod gist;
mod measure;

use leptos::prelude::*;

use crate::link::{Place, View};
use crate::measure::pace::RULE;
use crate::measure::{Status, reads_state_column};
use crate::page::note::quote::{self, Quoting};
use crate::page::{note, related};
use crate::part::badge::{pace_word, status_word, verdict_word};
use crate::part::gloss::gloss;
use crate::query::Facet;
use crate::record::Record;
use crate::session::{Session, href, narrowed, use_session};
use crate::words;
use crate::words::number::{figure, percent};

/// The page of the task at the session's place.
#[component]
pub fn TaskPage(id: String) -> AnyView {
    let session = use_session();
    let found =
        session.data.with_untracked(|data| data.position(&id).map(|at| (at, data.records[at].clone())));
    match found {
        Some((at, record)) => {
            let quoting = Quoting::new(session, &record);
            view! {
                <div class="task" data-task-page=record.id.clone()>
                    {main(session, at, &record, quoting)}
                    <aside class="task-side card stack">{note::editor(quoting)}</aside>
                </div>
                {quote::button(quoting)}
            }
            .into_any()
        }
        None => missing(&id),
    }
}

fn missing(id: &str) -> AnyView {
    view! {
        <div class="empty" role="alert">
            <h1>{words::TASK_MISSING.with(&[id])}</h1>
            <p>{words::TASK_MISSING_HINT.t()}</p>
            <a class="button" href=href(&Place::Tasks(View::default()))>{words::TASK_BACK.t()}</a>
        </div>
    }
    .into_any()
}

fn main(session: Session, at: usize, record: &Record, quoting: Quoting) -> AnyView {
    view! {
        <article class="stack">
            {head(session, record, quoting)}
            {progress(record, quoting)}
            {note::printed(quoting.desk)}
            {(!record.judged().measures.is_empty()).then(|| measure::section(record))}
            {facts(session, record)}
            {why(record)}
            {pace(session, record)}
            {checkable::section(record)}
            {excerpt::section(session, record, quoting)}
            {cite::citations(session, record)}
            {related::section(session, at)}
            {neighbours(session, at)}
        </article>
    }
    .into_any()
}

fn head(session: Session, record: &Record, quoting: Quoting) -> AnyView {
    let title =
        session.data.with_untracked(|data| data.report(&record.report).map(|r| r.source.title.clone()));
    view! {
        <header class="task-head">
            <p class="task-path">
                <a href=href(&narrowed(&[(Facet::Report, &record.report)]))>{title.unwrap_or_else(|| record.report.clone())}</a>
                <a href=href(&narrowed(&[(Facet::Theme, &record.theme)])) lang=words::of_reports() data-field="theme">{record.theme.clone()}</a>
                {words::gloss(&record.theme)}
                <span data-field="id">{record.id.clone()}</span>
            </p>
            <h1 class="task-goal" lang=words::of_reports() data-field="goal" data-quote="goal">{excerpt::goal(record, quoting)}</h1>
            {gist::line(session, record)}
            {cite::tools(session, record)}
        </header>
    }
    .into_any()
}

fn progress(record: &Record, quoting: Quoting) -> AnyView {
    view! {
        <section class="card stack">
            <h2>{words::FIELD_PROGRESS.t()}</h2>
            <p class="task-text" lang=words::of_reports() data-field="progress" data-quote="progress">
                {if record.progress.is_empty() {
                    view! { <span class="soft">{words::TASK_NOTHING.t()}</span> }.into_any()
                } else {
                    excerpt::progress_quoted(record, quoting)
                }}
            </p>
            {excerpt::legend(record)}
        </section>
    }
    .into_any()
}

/// The schedule's formula with this task's own numbers; only for reports inside a period.
fn pace(session: Session, record: &Record) -> AnyView {
    let judged = record.judged();
    let (Some(pace), Some(reached), Some(due)) = (judged.pace, judged.percent, judged.expected_percent)
    else {
        return ().into_any();
    };
    let month = session
        .data
        .with_untracked(|data| data.report(&record.report).map_or(0, |report| report.source.period.month));
    let gap = reached - due;
    let gap = format!("{}{}", if gap > 0.0 { "+" } else { "" }, figure(gap));
    let sum = words::PACE_SUM.with(&[&month.to_string(), &percent(due)]);
    let points = figure(RULE.tolerance_points);
    let found = words::PACE_FOUND.with(&[&percent(reached), &gap, &points, pace_word(pace).t()]);
    view! {
        <section class="card why" data-pace-why="">
            <h2>{words::PACE_TITLE.t()}</h2>
            <p>{sum}</p>
            <p>{found}</p>
            <p class="soft small">{words::ABOUT_PACE_NOT.t()}</p>
        </section>
    }
    .into_any()
}

fn why(record: &Record) -> AnyView {
    let judged = record.judged();
    let status = status_word(judged.status).t();
    let claim = judged.claim.map_or(words::CLAIM_NONE.t(), |claim| status_word(claim).t());
    let rule = crate::measure::rules().iter().find(|rule| rule.id == judged.rule).map(words::status_rule);
    view! {
        <section class="card why" data-why="">
            <h2>{words::TASK_WHY.with(&[status])}</h2>
            {rule.map(|says| view! { <p>{says}</p> })}
            {(!judged.status_why.is_empty()).then(|| view! { <p>{words::TASK_DECIDED.t()} {quotes(&record.progress, judged.status_why_at.clone())}</p> })}
            {printed_state(record, &judged.rule).map(|state| view! { <p>{words::TASK_DECIDED.t()} {state}</p> })}
            <dl class="task-facts">
                <dt>{words::TASK_CLAIM.t()}</dt>
                <dd data-field="claim">
                    {claim}
                    " "
                    {quotes(&record.progress, judged.claim_why_at.clone())}
                    {printed_state(record, &judged.claim_rule)}
                </dd>
                <dt>{words::TASK_CHECK.t()}</dt>
                <dd data-field="check">{verdict_word(judged.check).t()}</dd>
            </dl>
            <p class="small soft row">
                {words::RULE_IDS.t()} " " <code>{judged.rule.clone()}</code> <code>{judged.claim_rule.clone()}</code>
                <a href=href(&Place::About)>{words::TASK_RULES.t()}</a>
            </p>
            {matches!(judged.status, Status::Reported | Status::NoData)
                .then(|| view! { <p class="notice">{words::TASK_NOT_UNDONE.t()}</p> })}
        </section>
    }
    .into_any()
}

/// The publisher's own word for the state, where it is what the rule reads.
fn printed_state(record: &Record, rule: &str) -> Option<AnyView> {
    let state = record.extra.status_text.clone().filter(|_| reads_state_column(rule))?;
    Some(view! { <q lang=words::of_reports()>{state}</q> }.into_any())
}

/// The words at these places, each quoted by itself.
fn quotes(text: &str, at: Vec<std::ops::Range<usize>>) -> AnyView {
    let words = at.into_iter().map(|at| text[at].to_owned());
    words.map(|words| view! { <q lang=words::of_reports()>{words}</q> " " }).collect_view().into_any()
}

fn unit_links(session: Session, record: &Record, units: &[String]) -> AnyView {
    if units.is_empty() {
        return view! { <span class="soft">{words::VALUE_NONE.t()}</span> }.into_any();
    }
    units
        .iter()
        .map(|unit| {
            let gloss = gloss(unit);
            let place = session.data.with_untracked(|data| href(&data.unit(record, unit)));
            view! { <span><a href=place lang=words::of_reports()>{unit.clone()}</a>{gloss}</span> }
        })
        .collect_view()
        .into_any()
}

fn facts(session: Session, record: &Record) -> AnyView {
    let inherited = |field: &str| {
        record
            .inherited
            .iter()
            .any(|f| f == field)
            .then(|| view! { <span class="soft small">{words::TASK_INHERITED.t()}</span> })
    };
    view! {
        <section class="card stack">
            <h2>{words::TASK_FACTS.t()}</h2>
            <dl class="task-facts">
                <dt>{words::FIELD_LEAD.t()}</dt>
                <dd class="task-units" data-field="lead">{unit_links(session, record, &record.lead)}{inherited("lead")}</dd>
                <dt>{words::FIELD_SUPPORT.t()}</dt>
                <dd class="task-units" data-field="support">{unit_links(session, record, &record.support)}</dd>
                <dt>{words::FIELD_NO.t()}</dt>
                <dd data-field="no">{number(record)}</dd>
                <dt>{words::FIELD_YEAR.t()}</dt>
                <dd data-field="year">{record.year.to_string()}</dd>
                {further(record)}
            </dl>
            {(!record.judged().doubts.is_empty()).then(|| {
                view! {
                    <div class="notice">
                        <h3>{words::TASK_DOUBTS.t()}</h3>
                        <ul>{record.judged().doubts.iter().map(|d| view! { <li>{words::doubt(d)}</li> }).collect_view()}</ul>
                    </div>
                }
            })}
        </section>
    }
    .into_any()
}

/// What the report prints in columns that only some reports have, those without a field under their own heads.
fn further(record: &Record) -> AnyView {
    let fields = record.extra.fields().into_iter().filter_map(|(id, cell)| Some((id, cell?)));
    let fields = fields.map(|(id, cell)| {
        view! {
            <dt>{words::role(id)}</dt>
            <dd lang=words::of_reports() data-field=id>{cell.to_owned()}</dd>
        }
    });
    let more = record.extra.more.iter().filter(|(_, cell)| !cell.trim().is_empty()).map(|(head, cell)| {
        view! {
            <dt lang=words::of_reports()>{head.clone()}</dt>
            <dd lang=words::of_reports() data-field="more">{cell.clone()}</dd>
        }
    });
    view! { {fields.collect_view()} {more.collect_view()} }.into_any()
}

/// The number as printed, with the way to its place.
fn number(record: &Record) -> AnyView {
    let Some(no) = record.no else { return words::NOT_STATED.t().into_any() };
    let Some([first, last]) = record.lines else { return no.into_any() };
    let place = Place::Source { report: record.report.clone(), lines: Some((first, last)) };
    view! { <a href=href(&place)>{no}</a> }.into_any()
}

fn neighbours(session: Session, at: usize) -> AnyView {
    let (previous, next) = session.neighbours(at);
    let link = |id: Option<String>, word: words::Word, key: &'static str| {
        id.map(|id| view! { <a class="button" rel=key href=href(&Place::Task(id))>{word.t()}</a> })
    };
    view! {
        <nav class="task-nav" aria-label=words::TASK_NEIGHBOURS.t()>
            {link(previous, words::TASK_PREVIOUS, "prev")}
            <a class="button" href=session.last_tasks()>{words::TASK_BACK.t()}</a>
            {link(next, words::TASK_NEXT, "next")}
        </nav>
    }
    .into_any()
}
