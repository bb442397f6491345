//! The page around a report: title, metadata, navigation. In: the lines of a text. Out: for each line
//! the reason why it is no part of the body, if one. Refuses to know tables and paragraphs.

use super::copy;
use super::text::{Lines, Span, bit, bits, half, is_blank, trimmed};
use super::{Reason, Source};

/// A line, and its words without the blanks around them.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// 1-based.
    pub no: usize,
    pub span: Span,
    pub words: Span,
    /// The document itself says that this is a heading, and of which level.
    pub heading: Option<u8>,
}

pub fn lines(text: &str, index: &Lines) -> Vec<Line> {
    (1..=index.count())
        .map(|no| {
            let span = index.span(no);
            Line { no, span, words: trimmed(text, span), heading: None }
        })
        .collect()
}

/// Labels that government sites print around a text, longer before shorter.
const LABELS: &[&str] = &[
    "信息索引号",
    "索引号",
    "备注",
    "发文字号",
    "文号",
    "发布机构",
    "发布单位",
    "公开方式",
    "公开范围",
    "公开时限",
    "生成日期",
    "成文日期",
    "发布日期",
    "公布日期",
    "发布时间",
    "公开日期",
    "主题分类",
    "体裁分类",
    "信息来源",
    "信息分类",
    "点击率",
    "浏览次数",
    "分享",
    "责任编辑",
    "访问量",
    "有效性",
    "统一编号",
    "附件",
    "分类",
    "作者",
    "来源",
    "字体",
    "字号",
];

/// Words that only navigation prints.
const NAVIGATION: &[&str] = &[
    "当前位置",
    "您的位置",
    "首页>",
    "首页 >",
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "【打印",
    "【关闭",
    "分享到",
    "扫一扫",
    "版权所有",
    "网站地图",
    "ICP备",
    "ICP证",
];

/// How far down a page's own head reaches at most, in printed lines.
const FRONT_LINES: usize = 40;

/// For each line why it is no part of the body, and where a second copy differs from the first.
pub fn furniture(text: &str, lines: &[Line], source: &Source) -> (Vec<Option<Reason>>, Vec<Span>) {
    let mut marks = vec![None; lines.len()];
    let title = source.title.trim_matches(is_blank);
    let is_title = |line: &Line| !title.is_empty() && line.words.of(text) == title;
    let printed = |at: &usize| !lines[*at].words.is_empty();
    for at in (0..lines.len()).filter(printed).take(FRONT_LINES) {
        let words = lines[at].words.of(text);
        marks[at] = if is_title(&lines[at]) {
            Some(Reason::Title)
        } else if starts_with_label(words) {
            Some(Reason::Metadata)
        } else if is_navigation(words) {
            Some(Reason::Navigation)
        } else {
            break;
        };
    }
    let front = marks.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    for at in front..lines.len() {
        if is_navigation(lines[at].words.of(text)) {
            marks[at] = Some(Reason::Navigation);
        }
    }
    let blocks = navigation_blocks(text, lines, front, &is_title);
    for block in &blocks {
        for at in block.clone().filter(printed) {
            marks[at] = Some(Reason::Navigation);
        }
    }
    let differing = copy::mark(text, lines, &mut marks, &blocks);
    (marks, differing)
}

/// A line that belongs to the page around a report.
pub fn is_furniture(words: &str) -> bool {
    starts_with_label(words) || is_navigation(words)
}

/// A line that is a label, or begins with one and goes on with its value.
fn starts_with_label(words: &str) -> bool {
    label_at(words).is_some_and(|label| {
        let rest = &words[label.len()..];
        rest.is_empty() || rest.starts_with(is_blank) || rest.starts_with([':', '：', '/', '／'])
    })
}

fn label_at(words: &str) -> Option<&'static str> {
    LABELS.iter().find(|label| words.starts_with(**label)).copied()
}

fn is_navigation(words: &str) -> bool {
    if words.len() >= 300 {
        return false;
    }
    let bits = bits(words);
    NAVIGATION.iter().any(|sign| bits & bit(sign.as_bytes()) != 0 && words.contains(sign))
}

