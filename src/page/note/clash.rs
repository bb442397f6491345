//! Two windows wrote the same note. In: the desk. Out: the other text, and what can be done. Refuses to
//! know: how the two were told apart.

use leptos::prelude::*;

use super::Desk;
use crate::note::{Change, merge};
use crate::words;

/// Nothing, until another window changes the same field of this note.
pub fn panel(desk: Desk) -> AnyView {
    let clashes = desk.session.store.clashes;
    let mine = Memo::new(move |_| {
        clashes.with(|all| all.iter().find(|clash| clash.task == desk.id.get_value()).cloned())
    });
    let done = move || {
        desk.id.with_value(|id| clashes.update(|all| all.retain(|clash| clash.task != *id)));
    };
    (move || {
        let clash = mine.get()?;
        // Whichever of the two is no longer on the screen.
        let shown = desk.note.get_untracked();
        let other = if shown.text == clash.mine.text { clash.theirs } else { clash.mine };
        let words_of = other.text.clone();
        let both = move |_| {
            let joined = merge::both(&desk.note.get_untracked(), &other);
            desk.session.change_notes(Change::TakeIn { notes: vec![(desk.id.get_value(), joined)], bin: vec![] });
            done();
        };
        Some(view! {
            <div class="notice stack-tight" role="alert" data-note-clash="">
                <p>{words::CLASH_TOLD.t()}</p>
                <blockquote class="note-text">{words_of}</blockquote>
                <div class="row">
                    <button type="button" class="button" name="clash-both" on:click=both>{words::CLASH_BOTH.t()}</button>
                    <button type="button" class="button-quiet" on:click=move |_| done()>{words::CLASH_DONE.t()}</button>
                </div>
            </div>
        })
    })
    .into_any()
}
