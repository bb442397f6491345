//! How targets are found and answered, with a task for each outcome. In: the data. Out: a section. Refuses to
//! know: how figures are matched.

use leptos::prelude::*;

use super::task;
use crate::measure::{Measure, Verdict};
use crate::part::badge::verdict_word;
use crate::record::Record;
use crate::session::Data;
use crate::words;

pub fn section(data: &Data) -> AnyView {
    let outcomes = [Verdict::Exceeded, Verdict::Met, Verdict::Short, Verdict::Unknown];
    let shown =
        outcomes.into_iter().filter_map(|verdict| plainest(data, verdict).map(|found| (verdict, found)));
    view! {
        <section class="card stack">
            <h2>{words::FIGURES_TITLE.t()}</h2>
            <ol class="about-list">
                {[words::FIGURES_TARGET, words::FIGURES_ANSWER, words::FIGURES_VERDICT, words::FIGURES_CLAIM, words::FIGURES_NONE]
                    .map(|word| view! { <li>{word.t()}</li> })
                    .collect_view()}
            </ol>
            <details>
                <summary class="button-quiet small">{words::ABOUT_EXAMPLES.t()}</summary>
                <dl class="rule-cases">
                    {shown.map(|(verdict, (record, measure))| outcome(verdict, record, measure)).collect_view()}
                </dl>
            </details>
        </section>
    }
    .into_any()
}

/// The shortest task that has one target, with this outcome.
fn plainest(data: &Data, verdict: Verdict) -> Option<(&Record, &Measure)> {
    let one = |record: &&Record| {
        record.judged().measures.len() == 1 && record.judged().measures[0].verdict == verdict
    };
    let figure =
        |record: &&Record| verdict == Verdict::Unknown || record.judged().measures[0].actual.is_some();
    // Reports inside a year print a percentage, which answers no target.
    let told = |record: &&Record| record.judged().expected_percent.is_none();
    let found = data.records.iter().filter(one).filter(figure).filter(told);
    let found = found.min_by_key(|record| record.goal.chars().count() + record.progress.chars().count())?;
    Some((found, &found.judged().measures[0]))
}

fn outcome(verdict: Verdict, record: &Record, measure: &Measure) -> AnyView {
    let target = record.target_text(measure).to_owned();
    let actual = measure.actual_at.clone().and_then(|at| record.progress.get(at)).map(str::to_owned);
    let actual = match actual {
        Some(words) => view! { <q>{words}</q> }.into_any(),
        None => view! { <span class="soft">{words::TASK_NO_FIGURE.t()}</span> }.into_any(),
    };
    view! {
        <dt>{verdict_word(verdict).t()}</dt>
        <dd>
            {task(record)}
            <p class="rule-quote"><q>{target}</q> " → " {actual}</p>
        </dd>
    }
    .into_any()
}
