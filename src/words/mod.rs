//! Every text of the interface, in Chinese and in English, in tables. In: a name. Out: the words of
//! the language in use. Refuses to know: the reports' own words, which are never translated.

use std::cell::Cell;

/// Texts by name, in both languages.
macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(pub const $name: Word = Word { zh: $zh, en: $en };)*
    };
}

mod chart;
mod note;
mod refusal;
mod say;
mod table;
mod trust;

pub use chart::*;
pub use note::*;
pub use refusal::*;
pub use say::*;
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

/// One text in both languages; `{}` stands where a value goes, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Word {
    /// The text in the language in use.
    pub fn t(self) -> &'static str {
        match spoken() {
            Lang::Zh => self.zh,
            Lang::En => self.en,
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
