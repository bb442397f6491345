//! The table of tasks. In: the answer's rows and groups. Out: a `table` with the rows near the window,
//! cards on phones. Refuses to know: why these rows and in this order.

use leptos::prelude::*;

use crate::measure::{Status, decimal};
use crate::page::tasks::cell::{cell, width};
use crate::page::tasks::columns;
use crate::page::tasks::live::Live;
use crate::part::badge::{status_shape, status_word};
use crate::part::later::{self, later};
use crate::part::list;
use crate::part::window::{Lines, Slice, Window};
use crate::query::{Answer, Column, Group, Head, Sought};
use crate::record::Record;
use crate::session::look::Look;
use crate::session::{Session, use_session};
use crate::words;

/// One line of the table's body. A line that stays the same at its place is not drawn again.
#[derive(Clone, PartialEq)]
enum Line {
    /// As high as the rows that are not drawn, in CSS pixels.
    Pad(f64),
    Head(Head),
    /// A row, and whether its theme is that of the row above.
    Row(u32, bool),
}

/// The table.
#[component]
pub fn Grid(answer: Memo<Answer>) -> AnyView {
    let session = use_session();
    let lines = Memo::new(move |_| {
        answer.with(|answer| Lines {
            rows: answer.rows.len(),
            heads: answer.groups.iter().map(|group| group.start).collect(),
        })
    });
    let turn = Memo::new(move |before: Option<&usize>| {
        answer.track();
        before.map_or(0, |turn| turn + 1)
    });
    let window = Window::new(lines, turn);
    let text = Memo::new(move |_| session.view.with(|view| view.q.clone()));
    // The row that has the focus stays drawn however far it is scrolled away: gone, it would take the focus along.
    let held = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        turn.track();
        held.set(None);
    });
    let shown = Memo::new(move |_| {
        let (slice, held) = (window.slice.get(), held.get());
        session.data.with_untracked(|data| {
            lines.with(|lines| answer.with(|answer| drawn(lines, answer, &data.records, slice, held)))
        })
    });
    // The row that the Tab key reaches: the first one drawn.
    let first = Memo::new(move |_| {
        shown.with(|shown| {
            shown.iter().find(|(_, line)| matches!(line, Line::Row(..))).map(|(place, _)| *place)
        })
    });
    let look = expect_context::<Look>();
    Effect::new(move |_| {
        look.dense.track();
        look.large.track();
        // The new heights hold once the page has them. Who has gone on by then has no table.
        request_animation_frame(move || _ = window.look.try_run(()));
    });
    let live = Live::new(session);
    let cols = Memo::new(move |_| session.view.with(columns));
    let empty = Memo::new(move |_| lines.with(|lines| lines.rows == 0));
    let count = move || (lines.with(Lines::count) + 1).to_string();
    let table = move || {
        let cols = StoredValue::new(cols.get());
        let room = cols.with_value(|cols| wide(cols));
        let (widths, heads) = cols.with_value(|cols| {
            let widths =
                cols.iter().map(|column| view! { <col class=width(*column) /> }.into_any()).collect_view();
            (widths, cols.iter().map(|column| head(session, *column)).collect_view())
        });
        let body = NodeRef::new();
        list::follow(
            body,
            move || {
                // Told before the lines change: those that go are gone before they could light the new words.
                let sought = Sought::parse(&text.get()).0;
                if session.sought.with_untracked(|own| *own != sought) {
                    session.sought.set(sought);
                }
                shown.get()
            },
            move |place, line| drawn_line(live, cols, (first, held), place, line),
        );
        view! {
            <table class="grid" data-view="tasks" style:inline-size=room aria-rowcount=count aria-label=words::TASKS_CAPTION.t()>
                <colgroup>{widths}</colgroup>
                <thead>
                    <tr aria-rowindex="1">{heads}</tr>
                </thead>
                <tbody node_ref=body on:focusout=move |_| held.set(None)></tbody>
            </table>
        }
    };
    view! {
        <div
            class="grid-box"
            data-dense=move || look.dense.get().to_string()
            data-wide=move || cols.with(|cols| wide(cols)).is_some().to_string()
            data-figures=move || cols.with(|cols| cols.contains(&Column::Gap)).to_string()
            node_ref=window.anchor>
            {table}
            {move || empty.get().then(|| nothing(session))}
        </div>
    }
    .into_any()
}

/// More columns than a window has room for scroll sideways instead of being squeezed: the width.
fn wide(columns: &[Column]) -> Option<String> {
    // Figures take little room.
    let most = if columns.contains(&Column::Gap) { 9 } else { 8 };
    (columns.len() > most).then(|| format!("{}rem", 24 + 8 * columns.len()))
}

