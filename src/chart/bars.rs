//! Ordered bars: one value a row, such as the mean progress of each theme or unit, with a line that all are
//! held against (序时) and the number of tasks behind each. In: values; out: a drawing whose rows are marks.
//! Knows not what the line means, nor whether much is good: a row's tone is as passed in.

use super::axis::{self, Scale};
use super::label::{Words, number};
use super::lanes::{LaneText, lanes};
use super::palette::{Paint, Tone};
use super::sheet::{Anchor, Area, Sheet, Size};
use super::{At, Drawing, Frame};

/// The order of the rows. Rows without a value stand last in any but the given one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Given,
    Falling,
    Rising,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub value: Option<f64>,
    /// Tasks behind the value.
    pub count: usize,
    pub tone: Tone,
}

/// A line across all bars, such as the share of the year that has passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    pub value: f64,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BarsInput {
    pub rows: Vec<Bar>,
    pub order: Order,
    /// Printed after each value, such as "%".
    pub unit: String,
    pub level: Option<Level>,
    /// Rows beyond this many fold into one line of text: a mean of means would be no figure.
    pub limit: usize,
    pub frame: Frame,
}

pub fn bars(input: &BarsInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    if input.rows.is_empty() {
        return sheet.empty(words.empty());
    }
    let order = ordered(input);
    let keep = if order.len() > input.limit + 1 { input.limit } else { order.len() };
    let (shown, rest) = order.split_at(keep);
    let value = |n: usize| input.rows[n].value.filter(|v| v.is_finite());
    let mut texts: Vec<LaneText> = shown
        .iter()
        .map(|n| LaneText { label: input.rows[*n].label.clone(), end: words.tasks(input.rows[*n].count) })
        .collect();
    let behind =
        |rows: &[usize]| rows.iter().fold(0_usize, |sum, n| sum.saturating_add(input.rows[*n].count));
    if !rest.is_empty() {
        texts.push(LaneText { label: words.rest(rest.len()), end: words.tasks(behind(rest)) });
    }
    let level = input.level.as_ref().filter(|level| level.value.is_finite());
    let line = sheet.px(1.5, Size::Small);
    let top = if level.is_some() { line } else { 0 };
    let lanes = lanes(&mut sheet, &texts, top);
    let values = shown.iter().filter_map(|n| value(*n)).chain(level.map(|level| level.value));
    let scale = Scale::from_zero(values, input.unit == "%", (lanes.left, lanes.right));
    let stretches = lanes.stretches(top);
    axis::below(&mut sheet, &scale, &stretches, lanes.bottom, &input.unit);
    let zero = scale.px(0.0);
    for (n, lane) in shown.iter().zip(&lanes.rows) {
        let end = scale.px(value(*n).unwrap_or(0.0));
        let bar = Area(zero.min(end), lane.bar.1 + 2, zero.max(end), lane.bar.3 - 2);
        sheet.rect(bar, Paint::Area(input.rows[*n].tone));
    }
    if let Some(level) = level {
        axis::level(&mut sheet, scale.px(level.value), 0, &stretches, &level.label);
    }
    for (n, lane) in shown.iter().zip(&lanes.rows) {
        let row = &input.rows[*n];
        let (text, paint) = match value(*n) {
            Some(v) => (number(v, 1) + &input.unit, Paint::Ink),
            None => (words.no_figure(), Paint::InkSoft),
        };
        let end = zero.max(scale.px(value(*n).unwrap_or(0.0)));
        figure(&mut sheet, lane.bar, end, lanes.right, &text, paint, row.tone);
        let spoken = [&text, words.comma(), &words.tasks(row.count)].concat();
        sheet.mark(lane.whole, At::Row(*n), row.label.clone(), spoken);
    }
    if let (Some(lane), false) = (lanes.rows.get(shown.len()), rest.is_empty()) {
        let label = words.rest(rest.len());
        sheet.mark(lane.whole, At::Group(rest.to_vec()), label, words.tasks(behind(rest)));
    }
    let height = lanes.bottom + axis::height(&sheet);
    sheet.finish(height)
}

/// The figure of a bar: beside its end, or inside it at the far end of the scale; on a plain ground, so that no
/// line runs through it.
pub(super) fn figure(
    sheet: &mut Sheet,
    track: Area,
    end: i32,
    right: i32,
    text: &str,
    paint: Paint,
    tone: Tone,
) {
    let wide = sheet.wide(text, Size::Small) + 4;
    let middle = (track.1 + track.3) / 2;
    let half = sheet.px(0.65, Size::Small);
    if end + 4 + wide <= right {
        sheet.rect(Area(end + 3, middle - half, end + 3 + wide, middle + half), Paint::Paper);
        sheet.text((end + 5, middle), Anchor::Start, Size::Small, paint, text);
    } else {
        sheet.rect(Area(end - wide - 2, middle - half, end - 2, middle + half), Paint::Plate(tone));
        sheet.text((end - 4, middle), Anchor::End, Size::Small, Paint::On(tone), text);
    }
}

/// Rows in drawing order, as places in the input.
fn ordered(input: &BarsInput) -> Vec<usize> {
    let mut order: Vec<usize> = (0..input.rows.len()).collect();
    let key = |n: &usize| input.rows[*n].value.filter(|v| v.is_finite());
    if input.order != Order::Given {
        order.sort_by(|a, b| match (key(a), key(b)) {
            (Some(a), Some(b)) if input.order == Order::Falling => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
    order
}
