//! Places in a text: spans of bytes, cells joined from several of them, and lines. In: a text. Out:
//! where things stand in it. Refuses to know what the words mean.
//!
//! A line ends at `\n` alone; a `\r` before it counts as a blank. Every span lies on character borders.

pub mod conceal;
pub mod steps;

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A byte range of a report's text, on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn of(self, text: &str) -> &str {
        steps::steps(self.end.saturating_sub(self.start));
        text.get(self.start..self.end).unwrap_or("")
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// Words of a report and where they stand: `text` is the pieces, one after the other, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub pieces: Vec<Span>,
}

impl Cell {
    pub fn from_pieces(text: &str, pieces: &[Span]) -> Cell {
        let mut cell = Cell::default();
        for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
            cell.text.push_str(piece.of(text));
            cell.pieces.push(*piece);
        }
        cell
    }

    /// The places in the report of a byte range of `text`, one span for each piece it touches.
    pub fn places(&self, range: Range<usize>) -> Vec<Span> {
        places(&self.pieces, range)
    }
}

/// The places of a byte range of the text that `pieces` make up, one span for each piece it touches.
pub fn places(pieces: &[Span], range: Range<usize>) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for piece in pieces {
        let len = piece.end - piece.start;
        let (from, to) = (range.start.max(at), range.end.min(at + len));
        if from < to {
            found.push(Span { start: piece.start + from - at, end: piece.start + to - at });
        }
        at += len;
    }
    found
}

/// Where the lines of a text begin. Line numbers are 1-based.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
    len: usize,
}

impl Lines {
    pub fn of(text: &str) -> Lines {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        Lines { starts, len: text.len() }
    }

    /// How many lines there are; a text that ends in `\n` ends in an empty line.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line on which a byte stands.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// A line's bytes without its `\n`; empty for a line that is not there.
    pub fn span(&self, line: usize) -> Span {
        let Some(start) = line.checked_sub(1).and_then(|at| self.starts.get(at)).copied() else {
            return Span { start: self.len, end: self.len };
        };
        let end = self.starts.get(line).map_or(self.len, |next| next - 1);
        Span { start, end }
    }
}

/// White space of every kind, and the marks without width that web pages leave behind.
pub fn is_blank(sign: char) -> bool {
    // Most signs are Han.
    if matches!(sign, '\u{3001}'..='\u{fefe}') {
        return false;
    }
    sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// The span without the blanks at its two ends.
pub fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(is_blank).len());
    let end = start + span.of_rest(text, start).trim_end_matches(is_blank).len();
    Span { start, end }
}

impl Span {
    fn of_rest(self, text: &str, start: usize) -> &str {
        text.get(start..self.end).unwrap_or("")
    }
}

/// A sign of Han script.
pub fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The half-width twin of a full-width sign; other signs stay.
pub fn half(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{3000}' => ' ',
        _ => sign,
    }
}

/// Adds a sign in small letters.
pub fn push_lower(words: &mut String, sign: char) {
    match sign {
        '\0'..='\x7f' => words.push(sign.to_ascii_lowercase()),
        // Han signs and their marks have none.
        '\u{3000}'..='\u{9fff}' => words.push(sign),
        _ => words.extend(sign.to_lowercase()),
    }
}

/// A bit for the first character of a word; several characters share one. None for no word.
pub const fn bit(word: &[u8]) -> u64 {
    match word {
        [a, b, c, ..] if *a >= 0xe0 => 1 << ((b.wrapping_mul(7) ^ *c) & 63),
        [a, ..] => 1 << (*a & 63),
        [] => 0,
    }
}

/// The bits of all characters: a word whose own bit is not among them does not stand there.
pub fn bits(words: &str) -> u64 {
    let (words, mut bits, mut at) = (words.as_bytes(), 0, 0);
    while at < words.len() {
        bits |= bit(&words[at..]);
        at += match words[at] {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        };
    }
    bits
}

/// A whole number and nothing else, in digits of either width.
pub fn bare_number(words: &str) -> Option<u32> {
    if words.is_empty() || words.len() > 18 {
        return None;
    }
    words.chars().try_fold(0u32, |sum, sign| sum.checked_mul(10)?.checked_add(half(sign).to_digit(10)?))
}

