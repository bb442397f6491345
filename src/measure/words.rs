//! A text made ready for reading. In: a printed string. Out: its characters folded one for one (full
//! width to half width, every blank to a space), what stands in quotes, and clauses. Positions are
//! character indices here; [`Words::bytes`] gives them back as bytes of the printed string.
//! Refuses to know: numbers, units, goals.

use std::cell::OnceCell;
use std::ops::Range;

use crate::report::text::bit;
use crate::report::text::steps::{step, steps};

/// The folded characters of a text and where each begins.
pub struct Words {
    pub chars: Vec<char>,
    at: Vec<usize>,
    /// The folded characters once more as bytes, and where each begins: words are compared as they stand.
    folded: String,
    begins: Vec<u32>,
    /// Which bit is that of each character; see [`bit`].
    bits: Vec<u8>,
    clauses: OnceCell<Vec<Range<usize>>>,
    sentences: OnceCell<Vec<Range<usize>>>,
    /// Inside “…”, 《…》 or a like pair, marks included.
    pub quoted: Vec<bool>,
}

/// Quotes that make a name of what they hold. An opening mark without its partner is no quote.
const PAIRS: &[(char, char)] =
    &[('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('「', '」'), ('『', '』'), ('"', '"')];

/// A name is shorter than this; a pair further apart is a misprint.
const LONGEST_NAME: usize = 60;

const LONGEST_RUN: usize = 1000;

impl Words {
    pub fn new(text: &str) -> Words {
        steps(text.len());
        let mut chars = Vec::with_capacity(text.len() / 2);
        let mut at = Vec::with_capacity(text.len() / 2 + 1);
        let mut folded = String::with_capacity(text.len());
        let mut begins = Vec::with_capacity(text.len() / 2 + 1);
        let mut bits = Vec::with_capacity(text.len() / 2);
        for (i, c) in text.char_indices() {
            let c = fold(c);
            at.push(i);
            chars.push(c);
            let begin = folded.len();
            begins.push(begin as u32);
            folded.push(c);
            bits.push(bit(&folded.as_bytes()[begin..]).trailing_zeros() as u8);
        }
        at.push(text.len());
        begins.push(folded.len() as u32);
        let quoted = quotes(&chars);
        Words {
            chars,
            at,
            folded,
            begins,
            bits,
            clauses: OnceCell::new(),
            sentences: OnceCell::new(),
            quoted,
        }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn has_han(&self) -> bool {
        self.chars.iter().any(|c| han(*c))
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let last = self.at.len() - 1;
        self.at[range.start.min(last)]..self.at[range.end.min(last)]
    }

    pub fn get(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    /// The character before `i`.
    pub fn before(&self, i: usize) -> Option<char> {
        i.checked_sub(1).and_then(|i| self.get(i))
    }

    /// Do the words at `i` begin with `word`?
    pub fn starts(&self, i: usize, word: &str) -> bool {
        step();
        match self.begins.get(i) {
            Some(&begin) => match (&self.folded.as_bytes()[begin as usize..], word.as_bytes()) {
                // Of two Han characters the third byte differs most often: one look tells.
                ([_, _, own, ..], [_, _, other, ..]) if own != other => false,
                (rest, word) => rest.starts_with(word),
            },
            None => word.is_empty(),
        }
    }

    /// Do the words up to `i` end with `word`?
    pub fn ends(&self, i: usize, word: &str) -> bool {
        step();
        match self.begins.get(i) {
            Some(&end) => match (&self.folded.as_bytes()[..end as usize], word.as_bytes()) {
                ([.., own], [.., other]) if own != other => false,
                (rest, word) => rest.ends_with(word),
            },
            None => word.is_empty(),
        }
    }

    /// The first of `words` that begins at `i`, with its length.
    pub fn any_at(&self, i: usize, words: &[&'static str]) -> Option<(&'static str, usize)> {
        words.iter().find(|w| self.starts(i, w)).map(|w| (*w, w.chars().count()))
    }

    /// The first of `words` that ends at `i`, with its length.
    pub fn any_before(&self, i: usize, words: &[&'static str]) -> Option<(&'static str, usize)> {
        words.iter().find(|w| self.ends(i, w)).map(|w| (*w, w.chars().count()))
    }

    /// Where `word` first stands within `range`.
    pub fn find(&self, word: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let first = word.chars().next();
        let end = range.end.min(self.len());
        steps(end.saturating_sub(range.start));
        if !(range.start..end).any(|i| Some(self.chars[i]) == first) {
            return None;
        }
        let n = word.chars().count();
        (range.start..end.saturating_sub(n).saturating_add(1).max(range.start))
            .find(|&i| Some(self.chars[i]) == first && i + n <= end && self.starts(i, word))
            .map(|i| i..i + n)
    }

    /// The first place within `range` where one of `words` stands outside quotes.
    pub fn find_any(&self, words: &[&str], range: &Range<usize>) -> Option<Range<usize>> {
        self.find_from(words, heads(words), range)
    }

    fn find_from(&self, words: &[&str], heads: u64, range: &Range<usize>) -> Option<Range<usize>> {
        // Most characters begin none of the words: one look tells.
        (range.start..range.end.min(self.len())).find_map(|i| {
            if !self.may(i, heads) || self.quoted[i] {
                return None;
            }
            words
                .iter()
                .find(|w| self.starts(i, w))
                .map(|w| i..i + w.chars().count())
                .filter(|r| r.end <= range.end)
        })
    }

    /// The same with a long list.
    pub fn find_listed(&self, list: &List, range: &Range<usize>) -> Option<Range<usize>> {
        self.find_from(list.words, list.heads, range)
    }

    /// Whether the character at `i` may begin one of the words that `heads` was made of.
    pub fn may(&self, i: usize, heads: u64) -> bool {
        (heads >> self.bits[i]) & 1 != 0
    }

    pub fn has(&self, word: &str, range: &Range<usize>) -> bool {
        self.find(word, range).is_some()
    }

    pub fn has_any(&self, words: &[&str], range: &Range<usize>) -> bool {
        let heads = heads(words);
        let end = range.end.min(self.len());
        steps(end.saturating_sub(range.start));
        (range.start..end).any(|i| {
            self.may(i, heads) && words.iter().any(|w| self.starts(i, w) && i + w.chars().count() <= end)
        })
    }

    pub fn whole(&self) -> Range<usize> {
        0..self.len()
    }

    /// The clauses in order, without the marks between them. Marks inside quotes cut nothing.
    pub fn clauses(&self) -> Vec<Range<usize>> {
        self.clauses
            .get_or_init(|| self.cut(|c| matches!(c, ',' | '。' | ';' | ':' | '!' | '?' | '\n')))
            .clone()
    }

    /// The sentences in order, each made of whole clauses: one that is too long is cut between two of them.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let join = || {
            let mut found: Vec<Range<usize>> = Vec::new();
            for clause in self.clauses() {
                match found.last_mut() {
                    Some(last)
                        if clause.end - last.start <= LONGEST_RUN
                            && !(last.end..clause.start).any(|i| self.ends_sentence(i)) =>
                    {
                        last.end = clause.end;
                    }
                    _ => found.push(clause),
                }
            }
            found
        };
        self.sentences.get_or_init(join).clone()
    }

    pub fn ends_sentence(&self, i: usize) -> bool {
        matches!(self.chars[i], '。' | ';' | '!' | '\n') && !self.quoted[i]
    }

    /// A run without marks is cut at [`LONGEST_RUN`]: no sentence is longer, and all that reads a clause
    /// stays linear.
    fn cut(&self, mark: fn(char) -> bool) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        for i in 0..=self.len() {
            if i - from >= LONGEST_RUN {
                found.push(from..i);
                from = i;
            }
            let cuts = i == self.len() || (mark(self.chars[i]) && !self.quoted[i] && !self.between_digits(i));
            if cuts {
                if from < i {
                    found.push(from..i);
                }
                from = i + 1;
            }
        }
        found
    }

    /// A comma or colon within a number: 1,234 or 15:52.
    fn between_digits(&self, i: usize) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match self.chars[i] {
            ',' => {
                digit(self.before(i)) && (1..=3).all(|n| digit(self.get(i + n))) && !digit(self.get(i + 4))
            }
            ':' => digit(self.before(i)) && digit(self.get(i + 1)),
            _ => false,
        }
    }

    /// `range` without blanks at its ends.
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        let (mut a, mut b) = (range.start, range.end.min(self.len()));
        while a < b && self.chars[a] == ' ' {
            a += 1;
        }
        while a < b && self.chars[b - 1] == ' ' {
            b -= 1;
        }
        a..b
    }

    pub fn text(&self, range: &Range<usize>) -> String {
        let begin = |i: usize| self.begins[i.min(self.len())] as usize;
        self.folded.get(begin(range.start)..begin(range.end)).unwrap_or_default().to_owned()
    }
}

/// A long list of words with their first characters, which are gathered once.
pub struct List {
    words: &'static [&'static str],
    heads: u64,
}

