//! What the pages share: the place, the data, the notes, the looks. In: the browser's doors.
//! Out: signals, one context. Refuses to know: how anything is drawn.

mod data;
pub mod keep;
mod leave;
pub mod look;
pub mod own;
mod place;
pub mod supply;

use leptos::prelude::*;

pub use data::{Data, Traced};

use crate::link::{Address, Notice, Place, Tongue, View};
use crate::note::keep::Held;
use crate::note::{Change, Edit, History, Note, Notes, Taken};
use crate::query::{self, Facet, Mark, Sought};
use crate::record::Record;
use crate::session::keep::{Kept, Store};
use crate::session::supply::Texts;
use crate::web::offline::Newer;
use crate::web::{address, storage::StorageError};
use crate::words;

/// From this width in CSS pixels on a task opens beside the table.
const DRAWER_FROM: f64 = 1100.0;

/// What the page tells of once, until the reader has taken notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Of a script's rows some got other ids, or were left out.
    Rows { renamed: usize, too_long: usize },
}

/// The signals of one visit; copied freely.
#[derive(Clone, Copy)]
pub struct Session {
    /// Where the reader is; follows the address.
    pub place: RwSignal<Place>,
    /// The table's view: that of the place, or the last one shown.
    pub view: RwSignal<View>,
    /// The words lit in the table's rows, set as the rows are drawn.
    pub sought: RwSignal<Sought>,
    pub data: RwSignal<Data>,
    pub notes: RwSignal<Notes>,
    /// Changes when the engine learns of notes.
    pub marks: Trigger,
    pub kept: RwSignal<Kept>,
    /// Notes of someone else, opened from a link: read, never changed.
    pub lent: RwSignal<Notes>,
    pub store: Store,
    /// The width of the page in CSS pixels.
    pub width: RwSignal<f64>,
    /// The last undo or redo left something as it is, since another window has changed it after.
    pub stayed: RwSignal<bool>,
    /// What was last announced, politely.
    pub said: RwSignal<String>,
    /// A newer version of the app that waits for the reader's consent.
    pub newer: RwSignal<Option<Newer>, LocalStorage>,
    /// The rest of the program did not come.
    pub missing: RwSignal<bool>,
    /// What of the address was not understood.
    pub notices: RwSignal<Vec<Notice>>,
    pub told: RwSignal<Option<Told>>,
    /// The language that the address asks for, until the reader chooses one.
    pub tongue: RwSignal<Option<Tongue>>,
    /// Shown within another page: without the frame.
    pub embed: bool,
    /// The reports' texts come when a page first shows them.
    pub texts: RwSignal<Texts>,
    /// The page's own data while others are shown.
    aside: StoredValue<Option<Data>>,
    history: StoredValue<History>,
    result: StoredValue<Vec<u32>>,
}

/// Does what can wait once the page has shown what cannot.
pub fn after_frame(done: impl FnOnce() + 'static) {
    request_animation_frame(|| set_timeout(done, std::time::Duration::ZERO));
}

/// The session of the page.
pub fn use_session() -> Session {
    expect_context::<Session>()
}

impl Session {
    /// A session at the browser's address, whose notes are not open yet.
    pub fn new(data: Data) -> Session {
        let store = Store::shut();
        let (here, notices) = Address::parse(&address::get());
        let place = RwSignal::new(here.place);
        let view = RwSignal::new(match place.get_untracked() {
            Place::Tasks(view) => view,
            _ => View::default(),
        });
        let session = Session {
            place,
            view,
            sought: RwSignal::new(Sought::default()),
            data: RwSignal::new(data),
            notes: store.notes,
            marks: Trigger::new(),
            kept: store.kept,
            lent: RwSignal::new(Notes::default()),
            store,
            width: RwSignal::new(page_width()),
            stayed: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            newer: RwSignal::new_local(None),
            missing: RwSignal::new(false),
            notices: RwSignal::new(notices),
            told: RwSignal::new(None),
            tongue: RwSignal::new(here.lang),
            embed: here.embed,
            texts: RwSignal::new(Texts::default()),
            aside: StoredValue::new(None),
            history: StoredValue::new(History::default()),
            result: StoredValue::new(Vec::new()),
        };
        address::on_change(move |text| {
            let (Address { place, lang, .. }, notices) = Address::parse(&text);
            session.notices.set(notices);
            if lang.is_some_and(|lang| session.tongue.get_untracked() != Some(lang)) {
                session.tongue.set(lang);
            }
            // Links name places alone; what wraps them stays.
            if session.embed || session.tongue.with_untracked(Option::is_some) {
                address::replace(&session.written(&place));
            }
            if session.place.with_untracked(|here| *here != place) {
                session.be_at(place);
            }
        })
        .keep();
        session
    }

    /// Opens the notes as they were kept, once: every page that shows or changes notes asks for it first.
    pub fn open_notes(self) {
        if !self.store.is_open() {
            self.store.open();
            self.mark_notes();
            self.store.follow(move || self.mark_notes());
        }
    }

    /// Takes in what the search learns after the first view: readings, synonyms, traditional characters and rare forms.
    pub fn teach_search(self) {
        query::reading::learn(&crate::web::han::ideographs());
        query::synonym::learn();
        query::synonym::learn_names(crate::thread::searches());
        query::fold::learn_rare();
        let anew = self.data.with_untracked(|data| {
            data.records.iter().any(|record| {
                let texts = [&record.goal, &record.progress, &record.theme];
                let mut texts = texts.into_iter().chain(&record.lead).chain(&record.support);
                texts.any(|text| query::fold::has_rare(text))
            })
        });
        if anew {
            self.data.update_untracked(Data::renew_engine);
        }
        self.data.with_untracked(|data| data.engine.index());
        self.mark_notes();
    }

