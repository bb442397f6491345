//! How checkable a task's goal is: the four marks with the words that gave them. In: a record. Out: a section. Refuses to
//! know: the rules, and whether the goal was reached.

use leptos::prelude::*;

use crate::link::Place;
use crate::measure::checkable::{Checkable, Level, Mark, has_unit};
use crate::record::Record;
use crate::session::href;
use crate::words::{self, Word};

/// Nothing for a goal in another language: the rules read Chinese.
pub fn section(record: &Record) -> AnyView {
    if !record.is_chinese() {
        return ().into_any();
    }
    let found = record.checkable();
    let level = found.level();
    view! {
        <section class="card stack" data-checkable=level.id()>
            <h2>{words::CHECKABLE_TITLE.with(&[words::level_word(level).t()])}</h2>
            <p>{sum(&found).t()}</p>
            <dl class="task-facts">{Mark::ALL.map(|mark| one(record, &found, mark)).collect_view()}</dl>
            <p class="small soft">
                {words::CHECKABLE_NOT.t()}
                " "
                <a href=href(&Place::About)>{words::CHECKABLE_HOW.t()}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The level in a sentence.
fn sum(found: &Checkable) -> Word {
    match (found.level(), found.yardstick.is_some()) {
        (Level::High, _) => words::CHECKABLE_HIGH,
        (Level::Medium, true) => words::CHECKABLE_RESULT,
        (Level::Medium, false) => words::CHECKABLE_COUNT,
        (Level::Low, _) => words::CHECKABLE_LOW,
    }
}

fn one(record: &Record, found: &Checkable, mark: Mark) -> AnyView {
    let says = if found.mark(mark).is_some() {
        given(record, found, mark)
    } else {
        view! { <span class="soft">{lacking(record, mark).t()}</span> }.into_any()
    };
    let is_given = if found.mark(mark).is_some() { "1" } else { "0" };
    view! {
        <dt>{words::mark_part(mark).t()}</dt>
        <dd data-mark=mark.id() data-given=is_given>{says}</dd>
    }
    .into_any()
}

/// What the goal gives, in its own words.
pub fn given(record: &Record, found: &Checkable, mark: Mark) -> AnyView {
    let Some(why) = found.mark(mark) else { return ().into_any() };
    let quotes = why.words(&record.as_goal()).into_iter().map(str::to_owned);
    let column =
        words::mark_column(why.within).map(|column| view! { <span class="soft small">{column.t()}</span> });
    view! {
        {words::mark_given(mark).t()}
        " "
        {quotes.map(|words| view! { <q lang=words::of_reports()>{words}</q> " " }).collect_view()}
        {column}
    }
    .into_any()
}

/// What the sentence, or its row, does not say.
fn lacking(record: &Record, mark: Mark) -> Word {
    match mark {
        Mark::Number => words::NO_NUMBER,
        Mark::Term => words::NO_TERM,
        Mark::Yardstick => words::NO_YARDSTICK,
        Mark::Owner if record.lead.is_empty() && record.support.is_empty() => words::NO_UNIT,
        Mark::Owner if has_unit(&record.as_goal()) => words::NO_SINGLE,
        Mark::Owner => words::NO_NAMED,
    }
}
