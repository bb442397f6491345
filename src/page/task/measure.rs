//! Targets and the figures that answer them. In: a record. Out: a table with a bar for each. Refuses to
//! know: how figures are matched.

use leptos::prelude::*;

use crate::measure::{Measure, month_of};
use crate::part::badge::verdict_word;
use crate::part::gloss::gloss;
use crate::record::Record;
use crate::words;
use crate::words::amount;
use crate::words::number::percent;

/// Beyond twice the target a bar is cut: the figure beside it says how far it went.
const LONGEST: f64 = 2.0;

/// The table of measures.
pub fn section(record: &Record) -> AnyView {
    view! {
        <section class="card stack">
            <h2>{words::TASK_MEASURES.t()}</h2>
            <table class="task-measures">
                <thead>
                    <tr>
                        <th scope="col">{words::TASK_SUBJECT.t()}</th>
                        <th scope="col">{words::TASK_TARGET.t()}</th>
                        <th scope="col">{words::TASK_ACTUAL.t()}</th>
                        <th scope="col">{words::FIELD_CHECK.t()}</th>
                    </tr>
                </thead>
                <tbody>{record.judged().measures.iter().map(|m| row(record, m)).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(record: &Record, measure: &Measure) -> AnyView {
    let words_of =
        |range: &std::ops::Range<usize>, text: &str| text.get(range.clone()).unwrap_or_default().to_owned();
    let actual_words = measure.actual_at.as_ref().map(|range| words_of(range, &record.progress));
    let until = measure.actual_at.as_ref().and_then(|at| month_of(&record.progress, at));
    let until = until.map(|month| words::TASK_UNTIL.with(&[&month.to_string()]));
    view! {
        <tr data-measure="">
            <th scope="row">
                <span lang=words::of_reports()>{measure.name.clone()}</span>
                {gloss(&measure.name)}
            </th>
            <td data-name=words::TASK_TARGET.t()>
                <span class="task-number">{amount::asked(measure)}</span>
                <br />
                <q class="soft small">{record.target_text(measure).to_owned()}</q>
            </td>
            <td data-name=words::TASK_ACTUAL.t()>
                {match amount::reached(measure) {
                    Some(text) => view! { <span class="task-number">{text}</span> }.into_any(),
                    None => view! { <span class="soft">{words::TASK_NO_FIGURE.t()}</span> }.into_any(),
                }}
                {actual_words.map(|w| view! { <br /><q class="soft small">{w}</q> })}
                {until.map(|month| view! { <br /><span class="soft small">{month}</span> })}
                {bar(measure)}
            </td>
            <td data-name=words::FIELD_CHECK.t() data-verdict=measure.verdict.id()>{verdict_word(measure.verdict).t()}</td>
        </tr>
    }
    .into_any()
}

/// Actual against target: the stroke is the target.
fn bar(measure: &Measure) -> AnyView {
    if measure.is_opposed() {
        return view! { <br /><span class="soft">{words::AGAINST.t()}</span> }.into_any();
    }
    let Some(part) = measure.ratio() else { return ().into_any() };
    let long = part.min(LONGEST);
    let whole = long.max(1.0) * 1.08;
    let at = |part: f64| format!("{:.2}", part / whole * 200.0);
    let said = words::TASK_OF_TARGET.with(&[&percent(part * 100.0)]);
    view! {
        <span class="bar small">
            <svg class="bar-drawing" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-ground" width="200" height="12" />
                <rect class="bar-fill" data-verdict=measure.verdict.id() y="2" width=at(long) height="8" />
                <rect class="bar-target" x=at(1.0) width="2" height="12" />
            </svg>
            <span class="soft">{said}</span>
        </span>
    }
    .into_any()
}
