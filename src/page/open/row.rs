//! A row of a paper as it was read. In: a draft, its part, the row. Out: its cells; opened, each can be written anew, and the row
//! be joined, split, or made the first or the last.

use leptos::prelude::*;

use super::columns;
use super::draft::Desk;
use crate::dataset::opened::{ColumnTold, RowTold};
use crate::part::event::{focus_in_place, focus_soon, when_there};
use crate::report::Role;
use crate::report::recipe::{Cut, RowAt, RowStep};
use crate::words;

/// The id of a row's element.
pub fn row_id(draft: &str, row: &RowTold) -> String {
    ["row-", draft, "-", &row.lines[0].to_string(), "-", &row.no.to_string()].concat()
}

pub fn row(desk: Desk, table: usize, heads: Memo<Vec<ColumnTold>>, row: RowTold) -> AnyView {
    let opened = RwSignal::new(false);
    let id = row_id(&desk.id(), &row);
    let key =
        row.task.clone().unwrap_or_else(|| [row.lines[0], row.no].map(|part| part.to_string()).join("-"));
    let doubts: Vec<String> = row.doubts.iter().map(|doubt| words::doubt(doubt)).collect();
    let doubtful = !doubts.is_empty();
    let row = StoredValue::new(row);
    let cells = move || {
        let names = heads.with_untracked(|heads| heads.iter().map(columns::name).collect::<Vec<_>>());
        let cell = |row: &RowTold, at| cell(row, at, names.get(at).cloned().unwrap_or_default());
        row.with_value(|row| (0..row.cells.len()).map(|at| cell(row, at)).collect_view())
    };
    let open = move |_| {
        opened.update(|opened| *opened = !*opened);
        if opened.get_untracked() {
            row.with_value(|row| show_editor(&row_id(&desk.id(), row), opened));
        }
    };
    let line = row.with_value(|row| words::OPEN_LINE.with(&[&row.lines[0].to_string()]));
    view! {
        <tr data-row=key id=id tabindex="-1" class:open-doubtful=doubtful>
            <th scope="row" class="open-tools">
                <span class="small soft">{line}</span>
                <button
                    type="button"
                    class="button-quiet small"
                    aria-expanded=move || opened.get().to_string()
                    on:click=open
                >
                    {words::OPEN_ROW_EDIT.t()}
                </button>
                {doubts.into_iter().map(|doubt| view! { <span class="small open-doubt">{doubt}</span> }).collect_view()}
            </th>
            {cells}
        </tr>
        {move || opened.get().then(|| row.with_value(|row| editor(desk, table, heads, row, opened)))}
    }
    .into_any()
}

/// As many signs of a cell are shown; all of them stand in its field, and in the text.
const MOST_SIGNS: usize = 1000;

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST_SIGNS) {
        Some((end, _)) => [&words[..end], "……"].concat(),
        None => words.to_owned(),
    }
}

/// The editor stands below its row, which may be taller than the window.
fn show_editor(row: &str, opened: RwSignal<bool>) {
    let field = ["[id=\"", row, "\"] + .open-editor textarea"].concat();
    let wanted = move || opened.try_get_untracked() == Some(true);
    when_there(field, wanted, |field| {
        if let Ok(Some(form)) = field.closest("form") {
            form.scroll_into_view();
        }
        focus_in_place(Some(field));
    });
}

/// `name`: the head of its column, for windows too narrow for heads.
fn cell(row: &RowTold, at: usize, name: String) -> AnyView {
    let is = |of: &[bool]| of.get(at).copied().unwrap_or(false);
    let mark = match (is(&row.by_hand), is(&row.inherited)) {
        (true, _) => Some(words::OPEN_BY_HAND.t()),
        (_, true) => Some(words::OPEN_INHERITED.t()),
        _ => None,
    };
    let words = row.cells.get(at).map(|words| shortened(words)).unwrap_or_default();
    view! {
        <td class:soft=is(&row.inherited) data-name=name>
            <div>{words}
            {mark.map(|mark| view! { <span class="small open-mark">{mark}</span> })}</div>
        </td>
    }
    .into_any()
}

