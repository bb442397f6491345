//! Notes that an item carries: who does it, by when, what became of it. In: words of an item. Out: its own words, and the
//! fields that stand in a bracket at its end, under labels, or in a sentence of its own. Knows no items around it.

use super::super::bureau;
use super::super::kind;
use super::super::names::{are_bodies, is_body};
use super::super::role::Role;
use super::super::text::{Span, is_blank, trimmed};
use super::label::{Label, labels, without_stop};
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

/// Such notes are no longer than this.
const LONGEST: usize = 1200;

/// What asks for more tells nothing of what was done.
const DEMANDS: &str = "下一步|下步|下阶段|请|要求|确保|力争|年底前";

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
            noted.fields.extend(behind_units(text, own, &found).map(|rest| (Role::Progress, rest)));
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

/// What is said behind the stop of a list of units, where no label names the progress: what became of it.
fn behind_units(text: &str, own: Span, found: &[Label]) -> impl Iterator<Item = Span> {
    let told = found.iter().any(|part| part.role == Role::Progress);
    let ends = found.iter().skip(1).map(|next| next.label.start).chain([own.end]);
    let rests = found.iter().zip(ends).map(move |(part, end)| Span { start: part.value.end.min(end), end });
    let rests = rests.map(|rest| trimmed(text, rest)).filter(move |rest| !told && !rest.is_empty());
    rests.filter(|rest| !DEMANDS.split('|').any(|word| rest.of(text).contains(word)))
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
        let Some((from, mut fields, mut marks)) = bracket(text, Span { start: span.start, end }) else {
            continue;
        };
        let labelled = Span { start: from, end }.of(text).contains(['：', ':'])
            || dashed && kind::looks(rest.of(text)).result;
        let told = labels(text, rest);
        let further = told.iter().all(|part| matches!(part.role, Role::Next | Role::Problems | Role::Remark));
        if labelled
            && !rest.is_empty()
            && further
            && told.first().is_none_or(|part| part.label.start > rest.start)
        {
            marks.push(Span { start: end, end: rest.start });
            let result = Span { end: told.first().map_or(rest.end, |part| part.label.start), ..rest };
            for part in told {
                marks.push(part.label);
                fields.push((part.role, trimmed(text, part.value)));
            }
            return Some(((from, fields, marks), trimmed(text, result)));
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
        check(
            "棚户区改造，牵头部门：市住建委。建设进度相对较慢的为开发区。",
            "棚户区改造，",
            &[(Lead, "市住建委"), (Progress, "建设进度相对较慢的为开发区。")],
        );
        check(
            "新建公园3个。责任单位：区住建局。实施范围为城东。进展情况：已建成2个。",
            "新建公园3个。",
            &[(Support, "区住建局"), (Progress, "已建成2个。")],
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
