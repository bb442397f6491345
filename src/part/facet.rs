//! One facet: a list of values with counts. In: values. Out: check boxes, a box to find values in long
//! lists, "only this". Refuses to know: what is filtered.

use leptos::prelude::*;

use crate::words::{self, Word};

/// One value of a facet.
#[derive(Clone, PartialEq)]
pub struct Value {
    pub key: String,
    pub word: String,
    pub count: u32,
    pub on: bool,
}

/// How many values of a long list are shown before "show all".
const SHORT: usize = 8;

/// The facet `name`; `toggle` and `only` hear the key of a value.
#[component]
pub fn FacetList(
    name: &'static str,
    word: Word,
    #[prop(into)] values: Signal<Vec<Value>>,
    toggle: Callback<String>,
    only: Callback<String>,
    open: bool,
) -> AnyView {
    let find = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let long = Memo::new(move |_| values.with(|v| v.len() > SHORT + 4));
    let chosen = Memo::new(move |_| values.with(|v| v.iter().filter(|v| v.on).count()));
    let shown = Memo::new(move |_| {
        let find = find.get();
        values.with(|values| {
            let hits = values.iter().filter(|v| find.is_empty() || v.word.contains(find.trim()));
            if !long.get() || all.get() || !find.is_empty() {
                hits.map(|v| v.key.clone()).collect::<Vec<_>>()
            } else {
                hits.enumerate().filter(|(i, v)| *i < SHORT || v.on).map(|(_, v)| v.key.clone()).collect()
            }
        })
    });
    let some = Memo::new(move |_| values.with(|v| !v.is_empty()));
    view! {
        <details class="facet" open=open hidden=move || !some.get()>
            <summary>
                {word.t()}
                {move || (chosen.get() > 0).then(|| view! { <span class="facet-on">{chosen.get()}</span> })}
            </summary>
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
                    children=move |key| value(name, key, values, toggle, only)
                />
            </ul>
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
        </details>
    }
    .into_any()
}

fn value(
    name: &'static str,
    key: String,
    values: Signal<Vec<Value>>,
    toggle: Callback<String>,
    only: Callback<String>,
) -> AnyView {
    let mine = {
        let key = key.clone();
        Memo::new(move |_| values.with(|v| v.iter().find(|v| v.key == key).cloned()))
    };
    let word = move || mine.with(|v| v.as_ref().map(|v| v.word.clone()).unwrap_or_default());
    let count = move || mine.with(|v| v.as_ref().map_or(0, |v| v.count));
    let on = move || mine.with(|v| v.as_ref().is_some_and(|v| v.on));
    let (for_toggle, for_only) = (key.clone(), key.clone());
    view! {
        <li class="facet-value" class:facet-zero=move || count() == 0 && !on()>
            <label>
                <input
                    type="checkbox"
                    name=name
                    value=key
                    prop:checked=on
                    on:change=move |_| toggle.run(for_toggle.clone())
                />
                <span class="facet-word">{word}</span>
                <span class="facet-n" data-n="">{count}</span>
            </label>
            <button
                type="button"
                class="facet-only"
                aria-label=move || format!("{} {}", words::TASKS_ONLY.t(), word())
                on:click=move |_| only.run(for_only.clone())
            >
                {words::TASKS_ONLY.t()}
            </button>
        </li>
    }
    .into_any()
}
