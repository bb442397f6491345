//! Remarks on words of a task. In: the task's texts and what the reader selects. Out: a button beside the
//! selection, the places to light, the quote that is kept. Refuses to know: how the texts are drawn.

use std::ops::Range;
use std::time::Duration;

use leptos::prelude::*;

use super::Desk;
use crate::note::{Edit, Quote, Quoted, anchor};
use crate::part::event::focus;
use crate::record::Record;
use crate::session::Session;
use crate::web::selection::{self, Picked};
use crate::words;

/// How long a lost selection still counts: a touch on the button takes it away first.
const LINGERS: Duration = Duration::from_millis(300);

/// The texts of one task that can be quoted, and the reader's quotes; copied freely.
#[derive(Clone, Copy)]
pub struct Quoting {
    pub desk: Desk,
    quotes: Memo<Vec<Quote>>,
    /// Goal, progress and the task's lines, these once the reports' texts are there.
    texts: Memo<[Option<String>; 3]>,
}

impl Quoting {
    pub fn new(session: Session, record: &Record) -> Quoting {
        let desk = Desk::new(session, record.id.clone());
        let (own, lines) = ([record.goal.clone(), record.progress.clone()], record.lines);
        let report = record.report.clone();
        let source = move || {
            session.data.with_untracked(|data| {
                let [first, last] = lines?;
                let report = data.report(&report).filter(|report| !report.source.text.is_empty())?;
                let (from, to) = (report.lines.span(first).start, report.lines.span(last).end);
                report.source.text.get(from..to).map(str::to_owned)
            })
        };
        Quoting {
            desk,
            quotes: Memo::new(move |_| desk.note.with(|note| note.quotes.clone())),
            texts: Memo::new(move |_| {
                session.texts.track();
                let [goal, progress] = own.clone();
                [Some(goal), Some(progress), source()]
            }),
        }
    }

    /// Where a quote's words stand now.
    pub fn place(self, quote: &Quote) -> Option<Range<usize>> {
        self.texts.with(|texts| anchor::find(texts[quote.field as usize].as_deref()?, quote))
    }

    /// Whether a quote's words do not stand in their text. Of a text that is not there yet nothing is known.
    pub fn is_lost(self, quote: &Quote) -> bool {
        self.texts.with(|texts| {
            texts[quote.field as usize].as_deref().is_some_and(|text| anchor::find(text, quote).is_none())
        })
    }

    /// Every quoted place of a text; follows the notes.
    pub fn places(self, field: Quoted) -> Vec<Range<usize>> {
        self.quotes.with(|quotes| {
            quotes.iter().filter(|quote| quote.field == field).filter_map(|quote| self.place(quote)).collect()
        })
    }

    fn keep(self, picked: &Picked) {
        let quote = Quoted::from_id(&picked.name).and_then(|field| {
            self.texts.with(|texts| {
                let text = texts[field as usize].as_deref()?;
                let words = text.get(picked.from..picked.to)?;
                let from = picked.from + (words.len() - words.trim_start().len());
                anchor::quote(text, from..from + words.trim().len(), field)
            })
        });
        let Some(quote) = quote else { return };
        self.desk.edit(Edit::AddQuote(quote));
        let last = self.quotes.with_untracked(|quotes| quotes.len()).saturating_sub(1);
        let remark = format!("textarea[name=remark][data-nth=\"{last}\"]");
        set_timeout(
            move || focus(document().query_selector(&remark).ok().flatten()),
            Duration::from_millis(30),
        );
    }
}

/// The button that stands below the selected words.
pub fn button(quoting: Quoting) -> AnyView {
    let picked = RwSignal::new(None::<Picked>);
    let listener = selection::on_change(move || match selection::picked() {
        Some(run) => picked.set(Some(run)),
        None => set_timeout(
            move || {
                if selection::picked().is_none() && picked.try_get_untracked().flatten().is_some() {
                    picked.set(None);
                }
            },
            LINGERS,
        ),
    });
    // Let go with the page.
    let _kept = StoredValue::new_local(listener);
    let keep = move |_| {
        if let Some(run) = picked.get_untracked() {
            quoting.keep(&run);
            selection::clear();
            picked.set(None);
        }
    };
    (move || {
        let run = picked.get()?;
        let left = format!("{}px", run.left.max(8.0));
        let below = format!("{}px", run.below + 6.0);
        Some(view! {
            <button
                type="button"
                class="button button-main note-pick"
                name="quote"
                style:inset-inline-start=left
                style:inset-block-start=below
                // Pressing a button must not take the selection away.
                on:mousedown=|e| e.prevent_default()
                on:click=keep
            >
                {words::QUOTE_ADD.t()}
            </button>
        })
    })
    .into_any()
}
