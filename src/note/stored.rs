//! Notes as text. In: [`Stored`], or text from storage, a file or a link, which may be anything.
//! Out: the other of the two, or why not. Refuses to know: where the text lies.
//!
//! Version 2 is an object of `format` ("nuoji-notes"), `version`, `revision`, `writer`, `knows`, `swept`, `notes` (by
//! task id) and `bin`, a note a line; a field that says nothing is left out. Values are walked one by one:
//! derived readers for these few fields would weigh as much as all of the search.

use super::{
    Millis, Note, Notes, Opinion, Quote, Quoted, View, clean_tag, clean_text, day_parts, is_day, is_task_id,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The version that is written.
pub const VERSION: u64 = 2;
/// Says that a file is ours.
const FORMAT: &str = "nuoji-notes";
/// More than a browser stores for one site: about 5 million characters, three bytes each in Chinese.
const MOST_BYTES: usize = 16 << 20;

/// Notes with the mark of who wrote them last, by which two tabs notice each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    pub revision: u64,
    pub writer: String,
    /// The last revision of every tab that went into these notes. Empty where an older version wrote them.
    pub knows: BTreeMap<String, u64>,
    /// When the bin was last swept.
    pub swept: Millis,
    pub notes: Notes,
}

/// Why a text cannot be read as notes. Nothing of it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooBig { bytes: usize },
    NotJson { line: usize, column: usize },
    NotNotes,
    Newer { version: u64 },
    WrongId,
    CutLink,
    WrongValue { task: String, field: &'static str },
}

/// As text, for storage, files and links alike. The same notes give the same bytes.
pub fn write_stored(stored: &Stored) -> String {
    let mut out = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION}");
    if stored.revision > 0 {
        put(&mut out, "revision", &stored.revision.to_string());
    }
    put_text(&mut out, "writer", &stored.writer);
    if !stored.knows.is_empty() {
        let tabs: Vec<String> = stored
            .knows
            .iter()
            .map(|(tab, revision)| [&quoted(tab), ":", &revision.to_string()].concat())
            .collect();
        put(&mut out, "knows", &["{", &tabs.join(","), "}"].concat());
    }
    if stored.swept > 0 {
        put(&mut out, "swept", &stored.swept.to_string());
    }
    out.push_str(",\"notes\":{");
    for (nth, (task, note)) in stored.notes.notes.iter().enumerate() {
        out.push_str(if nth == 0 { "\n" } else { ",\n" });
        out.push_str(&quoted(task));
        out.push(':');
        put_note(&mut out, note);
    }
    out.push('}');
    if !stored.notes.bin.is_empty() {
        out.push_str(",\"bin\":[");
        for (nth, (key, note)) in stored.notes.bin.iter().enumerate() {
            out.push_str(if nth == 0 { "\n" } else { ",\n" });
            out.push_str("{\"task\":");
            out.push_str(&quoted(&key.task));
            put(&mut out, "removed", &key.removed.to_string());
            out.push_str(",\"note\":");
            put_note(&mut out, note);
            out.push('}');
        }
        out.push(']');
    }
    out.push_str("}\n");
    out
}

/// For a file: without the mark of who wrote it last.
pub fn write_file(notes: &Notes) -> String {
    write_stored(&Stored { notes: notes.clone(), ..Stored::default() })
}

/// One note as text.
pub(super) fn note_text(note: &Note) -> String {
    let mut out = String::new();
    put_note(&mut out, note);
    out
}

fn put_note(out: &mut String, note: &Note) {
    let from = out.len();
    put_text(out, "text", &note.text);
    if note.star {
        put(out, "star", "true");
    }
    if !note.tags.is_empty() {
        let tags: Vec<String> = note.tags.iter().map(|tag| quoted(tag)).collect();
        put(out, "tags", &["[", &tags.join(","), "]"].concat());
    }
    if let Some(opinion) = &note.opinion {
        put_text(out, "opinion", opinion.view.id());
        put_text(out, "reason", &opinion.reason);
    }
    put_text(out, "checked", note.checked.as_deref().unwrap_or_default());
    put_text(out, "deadline", note.deadline.as_deref().unwrap_or_default());
    put_text(out, "struck", note.struck.as_deref().unwrap_or_default());
    if !note.quotes.is_empty() {
        let quotes: Vec<String> = note.quotes.iter().map(write_quote).collect();
        put(out, "quotes", &["[", &quotes.join(","), "]"].concat());
    }
    for (name, time) in [("created", note.created), ("changed", note.changed)] {
        if time != 0 {
            put(out, name, &time.to_string());
        }
    }
    open_object(out, from);
}

