//! The reader's own layer over the public record. In: changes with the time they were made, stored
//! text, other readers' notes. Out: [`Notes`]. Refuses to know: the clock, where the text is kept, pages.

pub mod anchor;
mod change;
mod history;
pub mod keep;
mod lineage;
pub mod meet;
pub mod merge;
mod revert;
mod segment;
pub mod share;
mod stored;
mod tag;

use crate::query::Mark;
use std::collections::BTreeMap;

pub use change::{Change, Edit, Patch, Swap, apply};
pub use history::{History, Taken};
pub use segment::{Segment, segments};
pub use stored::{Stored, Unreadable, is_file, read_file, read_stored, write_file, write_stored};
pub use tag::{clean_tag, split_tags};

/// Milliseconds since 1970, as the browser counts them.
pub type Millis = i64;

/// How long a removed note stays in the bin at least.
pub const BIN_KEEPS: Millis = 30 * 24 * 60 * 60 * 1000;

/// All notes of one reader, by task id, and the bin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    pub notes: BTreeMap<String, Note>,
    pub bin: BTreeMap<BinKey, Note>,
}

/// A removed note's place in the bin: the same task may have lost several notes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BinKey {
    pub removed: Millis,
    pub task: String,
}

/// What a reader holds about one task. A note that says nothing is not kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Plain text; `\n` ends a line.
    pub text: String,
    pub star: bool,
    /// In the order given, each once.
    pub tags: Vec<String>,
    pub opinion: Option<Opinion>,
    /// 核对日期, `YYYY-MM-DD`
    pub checked: Option<String>,
    /// 期限, `YYYY-MM-DD`
    pub deadline: Option<String>,
    /// 销号日期, `YYYY-MM-DD`: the matter is struck off the supervision list.
    pub struck: Option<String>,
    pub quotes: Vec<Quote>,
    pub created: Millis,
    pub changed: Millis,
}

/// The reader's own verdict on what the report says.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    pub view: View,
    pub reason: String,
}

/// 同意, 存疑, 有误
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    Agree,
    Doubt,
    Wrong,
}

impl View {
    pub const ALL: [View; 3] = [View::Agree, View::Doubt, View::Wrong];

    /// The id in stored text and addresses.
    pub fn id(self) -> &'static str {
        match self {
            View::Agree => "agree",
            View::Doubt => "doubt",
            View::Wrong => "wrong",
        }
    }

    pub fn from_id(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.id() == id)
    }

    pub fn word(self) -> &'static str {
        match self {
            View::Agree => "同意",
            View::Doubt => "存疑",
            View::Wrong => "有误",
        }
    }
}

/// A remark on some words of a task. The words and what stood around them find the place again when
/// the report is later read differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    pub field: Quoted,
    pub words: String,
    /// A few characters before and after the words.
    pub before: String,
    pub after: String,
    /// Where the words began, in characters; only breaks ties.
    pub at: usize,
    pub remark: String,
}

/// The text that a quote is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quoted {
    Goal,
    Progress,
    Source,
}

impl Quoted {
    pub const ALL: [Quoted; 3] = [Quoted::Goal, Quoted::Progress, Quoted::Source];

    pub fn id(self) -> &'static str {
        match self {
            Quoted::Goal => "goal",
            Quoted::Progress => "progress",
            Quoted::Source => "source",
        }
    }

    pub fn from_id(id: &str) -> Option<Quoted> {
        Quoted::ALL.into_iter().find(|field| field.id() == id)
    }
}

impl Note {
    /// Says nothing: not worth keeping.
    pub fn is_blank(&self) -> bool {
        self.same_as(&Note::default())
    }

    /// The same content; the times may differ.
    pub fn same_as(&self, other: &Note) -> bool {
        let times = |note: &Note| Note { created: 0, changed: 0, ..note.clone() };
        times(self) == times(other)
    }

    /// Past its deadline and not struck off. `today` as `YYYY-MM-DD`.
    pub fn is_overdue(&self, today: &str) -> bool {
        self.struck.is_none() && self.deadline.as_deref().is_some_and(|day| day < today)
    }

