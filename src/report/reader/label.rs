//! Labels in running text: 责任单位：…, 【进展情况】…. In: a piece of text. Out: each label, the field that it names and its value.
//! Knows no items.

use super::super::names::are_bodies;
use super::super::role::{self, Role};
use super::super::text::{Span, half, is_blank, trimmed};

/// Labels are a few signs long.
const LABEL_SIGNS: usize = 12;

/// A label and the words after it, up to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub role: Role,
    /// The label itself with its brackets and its colon.
    pub label: Span,
    pub value: Span,
}

/// The labels in a piece of text: at its front, behind a stop or a blank, or in brackets of their own 【进展情况】.
pub fn labels(text: &str, span: Span) -> Vec<Label> {
    labels_of(text, span, role_of_label)
}

/// The labels to which `role_of` gives a field.
pub fn labels_of(text: &str, span: Span, role_of: impl Fn(&str) -> Option<Role>) -> Vec<Label> {
    let words = span.of(text);
    let mut found: Vec<Label> = Vec::new();
    let mut opened: Option<usize> = None;
    for (at, sign) in words.char_indices() {
        let (label, end) = match sign {
            '【' | '[' | '［' | '〔' => {
                opened = Some(at);
                continue;
            }
            '】' | ']' | '］' | '〕' => match opened.take() {
                Some(open) => (open..at + sign.len_utf8(), at + sign.len_utf8()),
                None => continue,
            },
            ':' | '：' => match front(words, at) {
                Some(start) => (start..at + sign.len_utf8(), at + sign.len_utf8()),
                None => continue,
            },
            _ => continue,
        };
        let name = words[label.clone()]
            .trim_matches(|sign: char| is_blank(sign) || "【】[]［］〔〕:：".contains(sign));
        let Some(role) = role_of(name) else { continue };
        // 【进展情况】：
        let colon =
            words[end..].chars().next().filter(|sign| matches!(sign, ':' | '：')).map_or(0, char::len_utf8);
        // **进展：**
        let stars = if words[label.clone()].starts_with("**") && words[end + colon..].starts_with("**") {
            2
        } else {
            0
        };
        let mark = Span { start: span.start + label.start, end: span.start + end + colon + stars };
        if found.last().is_some_and(|last| last.label.end >= mark.end) {
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.value.end = mark.start;
        }
        found.push(Label { role, label: mark, value: Span { start: mark.end, end: span.end } });
    }
    for part in found.iter_mut().filter(|part| matches!(part.role, Role::Lead | Role::Support)) {
        part.value.end = bodies_end(text, part.value);
    }
    found
}

/// The labels of units in a cell, without the parting signs behind their values.
pub fn unit_labels(text: &str, span: Span) -> Vec<Label> {
    let mut found = labels(text, span);
    found.retain(|label| matches!(label.role, Role::Lead | Role::Support));
    found.iter_mut().for_each(|label| label.value = without_stop(text, label.value));
    found
}

/// Where a list of bodies ends: at its stop, when a sentence goes on behind it.
fn bodies_end(text: &str, value: Span) -> usize {
    let stop = value.of(text).find('。').map(|at| Span { start: value.start, end: value.start + at });
    stop.filter(|front| are_bodies(text, *front)).map_or(value.end, |front| front.end + '。'.len_utf8())
}

/// Where the words before a colon begin, if they may be a label: few, and behind an edge.
fn front(words: &str, colon: usize) -> Option<usize> {
    let mut start = colon;
    let latin = words.as_bytes().get(colon.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric);
    let most = if latin { LABEL_SIGNS * 2 } else { LABEL_SIGNS };
    for (count, (at, sign)) in words[..colon].char_indices().rev().enumerate() {
        let behind = words.as_bytes().get(at + sign.len_utf8()).copied();
        // A blank parts Latin words; a stop behind a number parts it from what is numbered.
        if latin && sign == ' ' && behind.is_some_and(|sign| sign.is_ascii_alphanumeric()) {
            start = at;
            continue;
        }
        let numbered = words[..at].chars().next_back().is_some_and(|sign| sign.is_ascii_digit())
            && behind.is_none_or(|sign| !sign.is_ascii_digit());
        if matches!(sign, '.' | '．' | '、') && numbered {
            return (start < colon).then_some(start);
        }
        if matches!(
            sign,
            '。' | '；'
                | ';'
                | ' '
                | '\u{3000}'
                | '\u{a0}'
                | '\t'
                | '，'
                | ','
                | '（'
                | '('
                | '【'
                | '['
                | '》'
                | '！'
                | '）'
                | ')'
                | '】'
                | ']'
        ) {
            return (start < colon).then_some(start);
        }
        if count >= most {
            return None;
        }
        start = at;
    }
    Some(start)
}

/// The field that a label names.
pub fn role_of_label(name: &str) -> Option<Role> {
    let signs = name.chars().count();
    let most = if name.is_ascii() { LABEL_SIGNS * 2 } else { LABEL_SIGNS };
    if !(2..=most).contains(&signs) || name.chars().any(|sign| sign.is_ascii_digit() && signs < 4) {
        return None;
    }
    if name == "完成" {
        return Some(Role::Progress);
    }
    if counts(name) {
        return None;
    }
    let (role, score) = role::best_of_head(name)?;
    let known = !matches!(
        role,
        Role::No | Role::Theme | Role::Other | Role::Person | Role::Percent | Role::StatusText
    ) || role == Role::Person && score >= 8.0;
    (known && score >= 5.0 || matches!(name, "目标" | "任务" | "进展" | "进度" | "问题" | "措施"))
        .then_some(role)
}

/// Whether a figure stands in it that is no date: 实际利用外资3亿美元.
fn counts(name: &str) -> bool {
    let digit = |sign: char| half(sign).is_ascii_digit();
    let mut pairs = name.chars().zip(name.chars().skip(1));
    pairs.any(|(one, next)| digit(one) && !digit(next) && !"年月日季度-—–~至/.+ ".contains(next))
}

/// The value without the stop or the parting sign behind it.
pub fn without_stop(text: &str, value: Span) -> Span {
    let value = trimmed(text, value);
    let words = value.of(text);
    let bare = words.trim_end_matches(['；', ';', '，', ',', '、', '|', '｜']).trim_end_matches(is_blank);
    let bodies = bare.trim_end_matches('。');
    // A list of bodies keeps no stop; a sentence does.
    let list = Span { start: value.start, end: value.start + bodies.len() };
    if are_bodies(text, list) { list } else { Span { start: value.start, end: value.start + bare.len() } }
}
