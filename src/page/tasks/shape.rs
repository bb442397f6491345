//! The shape of the table: what it is grouped by. In: the session. Out: a choice that changes the
//! address. Refuses to know: rows.

use leptos::prelude::*;

use crate::query::Group;
use crate::session::Session;
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
