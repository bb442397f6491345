//! The head of a column. In: a draft, its part, the column as read. Out: its words, the role that it was given with how sure that
//! is, and ways to correct it.

use leptos::prelude::*;

use super::draft::Desk;
use crate::dataset::opened::ColumnTold;
use crate::report::Role;
use crate::report::preview::choosable_roles;
use crate::report::recipe::{ColumnAt, LabelStep};
use crate::session::Session;
use crate::words;

/// What a recipe calls a column; none for one that holds no column of the paper.
pub fn at(table: usize, column: &ColumnTold) -> Option<ColumnAt> {
    match column.number {
        Some(number) => Some(ColumnAt::Place { table, column: number }),
        None => column.by_head.then(|| ColumnAt::Head(column.head.clone())),
    }
}

/// `moved` hears which other column lost its role to this one.
pub fn head(desk: Desk, table: usize, nth: usize, column: &ColumnTold, moved: RwSignal<String>) -> AnyView {
    let place = at(table, column);
    let own = place.clone();
    let choose = move |event| {
        let role = Role::from_name(&event_target_value(&event));
        let Some(at) = own.clone() else { return };
        // Taken in before it was read again, the draft is gone, and its desk with it.
        let (session, draft) = (desk.session, desk.id());
        let before = columns(session, &draft, table);
        leptos::task::spawn_local(async move {
            session.correct(&draft, |recipe| recipe.column(at).role = role).await;
            let after = columns(session, &draft, table);
            moved.try_set(moved_away(&before, &after, nth).unwrap_or_default());
        });
    };
    let role = column.role.clone();
    let option = |id: &'static str| {
        let is = role == id;
        view! { <option value=id prop:selected=is>{words::role(id)}</option> }.into_any()
    };
    let title = titled(column);
    let label = [words::OPEN_ROLE.t(), " ", &title].concat();
    view! {
        <th>
            <span lang="zh-CN">{title}</span>
            <select
                name="role"
                data-column=nth.to_string()
                aria-label=label
                disabled=place.is_none()
                on:change=choose
            >
                {choosable_roles().map(option).collect_view()}
            </select>
            <span class="small soft">{trust(column)}</span>
            {place.map(|at| more(desk, at))}
        </th>
    }
    .into_any()
}

/// What a cell of the column is called: its head, or what it holds.
pub fn name(column: &ColumnTold) -> String {
    match column.head.trim() {
        "" => words::role(&column.role).to_owned(),
        head => head.to_owned(),
    }
}

fn titled(column: &ColumnTold) -> String {
    match column.head.trim() {
        "" => words::OPEN_NO_HEAD.t().to_owned(),
        head => head.to_owned(),
    }
}

/// The columns of a part of a draft, as last read; none where it has gone.
fn columns(session: Session, draft: &str, table: usize) -> Vec<ColumnTold> {
    session.own().drafts.with_untracked(|drafts| {
        let told = drafts.iter().find(|one| one.id() == draft).map(|one| &one.told);
        let part = told.and_then(|told| told.tables.iter().find(|one| one.key == table));
        part.map(|part| part.columns.clone()).unwrap_or_default()
    })
}

/// What is said of the column that lost its role when the `nth` was given it: a table has one of each.
fn moved_away(before: &[ColumnTold], after: &[ColumnTold], nth: usize) -> Option<String> {
    let pairs = before.iter().zip(after).enumerate().filter(|(at, _)| *at != nth);
    let (was, is) =
        pairs.map(|(_, pair)| pair).find(|(was, is)| was.head == is.head && was.role != is.role)?;
    Some(words::OPEN_ROLE_MOVED.with(&[&titled(was), words::role(&was.role), words::role(&is.role)]))
}

/// How sure the role is; what it was taken for before a person said otherwise.
fn trust(column: &ColumnTold) -> String {
    match column.role == column.guess {
        true => words::OPEN_SURE.with(&[&column.sure.to_string()]),
        false => words::OPEN_GUESS.with(&[words::role(&column.guess)]),
    }
}

/// What is done more rarely: empty cells repeat what stands above, a label begins another column.
fn more(desk: Desk, at: ColumnAt) -> AnyView {
    let (fills, labels) = (at.clone(), at.clone());
    let is_filled = move || {
        desk.draft.track();
        let filled = |recipe: &crate::report::recipe::Recipe| {
            recipe.columns.iter().any(|step| step.at == at && step.fill)
        };
        desk.with_draft(|draft| filled(&draft.recipe())).unwrap_or(false)
    };
    let fill = move |event| {
        let (at, fill) = (fills.clone(), event_target_checked(&event));
        desk.correct(move |recipe| recipe.column(at).fill = fill);
    };
    let (label, role) = (RwSignal::new(String::new()), RwSignal::new(Role::Progress.name().to_owned()));
    let split = move |event: leptos::web_sys::SubmitEvent| {
        event.prevent_default();
        let (at, words) = (labels.clone(), label.get_untracked().trim().to_owned());
        let Some(role) = Role::from_name(&role.get_untracked()).filter(|_| !words.is_empty()) else { return };
        desk.correct(move |recipe| recipe.column(at).labels.push(LabelStep { label: words, role }));
    };
    view! {
        <details class="open-column">
            <summary class="small">{words::OPEN_COLUMN_MORE.t()}</summary>
            <label class="row small">
                <input type="checkbox" name="fill" prop:checked=is_filled on:change=fill />
                {words::OPEN_FILL.t()}
            </label>
            <form class="stack-tight small" on:submit=split>
                <label class="stack-tight">
                    {words::OPEN_LABEL.t()}
                    <input type="text" name="label" prop:value=label on:input=move |event| label.set(event_target_value(&event)) />
                </label>
                <select name="label-role" aria-label=words::OPEN_ROLE.t() on:change=move |event| role.set(event_target_value(&event))>
                    {choosable_roles()
                        .map(|id| {
                            let is = role.get_untracked() == id;
                            view! { <option value=id prop:selected=is>{words::role(id)}</option> }
                        })
                        .collect_view()}
                </select>
                <button class="button" name="split-column">{words::OPEN_LABEL_ADD.t()}</button>
            </form>
        </details>
    }
    .into_any()
}
