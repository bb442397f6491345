//! Bullet bars: what was reached against what was promised, each target at the same place, 100 %.
//! In: targets and actuals; out: a drawing whose rows are marks. Beyond 200 % the bar is broken and says by how
//! much, for one target reached fifty times over must not flatten all others. An actual on the other side of
//! nothing has no ratio and no bar: its figures say which way it went.
//! Knows no verdict: a row's tone is as passed in.

use super::axis::{self, Scale};
use super::bars::{Order, figure};
use super::label::{Words, number};
use super::lanes::{LaneText, lanes};
use super::palette::{Paint, Tone};
use super::sheet::{Area, Sheet, Size};
use super::{At, Drawing, Frame};

#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    pub label: String,
    pub target: f64,
    pub actual: f64,
    pub unit: String,
    /// The target is an upper bound, as in 不超过.
    pub at_most: bool,
    /// The target is itself a rise (true) or a fall (false).
    pub rises: Option<bool>,
    pub tone: Tone,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BulletInput {
    pub rows: Vec<Bullet>,
    /// By attainment; upper bounds count the other way.
    pub order: Order,
    /// Rows beyond this many fold into one line of text.
    pub limit: usize,
    pub frame: Frame,
}

impl Bullet {
    /// Actual in percent of the target; None where that says nothing.
    pub(super) fn percent(&self) -> Option<f64> {
        let percent = self.actual / self.target * 100.0;
        (percent.is_finite() && percent >= 0.0 && self.target > 0.0).then_some(percent)
    }

    /// The actual went the other way: what was to fall rose.
    pub fn is_opposed(&self) -> bool {
        self.target > 0.0 && self.actual < 0.0
    }

    /// Percentage points by which the target was reached more than fully; below zero where it was missed.
    pub(super) fn over(&self) -> Option<f64> {
        self.percent().map(|percent| if self.at_most { 100.0 - percent } else { percent - 100.0 })
    }

    /// "1.52 / 1.4 万人"; "上升 131.24 / 下降 20 %".
    pub(super) fn figures(&self, words: &Words) -> String {
        if let Some(rises) = self.rises.filter(|_| self.is_opposed()) {
            let actual = words.turned(!rises, &number(-self.actual, 2));
            return format!("{actual} / {}{}", words.turned(rises, &number(self.target, 2)), self.unit());
        }
        let bound = if self.at_most { "≤ " } else { "" };
        format!("{} / {bound}{}{}", number(self.actual, 2), number(self.target, 2), self.unit())
    }

    /// The unit behind a figure; no blank before a per cent sign.
    fn unit(&self) -> String {
        if self.unit.starts_with('%') { self.unit.clone() } else { [" ", &self.unit].concat() }
    }
}

/// Where bars are broken.
const BREAK: f64 = 200.0;

pub fn bullets(input: &BulletInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    if input.rows.is_empty() {
        return sheet.empty(words.empty());
    }
    let mut order: Vec<usize> = (0..input.rows.len()).collect();
    let key = |n: &usize| input.rows[*n].over();
    if input.order != Order::Given {
        order.sort_by(|a, b| match (key(a), key(b)) {
            (Some(a), Some(b)) if input.order == Order::Falling => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
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
    let percents: Vec<f64> = shown.iter().filter_map(|n| input.rows[*n].percent()).collect();
    let broken = percents.iter().any(|percent| *percent > BREAK);
    let stub = if broken { sheet.px(5.5, Size::Small) } else { 0 };
    let high = percents.iter().copied().fold(120.0, f64::max).min(BREAK);
    let scale = Scale::round(0.0, high, (lanes.left, lanes.right - stub));
    let stretches = lanes.stretches(top);
    axis::below(&mut sheet, &scale, &stretches, lanes.bottom, "%");
    axis::level(&mut sheet, scale.px(100.0), 0, &Vec::new(), &words.target());
    for (n, lane) in shown.iter().zip(&lanes.rows) {
        let row = &input.rows[*n];
        let percent = row.percent();
        let text = match percent {
            Some(percent) => number(percent, 1) + "%",
            None if row.is_opposed() => words.against(),
            None => words.no_ratio(),
        };
        let mut end = scale.px(percent.unwrap_or(0.0));
        let bar = Area(lanes.left, lane.bar.1 + 3, end, lane.bar.3 - 3);
        sheet.rect(bar, Paint::Area(row.tone));
        if percent.is_some_and(|percent| percent > scale.high) {
            let gap = sheet.px(0.5, Size::Small);
            slash(&mut sheet, end, lane.bar, gap);
            sheet.rect(Area(end + gap, bar.1, end + 2 * gap, bar.3), Paint::Area(row.tone));
            end += 2 * gap;
        }
        let target = scale.px(100.0);
        if percent.is_some() {
            sheet.rect(Area(target - 1, lane.bar.1, target + 2, lane.bar.3), Paint::Ink);
        }
        // A figure that ends near the target moves behind it, so that neither hides the other.
        let near = end < target + 3 && end + sheet.wide(&text, Size::Small) + 8 > target;
        let beside = if near && percent.is_some() { target } else { end };
        figure(&mut sheet, lane.bar, beside, lanes.right, &text, Paint::Ink, row.tone);
        sheet.mark(
            lane.whole,
            At::Row(*n),
            row.label.clone(),
            [&row.figures(&words), words.comma(), &text].concat(),
        );
    }
    if let (Some(lane), false) = (lanes.rows.get(shown.len()), rest.is_empty()) {
        sheet.mark(lane.whole, At::Group(rest.to_vec()), words.rest(rest.len()), "");
    }
    let height = lanes.bottom + axis::height(&sheet);
    sheet.finish(height)
}

/// Two slanted strokes: the bar goes on beyond the scale.
fn slash(sheet: &mut Sheet, x: i32, bar: Area, gap: i32) {
    for x in [x, x + gap - 1] {
        sheet.path(vec![(x - 2, bar.3 - 1), (x + 2, bar.1 + 1)], Paint::Ink, 1);
    }
}
