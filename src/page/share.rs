//! Passing a page on: its link, its code for phones, the system's own way, a snippet for other pages. In:
//! the session. Out: a fold in the foot of every page, and the foot of an embedded one. Refuses to know:
//! what the page shows.

use leptos::prelude::*;

use crate::link::{Address, Place, Tongue};
use crate::measure::Status;
use crate::page::charts::counted::sentence;
use crate::page::conditions;
use crate::part::badge::status_word;
use crate::part::menu;
use crate::part::qr::qr;
use crate::query;
use crate::record::Record;
use crate::session::{Data, Session, use_session};
use crate::web::{address, clipboard, share};
use crate::words::{self, Lang, Word};

/// The address of this very page, in the reader's language where it is not the usual one.
fn link(session: Session, embed: bool) -> String {
    let lang = (words::spoken() == Lang::En).then_some(Tongue::En);
    address::link_to(&Address { place: session.place.get(), lang, embed }.written())
}

/// A task in one sentence, with what came of it. A long progress is cut, and the cut is marked.
pub fn of_task(session: Session, record: &Record) -> String {
    let record = &*session.passed_on([record]).remove(0);
    let judged = record.judged();
    let (place, period) =
        session.data.with_untracked(|data| (data.place(), data.short_title(&record.report)));
    let lead = record.lead.join(words::JOIN_NAMES.t());
    let lead = (!lead.is_empty()).then(|| words::NOTE_FACT.with(&[words::FIELD_LEAD.t(), &lead]));
    let facts: Vec<String> = lead.into_iter().chain([period]).collect();
    let mut reported = cut_at_clause(&record.progress);
    if reported.is_empty() {
        reported.push_str(words::TASK_NOTHING.t());
    }
    let open = matches!(judged.status, Status::Reported | Status::NoData).then(|| words::NOT_UNDONE.t());
    let status = [status_word(judged.status).t(), open.unwrap_or_default()].concat();
    let facts = facts.join(words::JOIN_FACTS.t());
    let said = words::SHARE_TASK.with(&[&place, &record.goal, &facts, &reported, &status]);
    // No report says whose rows are that a script opened.
    said.trim_start_matches([':', ' ']).to_owned()
}

/// A text as far as a sentence can carry it: cut where a clause ends, so that no figure is lost half-way.
fn cut_at_clause(text: &str) -> String {
    const ENOUGH: usize = 60;
    const MOST: usize = 90;
    let ends = |c: char| matches!(c, '，' | '。' | '；' | ',' | ';');
    let cut = text.char_indices().enumerate().skip(ENOUGH).find(|(n, (_, c))| *n >= MOST || ends(*c));
    match cut.map(|(_, (at, c))| (at, at + c.len_utf8() < text.len())) {
        Some((at, true)) => [&text[..at], "……"].concat(),
        _ => text.to_owned(),
    }
}

/// What this page says, in a sentence.
fn said(session: Session) -> String {
    match session.place.get() {
        Place::Task(id) => session
            .data
            .with_untracked(|data| data.position(&id).map(|at| data.records[at].clone()))
            .map_or(id, |record| of_task(session, &record)),
        Place::Tasks(view) => session.data.with_untracked(|data| {
            let rows = query::find(&data.engine, &view.query()).rows;
            let counts = crate::start::tally(rows.iter().filter_map(|row| data.records.get(*row as usize)));
            let conditions = conditions::said(session);
            let conditions = if conditions.is_empty() { words::SHARE_ALL.t() } else { &conditions };
            words::SHARE_TASKS.with(&[&data.place(), conditions, &sentence(&counts)])
        }),
        _ => document().title(),
    }
}

/// What the page is called, as it is passed on.
fn title(session: Session) -> String {
    let title = document().title();
    let Place::Task(id) = session.place.get_untracked() else { return title };
    let words = session
        .data
        .with_untracked(|data| data.position(&id).map(|at| session.concealed(&data.records[at].report)));
    words.map_or(title.clone(), |words| words.text(&title))
}

