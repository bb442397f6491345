//! Compatibility forms: characters that Unicode takes for another way to write others (½ is 1/2, ﬁ is fi), and Latin
//! letters with accents. In: `forms.txt`, made of Unicode's own decompositions. Out: each form folded. Does not know
//! texts.

use std::sync::OnceLock;

/// Each entry a character and what it is compared as.
const TABLE: &str = include_str!("forms.txt");

/// Ascending by character; empty where nothing was learned.
pub struct Forms(Vec<(char, &'static str)>);

static LEARNED: OnceLock<Forms> = OnceLock::new();
static NONE: Forms = Forms(Vec::new());

impl Forms {
    /// The table; in a program cut into parts, an empty one until the later part calls `learn`.
    pub fn get() -> &'static Forms {
        #[cfg(not(nuoji_parts))]
        Forms::learn();
        LEARNED.get().unwrap_or(&NONE)
    }

    /// Reads the table, once.
    pub fn learn() {
        LEARNED.get_or_init(|| {
            let entry = |entry: &'static str| {
                let c = entry.chars().next()?;
                Some((c, &entry[c.len_utf8()..]))
            };
            Forms(TABLE.split_ascii_whitespace().filter_map(entry).collect())
        });
    }

    pub fn of(&self, c: char) -> Option<&'static str> {
        let at = self.0.binary_search_by_key(&c, |(own, _)| *own).ok()?;
        self.0.get(at).map(|(_, form)| *form)
    }
}

#[cfg(test)]
mod tests {
    use super::super::simple::Simple;
    use super::*;
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    /// Letters with accents, superscripts, signs like letters, fractions, radicals, words in brackets and in one
    /// square, ideographs and signs that stand twice in Unicode. Numbers in circles are left out: who looks for 1 does
    /// not mean ①.
    const BLOCKS: [std::ops::RangeInclusive<u32>; 14] = [
        0xa1..=0x24f,
        0x2070..=0x209f,
        0x2100..=0x215f,
        0x2170..=0x218f,
        0x2e80..=0x2fdf,
        0x3220..=0x3247,
        0x3280..=0x32b0,
        0x32c0..=0x32cf,
        0x3358..=0x33ff,
        0xf900..=0xfaff,
        0xfb00..=0xfb06,
        0xfe10..=0xfe6f,
        0xff5f..=0xff65,
        0xffe0..=0xffe6,
    ];

    fn form(c: char) -> String {
        let marks = |c: &char| !is_combining_mark(*c);
        let plain = |c: char| match c {
            '\u{2044}' | '\u{2215}' => '/',
            '—' | '–' | '−' | '‐' => '-',
            c => Simple::get().of(c),
        };
        c.nfkd().filter(marks).map(plain).flat_map(char::to_lowercase).filter(marks).collect()
    }

    #[test]
    fn the_table_is_unicodes_own() {
        let mut made = String::new();
        let mut wide = 0;
        for c in BLOCKS.into_iter().flatten().filter_map(char::from_u32) {
            let form = form(c);
            // Set elsewhere: `fold` knows these by itself.
            let known = matches!(c, 'ⅰ'..='ⅻ' | '㎡' | '℃' | '\u{fe00}'..='\u{fe0f}') || form.contains(' ');
            if form.is_empty() || known || form.chars().eq([c]) {
                continue;
            }
            let entry = format!("{c}{form}");
            let end = if wide + entry.len() > 116 { '\n' } else { ' ' };
            wide = if end == '\n' { entry.len() } else { wide + entry.len() + 1 };
            if !made.is_empty() {
                made.push(end);
            }
            made.push_str(&entry);
        }
        made.push('\n');
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write("src/query/forms.txt", &made).unwrap();
        }
        assert!(made == TABLE, "UPDATE=1 writes the table anew");
    }
}
