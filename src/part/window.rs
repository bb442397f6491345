//! Which rows of a long table stand near the reader's window. In: how many rows there are, and where
//! heads of groups stand among them. Out: a slice of the rows and the heights left above and below.
//! Refuses to know: what a row holds.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys;

use crate::measure::decimal;

/// Rows to draw, and the heights in CSS pixels of what stands before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slice {
    pub start: usize,
    pub end: usize,
    /// Of one row.
    pub row: f64,
    pub before: f64,
    pub after: f64,
}

/// What a table holds from top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    pub rows: usize,
    /// The rows before which a head stands, ascending.
    pub heads: Vec<usize>,
}

/// The heights in CSS pixels of a row and of a head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heights {
    pub row: f64,
    pub head: f64,
}

/// Up to this many rows are drawn all at once: the browser's own search then finds every one.
pub const ALL_UP_TO: usize = 120;
/// Rows drawn beyond the window on either side, so that quick scrolling meets no blank.
const BEYOND: usize = 16;
/// The slice moves in steps, so that a scroll of a few pixels draws nothing.
const STEP: usize = 8;
/// Milliseconds after which new rows are taken to stay: who types on will not see those out of sight.
const REST: u64 = 150;

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What the window shows and little more: the first frame of new rows shall come at once.
    Near,
    /// As far as quick scrolling goes; few rows all at once.
    Far,
    /// Every row, for paper.
    All,
}

impl Lines {
    /// Heads before a row, its own left out.
    fn heads_before(&self, row: usize) -> usize {
        self.heads.partition_point(|head| *head < row)
    }

    /// Where a row begins, or the head above it where it has one.
    fn top(&self, heights: Heights, row: usize) -> f64 {
        row as f64 * heights.row + self.heads_before(row) as f64 * heights.head
    }

