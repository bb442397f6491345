//! What a person wrote, behind the end of the paper's own text. In: words. Out: their places, and the text with them. So
//! every field has a place in the text; lines and bytes of the paper stay where they were.

use super::super::text::{Span, is_blank, trimmed};

/// The line between the paper and what was written by hand; the paper's last line ends before it.
const TITLE: &str = "\n手工更正\n";

pub struct Appendix {
    /// Where it begins: the end of the paper.
    end: usize,
    words: String,
}

impl Appendix {
    pub fn behind(text: &str) -> Appendix {
        Appendix { end: text.len(), words: String::new() }
    }

    /// Writes words, a line for each of theirs. Out: where they stand; nothing for none.
    pub fn write(&mut self, words: &str) -> Vec<Span> {
        let mut places = Vec::new();
        let plain: String = words.chars().map(|sign| if sign == '\r' { '\n' } else { sign }).collect();
        for line in plain.lines().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty()) {
            let start = self.end + TITLE.len() + self.words.len();
            places.push(Span { start, end: start + line.len() });
            self.words.push_str(line);
            self.words.push('\n');
        }
        places
    }

    /// The paper and what was written, where anything was.
    pub fn text(&self, paper: &str) -> Option<String> {
        (!self.words.is_empty()).then(|| [paper, TITLE, &self.words].concat())
    }
}

/// The title of what was written by hand, where a text has such a part behind `end`.
pub fn title(text: &str, end: usize) -> Option<Span> {
    let whole = Span { start: end, end: end + TITLE.len() };
    (whole.of(text) == TITLE).then(|| trimmed(text, whole))
}
