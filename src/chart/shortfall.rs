//! Shortfalls: the targets that were missed, the widest gap first. In: targets and actuals, of which those
//! reached are left out; out: a drawing whose rows are marks.
//! The gap is measured in parts of the target, since units differ, and printed in the target's own unit.

use super::axis::{self, Scale};
use super::bars::figure;
use super::bullet::{Bullet, slash};
use super::label::{Words, number};
use super::lanes::{LaneText, lanes};
use super::palette::{Paint, Tone};
use super::sheet::{Area, Sheet, Size};
use super::{At, Drawing, Frame};

#[derive(Clone, Debug, PartialEq)]
pub struct ShortfallInput {
    pub rows: Vec<Bullet>,
    /// Rows beyond this many fold into one line of text.
    pub limit: usize,
    pub frame: Frame,
}

/// Where bars below nothing are broken: an actual far on the wrong side would leave no room to the rest.
const BREAK: f64 = -25.0;

pub fn shortfalls(input: &ShortfallInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    // A gap that vanishes in the sum of binary fractions is none.
    let gap = |n: usize| input.rows[n].over().map(|over| -over).filter(|gap| *gap > 1e-9);
    let mut order: Vec<usize> = (0..input.rows.len()).filter(|n| gap(*n).is_some()).collect();
    order.sort_by(|a, b| gap(*b).unwrap_or(0.0).total_cmp(&gap(*a).unwrap_or(0.0)));
    if order.is_empty() {
        return sheet.empty(words.no_gap());
    }
    let keep = if order.len() > input.limit.saturating_add(1) { input.limit } else { order.len() };
    let (shown, rest) = order.split_at(keep);
    let mut texts: Vec<LaneText> = shown
        .iter()
        .map(|n| LaneText { label: input.rows[*n].label.clone(), end: input.rows[*n].figures() })
        .collect();
    if !rest.is_empty() {
        texts.push(LaneText { label: words.rest(rest.len()), end: String::new() });
    }
    let top = axis::height(&sheet);
    let lanes = lanes(&mut sheet, &texts, top);
    let percents = shown.iter().filter_map(|n| input.rows[*n].percent());
    let (low, high) = percents.fold((0.0_f64, 100.0_f64), |(low, high), p| (low.min(p), high.max(p)));
    let texts: Vec<String> = shown.iter().map(|n| gap_text(&words, &input.rows[*n])).collect();
    // Each gap is written behind its bar, so room for the widest is kept.
    let kept = texts.iter().map(|text| sheet.wide(text, Size::Small)).max().unwrap_or(0) + 10;
    let right = (lanes.right - kept).max(lanes.left + 40);
    let scale = Scale::round(low.max(BREAK), high.min(200.0), (lanes.left, right));
    axis::below(&mut sheet, &scale, &lanes.stretches(top), lanes.bottom, "%");
    axis::level(&mut sheet, scale.px(100.0), 0, &Vec::new(), &words.target());
    for ((n, lane), text) in shown.iter().zip(&lanes.rows).zip(&texts) {
        let row = &input.rows[*n];
        let (zero, target) = (scale.px(0.0), scale.px(100.0));
        let actual = scale.px(row.percent().unwrap_or(0.0));
        let (upper, lower) = (lane.bar.1 + 3, lane.bar.3 - 3);
        sheet.rect(Area(zero, upper, actual.min(target), lower), Paint::Area(Tone::Plain));
        let missing = Area(actual.min(target).max(zero), upper, actual.max(target), lower);
        sheet.rect(missing, Paint::Area(Tone::Short));
        sheet.rect(Area(actual.min(zero), upper, zero, lower), Paint::Area(Tone::Short));
        if row.percent().is_some_and(|percent| percent < scale.low) {
            let gap = sheet.px(0.5, Size::Small);
            slash(&mut sheet, actual + 2 * gap, lane.bar, gap);
        }
        sheet.rect(Area(target - 1, lane.bar.1, target + 2, lane.bar.3), Paint::Ink);
        let end = actual.max(target) + 2;
        figure(&mut sheet, lane.bar, end, lanes.right, text, Paint::Ink, Tone::Short);
        let own = format!("{} {}", number((row.target - row.actual).abs(), 2), row.unit);
        let own = if row.at_most { words.above(&own) } else { words.lacks(&own) };
        let value = [&row.figures(), words.comma(), &own, &words.aside(text)].concat();
        sheet.mark(lane.whole, At::Row(*n), row.label.clone(), value);
    }
    if let (Some(lane), false) = (lanes.rows.get(shown.len()), rest.is_empty()) {
        sheet.mark(lane.whole, At::Group(rest.to_vec()), words.rest(rest.len()), "");
    }
    let height = lanes.bottom + axis::height(&sheet);
    sheet.finish(height)
}

/// The gap in percent of the target: "差 12%".
fn gap_text(words: &Words, row: &Bullet) -> String {
    let share = number(row.over().unwrap_or(0.0).abs(), 1) + "%";
    if row.at_most { words.above(&share) } else { words.lacks(&share) }
}
