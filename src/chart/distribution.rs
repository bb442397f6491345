//! Distribution: how many tasks stand at which share of their way, in classes of ten percent, with the line
//! of the time that has passed (序时). In: one percentage a task; out: a drawing with a mark for each class.
//! Full hundred and beyond have classes of their own: "90 to 100" would hide which tasks are complete. What lies
//! below nothing, and what has no percentage, is told below.

use super::axis;
use super::bars::Level;
use super::label::{Words, number, wrap};
use super::palette::{Paint, Series, Tone};
use super::sheet::{Anchor, Area, Sheet, Size};
use super::{At, Drawing, Frame};

#[derive(Clone, Debug, PartialEq)]
pub struct DistributionInput {
    /// One for each task; None where the report gives none.
    pub values: Vec<Option<f64>>,
    pub level: Option<Level>,
    /// Points below the line that still count as on time.
    pub slack: f64,
    /// What is late, and what is not, with their words for the printed legend.
    pub below: Series,
    pub reached: Series,
    pub frame: Frame,
}

/// Ten classes of ten percent, the full hundred, and what lies beyond.
const CLASSES: usize = 12;

#[derive(Default)]
struct Class {
    rows: Vec<usize>,
    below: usize,
}

pub fn distribution(input: &DistributionInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    let level = input.level.as_ref().filter(|level| level.value.is_finite());
    if level.is_some() {
        sheet.legend = vec![input.below.clone(), input.reached.clone()];
    }
    let mut classes: [Class; CLASSES] = Default::default();
    let (mut unknown, mut negative) = (Vec::new(), Vec::new());
    for (n, value) in input.values.iter().enumerate() {
        let Some(value) = value.filter(|v| v.is_finite()) else {
            unknown.push(n);
            continue;
        };
        let class = match value {
            v if v < 0.0 => {
                negative.push(n);
                continue;
            }
            v if v > 100.0 => 11,
            v if v < 100.0 => (v / 10.0) as usize,
            _ => 10,
        };
        classes[class].rows.push(n);
        classes[class].below += usize::from(level.is_some_and(|level| value - level.value < -input.slack));
    }
    let most = classes.iter().map(|class| class.rows.len()).max().unwrap_or(0);
    if most == 0 && negative.is_empty() {
        return sheet.empty(words.empty());
    }
    let shown = if classes[11].rows.is_empty() { CLASSES - 1 } else { CLASSES };
    let line = axis::height(&sheet);
    let slots = Slots { width: f64::from(sheet.width - 2), shown };
    let (top, bottom) = (if level.is_some() { 2 * line } else { line }, 2 * line + sheet.px(9.0, Size::Body));
    if let Some(level) = level {
        axis::level(&mut sheet, slots.at(level.value), 0, &vec![(line, bottom)], &level.label);
    }
    sheet.rect(Area(0, bottom, sheet.width, bottom + 1), Paint::Line);
    let mut last: Option<Area> = None;
    for (n, class) in classes.iter().enumerate().take(shown) {
        let (left, right) = slots.bounds(n);
        let y = |count: usize| {
            bottom - (f64::from(bottom - top) * count as f64 / most.max(1) as f64).round() as i32
        };
        let total = class.rows.len();
        sheet.rect(Area(left + 1, y(total), right - 1, y(class.below)), Paint::Area(input.reached.tone));
        sheet.rect(Area(left + 1, y(class.below), right - 1, bottom), Paint::Area(input.below.tone));
        if total == 0 {
            continue;
        }
        let (middle, text) = ((left + right) / 2, total.to_string());
        let half = sheet.wide(&text, Size::Small) / 2 + 1;
        let mut foot = y(total);
        // On narrow sheets two counts side by side would run into one.
        if last.is_some_and(|Area(_, top, right, bottom)| {
            middle - half < right && foot > top && foot - line < bottom
        }) {
            foot = (foot - line).max(line);
        }
        let plate = Area(middle - half, foot - line + 2, middle + half, foot - 1);
        last = Some(plate);
        sheet.rect(plate, Paint::Paper);
        sheet.text((middle, foot - line / 2), Anchor::Middle, Size::Small, Paint::Ink, text);
        let value = match level {
            Some(_) if class.below > 0 => words.of_which(total, class.below, &input.below.label),
            _ => words.tasks(total),
        };
        let label = match n {
            10 => "100%".into(),
            11 => ">100%".into(),
            n => format!("{}%–{}%", n * 10, n * 10 + 10),
        };
        sheet.mark(Area(left, line, right, bottom), At::Group(class.rows.clone()), label, value);
    }
    let mut height = feet(&mut sheet, &slots, bottom);
    let told = [
        (words.below_nothing(negative.len()), words.under_nothing(), negative),
        (words.without_percent(unknown.len()), words.no_figure(), unknown),
    ];
    for (text, name, rows) in told {
        if rows.is_empty() {
            continue;
        }
        let from = height;
        for part in wrap(&text, sheet.fits(sheet.width, Size::Small), 2) {
            sheet.text((0, height + line / 2), Anchor::Start, Size::Small, Paint::InkSoft, part);
            height += line;
        }
        let count = words.tasks(rows.len());
        sheet.mark(Area(0, from, sheet.width, height), At::Group(rows), name, count);
    }
    sheet.finish(height)
}