/// Whether the words end a sentence.
pub fn ends_sentence(words: &str) -> bool {
    words.ends_with(['。', '；', '！', '？', ';', '!', '?', '…'])
}

/// A number before a heading: its bytes' length and how deep it ranks (一、 1, （一） 2, 1. 3, (1) 4).
pub fn heading_number(words: &str) -> Option<(usize, u8)> {
    let mut signs = words.char_indices().map(|(at, sign)| (at, half(sign)));
    let (_, first) = signs.next()?;
    let bracket = first == '(';
    let division = first == '第';
    let (mut han, mut digits) = (0, 0);
    if !bracket && !division {
        if is_han_number(first) {
            han += 1;
        } else if first.is_ascii_digit() {
            digits += 1;
        } else {
            return None;
        }
    }
    while let Some((at, sign)) = signs.next() {
        if is_han_number(sign) && digits == 0 && han < 5 {
            han += 1;
        } else if sign.is_ascii_digit() && han == 0 && digits < 3 {
            digits += 1;
        } else if han + digits == 0 {
            return None;
        } else {
            let end = at + words[at..].chars().next().map_or(0, char::len_utf8);
            return match sign {
                ')' if bracket => Some((end, if han > 0 { 2 } else { 4 })),
                '、' if !bracket && !division => Some((end, if han > 0 { 1 } else { 3 })),
                '章' | '篇' if division => Some((end, 1)),
                '部' if division => {
                    signs.next().filter(|(_, next)| *next == '分').map(|(next, _)| (next + 3, 1))
                }
                // "1.5宗" is item 1 and "5宗" in a list, but a heading never goes on with a digit.
                '.' if digits > 0 && !bracket && !division => match signs.next() {
                    Some((_, next)) if next.is_ascii_digit() => None,
                    _ => Some((end, 3)),
                },
                _ => None,
            };
        }
    }
    None
}

/// A number sign of Han script: 一, 十.
pub fn is_han_number(sign: char) -> bool {
    matches!(sign, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_places_over_pieces() {
        let cell = Cell::from_pieces("ab\ncd", &[Span { start: 0, end: 2 }, Span { start: 3, end: 5 }]);
        assert_eq!(cell.text, "abcd");
        assert_eq!(cell.places(1..3), [Span { start: 1, end: 2 }, Span { start: 3, end: 4 }]);
        assert_eq!(cell.places(4..4), []);
    }

    #[test]
    fn numbers_lines_from_one() {
        let lines = Lines::of("a\n\nbc\n");
        assert_eq!(lines.count(), 4);
        assert_eq!([0, 1, 2, 3, 4, 6].map(|at| lines.line(at)), [1, 1, 2, 3, 3, 4]);
        assert_eq!(lines.span(3), Span { start: 3, end: 5 });
        assert_eq!(lines.span(4), Span { start: 6, end: 6 });
        assert_eq!(lines.span(9), Span { start: 6, end: 6 });
        assert_eq!(lines.span(0), Span { start: 6, end: 6 });
    }

    #[test]
    fn reads_heading_numbers() {
        let check = |words, want| assert_eq!(heading_number(words), want, "{words}");
        check("一、执行情况", Some((6, 1)));
        check("（二十一）提升", Some((15, 2)));
        check("(三)提升", Some((5, 2)));
        check("1.疫情", Some((2, 3)));
        check("１２、疫情", Some((9, 3)));
        check("(4)疫情", Some((3, 4)));
        check("第二部分 目标", Some((12, 1)));
        check("1.5宗地块", None);
        check("一办十组", None);
        check("十大产业", None);
        check("2019年", None);
        check("(一", None);
        check("()", None);
        check("", None);
    }

    #[test]
    fn reads_bare_numbers_of_both_widths() {
        assert_eq!(bare_number("12"), Some(12));
        assert_eq!(bare_number("１２"), Some(12));
        assert_eq!(bare_number("1.2"), None);
        assert_eq!(bare_number("99999999999"), None);
        assert_eq!(bare_number(""), None);
    }
}
