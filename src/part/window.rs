//! Which rows of a long table stand near the reader's window. In: how many rows there are. Out: a slice
//! of them and the heights left above and below. Refuses to know: what a row holds.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys;

/// Rows to draw, and the heights in CSS pixels of those before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slice {
    pub start: usize,
    pub end: usize,
    pub before: f64,
    pub after: f64,
}

/// Up to this many rows are drawn all at once: the browser's own search then finds every one.
const ALL_UP_TO: usize = 120;
/// Rows drawn beyond the window on either side, so that quick scrolling meets no blank.
const BEYOND: usize = 16;
/// The slice moves in steps, so that a scroll of a few pixels draws nothing.
const STEP: usize = 8;

/// The slice for a window `top..top + height` (pixels from the first row's top edge).
pub fn slice(total: usize, row: f64, top: f64, height: f64, all: bool) -> Slice {
    if all || total <= ALL_UP_TO || row <= 0.0 {
        return Slice { start: 0, end: total, before: 0.0, after: 0.0 };
    }
    let first = ((top / row).max(0.0) as usize / STEP) * STEP;
    let start = first.saturating_sub(BEYOND).min(total);
    let end = (first + (height / row) as usize + STEP + BEYOND + 1).min(total);
    Slice { start, end, before: start as f64 * row, after: (total - end) as f64 * row }
}

/// A table's window, following scrolling, resizing and printing.
#[derive(Clone, Copy)]
pub struct Window {
    pub slice: Memo<Slice>,
    /// The box whose `--row` is the height of a row.
    pub anchor: NodeRef<Div>,
}

fn row_height(anchor: &web_sys::Element) -> Option<f64> {
    let style = window().get_computed_style(anchor).ok().flatten()?;
    let rem = window().get_computed_style(&document().document_element()?).ok().flatten()?;
    let pixels = |text: String| text.trim().trim_end_matches("px").parse::<f64>().ok();
    let root = pixels(rem.get_property_value("font-size").ok()?)?;
    let row = style.get_property_value("--row").ok()?;
    row.trim().trim_end_matches("rem").parse::<f64>().ok().map(|rows| rows * root)
}

impl Window {
    pub fn new(total: Signal<usize>) -> Window {
        let anchor = NodeRef::<Div>::new();
        let seen = RwSignal::new((0.0, 900.0, 88.0));
        let all = RwSignal::new(false);
        let look = move || {
            let Some(element) = anchor.get_untracked() else { return };
            let top = -element.get_bounding_client_rect().top();
            let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(900.0);
            let row = row_height(&element).unwrap_or(88.0);
            seen.set((top, height, row));
        };
        for name in ["scroll", "resize"] {
            let handle = window_event_listener_untyped(name, move |_| look());
            on_cleanup(move || handle.remove());
        }
        for (name, on) in [("beforeprint", true), ("afterprint", false)] {
            let handle = window_event_listener_untyped(name, move |_| all.set(on));
            on_cleanup(move || handle.remove());
        }
        Effect::new(move |_| {
            anchor.track();
            total.track();
            look();
        });
        let slice = Memo::new(move |_| {
            let (top, height, row) = seen.get();
            slice(total.get(), row, top, height, all.get())
        });
        Window { slice, anchor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slice_covers_the_window_and_keeps_the_height() {
        for total in [0, 5, 120, 121, 487, 100_000] {
            for top in [-300.0, 0.0, 77.0, 5_000.0, 9e6] {
                let s = slice(total, 80.0, top, 900.0, false);
                assert!(s.start <= s.end && s.end <= total);
                let height = s.before + (s.end - s.start) as f64 * 80.0 + s.after;
                assert!((height - total as f64 * 80.0).abs() < 1e-6);
                let (first, last) = ((top / 80.0).max(0.0) as usize, ((top + 900.0) / 80.0) as usize);
                for row in first..=last.min(total.saturating_sub(1)) {
                    assert!(
                        total <= ALL_UP_TO || (s.start..s.end).contains(&row),
                        "row {row} of {total} at {top}"
                    );
                }
            }
        }
        assert_eq!(slice(487, 80.0, 0.0, 900.0, true).end, 487);
    }
}
