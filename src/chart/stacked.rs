//! Stacked bars: one lying bar a row, one part a column, such as the status of each report's tasks or the tasks
//! that each unit leads. In: counts by row and column; out: a drawing whose cells and row labels are marks.
//! Knows neither what the rows are nor in which order they should stand: both are as passed in.

use super::label::{Words, em, percent};
use super::lanes::{LaneText, lanes};
use super::palette::{Paint, Series, Tone};
use super::sheet::{Anchor, Area, Sheet, Size};
use super::{At, Drawing, Frame};

/// What the length of a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lengths {
    /// All bars are of one length and are divided by shares.
    Shares,
    /// Bars are as long as their counts.
    Counts,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StackedRow {
    pub label: String,
    /// One for each column, in the columns' order.
    pub counts: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StackedInput {
    pub columns: Vec<Series>,
    pub rows: Vec<StackedRow>,
    pub lengths: Lengths,
    /// Rows beyond this many fold into one.
    pub limit: usize,
    pub frame: Frame,
}

pub fn stacked(input: &StackedInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    sheet.legend = input.columns.clone();
    let rows = fold(&input.rows, input.columns.len(), input.limit, &words);
    let most = rows.iter().map(|row| row.total).max().unwrap_or(0);
    if most == 0 || input.columns.is_empty() {
        return sheet.empty(words.empty());
    }
    let texts: Vec<LaneText> =
        rows.iter().map(|row| LaneText { label: row.label.clone(), end: words.tasks(row.total) }).collect();
    let lanes = lanes(&mut sheet, &texts, 0);
    for (row, lane) in rows.iter().zip(&lanes.rows) {
        let length = f64::from(lane.bar.2 - lane.bar.0);
        let whole = if input.lengths == Lengths::Shares { row.total } else { most };
        let x = |count: usize| lane.bar.0 + (length * count as f64 / whole.max(1) as f64).round() as i32;
        sheet.mark(lane.label, row.at(None), row.label.clone(), words.tasks(row.total));
        // Rows that the visitor's filters left without tasks keep their place, with a bare line.
        sheet.rect(Area(lane.bar.0, lane.bar.1, lane.bar.0 + 1, lane.bar.3), Paint::Line);
        let mut before = 0;
        for (column, (count, series)) in row.counts.iter().zip(&input.columns).enumerate() {
            if *count == 0 {
                continue;
            }
            // What is there is seen, if only as a line; a pixel of ground parts it from its neighbour.
            let (from, to) = (x(before), x(before + count));
            let area = Area(from, lane.bar.1, (to - 1).max(from + 1), lane.bar.3);
            before += count;
            let share = percent(*count as f64, row.total as f64);
            part(&mut sheet, area, series.tone, &count.to_string(), &share);
            let label = format!("{} · {}", row.label, series.label);
            let value = [&words.tasks(*count), words.comma(), &words.share(&share)].concat();
            sheet.mark(area, row.at(Some(column)), label, value);
        }
    }
    sheet.finish(lanes.bottom)
}

/// One part with its count, and its share where there is room for both.
fn part(sheet: &mut Sheet, area: Area, tone: Tone, count: &str, share: &str) {
    sheet.rect(area, Paint::Area(tone));
    if tone == Tone::NoData || tone == Tone::Reported {
        sheet.outline(Area(area.0, area.1, area.2 - 1, area.3 - 1), Paint::Line);
    }
    let room = sheet.fits(area.2 - area.0 - 4, Size::Small);
    let both = format!("{count} · {share}");
    let text = match room {
        room if room >= em(&both) + 1.0 => both,
        room if room >= em(count) => count.to_string(),
        _ => return,
    };
    let at = ((area.0 + area.2) / 2, (area.1 + area.3) / 2);
    // Strokes of a pattern would run through the figures.
    let (half, tall) = (sheet.wide(&text, Size::Small) / 2 + 2, sheet.px(0.65, Size::Small));
    if tone.patterned() {
        let plate = Area((at.0 - half).max(area.0), at.1 - tall, (at.0 + half).min(area.2), at.1 + tall);
        sheet.rect(plate, Paint::Plate(tone));
    }
    sheet.text(at, Anchor::Middle, Size::Small, Paint::On(tone), text);
}

/// A row to be drawn: one of the input's, or the folded rest.
pub(super) struct Row {
    pub label: String,
    pub counts: Vec<usize>,
    pub total: usize,
    /// Input rows behind it.
    from: Vec<usize>,
}

impl Row {
    pub fn at(&self, column: Option<usize>) -> At {
        match (self.from.as_slice(), column) {
            ([row], None) => At::Row(*row),
            ([row], Some(column)) => At::Cell(*row, column),
            (rows, _) => At::Group(rows.to_vec()),
        }
    }
}

/// The rows as they are drawn: those beyond the limit are summed into one, unless that would save nothing.
pub(super) fn fold(input: &[StackedRow], columns: usize, limit: usize, words: &Words) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let keep = if input.len() > limit.saturating_add(1) { limit } else { input.len() };
    for (n, row) in input.iter().enumerate() {
        if n <= keep {
            rows.push(Row { label: row.label.clone(), counts: vec![0; columns], total: 0, from: Vec::new() });
        }
        let Some(to) = rows.last_mut() else { continue };
        for (sum, count) in to.counts.iter_mut().zip(&row.counts) {
            *sum = sum.saturating_add(*count);
        }
        to.total = to.counts.iter().fold(0, |sum, count| sum.saturating_add(*count));
        to.from.push(n);
    }
    if let Some(rest) = rows.last_mut().filter(|row| row.from.len() > 1) {
        rest.label = words.rest(rest.from.len());
    }
    rows
}
