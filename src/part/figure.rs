//! A chart's frame: finding, drawing, numbers as a table. In: texts, an SVG, rows. Out: a `figure`.
//! Refuses to know: what is drawn.

use leptos::prelude::*;

use crate::part::event;
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
/// `on_mark` hears the index of a mark that was clicked or entered, `actions` stand below. Arrow keys step
/// through the marks; what is pointed at or focused is told in words below the drawing.
#[component]
pub fn Figure(
    name: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] finding: Signal<String>,
    #[prop(into)] svg: Signal<String>,
    #[prop(into)] numbers: Signal<Numbers>,
    #[prop(into)] on_mark: Callback<usize>,
    #[prop(optional)] actions: Option<AnyView>,
) -> AnyView {
    let told = RwSignal::new(String::new());
    let tell = move |event: leptos::web_sys::Event| told.set(event::mark_words(&event));
    let pick = move |event: leptos::web_sys::Event| {
        if let Some(index) = event::mark_of(&event) {
            on_mark.run(index);
            event::refocus_mark(name, index);
        }
    };
    view! {
        <figure class="figure" data-chart=name>
            <figcaption>
                <span class="figure-name">{title}</span>
                <span class="figure-finding">{finding}</span>
            </figcaption>
            <div
                class="chart"
                tabindex="0"
                role="group"
                aria-label=words::CHART_KEYS.t()
                inner_html=svg
                on:pointerover=move |e| tell(e.into())
                on:focusin=move |e| tell(e.into())
                on:click=move |e| pick(e.into())
                on:keydown=move |e| {
                    if event::steps_marks(&e) || e.key() != "Enter" && e.key() != " " {
                        return;
                    }
                    e.prevent_default();
                    pick(e.into())
                }
            ></div>
            <p class="figure-value small" aria-hidden="true">{told}</p>
            <details>
                <summary class="button-quiet">{words::OVERVIEW_NUMBERS.t()}</summary>
                {move || numbers_table(numbers.get())}
            </details>
            {actions}
        </figure>
    }
    .into_any()
}
