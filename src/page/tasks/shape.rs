//! The shape of the table: groups, columns, height of the rows. In: the session. Out: choices that
//! change the address, and the height, which goes with the reader. Refuses to know: rows.

use leptos::prelude::*;

use crate::link::View;
use crate::page::tasks::columns;
use crate::part::menu::{choice, menu};
use crate::query::{Column, Group};
use crate::session::Session;
use crate::session::look::Look;
use crate::words;

/// The choice of groups.
pub fn group_by(session: Session) -> AnyView {
    let chosen = move || session.view.with(|view| view.group);
    let choose = move |event| {
        let key = event_target_value(&event);
        session.change_view(|view| view.group = Group::from_key(&key));
    };
    let option = move |group: Group| {
        view! {
            <option value=group.key() selected=move || chosen() == Some(group)>
                {words::TASKS_BY.with(&[words::facet(group.key()).t()])}
            </option>
        }
    };
    view! {
        <select name="group" aria-label=words::TASKS_GROUP.t() on:change=choose>
            <option value="" selected=move || chosen().is_none()>{words::TASKS_NO_GROUP.t()}</option>
            {Group::ALL.map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// All columns, in the order in which they stand when chosen here.
const ORDER: [Column; 19] = [
    Column::Id,
    Column::Report,
    Column::Year,
    Column::Theme,
    Column::No,
    Column::Goal,
    Column::Progress,
    Column::Lead,
    Column::Support,
    Column::Status,
    Column::Claim,
    Column::Check,
    Column::Percent,
    Column::Expected,
    Column::Pace,
    Column::Measures,
    Column::Doubts,
    Column::Lines,
    Column::Note,
];

/// The choice of columns.
pub fn column_menu(session: Session) -> AnyView {
    let one = move |column: Column| {
        let on = move || session.view.with(|view| columns(view).contains(&column));
        view! {
            <label class="menu-choice">
                <input
                    type="checkbox"
                    name="cols"
                    value=column.key()
                    prop:checked=on
                    on:change=move |_| session.change_view(|view| toggle(view, column))
                />
                {words::column(column.key()).t()}
            </label>
        }
    };
    menu(
        words::TASKS_COLUMNS.t(),
        view! {
            {ORDER.map(one).collect_view()}
            {choice(words::TASKS_USUAL.t(), move || session.change_view(|view| view.cols.clear()))}
        }
        .into_any(),
    )
}

/// Shows or hides a column. The last one stays: a table without columns shows nothing to bring back.
fn toggle(view: &mut View, column: Column) {
    let mut shown = columns(view);
    let place = |of: Column| ORDER.iter().position(|column| *column == of);
    match shown.iter().position(|own| *own == column) {
        Some(_) if shown.len() == 1 => {}
        Some(at) => drop(shown.remove(at)),
        None => {
            let before = shown.iter().position(|own| place(*own) > place(column));
            shown.insert(before.unwrap_or(shown.len()), column);
        }
    }
    view.cols = shown;
    if view.cols == columns(&View::default()) {
        view.cols.clear();
    }
}

/// The choice of low rows.
pub fn density() -> AnyView {
    let look = expect_context::<Look>();
    view! {
        <button type="button" class="button" aria-pressed=move || look.dense.get().to_string() on:click=move |_| look.toggle_dense()>
            {words::TASKS_DENSE.t()}
        </button>
    }
    .into_any()
}

/// Shows a chart of the result, or hides it.
pub fn charts(session: Session) -> AnyView {
    let on = move || session.view.with(|view| view.chart.is_some());
    let toggle = move |_| {
        session.change_view(|view| {
            view.chart = if view.chart.is_some() { None } else { Some("status".to_owned()) };
        });
    };
    view! {
        <button type="button" name="charts" class="button" aria-pressed=move || on().to_string() on:click=toggle>
            {words::CHART_OPEN.t()}
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_returns_to_its_place() {
        let mut view = View::default();
        toggle(&mut view, Column::Theme);
        assert!(!columns(&view).contains(&Column::Theme));
        toggle(&mut view, Column::Theme);
        assert_eq!(view, View::default());
        toggle(&mut view, Column::Support);
        assert_eq!(columns(&view)[5], Column::Support);
    }

    #[test]
    fn the_last_column_stays() {
        let mut view = View { cols: vec![Column::Goal], ..View::default() };
        toggle(&mut view, Column::Goal);
        assert_eq!(view.cols, [Column::Goal]);
    }
}
