//! One facet: a list of values with counts. In: values. Out: check boxes, a box to find values in long
//! lists, "only this". Refuses to know: what is filtered.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::part::later;
use crate::query::fold::fold;
use crate::query::reading;
use crate::words::{self, Word};

/// One value of a facet.
#[derive(Clone, PartialEq)]
pub struct Value {
    pub key: String,
    pub word: String,
    pub count: u32,
    pub on: bool,
}

/// What stands above the values.
#[derive(Clone, Copy, PartialEq)]
pub struct Head {
    /// Name of the check boxes.
    pub name: &'static str,
    pub word: Word,
    /// Whether the values are shown at first.
    pub open: bool,
}

/// What a reader does with a value, named by its key.
pub enum Pick {
    Toggle(String),
    Only(String),
}

/// How many values of a long list are shown before "show all".
const SHORT: usize = 8;

/// A facet. `chosen` counts the values that are on; `None` hides a facet without values.
#[component]
pub fn FacetList(
    head: Head,
    #[prop(into)] chosen: Signal<Option<usize>>,
    #[prop(into)] values: Signal<Vec<Value>>,
    pick: Callback<Pick>,
) -> AnyView {
    let Head { name, word, open } = head;
    let there = RwSignal::new(open);
    if !open {
        later::in_turn(move || _ = there.try_set(true));
    }
    let on = Memo::new(move |_| chosen.get().unwrap_or(0));
    view! {
        <details
            class="facet"
            open=open
            hidden=move || chosen.get().is_none()
        >
            <summary>
                {word.t()}
                {move || (on.get() > 0).then(|| view! { <span class="facet-on">{on.get()}</span> })}
            </summary>
            {move || there.get().then(|| inside(name, word, values, pick))}
        </details>
    }
    .into_any()
}

/// The values, of a long list the first ones or those found.
fn inside(name: &'static str, word: Word, values: Signal<Vec<Value>>, pick: Callback<Pick>) -> AnyView {
    let find = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let long = Memo::new(move |_| values.with(|v| v.len() > SHORT + 4));
    let shown = Memo::new(move |_| {
        let find = fold(find.get().trim());
        let short = long.get() && !all.get() && find.is_empty();
        values.with(|values| {
            let hits = values.iter().filter(|value| is_found(&value.word, &find)).enumerate();
            let hits = hits.filter(|(at, value)| !short || *at < SHORT || value.on);
            hits.map(|(_, value)| value.key.clone()).collect::<Vec<_>>()
        })
    });
    let by_key = Memo::new(move |_| {
        values.with(|values| values.iter().map(|value| (value.key.clone(), value.clone())).collect())
    });
    let none = move || {
        (!find.with(String::is_empty) && shown.with(Vec::is_empty))
            .then(|| view! { <p class="small soft">{words::TASKS_FACET_NONE.t()}</p> })
    };
    view! {
        {move || {
            long.get().then(|| {
                view! {
                    <input
                        type="text"
                        class="facet-find"
                        aria-label=words::TASKS_FACET_FIND.with(&[word.t()])
                        placeholder=words::TASKS_FACET_FIND.with(&[word.t()])
                        prop:value=find
                        on:input=move |e| find.set(event_target_value(&e))
                    />
                }
            })
        }}
        <ul>
            <For
                each=move || shown.get()
                key=|key| key.clone()
                children=move |key| value(name, key, by_key, pick)
            />
        </ul>
        {none}
        {move || {
            (long.get() && find.with(|f| f.is_empty())).then(|| {
                let word = if all.get() {
                    words::TASKS_LESS.t().to_owned()
                } else {
                    words::TASKS_MORE.with(&[&values.with(|v| v.len()).to_string()])
                };
                view! { <button type="button" class="button-quiet small" on:click=move |_| all.update(|a| *a = !*a)>{word}</button> }
            })
        }}
    }
    .into_any()
}

/// Whether a value's word holds what is typed (folded), in signs or by their readings.
fn is_found(word: &str, find: &str) -> bool {
    let word = fold(word);
    word.contains(find) || reading::letters(find).is_some_and(|letters| reading::stands_in(&word, &letters))
}

fn value(
    name: &'static str,
    key: String,
    by_key: Memo<HashMap<String, Value>>,
    pick: Callback<Pick>,
) -> AnyView {
    let mine = {
        let key = key.clone();
        Memo::new(move |_| by_key.with(|values| values.get(&key).cloned()))
    };
    let word = move || mine.with(|v| v.as_ref().map(|v| v.word.clone()).unwrap_or_default());
    let count = move || mine.with(|v| v.as_ref().map_or(0, |v| v.count));
    let on = move || mine.with(|v| v.as_ref().is_some_and(|v| v.on));
    let lang = matches!(name, "theme" | "lead" | "support").then(words::of_reports).flatten();
    let (for_toggle, for_only) = (key.clone(), key.clone());
    view! {
        <li class="facet-value" class:facet-zero=move || count() == 0 && !on()>
            <label>
                <input
                    type="checkbox"
                    name=name
                    value=key
                    prop:checked=on
                    on:change=move |_| pick.run(Pick::Toggle(for_toggle.clone()))
                />
                <span class="facet-word" lang=lang>{word}</span>
                <span class="facet-n" data-n="">{count}</span>
            </label>
            <button
                type="button"
                class="facet-only"
                aria-label=move || format!("{} {}", words::TASKS_ONLY.t(), word())
                on:click=move |_| pick.run(Pick::Only(for_only.clone()))
            >
                {words::TASKS_ONLY.t()}
            </button>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_in_any_width_and_script() {
        crate::query::fold::learn_rare();
        let check = |word: &str, typed: &str, found: bool| {
            assert_eq!(is_found(word, &fold(typed)), found, "{typed} in {word}");
        };
        check("区住建局", "", true);
        check("区住建局", "住建", true);
        check("区住建局", "區", true);
        check("5G 专班", "５g", true);
        check("区住建局", "民政", false);
    }
}
