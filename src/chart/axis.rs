//! Scales and axes: from a figure to a pixel, round ticks, thin lines, and the line that all are held against.
//! Counts in steps of 1, 2 and 5 without logarithms, whose last digit differs from machine to machine.

use super::label::{number, shorten};
use super::palette::Paint;
use super::sheet::{Anchor, Area, Sheet, Size};

pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    pub step: f64,
    pixels: (i32, i32),
}

impl Scale {
    /// Holds zero and all values; percentages reach at least to 100.
    pub fn from_zero(values: impl Iterator<Item = f64>, percent: bool, pixels: (i32, i32)) -> Scale {
        let (mut low, mut high): (f64, f64) = (0.0, if percent { 100.0 } else { 0.0 });
        for value in values {
            (low, high) = (low.min(value), high.max(value));
        }
        Scale::round(low, high, pixels)
    }

    /// Widens a range to whole steps. The pixels may run upwards: (bottom, top).
    pub fn round(low: f64, high: f64, pixels: (i32, i32)) -> Scale {
        let (low, high) = (low.clamp(-1e12, 1e12), high.clamp(-1e12, 1e12));
        // Values all alike, or nearly, still need a span whose ticks differ in print.
        let least = (low.abs() * 1e-6).max(1e-3);
        let high =
            if high - low > least { high } else { low + if low == 0.0 { 1.0 } else { low.abs() * 0.1 } };
        let high = high.max(low + least);
        // Figures side by side take more room than figures above each other.
        let room = if pixels.1 < pixels.0 { 40.0 } else { 70.0 };
        let ticks = (f64::from((pixels.1 - pixels.0).abs()) / room).clamp(2.0, 6.0);
        let step = step(high - low, ticks);
        Scale { low: (low / step).floor() * step, high: (high / step - 1e-9).ceil() * step, step, pixels }
    }

    pub fn px(&self, value: f64) -> i32 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.pixels.0 + (f64::from(self.pixels.1 - self.pixels.0) * share).round() as i32
    }

    /// Ticks with their texts, as few decimals as the step needs.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let places = (0..4).find(|p| is_whole(self.step * [1.0, 10.0, 100.0, 1000.0][*p])).unwrap_or(4);
        let count = ((self.high - self.low) / self.step).round().clamp(1.0, 20.0) as i32;
        (0..=count).map(|n| self.low + self.step * f64::from(n)).map(|v| (v, number(v, places))).collect()
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6
}

/// The smallest of 1, 2, 5, 10, … (or 0.5, 0.2, …) that parts the span into at most so many steps.
fn step(span: f64, most: f64) -> f64 {
    let mut unit = 1.0;
    while unit > span / most && unit > 1e-9 {
        unit /= 10.0;
    }
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if span / (unit * factor) <= most || unit > 1e16 {
                return unit * factor;
            }
        }
        unit *= 10.0;
    }
}

/// Height of the line of figures below a plot.
pub(super) fn height(sheet: &Sheet) -> i32 {
    sheet.px(1.5, Size::Small)
}

/// Upright stretches in which lines are drawn: the whole plot, or the bars alone where labels stand between them.
pub(super) type Stretches = Vec<(i32, i32)>;

/// Thin upright lines at the ticks, their figures below the plot.
pub(super) fn below(sheet: &mut Sheet, scale: &Scale, stretches: &Stretches, bottom: i32, unit: &str) {
    let middle = bottom + height(sheet) / 2;
    let mut free = i32::MIN;
    for (value, text) in scale.ticks() {
        let x = scale.px(value);
        for (top, bottom) in stretches {
            sheet.rect(Area(x, *top, x + 1, *bottom), Paint::Line);
        }
        let text = text + unit;
        let half = sheet.wide(&text, Size::Small) / 2;
        let at = x.clamp(half, (sheet.width - half).max(half));
        if at - half >= free {
            sheet.text((at, middle), Anchor::Middle, Size::Small, Paint::InkSoft, text);
            free = at + half + 4;
        }
    }
}

/// An upright dashed line, with its words in the line above the plot, kept inside the sheet.
pub(super) fn level(sheet: &mut Sheet, x: i32, top: i32, stretches: &Stretches, words: &str) {
    let line = height(sheet);
    let words = shorten(words, sheet.fits(sheet.width, Size::Small));
    let half = sheet.wide(&words, Size::Small) / 2;
    let at = x.clamp(half, (sheet.width - half).max(half));
    sheet.text((at, top + line / 2), Anchor::Middle, Size::Small, Paint::Accent, words);
    for (top, bottom) in stretches {
        let mut y = *top;
        while y < *bottom {
            sheet.rect(Area(x - 1, y, x + 1, (y + 5).min(*bottom)), Paint::Accent);
            y += 8;
        }
    }
}
