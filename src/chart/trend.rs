//! A figure over the years: what was reached as a line, what was promised as hollow marks.
//! In: years with actuals and targets, and the breaks between years that do not compare (districts merged, a
//! definition changed); out: a drawing with a mark for each point. The line joins neighbouring years only:
//! never over a break, and never over a year of which nothing is known.

use super::axis::{self, Scale};
use super::label::{Words, number, wrap};
use super::palette::Paint;
use super::sheet::{Anchor, Area, Point, Sheet, Size};
use super::{At, Drawing, Frame};

#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    pub year: i32,
    pub actual: Option<f64>,
    pub target: Option<f64>,
}

/// Figures up to the year `after` do not compare with those that follow it.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    pub after: i32,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TrendInput {
    pub points: Vec<TrendPoint>,
    pub breaks: Vec<Break>,
    pub unit: String,
    pub frame: Frame,
}

pub fn trend(input: &TrendInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    let finite = |value: Option<f64>| value.filter(|v| v.is_finite());
    let mut points: Vec<(usize, i32, Option<f64>, Option<f64>)> = (input.points.iter().enumerate())
        .map(|(n, p)| (n, p.year.clamp(-9999, 9999), finite(p.actual), finite(p.target)))
        .filter(|p| p.2.is_some() || p.3.is_some())
        .collect();
    points.sort_by_key(|p| (p.1, p.0));
    let (Some(first), Some(last)) = (points.first().map(|p| p.1), points.last().map(|p| p.1)) else {
        return sheet.empty(words.empty());
    };
    let line = axis::height(&sheet);
    let (top, bottom) = (3 * line, 3 * line + sheet.px(11.0, Size::Body));
    let scale = scale(points.iter().flat_map(|p| [p.2, p.3]).flatten(), (bottom, top));
    let ticks = scale.ticks();
    let gutter = ticks.iter().map(|tick| sheet.wide(&tick.1, Size::Small)).max().unwrap_or(0) + 8;
    let years = Years {
        first,
        last,
        left: gutter + sheet.px(2.2, Size::Small),
        right: sheet.width - sheet.px(2.2, Size::Small),
    };
    key(&mut sheet, &words, &input.unit);
    for (value, text) in ticks {
        let y = scale.px(value);
        sheet.rect(Area(gutter, y, sheet.width, y + 1), Paint::Line);
        sheet.text((gutter - 6, y), Anchor::End, Size::Small, Paint::InkSoft, text);
    }
    let mut height = bottom + feet(&mut sheet, &years, &points, bottom);
    // Values keep clear of the scale, of the years and of the signs of breaks.
    let mut taken =
        vec![Area(0, bottom, sheet.width, height), Area(0, 0, gutter, bottom), Area(0, 0, sheet.width, line)];
    // One reason has one sign, and breaks between the same two years share a line.
    let mut notes: Vec<&str> = Vec::new();
    let mut gaps: Vec<(i32, String)> = Vec::new();
    for gap in &input.breaks {
        let n = notes.iter().position(|note| *note == gap.note).unwrap_or(notes.len());
        notes.extend((n == notes.len()).then_some(&*gap.note));
        // A break outside the years shown is still told, but has no place to stand.
        if gap.after < first || gap.after >= last {
            continue;
        }
        match gaps.iter_mut().find(|(after, _)| *after == gap.after) {
            Some((_, signs)) if signs.contains(&sign(n)) => {}
            Some((_, signs)) => signs.push_str(&sign(n)),
            None => gaps.push((gap.after, sign(n))),
        }
    }
    for (after, signs) in gaps {
        let x = (years.x(after) + years.x(after + 1)) / 2;
        axis::level(&mut sheet, x, top - 2 * line, &vec![(top - line, bottom)], &signs);
        taken.push(Area(x - 3, top - line, x + 3, bottom));
        let half = sheet.wide(&signs, Size::Small) / 2 + 6;
        taken.push(Area(x - half, line, x + half, top - line));
    }
    for (n, note) in notes.into_iter().enumerate() {
        for text in wrap(&format!("{} {note}", sign(n)), sheet.fits(sheet.width, Size::Small), 4) {
            sheet.text((0, height + line / 2), Anchor::Start, Size::Small, Paint::InkSoft, text);
            height += line;
        }
    }
    let broken = |from: i32, to: i32| input.breaks.iter().any(|gap| gap.after >= from && gap.after < to);
    let at = |year: i32, value: f64| (years.x(year), scale.px(value));
    for run in runs(&points, broken) {
        sheet.path(run.iter().map(|(year, value)| at(*year, *value)).collect(), Paint::Accent, 2);
    }
    for (_, year, actual, target) in &points {
        if let Some(target) = target {
            let (x, y) = at(*year, *target);
            sheet.dot((x, y), 5, Paint::Paper, true);
            sheet.dot((x, y), 5, Paint::Accent, false);
        }
        if let Some(actual) = actual {
            sheet.dot(at(*year, *actual), 4, Paint::Accent, true);
        }
    }
    for (n, year, actual, target) in &points {
        // The higher of the two is written above, the lower below.
        let lower = matches!((actual, target), (Some(a), Some(t)) if a < t);
        if let Some(actual) = actual {
            figure(&mut sheet, &mut taken, at(*year, *actual), lower, *actual, Paint::Ink);
        }
        if let Some(target) = target.filter(|target| Some(*target) != *actual) {
            let below = actual.is_some() && !lower;
            figure(&mut sheet, &mut taken, at(*year, target), below, target, Paint::InkSoft);
        }
        let half = years.step().max(12) / 2;
        let x = years.x(*year);
        let area = Area((x - half).max(gutter), top - line, (x + half).min(sheet.width), bottom + line);
        let label = words.year(*year);
        sheet.mark(area, At::Row(*n), label, words.actual_target(*actual, *target, &input.unit));
    }
    sheet.finish(height)
}

