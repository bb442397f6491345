//! The choice of the order where no heads can be clicked: cards have none. In: the session. Out: changes of
//! the address. Refuses to know: rows.

use leptos::prelude::*;

use crate::page::tasks::columns;
use crate::query::{Column, Sort};
use crate::session::Session;
use crate::words;

/// A column and whether its highest comes first, as the address writes it.
fn key((column, desc): (Column, bool)) -> String {
    [if desc { "-" } else { "" }, column.key()].concat()
}

fn read(key: &str) -> Option<Sort> {
    let bare = key.strip_prefix('-');
    Some(Sort { column: Column::from_key(bare.unwrap_or(key))?, desc: bare.is_some() })
}

/// The choice; shown with the cards alone.
pub fn choice(session: Session) -> AnyView {
    let first = move || session.view.with(|view| view.sort.first().map(|sort| (sort.column, sort.desc)));
    let choose = move |event| {
        let sort = read(&event_target_value(&event));
        session.change_view(|view| view.sort = sort.into_iter().collect());
    };
    let offered = Memo::new(move |_| {
        let mut offered = session.view.with(columns);
        offered.extend(first().map(|(column, _)| column).filter(|column| !offered.contains(column)));
        offered
    });
    let option = move |one: (Column, bool)| {
        let word = if one.1 { words::SORT_DOWN } else { words::SORT_UP };
        let word = word.with(&[words::column(one.0.key()).t()]);
        view! { <option value=key(one) selected=move || first() == Some(one)>{word}</option> }
    };
    view! {
        <select name="sort" class="tasks-sort" aria-label=words::SORT_LABEL.t() on:change=choose>
            <option value="" selected=move || first().is_none()>{words::SORT_NONE.t()}</option>
            {move || offered.get().into_iter().flat_map(|column| [(column, false), (column, true)]).map(option).collect_view()}
        </select>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_read_back() {
        for one in [(Column::Percent, true), (Column::Theme, false)] {
            assert_eq!(read(&key(one)), Some(Sort { column: one.0, desc: one.1 }));
        }
        assert_eq!(read(""), None);
    }
}
