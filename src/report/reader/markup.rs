//! Signs of markup in text as it was typed: ## before a heading, ** around words. In: a line or a piece of it. Out: the words
//! without the signs, and the signs. Knows no items.

use super::super::page::Line;
use super::super::text::{Span, trimmed};

/// The signs before a heading, and the heading itself.
pub fn heading(text: &str, line: &Line) -> Option<(Span, Line)> {
    let words = line.words.of(text);
    let level = words.bytes().take_while(|sign| *sign == b'#').count();
    let parted = (1..=6).contains(&level) && words[level..].starts_with(' ');
    let sign = Span { start: line.words.start, end: line.words.start + level };
    let rest = trimmed(text, Span { start: sign.end, end: line.words.end });
    let heading = Some(level as u8);
    (parted && !rest.is_empty()).then_some((sign, Line { words: rest, heading, ..*line }))
}

/// Words that stand between stars, and the stars.
pub fn bold(text: &str, words: Span) -> (Span, Vec<Span>) {
    let whole = words.of(text);
    let inner = whole.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    match inner.filter(|inner| !inner.is_empty() && !inner.contains('*')) {
        Some(inner) => {
            let start = words.start + 2;
            let end = start + inner.len();
            let stars = vec![Span { start: words.start, end: start }, Span { start: end, end: words.end }];
            (Span { start, end }, stars)
        }
        None => (words, Vec::new()),
    }
}
