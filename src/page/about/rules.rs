//! Every rule with tasks that it decides and one that it does not, taken from the data at hand. In: the data.
//! Out: a section. Refuses to know: how a rule looks at words.

use leptos::prelude::*;

use super::{rows, task};
use crate::measure;
use crate::page::task::excerpt;
use crate::part::badge::{badge, status_word};
use crate::record::{Against, Example, Record, examples};
use crate::session::Data;
use crate::words::{self, Word};

pub fn section(data: &Data) -> AnyView {
    // Rows that a script opened come without their reports: rules are then shown without what else held.
    let found = examples(&data.records, data.fitting());
    view! {
        <section class="card stack">
            <h2>{words::ABOUT_RULES.t()}</h2>
            <p>{words::ABOUT_RULES_LEAD.t()}</p>
            <ol class="rules">{found.iter().map(|example| one(data, example)).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn one(data: &Data, example: &Example) -> AnyView {
    let rule = example.rule;
    let ids: Vec<&str> = example.decided.iter().map(|at| &*data.records[*at].id).collect();
    let count = if ids.is_empty() {
        view! { <span class="soft small">{words::RULE_UNUSED.t()}</span> }.into_any()
    } else {
        view! { <span class="small">{rows(data, &ids, ids.len())} " " {words::TASKS_TOTAL.t()}</span> }
            .into_any()
    };
    let shown = example.shown.iter().map(|at| for_it(&data.records[*at])).collect_view();
    let against = example.against.map(|(at, why)| against_it(&data.records[at], why));
    let any = !example.shown.is_empty() || example.against.is_some();
    let cases = any.then(|| {
        view! {
            <details>
                <summary class="button-quiet small">{words::ABOUT_EXAMPLES.t()}</summary>
                <dl class="rule-cases">{shown} {against}</dl>
            </details>
        }
    });
    view! {
        <li class="rule" data-rule=rule.id>
            {badge(rule.status)}
            <div class="rule-text">
                <p>{words::status_rule(&rule)} " " <code class="soft small">{rule.id}</code> " " {count}</p>
                {cases}
            </div>
        </li>
    }
    .into_any()
}

/// A task that the rule decides, with the words that decided lit.
fn for_it(record: &Record) -> AnyView {
    view! {
        <dt data-for="">{words::RULE_FOR.t()}</dt>
        <dd>
            {task(record)}
            <p class="rule-quote">{excerpt::progress(record)}</p>
        </dd>
    }
    .into_any()
}

/// A task that looks alike, and why the rule does not decide it.
fn against_it(record: &Record, why: Against) -> AnyView {
    let says = measure::rules()
        .into_iter()
        .find(|rule| rule.id == record.judged().rule)
        .map(|rule| words::status_rule(&rule));
    view! {
        <dt data-against="">{words::RULE_AGAINST.t()}</dt>
        <dd>
            {task(record)}
            <p class="rule-quote">{excerpt::progress(record)}</p>
            <p class="small">
                {reason(why).t()}
                " "
                {words::RULE_INSTEAD.with(&[status_word(record.judged().status).t(), says.unwrap_or_default()])}
            </p>
        </dd>
    }
    .into_any()
}

fn reason(why: Against) -> Word {
    match why {
        Against::Earlier => words::AGAINST_EARLIER,
        Against::SomePercent => words::AGAINST_PERCENT,
        Against::JustFull => words::AGAINST_FULL,
        Against::NearlyFull => words::AGAINST_NEARLY,
        Against::JustMet => words::AGAINST_MET,
        Against::NotAllBegun => words::AGAINST_BEGUN,
        Against::BoundWithFigure => words::AGAINST_BOUND,
    }
}