/// Fields for the cells, and what can be done with the row.
fn editor(
    desk: Desk,
    table: usize,
    heads: Memo<Vec<ColumnTold>>,
    row: &RowTold,
    opened: RwSignal<bool>,
) -> AnyView {
    let columns = heads.get_untracked();
    let at = RowAt { line: row.lines[0], no: row.no, quote: row.quote.clone() };
    let place = at.clone();
    let cells: Vec<(ColumnTold, String, RwSignal<String>)> = columns
        .into_iter()
        .zip(row.cells.iter().cloned().chain(std::iter::repeat(String::new())))
        .map(|(column, words)| (column, words.clone(), RwSignal::new(words)))
        .collect();
    let width = cells.len() + 1;
    let fields = cells.iter().map(|(column, _, to)| field(column, *to)).collect_view();
    let back = row_id(&desk.id(), row);
    let close = move || {
        opened.set(false);
        // Read anew, the row may be another element under the same id.
        focus_soon(["[id=\"", &back, "\"]"].concat());
    };
    let shut = close.clone();
    let save = move |event: leptos::web_sys::SubmitEvent| {
        event.prevent_default();
        let changed: Vec<RowStep> = cells
            .iter()
            .filter_map(|(column, was, to)| {
                let words = to.get_untracked();
                let field = Role::from_name(&column.role)?;
                let head = field.is_further().then(|| column.head.clone());
                (words != *was).then_some(RowStep::Set { at: place.clone(), field, head, words })
            })
            .collect();
        close();
        if !changed.is_empty() {
            desk.correct(move |recipe| recipe.rows.extend(changed));
        }
    };
    view! {
        <tr class="open-editor">
            <td colspan=width.to_string()>
                <form class="stack-tight" on:submit=save>
                    <div class="open-fields">{fields}</div>
                    <div class="row">
                        <button class="button button-main" name="save-row">{words::OPEN_ROW_SAVE.t()}</button>
                        <button type="button" class="button" on:click=move |_| shut()>{words::OPEN_ROW_CLOSE.t()}</button>
                        {acts(desk, table, at.clone(), row.lines)}
                    </div>
                </form>
                {split(desk, at)}
            </td>
        </tr>
    }
    .into_any()
}

fn field(column: &ColumnTold, to: RwSignal<String>) -> AnyView {
    let title = columns::name(column);
    let name = ["cell-", &column.role].concat();
    view! {
        <label class="stack-tight">
            <span class="note-label">{title}</span>
            <textarea name=name rows="3" prop:value=to on:input=move |event| to.set(event_target_value(&event))></textarea>
        </label>
    }
    .into_any()
}

/// What becomes of the row as a whole.
fn acts(desk: Desk, table: usize, at: RowAt, lines: [usize; 2]) -> AnyView {
    let join = move |_| {
        let step = RowStep::Join(at.clone());
        desk.correct(move |recipe| recipe.rows.push(step));
    };
    let first = move |_| desk.correct(move |recipe| recipe.table(table).from = Some(lines[0]));
    let last = move |_| desk.correct(move |recipe| recipe.table(table).to = Some(lines[1]));
    view! {
        <button type="button" class="button" name="join-row" on:click=join>{words::OPEN_ROW_JOIN.t()}</button>
        <button type="button" class="button" name="first-row" on:click=first>{words::OPEN_ROW_FIRST.t()}</button>
        <button type="button" class="button" name="last-row" on:click=last>{words::OPEN_ROW_LAST.t()}</button>
    }
    .into_any()
}

fn split(desk: Desk, at: RowAt) -> AnyView {
    let words_at = RwSignal::new(String::new());
    let cut = move |event: leptos::web_sys::SubmitEvent| {
        event.prevent_default();
        let words = words_at.get_untracked().trim().to_owned();
        if !words.is_empty() {
            let step = RowStep::Split(at.clone(), Cut::Line(at.line, Some(words)));
            desk.correct(move |recipe| recipe.rows.push(step));
        }
    };
    view! {
        <form class="row small" on:submit=cut>
            <label class="row">
                {words::OPEN_ROW_SPLIT.t()}
                <input type="text" name="split-at" prop:value=words_at on:input=move |event| words_at.set(event_target_value(&event)) />
            </label>
            <button class="button" name="split-row">{words::OPEN_LABEL_ADD.t()}</button>
        </form>
    }
    .into_any()
}
