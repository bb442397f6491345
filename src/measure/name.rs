//! Names for what is counted. In: words, a figure, its segment, the target before it. Out: a short name
//! as a reader would say it (新增绿地, 投用项目, 高新技术产业投资增长), one for each subject where several share a
//! figure (A、B、C各1个). Refuses to know: answers.

use std::ops::Range;

use super::figure::Figure;
use super::number;
use super::stage::{self, Stage};
use super::subject::{ACTS, OPENING, Segment, back, skip};
use super::target::{Change, Target};
use super::unit::{self, Kind};
use super::words::{Words, han};

#[derive(Clone, Debug)]
pub struct Name {
    pub name: String,
    /// The name without the act.
    pub thing: String,
    pub stage: Stage,
    pub size: bool,
    pub inherits: bool,
}

/// Acts that a list shares: 新增高新技术企业103家, 科技型中小企业152家.
const SHARED: &[&str] = &["新增", "新引进", "新认定", "新落地", "招引", "引进"];

/// Words that, alone before a figure, leave the thing to what stands before.
const ALONE: &[&str] =
    &["净增", "新增", "累计", "其中", "再", "实现", "力争", "完成", "同比", "较上年", "已", "共"];

/// Subjects that share one figure, by 各 or 均 right after their list. Empty for one subject.
pub fn each_of(words: &Words, figure: &Figure, segment: &Segment) -> Vec<Range<usize>> {
    let before = figure.clause.start..figure.at.start;
    let shared = before.rev().take(8).find(|&i| {
        !words.quoted[i]
            && matches!(words.chars[i], '各' | '均')
            && !matches!(words.get(i + 1), Some('类' | '级' | '项' | '种' | '地' | '街'))
    });
    let Some(at) = shared.filter(|&at| at >= segment.from) else { return Vec::new() };
    let items = list(words, segment.start..at);
    // A、B、C全年各组织1场: said of all of them at once.
    let at_once = items.last().is_some_and(|l| words.has_any(&["全年", "每年", "年内"], l));
    if at_once { Vec::new() } else { items }
}

/// The items of A、B和C; none if there is but one.
fn list(words: &Words, range: Range<usize>) -> Vec<Range<usize>> {
    let start = skip(words, skip(words, range.start, range.end, OPENING), range.end, ACTS);
    let mut items = Vec::new();
    let mut from = start;
    for i in start..=range.end {
        let cuts = i == range.end || (!words.quoted[i] && matches!(words.chars[i], '、' | '和'));
        if cuts {
            if from < i {
                items.push(from..i);
            }
            from = i + 1;
        }
    }
    if items.len() < 2 || items.len() > 8 { Vec::new() } else { items }
}

/// The names of one figure's targets: one, or one for each of `subjects`. `nth`: how many figures of
/// the clause stand before this one.
pub fn names(
    words: &Words,
    figure: &Figure,
    segment: &Segment,
    subjects: &[Range<usize>],
    last: Option<(&Target, usize)>,
    change: Option<Change>,
) -> Vec<Name> {
    let before = segment.from..figure.at.start;
    let after = figure.end..segment.label_end.max(figure.end);
    let own = stage::all_in(words, &before);
    let stage = if own.none() { stage::all_in(words, &after) } else { own };
    let size = stage.none()
        && figure.kind != Kind::Percent
        && words.has_any(&["安排", "实施", "推进", "加快"], &before);
    let noun = tidy(&segment.text(words, after.clone()));
    let word = change_word(words, &(figure.clause.clone()), change);
    let make = |name: String, thing: String, inherits: bool| Name { name, thing, stage, size, inherits };
    if !subjects.is_empty() {
        return subjects
            .iter()
            .map(|s| {
                let thing = format!("{}{noun}", words.text(&words.trim(s.clone())));
                make(format!("{thing}{word}"), thing, false)
            })
            .collect();
    }
    // A、B分别增长5%、8%: each figure its own subject.
    if let Some(item) = respective(words, figure, last) {
        let thing = words.text(&words.trim(item));
        return vec![make(format!("{thing}{word}"), thing, false)];
    }
    let lead = segment.start..back(words, segment.start, figure.at.start);
    let mut head = skip(words, skip(words, lead.start, lead.end, ACTS), lead.end, OPENING)..lead.end;
    // 萍水东路等26条重点道路: the names before 等 are instances.
    if words.ends(figure.at.start, "等") && !noun.is_empty() {
        let acts = stage::at(words, head.start)
            .map(|s| s.1)
            .or_else(|| words.any_at(head.start, &["落地", "招引", "新建", "改造", "新增"]).map(|w| w.1))
            .unwrap_or(0);
        head = head.start..head.start + acts;
    }
    let text = tidy(&segment.text(words, head.clone()));
    if noun.is_empty()
        && alone(&text)
        && let Some(thing) = thing_before(words, figure, last)
    {
        let act = ["实现", "其中"].iter().fold(&*text, |text, act| text.strip_prefix(act).unwrap_or(text));
        let act_first = last.is_none_or(|(l, _)| l.name != l.thing && !l.name.starts_with(&l.thing));
        let name =
            if act_first && change.is_none() { format!("{act}{thing}") } else { format!("{thing}{act}") };
        return vec![make(name, thing, true)];
    }
    let mut name = format!("{text}{noun}");
    let thing = strip_acts(&name);
    if let Some((l, _)) = last {
        let shared = SHARED.iter().find(|w| l.name.starts_with(**w));
        let alike = l.figure.unit == figure.unit && l.thing.chars().last() == thing.chars().last();
        let next = l.figure.end + 1 >= segment.from && figure.at.start - l.figure.end < 24;
        if let Some(word) = shared.filter(|_| alike && next && thing == name && !segment.part) {
            name = format!("{word}{name}");
        }
    }
    if name.is_empty() {
        name = last.map(|(l, _)| l.name.clone()).unwrap_or_else(|| figure.unit.clone());
    }
    vec![make(name, thing, false)]
}

