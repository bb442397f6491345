//! Folding: characters that a reader takes for the same find each other. In: text. Out: the same text with full
//! width made half, capitals small, accents gone, traditional characters simplified, compatibility forms written
//! out (㎡ is m2), every kind of blank one kind, and without the signs that have no width. Places map back to the
//! original. Does not know rows and queries.

use super::forms::Forms;
use super::simple::Simple;
use std::ops::Range;

/// Folds characters one by one.
#[derive(Clone, Copy)]
pub struct Folder {
    simple: &'static Simple,
    forms: &'static Forms,
}

/// Roman numerals one to twelve, each of which is one character.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

impl Folder {
    pub fn new() -> Folder {
        Folder { simple: Simple::get(), forms: Forms::get() }
    }

    /// A character as it is compared: mostly one, none for a sign without width, several for a compatibility form.
    pub fn each(self, c: char, mut put: impl FnMut(char)) {
        match c {
            '\x20'..='\x7f' => put(c.to_ascii_lowercase()),
            '\u{4e00}'..='\u{9fff}' => put(self.simple.of(c)),
            '\0'..='\x1f' | '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' => put(' '),
            // Full-width ASCII stands 0xFEE0 above plain ASCII.
            '！'..='～' => put(((c as u32 - 0xfee0) as u8 as char).to_ascii_lowercase()),
            '—' | '–' | '−' | '‐' | '‑' | '―' => put('-'),
            '〜' => put('~'),
            '“' | '”' | '„' | '〝' | '〞' => put('"'),
            '‘' | '’' => put('\''),
            '〇' => put('零'),
            'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ' => ROMAN[c as usize % 16].chars().for_each(put),
            '㎡' => "m2".chars().for_each(put),
            '℃' => "°c".chars().for_each(put),
            // Joiners, marks of direction, soft hyphens, variation selectors, accents that stand by themselves.
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {}
            '\u{ad}' | '\u{180e}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}' => {}
            '、'..='〟' => put(c),
            _ => match self.forms.of(c) {
                Some(form) => form.chars().for_each(put),
                None => put(small(c)),
            },
        }
    }
}

/// Latin, Greek and Cyrillic capitals that no table knows.
fn small(c: char) -> char {
    match c {
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            char::from_u32(c as u32 + 32).unwrap_or(c)
        }
        _ => c,
    }
}

impl Default for Folder {
    fn default() -> Self {
        Folder::new()
    }
}

/// Takes the traditional characters and the compatibility forms in. What was folded before without them is to be
/// folded anew where [`has_rare`] says so.
pub fn learn_rare() {
    Simple::learn();
    Forms::learn();
}

/// Whether a text has characters that the tables of [`learn_rare`] change.
pub fn has_rare(text: &str) -> bool {
    let folder = Folder::new();
    text.chars().any(|c| match c {
        '\u{4e00}'..='\u{9fff}' => folder.simple.of(c) != c,
        _ => folder.forms.of(c).is_some(),
    })
}

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    let folder = Folder::new();
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| folder.each(c, |c| folded.push(c)));
    folded
}

/// A folded text that knows the places in the original.
pub struct Folded {
    pub text: String,
    /// For each character that is left: where it begins in the folded text, and where it stands in the original.
    places: Vec<(u32, u32, u32)>,
}

impl Folded {
    pub fn of(text: &str) -> Folded {
        let folder = Folder::new();
        let mut folded = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() / 2 + 1);
        for (at, c) in text.char_indices() {
            let begin = folded.len();
            folder.each(c, |c| folded.push(c));
            if folded.len() > begin {
                places.push((begin as u32, at as u32, (at + c.len_utf8()) as u32));
            }
        }
        Folded { text: folded, places }
    }

    /// The bytes of the original whose characters make up a run of the folded text; a character that was
    /// written out counts as a whole.
    pub fn original(&self, run: Range<usize>) -> Range<usize> {
        let place = |byte: usize| {
            let after = self.places.partition_point(|&(folded, ..)| folded as usize <= byte);
            after.checked_sub(1).and_then(|at| self.places.get(at))
        };
        let start = place(run.start).map_or(0, |&(_, start, _)| start as usize);
        let end = place(run.end.saturating_sub(1)).map_or(0, |&(.., end)| end as usize);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        assert_eq!(fold(text), want, "{text:?}");
    }

    #[test]
    fn one_form_for_what_readers_take_for_the_same() {
        check("ＡBc　１２", "abc 12");
        check("老舊小區", "老旧小区");
        check("“甲”—‘乙’", "\"甲\"-'乙'");
        check("二〇二〇", "二零二零");
        check("ΣΩЯ", "σωя");
    }

    #[test]
    fn compatibility_forms_are_written_out() {
        check("建筑面积120㎡", "建筑面积120m2");
        check("22℃", "22°c");
        check("½", "1/2");
        check("ﬁne oﬃce", "fine office");
        check("İstanbul", "istanbul");
        check("Ⅲ类水、ⅳ类", "iii类水、iv类");
        check("㈱㎞㏄", "(株)kmcc");
        check("⼀⽔", "一水");
        check("豈", "岂");
        check("m²", "m2");
    }

    #[test]
    fn accents_and_signs_without_width_are_gone() {
        check("lǎo jiù xiǎo qū", "lao jiu xiao qu");
        check("Café Cafe\u{301}", "cafe cafe");
        check("老\u{200b}旧\u{2060}小\u{feff}区", "老旧小区");
        check("co\u{ad}op\u{200d}", "coop");
    }

    #[track_caller]
    fn check_place(text: &str, folded: &str, want: &str) {
        let made = Folded::of(text);
        let at = made.text.find(folded).expect("it stands there");
        assert_eq!(&text[made.original(at..at + folded.len())], want, "{folded} in {text}");
    }

    #[test]
    fn places_lead_back_to_whole_characters() {
        check_place("改造老\u{200b}舊小區。", "老旧小区", "老\u{200b}舊小區");
        check_place("共120㎡。", "120m", "120㎡");
        check_place("共120㎡。", "2。", "㎡。");
        check_place("１２個", "12个", "１２個");
        check_place("\u{feff}甲", "甲", "甲");
    }
}
