//! A task in one line: who is responsible, of which period, how it stands, what the report says, what figures can
//! check. In: the session and a record. Out: views. Refuses to know: why.

use leptos::prelude::*;

use crate::measure::Verdict;
use crate::part::badge::{badge, pace_word, status_word, verdict_word};
use crate::part::gloss::gloss;
use crate::part::unbroken::unbroken;
use crate::record::Record;
use crate::session::{Session, href};
use crate::words::number::percent;
use crate::words::{self, Word};

/// More units than these are counted, not named: all stand further down.
const MOST: usize = 3;

pub fn line(session: Session, record: &Record) -> AnyView {
    let judged = record.judged();
    let period = session.data.with_untracked(|data| data.short_title(&record.report));
    let claim = judged.claim.map_or(words::CLAIM_NONE.t(), |claim| status_word(claim).t());
    view! {
        <div class="task-line" data-gist="">
            {badge(judged.status)}
            {judged.percent.map(|p| view! { <span data-field="percent">{words::TASK_PERCENT.with(&[&percent(p)])}</span> })}
            {judged.pace.map(|pace| view! { <span data-field="pace">{pace_word(pace).t()}</span> })}
            {judged.expected_percent.map(|p| view! { <span class="soft">{words::TASK_EXPECTED.with(&[&percent(p)])}</span> })}
            {some(session, record, words::GIST_LEAD, &record.lead).unwrap_or_else(|| view! { <span class="soft">{words::GIST_NO_LEAD.t()}</span> }.into_any())}
            {some(session, record, words::GIST_SUPPORT, &record.support)}
            <span>{unbroken(&period)}</span>
            <span>{words::GIST_CLAIM.with(&[claim])}</span>
            <span>{checked(record)}</span>
        </div>
    }
    .into_any()
}

/// The first units with the way to their pages, and how many there are.
fn some(session: Session, record: &Record, word: Word, units: &[String]) -> Option<AnyView> {
    let link = |unit: &String| {
        let place = session.data.with_untracked(|data| href(&data.unit(record, unit)));
        let gloss = gloss(unit);
        view! { <a href=place lang=words::of_reports()>{unit.clone()}</a> {gloss} " " }.into_any()
    };
    let shown = units.iter().take(MOST).map(link).collect_view();
    let more = (units.len() > MOST).then(|| words::GIST_MORE.with(&[&units.len().to_string()]));
    (!units.is_empty())
        .then(|| view! { <span><span class="soft">{word.t()}</span> " " {shown} {more}</span> }.into_any())
}

/// How many target figures there are, and what came of them.
pub fn checked(record: &Record) -> String {
    let measures = &record.judged().measures;
    if measures.is_empty() {
        return words::GIST_NO_FIGURES.t().to_owned();
    }
    let of = |verdict: Verdict| measures.iter().filter(|measure| measure.verdict == verdict).count();
    let told = [Verdict::Exceeded, Verdict::Met, Verdict::Short, Verdict::Unknown].map(|one| (one, of(one)));
    let told = told.iter().filter(|(_, count)| *count > 0);
    let told = told.map(|(one, count)| words::GIST_COUNT.with(&[&count.to_string(), verdict_word(*one).t()]));
    words::GIST_FIGURES
        .with(&[&measures.len().to_string(), &told.collect::<Vec<_>>().join(words::JOIN_WORDS.t())])
}
