//! How the page looks to this reader: colours, size, language. In: what storage remembers, the
//! reader's choice. Out: attributes of the root element. Refuses to know: pages.

use leptos::prelude::*;

use crate::link::Tongue;
use crate::web::storage;
use crate::words::{self, Lang};

const KEY: &str = "nuoji/look";

/// The looks; copied freely.
#[derive(Clone, Copy)]
pub struct Look {
    /// `None`: as the system has it.
    pub dark: RwSignal<Option<bool>>,
    pub large: RwSignal<bool>,
    /// Lower rows in the table.
    pub dense: RwSignal<bool>,
    pub lang: RwSignal<Lang>,
}

impl Look {
    /// The looks that storage remembers, in the language that the address asks for.
    pub fn remembered(tongue: Option<Tongue>) -> Look {
        let kept = storage::get(KEY).ok().flatten().unwrap_or_default();
        let has = |word: &str| kept.split(' ').any(|w| w == word);
        let look = Look {
            dark: RwSignal::new(if has("dark") { Some(true) } else { has("light").then_some(false) }),
            large: RwSignal::new(has("large")),
            dense: RwSignal::new(has("dense")),
            lang: RwSignal::new(tongue.map_or(if has("en") { Lang::En } else { Lang::Zh }, spoken)),
        };
        look.apply();
        look
    }

    /// Whether the page is dark now.
    pub fn is_dark(self) -> bool {
        self.dark.get().unwrap_or_else(|| {
            window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|m| m.matches())
        })
    }

    pub fn toggle_dark(self) {
        let dark = untrack(|| self.is_dark());
        self.dark.set(Some(!dark));
        self.keep();
    }

    pub fn toggle_large(self) {
        self.large.update(|large| *large = !*large);
        self.keep();
    }

    pub fn toggle_dense(self) {
        self.dense.update(|dense| *dense = !*dense);
        self.keep();
    }

    pub fn toggle_lang(self) {
        let other = if self.lang.get_untracked() == Lang::Zh { Lang::En } else { Lang::Zh };
        words::speak(other);
        self.lang.set(other);
        self.keep();
    }

    /// Speaks what an address asks for, in this visit alone.
    pub fn speak(self, tongue: Tongue) {
        let lang = spoken(tongue);
        if self.lang.get_untracked() != lang {
            words::speak(lang);
            self.lang.set(lang);
            self.apply();
        }
    }

    fn keep(self) {
        let dark = match self.dark.get_untracked() {
            Some(true) => "dark",
            Some(false) => "light",
            None => "",
        };
        let large = if self.large.get_untracked() { "large" } else { "" };
        let dense = if self.dense.get_untracked() { "dense" } else { "" };
        let lang = if self.lang.get_untracked() == Lang::En { "en" } else { "" };
        // Where storage is denied the looks last as long as the page, which is all one can do.
        storage::set(KEY, &[dark, large, dense, lang].join(" ")).ok();
        self.apply();
    }

    /// Has the page look and speak as chosen.
    pub fn apply(self) {
        words::speak(self.lang.get_untracked());
        let Some(root) = document().document_element() else { return };
        let set = |name: &str, value: Option<&str>| match value {
            Some(value) => root.set_attribute(name, value).ok(),
            None => root.remove_attribute(name).ok(),
        };
        set("data-theme", self.dark.get_untracked().map(|dark| if dark { "dark" } else { "light" }));
        set("data-size", self.large.get_untracked().then_some("large"));
        set("lang", Some(self.lang.get_untracked().code()));
    }
}

fn spoken(tongue: Tongue) -> Lang {
    if tongue == Tongue::En { Lang::En } else { Lang::Zh }
}
