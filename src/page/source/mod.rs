//! A report as published, with numbered lines. In: the session, a report's id, the lines asked for.
//! Out: the page. Refuses to know: how the report was read; it shows places and reasons.

pub mod facts;
mod find;
mod noted;
pub mod paint;

use std::collections::BTreeMap;
use std::ops::Range;

use leptos::prelude::*;

use crate::dataset::Paper;
use crate::link::{Notice, Place};
use crate::part::event::arrive;
use crate::query::Field;
use crate::record::Record;
use crate::report::Reason;
use crate::session::{Session, href, use_session};
use crate::words;
use find::Search;
use paint::{Row, Tone};

/// The source page.
#[component]
pub fn SourcePage(report: String, lines: Option<(usize, usize)>) -> AnyView {
    let session = use_session();
    session.data.with_untracked(|data| match data.report(&report) {
        None => {
            view! { <div class="empty" role="alert"><h1>{words::SOURCE_MISSING.with(&[&report])}</h1></div> }
                .into_any()
        }
        Some(report) => page(session, report, &data.records, lines),
    })
}

/// Ranges of words that the reader remarked on, by line.
type Noted = Memo<BTreeMap<usize, Vec<Range<usize>>>>;

fn page(session: Session, report: &Paper, records: &[Record], lines: Option<(usize, usize)>) -> AnyView {
    let id = report.source.id.clone();
    let original = with_report(session, &id, move |report, _| facts::original(session, report));
    let text = with_report(session, &id, move |report, records| text(session, report, records, lines));
    view! {
        <div class="stack" data-source-page=id>
            <header class="stack">
                <p class="soft small">{words::SOURCE_TITLE.t()}</p>
                <h1>{report.source.title.clone()}</h1>
                {facts::index_block(report, records)}
                {original}
            </header>
            <div class="source">
                {text}
                {facts::side(report)}
            </div>
        </div>
    }
    .into_any()
}

/// What is drawn from a report's text, once that is there.
fn with_report(
    session: Session,
    id: &str,
    draw: impl Fn(&Paper, &[Record]) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let id = id.to_owned();
    session.with_texts(move || {
        session.data.with_untracked(|data| match data.report(&id) {
            Some(report) => draw(report, &data.records),
            None => ().into_any(),
        })
    })
}

/// The numbered lines, with a search in them.
fn text(session: Session, report: &Paper, records: &[Record], lines: Option<(usize, usize)>) -> AnyView {
    let source = &report.source;
    let search = Search::new(report);
    let rows = paint::rows(report, records, lines);
    // The first line asked for may be blank.
    let first = lines.and_then(|(first, _)| rows.iter().map(|row| row.no).find(|no| *no >= first));
    // Beyond the end, the end is shown, and said.
    let end = rows.last().map_or(0, |row| row.no);
    let last = report.lines.count();
    if let Some(lines) = lines.filter(|lines| lines.1 > last) {
        session.notices.update(|notices| notices.push(Notice::Beyond { lines, last }));
    }
    if lines.is_some() {
        let here = session.place.get_untracked();
        let wanted = move || session.place.with_untracked(|place| *place == here);
        arrive(format!("[data-line=\"{}\"]", first.unwrap_or(end)), wanted);
    }
    let noted = Memo::new({
        let id = source.id.clone();
        move |_| {
            session.notes.with(|notes| {
                session.data.with_untracked(|data| {
                    let report = data.report(&id);
                    report.map(|report| noted::lines(report, &data.records, notes)).unwrap_or_default()
                })
            })
        }
    });
    let asked = paint::asked(&source.id, records, lines);
    view! {
        <div class="stack">
            {search.bar(asked.into_iter().map(back).collect_view().into_any())}
            <div class="source-text" lang="zh-CN">
                {rows.into_iter().map(|row| line(&source.id, row, search, noted)).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

/// The way back to the task whose words are lit.
fn back(task: &Record) -> AnyView {
    let label = words::SOURCE_BACK.with(&[&task.id]);
    view! { <a class="button-quiet" data-back="" href=href(&Place::Task(task.id.clone()))>{label}</a> }
        .into_any()
}

fn line(report: &str, row: Row, search: Search, noted: Noted) -> AnyView {
    let mut classes = "source-line".to_owned();
    for (on, class) in [
        (row.out, " source-out"),
        (row.inside && !row.out, " source-inside"),
        (!row.tasks.is_empty(), " source-first"),
    ] {
        if on {
            classes.push_str(class);
        }
    }
    let no = row.no;
    let own = Place::Source { report: report.to_owned(), lines: Some((no, no)) };
    let margin = margin(&row);
    let hits = Memo::new({
        let text = row.text.clone();
        move |_| search.sought.with(|sought| sought.marks(Field::Goal, &text))
    });
    let remarked = Memo::new(move |_| noted.with(|noted| noted.get(&no).cloned().unwrap_or_default()));
    let words = move || {
        let found = hits.get().into_iter().map(|at| (at, Tone { hit: true, ..Tone::default() }));
        let remarked = remarked.get().into_iter().map(|at| (at, Tone { noted: true, ..Tone::default() }));
        let tones: Vec<_> = row.tones.iter().cloned().chain(found).chain(remarked).collect();
        paint::pieces(&row.text, &tones)
            .into_iter()
            .map(|(piece, tone)| toned(piece.to_owned(), tone, row.out, row.part))
            .collect_view()
    };
    view! {
        <div class=classes data-line=no.to_string()>
            <a class="source-no" href=href(&own)>{no}</a>
            <span class="source-margin">{margin}</span>
            <span class="source-words">{words}</span>
        </div>
    }
    .into_any()
}

/// What stands beside a line: the tasks that begin here, or why the lines from here on were left out.
fn margin(row: &Row) -> AnyView {
    let link = |id: &String| {
        let label = words::SOURCE_OPEN_TASK.with(&[id]);
        view! { <a class="source-task" data-of=id.clone() href=href(&Place::Task(id.clone())) aria-label=label>{id.clone()}</a> }
    };
    let reason = row.reason.map(|reason| words::left_out(reason).t());
    view! {
        {row.tasks.iter().map(link).collect_view()}
        {reason.map(|reason| view! { <span class="source-reason">{words::SOURCE_LEFT_OUT.with(&[reason])}</span> })}
    }
    .into_any()
}

fn toned(piece: String, tone: Tone, line_is_out: bool, why: Option<Reason>) -> AnyView {
    let mut classes = String::new();
    for (on, class) in [
        (tone.hit, "source-hit "),
        (tone.taken, "source-taken "),
        (tone.head && !line_is_out, "source-head "),
        (tone.out && !line_is_out, "source-out "),
    ] {
        if on {
            classes.push_str(class);
        }
    }
    let left_out =
        why.filter(|_| tone.out).map(|why| words::SOURCE_LEFT_OUT.with(&[words::left_out(why).t()]));
    let piece =
        if tone.noted { view! { <mark class="noted">{piece}</mark> }.into_any() } else { piece.into_any() };
    let title = left_out.or_else(|| tone.taken.then(|| words::SOURCE_TAKEN.t().to_owned()));
    if tone.own {
        view! { <mark class=classes>{piece}</mark> }.into_any()
    } else if classes.is_empty() {
        piece
    } else {
        view! { <span class=classes title=title>{piece}</span> }.into_any()
    }
}