    /// The last row that begins at this height or above it.
    fn row_at(&self, heights: Heights, y: f64) -> usize {
        let (mut low, mut high) = (0, self.rows);
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if self.top(heights, middle) <= y {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The slice for a window `top..top + height` (pixels from the first line's top edge).
    pub fn slice(&self, heights: Heights, top: f64, height: f64, reach: Reach) -> Slice {
        let all = reach == Reach::All || (reach == Reach::Far && self.rows <= ALL_UP_TO);
        if all || heights.row <= 0.0 {
            return Slice { start: 0, end: self.rows, row: heights.row, before: 0.0, after: 0.0 };
        }
        let (step, beyond) = if reach == Reach::Far { (STEP, BEYOND) } else { (1, 1) };
        let stepped = |y: f64| self.row_at(heights, y.max(0.0)) / step * step;
        let start = stepped(top).saturating_sub(beyond);
        let end = (stepped(top + height) + step + beyond).min(self.rows);
        let total = self.rows as f64 * heights.row + self.heads.len() as f64 * heights.head;
        let before = self.top(heights, start);
        Slice { start, end, row: heights.row, before, after: total - self.top(heights, end) }
    }

    /// The place of a row among rows and heads, from 0.
    pub fn place(&self, row: usize) -> usize {
        row + self.heads.partition_point(|head| *head <= row)
    }

    /// The row at a place; none where a head stands or nothing.
    pub fn row_of(&self, place: usize) -> Option<usize> {
        let row =
            place.checked_sub(self.heads.iter().enumerate().filter(|(n, head)| *head + n < place).count())?;
        (row < self.rows && self.place(row) == place).then_some(row)
    }

    /// Rows and heads together.
    pub fn count(&self) -> usize {
        self.rows + self.heads.len()
    }
}

/// A table's window, following scrolling, resizing and printing.
#[derive(Clone, Copy)]
pub struct Window {
    pub slice: Memo<Slice>,
    /// The box whose `--row` and `--head` are the heights.
    pub anchor: NodeRef<Div>,
    /// Measures again; to be called when the heights may have changed.
    pub look: Callback<()>,
}

/// A length of the anchor's style, written in `rem`.
fn length(anchor: &web_sys::Element, name: &str) -> Option<f64> {
    let style = window().get_computed_style(anchor).ok().flatten()?;
    let rem = window().get_computed_style(&document().document_element()?).ok().flatten()?;
    let pixels = |text: String| decimal::read(text.trim().strip_suffix("px")?);
    let root = pixels(rem.get_property_value("font-size").ok()?)?;
    let text = style.get_property_value(name).ok()?;
    decimal::read(text.trim().strip_suffix("rem")?).map(|rems| rems * root)
}

impl Window {
    /// `turn` is another whenever other rows stand in the lines, even as many as before.
    pub fn new(lines: Memo<Lines>, turn: Memo<usize>) -> Window {
        let anchor = NodeRef::<Div>::new();
        let side = |side: Result<leptos::wasm_bindgen::JsValue, _>| {
            side.ok().and_then(|side| side.as_f64()).unwrap_or(900.0)
        };
        // Until the page is laid out: cards on narrow screens are about so high, rows on wide ones.
        // So are the search and the tools above them.
        let (row, above) = if side(window().inner_width()) < 768.0 { (200.0, 300.0) } else { (77.0, 160.0) };
        let seen = RwSignal::new((-above, side(window().inner_height()), Heights { row, head: 40.0 }));
        let all = RwSignal::new(false);
        let look = move || {
            let Some(element) = anchor.try_get_untracked().flatten() else { return };
            let top = -element.get_bounding_client_rect().top();
            let height = side(window().inner_height());
            let row = length(&element, "--row").unwrap_or(88.0);
            let head = length(&element, "--head").unwrap_or(40.0);
            seen.set((top, height, Heights { row, head }));
        };
        for name in ["scroll", "resize"] {
            let handle = window_event_listener_untyped(name, move |_| look());
            on_cleanup(move || handle.remove());
        }
        for (name, on) in [("beforeprint", true), ("afterprint", false)] {
            let handle = window_event_listener_untyped(name, move |_| all.set(on));
            on_cleanup(move || handle.remove());
        }
        let settled = RwSignal::new(usize::MAX);
        Effect::new(move |_| {
            anchor.track();
            lines.track();
            let turn = turn.get();
            // Once the page has them: asked at once, the browser would have to lay it out twice.
            request_animation_frame(look);
            set_timeout(move || _ = settled.try_set(turn), std::time::Duration::from_millis(REST));
        });
        let slice = Memo::new(move |_| {
            let (top, height, heights) = seen.get();
            let reach = match (all.get(), settled.get() == turn.get()) {
                (true, _) => Reach::All,
                (false, true) => Reach::Far,
                (false, false) => Reach::Near,
            };
            lines.with(|lines| lines.slice(heights, top, height, reach))
        });
        Window { slice, anchor, look: Callback::new(move |()| look()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEIGHTS: Heights = Heights { row: 80.0, head: 44.0 };

    fn check(rows: usize, heads: &[usize]) {
        let lines = Lines { rows, heads: heads.to_vec() };
        let full = rows as f64 * 80.0 + heads.len() as f64 * 44.0;
        for top in [-300.0, 0.0, 77.0, 1_234.0, 5_000.0, 9e6] {
            for reach in [Reach::Near, Reach::Far] {
                let s = lines.slice(HEIGHTS, top, 900.0, reach);
                assert!(s.start <= s.end && s.end <= rows);
                let drawn = heads.iter().filter(|head| (s.start..s.end).contains(head)).count();
                let height = s.before + (s.end - s.start) as f64 * 80.0 + drawn as f64 * 44.0 + s.after;
                assert!((height - full).abs() < 1e-6, "{rows} rows at {top}: {height} of {full}");
                for row in 0..rows {
                    let begin = lines.top(HEIGHTS, row);
                    if begin < top + 900.0 && begin + 80.0 > top {
                        assert!((s.start..s.end).contains(&row), "row {row} of {rows} at {top}");
                    }
                }
            }
        }
        assert_eq!(lines.slice(HEIGHTS, 0.0, 900.0, Reach::All).end, rows);
    }

    #[test]
    fn slice_covers_the_window_and_keeps_the_height() {
        for rows in [0, 5, 120, 121, 487, 10_000] {
            check(rows, &[]);
            check(rows, &(0..rows).step_by(7).collect::<Vec<_>>());
        }
        check(487, &[0, 1, 2, 400, 486]);
    }

    #[test]
    fn places_count_the_heads_above() {
        let lines = Lines { rows: 5, heads: vec![0, 2] };
        assert_eq!((0..5).map(|row| lines.place(row)).collect::<Vec<_>>(), [1, 2, 4, 5, 6]);
        assert_eq!(lines.count(), 7);
        let rows: Vec<Option<usize>> = (0..8).map(|place| lines.row_of(place)).collect();
        assert_eq!(rows, [None, Some(0), Some(1), None, Some(2), Some(3), Some(4), None]);
    }
}