/// Zero belongs to the scale unless all values lie far from it: then the line would be flat at the top.
fn scale(values: impl Iterator<Item = f64>, pixels: (i32, i32)) -> Scale {
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let low = if low >= 0.0 && low < high * 0.6 || low == high && low > 0.0 { 0.0 } else { low };
    Scale::round(low, high, pixels)
}

/// Actuals of neighbouring years with no break between them.
fn runs(
    points: &[(usize, i32, Option<f64>, Option<f64>)],
    broken: impl Fn(i32, i32) -> bool,
) -> Vec<Vec<(i32, f64)>> {
    let mut runs: Vec<Vec<(i32, f64)>> = Vec::new();
    for (year, actual) in points.iter().filter_map(|p| p.2.map(|actual| (p.1, actual))) {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(y, _)| y + 1 == year && !broken(*y, year)) => {
                run.push((year, actual));
            }
            _ => runs.push(vec![(year, actual)]),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// A value beside its point, on the other side where the first is taken, and else not at all: the mark says it.
fn figure(sheet: &mut Sheet, taken: &mut Vec<Area>, at: Point, below: bool, value: f64, paint: Paint) {
    let text = number(value, 2);
    let (half, line) = (sheet.wide(&text, Size::Small) / 2 + 2, axis::height(sheet));
    let x = at.0.clamp(half, (sheet.width - half).max(half));
    for below in [below, !below] {
        let middle = if below { at.1 + line * 3 / 4 + 1 } else { at.1 - line * 3 / 4 - 1 };
        let area = Area(x - half, middle - line / 2, x + half, middle + line / 2);
        if taken.iter().all(|other| !meets(other, &area)) {
            sheet.faint(Area(area.0, area.1 + 2, area.2, area.3 - 2), Paint::Paper, 0.75);
            sheet.text((x, middle), Anchor::Middle, Size::Small, paint, text);
            taken.push(area);
            return;
        }
    }
}

fn meets(a: &Area, b: &Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// ● 实际 ○ 目标, and the unit.
fn key(sheet: &mut Sheet, words: &Words, unit: &str) {
    let (line, dot) = (axis::height(sheet), sheet.px(0.5, Size::Small));
    let mut x = dot;
    for (text, filled) in [(words.actual(), true), (words.target(), false)] {
        sheet.dot((x, line / 2), if filled { 4 } else { 5 }, Paint::Accent, filled);
        x += 2 * dot;
        sheet.text((x, line / 2), Anchor::Start, Size::Small, Paint::InkSoft, text.clone());
        x += sheet.wide(&text, Size::Small) + 3 * dot;
    }
    if !unit.is_empty() {
        let text = super::label::shorten(&words.unit(unit), sheet.fits(sheet.width - x, Size::Small));
        sheet.text((sheet.width - 1, line / 2), Anchor::End, Size::Small, Paint::InkSoft, text);
    }
}

/// The years with a point, as many as there is room for.
fn feet(
    sheet: &mut Sheet,
    years: &Years,
    points: &[(usize, i32, Option<f64>, Option<f64>)],
    bottom: i32,
) -> i32 {
    let line = axis::height(sheet);
    let mut free = i32::MIN;
    for (_, year, _, _) in points {
        let (x, text) = (years.x(*year), year.to_string());
        let half = sheet.wide(&text, Size::Small) / 2;
        if x - half >= free {
            sheet.text((x, bottom + line / 2 + 3), Anchor::Middle, Size::Small, Paint::InkSoft, text);
            free = x + half + 4;
        }
    }
    line + 6
}

/// ① to ⑳, then plain numbers.
fn sign(n: usize) -> String {
    match char::from_u32(0x2460 + n as u32) {
        Some(sign) if n < 20 => sign.into(),
        _ => format!("({})", n + 1),
    }
}

struct Years {
    first: i32,
    last: i32,
    left: i32,
    right: i32,
}

impl Years {
    /// A single year stands in the middle.
    fn x(&self, year: i32) -> i32 {
        if self.first == self.last {
            return (self.left + self.right) / 2;
        }
        let share = f64::from(year - self.first) / f64::from(self.last - self.first);
        self.left + (f64::from(self.right - self.left) * share).round() as i32
    }

    fn step(&self) -> i32 {
        (self.right - self.left) / (self.last - self.first).max(1)
    }
}
