//! Notes as text. In: [`Stored`], or text from storage, a file or a link, which may be anything.
//! Out: the other of the two, or why not. Refuses to know: where the text lies.

use super::{BinKey, Millis, Note, Notes, Opinion, Quote, Quoted, View, clean_text, is_day, is_task_id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version that is written.
pub const VERSION: u64 = 2;
/// Says that a file is ours.
const FORMAT: &str = "nuoji-notes";
/// Far above what a browser stores for one site (about 5 million characters).
const MOST_BYTES: usize = 16 << 20;

/// Notes with the mark of who wrote them last, by which two tabs notice each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    pub revision: u64,
    pub writer: String,
    pub notes: Notes,
}

/// Why a text cannot be read as notes. Nothing of it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooBig { bytes: usize },
    NotJson { line: usize, column: usize },
    NotNotes,
    Newer { version: u64 },
    WrongShape { line: usize, column: usize },
    WrongId,
    WrongValue { task: String, field: &'static str },
}

impl Unreadable {
    /// The reason, to be shown after what was being read.
    pub fn reason(&self) -> String {
        match self {
            Unreadable::TooBig { bytes } => {
                format!("内容太大（{} MB），不像是批注文件。", bytes.div_ceil(1 << 20))
            }
            Unreadable::NotJson { line, column } => {
                format!("不是完整的 JSON：第 {line} 行第 {column} 列读不下去。")
            }
            Unreadable::NotNotes => "这不是诺迹的批注文件。".to_string(),
            Unreadable::Newer { version } => {
                format!("由更新版的诺迹写成（格式 {version}，本页只认到 {VERSION}），请刷新页面后再试。")
            }
            Unreadable::WrongShape { line, column } => {
                format!("批注的格式不对：第 {line} 行第 {column} 列。")
            }
            Unreadable::WrongId => "有的批注没有可用的任务编号。".to_string(),
            Unreadable::WrongValue { task, field } => format!("{task} 的 {field} 不合格式。"),
        }
    }
}

/// The first lines of any version.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: u64,
}

/// The first format: text and star alone, without mark or times.
#[derive(Deserialize)]
struct V1 {
    notes: BTreeMap<String, V1Note>,
}

#[derive(Deserialize)]
struct V1Note {
    #[serde(default)]
    text: String,
    #[serde(default)]
    star: bool,
}

