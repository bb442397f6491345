//! The English beside a name that reports print, small. In: the name. Out: a view; none while the page is in Chinese or
//! where no English is known. Does not know where the name stands.

use leptos::prelude::*;

use crate::words;

/// With a blank before it.
pub fn gloss(name: &str) -> Option<AnyView> {
    words::gloss(name).map(|english| view! { " " <span class="soft small">{english}</span> }.into_any())
}
