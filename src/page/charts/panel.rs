//! The charts beside the table of tasks: always of the current result, each mark a filter. In: the session.
//! Out: a panel. Refuses to know: rows of the table.

use leptos::prelude::*;

use crate::page::charts::chart::{Chart, toggle};
use crate::page::charts::show::{Shown, figure};
use crate::page::charts::{counted, figured};
use crate::query::{self, Facet};
use crate::record::Record;
use crate::session::{Data, Session, use_session};
use crate::words::{self, Word};

/// The charts by their names in the address.
const KINDS: [(&str, Word); 9] = [
    ("status", words::OVERVIEW_CHART),
    ("theme", words::CHART_THEMES),
    ("themes", words::CHART_EACH),
    ("lead", words::CHART_LEAD),
    ("progress", words::CHART_SPREAD_TITLE),
    ("progress-theme", words::CHART_MEAN_THEME),
    ("progress-lead", words::CHART_MEAN_LEAD),
    ("target", words::CHART_TARGETS),
    ("short", words::CHART_MISSED),
];

fn draw(kind: &str, data: &Data, tasks: &[&Record]) -> Chart {
    match kind {
        "theme" => counted::by_theme(tasks),
        "themes" => counted::each_theme(tasks),
        "lead" => counted::by_lead(tasks),
        "progress" => figured::spread(tasks),
        "progress-theme" => figured::mean(tasks, Facet::Theme),
        "progress-lead" => figured::mean(tasks, Facet::Lead),
        "target" => figured::targets(tasks),
        "short" => figured::missed(tasks),
        _ => counted::by_report(data, tasks),
    }
}

/// The panel of the chart that the address names; nothing while it names none.
pub fn charts_panel() -> AnyView {
    let session = use_session();
    let rows = Memo::new(move |_| {
        let query = session.view.with(|view| view.query(&[]));
        session.marks.track();
        session.data.with(|data| query::run(&data.engine, &query).rows)
    });
    let named = Memo::new(move |_| session.view.with(|view| view.chart.clone()));
    let kind = Memo::new(move |_| {
        named.get().map(|name| KINDS.iter().find(|(key, _)| *key == name).map_or(KINDS[0].0, |(key, _)| *key))
    });
    view! {
        <section class="card stack" data-charts="">
            {move || {
                kind.get().map(|kind| {
                    view! {
                        {head(session, kind)}
                        {unknown(named)}
                        {drawn(session, kind, rows)}
                    }
                })
            }}
        </section>
    }
    .into_any()
}

fn head(session: Session, kind: &'static str) -> AnyView {
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

/// A name that no chart has is said, and the first chart stands in.
fn unknown(named: Memo<Option<String>>) -> AnyView {
    let name = named.get_untracked().unwrap_or_default();
    (!KINDS.iter().any(|(key, _)| *key == name))
        .then(|| view! { <p class="notice" role="status">{words::CHART_UNKNOWN.with(&[&name])}</p> })
        .into_any()
}

fn drawn(session: Session, kind: &'static str, rows: Memo<Vec<u32>>) -> AnyView {
    let chart = Memo::new_with_compare(
        move |_| {
            session.data.with(|data| {
                rows.with(|rows| {
                    let mut rows = rows.clone();
                    // The order of the reports, whatever the table is sorted by.
                    rows.sort_unstable();
                    let tasks: Vec<&Record> =
                        rows.iter().filter_map(|row| data.records.get(*row as usize)).collect();
                    draw(kind, data, &tasks)
                })
            })
        },
        |_, _| true,
    );
    let pick = Callback::new(move |picks: Vec<_>| session.change_view(|view| toggle(view, &picks)));
    let view = session.view;
    figure(chart.into(), Shown { name: kind, view: Some(view), filters: filters(session), pick })
}

/// The filters in words.
fn filters(session: Session) -> Signal<String> {
    Signal::derive(move || {
        let view = session.view.get();
        session.data.with(|data| {
            let one = |facet: Facet, value: &String| {
                let word = words::value(facet.key(), value, |id| data.short_title(id));
                format!("{}：{word}", words::facet(facet.key()).t())
            };
            let mut said: Vec<String> = (!view.q.is_empty()).then(|| view.q.clone()).into_iter().collect();
            let filters = view.filters.iter();
            said.extend(filters.flat_map(|(facet, values)| values.iter().map(move |v| one(facet, v))));
            said.join("；")
        })
    })
}