/// Blocks of labels and values further down: where a page prints its head again before a second copy.
/// Such a block begins with the trail of section names right above its first label.
fn navigation_blocks(
    text: &str,
    lines: &[Line],
    front: usize,
    is_title: &dyn Fn(&Line) -> bool,
) -> Vec<std::ops::Range<usize>> {
    let is_label = |at: usize| LABELS.contains(&lines[at].words.of(text));
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = front;
    while at < lines.len() {
        if !is_label(at) {
            at += 1;
            continue;
        }
        // Labels and values by turns; a label may have no value, a value is one short line.
        let (mut end, mut labels, mut last_label) = (at, 0, false);
        for here in (at..lines.len()).filter(|here| !lines[*here].words.is_empty()) {
            if is_label(here) {
                (labels, last_label, end) = (labels + 1, true, here + 1);
            } else if last_label && lines[here].words.of(text).chars().count() <= 30 {
                (last_label, end) = (false, here + 1);
            } else {
                break;
            }
        }
        if labels < 3 {
            at = end.max(at + 1);
            continue;
        }
        let floor = blocks.last().map_or(front, |block| block.end);
        blocks.push(trail(text, lines, floor, at, is_title)..end);
        at = end;
    }
    blocks
}

/// The first line of the section names above `label`: lines without a blank one between them.
fn trail(text: &str, lines: &[Line], floor: usize, label: usize, is_title: &dyn Fn(&Line) -> bool) -> usize {
    let mut from = label;
    while from > floor && lines[from - 1].words.is_empty() {
        from -= 1;
    }
    let (mut first, mut titled) = (from, false);
    while first > floor {
        let words = lines[first - 1].words.of(text);
        let title = is_title(&lines[first - 1]);
        if words.is_empty()
            || !title && (words.chars().count() > 20 || words.ends_with(['。', '；', '%', '％']))
        {
            break;
        }
        titled |= title;
        first -= 1;
    }
    if titled { first } else { label }
}

/// The value after one of `labels`, on the label's own line or on the next printed one.
pub fn value<'a>(text: &'a str, lines: &[Line], labels: &[&str]) -> Option<&'a str> {
    for (at, line) in lines.iter().enumerate() {
        let words = line.words.of(text);
        for label in labels {
            let Some(found) = words.find(label).filter(|_| words.len() < 300) else { continue };
            let rest = &words[found + label.len()..];
            let own = rest.trim_start_matches(|sign| is_blank(sign) || matches!(sign, ':' | '：'));
            let end = LABELS.iter().filter_map(|next| own.find(next)).min().unwrap_or(own.len());
            let own = own[..end].trim_matches(is_blank);
            if !own.is_empty() {
                return Some(own);
            }
            let next = lines[at + 1..].iter().find(|next| !next.words.is_empty());
            if rest.is_empty()
                && let Some(next) = next.map(|next| next.words.of(text))
                && label_at(next).is_none()
            {
                return Some(next);
            }
        }
    }
    None
}

/// A date as `YYYY-MM-DD`, from `2023-01-05 15:52`, `2023年1月5日`, `2023/1/5` or `2023.1.5`.
pub fn date(words: &str) -> Option<String> {
    let mut parts = [0u32; 3];
    let mut part = 0;
    let mut digits = 0;
    for sign in words.chars().map(half).chain([' ']) {
        match sign.to_digit(10) {
            Some(digit) if digits < 4 => {
                parts[part] = parts[part] * 10 + digit;
                digits += 1;
            }
            Some(_) => return None,
            None if digits == 0 => {}
            None => {
                (part, digits) = (part + 1, 0);
                if part == 3 {
                    break;
                }
            }
        }
    }
    let [year, month, day] = parts;
    let sound =
        part == 3 && (1949..2200).contains(&year) && (1..13).contains(&month) && (1..32).contains(&day);
    sound.then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates() {
        let check = |words, want: Option<&str>| assert_eq!(date(words).as_deref(), want, "{words}");
        check("2023-01-05 15:52:59", Some("2023-01-05"));
        check("2023年1月5日", Some("2023-01-05"));
        check("２０２３.1.5", Some("2023-01-05"));
        check("2023-13-05", None);
        check("20230105", None);
        check("2023年", None);
    }

    #[test]
    fn reads_values_beside_and_below_their_labels() {
        let text = "信息索引号 K14/2 公开方式 主动公开\n备注/文号 公开时限 长期公开\n发布单位\n\n区府办\n";
        let lines = lines(text, &Lines::of(text));
        let check = |label, want: Option<&str>| assert_eq!(value(text, &lines, &[label]), want, "{label}");
        check("索引号", Some("K14/2"));
        check("公开方式", Some("主动公开"));
        check("文号", None);
        check("发布单位", Some("区府办"));
        check("来源", None);
    }
}