/// Figures below the bars: at the edges of the classes, and below the two last classes themselves.
fn feet(sheet: &mut Sheet, slots: &Slots, bottom: i32) -> i32 {
    let line = axis::height(sheet);
    let tight = slots.bounds(0).1 - slots.bounds(0).0 < sheet.wide(">100%", Size::Small);
    let unit = if tight { "" } else { "%" };
    for n in (0..10).step_by(2) {
        let text = number(n as f64 * 10.0, 0) + if n == 0 { "%" } else { unit };
        let anchor = if n == 0 { Anchor::Start } else { Anchor::Middle };
        sheet.text((slots.bounds(n).0, bottom + line / 2), anchor, Size::Small, Paint::InkSoft, text);
    }
    // From the right, so that on narrow sheets the last two make room for each other.
    let mut right = sheet.width;
    for (n, text) in [(11, ">100"), (10, "100")] {
        if n < slots.shown {
            let (text, bounds) = (format!("{text}{unit}"), slots.bounds(n));
            let half = sheet.wide(&text, Size::Small) / 2 + 1;
            let at = ((bounds.0 + bounds.1) / 2).min(right - half);
            sheet.text((at, bottom + line / 2), Anchor::Middle, Size::Small, Paint::InkSoft, text);
            right = at - half - 3;
        }
    }
    bottom + line
}

/// Places across: ten classes side by side, the last ones set off by half a class.
struct Slots {
    width: f64,
    shown: usize,
}

impl Slots {
    fn unit(&self) -> f64 {
        self.width / (self.shown as f64 + 0.5)
    }

    fn bounds(&self, slot: usize) -> (i32, i32) {
        let from = slot as f64 + if slot >= 10 { 0.5 } else { 0.0 };
        ((from * self.unit()).round() as i32, ((from + 1.0) * self.unit()).round() as i32)
    }

    /// A percentage's place; the full hundred lies in the gap before its class.
    fn at(&self, percent: f64) -> i32 {
        ((percent / 10.0).clamp(0.0, 10.25) * self.unit()).round() as i32
    }
}

/// Tones for a distribution whose caller has no words of its own.
impl Default for DistributionInput {
    fn default() -> DistributionInput {
        DistributionInput {
            values: Vec::new(),
            level: None,
            slack: 0.0,
            below: Series { label: String::new(), tone: Tone::Short },
            reached: Series { label: String::new(), tone: Tone::Plain },
            frame: Frame::default(),
        }
    }
}
