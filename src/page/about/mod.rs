//! How the app works and where it ends. In: the rules, the data. Out: the page. Refuses to know: single
//! tasks; those it shows are found by rules.

mod agree;
mod changes;
mod checkable;
mod contents;
mod figures;
mod quality;
mod rules;

use leptos::prelude::*;

use crate::dataset::Paper;
use crate::link::{Place, View};
use crate::page::source::facts::blocks;
use crate::part::event::print_opened;
use crate::query::only;
use crate::record::Record;
use crate::report::Reason;
use crate::session::{Data, href, use_session};
use crate::words::{self, Word};

/// The page.
#[component]
pub fn AboutPage() -> AnyView {
    let session = use_session();
    print_opened();
    session.data.with_untracked(|data| {
        view! {
            <article class="stack about">
                <h1>{words::ABOUT_TITLE.t()}</h1>
                {contents::list()}
                {rules::section(data)}
                {figures::section(data)}
                <section class="card stack">
                    <h2>{words::ABOUT_PACE.t()}</h2>
                    <p>{words::pace_formula()}</p>
                    <p>{words::pace_rule()}</p>
                    <p class="notice">{words::ABOUT_PACE_NOT.t()}</p>
                </section>
                {checkable::section(data)}
                {agree::section(data)}
                {quality::section(data)}
                {limits(data)}
                {mending()}
                {changes::section(data)}
                {list(
                    words::ABOUT_LIMITS,
                    [words::ABOUT_LIMIT_TEXT, words::ABOUT_LIMIT_JUDGE, words::ABOUT_LIMIT_SERVER, words::ABOUT_LIMIT_NEEDS]
                        .map(|word| word.t().into_any())
                        .into(),
                )}
                <p class="soft small">{words::ABOUT_VERSION.with(&[env!("CARGO_PKG_VERSION")])}</p>
            </article>
        }
        .into_any()
    })
}

fn list(title: Word, items: Vec<AnyView>) -> AnyView {
    view! {
        <section class="card stack">
            <h2>{title.t()}</h2>
            <ul class="about-list">{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// How a mistake comes to be corrected.
fn mending() -> AnyView {
    let steps = [
        words::ABOUT_WRITE_COPY,
        words::ABOUT_WRITE_SEND,
        words::ABOUT_WRITE_MEND,
        words::ABOUT_WRITE_LIST,
        words::ABOUT_WRITE_SOURCE,
    ];
    view! {
        <section class="card stack" data-mending="">
            <h2>{words::ABOUT_WRITE.t()}</h2>
            <p>{words::ABOUT_WRITE_TO.t()}</p>
            <ol class="about-list">{steps.map(|step| view! { <li>{step.t()}</li> }).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// What is known to be missing or uncertain, with its number from the data.
fn limits(data: &Data) -> AnyView {
    let counted = |word: Word, wanted: &dyn Fn(&Record) -> bool| {
        let ids: Vec<&str> = data.records.iter().filter(|r| wanted(r)).map(|r| &*r.id).collect();
        view! { {rows(data, &ids, ids.len())} " " {word.t()} }.into_any()
    };
    let open = |record: &Record| {
        record.judged().measures.iter().any(|measure| measure.verdict == crate::measure::Verdict::Unknown)
    };
    list(
        words::ABOUT_KNOWN,
        vec![
            words::ABOUT_LIMIT_ERROR.t().into_any(),
            counted(words::KNOWN_OPEN, &open),
            counted(words::KNOWN_UNMEASURED, &|record| record.judged().measures.is_empty()),
            counted(words::KNOWN_DOUBT, &|record| !record.judged().doubts.is_empty()),
            counted(words::KNOWN_TAKEN, &|record| !record.inherited.is_empty()),
            words::KNOWN_RATES.t().into_any(),
            words::KNOWN_THREADS.t().into_any(),
            words::KNOWN_WORDS.t().into_any(),
        ],
    )
}

/// A number that leads to the very tasks it counts; nothing leads nowhere.
fn rows(data: &Data, ids: &[&str], shown: usize) -> AnyView {
    match only(&data.engine, &data.records, ids) {
        Some((q, filters)) => {
            let place = Place::Tasks(View { q, filters, ..View::default() });
            view! { <a data-rows=ids.len().to_string() href=href(&place)>{shown}</a> }.into_any()
        }
        None => shown.into_any(),
    }
}

/// A number that leads to the first lines of a report that were left out for a reason.
fn left_out(report: &Paper, reason: Reason, signs: usize) -> AnyView {
    let lines = blocks(report, reason).first().copied();
    let place = Place::Source { report: report.source.id.clone(), lines };
    view! { <a href=href(&place)>{words::SOURCE_LEFT_SIGNS.with(&[words::left_out(reason).t(), &signs.to_string()])}</a> }
        .into_any()
}

/// A task named by its id, with its goal.
fn task(record: &Record) -> AnyView {
    let goal: String = record.goal.chars().take(48).collect();
    let more = if record.goal.chars().count() > 48 { "……" } else { "" };
    view! {
        <a href=href(&Place::Task(record.id.clone()))>{format!("{goal}{more}")}</a>
        " "
        <span class="soft small">{record.id.clone()}</span>
    }
    .into_any()
}