fn write_quote(quote: &Quote) -> String {
    let mut out = String::new();
    put_text(&mut out, "field", quote.field.id());
    put_text(&mut out, "words", &quote.words);
    put_text(&mut out, "before", &quote.before);
    put_text(&mut out, "after", &quote.after);
    put(&mut out, "at", &quote.at.to_string());
    put_text(&mut out, "remark", &quote.remark);
    open_object(&mut out, 0);
    out
}

/// Makes an object of the fields put since `from`: the comma before the first becomes the brace.
fn open_object(out: &mut String, from: usize) {
    if out.len() > from {
        out.replace_range(from..=from, "{");
    } else {
        out.push('{');
    }
    out.push('}');
}

/// A field whose value is JSON already.
fn put(out: &mut String, name: &str, value: &str) {
    out.push_str(",\"");
    out.push_str(name);
    out.push_str("\":");
    out.push_str(value);
}

fn put_text(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        put(out, name, &quoted(text));
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // Other control characters never get into a note, and JSON has no room for them.
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Reads what somebody hands over, in any version ever written. Takes everything or nothing.
pub fn read_file(text: &str) -> Result<Notes, Unreadable> {
    read(text, Days::Strict).map(|stored| stored.notes)
}

/// Whether bytes are a collection of notes, as far as their beginning tells.
pub fn is_file(bytes: &[u8]) -> bool {
    let front = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    front.trim_start_matches('\u{feff}').trim_start().starts_with('{') && front.contains(FORMAT)
}

/// Reads the reader's own store, in any version ever written. Takes everything or nothing; only a day that no
/// calendar has, which earlier versions let in, becomes a line of the text.
pub fn read_stored(text: &str) -> Result<Stored, Unreadable> {
    read(text, Days::AsText)
}

/// What becomes of a day that no calendar has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Days {
    Strict,
    AsText,
}

fn read(text: &str, days: Days) -> Result<Stored, Unreadable> {
    if text.len() > MOST_BYTES {
        return Err(Unreadable::TooBig { bytes: text.len() });
    }
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| Unreadable::NotJson { line: error.line(), column: error.column() })?;
    let Value::Object(mut stored) = value else { return Err(Unreadable::NotNotes) };
    let version = stored.get("version").and_then(Value::as_u64);
    match (stored.get("format").and_then(Value::as_str), version) {
        (None, Some(1)) => upgrade_from_1(&mut stored),
        (Some(FORMAT), Some(VERSION)) => {}
        (Some(FORMAT), Some(version)) if version > VERSION => return Err(Unreadable::Newer { version }),
        _ => return Err(Unreadable::NotNotes),
    }
    read_present(&stored, days)
}

/// The first format had `version` and `notes` alone, a note `text` and `star`, the text as typed. Its
/// times were not kept and stay zero.
fn upgrade_from_1(stored: &mut Map<String, Value>) {
    stored.retain(|name, _| name == "notes");
    let Some(Value::Object(notes)) = stored.get_mut("notes") else { return };
    for note in notes.values_mut().filter_map(Value::as_object_mut) {
        note.retain(|name, _| name == "text" || name == "star");
        if let Some(Value::String(text)) = note.get_mut("text") {
            *text = clean_text(text);
        }
    }
}

fn read_present(stored: &Map<String, Value>, days: Days) -> Result<Stored, Unreadable> {
    let all = Fields { task: "", map: stored };
    let mut notes = Notes::default();
    let Some(by_task) = stored.get("notes").and_then(Value::as_object) else { return all.wrong("notes") };
    for (task, value) in by_task {
        let note = read_note(task, value, days)?;
        if !note.is_blank() {
            notes.notes.insert(task.clone(), note);
        }
    }
    for value in all.list("bin")? {
        let Some(removed) = value.as_object() else { return all.wrong("bin") };
        let removed = Fields { task: "", map: removed };
        let task = removed.text("task")?;
        let Some(note) = removed.map.get("note") else { return all.wrong("bin") };
        let note = read_note(&task, note, days)?;
        notes.put_in_bin(&task, removed.number("removed")?, note);
    }
    let revision = u64::try_from(all.number("revision")?).unwrap_or(0);
    let (writer, knows, swept) = (all.text("writer")?, all.counts("knows")?, all.number("swept")?);
    Ok(Stored { revision, writer, knows, swept, notes })
}