/// The subject of this figure in A、B分别增长5%、8%.
fn respective(words: &Words, figure: &Figure, last: Option<(&Target, usize)>) -> Option<Range<usize>> {
    let at = words.find("分别", &(figure.clause.start..figure.at.start))?;
    let nth = last
        .filter(|(l, _)| l.figure.clause == figure.clause && l.figure.at.start > at.start)
        .map_or(0, |(_, n)| n);
    let from = skip(words, figure.clause.start, at.start, &["对", "将", "实现", "确保", "力争"]);
    list(words, from..at.start).into_iter().nth(nth)
}

/// What an act alone speaks of: a short clause before without a figure, else the target before.
fn thing_before(words: &Words, figure: &Figure, last: Option<(&Target, usize)>) -> Option<String> {
    let end = figure.clause.start.saturating_sub(1);
    let near = last.filter(|(l, _)| l.figure.clause == figure.clause);
    if near.is_none() && words.get(end) == Some(',') {
        let from = (end.saturating_sub(18)..end)
            .rev()
            .find(|&i| matches!(words.chars[i], ',' | '。' | ';' | ':' | '\n'));
        let clause = from.map_or(0, |i| i + 1)..end;
        let counted = words.chars[clause.clone()].iter().any(|c| c.is_ascii_digit() || *c == '、');
        let start = skip(words, skip(words, clause.start, clause.end, OPENING), clause.end, ACTS);
        let frame = words.any_before(end, &["行动", "计划", "目标", "体系", "工作"]).is_some();
        if (from.is_some() || end < 18) && start > clause.start && start < end && !counted && !frame {
            let mut text = words.text(&(start..end));
            for word in ["开发建设", "建设", "工作"] {
                text = text.strip_suffix(word).map(str::to_string).unwrap_or(text);
            }
            return Some(text);
        }
    }
    last.map(|(l, _)| l.thing.clone()).filter(|t| !t.is_empty())
}

/// Is there nothing but acts and words of change?
fn alone(text: &str) -> bool {
    let words = Words::new(text);
    let mut i = 0;
    while i < words.len() {
        let n = stage::at(&words, i)
            .map(|s| s.1)
            .or_else(|| words.any_at(i, ALONE).map(|w| w.1))
            .or_else(|| words.any_at(i, CHANGES).map(|w| w.1))
            .or_else(|| words.any_at(i, &["及", "、", "和", " "]).map(|w| w.1));
        match n {
            Some(n) => i += n,
            None => return false,
        }
    }
    true
}

/// The thing of a name: acts before and after it dropped.
fn strip_acts(name: &str) -> String {
    let words = Words::new(name);
    let mut from = 0;
    while let Some(n) = stage::at(&words, from)
        .map(|s| s.1)
        .or_else(|| words.any_at(from, &["新增", "新建", "及"]).map(|w| w.1))
    {
        from += n;
    }
    let mut end = words.len();
    while let Some(n) =
        (2..=4).find(|n| end >= from + n && stage::at(&words, end - n).is_some_and(|s| s.1 == *n))
    {
        end -= n;
    }
    for change in CHANGES {
        if words.ends(end, change) && end > from + 2 {
            end -= change.chars().count();
            break;
        }
    }
    words.text(&(from..end.max(from)))
}

const CHANGES: &[&str] =
    &["同比增长", "同比下降", "增长", "下降", "提升", "减少", "增加", "提高", "压减", "上升", "增幅"];

fn change_word(words: &Words, clause: &Range<usize>, change: Option<Change>) -> &'static str {
    match change {
        None => "",
        Some(Change::Fall) => "下降",
        Some(Change::Rise) => CHANGES[2..].iter().find(|w| words.has(w, clause)).copied().unwrap_or("增长"),
    }
}

/// 260个在建工地排查率: a count at the head says of whom, not what.
fn counted_off(text: &str) -> &str {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return text;
    }
    let words = Words::new(text);
    let unit = number::read(&words, 0).and_then(|n| unit::read(&words, n.end));
    let end = unit.filter(|u| matches!(u.kind, Kind::Count | Kind::People) && !u.bare).map_or(0, |u| u.end);
    if words.get(end).is_some_and(|c| han(c) && c != '以') {
        &text[words.bytes(&(end..words.len()))]
    } else {
        text
    }
}

/// A name without stray signs; 实现 within it says nothing.
fn tidy(text: &str) -> String {
    let text = text.trim_matches(|c: char| matches!(c, ' ' | '、' | '的' | ',' | '(' | ')'));
    let mut name: String = counted_off(text).replace("实现", "");
    if name.chars().count() > 40 {
        name = name.chars().take(40).collect();
    }
    // A quote opened before the figure and closed after it.
    let (open, close) = (name.matches('“').count(), name.matches('”').count());
    if open != close {
        name = name.replace(['“', '”'], "");
    }
    if name.chars().all(|c| !han(c) && !c.is_ascii_alphanumeric()) { String::new() } else { name }
}
