//! What a figure counts. In: words and a figure among its neighbours. Out: the stretch of text that is
//! the figure's own, a name for what it counts, the subjects that share one figure (A、B、C各1个).
//! Refuses to know: whether the figure answers anything.

use std::ops::Range;

use super::figure::Figure;
use super::stage::{self, Stage};
use super::target::{Change, Target};
use super::unit::Kind;
use super::words::{Words, han};

/// The text around one figure that speaks of it alone.
#[derive(Clone, Debug)]
pub struct Segment {
    pub from: usize,
    /// Where its own words begin, connecting words dropped.
    pub start: usize,
    pub end: usize,
    /// End of the noun that follows the figure.
    pub label_end: usize,
    /// 其中
    pub part: bool,
}

#[derive(Clone, Debug)]
pub struct Name {
    pub name: String,
    pub object: String,
    pub stage: Stage,
    pub size: bool,
    pub inherits: bool,
}

/// Words that open a clause and say nothing of the thing counted.
const OPENING: &[&str] = &[
    "其中",
    "同时",
    "并且",
    "力争",
    "确保",
    "努力",
    "争取",
    "全年",
    "全区",
    "今年",
    "年内",
    "全市",
    "累计",
    "共计",
    "总计",
    "合计",
    "预计",
    "计划",
    "不断",
    "持续",
    "进一步",
    "积极",
    "全面",
    "大力",
    "重点",
    "高质量",
    "高水平",
    "高标准",
    "稳定",
    "切实",
    "着力",
    "继续",
    "扎实",
    "有效",
    "加快",
    "加速",
    "深入",
    "统筹",
    "已经",
    "已",
    "共",
    "再",
    "并",
    "以及",
    "及",
    "和",
    "与",
    "对",
    "将",
    "使",
    "、",
    " ",
];

/// Acts that a name drops: what is left is the thing itself.
const ACTS: &[&str] = &[
    "完成",
    "创建",
    "争创",
    "创成",
    "实施",
    "安排",
    "实现",
    "打造",
    "开展",
    "做好",
    "做优",
    "引进",
    "引育",
    "举办",
    "推动",
    "推进",
    "建成",
    "筹集",
    "组织",
    "稳定保持",
    "保持",
    "建好",
    "培育",
    "扶持",
    "启动",
    "提升改造",
    "落实",
    "获评",
    "荣获",
    "达到",
    "形成",
    "构建",
    "建立",
    "集聚",
    "带动",
    "开设",
    "增创",
    "发放",
    "吸引",
    "聚集",
    "梳理",
];

/// Comparison and filler at the end of the words before a figure.
const CLOSING: &[&str] = &[
    "不少于",
    "不低于",
    "不超过",
    "不高于",
    "控制在",
    "稳定在",
    "保持在",
    "达到了",
    "达到",
    "提升至",
    "提升到",
    "提高到",
    "提高至",
    "增加到",
    "增加至",
    "增至",
    "下降至",
    "下降到",
    "降低到",
    "降低至",
    "压减至",
    "缩短至",
    "压缩至",
    "降至",
    "降到",
    "突破",
    "超过",
    "保持",
    "实现",
    "均超",
    "超",
    "达",
    "共计",
    "总计",
    "合计",
    "共",
    "约",
    "近",
    "最多",
    "各",
    "均",
    "为",
    "至",
    "到",
    "有",
    "了",
    "“",
    "(",
    ":",
    " ",
];

/// Characters that say little of what a thing is.
const WEAK: &str =
    "的了和及与、等个项目任务工程全共计已完成新增实现以上达到其中各类在为“”()《》,。·-是有建设中对将";

/// Content characters of a stretch.
pub fn content(text: &str) -> Vec<char> {
    let mut found: Vec<char> = text
        .chars()
        .filter(|c| (han(*c) || c.is_ascii_alphabetic()) && !WEAK.contains(*c))
        .take(80)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The stretch of `figure` between its neighbours.
pub fn segment(words: &Words, figure: &Figure, previous: Option<&Figure>, next: Option<&Figure>) -> Segment {
    let clause = &figure.clause;
    let mut from = clause.start;
    let mut glued = false;
    if let Some(p) = previous.filter(|p| p.clause == *clause) {
        glued = p.at.end == figure.at.start;
        // 94条53公里道路: one thing, two figures; else a new item begins after 、 or 和.
        from = if glued {
            segment_start(words, clause.start, p.at.start)
        } else {
            split_after(words, p.end, figure.at.start).unwrap_or(p.end)
        };
    }
    let mut end = clause.end;
    if let Some(n) = next.filter(|n| n.clause == *clause && n.at.start != figure.at.end) {
        end = split_before(words, figure.end, n.at.start).unwrap_or(n.at.start);
    }
    let part = words.starts(from, "其中")
        || words.starts(skip(words, from, figure.at.start, &["、", " ", "("]), "其中");
    let start = skip(words, from, figure.at.start, OPENING);
    let mut label_end = figure.end;
    let empty_before = skip(words, skip(words, start, figure.at.start, ACTS), figure.at.start, OPENING)
        >= back(words, start, figure.at.start);
    if empty_before || glued || words.get(figure.end).is_some_and(|c| han(c) || c == '“') {
        label_end = noun_end(words, figure.end, end);
    }
    Segment { from, start: start.min(figure.at.start), end, label_end, part }
}

fn segment_start(words: &Words, from: usize, to: usize) -> usize {
    let (mut i, mut at) = (from, from);
    while i < to {
        if words.chars[i] == '、' && !words.quoted[i] {
            at = i + 1;
        }
        i += 1;
    }
    // Only names before 等 belong together.
    if words.has("等", &(from..to)) { from } else { at }
}

/// The first 、 或 和 after a figure: from there on the next one speaks.
fn split_after(words: &Words, from: usize, to: usize) -> Option<usize> {
    (from..to)
        .find(|&i| !words.quoted[i] && matches!(words.chars[i], '、' | '和' | '及' | '与' | '并'))
        .map(|i| i + 1)
}

fn split_before(words: &Words, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&i| !words.quoted[i] && matches!(words.chars[i], '、' | '和' | '及'))
}

