//! The columns of the table: which are shown, in which order, and how many stay in sight. In: the session.
//! Out: changes of the address; the places of columns that stay. Refuses to know: what stands in them.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::link::View;
use crate::link::view::MOST_FROZEN;
use crate::measure::decimal;
use crate::page::tasks::columns;
use crate::part::event::focus_soon;
use crate::part::menu::{choice, menu};
use crate::query::Column;
use crate::session::Session;
use crate::words;

/// All columns, in the order in which they stand when chosen here.
const ORDER: [Column; 23] = [
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
    Column::Target,
    Column::Actual,
    Column::Gap,
    Column::Doubts,
    Column::Lines,
    Column::Further,
    Column::Note,
];

/// The choice of columns: those shown in their order, then the others.
pub fn column_menu(session: Session) -> AnyView {
    let shown = Memo::new(move |_| session.view.with(columns));
    let listed = move || {
        let shown = shown.get();
        let further = session.data.with(|data| data.records.iter().any(|record| !record.extra.is_empty()));
        let hidden = ORDER.into_iter().filter(|column| !shown.contains(column));
        let hidden = hidden.filter(|column| *column != Column::Further || further);
        let places = shown.iter().copied().map(|column| one(session, column, Some(shown.len())));
        places.chain(hidden.map(|column| one(session, column, None))).collect_view()
    };
    menu(
        words::TASKS_COLUMNS.t(),
        view! {
            {frozen(session)}
            {listed}
            {choice(words::TASKS_USUAL.t(), move || session.change_view(|view| {
                view.cols.clear();
                view.freeze = 0;
            }))}
        }
        .into_any(),
    )
}

/// One column with its box; `among` so many shown ones it can be moved.
fn one(session: Session, column: Column, among: Option<usize>) -> AnyView {
    let key = column.key();
    let name = words::column(key).t();
    let change = move |_| {
        session.change_view(|view| toggle(view, column));
        focus_soon(format!("input[name=cols][value=\"{key}\"]"));
    };
    let step = move |forward: bool, sign: &'static str, word: words::Word| {
        let go = move |_| {
            session.change_view(|view| shift(view, column, forward));
            focus_soon(format!("button[name=shift][data-of=\"{key}\"][data-forward=\"{forward}\"]"));
        };
        let label = word.with(&[name]);
        view! {
            <button type="button" name="shift" class="column-shift" data-of=key data-forward=forward.to_string() data-stay="" aria-label=label.clone() title=label on:click=go>
                {sign}
            </button>
        }
    };
    view! {
        <div class="column-line">
            <label class="menu-choice">
                <input type="checkbox" name="cols" value=key prop:checked=among.is_some() on:change=change />
                {name}
            </label>
            {(among.unwrap_or(0) > 1).then(|| [step(false, "↑", words::COLUMN_BEFORE), step(true, "↓", words::COLUMN_AFTER)])}
        </div>
    }
    .into_any()
}

/// How many columns stay in sight.
fn frozen(session: Session) -> AnyView {
    let choose = move |event| {
        let columns = event_target_value(&event).parse().unwrap_or(0);
        session.change_view(|view| view.freeze = columns);
    };
    let option = move |columns: usize| {
        let word = match columns {
            0 => words::FREEZE_NONE.t().to_owned(),
            columns => words::FREEZE.with(&[&columns.to_string()]),
        };
        let chosen = move || session.view.with(|view| view.freeze == columns);
        view! { <option value=columns.to_string() selected=chosen>{word}</option> }
    };
    view! {
        <select name="freeze" aria-label=words::FREEZE_LABEL.t() on:change=choose>
            {(0..=MOST_FROZEN).map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// Keeps the first columns in sight: a sheet says how, and is told here how wide they are.
pub fn follow_freeze(session: Session) {
    let asked = Memo::new(move |_| session.view.with(|view| (view.freeze, columns(view))));
    Effect::new(move |_| {
        session.width.track();
        let (frozen, _) = asked.get();
        request_animation_frame(move || _ = hold(frozen));
    });
}

fn hold(frozen: usize) -> Option<()> {
    let grid: HtmlElement = document().query_selector(".grid-box").ok()??.dyn_into().ok()?;
    if frozen == 0 {
        return grid.remove_attribute("data-freeze").ok();
    }
    let heads = grid.query_selector_all("thead th").ok()?;
    let mut from = 0.0;
    for at in 0..MOST_FROZEN {
        let style = leptos::web_sys::HtmlElement::style(&grid);
        style.set_property(&format!("--freeze-{at}"), &format!("{}px", decimal::written(from))).ok()?;
        let head = heads.get(u32::try_from(at).ok()?).and_then(|head| head.dyn_into::<HtmlElement>().ok());
        from += head.map_or(0.0, |head| head.get_bounding_client_rect().width());
    }
    grid.set_attribute("data-freeze", &frozen.to_string()).ok()
}

/// Moves a shown column one place.
fn shift(view: &mut View, column: Column, forward: bool) {
    let mut shown = columns(view);
    let Some(at) = shown.iter().position(|own| *own == column) else { return };
    let to = if forward { at + 1 } else { at.wrapping_sub(1) };
    if to < shown.len() {
        shown.swap(at, to);
        keep(view, shown);
    }
}

fn keep(view: &mut View, shown: Vec<Column>) {
    view.cols = shown;
    if view.cols == columns(&View { cols: Vec::new(), ..view.clone() }) {
        view.cols.clear();
    }
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
    keep(view, shown);
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

    #[test]
    fn a_column_moves_one_place_and_no_further_than_the_edge() {
        let mut view = View::default();
        let usual = columns(&view);
        shift(&mut view, usual[0], false);
        assert_eq!(view, View::default());
        shift(&mut view, usual[0], true);
        assert_eq!(columns(&view)[..2], [usual[1], usual[0]]);
        shift(&mut view, usual[0], false);
        assert_eq!(view, View::default());
    }
}
