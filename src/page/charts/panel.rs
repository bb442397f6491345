//! The charts beside the table of tasks: always of the current result, each mark a filter. In: the session.
//! Out: a panel. Refuses to know: rows of the table.

use leptos::prelude::*;

use crate::page::charts::chart::{Chart, toggle};
use crate::page::charts::show::{Shown, figure};
use crate::page::charts::{counted, figured, traced};
use crate::page::conditions::said;
use crate::part::sheet::choice;
use crate::query::{self, Facet};
use crate::record::Record;
use crate::session::{Data, Session, use_session};
use crate::words::{self, Word};

/// The charts by their names in the address.
const KINDS: [(&str, Word); 10] = [
    ("status", words::OVERVIEW_CHART),
    ("theme", words::CHART_THEMES),
    ("themes", words::CHART_EACH),
    ("lead", words::CHART_LEAD),
    ("progress", words::CHART_SPREAD_TITLE),
    ("progress-theme", words::CHART_MEAN_THEME),
    ("progress-lead", words::CHART_MEAN_LEAD),
    ("target", words::CHART_TARGETS),
    ("short", words::CHART_MISSED),
    ("trend", words::CHART_TREND),
];

/// What stands in the address: a kind, and after a colon which of them, where there are several.
fn parted(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or((name, ""))
}

fn draw(kind: &str, which: &str, data: &Data, tasks: &[&Record]) -> Chart {
    match kind {
        "theme" => counted::by_theme(tasks),
        "themes" => counted::each_theme(tasks),
        "lead" => counted::by_lead(tasks),
        "progress" => figured::spread(tasks),
        "progress-theme" => figured::mean(tasks, Facet::Theme),
        "progress-lead" => figured::mean(tasks, Facet::Lead),
        "target" => figured::targets(tasks),
        "short" => figured::missed(tasks),
        "trend" => traced::of_tasks(data, tasks, which),
        _ => counted::by_report(data, tasks),
    }
}

/// The panel of the chart that the address names; nothing while it names none.
pub fn charts_panel() -> AnyView {
    let session = use_session();
    let rows = Memo::new(move |_| {
        let query = session.view.with(|view| view.query());
        session.marks.track();
        session.data.with_untracked(|data| query::find(&data.engine, &query).rows)
    });
    let named = Memo::new(move |_| session.view.with(|view| view.chart.clone()));
    let kind = Memo::new(move |_| {
        named.get().map(|name| {
            let (kind, which) = parted(&name);
            let known = KINDS.iter().find(|(key, _)| *key == kind).map_or(KINDS[0].0, |(key, _)| *key);
            (known, which.to_owned())
        })
    });
    view! {
        <section class="card stack" data-charts="">
            {move || {
                kind.get().map(|(kind, which)| {
                    view! {
                        {head(session, kind, rows)}
                        {unknown(named)}
                        {drawn(session, kind, which, rows)}
                    }
                })
            }}
        </section>
    }
    .into_any()
}

fn head(session: Session, kind: &'static str, rows: Memo<Vec<u32>>) -> AnyView {
    let options = KINDS.map(|(key, word)| {
        view! { <option value=key selected=key == kind>{word.t()}</option> }
    });
    let choose = move |event| {
        let key = event_target_value(&event);
        session.change_view(|view| view.chart = Some(key));
        crate::part::event::hold_focus(&["select[name=chart]"]);
    };
    view! {
        <div class="row">
            <label class="row">
                <span class="soft small">{words::CHART_KIND.t()}</span>
                <select name="chart" on:change=choose>{options.collect_view()}</select>
            </label>
            {(kind == "trend").then_some(move || threads(session, rows))}
            <button type="button" class="button-quiet small" on:click=move |_| {
                session.change_view(|view| view.chart = None);
                crate::part::event::hold_focus(&["button[name=charts]"]);
            }>
                {words::CHART_CLOSE.t()}
            </button>
        </div>
    }
    .into_any()
}

/// The choice among the figures that the result's tasks tell over the years.
fn threads(session: Session, rows: Memo<Vec<u32>>) -> AnyView {
    let names: Vec<(String, String)> = session.data.with_untracked(|data| {
        let tasks: Vec<&Record> =
            rows.with(|rows| rows.iter().filter_map(|row| data.records.get(*row as usize)).collect());
        let threads = traced::threads_of(data, &tasks);
        threads.iter().map(|thread| (thread.name.clone(), thread.name.clone())).collect()
    });
    if names.is_empty() {
        return ().into_any();
    }
    let first = names[0].0.clone();
    let which = move || {
        let chart = session.view.with(|view| view.chart.clone()).unwrap_or_default();
        let (_, which) = parted(&chart);
        if which.is_empty() { first.clone() } else { which.to_owned() }
    };
    let choose = move |name: String| {
        session.change_view(|view| view.chart = Some(["trend:", &name].concat()));
        crate::part::event::hold_focus(&["select[name=thread]"]);
    };
    choice("thread", words::CHART_WHICH.t(), names, Signal::derive(which), choose)
}

/// A name that no chart has is said, and the first chart stands in.
fn unknown(named: Memo<Option<String>>) -> AnyView {
    let name = named.get_untracked().unwrap_or_default();
    (!KINDS.iter().any(|(key, _)| *key == parted(&name).0))
        .then(|| view! { <p class="notice" role="status">{words::CHART_UNKNOWN.with(&[&name])}</p> })
        .into_any()
}

fn drawn(session: Session, kind: &'static str, which: String, rows: Memo<Vec<u32>>) -> AnyView {
    let chart = Memo::new_with_compare(
        move |_| {
            session.data.with_untracked(|data| {
                rows.with(|rows| {
                    let mut rows = rows.clone();
                    // The order of the reports, whatever the table is sorted by.
                    rows.sort_unstable();
                    let tasks: Vec<&Record> =
                        rows.iter().filter_map(|row| data.records.get(*row as usize)).collect();
                    draw(kind, &which, data, &tasks)
                })
            })
        },
        |_, _| true,
    );
    let pick = Callback::new(move |picks: Vec<_>| session.change_view(|view| toggle(view, &picks)));
    let view = session.view;
    figure(
        chart.into(),
        Shown { name: kind, view: Some(view), filters: Signal::derive(move || said(session)), pick },
    )
}
