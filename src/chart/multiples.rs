//! Small multiples: one small column chart for each row, such as a theme, all on one scale so that they compare.
//! In: counts by row and column; out: a drawing whose columns and panel heads are marks.

use super::label::{Words, wrap};
use super::palette::{Paint, Series};
use super::sheet::{Anchor, Area, Sheet, Size};
use super::stacked::{Row, StackedRow, fold};
use super::{Drawing, Frame};

#[derive(Clone, Debug, PartialEq)]
pub struct MultiplesInput {
    pub columns: Vec<Series>,
    pub panels: Vec<StackedRow>,
    /// Panels beyond this many fold into one.
    pub limit: usize,
    pub frame: Frame,
}

pub fn multiples(input: &MultiplesInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    sheet.legend = input.columns.clone();
    let rows = fold(&input.panels, input.columns.len(), input.limit, &words);
    let most = rows.iter().flat_map(|row| row.counts.iter().copied()).max().unwrap_or(0);
    if most == 0 {
        return sheet.empty(words.empty());
    }
    let gap = sheet.px(1.4, Size::Body);
    let across = ((sheet.width + gap) / (sheet.px(10.5, Size::Body) + gap)).clamp(1, 8);
    let across = across.min(rows.len() as i32).max(2);
    let wide = (sheet.width - gap * (across - 1)) / across;
    let head = 2 * sheet.px(1.35, Size::Body) + sheet.px(1.4, Size::Small);
    let tall = head + sheet.px(6.5, Size::Body);
    let mut bottom = 0;
    for (n, row) in rows.iter().enumerate() {
        let (column, line) = (n as i32 % across, n as i32 / across);
        let left = column * (wide + gap);
        let top = line * (tall + gap);
        bottom = top + tall;
        panel(&mut sheet, Area(left, top, left + wide, bottom), head, row, &input.columns, most, &words);
    }
    sheet.finish(bottom + 1)
}

fn panel(
    sheet: &mut Sheet,
    area: Area,
    head: i32,
    row: &Row,
    columns: &[Series],
    most: usize,
    words: &Words,
) {
    let Area(left, top, right, bottom) = area;
    let (line, small) = (sheet.px(1.35, Size::Body), sheet.px(1.4, Size::Small));
    let lines = wrap(&row.label, sheet.fits(right - left, Size::Body), 2);
    // Heads of one line stand at the foot of the two, near their chart.
    let skip = 2 - lines.len() as i32;
    for (n, text) in lines.into_iter().enumerate() {
        let y = top + line * (n as i32 + skip) + line / 2;
        sheet.text((left, y), Anchor::Start, Size::Body, Paint::Ink, text);
    }
    let total = words.tasks(row.total);
    let y = top + 2 * line + small / 2;
    sheet.text((left, y), Anchor::Start, Size::Small, Paint::InkSoft, total.clone());
    sheet.mark(Area(left, top, right, top + head), row.at(None), row.label.clone(), total);
    sheet.rect(Area(left, bottom, right, bottom + 1), Paint::Line);
    let room = f64::from(bottom - top - head - small);
    for (n, (count, series)) in row.counts.iter().zip(columns).enumerate() {
        if *count == 0 {
            continue;
        }
        let x = |n: usize| left + (right - left) * n as i32 / columns.len().max(1) as i32;
        let up = bottom - ((room * *count as f64 / most as f64).round() as i32).max(1);
        let bar = Area(x(n) + 1, up, x(n + 1) - 1, bottom);
        sheet.rect(bar, Paint::Area(series.tone));
        sheet.outline(Area(bar.0, bar.1, bar.2 - 1, bar.3), Paint::Edge(series.tone));
        let middle = (bar.0 + bar.2) / 2;
        let text = count.to_string();
        // A count wider than its column would lie upon the next; the mark says it all the same.
        if sheet.wide(&text, Size::Small) <= x(n + 1) - x(n) {
            sheet.text((middle, up - small / 2), Anchor::Middle, Size::Small, Paint::Ink, text);
        }
        let label = format!("{} · {}", row.label, series.label);
        let hit = Area(x(n), top + head, x(n + 1), bottom);
        sheet.mark(hit, row.at(Some(n)), label, words.tasks(*count));
    }
}
