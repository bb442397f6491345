//! The table of tasks. In: the answer's rows. Out: a `table` with the rows near the window, cards on
//! phones. Refuses to know: why these rows and in this order.

use leptos::prelude::*;

use crate::link::Place;
use crate::part::badge::{badge, pace_word, verdict_word};
use crate::part::lit::lit;
use crate::part::number::percent;
use crate::part::window::Window;
use crate::query::{Answer, Column, Field};
use crate::record::Record;
use crate::session::{Session, href, use_session};
use crate::words;

/// The columns shown, with the class that sets their width.
const COLUMNS: &[(Column, &str)] = &[
    (Column::Report, "col-report"),
    (Column::Theme, "col-theme"),
    (Column::Goal, ""),
    (Column::Progress, ""),
    (Column::Lead, "col-lead"),
    (Column::Status, "col-status"),
    (Column::Percent, "col-percent"),
];

/// The table.
#[component]
pub fn Grid(answer: Memo<Answer>) -> AnyView {
    let session = use_session();
    let total = Memo::new(move |_| answer.with(|answer| answer.rows.len()));
    let window = Window::new(total.into());
    let shown = Memo::new(move |_| {
        let slice = window.slice.get();
        answer.with(|answer| {
            let rows = answer.rows.get(slice.start..slice.end.min(answer.rows.len())).unwrap_or_default();
            rows.iter().enumerate().map(|(i, row)| (slice.start + i, *row)).collect::<Vec<_>>()
        })
    });
    let empty = Memo::new(move |_| total.get() == 0);
    view! {
        <div class="grid-box" node_ref=window.anchor on:keydown=move |e| steps(session, &e)>
            <table class="grid" data-view="tasks" aria-rowcount=move || (total.get() + 1).to_string() aria-label=words::TASKS_CAPTION.t()>
                <colgroup>{COLUMNS.iter().map(|(_, class)| view! { <col class=(!class.is_empty()).then_some(*class) /> }).collect_view()}</colgroup>
                <thead>
                    <tr aria-rowindex="1">{COLUMNS.iter().map(|(column, _)| head(session, *column)).collect_view()}</tr>
                </thead>
                <tbody>
                    {move || pad(window.slice.get().before)}
                    <For each=move || shown.get() key=|(at, row)| (*at, *row) children=move |(at, row)| line(session, at, row) />
                    {move || pad(window.slice.get().after)}
                </tbody>
            </table>
            {move || empty.get().then(nothing)}
        </div>
    }
    .into_any()
}

/// An empty row as high as the rows that are not drawn.
fn pad(height: f64) -> AnyView {
    if height <= 0.0 {
        return ().into_any();
    }
    view! { <tr class="grid-pad" aria-hidden="true"><td colspan=COLUMNS.len().to_string() style:height=format!("{height}px")></td></tr> }.into_any()
}

fn nothing() -> AnyView {
    view! {
        <div class="empty">
            <p>{words::TASKS_EMPTY.t()}</p>
            <p class="small">{words::TASKS_EMPTY_HINT.t()}</p>
        </div>
    }
    .into_any()
}

fn head(session: Session, column: Column) -> AnyView {
    let word = words::column(column.key());
    let state =
        move || session.view.with(|view| view.sort.iter().find(|s| s.column == column).map(|s| s.desc));
    let aria = move || match state() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let arrow = move || match state() {
        None => "",
        Some(false) => "↑",
        Some(true) => "↓",
    };
    view! {
        <th scope="col" aria-sort=aria data-col=column.key()>
            <button type="button" class="grid-sort" title=words::TASKS_SORT_BY.with(&[word.t()]) on:click=move |e| session.sort_by(column, e.shift_key())>
                {word.t()}
                <span class="grid-arrow" aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
    .into_any()
}

fn line(session: Session, at: usize, row: u32) -> AnyView {
    session.data.with_untracked(|data| {
        let Some(record) = data.records.get(row as usize) else { return ().into_any() };
        let id = record.id.clone();
        let open = Place::Task(id.clone());
        view! {
            <tr
                data-task=id
                aria-rowindex=(at + 2).to_string()
                tabindex=if at == 0 { "0" } else { "-1" }
                on:click=move |e| {
                    if !crate::part::event::on_link(&e) {
                        session.go(open.clone());
                    }
                }
            >
                {COLUMNS.iter().map(|(column, _)| cell(session, data.short_title(&record.report), record, *column)).collect_view()}
            </tr>
        }
        .into_any()
    })
}

/// The text with the words of the search lit; follows the search without drawing the row again.
fn found(session: Session, field: Field, text: &str) -> AnyView {
    let text = text.to_owned();
    (move || {
        let ranges = session.sought.with(|sought| sought.marks(field, &text));
        lit(&text, &ranges)
    })
    .into_any()
}

fn cell(session: Session, report: String, record: &Record, column: Column) -> AnyView {
    let inside = match column {
        Column::Report => view! { <span class="grid-soft">{report}</span> }.into_any(),
        Column::Theme => {
            view! { <span class="grid-fold grid-soft">{found(session, Field::Theme, &record.theme)}</span> }
                .into_any()
        }
        Column::Goal => {
            let link = href(&Place::Task(record.id.clone()));
            view! {
                <span class="grid-fold">
                    <a class="grid-goal" href=link tabindex="-1">{found(session, Field::Goal, &record.goal)}</a>
                </span>
                {note_mark(session, &record.id)}
            }
            .into_any()
        }
        Column::Progress => {
            view! { <span class="grid-fold">{found(session, Field::Progress, &record.progress)}</span> }
                .into_any()
        }
        Column::Lead => {
            let lead = record.lead.join("、");
            view! { <span class="grid-fold grid-soft">{lead}</span> }.into_any()
        }
        Column::Status => badge(record.status),
        Column::Percent => amount(record),
        _ => ().into_any(),
    };
    view! { <td data-col=column.key()>{inside}</td> }.into_any()
}

/// The reader's own marks on a row.
fn note_mark(session: Session, id: &str) -> AnyView {
    let id = id.to_owned();
    (move || {
        session.notes.with(|notes| {
            let note = notes.get(&id)?;
            let first = note.first_words(16);
            let star = if note.star { "★ " } else { "" };
            Some(view! { <span class="grid-note small">{format!("{star}{first}")}</span> })
        })
    })
    .into_any()
}

fn amount(record: &Record) -> AnyView {
    if let Some(value) = record.percent {
        let width = value.clamp(0.0, 100.0);
        let due = record.expected_percent;
        return view! {
            <span>{percent(value)}</span>
            <span class="meter" aria-hidden="true">
                <span class="meter-fill" style:inline-size=format!("{width}%")></span>
                {due.map(|due| view! { <span class="meter-due" style:inset-inline-start=format!("{due}%")></span> })}
            </span>
            {record.pace.map(|pace| view! { <span class="pace">{pace_word(pace).t()}</span> })}
        }
        .into_any();
    }
    if record.measures.is_empty() {
        return ().into_any();
    }
    view! { <span class="grid-soft">{verdict_word(record.check).t()}</span> }.into_any()
}

/// Arrow keys, Home, End and Page keys move from row to row; Enter opens.
fn steps(session: Session, event: &leptos::ev::KeyboardEvent) {
    use crate::part::event::{self, Step};
    let Some(step) = event::row_step(event) else { return };
    match step {
        Step::Open(id) => session.go(Place::Task(id)),
        Step::To(element) => {
            let _ = element.focus();
        }
    }
    event.prevent_default();
}
