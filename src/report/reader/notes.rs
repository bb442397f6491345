//! Notes that an item carries: who does it, by when, what became of it. In: words of an item. Out: its own words, and the
//! fields that stand in a bracket at its end, under labels, or in a sentence of its own. Knows no items around it.

use super::super::bureau;
use super::super::kind;
use super::super::names::{are_bodies, is_body};
use super::super::role::{self, Role};
use super::super::text::{Span, half, is_blank, trimmed};
use super::sentence::sentence;

/// What a piece of text holds: the words before its notes, the fields, and what only marks them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// The words of the item itself; empty where the piece is all notes.
    pub own: Option<Span>,
    pub fields: Vec<(Role, Span)>,
    /// Labels, brackets and stops around the values.
    pub marks: Vec<Span>,
}

impl Noted {
    pub fn has_bodies(&self) -> bool {
        self.fields.iter().any(|(role, _)| matches!(role, Role::Lead | Role::Support))
    }

    pub fn has(&self, role: Role) -> bool {
        self.fields.iter().any(|(found, _)| *found == role)
    }
}

/// Labels are a few signs long.
const LABEL_SIGNS: usize = 12;
/// Such notes are no longer than this.
const LONGEST: usize = 1200;

pub fn read(text: &str, span: Span) -> Noted {
    let span = trimmed(text, span);
    let mut noted = Noted { own: Some(span), ..Noted::default() };
    // Several brackets may stand at the end, the last first.
    while let Some(own) = noted.own.filter(|own| !own.is_empty()) {
        let Some((from, fields, marks)) = bracket(text, own) else { break };
        noted.fields.splice(0..0, fields);
        noted.marks.extend(marks);
        noted.own = Some(trimmed(text, Span { start: own.start, end: from }));
    }
    if let Some(own) = noted.own
        && let Some(((from, fields, marks), rest)) = inside(text, own)
    {
        noted.fields.splice(0..0, fields);
        noted.fields.push((Role::Progress, rest));
        noted.marks.extend(marks);
        noted.own = Some(trimmed(text, Span { start: own.start, end: from }));
    }
    if let Some(own) = noted.own {
        let found = labels(text, own);
        if let Some(first) = found.first() {
            let from = first.label.start;
            for part in &found {
                let value = without_stop(text, part.value);
                noted.marks.push(part.label);
                noted.marks.push(Span { start: value.end, end: trimmed(text, part.value).end });
                noted.fields.push((part.role, value));
            }
            noted.own = Some(trimmed(text, Span { start: own.start, end: from }));
        } else if let Some((from, fields, marks)) = sentence(text, own) {
            noted.fields.extend(fields);
            noted.marks.extend(marks);
            noted.own = Some(trimmed(text, Span { start: own.start, end: from }));
        }
    }
    noted.own = noted.own.filter(|own| !own.is_empty());
    noted.marks.retain(|mark| !mark.is_empty());
    noted
}

/// A bracket inside the words that tells who does it: what follows it tells of the result, where the bracket has labels, or
/// where a dash stands between them.
fn inside(text: &str, span: Span) -> Option<(Part, Span)> {
    let words = span.of(text);
    if !words.contains(['：', ':', '—']) {
        return None;
    }
    let closes =
        words.char_indices().filter(|(_, sign)| matches!(sign, '）' | ')' | '】' | ']' | '］' | '〕'));
    for (at, sign) in closes.take(8) {
        let end = span.start + at + sign.len_utf8();
        let rest = trimmed(text, Span { start: end, end: span.end });
        let behind = rest.of(text);
        let dashed = behind.starts_with('—');
        let bare = behind
            .trim_start_matches(['。', '；', ';', '，', ',', '.', if dashed { '—' } else { '.' }])
            .trim_start_matches(is_blank);
        let rest = trimmed(text, Span { start: rest.end - bare.len(), end: rest.end });
        let Some((from, fields, mut marks)) = bracket(text, Span { start: span.start, end }) else {
            continue;
        };
        let labelled = Span { start: from, end }.of(text).contains(['：', ':'])
            || dashed && kind::looks(rest.of(text)).result;
        if labelled && !rest.is_empty() && labels(text, rest).is_empty() {
            marks.push(Span { start: end, end: rest.start });
            return Some(((from, fields, marks), rest));
        }
    }
    None
}

/// Where the words before it end, its fields, and what only marks them.
pub type Part = (usize, Vec<(Role, Span)>, Vec<Span>);

