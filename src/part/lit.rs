//! Text with some of its bytes lit. In: a text and byte ranges. Out: the same text, letter for letter,
//! with `mark` round the ranges. Refuses to know: why they are lit.

use std::ops::Range;

use leptos::prelude::*;

/// The text cut at the ranges' borders: pieces in order, with whether each is lit. Ranges that overlap,
/// lie outside the text or cut a character are joined, trimmed or dropped, so the pieces always make
/// up the text.
pub fn pieces<'a>(text: &'a str, ranges: &[Range<usize>]) -> Vec<(&'a str, bool)> {
    let mut ranges: Vec<_> = ranges
        .iter()
        .map(|r| r.start..r.end.min(text.len()))
        .filter(|r| r.start < r.end && text.is_char_boundary(r.start) && text.is_char_boundary(r.end))
        .collect();
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut out = Vec::new();
    let mut at = 0;
    for range in ranges {
        let start = range.start.max(at);
        if start >= range.end {
            continue;
        }
        if at < start {
            out.push((&text[at..start], false));
        }
        out.push((&text[start..range.end], true));
        at = range.end;
    }
    if at < text.len() {
        out.push((&text[at..], false));
    }
    out
}

/// Characters that stay before the first lit ones where room is short.
const NEAR: usize = 8;

/// The text as a view whose beginning can be left out where the first lit words would be out of sight: it stands in
/// `.lit-far`.
pub fn lit_in_sight(text: &str, ranges: &[Range<usize>]) -> AnyView {
    let first = pieces(text, ranges).first().filter(|first| !first.1).map_or(0, |first| first.0.len());
    let near = text[..first].char_indices().rev().nth(NEAR).filter(|_| first < text.len());
    let Some((cut, _)) = near else { return lit(text, ranges) };
    let shifted: Vec<_> = ranges
        .iter()
        .filter(|range| range.end > cut)
        .map(|range| range.start.saturating_sub(cut)..range.end - cut)
        .collect();
    let far = text[..cut].to_owned();
    view! { <span class="lit-far">{far}</span> {lit(&text[cut..], &shifted)} }.into_any()
}

/// The text as a view.
pub fn lit(text: &str, ranges: &[Range<usize>]) -> AnyView {
    pieces(text, ranges)
        .into_iter()
        .map(|(piece, on)| {
            let piece = piece.to_owned();
            if on { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        })
        .collect_view()
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_text() {
        let text = "加装电梯200台";
        let cut = pieces(text, &[3..6, 5..12, 40..50, 1..4, 15..99]);
        assert_eq!(cut.iter().map(|p| p.0).collect::<String>(), text);
        assert_eq!(cut[0], ("加", false));
        assert_eq!(cut[1], ("装", true));
        assert!(cut.last().is_some_and(|p| p.1));
    }
}
