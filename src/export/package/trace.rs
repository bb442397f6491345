//! Threads and related tasks as data. In: what was followed across reports; out: JSON text. Refuses to
//! know: how threads are found.

use serde::Serialize;

use crate::export::json;
use crate::record::{Number, Record};
use crate::thread::{Cause, Fate, Related, Thread, ThreadKind};

/// As many of the nearest as are published.
const NEAREST: usize = 8;

#[derive(Serialize)]
struct Line<'a> {
    thread: &'a str,
    kind: &'static str,
    unit: Option<&'a str>,
    members: Vec<Member<'a>>,
    comparable: bool,
    breaks: Vec<Gap<'a>>,
    fate: &'static str,
    why: &'a str,
}

#[derive(Serialize)]
struct Member<'a> {
    #[serde(rename = "ref")]
    id: &'a str,
    year: i32,
    target: Option<Number>,
    actual: Option<Number>,
    percent: Option<Number>,
}

/// Figures before and after this member do not compare.
#[derive(Serialize)]
struct Gap<'a> {
    before: &'a str,
    cause: &'static str,
    why: &'a str,
}

pub fn threads(threads: &[Thread]) -> String {
    json::array(threads.iter().map(|thread| {
        Line {
            thread: &thread.name,
            kind: match thread.kind {
                ThreadKind::Indicator => "indicator",
                ThreadKind::Subject => "subject",
            },
            unit: thread.unit.as_deref(),
            members: thread.members.iter().map(member).collect(),
            comparable: thread.is_comparable(),
            breaks: thread
                .breaks
                .iter()
                .filter_map(|gap| {
                    let before = &thread.members.get(gap.at)?.id;
                    Some(Gap { before, cause: cause(gap.cause), why: &gap.why })
                })
                .collect(),
            fate: fate(thread.fate),
            why: &thread.why,
        }
    }))
}

fn member(member: &crate::thread::Member) -> Member<'_> {
    Member {
        id: &member.id,
        year: member.year,
        target: member.target.map(Number),
        actual: member.actual.map(Number),
        percent: member.percent.map(Number),
    }
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Merger => "merger",
        Cause::Definition => "definition",
    }
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Continued => "continued",
        Fate::Raised => "raised",
        Fate::Lowered => "lowered",
        Fate::Reworded => "reworded",
        Fate::Dropped => "dropped",
        Fate::New => "new",
    }
}

/// One task a line, in the records' order; a task without a near one has an empty list.
pub fn related(records: &[Record], related: &Related) -> String {
    let mut text = String::from("{");
    let mut finder = related.finder();
    for (at, record) in records.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        let near = finder.near(at);
        let ids: Vec<&str> = near.iter().take(NEAREST).map(|near| &*records[near.at].id).collect();
        text.push_str(&json::line(&record.id));
        text.push(':');
        text.push_str(&json::line(&ids));
    }
    text.push_str("\n}\n");
    text
}