#[derive(Serialize, Deserialize)]
struct V2 {
    format: String,
    version: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    revision: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    writer: String,
    notes: BTreeMap<String, V2Note>,
    #[serde(default, skip_serializing_if = "is_default")]
    bin: Vec<V2Removed>,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct V2Note {
    #[serde(skip_serializing_if = "is_default")]
    text: String,
    #[serde(skip_serializing_if = "is_default")]
    star: bool,
    #[serde(skip_serializing_if = "is_default")]
    tags: Vec<String>,
    /// [`View::id`]
    #[serde(skip_serializing_if = "is_default")]
    opinion: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    reason: String,
    #[serde(skip_serializing_if = "is_default")]
    checked: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    deadline: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    struck: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    quotes: Vec<V2Quote>,
    #[serde(skip_serializing_if = "is_default")]
    created: Millis,
    #[serde(skip_serializing_if = "is_default")]
    changed: Millis,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct V2Quote {
    /// [`Quoted::id`]
    field: String,
    words: String,
    before: String,
    after: String,
    at: u32,
    #[serde(skip_serializing_if = "is_default")]
    remark: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
struct V2Removed {
    task: String,
    removed: Millis,
    note: V2Note,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Compact, for storage.
pub fn write_stored(stored: &Stored) -> String {
    serde_json::to_string(&v2_from_stored(stored)).unwrap_or_default()
}

/// Indented, for a file that people may open. Who wrote it last is left out.
pub fn write_pretty(notes: &Notes) -> String {
    let stored = Stored { notes: notes.clone(), ..Stored::default() };
    let mut text = serde_json::to_string_pretty(&v2_from_stored(&stored)).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads any version ever written. Takes everything or nothing.
pub fn read_stored(text: &str) -> Result<Stored, Unreadable> {
    if text.len() > MOST_BYTES {
        return Err(Unreadable::TooBig { bytes: text.len() });
    }
    let text = text.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(text).map_err(|error| {
        if error.is_data() {
            Unreadable::NotNotes
        } else {
            Unreadable::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    let shape =
        |error: serde_json::Error| Unreadable::WrongShape { line: error.line(), column: error.column() };
    match (head.format.as_deref(), head.version) {
        (None, 1) => stored_from_v2(upgrade(serde_json::from_str(text).map_err(shape)?)),
        (Some(FORMAT), 2) => stored_from_v2(serde_json::from_str(text).map_err(shape)?),
        (Some(FORMAT), version) if version > VERSION => Err(Unreadable::Newer { version }),
        _ => Err(Unreadable::NotNotes),
    }
}

/// Version 1 as version 2. Its times were not kept and stay zero.
fn upgrade(old: V1) -> V2 {
    let note = |old: V1Note| V2Note { text: clean_text(&old.text), star: old.star, ..V2Note::default() };
    V2 {
        format: FORMAT.to_string(),
        version: 2,
        revision: 0,
        writer: String::new(),
        notes: old.notes.into_iter().map(|(task, old)| (task, note(old))).collect(),
        bin: Vec::new(),
    }
}

fn v2_from_stored(stored: &Stored) -> V2 {
    let bin = stored.notes.bin.iter().map(|(key, note)| V2Removed {
        task: key.task.clone(),
        removed: key.removed,
        note: v2_from_note(note),
    });
    V2 {
        format: FORMAT.to_string(),
        version: VERSION,
        revision: stored.revision,
        writer: stored.writer.clone(),
        notes: stored.notes.notes.iter().map(|(task, note)| (task.clone(), v2_from_note(note))).collect(),
        bin: bin.collect(),
    }
}

fn v2_from_note(note: &Note) -> V2Note {
    let quote = |quote: &Quote| V2Quote {
        field: quote.field.id().to_string(),
        words: quote.words.clone(),
        before: quote.before.clone(),
        after: quote.after.clone(),
        at: u32::try_from(quote.at).unwrap_or(u32::MAX),
        remark: quote.remark.clone(),
    };
    V2Note {
        text: note.text.clone(),
        star: note.star,
        tags: note.tags.clone(),
        opinion: note.opinion.as_ref().map(|opinion| opinion.view.id().to_string()),
        reason: note.opinion.as_ref().map(|opinion| opinion.reason.clone()).unwrap_or_default(),
        checked: note.checked.clone(),
        deadline: note.deadline.clone(),
        struck: note.struck.clone(),
        quotes: note.quotes.iter().map(quote).collect(),
        created: note.created,
        changed: note.changed,
    }
}

fn stored_from_v2(v2: V2) -> Result<Stored, Unreadable> {
    let mut notes = Notes::default();
    for (task, note) in v2.notes {
        let note = note_from_v2(&task, note)?;
        if !note.is_blank() {
            notes.notes.insert(task, note);
        }
    }
    for V2Removed { task, removed, note } in v2.bin {
        let note = note_from_v2(&task, note)?;
        notes.bin.insert(BinKey { removed, task }, note);
    }
    Ok(Stored { revision: v2.revision, writer: v2.writer, notes })
}

fn note_from_v2(task: &str, v2: V2Note) -> Result<Note, Unreadable> {
    if !is_task_id(task) {
        return Err(Unreadable::WrongId);
    }
    let wrong = |field| Unreadable::WrongValue { task: task.to_string(), field };
    // A control character can only come from a file made to harm, or cut in the wrong place.
    let plain = |text: String, field| if clean_text(&text) == text { Ok(text) } else { Err(wrong(field)) };
    let day = |day: Option<String>, field| match day {
        Some(day) if !is_day(&day) => Err(wrong(field)),
        day => Ok(day),
    };
    let opinion = match v2.opinion {
        None => None,
        Some(id) => Some(Opinion {
            view: View::from_id(&id).ok_or_else(|| wrong("opinion"))?,
            reason: plain(v2.reason, "reason")?,
        }),
    };
    let mut tags: Vec<String> = v2.tags.iter().filter_map(|tag| super::clean_tag(tag)).collect();
    super::change::keep_first(&mut tags);
    let mut quotes = Vec::new();
    for quote in v2.quotes {
        quotes.push(Quote {
            field: Quoted::from_id(&quote.field).ok_or_else(|| wrong("quotes"))?,
            words: plain(quote.words, "quotes")?,
            before: plain(quote.before, "quotes")?,
            after: plain(quote.after, "quotes")?,
            at: quote.at as usize,
            remark: plain(quote.remark, "quotes")?,
        });
    }
    Ok(Note {
        text: plain(v2.text, "text")?,
        star: v2.star,
        tags,
        opinion,
        checked: day(v2.checked, "checked")?,
        deadline: day(v2.deadline, "deadline")?,
        struck: day(v2.struck, "struck")?,
        quotes,
        created: v2.created,
        changed: v2.changed,
    })
}
