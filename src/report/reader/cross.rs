//! Text run together in one line, as newspapers and scrapers leave it. In: lines. Out: the same words with such a line cut
//! before each number that goes on its count. A line that holds no such count stays whole. Knows no fields.

use std::borrow::Cow;

use super::super::page::Line;
use super::super::text::{Span, is_blank, trimmed};
use super::marker::{self, Rank};

/// A shorter line is no paper in one line.
const LONG: usize = 150;
/// So many numbers must go on one count.
const FEWEST: usize = 3;

pub fn cut<'a>(text: &str, body: &'a [Line]) -> Cow<'a, [Line]> {
    if !body.iter().any(is_long) {
        return Cow::Borrowed(body);
    }
    let mut found = Vec::with_capacity(body.len());
    for line in body {
        let cuts = if is_long(line) { cuts(text, line.words) } else { Vec::new() };
        if cuts.is_empty() {
            found.push(*line);
            continue;
        }
        let ends = cuts.iter().skip(1).copied().chain([line.words.end]);
        let front = trimmed(text, Span { start: line.words.start, end: cuts[0] });
        if !front.is_empty() {
            found.push(Line { span: front, words: front, ..*line });
        }
        for (start, end) in cuts.iter().zip(ends) {
            let words = trimmed(text, Span { start: *start, end });
            found.push(Line { span: words, words, ..*line });
        }
    }
    Cow::Owned(found)
}

fn is_long(line: &Line) -> bool {
    line.words.end - line.words.start >= LONG
}

/// Where the items of a line begin.
fn cuts(text: &str, words: Span) -> Vec<usize> {
    let line = words.of(text);
    let mut best = Vec::new();
    for rank in [Rank::Digit, Rank::Han, Rank::HanBracket, Rank::DigitBracket, Rank::Circle] {
        let mut places: Vec<usize> = Vec::new();
        let mut before = ' ';
        for (at, sign) in line.char_indices() {
            let edge = at == 0
                || is_blank(before)
                || matches!(before, '。' | '；' | ';' | '：' | ':' | '）' | ')' | '】' | '！' | '，');
            before = sign;
            let begins = sign.is_ascii_digit() || !sign.is_ascii() && !matches!(sign, '，' | '。' | '、');
            if !edge || !begins {
                continue;
            }
            let marker = marker::read(&line[at..]);
            if marker.is_some_and(|marker| marker.rank == rank && marker.count == places.len() as u32 + 1) {
                places.push(words.start + at);
            }
        }
        if places.len() >= FEWEST && places.len() > best.len() {
            best = places;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::super::page;
    use super::super::super::text::Lines;
    use super::*;

    #[test]
    fn a_line_is_cut_at_its_count() {
        let long = "完成年度目标任务并按要求报送材料".repeat(2);
        let text =
            format!("公示如下：1.新建公园{long}。2.改造1.5公里管网{long}。3.新增床位{long}。\n1.甲\n2.乙");
        let lines = page::lines(&text, &Lines::of(&text));
        let cut: Vec<&str> = cut(&text, &lines).iter().map(|line| line.words.of(&text)).collect();
        assert_eq!(cut.len(), 6, "{cut:?}");
        assert!(cut[2].starts_with("2.改造1.5公里"));
    }
}
