//! Where the words of a record stand: those that decided, in its own texts; all of them, in the report.
//! In: a record. Out: byte ranges and spans. Refuses to know: pages.

use std::ops::Range;

use super::Record;
use crate::measure::Measure;
use crate::report::{Lines, Span, text};

/// What parts the quoted words from each other; they may hold it themselves.
pub(super) const PARTING: &str = "；";

impl Record {
    /// Where the target of a measure stands in the report.
    pub fn target_places(&self, measure: &Measure) -> Vec<Span> {
        if measure.in_column {
            return Vec::new();
        }
        text::places(&self.trace().goal, measure.target_at.clone())
    }

    /// Where the figure that answers a measure stands in the report.
    pub fn actual_places(&self, measure: &Measure) -> Vec<Span> {
        let at = measure.actual_at.clone();
        at.map(|at| text::places(&self.trace().progress, at)).unwrap_or_default()
    }

    /// Every place of the record's words in its report, in printed order: those on its own lines, and
    /// those that it takes over from elsewhere, as a theme printed once above many tasks.
    pub fn places(&self, lines: &Lines) -> (Vec<Span>, Vec<Span>) {
        let trace = self.trace();
        let fields = [&trace.theme, &trace.no, &trace.goal, &trace.lead, &trace.support, &trace.progress];
        let mut all: Vec<Span> = fields.into_iter().flatten().copied().collect();
        all.sort();
        all.dedup();
        let own = |span: &Span| {
            self.lines.is_some_and(|[first, last]| (first..=last).contains(&lines.line(span.start)))
        };
        all.into_iter().partition(own)
    }
}

/// The places in `text` of the words that `joined` quotes, one after the other; those that are not there
/// are passed over. The longest run of parts that stands in the text together is taken as one.
pub(super) fn quoted(text: &str, joined: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut rest = joined;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(PARTING).filter(|_| !text.contains(rest)) {
            rest = after;
            continue;
        }
        let ends = rest.match_indices(PARTING).map(|(at, _)| at).chain([rest.len()]);
        let ends: Vec<usize> = ends.filter(|end| *end > 0).collect();
        let hit = ends.iter().rev().find_map(|&end| {
            let free = |at: &usize| found.iter().all(|other| *at + end <= other.start || other.end <= *at);
            let places: Vec<usize> = text.match_indices(&rest[..end]).map(|(at, _)| at).collect();
            let at = places.iter().copied().find(free).or(places.first().copied())?;
            Some((end, at..at + end))
        });
        let end = hit.as_ref().map_or(ends[0], |(end, _)| *end);
        found.extend(hit.map(|(_, range)| range));
        rest = &rest[end..];
        rest = rest.strip_prefix(PARTING).unwrap_or(rest);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, joined: &str, want: &[&str]) {
        let found: Vec<&str> = quoted(text, joined).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn finds_quoted_words_that_hold_the_sign_between_them() {
        check("甲完成；乙完成。丙在做", "甲完成；乙完成；丙在做", &["甲完成；乙完成", "丙在做"]);
        check("新建3个；新建3个", "新建3个；新建3个", &["新建3个；新建3个"]);
        check("新建3个，新建3个", "新建3个；新建3个", &["新建3个", "新建3个"]);
        check("甲；乙", "丙；乙", &["乙"]);
        check("甲", "", &[]);
        check("甲；；乙", "甲；；乙", &["甲；；乙"]);
        check("甲乙", "；甲", &["甲"]);
    }
}
