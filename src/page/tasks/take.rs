//! What a visitor takes away: exactly the rows, the order and the columns shown, as a file, by the
//! clipboard, as a link or on paper. In: the answer. Out: files, copies. Refuses to know: how the formats
//! are written, what stands on paper.

use leptos::prelude::*;

use crate::export::clip;
use crate::export::writing::Format;
use crate::link::Place;
use crate::page::conditions;
use crate::page::tasks::rows::{Rows, Unmade};
use crate::page::tasks::{columns, paper};
use crate::part::menu::{choice, menu};
use crate::query::Answer;
use crate::session::{Session, use_session};
use crate::web::{address, clipboard, clock, file};
use crate::words::{self, Word};

/// More rows than these no clipboard takes without holding up the page.
pub const MOST_COPIED: usize = 20_000;

/// What is being done, and what came of the last choice.
#[derive(Clone, Copy)]
struct Task {
    session: Session,
    told: RwSignal<&'static str>,
    /// Rows written and rows in all, of a file that takes its time.
    written: RwSignal<Option<(usize, usize)>>,
    /// Another after each choice: only the last one is still wanted.
    turn: RwSignal<u32>,
}

/// Menu and buttons, and what came of the last choice.
#[component]
pub fn Take(answer: Memo<Answer>) -> AnyView {
    let session = use_session();
    let task =
        Task { session, told: RwSignal::new(""), written: RwSignal::new(None), turn: RwSignal::new(0) };
    // What was said of one view does not hold for the next.
    Effect::new(move |_| {
        session.view.track();
        task.told.set("");
    });
    let rows = move || {
        let found = answer.with_untracked(|answer| answer.rows.clone());
        Rows::new(session, found, session.view.with_untracked(columns))
    };
    let save = move |word: Word, format: Format| choice(word.t(), move || task.save(rows(), format));
    let is_writing = Memo::new(move |_| task.written.get().is_some());
    view! {
        {menu(
            words::TAKE.t(),
            view! {
                {save(words::TAKE_XLSX, Format::Workbook)}
                {save(words::TAKE_CSV, Format::Csv)}
                {save(words::TAKE_JSON, Format::Json)}
                {save(words::TAKE_MARKDOWN, Format::Markdown)}
                {choice(words::TAKE_COPY.t(), move || task.copy(&rows()))}
            }
                .into_any(),
        )}
        <button type="button" class="button" name="link" on:click=move |_| task.link()>{words::TAKE_LINK.t()}</button>
        <button type="button" class="button" name="print" on:click=|_| paper::print()>{words::TAKE_PRINT.t()}</button>
        {move || is_writing.get().then(|| progress(task))}
        <span class="small soft">{task.told}</span>
    }
    .into_any()
}

/// How far a file is, and the way to stop it: a button that stays the same while the count goes on.
fn progress(task: Task) -> AnyView {
    let written = move || task.written.get().unwrap_or_default();
    let percent = move || {
        let (done, all) = written();
        words::TAKE_WRITING.with(&[&(done * 100 / all.max(1)).to_string()])
    };
    view! {
        <span class="row" data-written="">
            <progress
                max=move || written().1.to_string()
                value=move || written().0.to_string()
                aria-label=words::TAKE.t()></progress>
            <span class="small">{percent}</span>
            <button type="button" class="button-quiet small" name="stop" on:click=move |_| {
                task.stop();
                task.say(words::TAKE_STOPPED);
            }>
                {words::TAKE_STOP.t()}
            </button>
        </span>
    }
    .into_any()
}

impl Task {
    fn say(self, word: Word) {
        self.told.set(word.t());
        self.session.say(word.t().to_owned());
    }

    fn stop(self) {
        self.turn.update(|turn| *turn += 1);
        self.written.set(None);
    }

    /// Hands a file of the rows to the browser.
    fn save(self, rows: Rows, format: Format) {
        self.stop();
        let (turn, all) = (self.turn.get_untracked(), rows.rows.len());
        let about = rows.about(conditions::said(self.session), here(self.session));
        let (ending, mime) = format.kind();
        let name = ["nuoji-", &clock::today(), ".", ending].concat();
        leptos::task::spawn_local(async move {
            // Gone with the page: who left it wants the file no more.
            let wanted = move || self.turn.try_get_untracked() == Some(turn);
            let go_on = move |done| {
                if done < all && wanted() {
                    self.written.set(Some((done, all)));
                }
                wanted()
            };
            let made = rows.file(format, about, go_on).await;
            if !wanted() {
                return;
            }
            self.written.set(None);
            match made.map(|bytes| file::save(&name, mime, &bytes)) {
                Ok(Ok(())) => self.say(words::TAKE_SAVED),
                Ok(Err(_)) => self.say(words::TAKE_DENIED),
                Err(Unmade::TooLarge) => self.say(words::TAKE_TOO_LARGE),
                Err(Unmade::Stopped) => {}
            }
        });
    }

    fn copied(self, done: bool) {
        self.say(if done { words::TAKE_COPIED } else { words::TAKE_NOT_COPIED });
    }

    fn copy(self, rows: &Rows) {
        if rows.rows.len() > MOST_COPIED {
            return self.say(words::TAKE_COPY_TOO_LARGE);
        }
        let table = rows.table();
        self.copied(clipboard::copy_table(&clip::tabs(&table), &clip::html(&table)).is_ok());
    }

    fn link(self) {
        leptos::task::spawn_local(async move {
            self.copied(clipboard::copy(&here(self.session)).await.is_ok());
        });
    }
}

/// The address of the very view.
pub fn here(session: Session) -> String {
    address::link_to(&Place::Tasks(session.view.get_untracked()).address())
}
