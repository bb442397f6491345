//! The shape of the table: groups, height of the rows, charts. In: the session. Out: choices that change
//! the address, and the height, which goes with the reader. Refuses to know: rows, columns.

use leptos::prelude::*;

use crate::query::Group;
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
