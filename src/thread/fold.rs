//! One form for words that readers take as the same: full and half width, upper and lower case, quotes
//! and blanks gone. In: any text. Out: its characters with their byte places. Refuses to know: tasks.

use std::ops::Range;

/// A folded text. `at[i]` is the byte where `chars[i]` stands in the text it was made from.
pub struct Folded {
    pub chars: Vec<char>,
    at: Vec<u32>,
    end: u32,
}

impl Folded {
    pub fn new(text: &str) -> Self {
        let mut folded =
            Folded { chars: Vec::with_capacity(text.len() / 3), at: Vec::new(), end: text.len() as u32 };
        for (at, c) in text.char_indices() {
            if let Some(c) = fold(c) {
                folded.chars.push(c);
                folded.at.push(at as u32);
            }
        }
        folded
    }

    /// Bytes of the original text for a run of folded characters.
    pub fn bytes(&self, run: Range<usize>) -> Range<usize> {
        let place = |i: usize| self.at.get(i).copied().unwrap_or(self.end) as usize;
        let start = place(run.start);
        let end = match run.end.checked_sub(1) {
            Some(last) if last < self.at.len() => place(last + 1).max(start),
            _ => self.end as usize,
        };
        start..end
    }

    /// A run without the figures that it cuts: of `120名`, a run that begins within 120 keeps `名` alone.
    pub fn whole_figures(&self, run: Range<usize>) -> Range<usize> {
        let digit = |at: Option<usize>| {
            at.and_then(|at| self.chars.get(at)).is_some_and(|sign| sign.is_ascii_digit() || *sign == '.')
        };
        let Range { mut start, mut end } = run;
        if digit(start.checked_sub(1)) {
            while start < end && digit(Some(start)) {
                start += 1;
            }
        }
        if digit(Some(end)) {
            while end > start && digit(Some(end - 1)) {
                end -= 1;
            }
        }
        start..end
    }

    /// The folded place of a byte of the original text.
    pub fn place(&self, byte: usize) -> usize {
        self.at.partition_point(|&at| (at as usize) < byte)
    }
}

/// The folded characters of a short word.
pub fn word(text: &str) -> Vec<char> {
    text.chars().filter_map(fold).collect()
}

/// Whether `word` stands anywhere in `chars`.
pub fn holds(chars: &[char], word: &[char]) -> bool {
    !word.is_empty() && chars.windows(word.len()).any(|run| run == word)
}

/// A character in its common form, or `None` where it carries no meaning. The interpunct of
/// 城市眼·云共治 is printed as `·` and as `?`: both fall away.
fn fold(c: char) -> Option<char> {
    Some(match c {
        '“' | '”' | '"' | '‘' | '’' | '·' | '?' | '？' | '・' | '\u{a0}' | '\u{3000}' => {
            return None;
        }
        c if han(c) => c,
        c if c.is_whitespace() => return None,
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '！'..='～' => fold_ascii(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        c => fold_ascii(c),
    })
}

fn fold_ascii(c: char) -> char {
    c.to_ascii_lowercase()
}

/// A Han character: nearly all that the reports print, told without a look into the tables of letters.
pub fn han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a folded character ends a clause.
pub fn is_stop(c: char) -> bool {
    matches!(c, ',' | '、' | ';' | '。' | ':' | '!' | '\n')
}

/// Whether a folded character ends a sentence.
pub fn is_full_stop(c: char) -> bool {
    matches!(c, ';' | '。' | '!' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_widths_cases_and_quotes_alike() {
        for (a, b) in [("Ｒ＆Ｄ经费", "r&d经费"), ("“城市眼·云共治”", "城市眼?云共治"), ("（一）", "(一)")]
        {
            assert_eq!(word(a), word(b), "{a}");
        }
    }

    #[test]
    fn no_figure_is_cut() {
        let check = |text: &str, run: Range<usize>, kept: &str| {
            let folded = Folded::new(text);
            let run = folded.whole_figures(run);
            assert_eq!(folded.chars[run].iter().collect::<String>(), kept, "{text}");
        };
        check("引才120名", 3..6, "名");
        check("引才120名", 2..6, "120名");
        check("新增1200个", 0..5, "新增");
        check("增长5.5%", 0..3, "增长");
        check("第10", 2..3, "");
    }

    #[test]
    fn finds_its_way_back_to_bytes() {
        let text = "新增“城市眼·云共治”场景5个";
        let folded = Folded::new(text);
        let run = folded.chars.windows(3).position(|w| w == ['云', '共', '治']).unwrap_or(0);
        assert_eq!(&text[folded.bytes(run..run + 3)], "云共治”");
        assert_eq!(folded.place(text.find("场景").unwrap_or(0)), run + 3);
    }
}
