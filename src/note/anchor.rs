//! Quoted words and their place. In: a text and a quote taken from it, perhaps from an older reading.
//! Out: where the words stand now, or that they do not. Refuses to know: how a place is lit.

use super::{Quote, Quoted};
use crate::query::fold::Folder;
use std::ops::Range;

/// Characters of context kept on each side.
const CONTEXT: usize = 16;

/// A quote of some bytes of a text. `None` where the range is no run of whole characters or is blank.
pub fn quote(text: &str, range: Range<usize>, field: Quoted) -> Option<Quote> {
    let words = text.get(range.clone()).filter(|words| !words.trim().is_empty())?;
    let (head, tail) = (&text[..range.start], &text[range.end..]);
    let back = head.char_indices().rev().take(CONTEXT).last().map_or(head.len(), |(at, _)| at);
    Some(Quote {
        field,
        words: words.to_string(),
        before: head[back..].to_string(),
        after: tail.chars().take(CONTEXT).collect(),
        at: head.chars().count(),
        remark: String::new(),
    })
}

/// The bytes of the text where the quoted words stand. Blanks, line breaks, widths and case may have
/// changed. Of several places the one whose surroundings agree most, then the nearest to the old
/// one; where nothing around any of them agrees, the words are not the quoted ones, and `None` is
/// told as 找不到原文.
pub fn find(text: &str, quote: &Quote) -> Option<Range<usize>> {
    let text = letters(text);
    let (words, before, after) = (bare(&quote.words), bare(&quote.before), bare(&quote.after));
    let (first, rest) = words.split_first()?;
    let no_context = before.is_empty() && after.is_empty();
    let mut places = 0;
    let mut best: Option<(usize, std::cmp::Reverse<usize>, Range<usize>)> = None;
    for from in (0..text.len()).filter(|&i| text[i].folded == *first) {
        let to = from + words.len();
        let here = text.get(from + 1..to);
        if !here.is_some_and(|here| here.iter().map(|letter| letter.folded).eq(rest.iter().copied())) {
            continue;
        }
        places += 1;
        let back = text[..from].iter().rev().zip(before.iter().rev());
        let ahead = text[to..].iter().zip(&after);
        let agrees = back.take_while(|(a, b)| a.folded == **b).count()
            + ahead.take_while(|(a, b)| a.folded == **b).count();
        let far = std::cmp::Reverse(text[from].nth.abs_diff(quote.at));
        if best.as_ref().is_none_or(|(most, near, _)| (agrees, far) > (*most, *near)) {
            best = Some((agrees, far, text[from].start..text[to - 1].end));
        }
    }
    best.filter(|(agrees, ..)| places == 1 || *agrees > 0 || no_context).map(|(.., range)| range)
}

/// A character that counts, folded, and its place in the text.
struct Letter {
    folded: char,
    nth: usize,
    start: usize,
    end: usize,
}

fn letters(text: &str) -> Vec<Letter> {
    let folder = Folder::new();
    let mut letters = Vec::with_capacity(text.len() / 2);
    for (nth, (start, c)) in text.char_indices().enumerate().filter(|(_, (_, c))| !c.is_whitespace()) {
        let end = start + c.len_utf8();
        folder.each(c, |folded| letters.push(Letter { folded, nth, start, end }));
    }
    letters
}

fn bare(text: &str) -> Vec<char> {
    let folder = Folder::new();
    let mut bare = Vec::with_capacity(text.len() / 2);
    text.chars().filter(|c| !c.is_whitespace()).for_each(|c| folder.each(c, |c| bare.push(c)));
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The quote of `words` as they first stand in `old`, looked for in `new`.
    #[track_caller]
    fn check(old: &str, words: &str, new: &str, expected: Option<&str>) {
        let from = old.find(words).expect("the words stand in the old text");
        let quote = quote(old, from..from + words.len(), Quoted::Progress).expect("a quote");
        let found = find(new, &quote).map(|range| {
            let mut marked = new.to_string();
            marked.insert(range.end, '】');
            marked.insert(range.start, '【');
            marked
        });
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn finds_moved_words() {
        check("完成45台", "45台", "今年全区共完成45台。", Some("今年全区共完成【45台】。"));
    }

    #[test]
    fn finds_words_broken_over_lines_and_wider() {
        check(
            "加装电梯45台，A区",
            "45台，A区",
            "加装电梯\n４５\u{a0}台, a区",
            Some("加装电梯\n【４５\u{a0}台, a区】"),
        );
    }

    #[test]
    fn tells_like_words_apart_by_what_surrounds_them() {
        let old = "住宅完成100%，安置房完成100%，绿化完成100%";
        let from = old.find("完成100%，绿").unwrap();
        let quote = quote(old, from..from + "完成100%".len(), Quoted::Goal).unwrap();
        let new = "绿化完成100%；安置房完成100%；住宅完成100%";
        let second = new.match_indices("完成100%").nth(1).unwrap().0;
        assert_eq!(find(new, &quote), Some(second..second + "完成100%".len()));
    }

    #[test]
    fn words_gone_are_not_found() {
        check("完成45台", "45台", "完成54台", None);
        check("完成45台", "45台", "", None);
    }

    #[test]
    fn many_places_without_their_surroundings_are_none() {
        check("甲完成乙", "完成", "丙完成丁，戊完成己", None);
        check("甲完成乙", "完成", "丙完成丁", Some("丙【完成】丁"));
    }

    #[test]
    fn blank_or_cut_ranges_are_no_quote() {
        assert_eq!(quote("甲 乙", 3..4, Quoted::Goal), None);
        assert_eq!(quote("甲乙", 1..3, Quoted::Goal), None);
        assert_eq!(quote("甲乙", 3..9, Quoted::Goal), None);
    }

    proptest! {
        /// Whatever the text, a quote is found again where it was taken.
        #[test]
        fn a_quote_is_found_in_its_own_text(text in "[甲乙丙1，\n ]{0,60}", a in 0usize..60, b in 0usize..60) {
            let at = |n| text.char_indices().map(|(at, _)| at).nth(n).unwrap_or(text.len());
            let range = at(a.min(b))..at(a.max(b));
            if let Some(quote) = quote(&text, range.clone(), Quoted::Source) {
                let found = find(&text, &quote).map(|found| bare(&text[found]));
                prop_assert_eq!(found, Some(bare(&text[range])));
            }
        }
    }
}
