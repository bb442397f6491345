//! A report as published, with numbered lines. In: the session, a report's id, the lines asked for.
//! Out: the page. Refuses to know: how the report was read; it shows places and reasons.

use leptos::prelude::*;

use crate::link::Place;
use crate::report::Report;
use crate::session::{href, use_session};
use crate::words;

/// What stands beside one line.
#[derive(Clone, Default)]
struct Side {
    task: Option<String>,
    heading: bool,
    left_out: Option<String>,
}

/// What stands beside each line, from the report's reading.
fn sides(report: &Report, records: &[crate::record::Record]) -> Vec<Side> {
    let count = report.source.text.split('\n').count();
    let mut sides = vec![Side::default(); count + 1];
    for record in records.iter().filter(|record| record.report == report.source.id) {
        if let Some([first, _]) = record.lines
            && let Some(side) = sides.get_mut(first)
        {
            side.task = Some(record.id.clone());
        }
    }
    for heading in &report.outline {
        if let Some(side) = sides.get_mut(heading.line) {
            side.heading = true;
        }
    }
    for omitted in &report.omitted {
        let (first, last) =
            (report.lines.line(omitted.span.start), report.lines.line(omitted.span.end.saturating_sub(1)));
        for side in sides.iter_mut().take(last + 1).skip(first) {
            side.left_out = Some(words::left_out(omitted.reason).t().to_owned());
        }
    }
    sides
}

/// The source page.
#[component]
pub fn SourcePage(report: String, lines: Option<(usize, usize)>) -> AnyView {
    let session = use_session();
    session.data.with_untracked(|data| match data.report(&report) {
        None => {
            view! { <div class="empty" role="alert"><h1>{words::SOURCE_MISSING.with(&[&report])}</h1></div> }
                .into_any()
        }
        Some(report) => {
            Effect::new(move |_| show_line(lines));
            page(report, &data.records, lines)
        }
    })
}

/// Brings the first line asked for into view, once it is drawn.
fn show_line(lines: Option<(usize, usize)>) {
    let Some((first, _)) = lines else { return };
    request_animation_frame(move || {
        let chosen = document().query_selector(&format!("[data-line=\"{first}\"]")).ok().flatten();
        if let Some(line) = chosen {
            line.scroll_into_view();
        }
    });
}

fn page(report: &Report, records: &[crate::record::Record], lines: Option<(usize, usize)>) -> AnyView {
    let source = &report.source;
    let sides = sides(report, records);
    let lines_view = source
        .text
        .split('\n')
        .enumerate()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(i, text)| line(&source.id, i + 1, text, &sides[i + 1], lines))
        .collect_view();
    view! {
        <div class="stack">
            <header class="stack">
                <p class="soft small">{words::SOURCE_TITLE.t()}</p>
                <h1>{source.title.clone()}</h1>
                {index_block(report, records)}
            </header>
            <div class="source">
                <div class="source-text" lang="zh-CN">{lines_view}</div>
                {outline(report)}
            </div>
        </div>
    }
    .into_any()
}

fn line(report: &str, no: usize, text: &str, side: &Side, lit: Option<(usize, usize)>) -> AnyView {
    let lit = lit.is_some_and(|(first, last)| (first..=last).contains(&no));
    let classes = match (side.heading, side.left_out.is_some()) {
        (_, true) => "source-line source-out",
        (true, _) => "source-line source-head",
        _ => "source-line",
    };
    let text = text.to_owned();
    let task = side.task.clone().map(|id| {
        let label = words::SOURCE_OPEN_TASK.with(&[&id]);
        view! { <a class="source-task" href=href(&Place::Task(id.clone())) aria-label=label>{format!("{id} →")}</a> }
    });
    view! {
        <div class=classes data-line=no.to_string() title=side.left_out.clone().map(|r| words::SOURCE_LEFT_OUT.with(&[&r]))>
            <a class="source-no" href=href(&Place::Source { report: report.to_owned(), lines: Some((no, no)) })>{no}</a>
            <span class="source-words">
                {if lit { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }}
                {task}
            </span>
        </div>
    }
    .into_any()
}

fn index_block(report: &Report, records: &[crate::record::Record]) -> AnyView {
    let source = &report.source;
    let stated = |value: &Option<String>| value.clone().unwrap_or_else(|| words::NOT_STATED.t().to_owned());
    let tasks = records.iter().filter(|r| r.report == source.id).count();
    let fact = |name: words::Word, value: String| view! { <div><dt>{name.t()}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="source-facts">
            {fact(words::SOURCE_PUBLISHER, stated(&source.publisher))}
            {fact(words::SOURCE_PUBLISHED, stated(&source.published))}
            {fact(words::SOURCE_INDEX_NO, stated(&source.index_no))}
            {fact(words::SOURCE_PERIOD, words::period(source.period.year, source.period.month))}
            {fact(words::SOURCE_LINES, source.text.split('\n').count().to_string())}
            {(tasks > 0).then(|| fact(words::SOURCE_TASKS, tasks.to_string()))}
        </dl>
    }
    .into_any()
}

fn outline(report: &Report) -> AnyView {
    if report.outline.is_empty() {
        return ().into_any();
    }
    let id = report.source.id.clone();
    view! {
        <nav class="source-side card" aria-label=words::SOURCE_OUTLINE.t()>
            <h2>{words::SOURCE_OUTLINE.t()}</h2>
            {report
                .outline
                .iter()
                .map(|heading| {
                    view! {
                        <a data-level=heading.level.to_string() href=href(&Place::Source { report: id.clone(), lines: Some((heading.line, heading.line)) })>
                            {heading.text.clone()}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
    .into_any()
}