fn noun_end(words: &Words, from: usize, end: usize) -> usize {
    let mut i = from;
    while i < end && i < from + 30 && !(words.chars[i] == '(' || (words.chars[i] == '、' && !words.quoted[i]))
    {
        i += 1;
    }
    i
}

/// `from` moved past any of `list`, as often as they follow one another.
fn skip(words: &Words, from: usize, to: usize, list: &[&'static str]) -> usize {
    let mut i = from;
    while i < to {
        match words.any_at(i, list) {
            Some((_, n)) if i + n <= to => i += n,
            _ => break,
        }
    }
    i
}

/// `to` moved back over closing words.
fn back(words: &Words, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from {
        match words.any_before(i, CLOSING) {
            Some((_, n)) if i >= from + n => i -= n,
            _ => break,
        }
    }
    i
}

/// Subjects that share one figure, by 各, 均 or 分别 between them and it. Empty for one subject.
pub fn each_of(words: &Words, figure: &Figure, segment: &Segment) -> Vec<Range<usize>> {
    let before = figure.clause.start..figure.at.start;
    let shared = before.clone().rev().take(8).find(|&i| {
        !words.quoted[i]
            && matches!(words.chars[i], '各' | '均')
            && !matches!(words.get(i + 1), Some('类' | '级' | '项' | '种' | '地' | '街'))
    });
    let Some(at) = shared.filter(|&at| at >= segment.from) else { return Vec::new() };
    list(words, segment.start..at)
}

/// The items of A、B和C, none if there is but one.
pub fn list(words: &Words, range: Range<usize>) -> Vec<Range<usize>> {
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

/// The names of one figure's targets: one, or one for each of `subjects`.
pub fn names(
    words: &Words,
    figure: &Figure,
    segment: &Segment,
    subjects: &[Range<usize>],
    last: Option<&Target>,
    change: Option<Change>,
) -> Vec<Name> {
    let before = segment.from..figure.at.start;
    let after = figure.end..segment.label_end.max(figure.end);
    let own = stage::all_in(words, &before);
    let stage = if own.none() { stage::all_in(words, &after) } else { own };
    let size = stage.none() && words.has_any(&["安排", "实施", "推进", "加快"], &before);
    if !subjects.is_empty() {
        let shared = words.text(&after);
        let word = if change.is_some() { change_word(words, &before) } else { String::new() };
        return subjects
            .iter()
            .map(|s| {
                let object = format!("{}{}", words.text(&words.trim(s.clone())), shared);
                Name { name: format!("{object}{word}"), object, stage, size, inherits: false }
            })
            .collect();
    }
    let lead = segment.start..back(words, segment.start, figure.at.start);
    let head = skip(words, skip(words, lead.start, lead.end, ACTS), lead.end, OPENING)..lead.end;
    let head = if change.is_some() { lead.clone() } else { head };
    let mut name = words.text(&head);
    let noun = words.text(&after);
    // 开工11个: the act alone; what is counted stands before.
    let act = head
        .clone()
        .all(|i| (i.saturating_sub(7)..=i).any(|s| stage::at(words, s).is_some_and(|(_, n)| s + n > i)));
    let inherits = noun.is_empty() && act && last.is_some_and(|l| !l.object.is_empty());
    let mut object = if figure.kind == Kind::Percent { name.clone() } else { format!("{name}{noun}") };
    if inherits && let Some(last) = last {
        object = last.object.iter().collect();
        let thing = last.name.trim_start_matches(|c| "开竣完投工用续建新增".contains(c));
        name = format!("{thing}{name}");
    } else if !noun.is_empty() && figure.kind != Kind::Percent {
        name = format!("{name}{noun}");
    } else if name.is_empty() {
        name = if noun.is_empty() { last.map(|l| l.name.clone()).unwrap_or_default() } else { noun.clone() };
    }
    let name = name.trim_matches(|c: char| c == ' ' || c == '、' || c == '的').to_string();
    vec![Name { name, object, stage, size, inherits }]
}

fn change_word(words: &Words, before: &Range<usize>) -> String {
    ["增长", "下降", "提升", "减少", "增加", "提高", "压减"]
        .iter()
        .find(|w| words.has(w, before))
        .map(|w| w.to_string())
        .unwrap_or_default()
}
