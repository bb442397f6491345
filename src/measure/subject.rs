//! What a figure counts. In: words and a figure among its neighbours. Out: the stretch of text that is
//! the figure's own, and the characters that say what is counted. Refuses to know: whether the figure
//! answers anything.

use std::ops::Range;

use super::figure::Figure;
use super::stage;
use super::words::{Words, han, heads};

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
    /// The figure that touches this one: 94条 of 94条53公里.
    pub glued: Option<Range<usize>>,
}

impl Segment {
    /// The words of `range` without the figure that touches this one.
    pub fn text(&self, words: &Words, range: Range<usize>) -> String {
        match &self.glued {
            Some(g) if g.start < range.end && range.start < g.end => {
                words.text(&(range.start..g.start.max(range.start)))
                    + &words.text(&(g.end.min(range.end)..range.end))
            }
            _ => words.text(&range),
        }
    }
}

/// Words that open a clause and say nothing of the thing counted.
pub const OPENING: &[&str] = &[
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
    "高质量",
    "高水平",
    "高标准",
    "切实",
    "着力",
    "继续",
    "扎实",
    "精心",
    "平稳有序",
    "有序",
    "分类分级",
    "分级分类",
    "加快",
    "加速",
    "深入",
    "统筹",
    "已经",
    "已",
    "并",
    "以及",
    "、",
    " ",
];

/// Short words that open a clause only where nothing else stands before the figure.
const OPENING_ALONE: &[&str] = &["共", "再", "对", "将", "使", "为", "在", "和", "与", "及", "有"];

/// Acts that a name drops: what is left is the thing itself.
pub const ACTS: &[&str] = &[
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
    "抓好",
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
    "重点打造",
    "重点实施",
    "重点推进",
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
    "的",
];

/// Characters that say little of what a thing is.
const WEAK: &[char] = &[
    '的', '了', '和', '及', '与', '、', '等', '个', '项', '目', '任', '务', '工', '程', '全', '共', '计',
    '已', '完', '成', '新', '增', '实', '现', '以', '上', '达', '到', '其', '中', '各', '类', '在', '为',
    '“', '”', '(', ')', '《', '》', ',', '。', '·', '-', '是', '有', '建', '设', '对', '将',
];

/// Words that a stretch may hold without saying what is counted.
const SILENT: &[&str] = &[
    "申报",
    "创建",
    "争创",
    "引进",
    "招引",
    "落地",
    "实施",
    "安排",
    "推进",
    "加快",
    "打造",
    "开展",
    "目前",
    "现已",
    "剩余",
    "其余",
    "计划",
    "均已",
    "累计",
    "年度",
    "截至",
    "同时",
    "组织",
    "改造提升",
    "举办",
];

const SILENT_HEADS: u64 = heads(SILENT);

/// Content characters of a stretch: acts, fillers and weak characters apart.
pub fn content(text: &str) -> Vec<char> {
    let words = Words::new(text);
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() && found.len() < 60 {
        if let Some((_, n)) = stage::at(&words, i) {
            i += n;
            continue;
        }
        let c = words.chars[i];
        if words.may(i, SILENT_HEADS)
            && let Some((_, n)) = words.any_at(i, SILENT)
        {
            i += n;
            continue;
        }
        if (han(c) || c.is_ascii_alphabetic()) && !WEAK.contains(&c) {
            found.push(c);
        }
        i += 1;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The stretch of `figure` between its neighbours.
pub fn segment(words: &Words, figure: &Figure, previous: Option<&Figure>, next: Option<&Figure>) -> Segment {
    let clause = &figure.clause;
    let mut from = clause.start;
    let mut glued = None;
    if let Some(p) = previous.filter(|p| p.clause == *clause) {
        glued = (p.at.end == figure.at.start).then(|| p.at.clone());
        // 94条53公里道路: one thing, two figures; else a new item begins after 、 or 和.
        from = if glued.is_some() {
            segment_start(words, clause.start, p.at.start)
        } else {
            split_after(words, p.end, figure.at.start).unwrap_or(p.end)
        };
    }
    let mut end = clause.end;
    let same = next.filter(|n| n.clause == *clause);
    if let Some(n) = same.filter(|n| n.at.start == figure.at.end) {
        glued = glued.or(Some(n.at.clone()));
    } else if let Some(n) = same {
        end = split_before(words, figure.end, n.at.start).unwrap_or(n.at.start);
    }
    let part = words.starts(from, "其中")
        || words.starts(skip(words, from, figure.at.start, &["、", " ", "("]), "其中");
    let mut start = skip(words, from, figure.at.start, OPENING);
    if OPENING_ALONE.iter().any(|w| words.starts(start, w) && start + 1 == figure.at.start) {
        start += 1;
    }
    let mut label_end = figure.end;
    let empty_before = skip(words, skip(words, start, figure.at.start, ACTS), figure.at.start, OPENING)
        >= back(words, start, figure.at.start);
    if empty_before || glued.is_some() || words.get(figure.end).is_some_and(|c| han(c) || c == '“') {
        label_end = noun_end(words, figure.end, end);
    }
    Segment { from, start: start.min(figure.at.start), end, label_end, part, glued }
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
pub fn skip(words: &Words, from: usize, to: usize, list: &[&'static str]) -> usize {
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
pub fn back(words: &Words, from: usize, to: usize) -> usize {
    let mut i = to;
    while i > from {
        match words.any_before(i, CLOSING) {
            Some((_, n)) if i >= from + n => i -= n,
            _ => break,
        }
    }
    i
}
