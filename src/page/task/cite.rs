//! What a reader takes away from one task: its link, a code for the phone, paper, citations, a text to report
//! a fault with. In: a record and its source. Out: views. Refuses to know: how the texts are worded.

use leptos::prelude::*;

use crate::export::citation::Citation;
use crate::export::fault;
use crate::link::Place;
use crate::page::share;
use crate::part::event;
use crate::part::menu::menu;
use crate::part::qr::qr;
use crate::record::Record;
use crate::session::Session;
use crate::web::{address, clipboard, clock};
use crate::words::{self, Word};

/// The task's permanent address. A page opened from a folder names its file alone: the folder is the
/// reader's own business, and leads nobody else anywhere.
fn lasting(id: &str) -> String {
    let full = address::link_to(&Place::Task(id.to_owned()).address());
    if !full.starts_with("file:") {
        return full;
    }
    let page = full.find('#').unwrap_or(full.len());
    full[..page].rfind('/').map_or(full.clone(), |slash| full[slash + 1..].to_owned())
}

/// A button that copies a text and says what came of it; `of` names the text where the word alone does not.
fn copy(session: Session, word: Word, of: Option<Word>, key: &'static str, text: String) -> AnyView {
    let label = of.map(|of| words::NOTE_FACT.with(&[word.t(), of.t()]));
    let copy = move |_| {
        let text = text.clone();
        leptos::task::spawn_local(async move {
            let done = clipboard::copy(&text).await.is_ok();
            session.say(if done { words::TAKE_COPIED } else { words::CITE_BY_HAND }.t().to_owned());
        });
    };
    view! { <button type="button" class="button" data-copy=key aria-label=label on:click=copy>{word.t()}</button> }.into_any()
}

/// The row of buttons under the task's head.
pub fn tools(session: Session, record: &Record) -> AnyView {
    let record = &*session.passed_on([record]).remove(0);
    let address = lasting(&record.id);
    let fault = session.data.with_untracked(|data| {
        let source = data.report(&record.report).map(|report| &report.source);
        fault::report(record, source, env!("CARGO_PKG_VERSION"), &address)
    });
    let (said, to) = (share::of_task(session, record), address.clone());
    let share = move |_| share::pass(session, said.clone(), to.clone());
    let phone = qr(&address, words::CITE_QR.t()).filter(|_| address.starts_with("http")).map(|code| {
        let inside = view! {
            {code}
            <p class="small soft qr-hint">{words::CITE_QR_HINT.t()}</p>
        };
        menu(words::CITE_QR.t(), inside.into_any())
    });
    view! {
        <div class="task-tools row">
            <button type="button" class="button" name="share" on:click=share>{words::SHARE_HERE.t()}</button>
            <button type="button" class="button task-to-note" on:click=|_| event::focus(event::found("textarea[name=note]"))>
                {words::TO_NOTE.t()}
            </button>
            {copy(session, words::TAKE_LINK, None, "link", address.clone())}
            {phone}
            <button type="button" class="button" on:click=|_| drop(window().print())>{words::TAKE_PRINT.t()}</button>
            {copy(session, words::CITE_FAULT, None, "fault", fault)}
        </div>
        <p class="paper small">{address}</p>
    }
    .into_any()
}

/// The task quoted in four ways, each with its button.
pub fn citations(session: Session, record: &Record) -> AnyView {
    let record = &*session.passed_on([record]).remove(0);
    let (address, today) = (lasting(&record.id), clock::today());
    let quoted = session.data.with_untracked(|data| {
        let source = &data.report(&record.report)?.source;
        let cited = Citation::of_task(source, record, &address, Some(&today));
        Some([
            (words::CITE_GBT, "gbt7714", cited.gbt7714()),
            (words::CITE_PLAIN, "plain", cited.plain()),
            (words::CITE_MARKDOWN, "markdown", cited.markdown()),
            (words::CITE_BIBTEX, "bibtex", cited.bibtex()),
        ])
    });
    let Some(quoted) = quoted else { return ().into_any() };
    let one = |(word, key, text): (Word, &'static str, String)| {
        view! {
            <details class="cite" open=key == "gbt7714">
                <summary>{word.t()}</summary>
                <pre class="cite-text" data-citation=key tabindex="0">{text.clone()}</pre>
                {copy(session, words::CITE_COPY, Some(word), key, text)}
            </details>
        }
    };
    view! {
        <section class="card stack">
            <h2>{words::CITE_TITLE.t()}</h2>
            {quoted.map(one).collect_view()}
        </section>
    }
    .into_any()
}