    /// Everything besides the tags that a search for words should find, one part a line.
    fn search_text(&self) -> String {
        let mut out = self.text.clone();
        let reason = self.opinion.iter().map(|opinion| &opinion.reason);
        let quotes = self.quotes.iter().flat_map(|quote| [&quote.words, &quote.remark]);
        for part in reason.into_iter().chain(quotes) {
            if !part.is_empty() {
                out.push('\n');
                out.push_str(part);
            }
        }
        out
    }

    /// What it adds to its row for searching, narrowing and sorting. A star alone is no note.
    pub fn mark(&self, today: &str) -> Mark {
        let noted = !Note { star: false, ..self.clone() }.is_blank();
        Mark {
            noted,
            starred: self.star,
            text: self.search_text(),
            tags: self.tags.clone(),
            verdict: self.opinion.as_ref().map(|opinion| opinion.view.id()),
            deadline: self.stage(today),
        }
    }

    /// How it stands to its deadline: `struck`, `overdue`, `open`, or no deadline at all.
    pub fn stage(&self, today: &str) -> Option<&'static str> {
        if self.struck.is_some() {
            return Some("struck");
        }
        self.deadline.as_ref()?;
        Some(if self.is_overdue(today) { "overdue" } else { "open" })
    }

    /// The first line that says something, cut after `most` characters.
    pub fn first_words(&self, most: usize) -> String {
        let line = self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
        let mut out: String = line.chars().take(most).collect();
        if line.chars().nth(most).is_some() {
            out.push('…');
        }
        out
    }
}

impl Notes {
    pub fn get(&self, task: &str) -> Option<&Note> {
        self.notes.get(task)
    }

    /// Puts a note in its place, or takes away what stands there; `None` where nothing changed.
    fn put(&mut self, task: &str, after: Option<Note>) -> Option<Swap<String>> {
        let before = match &after {
            Some(note) => self.notes.insert(task.to_string(), note.clone()),
            None => self.notes.remove(task),
        };
        (before != after).then(|| Swap { key: task.to_string(), before, after })
    }

    /// Lays a note in the bin, at a place of its own: nothing that lies there makes room.
    pub fn put_in_bin(&mut self, task: &str, removed: Millis, note: Note) -> BinKey {
        let mut key = BinKey { removed, task: task.to_string() };
        while self.bin.contains_key(&key) {
            key.removed = key.removed.checked_add(1).unwrap_or_default();
        }
        self.bin.insert(key.clone(), note);
        key
    }

    /// Lets go of what has been in the bin for more than its thirty days. Clocks go wrong, so one look at the clock
    /// is not enough: only what was overdue already at `swept`, thirty days or more ago, goes. Gives the new `swept`.
    pub fn sweep_bin(&mut self, swept: Millis, now: Millis) -> Millis {
        if swept <= 0 || swept > now {
            return now;
        }
        if now - swept < BIN_KEEPS {
            return swept;
        }
        self.bin.retain(|key, _| key.removed > swept - BIN_KEEPS);
        now
    }

    /// The notes of these tasks alone, without the bin: for a file or a link.
    pub fn only<'a>(&self, tasks: impl IntoIterator<Item = &'a str>) -> Notes {
        let mut out = Notes::default();
        for task in tasks {
            if let Some(note) = self.notes.get(task) {
                out.notes.insert(task.to_string(), note.clone());
            }
        }
        out
    }
}

/// Whether a note can be kept under this id. Names that mean something to a script's objects are
/// refused, since exported files are read by scripts.
pub fn is_task_id(id: &str) -> bool {
    !id.trim().is_empty()
        && id.chars().count() <= 120
        && !id.chars().any(char::is_control)
        && !matches!(id, "__proto__" | "constructor" | "prototype")
}

/// Whether a text is a day of the calendar as a date field gives it: `2024-06-30`.
pub fn is_day(text: &str) -> bool {
    let Some([year, month, day]) = day_parts(text) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    year > 0 && (1..=days).contains(&day)
}

/// The numbers of a text that is written like a day, whether or not the calendar has it.
fn day_parts(text: &str) -> Option<[u32; 3]> {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let number = |part: &str| part.parse().ok();
    let mut parts = text.splitn(3, '-').map(number);
    if !shaped {
        return None;
    }
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// Plain text as a note keeps it: `\n` ends a line, and no control characters but the tab.
pub fn clean_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
