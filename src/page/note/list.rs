//! The quoted words of one note with their remarks. In: the quotes and where they stand. Out: a list; words
//! that the text no longer has stand apart, never dropped. Refuses to know: how words are found again.

use leptos::prelude::*;

use super::quote::Quoting;
use crate::note::{Edit, Quote, Quoted};
use crate::words::{self, Word};

fn field(field: Quoted) -> Word {
    match field {
        Quoted::Goal => words::FIELD_GOAL,
        Quoted::Progress => words::FIELD_PROGRESS,
        Quoted::Source => words::TASK_SOURCE_TITLE,
    }
}

/// Each quote as the list keys it: its place among the note's, and its words.
type Key = (usize, Quoted, String);

fn keys(quoting: Quoting, found: bool) -> Vec<Key> {
    let key = |(nth, quote): (usize, &Quote)| (nth, quote.field, quote.words.clone());
    quoting.desk.note.with(|note| {
        let all = note.quotes.iter().enumerate();
        all.filter(|(_, quote)| quoting.is_lost(quote) != found).map(key).collect()
    })
}

/// The quotes whose words stand in the text, then those whose words do not.
pub fn quotes(quoting: Quoting) -> AnyView {
    let found = Memo::new(move |_| keys(quoting, true));
    let lost = Memo::new(move |_| keys(quoting, false));
    view! {
        <div class="stack-tight">
            <h3 class="note-label">{words::QUOTE_TITLE.t()}</h3>
            <Show when=move || found.with(Vec::is_empty) && lost.with(Vec::is_empty)>
                <p class="small soft">{words::QUOTE_HINT.t()}</p>
            </Show>
            <ul class="note-quotes">
                <For each=move || found.get() key=Key::clone children=move |key| one(quoting, key) />
            </ul>
            <Show when=move || !lost.with(Vec::is_empty)>
                <div class="notice stack-tight" data-quotes-lost="">
                    <h3 class="note-label">{words::QUOTE_LOST.t()}</h3>
                    <p class="small">{words::QUOTE_LOST_HINT.t()}</p>
                    <ul class="note-quotes">
                        <For each=move || lost.get() key=Key::clone children=move |key| one(quoting, key) />
                    </ul>
                </div>
            </Show>
        </div>
    }
    .into_any()
}

fn one(quoting: Quoting, (nth, from, text): Key) -> AnyView {
    let desk = quoting.desk;
    let remark = Memo::new(move |_| {
        desk.note.with(|note| note.quotes.get(nth).map(|quote| quote.remark.clone()).unwrap_or_default())
    });
    view! {
        <li class="stack-tight">
            <div class="row">
                <span class="small soft">{field(from).t()}</span>
                <button type="button" class="button-quiet small" on:click=move |_| desk.edit(Edit::DropQuote { nth })>
                    {words::QUOTE_DROP.t()}
                </button>
            </div>
            <blockquote class="note-text small">{text}</blockquote>
            <textarea
                name="remark"
                class="note-small"
                rows="2"
                data-nth=nth.to_string()
                aria-label=words::QUOTE_REMARK.t()
                placeholder=words::QUOTE_REMARK.t()
                prop:value=remark
                on:input=move |e| desk.edit(Edit::Remark { nth, remark: event_target_value(&e) })
            ></textarea>
        </li>
    }
    .into_any()
}
