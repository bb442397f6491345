//! A plain table and a plain choice. In: heads and cells; names and a signal. Out: views. Refuses to
//! know: what the cells hold.

use leptos::prelude::*;

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
