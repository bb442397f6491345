//! Places of a paper that reading is not sure of. In: a draft. Out: a list in the paper's order, each leading to its row or line.

use leptos::prelude::*;

use super::draft::Desk;
use super::row::row_id;
use crate::dataset::opened::Doubtful;
use crate::words;

pub fn doubts(desk: Desk) -> AnyView {
    let one = move |doubt: Doubtful| {
        let line = doubt.line;
        let go = move |_| show_line(desk, line);
        view! {
            <li>
                <button type="button" class="button-quiet small" on:click=go>{words::OPEN_LINE.with(&[&line.to_string()])}</button>
                " "
                {words::doubt(&doubt.kind)}
                {(!doubt.words.is_empty()).then(|| view! { <q class="soft" lang="zh-CN">{doubt.words}</q> })}
            </li>
        }
        .into_any()
    };
    let shown = move || {
        let told = desk.told();
        let listed = told.doubtful.len();
        (listed > 0).then(|| view! {
            <details data-doubts="">
                <summary>{words::OPEN_DOUBT_LIST.with(&[&told.doubts.to_string()])}</summary>
                <ul class="open-list open-doubts">{told.doubtful.iter().cloned().map(one).collect_view()}</ul>
                {(listed < told.doubts).then(|| words::OPEN_DOUBT_MORE.with(&[&listed.to_string()]))}
            </details>
        })
    };
    shown.into_any()
}

/// The id of the element that holds a draft's text.
pub fn text_id(draft: &str) -> String {
    ["text-", draft].concat()
}

/// Brings the row into view that a line belongs to, and gives it the focus; a line of no row in the paper's text.
fn show_line(desk: Desk, line: usize) {
    let row = desk
        .told()
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .find_map(|row| (row.lines[0] <= line && line <= row.lines[1]).then(|| row_id(&desk.id(), row)));
    let text = || {
        let list = document().get_element_by_id(&text_id(&desk.id()))?;
        list.set_attribute("open", "").ok()?;
        Some(["line-", &desk.id(), "-", &line.to_string()].concat())
    };
    let Some(id) = row.or_else(text) else { return };
    crate::session::after_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            element.scroll_into_view_with_bool(true);
            crate::part::event::focus_in_place(Some(element));
        }
    });
}
