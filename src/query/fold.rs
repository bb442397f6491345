//! Folding: characters that a reader takes for the same find each other. In: text. Out: the same text
//! with full width made half, capitals small, traditional characters simplified, and every kind of
//! blank one kind. One character stays one character, so places map back by counting. Refuses to know:
//! rows and queries.

use super::simple::Simple;

/// Folds characters one by one.
#[derive(Clone, Copy)]
pub struct Folder(&'static Simple);

impl Folder {
    pub fn new() -> Folder {
        Folder(Simple::get())
    }

    /// A character as it is compared.
    pub fn fold(self, c: char) -> char {
        match c {
            'A'..='Z' => c.to_ascii_lowercase(),
            '\0'..='\x1f' | '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\u{feff}' => ' ',
            '\x20'..='\x7f' => c,
            '\u{4e00}'..='\u{9fff}' => self.0.of(c),
            // Full-width ASCII stands 0xFEE0 above plain ASCII.
            '！'..='～' => ((c as u32 - 0xfee0) as u8 as char).to_ascii_lowercase(),
            '￥' => '¥',
            '—' | '–' | '−' | '‐' | '‑' | '―' => '-',
            '〜' => '~',
            '“' | '”' | '„' | '〝' | '〞' => '"',
            '‘' | '’' => '\'',
            '〇' => '零',
            'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
                char::from_u32(c as u32 + 32).unwrap_or(c)
            }
            _ => c,
        }
    }
}

impl Default for Folder {
    fn default() -> Self {
        Folder::new()
    }
}

/// Takes the traditional characters in. What was folded before without them is to be folded anew where
/// [`has_traditional`] says so.
pub fn learn_traditional() {
    Simple::learn();
}

/// Whether a text has characters that the table of the traditional ones changes.
pub fn has_traditional(text: &str) -> bool {
    let table = Simple::get();
    text.chars().any(|c| table.of(c) != c)
}

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    let folder = Folder::new();
    text.chars().map(|c| folder.fold(c)).collect()
}

/// A folded text that knows the places in the original.
pub struct Folded {
    pub text: String,
    /// For each character: its byte in the folded and in the original text; then both ends.
    places: Vec<(u32, u32)>,
}

impl Folded {
    pub fn of(text: &str) -> Folded {
        let folder = Folder::new();
        let mut folded = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() / 2 + 1);
        for (at, c) in text.char_indices() {
            places.push((folded.len() as u32, at as u32));
            folded.push(folder.fold(c));
        }
        places.push((folded.len() as u32, text.len() as u32));
        Folded { text: folded, places }
    }

    /// The byte of the original at which the character at or after a byte of the folded text begins.
    pub fn original(&self, at: usize) -> usize {
        let after = self.places.partition_point(|&(folded, _)| (folded as usize) < at);
        self.places.get(after).or(self.places.last()).map_or(0, |&(_, original)| original as usize)
    }
}
