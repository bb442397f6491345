//! The tables of a paper as they were read. In: a draft. Out: for each part how it is read, its columns with their roles, its
//! rows; each can be corrected, and all follow.

use leptos::prelude::*;

use super::{columns, draft::Desk, row};
use crate::dataset::opened::{RowTold, TableTold};
use crate::report::recipe::{Alone, NameStep, Reader};
use crate::session::after_frame;
use crate::words::{self, Word};

const READERS: [(Reader, Word); 4] = [
    (Reader::Table, words::OPEN_READER_TABLE),
    (Reader::List, words::OPEN_READER_LIST),
    (Reader::Paragraphs, words::OPEN_READER_PARAGRAPHS),
    (Reader::Nothing, words::OPEN_READER_NOTHING),
];

pub fn tables(desk: Desk) -> AnyView {
    let keys = Memo::new(move |_| desk.told().tables.iter().map(|table| table.key).collect::<Vec<_>>());
    let more = move || {
        let more = desk.told().more_rows;
        (more > 0).then(|| view! { <p class="notice">{words::OPEN_MORE_ROWS.with(&[&more.to_string()])}</p> })
    };
    view! {
        <div class="row">{alone(desk)}</div>
        {names(desk)}
        <For each=move || keys.get() key=|key| *key children=move |key| part(desk, key) />
        {more}
    }
    .into_any()
}

/// A part of the paper; drawn anew when its columns change, its rows by themselves.
fn part(desk: Desk, key: usize) -> AnyView {
    let found = move || desk.told().tables.iter().find(|table| table.key == key).cloned();
    let table = Memo::new(move |_| found());
    let heads = Memo::new(move |_| {
        table.with(|table| table.as_ref().map(|table| table.columns.clone())).unwrap_or_default()
    });
    let nth = move |key| 1 + desk.told().tables.iter().position(|table| table.key == key).unwrap_or_default();
    let lines = move || table.with(|table| table.as_ref().map_or([0, 0], |table| table.lines));
    let count = Memo::new(move |_| table.with(|table| table.as_ref().map_or(0, |one| one.rows.len())));
    let listed = RwSignal::new(SLICE);
    list_more(listed, count);
    let moved = RwSignal::new(String::new());
    let rows = move || {
        table.with(|table| table.as_ref().map(|one| one.first_rows(listed.get()))).unwrap_or_default()
    };
    let has_rows = Memo::new(move |_| count.get() > 0);
    // A row is drawn anew where it was read differently; another role of a column changes its head alone.
    let drawn = move || {
        has_rows.get().then(|| view! {
            <div class="open-scroll" tabindex="0" role="region" aria-label=words::OPEN_READER_TABLE.t()>
                <table class="open-table">
                    <thead>
                        <tr>
                            <th class="open-tools"></th>
                            {move || {
                                let columns = heads.get();
                                columns.iter().enumerate().map(|(at, column)| columns::head(desk, key, at, column, moved)).collect_view()
                            }}
                        </tr>
                    </thead>
                    <tbody lang="zh-CN">
                        <For each=rows key=RowTold::clone children=move |one| row::row(desk, key, heads, one) />
                    </tbody>
                </table>
            </div>
        })
    };
    view! {
        <section class="stack-tight" data-part=key.to_string()>
            <div class="row">
                <span class="small soft">
                    {move || {
                        let [first, last] = lines();
                        words::OPEN_PART.with(&[&nth(key).to_string(), &first.to_string(), &last.to_string()])
                    }}
                </span>
                {reader(desk, key, table)}
            </div>
            <p class="small" role="status">{moved}</p>
            {drawn}
        </section>
    }
    .into_any()
}

/// Rows that are drawn at a time, so that the page breathes.
const SLICE: usize = 60;

/// Lists more rows, a slice a frame, as long as there are more and the page is there.
fn list_more(listed: RwSignal<usize>, count: Memo<usize>) {
    Effect::new(move |_| {
        if listed.get() < count.get() {
            after_frame(move || _ = listed.try_update(|listed| *listed += SLICE));
        }
    });
}

impl TableTold {
    fn first_rows(&self, count: usize) -> Vec<RowTold> {
        self.rows.iter().take(count).cloned().collect()
    }
}

fn reader(desk: Desk, key: usize, table: Memo<Option<TableTold>>) -> AnyView {
    let name =
        move || table.with(|table| table.as_ref().map(|table| table.reader.clone())).unwrap_or_default();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let chosen = READERS.iter().map(|(reader, _)| *reader).find(|reader| reader.name() == chosen);
        desk.correct(move |recipe| recipe.table(key).reader = chosen);
    };
    view! {
        <label class="row small">
            {words::OPEN_READER.t()}
            <select name="reader" on:change=choose>
                {READERS
                    .map(|(reader, word)| {
                        view! { <option value=reader.name() prop:selected=move || name() == reader.name()>{word.t()}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Whether a lone 责任单位 leads or supports.
fn alone(desk: Desk) -> AnyView {
    let choose = move |event| {
        let alone = match event_target_value(&event).as_str() {
            "lead" => Some(Alone::Lead),
            "support" => Some(Alone::Support),
            _ => None,
        };
        desk.correct(move |recipe| recipe.units.alone = alone);
    };
    view! {
        <label class="row small">
            {words::OPEN_ALONE.t()}
            <select name="alone" on:change=choose>
                <option value="">{words::OPEN_ALONE_GUESS.t()}</option>
                <option value="lead">{words::FIELD_LEAD.t()}</option>
                <option value="support">{words::FIELD_SUPPORT.t()}</option>
            </select>
        </label>
    }
    .into_any()
}

/// Names of units that run together or were cut.
fn names(desk: Desk) -> AnyView {
    let [printed, meant] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let apply = move |event: leptos::web_sys::SubmitEvent| {
        event.prevent_default();
        let names: Vec<String> = meant
            .get_untracked()
            .split(['、', '，', ',', ';', '；'])
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        let step = NameStep { printed: printed.get_untracked().trim().to_owned(), names };
        if step.printed.is_empty() || step.names.is_empty() {
            return;
        }
        desk.correct(move |recipe| {
            recipe.units.names.retain(|other| other.printed != step.printed);
            recipe.units.names.push(step);
        });
        printed.set(String::new());
        meant.set(String::new());
    };
    let field = |name: &'static str, word: Word, to: RwSignal<String>| {
        view! {
            <label class="stack-tight open-grow">
                <span class="note-label">{word.t()}</span>
                <input type="text" name=name prop:value=to on:input=move |event| to.set(event_target_value(&event)) />
            </label>
        }
        .into_any()
    };
    view! {
        <details>
            <summary>{words::OPEN_NAMES.t()}</summary>
            <form class="stack-tight" on:submit=apply>
                <p class="small soft">{words::OPEN_NAMES_HINT.t()}</p>
                <div class="row">
                    {field("printed", words::OPEN_NAMES_PRINTED, printed)}
                    {field("meant", words::OPEN_NAMES_MEANT, meant)}
                    <button class="button" name="apply-names">{words::OPEN_NAMES_ADD.t()}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
