//! Every text of the interface, in Chinese and in English, in tables. In: a name. Out: the words of
//! the language in use. Refuses to know: the reports' own words, which are never translated.

use std::cell::Cell;
use std::sync::OnceLock;

/// Texts by name, in both languages. The English ones are handed over by `learn`: a page in Chinese, and so
/// the first part of the program, does without them.
macro_rules! words {
    ($table:literal; $($name:ident: $zh:literal, $en:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum At { $($name),* }

        $(pub const $name: Word = Word { zh: $zh, en: ($table, At::$name as u16) };)*

        pub(super) fn learn() {
            super::learn_table($table, &[$($en),*]);
        }

        #[cfg(test)]
        #[test]
        fn speaks_english() {
            super::learn_english();
            super::speak(super::Lang::En);
            $(assert_eq!($name.t(), $en);)*
        }
    };
}

pub mod amount;
mod chart;
mod checkable;
mod glossary;
mod mark;
mod note;
pub mod number;
mod open;
mod page;
mod pass;
mod refusal;
mod rule;
mod say;
mod shape;
mod table;
mod trust;

pub use chart::*;
pub use checkable::*;
pub use glossary::*;
pub use mark::*;
pub use note::*;
pub use open::*;
pub use page::*;
pub use pass::*;
pub use refusal::*;
pub use rule::*;
pub use say::*;
pub use shape::*;
pub use table::*;
pub use trust::*;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// As the `lang` attribute and the address write it.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }
}

const TABLES: usize = 9;

static ENGLISH: [OnceLock<&'static [&'static str]>; TABLES] = [const { OnceLock::new() }; TABLES];

fn learn_table(table: u8, texts: &'static [&'static str]) {
    ENGLISH[usize::from(table)].get_or_init(|| texts);
}

/// Brings the English texts; until then [`Word::t`] answers in Chinese.
pub fn learn_english() {
    table::learn();
    chart::learn();
    checkable::learn();
    glossary::learn();
    note::learn();
    open::learn();
    page::learn();
    pass::learn();
    shape::learn();
    trust::learn();
}

thread_local! {
    static IN_USE: Cell<Lang> = const { Cell::new(Lang::Zh) };
}

/// Sets the language that [`Word::t`] answers in; whoever calls it draws the page again.
pub fn speak(lang: Lang) {
    IN_USE.with(|cell| cell.set(lang));
}

/// The language in use.
pub fn spoken() -> Lang {
    IN_USE.with(Cell::get)
}

/// The language of the reports' own words where they stand among another, for voices that read a page aloud.
pub fn of_reports() -> Option<&'static str> {
    (spoken() != Lang::Zh).then_some("zh-CN")
}

/// One text in both languages; `{}` stands where a value goes, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub zh: &'static str,
    /// Its table and its place there.
    en: (u8, u16),
}

impl Word {
    /// The text in the language in use.
    pub fn t(self) -> &'static str {
        match spoken() {
            Lang::Zh => self.zh,
            Lang::En => {
                let (table, at) = self.en;
                ENGLISH[usize::from(table)].get().map_or(self.zh, |texts| texts[usize::from(at)])
            }
        }
    }

    /// The text with its places filled in order.
    pub fn with(self, values: &[&str]) -> String {
        let mut out = String::new();
        let mut values = values.iter();
        let mut rest = self.t();
        while let Some(at) = rest.find("{}") {
            out.push_str(&rest[..at]);
            out.push_str(values.next().copied().unwrap_or_default());
            rest = &rest[at + 2..];
        }
        out.push_str(rest);
        out
    }
}

/// Counts in words, those that are not nothing, in the marks of the language in use.
pub fn counted(counts: &[(usize, Word)]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    some.map(|(count, word)| word.with(&[&count.to_string()])).collect::<Vec<_>>().join(JOIN_WORDS.t())
}
