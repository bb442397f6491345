//! One facet: a list of values with counts. In: values. Out: check boxes, a box to find values in long
//! lists, "only this". Refuses to know: what is filtered.

use std::collections::HashMap;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::part::{event, later};
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
    let own = NodeRef::<leptos::html::Details>::new();
    let shown = RwSignal::new(open);
    let toggled = move |_| shown.set(own.get_untracked().is_some_and(|own| own.open()));
    view! {
        <details
            class="facet"
            node_ref=own
            open=open
            hidden=move || chosen.get().is_none()
            on:toggle=toggled
            on:keydown=steps
        >
            // One stop of the Tab key for each facet: its name, or its values once they are shown.
            <summary tabindex=move || if shown.get() { "-1" } else { "0" }>
                {word.t()}
                {move || (on.get() > 0).then(|| view! { <span class="facet-on">{on.get()}</span> })}
            </summary>
            {move || there.get().then(|| inside(name, word, values, pick))}
        </details>
    }
    .into_any()
}

/// What the arrow keys lead to, in order.
const STOPS: &str = "summary, .facet-find, .facet-value input, .facet-more";

/// Up and down from stop to stop, to the right to a value's “only”, and back.
fn steps(event: KeyboardEvent) {
    let of_value =
        |what: &str| event::element_of(&event)?.closest(".facet-value").ok()??.query_selector(what).ok()?;
    let here = || of_value("input").or_else(|| event::element_of(&event));
    let to = match event.key().as_str() {
        "ArrowRight" => of_value(".facet-only"),
        "ArrowLeft" => of_value("input"),
        "ArrowDown" => here().and_then(|here| event::next_of(&here, ".facet[open]", STOPS, 1)),
        "ArrowUp" => here().and_then(|here| event::next_of(&here, ".facet[open]", STOPS, -1)),
        _ => return,
    };
    if to.is_some() {
        event.prevent_default();
        event::focus(to);
    }
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
    // The value that the Tab key reaches: the last one used, else the first.
    let used = RwSignal::new(None::<String>);
    let stop = Memo::new(move |_| {
        let used = used.get();
        shown.with(|shown| used.filter(|used| shown.contains(used)).or_else(|| shown.first().cloned()))
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
                        tabindex=move || if stop.with(Option::is_none) { "0" } else { "-1" }
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
                children=move |key| value(name, key, by_key, pick, (stop, used))
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
                view! { <button type="button" class="button-quiet small facet-more" tabindex="-1" on:click=move |_| all.update(|a| *a = !*a)>{word}</button> }
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
    (stop, used): (Memo<Option<String>>, RwSignal<Option<String>>),
) -> AnyView {
    let mine = {
        let key = key.clone();
        Memo::new(move |_| by_key.with(|values| values.get(&key).cloned()))
    };
    let word = move || mine.with(|v| v.as_ref().map(|v| v.word.clone()).unwrap_or_default());
    let count = move || mine.with(|v| v.as_ref().map_or(0, |v| v.count));
    let on = move || mine.with(|v| v.as_ref().is_some_and(|v| v.on));
    let lang = matches!(name, "theme" | "lead" | "support").then(words::of_reports).flatten();
    let lang = lang.filter(|_| words::gloss(&key).is_none());
    let (for_toggle, for_only, own, held) = (key.clone(), key.clone(), key.clone(), key.clone());
    view! {
        <li class="facet-value" class:facet-zero=move || count() == 0 && !on()>
            <label>
                <input
                    type="checkbox"
                    name=name
                    value=key
                    prop:checked=on
                    tabindex=move || if stop.with(|stop| stop.as_ref() == Some(&own)) { "0" } else { "-1" }
                    on:focus=move |_| used.set(Some(held.clone()))
                    on:change=move |_| pick.run(Pick::Toggle(for_toggle.clone()))
                />
                <span class="facet-word" lang=lang>{word}</span>
                <span class="facet-n" data-n="">{count}</span>
            </label>
            <button
                type="button"
                class="facet-only"
                tabindex="-1"
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
