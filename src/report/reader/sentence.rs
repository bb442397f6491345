//! Sentences that say who does it: 由市教育局牵头，市财政局配合。 In: words of an item. Out: who leads and who helps. Knows no
//! labels and no brackets.

use std::sync::LazyLock;

use super::super::names::are_bodies;
use super::super::role::Role;
use super::super::text::{Span, trimmed};
use super::super::word_set::WordSet;
use super::notes::Part;

/// Verbs behind those who lead, and behind those who help.
const LEADS: &str = "牵头负责|牵头组织实施|牵头实施|牵头落实|牵头|主办|负责落实|负责实施|具体负责|负责|组织实施|承办|\
    牽頭負責|牽頭|主辦|負責|承辦";
const SUPPORTS: &str = "协助配合|配合落实|配合|参与|协办|协同|协助|參與|協辦|協助";
/// Verbs of several who each do their part: beside one who leads they help.
const SHARES: &str = "等按职责分工负责|按职责分工负责|按职责分工落实|按职责负责|分别负责|分工负责|等按職責分工負責|按職責分工負責|分別負責";

/// What a sentence that says who does it holds.
const VERBS: &str = "牵头|负责|配合|承办|主办|组织实施|牽頭|負責|承辦|主辦";

static VERBS_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(VERBS));

/// A last sentence that says who does it: 由市教育局牵头，市财政局配合。 此项工作由某局负责。
pub fn sentence(text: &str, span: Span) -> Option<Part> {
    let words = span.of(text);
    let bare = words.trim_end_matches(['。', '；', ';']);
    let start = bare
        .rfind(['。', '；', ';'])
        .map_or(0, |at| at + bare[at..].chars().next().map_or(0, char::len_utf8));
    let last = &bare[start..];
    if last.len() > 600 || !VERBS_SET.stands_in(last) {
        return None;
    }
    let mut fields = Vec::new();
    let mut marks = vec![Span { start: span.start + bare.len(), end: span.end }];
    let mut at = span.start + start;
    let mut any = false;
    for clause in last.split_inclusive(['，', ',']) {
        let own = trimmed(text, Span { start: at, end: at + clause.trim_end_matches(['，', ',']).len() });
        marks.push(Span { start: own.end, end: at + clause.len() });
        at += clause.len();
        let mut inner = own.of(text);
        for front in [
            "此项工作",
            "该项工作",
            "这项工作",
            "本项工作",
            "此项任务",
            "该项目",
            "此项",
            "该项",
            "具体",
            "由",
            "請由",
        ] {
            inner = inner.strip_prefix(front).unwrap_or(inner);
        }
        let ends = |verbs: &str| verbs.split('|').find_map(|verb| inner.strip_suffix(verb));
        let (name, role) = match (ends(SHARES), ends(LEADS), ends(SUPPORTS)) {
            (Some(name), ..) if any => (name, Role::Support),
            (Some(name), ..) | (None, Some(name), _) => (name, Role::Lead),
            (None, None, Some(name)) => (name, Role::Support),
            (None, None, None) => return None,
        };
        let begin = own.end - inner.len();
        let value = trimmed(text, Span { start: begin, end: begin + name.len() });
        if !are_bodies(text, value) {
            return None;
        }
        any |= role == Role::Lead;
        marks.push(Span { start: own.start, end: value.start });
        marks.push(Span { start: value.end, end: own.end });
        fields.push((role, value));
    }
    any.then_some((span.start + start, fields, marks))
}
