//! Lines that stay on the page while others come and go. In: lines with their places, ascending. Out:
//! each drawn once and kept as long as it stays the same. Refuses to know: what a line holds.

use leptos::html::Tbody;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

/// A line that stands on the page.
struct Drawn<T> {
    place: usize,
    line: T,
    view: AnyViewState,
    /// Holds what the line's view made; let go with it.
    _owner: Owner,
}

/// Draws lines into a table's body, whose only writer it is. No two lines have one place.
pub fn follow<T: Clone + PartialEq + 'static>(
    body: NodeRef<Tbody>,
    lines: impl Fn() -> Vec<(usize, T)> + 'static,
    draw: impl Fn(usize, T) -> AnyView + 'static,
) {
    let Some(owner) = Owner::current() else { return };
    let mut new = true;
    Effect::new(move |before: Option<Vec<Drawn<T>>>| {
        let mut before = before.unwrap_or_default().into_iter().peekable();
        let lines = lines();
        let Some(body) = body.get() else { return Vec::new() };
        if std::mem::take(&mut new) {
            // A table drawn anew takes over the body of the one before, with lines that nobody follows.
            body.set_text_content(None);
        }
        let mut drawn = Vec::with_capacity(lines.len());
        for (place, line) in lines {
            while let Some(mut gone) =
                before.next_if(|old| old.place < place || (old.place == place && old.line != line))
            {
                gone.view.unmount();
            }
            if let Some(same) = before.next_if(|old| old.place == place) {
                drawn.push(same);
                continue;
            }
            let owner = owner.child();
            let mut view = owner.with(|| untrack(|| draw(place, line.clone()).build()));
            if !before.peek().is_some_and(|next| next.view.insert_before_this(&mut view)) {
                view.mount(&body, None);
            }
            drawn.push(Drawn { place, line, view, _owner: owner });
        }
        for mut gone in before {
            gone.view.unmount();
        }
        drawn
    });
}