/// A bracket at the end whose whole content is bodies, or labels with values.
fn bracket(text: &str, span: Span) -> Option<Part> {
    let words = span.of(text);
    let bare = words.trim_end_matches(['。', '；', ';', '.', ',', '，']).trim_end_matches(is_blank);
    let close = bare.chars().next_back()?;
    let open = match close {
        '）' | ')' => ['（', '('],
        '】' => ['【', '【'],
        ']' | '］' => ['[', '［'],
        '〕' => ['〔', '〔'],
        _ => return None,
    };
    let (mut depth, mut at) = (0usize, None);
    for (place, sign) in bare.char_indices().rev() {
        if bare.len() - place > LONGEST {
            return None;
        }
        let closes = matches!((close, sign), ('）' | ')', '）' | ')')) || sign == close;
        if closes {
            depth += 1;
        } else if open.contains(&sign) {
            depth -= 1;
            if depth == 0 {
                at = Some((place, sign.len_utf8()));
                break;
            }
        }
    }
    let (at, width) = at?;
    let from = span.start + at;
    let inner = Span { start: from + width, end: span.start + bare.len() - close.len_utf8() };
    let end = Span { start: inner.end, end: span.end };
    let begin = Span { start: from, end: inner.start };
    let found = labels(text, inner);
    if found
        .iter()
        .any(|part| matches!(part.role, Role::Lead | Role::Support | Role::Deadline | Role::Progress))
    {
        let first = found[0].label.start;
        // Words before the first label are bodies too, or the bracket is no note.
        let front = trimmed(text, Span { start: inner.start, end: first });
        if !front.is_empty() && !are_bodies(text, front) {
            return None;
        }
        let mut fields: Vec<(Role, Span)> =
            if front.is_empty() { Vec::new() } else { vec![(Role::Lead, front)] };
        let mut marks = vec![begin, end];
        for part in found {
            let value = without_stop(text, part.value);
            marks.push(part.label);
            marks.push(Span { start: value.end, end: trimmed(text, part.value).end });
            fields.push((part.role, value));
        }
        return Some((from, fields, marks));
    }
    if let Some((_, fields, marks)) =
        sentence(text, inner).filter(|(start, ..)| *start == trimmed(text, inner).start)
    {
        let marks = marks.into_iter().chain([begin, end]).collect();
        return Some((from, fields, marks));
    }
    let whole = trimmed(text, inner);
    // 县级市 in brackets explains; a bureau or 各街道 acts.
    let parts = bureau::parts(text, whole);
    let named = parts
        .iter()
        .any(|part| is_body(part.of(text)) || part.of(text).starts_with(['各', '有', '相', '區', '區']));
    (named && are_bodies(text, whole)).then(|| (from, vec![(Role::Support, whole)], vec![begin, end]))
}

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
        let mark = Span { start: span.start + label.start, end: span.start + end + colon };
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
    let bare = words.trim_end_matches(['；', ';', '，', ',', '、']).trim_end_matches(is_blank);
    let bodies = bare.trim_end_matches('。');
    // A list of bodies keeps no stop; a sentence does.
    let list = Span { start: value.start, end: value.start + bodies.len() };
    if are_bodies(text, list) { list } else { Span { start: value.start, end: value.start + bare.len() } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, own: &str, fields: &[(Role, &str)]) {
        let noted = read(text, Span { start: 0, end: text.len() });
        let got: Vec<(Role, &str)> = noted.fields.iter().map(|(role, at)| (*role, at.of(text))).collect();
        assert_eq!((noted.own.map_or("", |own| own.of(text)), &got[..]), (own, fields), "{text}");
    }

    #[test]
    fn notes_are_told_from_other_brackets() {
        use Role::*;
        check(
            "新建公园3个。（牵头单位：市园林局，配合单位：市财政局，各区、县级市）",
            "新建公园3个。",
            &[(Lead, "市园林局"), (Support, "市财政局，各区、县级市")],
        );
        check(
            "改善環境衛生。(政務司副司長辦公室/相關政策局)",
            "改善環境衛生。",
            &[(Support, "政務司副司長辦公室/相關政策局")],
        );
        check(
            "新建公园3个[牵头单位：区住建局；责任单位：各街道]",
            "新建公园3个",
            &[(Lead, "区住建局"), (Support, "各街道")],
        );
        check("新建公园3个，由区住建局牵头。", "新建公园3个，由区住建局牵头。", &[]);
        check(
            "新建公园3个。此项工作由区住建局牵头，区财政局配合。",
            "新建公园3个。",
            &[(Lead, "区住建局"), (Support, "区财政局")],
        );
        check("新建公园3个（由区住建局负责）", "新建公园3个", &[(Lead, "区住建局")]);
        check(
            "清理許可事項。(市政府辦公室牽頭,市司法局按職責分工負責)",
            "清理許可事項。",
            &[(Lead, "市政府辦公室"), (Support, "市司法局")],
        );
        check(
            "新建公园3个。责任单位：区住建局。下一步，区住建局将继续督办。",
            "新建公园3个。",
            &[(Support, "区住建局")],
        );
        check("责任单位：区住建局、各街道", "", &[(Support, "区住建局、各街道")]);
        check("培养人才（县级市）", "培养人才（县级市）", &[]);
        check("香港房屋委員會(房委會)每年行動。", "香港房屋委員會(房委會)每年行動。", &[]);
        check(
            "收回土地(當中超過 90% 位於「北部都會區」)。",
            "收回土地(當中超過 90% 位於「北部都會區」)。",
            &[],
        );
        check(
            "【目标】新建公园3个。【进展】已建成2个。",
            "",
            &[(Target, "新建公园3个。"), (Progress, "已建成2个。")],
        );
    }
}