    /// Keeps the rows of the last answer, for previous and next.
    pub fn remember(self, rows: Vec<u32>) {
        self.result.set_value(rows);
    }

    /// The ids of the rows of the last answer; none before the table was shown.
    pub fn last_result(self) -> Vec<String> {
        let id = |data: &Data, row: u32| data.records.get(row as usize).map(|record| record.id.clone());
        self.data.with_untracked(|data| {
            self.result.with_value(|rows| rows.iter().filter_map(|row| id(data, *row)).collect())
        })
    }

    /// The tasks before and after a row: in the last result where it stands there, else in the report.
    pub fn neighbours(self, at: usize) -> (Option<String>, Option<String>) {
        self.data.with_untracked(|data| {
            let id = |row: Option<usize>| {
                row.and_then(|row| data.records.get(row)).map(|record| record.id.clone())
            };
            self.result.with_value(|rows| match rows.iter().position(|row| *row as usize == at) {
                Some(here) => {
                    let of = |i: Option<usize>| id(i.and_then(|i| rows.get(i)).map(|row| *row as usize));
                    (of(here.checked_sub(1)), of(Some(here + 1)))
                }
                None => (id(at.checked_sub(1)), id(Some(at + 1))),
            })
        })
    }

    /// The address of the table as it was last shown.
    pub fn last_tasks(self) -> String {
        href(&Place::Tasks(self.view.get_untracked()))
    }

    /// Says something to screen readers without moving the focus.
    pub fn say(self, text: String) {
        self.said.set(text);
    }

    /// Changes one note and keeps it.
    pub fn edit_note(self, task: &str, edit: Edit) {
        self.change_notes(Change::edit(task, edit));
    }

    /// Changes notes and keeps them.
    pub fn change_notes(self, change: Change) {
        let now = crate::web::clock::now();
        self.step(|history, notes| history.apply(notes, change, now));
    }

    /// Takes the last change of notes back.
    pub fn undo_note(self) {
        self.take_step(History::undo);
    }

    /// Does the change last taken back again.
    pub fn redo_note(self) {
        self.take_step(History::redo);
    }

    fn take_step(self, step: fn(&mut History, &mut Notes) -> Taken) {
        let mut stayed = false;
        self.step(|history, notes| {
            let taken = step(history, notes);
            stayed = taken.stayed;
            !taken.tasks.is_empty()
        });
        if stayed {
            self.stayed.set(true);
            self.say(words::NOTES_STAYED.t().to_owned());
        }
    }

    pub fn can_undo(self) -> bool {
        self.notes.track();
        self.history.with_value(History::can_undo)
    }

    pub fn can_redo(self) -> bool {
        self.notes.track();
        self.history.with_value(History::can_redo)
    }

    fn step(self, step: impl FnOnce(&mut History, &mut Notes) -> bool) {
        self.stayed.set(false);
        let changed =
            self.notes.try_update(|notes| self.history.try_update_value(|history| step(history, notes)));
        if changed.flatten().unwrap_or(false) {
            self.mark_notes();
            self.store.touch();
        }
    }

    /// The stored notes were cleared, and the reader wants none of them back: no step leads to them either.
    pub fn let_notes_go(self) {
        self.history.set_value(History::default());
        self.store.let_go();
    }

    /// Tells the engine what the notes add to the rows.
    pub fn mark_notes(self) {
        self.data.update_untracked(|data| {
            let marks: Vec<(u32, Mark)> = self.notes.with_untracked(|notes| {
                let today = crate::web::clock::today();
                let mark = |record: &Record| {
                    notes.get(&record.id).map(|note: &Note| note.mark(&today)).unwrap_or_default()
                };
                data.records.iter().enumerate().map(|(row, record)| (row as u32, mark(record))).collect()
            });
            data.engine.set_marks(marks);
        });
        self.marks.notify();
    }

    /// How the notes are kept, in words.
    pub fn kept_word(self) -> &'static str {
        match self.kept.get() {
            Kept::Untouched => "",
            Kept::Barred => words::STORE_DENIED.t(),
            Kept::Waiting => words::TASK_WAITING.t(),
            Kept::Saved => words::TASK_SAVED.t(),
            Kept::Failed(StorageError::Denied) => words::STORE_DENIED.t(),
            Kept::Failed(StorageError::Full) => words::STORE_FULL.t(),
            Kept::Failed(StorageError::Unreadable) => words::STORE_UNREADABLE.t(),
            Kept::Held(Held::Unread) => words::STORE_HELD.t(),
            Kept::Held(Held::Newer) => words::STORE_NEWER.t(),
            Kept::Held(Held::Cleared) => words::STORE_WAITS.t(),
        }
    }
}

/// The width of the window, less what stands beside a chart.
pub fn page_width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1200.0)
}

/// A place as a link.
pub fn href(place: &Place) -> String {
    format!("#{}", place.address())
}

/// The table narrowed to some values.
pub fn narrowed(values: &[(Facet, &str)]) -> Place {
    Place::Tasks(View::of(values))
}

/// The table with a search text.
pub fn searched(text: &str) -> Place {
    Place::Tasks(View { q: text.to_owned(), ..View::default() })
}
