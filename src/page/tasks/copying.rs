//! Copying the whole page: the rows that are not drawn are none that a selection could hold, so all rows are copied in
//! their stead, and that is said. In: the answer. Out: what the clipboard gets. Refuses to know: other selections.

use leptos::prelude::*;

use crate::export::clip;
use crate::page::tasks::columns;
use crate::page::tasks::rows::Rows;
use crate::page::tasks::take::MOST_COPIED;
use crate::query::Answer;
use crate::session::Session;
use crate::web::clipboard;
use crate::words;

/// The whole table is selected only where the selection holds all of it.
const TABLE: &str = "table[data-view=tasks]";

/// Gives all rows to whoever copies the whole table, and says so.
pub fn follow(session: Session, answer: Memo<Answer>) -> AnyView {
    let told = RwSignal::new(String::new());
    let whole = move || {
        let rows = answer.with_untracked(|answer| answer.rows.clone());
        let drawn = document().query_selector_all("tr[data-task]").map_or(0, |rows| rows.length());
        if rows.len() <= drawn as usize {
            return None;
        }
        if rows.len() > MOST_COPIED {
            told.set(words::TAKE_COPY_TOO_LARGE.t().to_owned());
            return None;
        }
        let all = rows.len().to_string();
        let columns = session.view.with_untracked(columns);
        let table = Rows::new(session, rows, columns).table();
        told.set(words::COPIED_ALL.with(&[&all]));
        Some((clip::tabs(&table), clip::html(&table)))
    };
    let listener = StoredValue::new_local(Some(clipboard::on_copy_of(TABLE, whole)));
    on_cleanup(move || listener.set_value(None));
    // What was copied of one view does not hold for the next.
    Effect::new(move |_| {
        session.view.track();
        told.set(String::new());
    });
    (move || {
        let told = told.get();
        (!told.is_empty()).then(|| view! { <p class="notice small" role="status" data-copied="">{told}</p> })
    })
    .into_any()
}