/// The lines of a slice with their places among all rows and heads, each head above its first row; and the row at
/// the place `held`, wherever it stands.
fn drawn(
    lines: &Lines,
    answer: &Answer,
    records: &[Record],
    slice: Slice,
    held: Option<usize>,
) -> Vec<(usize, Line)> {
    let Slice { start, end, row, before, after } = slice;
    let theme = |at: usize| {
        let record = records.get(*answer.rows.get(at)? as usize)?;
        Some((&record.report, &record.theme))
    };
    let line = |at: usize| {
        let same = at > 0 && lines.heads.binary_search(&at).is_err() && theme(at) == theme(at - 1);
        (lines.place(at), Line::Row(answer.rows[at], same))
    };
    let held = held.and_then(|place| lines.row_of(place)).filter(|at| *at < answer.rows.len());
    let mut drawn = Vec::new();
    // What stands there is not drawn: its places are free.
    let pad = |drawn: &mut Vec<_>, place: usize, height: f64| {
        if height > 0.0 {
            drawn.push((place, Line::Pad(height)));
        }
    };
    let share = |rows: usize, of: usize| rows as f64 / of.max(1) as f64;
    match held.filter(|at| *at < start) {
        Some(at) => {
            let above = before * share(at, start);
            pad(&mut drawn, 0, above);
            drawn.push(line(at));
            if at + 1 < start {
                pad(&mut drawn, lines.place(at) + 1, before - above - row);
            }
        }
        None => pad(&mut drawn, 0, before),
    }
    let mut heads = answer.groups.iter().skip_while(|group| group.start < start).peekable();
    for at in start..end.min(answer.rows.len()) {
        while let Some(head) = heads.next_if(|head| head.start == at) {
            drawn.push((lines.place(at) - 1, Line::Head(head.clone())));
        }
        drawn.push(line(at));
    }
    match held.filter(|at| *at >= end) {
        Some(at) => {
            let above = after * share(at - end, answer.rows.len() - end);
            pad(&mut drawn, lines.place(at) - 1, above);
            drawn.push(line(at));
            pad(&mut drawn, lines.count(), after - above - row);
        }
        None => pad(&mut drawn, lines.count(), after),
    }
    drawn
}

fn drawn_line(
    live: Live,
    cols: StoredValue<Vec<Column>>,
    focus: (Memo<Option<usize>>, RwSignal<Option<usize>>),
    place: usize,
    line: Line,
) -> AnyView {
    cols.with_value(|cols| match line {
        Line::Pad(height) => pad(height, cols.len()),
        Line::Head(head) => {
            // As high as it will be.
            let waiting = || view! { <tr class="grid-group"></tr> }.into_any();
            later::view(group_head(live.session, cols.len(), place, head), waiting, waiting)
        }
        Line::Row(row, same) => task_line(live, cols, focus, place, (row, same)),
    })
}

/// An empty row as high as the rows that are not drawn, over just the columns there are: one more would
/// take its share of the width.
fn pad(height: f64, columns: usize) -> AnyView {
    view! { <tr class="grid-pad" aria-hidden="true"><td colspan=columns.to_string() style:height=format!("{}px", decimal::written(height))></td></tr> }
        .into_any()
}

fn nothing(session: Session) -> AnyView {
    let none = || ().into_any();
    view! {
        <div class="empty">
            <p>{words::TASKS_EMPTY.t()}</p>
            {later::view(instead(session), none, none)}
        </div>
    }
    .into_any()
}

later! {
    /// What to try where nothing is found.
    fn instead(session: Session) -> AnyView {
        crate::page::tasks::instead::instead(session)
    }
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

later! {
/// The head of a group: its value, how many rows it has, and how they stand.
    fn group_head(session: Session, columns: usize, place: usize, head: Head) -> AnyView {
    let group = session.view.with_untracked(|view| view.group).unwrap_or(Group::Report);
    let name = if head.value.is_empty() {
        words::VALUE_NONE.t().to_owned()
    } else {
        session.data.with_untracked(|data| words::value(group.key(), &head.value, |id| data.short_title(id)))
    };
    let of = |(status, count)| {
        let word = [status_word(status).t(), " ", &u32::to_string(&count)].concat();
        view! {
            <span class="badge" data-status=status.id() role="img" aria-label=word.clone() title=word>
                {status_shape(status)}
                {count}
            </span>
        }
        .into_any()
    };
    let part = |(status, count): (Status, u32)| {
        view! { <span class="grid-group-part" data-status=status.id() style:flex-grow=count.to_string()></span> }
            .into_any()
    };
    let bar = head.tally.iter().filter(|(_, count)| *count > 0).map(part).collect_view();
    let counts = head.tally.iter().filter(|(_, count)| *count > 0).map(of).collect_view();
    view! {
        <tr class="grid-group" aria-rowindex=(place + 2).to_string()>
            <th scope="rowgroup" colspan=columns.to_string()>
                <div class="grid-group-line">
                    <strong class="grid-group-name">{name}</strong>
                    <span class="small soft">{words::TASKS_IN_GROUP.with(&[&head.tally.total().to_string()])}</span>
                    <span class="grid-group-bar" aria-hidden="true">{bar}</span>
                    {counts}
                </div>
            </th>
        </tr>
    }
    .into_any()
}
}

fn task_line(
    live: Live,
    columns: &[Column],
    (first, held): (Memo<Option<usize>>, RwSignal<Option<usize>>),
    place: usize,
    (row, same): (u32, bool),
) -> AnyView {
    live.session.data.with_untracked(|data| {
        let Some(record) = data.records.get(row as usize) else { return ().into_any() };
        let id = record.id.clone();
        let (open, own) = (id.clone(), id.clone());
        let current = move || live.view(|view| view.open.as_ref() == Some(&own)).then_some("true");
        let title = data.short_title(&record.report);
        view! {
            <tr
                data-task=id
                data-same=same.then_some("")
                aria-rowindex=(place + 2).to_string()
                aria-current=current
                on:focusin=move |_| held.set(Some(place))
                tabindex=move || if first.get() == Some(place) { "0" } else { "-1" }
                on:click=move |e| {
                    if !crate::part::event::on_link(&e) {
                        live.session.open_task(&open);
                    }
                }
            >
                {columns.iter().map(|column| cell(live, title.clone(), row, record, *column)).collect_view()}
            </tr>
        }
        .into_any()
    })
}
