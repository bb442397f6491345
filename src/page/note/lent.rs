//! Someone else's note on the same task, opened from a link. In: the desk. Out: the note, read-only, and
//! a way to take it over. Refuses to know: how the link carried it.

use leptos::prelude::*;

use super::{Desk, text};
use crate::note::{Note, Notes, merge};
use crate::words;

/// Nothing, unless a link lent a note on this task.
pub fn panel(desk: Desk) -> AnyView {
    let lent = desk.session.lent;
    let theirs = Memo::new(move |_| lent.with(|lent| lent.get(&desk.id.get_value()).cloned()));
    (move || {
        let theirs = theirs.get()?;
        let same = desk.note.with(|mine| mine.same_as(&theirs));
        let shown = body(&theirs);
        let take = move |_| {
            let only = Notes { notes: [(desk.id.get_value(), theirs.clone())].into(), ..Notes::default() };
            let change = desk.session.notes.with_untracked(|mine| {
                merge::take_in(mine, &only, &Default::default(), merge::Choice::Both)
            });
            desk.session.change_notes(change);
        };
        Some(view! {
            <section class="notice stack-tight" data-note-lent="">
                <h3>{words::LENT_TITLE.t()}</h3>
                {shown}
                {(!same).then(|| view! { <button type="button" class="button" on:click=take>{words::LENT_TAKE.t()}</button> })}
            </section>
        })
    })
    .into_any()
}

/// A whole note to be read.
pub fn body(note: &Note) -> AnyView {
    let mut facts: Vec<String> = Vec::new();
    if let Some(opinion) = &note.opinion {
        let verdict = words::value("verdict", opinion.view.id(), str::to_owned);
        let reason = Some(opinion.reason.clone()).filter(|reason| !reason.is_empty());
        facts.push(words::NOTE_FACT.with(&[words::NOTE_VERDICT.t(), &verdict]));
        facts.extend(reason);
    }
    for (word, day) in [
        (words::NOTE_CHECKED, &note.checked),
        (words::NOTE_DEADLINE, &note.deadline),
        (words::NOTE_STRUCK, &note.struck),
    ] {
        facts.extend(day.as_ref().map(|day| words::NOTE_FACT.with(&[word.t(), day])));
    }
    let quote = |quote: &crate::note::Quote| {
        view! {
            <li>
                <q>{quote.words.clone()}</q>
                " "
                {quote.remark.clone()}
            </li>
        }
    };
    view! {
        {(!note.text.is_empty()).then(|| text(&note.text))}
        {(!note.quotes.is_empty()).then(|| view! { <ul class="small note-quotes">{note.quotes.iter().map(quote).collect_view()}</ul> })}
        {(!facts.is_empty()).then(|| view! { <p class="small soft">{facts.join(" · ")}</p> })}
    }
    .into_any()
}