fn read_note(task: &str, value: &Value, days: Days) -> Result<Note, Unreadable> {
    if !is_task_id(task) {
        return Err(Unreadable::WrongId);
    }
    let Some(map) = value.as_object() else {
        return Err(Unreadable::WrongValue { task: task.to_string(), field: "note" });
    };
    let fields = Fields { task, map };
    let mut tags = Vec::new();
    for tag in fields.list("tags")? {
        let Some(tag) = tag.as_str() else { return fields.wrong("tags") };
        tags.extend(clean_tag(tag));
    }
    super::change::keep_first(&mut tags);
    let opinion = match fields.text("opinion")?.as_str() {
        "" => None,
        id => match View::from_id(id) {
            Some(view) => Some(Opinion { view, reason: fields.text("reason")? }),
            None => return fields.wrong("opinion"),
        },
    };
    let mut quotes = Vec::new();
    for quote in fields.list("quotes")? {
        let Some(map) = quote.as_object() else { return fields.wrong("quotes") };
        let quote = Fields { task, map };
        let Some(field) = Quoted::from_id(&quote.text("field")?) else { return fields.wrong("quotes") };
        quotes.push(Quote {
            field,
            words: quote.text("words")?,
            before: quote.text("before")?,
            after: quote.text("after")?,
            at: usize::try_from(quote.number("at")?).unwrap_or(usize::MAX),
            remark: quote.text("remark")?,
        });
    }
    let mut text = fields.text("text")?;
    let mut day = |name, word: &str| fields.day(name, word, days, &mut text);
    let (checked, deadline, struck) =
        (day("checked", "核对日期")?, day("deadline", "督办期限")?, day("struck", "销号日期")?);
    Ok(Note {
        text,
        star: fields.flag("star")?,
        tags,
        opinion,
        checked,
        deadline,
        struck,
        quotes,
        created: fields.number("created")?,
        changed: fields.number("changed")?,
    })
}

/// The fields of one object; what is absent says nothing, what is of a wrong kind is refused.
struct Fields<'a> {
    task: &'a str,
    map: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    fn wrong<T>(&self, field: &'static str) -> Result<T, Unreadable> {
        Err(Unreadable::WrongValue { task: self.task.to_string(), field })
    }

    /// Plain text: a control character can only come from a file made to harm, or cut in a wrong place.
    fn text(&self, field: &'static str) -> Result<String, Unreadable> {
        match self.map.get(field) {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::String(text)) if clean_text(text) == *text => Ok(text.clone()),
            Some(_) => self.wrong(field),
        }
    }

    fn day(
        &self,
        field: &'static str,
        word: &str,
        days: Days,
        text: &mut String,
    ) -> Result<Option<String>, Unreadable> {
        let day = self.text(field)?;
        if day.is_empty() || is_day(&day) {
            return Ok(Some(day).filter(|day| !day.is_empty()));
        }
        // Of these, earlier versions let in what had a month and a day up to the 31st.
        let let_in = |[_, month, day]: [u32; 3]| (1..=12).contains(&month) && (1..=31).contains(&day);
        if days == Days::Strict || !day_parts(&day).is_some_and(let_in) {
            return self.wrong(field);
        }
        let line = [word, "：", &day].concat();
        if !text.contains(&line) {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&line);
        }
        Ok(None)
    }

    /// Whole numbers by name.
    fn counts(&self, field: &'static str) -> Result<BTreeMap<String, u64>, Unreadable> {
        let counted = match self.map.get(field) {
            None | Some(Value::Null) => return Ok(BTreeMap::new()),
            Some(Value::Object(counted)) => counted,
            Some(_) => return self.wrong(field),
        };
        let one = |(name, count): (&String, &Value)| Some((name.clone(), count.as_u64()?));
        counted.iter().map(one).collect::<Option<_>>().map_or_else(|| self.wrong(field), Ok)
    }

    fn flag(&self, field: &'static str) -> Result<bool, Unreadable> {
        match self.map.get(field) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => self.wrong(field),
        }
    }

    /// A whole number, not below zero.
    fn number(&self, field: &'static str) -> Result<i64, Unreadable> {
        match self.map.get(field) {
            None | Some(Value::Null) => Ok(0),
            Some(value) => match value.as_i64() {
                Some(number) if number >= 0 => Ok(number),
                _ => self.wrong(field),
            },
        }
    }

    fn list(&self, field: &'static str) -> Result<&'a [Value], Unreadable> {
        match self.map.get(field) {
            None | Some(Value::Null) => Ok(&[]),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => self.wrong(field),
        }
    }
}