/// Passes a sentence and a link on: by the system's own sheet where there is one, else into the clipboard.
pub fn pass(session: Session, said: String, link: String) {
    leptos::task::spawn_local(async move {
        if share::there_is() {
            return share::pass_on(&title(session), &said, &link).await;
        }
        let copied = clipboard::copy(&[said.as_str(), &link].join(" ")).await;
        session.say(if copied.is_ok() { words::SHARE_COPIED } else { words::SHARE_BY_HAND }.t().to_owned());
    });
}

/// The button at the top of every page.
pub fn button(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let inside = move || open.get().then(|| view! { <div class="pass-top">{inside(session)}</div> });
    menu::menu_of(words::SHARE_HERE.t(), open, inside.into_any())
}

/// A frame for other pages that shows this one.
fn snippet(link: &str, title: &str) -> String {
    let safe = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let (link, title) = (safe(link), safe(title));
    format!(r#"<iframe src="{link}" title="{title}" width="100%" height="640" loading="lazy"></iframe>"#)
}

/// The fold in the foot.
pub fn fold() -> AnyView {
    let session = use_session();
    let open = RwSignal::new(false);
    view! {
        <details class="pass" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary class="pass-word">{words::PASS.t()}</summary>
            {move || open.get().then(|| inside(session))}
        </details>
    }
    .into_any()
}

fn inside(session: Session) -> AnyView {
    let told = RwSignal::new("");
    let copy = move |text: String| {
        leptos::task::spawn_local(async move {
            let word: Word =
                if clipboard::copy(&text).await.is_ok() { words::TAKE_COPIED } else { words::SHARE_BY_HAND };
            told.set(word.t());
            session.say(word.t().to_owned());
        });
    };
    let send = move |_| {
        let link = link(session, false);
        let said = untrack(|| said(session));
        leptos::task::spawn_local(async move { share::pass_on(&title(session), &said, &link).await });
    };
    let both = move |_| copy([untrack(|| said(session)), link(session, false)].join(" "));
    let embed = move |_| copy(snippet(&link(session, true), &title(session)));
    let local = address::link_to("").starts_with("file:");
    view! {
        <div class="card stack pass-card">
            <p class="pass-said" data-said="">{move || said(session)}</p>
            <div class="row">
                <input type="text" class="pass-link" readonly aria-label=words::PASS_LINK.t() prop:value=move || link(session, false) />
                <button type="button" class="button" data-stay="" on:click=move |_| copy(link(session, false))>{words::TAKE_LINK.t()}</button>
                <button type="button" class="button" data-stay="" on:click=both>{words::SHARE_SENTENCE.t()}</button>
                {(!local).then(|| view! { <button type="button" class="button" data-stay="" on:click=embed>{words::PASS_EMBED.t()}</button> }.into_any())}
                {share::there_is()
                    .then(|| view! { <button type="button" class="button" on:click=send>{words::PASS_SYSTEM.t()}</button> }.into_any())}
                <span class="small soft">{told}</span>
            </div>
            <p class="small soft">{if local { words::PASS_LOCAL } else { words::PASS_EMBED_HINT }.t()}</p>
            {(!local).then_some(move || {
                // A link too long for a code that a phone can read has none, and no word of it.
                qr(&link(session, false), words::PASS_QR.t())
                    .map(|code| view! { {code} <p class="small soft">{words::PASS_QR_HINT.t()}</p> })
            })}
        </div>
    }
    .into_any()
}

/// What an embedded page says of itself, with the way to the whole app.
pub fn embedded_foot() -> AnyView {
    let session = use_session();
    view! {
        <footer class="foot">
            <div class="foot-row">
                <span>
                    <span data-place="">{session.data.with_untracked(Data::place)}</span>
                    " "
                    {words::EMBED_FROM.t()}
                </span>
                <a href=move || link(session, false) target="_blank" rel="noopener">{words::EMBED_OPEN.t()}</a>
            </div>
        </footer>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_holds_what_an_attribute_can() {
        let made = snippet("http://h/#/tasks?q=a&embed=1", "\"老旧\" <小区>");
        assert!(made.starts_with("<iframe src=\"http://h/#/tasks?q=a&amp;embed=1\" "), "{made}");
        assert!(made.contains("title=\"&quot;老旧&quot; &lt;小区>\""), "{made}");
    }
}
