//! What a paper is: title, place, publisher, period, source. In: a draft. Out: fields that correct it.

use leptos::prelude::*;

use super::draft::Desk;
use crate::dataset::opened::Told;
use crate::report::recipe::SourceStep;
use crate::words::{self, Word};

/// A field: its name, its words, its value, and how it is written into the corrections.
type Field = (&'static str, Word, fn(&Told) -> String, fn(&mut SourceStep, String));

const FIELDS: [Field; 7] = [
    ("title", words::OPEN_REPORT_TITLE, |told| told.title.clone(), |step, to| step.title = some(to)),
    ("place", words::OPEN_PLACE, |told| told.place.clone(), |step, to| step.place = some(to)),
    ("publisher", words::OPEN_PUBLISHER, |told| told.publisher.clone(), |step, to| step.publisher = some(to)),
    ("year", words::OPEN_YEAR, |told| known(told.year), |step, to| step.year = to.parse().ok()),
    ("month", words::OPEN_MONTH, |told| known(told.month.into()), |step, to| step.month = to.parse().ok()),
    ("date", words::OPEN_DATE, |told| told.published.clone(), |step, to| step.date = some(to)),
    ("source", words::OPEN_SOURCE, |told| told.address.clone(), |step, to| step.address = some(to)),
];

/// A number; nothing for one that the paper does not say.
fn known(number: i32) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

fn some(text: String) -> Option<String> {
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

pub fn about(desk: Desk) -> AnyView {
    let field = move |(name, word, value, write): Field| {
        let change = move |event| {
            let to = event_target_value(&event);
            desk.correct(move |recipe| write(&mut recipe.source, to));
        };
        let kind = match name {
            "year" | "month" => "number",
            "date" => "date",
            "source" => "url",
            _ => "text",
        };
        // A field that is being written is not set anew because another was.
        let shown = Memo::new(move |_| value(&desk.told()));
        view! {
            <label class="stack-tight">
                <span class="note-label">{word.t()}</span>
                <input type=kind name=name prop:value=shown on:change=change />
            </label>
        }
        .into_any()
    };
    // Up to which month a paper goes decides what is short of its target: where it does not say, it is asked for.
    let asked = desk.with_draft(|draft| draft.told.month == 0 && draft.told.tasks > 0).unwrap_or(false);
    view! {
        <details open=asked>
            <summary>{words::OPEN_ABOUT.t()}</summary>
            <div class="open-about">{FIELDS.map(field).collect_view()}</div>
        </details>
    }
    .into_any()
}
