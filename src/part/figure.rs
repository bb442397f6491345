//! A chart's frame: finding, drawing, numbers as a table. In: texts, an SVG, rows. Out: a `figure`.
//! Refuses to know: what is drawn.

use leptos::prelude::*;

use crate::words;

/// The numbers behind a drawing, in its own order.
#[derive(Clone, Default, PartialEq)]
pub struct Numbers {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

fn numbers_table(numbers: Numbers) -> AnyView {
    let cells = |row: Vec<String>| row.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
    view! {
        <table class="numbers">
            <thead>
                <tr>{numbers.head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr>
            </thead>
            <tbody>
                {numbers
                    .rows
                    .into_iter()
                    .map(|mut row| {
                        let name = if row.is_empty() { String::new() } else { row.remove(0) };
                        view! { <tr><th scope="row">{name}</th>{cells(row)}</tr> }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
    .into_any()
}

/// A figure: `name` is its stable name in the page, `finding` one sentence that the drawing shows,
/// `on_mark` hears the index of a mark that was clicked or entered.
#[component]
pub fn Figure(
    name: &'static str,
    #[prop(into)] title: String,
    #[prop(into)] finding: Signal<String>,
    #[prop(into)] svg: Signal<String>,
    #[prop(into)] numbers: Signal<Numbers>,
    #[prop(into)] on_mark: Callback<usize>,
    #[prop(optional)] legend: Option<AnyView>,
) -> AnyView {
    let pick = move |event: leptos::web_sys::Event| {
        if let Some(index) = crate::part::event::mark_of(&event) {
            on_mark.run(index);
        }
    };
    view! {
        <figure class="figure" data-chart=name>
            <figcaption>
                <span class="figure-name">{title}</span>
                <span class="figure-finding">{finding}</span>
            </figcaption>
            {legend}
            <div
                class="chart"
                inner_html=svg
                on:click=move |e| pick(e.into())
                on:keydown=move |e| {
                    if crate::part::event::steps_marks(&e) || e.key() != "Enter" && e.key() != " " {
                        return;
                    }
                    e.prevent_default();
                    pick(e.into())
                }
            ></div>
            <details>
                <summary class="button-quiet">{words::OVERVIEW_NUMBERS.t()}</summary>
                {move || numbers_table(numbers.get())}
            </details>
        </figure>
    }
    .into_any()
}
