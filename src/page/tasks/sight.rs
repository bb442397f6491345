//! Hits in sight: every row that a search finds shows why. In: the session and the rows drawn. Out: cells that begin
//! near the first lit words where those would be cut off, and words out of fields that no column shows. Does not know
//! how rows are found.

use std::cell::Cell;
use std::ops::Range;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Element, MutationObserver, MutationObserverInit};

use crate::page::tasks::columns;
use crate::page::tasks::live::Live;
use crate::part::event::found;
use crate::part::lit::lit;
use crate::query::{Column, Field};
use crate::record::Record;
use crate::session::look::Look;
use crate::session::{Session, after_frame};
use crate::words;

/// Below this width rows are cards, which leave some columns out.
const CARDS_BELOW: f64 = 768.0;
const GRID: &str = ".grid-box";
/// Texts that are cut after some lines and hold lit words far from their beginning.
const FAR: &str = ".grid-fold:has(> .lit-far), .grid-fold:has(> a > .lit-far)";

/// Brings hits into sight whenever rows are drawn or their room changes.
pub fn follow(session: Session) {
    let look = expect_context::<Look>();
    Effect::new(move |_| {
        session.width.track();
        look.dense.track();
        look.large.track();
        after_frame(bring);
    });
    let kept = StoredValue::new_local(None);
    // The table comes to the page after its tools. Who has gone on by then keeps nothing.
    after_frame(move || _ = kept.try_set_value(watched()));
}

/// Watches as long as it is kept.
struct Watch {
    observer: MutationObserver,
    _changed: Closure<dyn Fn()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Watches the rows of the table: whenever they change, hits are brought into sight after the frame.
fn watched() -> Option<Watch> {
    thread_local! { static SOON: Cell<bool> = const { Cell::new(false) }; }
    let grid = found(GRID)?;
    bring();
    let changed = Closure::<dyn Fn()>::new(|| {
        if !SOON.replace(true) {
            after_frame(|| {
                SOON.set(false);
                bring();
            });
        }
    });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let wanted = MutationObserverInit::new();
    wanted.set_child_list(true);
    wanted.set_subtree(true);
    observer.observe_with_options(&grid, &wanted).ok()?;
    Some(Watch { observer, _changed: changed })
}

/// Has each text that hides its first hit begin near it. All is measured before anything changes, so that the
/// browser lays the page out once.
fn bring() {
    let Ok(list) = document().query_selector_all(FAR) else { return };
    let folds: Vec<Element> =
        (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<Element>().ok()).collect();
    folds.iter().for_each(|fold| _ = fold.remove_attribute("data-cut"));
    let hides = |fold: &&Element| {
        let mark = fold.query_selector("mark").ok().flatten();
        let bottom = |element: &Element| element.get_bounding_client_rect().bottom();
        mark.is_some_and(|mark| bottom(&mark) > bottom(fold) + 1.0)
    };
    let hidden: Vec<&Element> = folds.iter().filter(hides).collect();
    hidden.into_iter().for_each(|fold| _ = fold.set_attribute("data-cut", ""));
}

/// What a search may find a row by: the field, and the column that shows it.
const FIELDS: [(Field, Column); 6] = [
    (Field::Goal, Column::Goal),
    (Field::Progress, Column::Progress),
    (Field::Theme, Column::Theme),
    (Field::Lead, Column::Lead),
    (Field::Support, Column::Support),
    (Field::Note, Column::Note),
];

/// The first words lit in a field that is not shown, where no shown field has any.
pub fn unseen_hit(live: Live, row: u32) -> AnyView {
    let cards = live.session.width.get() < CARDS_BELOW;
    let shown = live.view(columns);
    let is_shown = |column: Column| shown.contains(&column) && !(cards && column == Column::Theme);
    let marks = |field: Field, record: &Record| {
        let text = text_of(live, field, record);
        let ranges = live.sought(|sought| sought.marks(field, &text));
        (!ranges.is_empty()).then_some((text, ranges))
    };
    live.session
        .data
        .with_untracked(|data| {
            let record = data.records.get(row as usize)?;
            // Those not shown are short: asked first, they mostly spare the rest.
            let unseen = FIELDS.iter().filter(|(_, column)| !is_shown(*column));
            let (column, (text, ranges)) =
                unseen.into_iter().find_map(|(field, column)| Some((*column, marks(*field, record)?)))?;
            let seen = FIELDS.iter().filter(|(_, column)| is_shown(*column));
            if seen.into_iter().any(|(field, _)| marks(*field, record).is_some()) {
                return None;
            }
            let (text, ranges) = around(&text, &ranges);
            let name = words::column(column.key()).t();
            Some(view! {
                <span class="grid-why small" data-why-found=column.key()>
                    <span class="soft">{name} " "</span>
                    <span lang=words::of_reports()>{lit(&text, &ranges)}</span>
                </span>
            })
        })
        .into_any()
}

/// A record's text of a field.
fn text_of(live: Live, field: Field, record: &Record) -> String {
    match field {
        Field::Goal => record.goal.clone(),
        Field::Progress => record.progress.clone(),
        Field::Theme => record.theme.clone(),
        Field::Lead => record.lead.join("、"),
        Field::Support => record.support.join("、"),
        Field::Id => record.id.clone(),
        Field::Note => live.notes(|notes| {
            notes
                .get(&record.id)
                .map(|note| [note.text.as_str(), &note.tags.join(" ")].join(" "))
                .unwrap_or_default()
        }),
    }
}

/// Characters shown before and after the first hit.
const BEFORE: usize = 10;
const AFTER: usize = 30;

/// The first hit with what stands around it, and what is lit in that.
fn around(text: &str, ranges: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let Some(first) = ranges.first() else { return (text.to_owned(), Vec::new()) };
    let start = text[..first.start].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let end = text[first.end..].char_indices().nth(AFTER).map_or(text.len(), |(at, _)| first.end + at);
    let (mut short, mut shift) = (String::new(), 0);
    if start > 0 {
        short.push('…');
        shift = short.len();
    }
    short.push_str(&text[start..end]);
    if end < text.len() {
        short.push('…');
    }
    let inside = ranges.iter().filter(|range| range.end <= end);
    let lit = inside.map(|range| range.start - start + shift..range.end - start + shift).collect();
    (short, lit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_hit_stands_in_its_surroundings() {
        let text = ["甲".repeat(20), "电梯".into(), "乙".repeat(40), "电梯".into()].concat();
        let at =
            |nth: usize| text.match_indices("电梯").nth(nth).map(|(at, word)| at..at + word.len()).unwrap();
        let (short, lit) = around(&text, &[at(0), at(1)]);
        assert_eq!(short, ["…", &"甲".repeat(10), "电梯", &"乙".repeat(30), "…"].concat());
        assert_eq!(lit.iter().map(|at| &short[at.clone()]).collect::<Vec<_>>(), ["电梯"]);
        let (whole, lit) = around("电梯", &[0..6]);
        assert_eq!((whole.as_str(), lit), ("电梯", vec![std::ops::Range { start: 0, end: 6 }]));
    }
}
