//! Places in a text as short numbers. In: the spans of a field, or its cell. Out: the other. Refuses to know: what
//! stands there.
//!
//! Each span is the gap after the one before it, and its length, which the last one of a field may leave out: it is
//! what the field's own words leave over. A field that stands where that of the row above does is `=`.

use super::cell::Cell;
use super::table::Refusal;
use crate::report::Span;

/// Where the last span ended, and where the fields of the row above stand.
#[derive(Default)]
pub struct Walk {
    end: usize,
    above: Vec<Vec<Span>>,
    at: usize,
    report: String,
}

impl Walk {
    /// Begins a row; the first of a report has none above it.
    pub fn row(&mut self, report: &str) {
        self.at = 0;
        if self.report != report {
            *self = Walk { report: report.to_owned(), ..Walk::default() };
        }
    }

    /// The cell of the next field; `length` is that of the field's words.
    pub fn cell(&self, spans: &[Span], length: usize) -> Places {
        if !spans.is_empty() && self.above.get(self.at).is_some_and(|above| above == spans) {
            return Places::Above;
        }
        let whole = spans.iter().map(|span| span.end - span.start).sum::<usize>() == length;
        let mut end = self.end;
        let place = |(at, span): (usize, &Span)| {
            let gap = span.start as i64 - end as i64;
            end = span.end;
            let left_out = whole && at + 1 == spans.len();
            (gap, (!left_out).then_some(span.end - span.start))
        };
        Places::At(spans.iter().enumerate().map(place).collect())
    }

    /// The spans of the next field, whether they were read or are being written.
    pub fn spans(&mut self, places: Places, length: usize) -> Option<Vec<Span>> {
        let spans = match places {
            Places::Above => self.above.get(self.at)?.clone(),
            Places::At(places) => {
                let (mut spans, mut left) = (Vec::with_capacity(places.len()), length);
                for (gap, size) in places {
                    let start = usize::try_from(i64::try_from(self.end).ok()?.checked_add(gap)?).ok()?;
                    let size = size.unwrap_or(left);
                    left = left.saturating_sub(size);
                    self.end = start.checked_add(size).filter(|end| *end <= MOST)?;
                    spans.push(Span { start, end: self.end });
                }
                spans
            }
        };
        if self.at == self.above.len() {
            self.above.push(Vec::new());
        }
        self.above[self.at].clone_from(&spans);
        self.at += 1;
        Some(spans)
    }
}

/// No text is longer.
const MOST: usize = u32::MAX as usize >> 1;

/// One field's spans as its cell holds them.
#[derive(Clone, Debug, PartialEq)]
pub enum Places {
    Above,
    At(Vec<(i64, Option<usize>)>),
}

impl Cell for Places {
    fn write(&self, to: &mut String) {
        let Places::At(places) = self else { return to.push('=') };
        for (at, (gap, length)) in places.iter().enumerate() {
            if at > 0 {
                to.push(' ');
            }
            gap.write(to);
            if let Some(length) = length {
                to.push('+');
                length.write(to);
            }
        }
    }

    fn read(text: &str) -> Option<Places> {
        let place = |text: &str| match text.split_once('+') {
            Some((gap, length)) => Some((Cell::read(gap)?, Some(Cell::read(length)?))),
            None => Some((Cell::read(text)?, None)),
        };
        match text {
            "=" => Some(Places::Above),
            "" => Some(Places::At(Vec::new())),
            text => text.split(' ').map(place).collect::<Option<_>>().map(Places::At),
        }
    }
}

/// Passes the spans of a field through a port.
pub fn pass(
    port: &mut dyn super::table::Port,
    walk: &mut Walk,
    column: &'static str,
    spans: &mut Vec<Span>,
    length: usize,
) -> Result<(), Refusal> {
    let mut places = walk.cell(spans, length);
    port.cell(column, &mut places)?;
    *spans = walk.spans(places, length).ok_or(Refusal::Value("tasks", column, 0))?;
    Ok(())
}
