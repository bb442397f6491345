//! What a goal asks for in figures, what came of it, and the gap. In: a judgement. Out: cells of the figure that says
//! most. Does not know how figures are matched.

use leptos::prelude::*;

use crate::measure::{Measure, Verdict, gap};
use crate::query::Column;
use crate::record::Judgement;
use crate::words;
use crate::words::amount;
use crate::words::number::{figure, quantity};

/// The cell of a column of figures; empty where the goal asks for none.
pub fn cell(judged: &Judgement, column: Column) -> AnyView {
    let Some(measure) = gap::leading(&judged.measures) else { return ().into_any() };
    let figures = match column {
        Column::Target => target(measure, judged.measures.len() - 1),
        Column::Actual => match amount::reached(measure) {
            Some(reached) => view! { <span class="grid-figure">{reached}</span> }.into_any(),
            None => view! { <span class="grid-soft">{words::FIGURE_UNTOLD.t()}</span> }.into_any(),
        },
        _ => gap_of(measure),
    };
    // Cards have no heads.
    view! { <span class="grid-name">{words::column(column.key()).t()} " "</span> {figures} }.into_any()
}

fn target(measure: &Measure, more: usize) -> AnyView {
    let asked = amount::asked(measure);
    let more = (more > 0).then(|| words::FIGURE_MORE.with(&[&more.to_string()]));
    view! {
        <span class="grid-figure">{asked}</span>
        <span class="grid-fold grid-soft">
            {more.map(|more| [more, words::JOIN_FACTS.t().to_owned()].concat())}
            <span lang=words::of_reports()>{measure.name.clone()}</span>
        </span>
    }
    .into_any()
}

/// Result less target; nothing where the two lie on two sides of zero.
fn gap_of(measure: &Measure) -> AnyView {
    let Some(gap) = measure.gap() else { return ().into_any() };
    let short = (measure.verdict == Verdict::Short).then_some("short");
    view! { <span class="grid-figure" data-gap=short>{said(gap, &measure.unit)}</span> }.into_any()
}

fn said(gap: f64, unit: &str) -> String {
    let sign = if gap > 0.0 { "+" } else { "" };
    // The difference of two percentages is counted in points.
    let amount = match unit {
        "%" => [&figure(gap), " ", words::FIGURE_POINTS.t()].concat(),
        unit => quantity(gap, unit),
    };
    [sign, &amount].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_has_its_sign_and_unit() {
        assert_eq!(said(35.0, "台"), "+35 台");
        assert_eq!(said(-2.5, "%"), "-2.5 个百分点");
        assert_eq!(said(0.0, "个"), "0 个");
    }
}
