//! Lanes: the layout that all lying bars share. In: a label and an end text for each row; out: where the bars go.
//! Wide sheets have labels in a gutter to the left and end texts to the right; narrow ones (phones) put both
//! in lines above the bar, so that the bars keep the whole width. Knows no values and draws no bars.

use super::axis;
use super::label::{em, wrap};
use super::palette::Paint;
use super::sheet::{Anchor, Area, Sheet, Size};

pub(super) struct Lanes {
    /// Left and right end of the bars.
    pub left: i32,
    pub right: i32,
    pub rows: Vec<Lane>,
    pub bottom: i32,
}

impl Lanes {
    /// Where upright lines may run: between labels above the bars they would strike out words.
    pub fn stretches(&self, top: i32) -> axis::Stretches {
        let narrow = self.rows.first().is_some_and(|lane| lane.label.3 <= lane.bar.1);
        match narrow {
            true => self.rows.iter().map(|lane| (lane.bar.1, lane.bar.3)).collect(),
            false => vec![(top, self.bottom)],
        }
    }
}

pub(super) struct Lane {
    /// The bar's full track.
    pub bar: Area,
    /// Where the label stands.
    pub label: Area,
    /// Label, bar and end text together.
    pub whole: Area,
}

/// A row's texts: `end` is short and stands right of the bar.
pub(super) struct LaneText {
    pub label: String,
    pub end: String,
}

/// Below so many em a sheet is narrow.
const NARROW: f64 = 34.0;

/// Lays out and draws the texts of all rows, from `top` down.
pub(super) fn lanes(sheet: &mut Sheet, texts: &[LaneText], top: i32) -> Lanes {
    let narrow = sheet.fits(sheet.width, Size::Body) < NARROW;
    let gap = sheet.px(0.6, Size::Body);
    let line = sheet.px(1.35, Size::Body);
    let bar = sheet.px(1.6, Size::Body);
    let widest = |text: fn(&LaneText) -> &str| texts.iter().map(|t| em(text(t))).fold(0.0, f64::max);
    let most = sheet.fits(sheet.width, Size::Body) * if narrow { 0.5 } else { 0.25 };
    let end = sheet.px(widest(|t| &t.end).min(most), Size::Small);
    let gutter =
        if narrow { 0 } else { sheet.px(widest(|t| &t.label).min((most * 1.4).min(18.0)), Size::Body) };
    let left = if narrow { 1 } else { gutter + gap };
    let right = sheet.width - 1 - if narrow || end == 0 { 0 } else { end + gap };
    let mut lanes = Lanes { left, right, rows: Vec::with_capacity(texts.len()), bottom: top };
    for text in texts {
        // On narrow sheets each row has the room that its own end leaves; a long end has a line of its own.
        let own = if text.end.is_empty() { 0 } else { sheet.wide(&text.end, Size::Small) + gap };
        let below = narrow && own > sheet.width * 3 / 5;
        let label_room = match narrow {
            true if below => sheet.width,
            true => sheet.width - own,
            false => gutter,
        };
        let lines = wrap(&text.label, sheet.fits(label_room, Size::Body) + 0.01, if narrow { 3 } else { 2 });
        let tall = line * (lines.len().max(1) + usize::from(below)) as i32;
        let y = lanes.bottom;
        let (label, track, end_at) = if narrow {
            let track = Area(left, y + tall, right, y + tall + bar);
            (Area(0, y, label_room, y + tall), track, if below { y + tall - line / 2 } else { y + line / 2 })
        } else {
            let lane = tall.max(bar);
            let middle = y + lane / 2;
            let track = Area(left, middle - bar / 2, right, middle - bar / 2 + bar);
            let wide = lines.iter().map(|words| sheet.wide(words, Size::Body)).max().unwrap_or(0);
            let from = (gutter - wide - 3).max(0);
            (Area(from, middle - tall / 2, gutter + 3, middle - tall / 2 + tall), track, middle)
        };
        for (n, words) in lines.into_iter().enumerate() {
            let middle = label.1 + line * n as i32 + line / 2;
            let (x, anchor) = if narrow { (1, Anchor::Start) } else { (gutter, Anchor::End) };
            sheet.text((x, middle), anchor, Size::Body, Paint::Ink, words);
        }
        let end_room = if narrow { sheet.width } else { end };
        let end_words = wrap(&text.end, sheet.fits(end_room, Size::Small) + 0.01, 1).concat();
        let (x, anchor) = if below {
            (1, Anchor::Start)
        } else if narrow {
            (sheet.width - 1, Anchor::End)
        } else {
            (right + gap, Anchor::Start)
        };
        sheet.text((x, end_at), anchor, Size::Small, Paint::InkSoft, end_words);
        let bottom = label.3.max(track.3);
        lanes.rows.push(Lane { bar: track, label, whole: Area(0, y, sheet.width, bottom) });
        lanes.bottom = bottom + gap + if narrow { gap / 2 } else { 0 };
    }
    lanes
}
