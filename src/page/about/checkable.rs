//! How checkable goals are: what each mark asks for, its rules, a task that has it and one that looks alike. In: the data.
//! Out: a section. Refuses to know: how a rule looks at words.

use leptos::prelude::*;

use super::task;
use crate::measure::checkable::{Mark, agreement, rules};
use crate::page::task::checkable::given;
use crate::record::{MarkExample, Record, levels, mark_examples};
use crate::session::Data;
use crate::words;

pub fn section(data: &Data) -> AnyView {
    let records: Vec<&Record> = data.records.iter().filter(|record| record.is_chinese()).collect();
    let found: Vec<_> = records.iter().map(|record| record.checkable()).collect();
    let [high, medium, low] = levels(&found);
    let counts = [found.len(), high, medium, low].map(|count| count.to_string());
    let agreed = agreement().map(|count| count.to_string());
    let shown = mark_examples(&records, &found);
    view! {
        <section class="card stack" data-about-checkable="">
            <h2>{words::ABOUT_CHECKABLE.t()}</h2>
            <p>{words::ABOUT_CHECKABLE_LEAD.t()}</p>
            <p>{words::ABOUT_LEVELS.t()}</p>
            <details>
                <summary class="button-quiet small">{words::ABOUT_MARKS.t()}</summary>
                <ul class="rules">{shown.iter().map(|example| one(&records, example)).collect_view()}</ul>
            </details>
            <p>{words::ABOUT_LEVELS_COUNT.with(&counts.each_ref().map(String::as_str))}</p>
            <p class="small">{words::ABOUT_LEVELS_AGREE.with(&agreed.each_ref().map(String::as_str))}</p>
            <p class="notice">{words::CHECKABLE_NOT.t()}</p>
        </section>
    }
    .into_any()
}

fn one(records: &[&Record], example: &MarkExample) -> AnyView {
    let mark = example.mark;
    let own = rules().into_iter().filter(|rule| rule.mark == mark);
    let says = own.map(|rule| {
        view! { <li>{words::checkable_rule(&rule)} " " <code class="soft small">{rule.id}</code></li> }
    });
    view! {
        <li class="rule" data-about-mark=mark.id()>
            <b>{words::mark_word(mark).t()}</b>
            <div class="rule-text">
                <p>{words::mark_asks(mark).t()}</p>
                <ul class="about-list">{says.collect_view()}</ul>
                <dl class="rule-cases">
                    {example.given.map(|at| for_it(records[at], mark))}
                    {example.against.map(|at| against_it(records[at], mark))}
                </dl>
            </div>
        </li>
    }
    .into_any()
}

fn for_it(record: &Record, mark: Mark) -> AnyView {
    view! {
        <dt data-for="">{words::RULE_FOR.t()}</dt>
        <dd>
            {task(record)}
            <p class="rule-quote">{given(record, &record.checkable(), mark)}</p>
        </dd>
    }
    .into_any()
}

fn against_it(record: &Record, mark: Mark) -> AnyView {
    view! {
        <dt data-against="">{words::RULE_AGAINST.t()}</dt>
        <dd>
            {task(record)}
            <p class="small">{words::mark_against(mark).t()}</p>
        </dd>
    }
    .into_any()
}
