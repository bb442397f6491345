//! A long list drawn in slices. In: items that can be told apart, and how one is drawn. Out: the first of them and a
//! button for more; all of them on paper. Refuses to know: what an item is.

use std::hash::Hash;

use leptos::prelude::*;

use crate::words;

/// Items drawn at first, and with each press of the button. A page with thousands stands still.
const SLICE: usize = 100;

/// The list.
pub fn slices<T: Clone + Eq + Hash + Send + Sync + 'static>(
    all: Signal<Vec<T>>,
    draw: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView {
    let drawn = RwSignal::new(SLICE);
    let paper = window_event_listener_untyped("beforeprint", move |_| drawn.set(usize::MAX));
    on_cleanup(move || paper.remove());
    let shown = move || all.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
    let left = Memo::new(move |_| all.with(Vec::len).saturating_sub(drawn.get()));
    let more = move || {
        let count = [SLICE.min(left.get()), left.get()].map(|count| count.to_string());
        view! {
            <button type="button" class="button" name="more" on:click=move |_| drawn.update(|drawn| *drawn += SLICE)>
                {words::LIST_MORE.with(&[&count[0], &count[1]])}
            </button>
        }
    };
    view! {
        <ul class="stack">
            <For each=shown key=T::clone children=draw />
        </ul>
        {move || (left.get() > 0).then(more)}
    }
    .into_any()
}
