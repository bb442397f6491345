//! Places in a text as short numbers. In: the spans of a field, or its cell. Out: the other. Refuses to know: what
//! stands there.
//!
//! Each span is the gap after the one before it, and its length. A field that stands where that of the row above
//! does is `=`.

use super::cell::Cell;
use super::table::Refusal;
use crate::report::Span;

/// Where the last span ended, and where the fields of the row above stand.
#[derive(Default)]
pub struct Walk {
    end: usize,
    above: Vec<Vec<Span>>,
    at: usize,
}

impl Walk {
    /// Begins a row.
    pub fn row(&mut self) {
        self.at = 0;
    }

    /// The cell of the next field.
    pub fn cell(&self, spans: &[Span]) -> Places {
        if !spans.is_empty() && self.above.get(self.at).is_some_and(|above| above == spans) {
            return Places::Above;
        }
        let mut end = self.end;
        let place = |span: &Span| {
            let gap = span.start as i64 - end as i64;
            end = span.end;
            (gap, span.end - span.start)
        };
        Places::At(spans.iter().map(place).collect())
    }

    /// The spans of the next field, whether they were read or are being written.
    pub fn spans(&mut self, places: Places) -> Option<Vec<Span>> {
        let spans = match places {
            Places::Above => self.above.get(self.at)?.clone(),
            Places::At(places) => {
                let mut spans = Vec::with_capacity(places.len());
                for (gap, length) in places {
                    let start = usize::try_from(i64::try_from(self.end).ok()?.checked_add(gap)?).ok()?;
                    self.end = start.checked_add(length).filter(|end| *end <= MOST)?;
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
    At(Vec<(i64, usize)>),
}

impl Cell for Places {
    fn write(&self, to: &mut String) {
        let Places::At(places) = self else { return to.push('=') };
        for (at, (gap, length)) in places.iter().enumerate() {
            if at > 0 {
                to.push(' ');
            }
            gap.write(to);
            to.push('+');
            length.write(to);
        }
    }

    fn read(text: &str) -> Option<Places> {
        let place = |text: &str| {
            let (gap, length) = text.split_once('+')?;
            Some((Cell::read(gap)?, Cell::read(length)?))
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
) -> Result<(), Refusal> {
    let mut places = walk.cell(spans);
    port.cell(column, &mut places)?;
    *spans = walk.spans(places).ok_or(Refusal::Value("traces", column, 0))?;
    Ok(())
}
