//! A plain table and a plain choice. In: heads and cells; names and a signal. Out: views. Refuses to
//! know: what the cells hold.

use std::sync::Arc;

use leptos::prelude::*;

use crate::words;

/// A table whose first column names its rows; wide ones scroll in their own box, on phones each row is a card.
pub fn sheet(names: &[&str], rows: Vec<Vec<AnyView>>) -> AnyView {
    let head: Vec<AnyView> =
        names.iter().map(|name| view! { <th scope="col">{name.to_string()}</th> }.into_any()).collect();
    let rows: Vec<AnyView> =
        rows.into_iter().map(|cells| view! { <tr>{row(names, cells)}</tr> }.into_any()).collect();
    view! {
        <div class="sheet" tabindex="0">
            <table class="task-measures">
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// So many rows of a long table at a time.
const ROWS: usize = 500;

/// A table that may have very many rows: the first, and more of them when asked for; all of them on paper.
pub fn long_sheet(
    names: &[&str],
    count: usize,
    cells: impl Fn(usize) -> Vec<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let head: Vec<AnyView> =
        names.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }.into_any()).collect();
    let (shown, cells) = (RwSignal::new(count.min(ROWS)), Arc::new(cells));
    let one = move |at: usize| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        view! { <tr>{row(&names, cells(at))}</tr> }
    };
    let paper = window_event_listener_untyped("beforeprint", move |_| shown.set(count));
    on_cleanup(move || paper.remove());
    let more = move || {
        let left = count - shown.get();
        let counts = [ROWS.min(left).to_string(), left.to_string()];
        let go_on = move |_| shown.update(|shown| *shown = count.min(*shown + ROWS));
        view! {
            <button type="button" class="button" name="more" on:click=go_on>
                {words::LIST_MORE.with(&[&counts[0], &counts[1]])}
            </button>
        }
    };
    view! {
        <div class="sheet" tabindex="0">
            <table class="task-measures" aria-rowcount=count + 1>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>
                    <For each=move || 0..shown.get() key=|at| *at children=one />
                </tbody>
            </table>
        </div>
        {move || (shown.get() < count).then(more)}
    }
    .into_any()
}

fn row(names: &[&str], cells: Vec<AnyView>) -> Vec<AnyView> {
    let cell = |(at, cell): (usize, AnyView)| match at {
        0 => view! { <th scope="row">{cell}</th> }.into_any(),
        _ => {
            let name = names.get(at).map(|name| name.to_string());
            view! { <td data-name=name><div>{cell}</div></td> }.into_any()
        }
    };
    cells.into_iter().enumerate().map(cell).collect()
}

/// A choice among `(key, word)`; `choose` hears of another one.
pub fn choice(
    name: &'static str,
    label: &str,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options: Vec<AnyView> = options
        .into_iter()
        .map(|(key, name)| {
            // On the options: a `select` that has none yet takes no value.
            let on = Signal::derive({
                let key = key.clone();
                move || chosen.with(|chosen| *chosen == key)
            });
            view! { <option value=key prop:selected=on>{name}</option> }.into_any()
        })
        .collect();
    view! {
        <label class="row">
            <span class="soft small">{label.to_owned()}</span>
            <select name=name on:change=move |e| choose(event_target_value(&e))>{options}</select>
        </label>
    }
    .into_any()
}

/// A field to search in what the page shows.
pub fn find(label: &'static str, typed: Signal<String>, set: impl Fn(String) + 'static) -> AnyView {
    view! {
        <input
            type="search"
            aria-label=label
            placeholder=label
            prop:value=typed
            on:input=move |e| set(event_target_value(&e))
        />
    }
    .into_any()
}