impl List {
    pub const fn of(words: &'static [&'static str]) -> List {
        List { words, heads: heads(words) }
    }
}

/// The first characters of `words`, one bit each; several may share one.
pub const fn heads(words: &[&str]) -> u64 {
    let (mut heads, mut at) = (0, 0);
    while at < words.len() {
        heads |= bit(words[at].as_bytes());
        at += 1;
    }
    heads
}

/// Is `c` a Han character?
pub fn han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// Full width to half width, blanks to a space; one character for one.
fn fold(c: char) -> char {
    match c {
        // Most are Han.
        '\u{3021}'..='\u{d7ff}' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{a0}' | '\u{3000}' | '\t' | '\u{2002}'..='\u{200a}' => ' ',
        '﹪' => '%',
        '–' | '—' | '―' | '−' => '-',
        _ => c,
    }
}

fn quotes(chars: &[char]) -> Vec<bool> {
    let mut quoted = vec![false; chars.len()];
    let mut i = 0;
    while i < chars.len() {
        // Most are Han, and no mark stands after these.
        if chars[i] > '』' {
            i += 1;
            continue;
        }
        if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == chars[i]) {
            let end = (i + 1 + LONGEST_NAME).min(chars.len());
            if let Some(n) = chars[i + 1..end].iter().position(|c| c == close) {
                quoted[i..=i + 1 + n].fill(true);
                i += n + 1;
            }
        }
        i += 1;
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_one_for_one_and_keeps_places() {
        let text = "完成２３％，（其中\u{a0}Ａ）";
        let words = Words::new(text);
        assert_eq!(words.text(&words.whole()), "完成23%,(其中 A)");
        assert_eq!(&text[words.bytes(&(2..5))], "２３％");
    }

    #[test]
    fn an_unclosed_quote_quotes_nothing() {
        let words = Words::new("“红茶议事会、和睦街道“议事港”等");
        assert!(words.quoted[0]);
        let words = Words::new("“红茶议事会和睦街道");
        assert!(!words.quoted[1]);
    }

    #[test]
    fn cuts_clauses_but_not_numbers_or_names() {
        let words = Words::new("共1,234个,“a,b”已完成。好");
        let cut: Vec<String> = words.clauses().iter().map(|r| words.text(r)).collect();
        assert_eq!(cut, ["共1,234个", "“a,b”已完成", "好"]);
    }

    #[test]
    fn a_sentence_is_made_of_whole_clauses_however_long_it_is() {
        for text in [
            "甲".repeat(989) + "同比增长5%，同比增长6%。",
            "甲".repeat(2500) + "，乙；丙",
            "甲，".repeat(900),
        ] {
            let words = Words::new(&text);
            for clause in words.clauses() {
                let holding = |s: &&Range<usize>| s.start <= clause.start && clause.end <= s.end;
                assert_eq!(words.sentences().iter().filter(holding).count(), 1, "{clause:?}");
            }
        }
        assert_eq!(Words::new("甲，乙。丙").sentences(), [0..3, 4..5]);
        assert_eq!(Words::new("甲").text(&Range { start: 1, end: 0 }), "");
    }
}
