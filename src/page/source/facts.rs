//! What a report's page says of itself, its digest, its outline and what was left out of it. In: a report.
//! Out: views. Refuses to know: lines.

use leptos::prelude::*;

use crate::dataset::Paper;
use crate::link::Place;
use crate::query::Facet;
use crate::record::Record;
use crate::report::{Reason, Source, digest};
use crate::session::{Session, href, narrowed};
use crate::web::file;
use crate::words::{self, Word};

/// The index block as the page prints it.
pub fn index_block(report: &Paper, records: &[Record]) -> AnyView {
    let source = &report.source;
    let stated = |value: &Option<String>| {
        let word = value.clone().unwrap_or_else(|| words::NOT_STATED.t().to_owned());
        view! { <span class:soft=value.is_none()>{word}</span> }.into_any()
    };
    let tasks = records.iter().filter(|r| r.report == source.id).count();
    let all = href(&narrowed(&[(Facet::Report, &source.id)]));
    let fact = |name: Word, value: AnyView| view! { <div><dt>{name.t()}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="source-facts">
            {fact(words::SOURCE_INDEX_NO, stated(&source.index_no))}
            {fact(words::SOURCE_PUBLISHER, stated(&source.publisher))}
            {fact(words::SOURCE_PUBLISHED, stated(&source.published))}
            {source.locality.as_ref().map(|place| fact(words::SOURCE_PLACE, words::of_place(place).to_owned().into_any()))}
            {fact(words::SOURCE_PERIOD, words::period(source.period.year, source.period.month).into_any())}
            {fact(words::SOURCE_LINES, report.line_count.into_any())}
            {(tasks > 0).then(|| fact(words::SOURCE_TASKS, view! { <a href=all>{tasks}</a> }.into_any()))}
        </dl>
        {origin(source)}
    }
    .into_any()
}

/// The digest of the text, and the text to take away.
pub fn original(session: Session, report: &Paper) -> AnyView {
    let source = &report.source;
    view! {
        {proof(report)}
        {download(session, source)}
    }
    .into_any()
}

/// The government's own page, as far as it is known.
fn origin(source: &Source) -> AnyView {
    let Some(origin) = &source.origin else {
        return view! { <p class="small soft" data-origin="none">{words::SOURCE_NO_ORIGIN.t()}</p> }
            .into_any();
    };
    let (state, hint) =
        if origin.is_inferred { ("inferred", words::SOURCE_ORIGIN_INFERRED.t()) } else { ("stated", "") };
    let (url, link) = (origin.url.clone(), origin.link().map(str::to_owned));
    let shown = match link {
        Some(link) => view! { <a href=link target="_blank" rel="noopener noreferrer">{url}</a> }.into_any(),
        None => url.into_any(),
    };
    view! {
        <p class="small" data-origin=state>
            <span class="soft">{words::SOURCE_ORIGIN.t()} " "</span>
            {shown}
            " "
            <span class="soft">{hint}</span>
        </p>
    }
    .into_any()
}

/// The digest of the very bytes that the page was read from, against the recorded one.
fn proof(report: &Paper) -> AnyView {
    let found = digest::sha256(report.printed());
    let (state, word) = match &report.source.sha256 {
        Some(recorded) if *recorded == found => ("same", words::DIGEST_SAME),
        Some(_) => ("differs", words::DIGEST_DIFFERS),
        None => ("unrecorded", words::DIGEST_UNRECORDED),
    };
    view! {
        <p class="small source-digest" data-digest=state>
            <span class="soft">"sha256 "</span>
            <code>{found}</code>
            <span>{word.t()}</span>
        </p>
    }
    .into_any()
}

fn download(session: Session, source: &Source) -> AnyView {
    let (name, text) = (format!("{}.txt", source.id), source.text.clone());
    let words = session.concealed(&source.id);
    let hint = if words.is_empty() { words::SOURCE_AS_IS } else { words::OPEN_PERSONS_LEFT };
    let save = move |_| {
        let text = if words.is_empty() { text.to_string() } else { words.text(&text) };
        let saved = file::save(&name, "text/plain;charset=utf-8", text.as_bytes());
        let word = if saved.is_ok() { words::TAKE_SAVED } else { words::TAKE_DENIED };
        session.say(word.t().to_owned());
    };
    let size = words::SOURCE_DOWNLOAD.with(&[&source.text.len().to_string()]);
    view! {
        <p class="row">
            <button type="button" class="button" data-download="" on:click=save>{size}</button>
            <span class="soft small">{hint.t()}</span>
        </p>
    }
    .into_any()
}

/// The outline, and what was left out with its reason.
pub fn side(report: &Paper) -> AnyView {
    let place = |first: usize, last: usize| {
        href(&Place::Source { report: report.source.id.clone(), lines: Some((first, last)) })
    };
    let headings = report.reading.outline.iter().map(|heading| {
        let link = place(heading.line, heading.line);
        view! { <a data-level=heading.level.to_string() href=link>{heading.text.clone()}</a> }
    });
    let outline = (!report.reading.outline.is_empty()).then(|| {
        view! {
            <nav class="source-outline" aria-label=words::SOURCE_OUTLINE.t()>
                <h2>{words::SOURCE_OUTLINE.t()}</h2>
                {headings.collect_view()}
            </nav>
        }
    });
    let left_out = Reason::ALL.into_iter().filter_map(|reason| {
        let (first, last) = *blocks(report, reason).first()?;
        let word = words::left_out(reason).t();
        let count = report.omitted_signs(reason).to_string();
        Some(view! { <a href=place(first, last)>{words::SOURCE_LEFT_SIGNS.with(&[word, &count])}</a> })
    });
    view! {
        <div class="source-side card stack">
            {outline}
            <nav class="source-outline" aria-label=words::SOURCE_LEFT_TITLE.t()>
                <h2>{words::SOURCE_LEFT_TITLE.t()}</h2>
                {left_out.collect_view()}
            </nav>
        </div>
    }
    .into_any()
}

/// First and last lines of what was left out for this reason; what follows on is one block.
pub fn blocks(report: &Paper, reason: Reason) -> Vec<(usize, usize)> {
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    for omitted in report.reading.omitted.iter().filter(|omitted| omitted.reason == reason) {
        let [first, last] = omitted.lines;
        match blocks.last_mut().filter(|block| first <= block.1 + 2) {
            Some(block) => block.1 = block.1.max(last),
            None => blocks.push((first, last)),
        }
    }
    blocks
}
