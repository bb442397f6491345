//! Shortfalls: the targets that were missed, the widest gap first. In: targets and actuals, of which those
//! reached are left out; out: a drawing whose rows are marks.
//! The gap is measured in parts of the target, since units differ, and printed in the target's own unit. What went
//! the other way has no part of the target: it stands last, in words.

use super::axis::{self, Scale};
use super::bars::figure;
use super::bullet::Bullet;
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

pub fn shortfalls(input: &ShortfallInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    // A gap that vanishes in the sum of binary fractions is none.
    let gap = |n: usize| input.rows[n].over().map(|over| -over).filter(|gap| *gap > 1e-9);
    let opposed = |n: usize| input.rows[n].is_opposed() && !input.rows[n].at_most;
    let mut order: Vec<usize> = (0..input.rows.len()).filter(|n| gap(*n).is_some() || opposed(*n)).collect();
    order.sort_by(|a, b| gap(*b).unwrap_or(0.0).total_cmp(&gap(*a).unwrap_or(0.0)));
    if order.is_empty() {
        return sheet.empty(words.no_gap());
    }
    let keep = if order.len() > input.limit.saturating_add(1) { input.limit } else { order.len() };
    let (shown, rest) = order.split_at(keep);
    let mut texts: Vec<LaneText> = shown
        .iter()
        .map(|n| LaneText { label: input.rows[*n].label.clone(), end: input.rows[*n].figures(&words) })
        .collect();
    if !rest.is_empty() {
        texts.push(LaneText { label: words.rest(rest.len()), end: String::new() });
    }
    let top = axis::height(&sheet);
    let lanes = lanes(&mut sheet, &texts, top);
    let percents = shown.iter().filter_map(|n| input.rows[*n].percent());
    let high = percents.fold(100.0_f64, f64::max);
    let texts: Vec<String> = shown.iter().map(|n| gap_text(&words, &input.rows[*n])).collect();
    // Each gap is written behind its bar, so room for the widest is kept.
    let kept = texts.iter().map(|text| sheet.wide(text, Size::Small)).max().unwrap_or(0) + 10;
    let right = (lanes.right - kept).max(lanes.left + 40);
    let scale = Scale::round(0.0, high.min(200.0), (lanes.left, right));
    axis::below(&mut sheet, &scale, &lanes.stretches(top), lanes.bottom, "%");
    axis::level(&mut sheet, scale.px(100.0), 0, &Vec::new(), &words.target());
    for ((n, lane), text) in shown.iter().zip(&lanes.rows).zip(&texts) {
        let row = &input.rows[*n];
        let mut said = text.clone();
        let mut end = lanes.left;
        if let Some(percent) = row.percent() {
            let (zero, target, actual) = (scale.px(0.0), scale.px(100.0), scale.px(percent));
            let (upper, lower) = (lane.bar.1 + 3, lane.bar.3 - 3);
            sheet.rect(Area(zero, upper, actual.min(target), lower), Paint::Area(Tone::Plain));
            let missing = Area(actual.min(target), upper, actual.max(target), lower);
            sheet.rect(missing, Paint::Area(Tone::Short));
            sheet.rect(Area(target - 1, lane.bar.1, target + 2, lane.bar.3), Paint::Ink);
            end = actual.max(target) + 2;
            let own = format!("{} {}", number((row.target - row.actual).abs(), 2), row.unit);
            let own = if row.at_most { words.above(&own) } else { words.lacks(&own) };
            said = own + &words.aside(text);
        }
        figure(&mut sheet, lane.bar, end, lanes.right, text, Paint::Ink, Tone::Short);
        let value = [&row.figures(&words), words.comma(), &said].concat();
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
    let Some(over) = row.over() else { return words.against() };
    let share = number(over.abs(), 1) + "%";
    if row.at_most { words.above(&share) } else { words.lacks(&share) }
}
