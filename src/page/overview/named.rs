//! What readers ask first, by name: which tasks were not reached, which are behind, what no figure can check. In: the
//! session. Out: sections. Refuses to know: why a task stands as it does.

use leptos::prelude::*;

use super::Scope;

use crate::link::Place;
use crate::measure::{Pace, Verdict};
use crate::part::badge::badge;
use crate::part::unbroken::unbroken;
use crate::query::Facet;
use crate::record::Record;
use crate::session::{Data, Session, href, narrowed};
use crate::start::{self, MOST};
use crate::words::number::percent;
use crate::words::{self, Word};

/// Tasks that fell short or were halted, those of the latest report first.
pub fn missed(session: Session, of: &Scope) -> AnyView {
    session.data.with_untracked(|data| {
        let missed = start::missed(&of.records(data));
        let finding = start::missed_sentence(&missed);
        let all = (missed.len() > MOST).then(|| (missed.len(), of.narrowed(&start::MISSED)));
        let shown: Vec<&Record> = missed.into_iter().take(MOST).collect();
        section("missed", words::LIST_SHORT, finding, items(data, &shown, start::shortfall), all)
    })
}

/// Tasks of the latest report inside a year that are behind schedule.
pub fn behind(session: Session, of: &Scope) -> AnyView {
    session.data.with_untracked(|data| {
        let records = of.records(data);
        let inside = |record: &&Record| record.judged().expected_percent.is_some();
        let Some(latest) = records.iter().copied().rfind(inside).map(|record| &record.report) else {
            return ().into_any();
        };
        let slow = |record: &&Record| record.report == *latest && record.judged().pace == Some(Pace::Behind);
        let slow: Vec<&Record> = records.iter().copied().filter(slow).collect();
        let count = slow.len();
        let finding = match count {
            0 => words::LIST_BEHIND_NONE.with(&[&data.short_title(latest)]),
            count => words::LIST_BEHIND_FINDING.with(&[&data.short_title(latest), &count.to_string()]),
        };
        let pace = [(Facet::Report, latest.as_str()), (Facet::Pace, Pace::Behind.id())];
        let all = (count > MOST).then(|| (count, narrowed(&pace)));
        let shown: Vec<&Record> = slow.into_iter().take(MOST).collect();
        section("behind", words::LIST_BEHIND, finding, items(data, &shown, reached), all)
    })
}

/// How many tasks of each report no figure can check.
pub fn unknown(session: Session, of: &Scope) -> AnyView {
    session.data.with_untracked(|data| {
        let records = of.records(data);
        let open = |record: &&Record| record.judged().check == Verdict::Unknown;
        let counts = [records.len(), records.iter().copied().filter(open).count()];
        let finding = match counts {
            [all, 0] => words::LIST_UNKNOWN_NONE.with(&[&all.to_string()]),
            counts => {
                words::LIST_UNKNOWN_FINDING.with(&counts.map(|n| n.to_string()).each_ref().map(|n| &**n))
            }
        };
        let of_report = |group: &[&Record]| {
            let id = &group[0].report;
            let open = Some(group.iter().copied().filter(open).count()).filter(|open| *open > 0)?;
            let place = narrowed(&[(Facet::Report, id), (Facet::Check, Verdict::Unknown.id())]);
            let said =
                words::LIST_OF.with(&[&data.short_title(id), &group.len().to_string(), &open.to_string()]);
            Some(view! { <li><a href=href(&place)>{said}</a></li> }.into_any())
        };
        let lines: Vec<AnyView> =
            records.chunk_by(|a, b| a.report == b.report).filter_map(of_report).collect();
        section("unknown", words::LIST_UNKNOWN, finding, lines, None)
    })
}

fn section(
    name: &'static str,
    heading: Word,
    finding: String,
    lines: Vec<AnyView>,
    all: Option<(usize, Place)>,
) -> AnyView {
    view! {
        <section class="card stack" data-named=name>
            <h2>{heading.t()}</h2>
            <p>{finding}</p>
            {(!lines.is_empty()).then(|| view! { <ul class="named">{lines}</ul> })}
            {all.map(|(count, place)| {
                view! { <p><a class="button" href=href(&place)>{words::LIST_ALL.with(&[&count.to_string()])}</a></p> }
            })}
        </section>
    }
    .into_any()
}

/// Each task with its goal, who is responsible where the report says so, its period, and what `told` says of it.
fn items(data: &Data, records: &[&Record], told: fn(&Record) -> String) -> Vec<AnyView> {
    let one = |record: &&Record| {
        let lead = start::led_by(record);
        view! {
            <li>
                {badge(record.judged().status)}
                <div>
                    <a class="named-goal" href=href(&Place::Task(record.id.clone())) lang=words::of_reports()>
                        {record.goal.clone()}
                    </a>
                    <p class="small soft row">
                        {(!lead.is_empty()).then(|| view! { <span>{lead}</span> })}
                        <span>{unbroken(&data.short_title(&record.report))}</span>
                        <span>{told(record)}</span>
                    </p>
                </div>
            </li>
        }
        .into_any()
    };
    records.iter().map(one).collect()
}

/// How far a task is, and how far it should be.
fn reached(record: &Record) -> String {
    let judged = record.judged();
    let told = [(words::TASK_PERCENT, judged.percent), (words::TASK_EXPECTED, judged.expected_percent)];
    let told = told.iter().filter_map(|(word, value)| Some(word.with(&[&percent((*value)?)])));
    told.collect::<Vec<_>>().join(words::JOIN_WORDS.t())
}
