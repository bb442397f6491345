//! Terms: a time at, by or within which something is to be done. In: words. Out: where they stand. Years in names, years
//! that something is compared with, and limits of procedures are none. Refuses to know: the report's own period.

use std::ops::Range;

use super::super::number;
use super::super::words::Words;
use super::one_at;

/// What is named after a year that belongs to its name: 2024年度计划.
const PLANS: &[&str] = &["计划", "方案", "规划", "预算", "报告", "峰会", "论坛", "行动"];

const PARTS: &[&str] = &[
    "年底",
    "年末",
    "年内",
    "年终",
    "年中",
    "年初",
    "月底",
    "月末",
    "季末",
    "上半年",
    "下半年",
    "全年",
    "当年",
    "今年",
    "本年",
    "明年",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "首季",
    "1季度",
    "2季度",
    "3季度",
    "4季度",
    "第一学期",
    "秋季学期",
    "春季学期",
    "秋季开学",
    "期末",
];

/// Events before which something is to be done.
const EVENTS: &[&str] = &[
    "春节",
    "元旦",
    "国庆节",
    "国庆",
    "中秋",
    "五一",
    "汛期",
    "入汛",
    "开学",
    "入冬",
    "供暖季",
    "采暖季",
    "亚运会",
    "亚运",
    "运动会",
    "暑期",
    "暑假",
    "寒假",
    "两会",
    "春耕",
    "秋收",
    "党代会",
    "学期",
];

const RHYTHMS: &[&str] = &[
    "每年",
    "每半年",
    "每季度",
    "每季",
    "每月",
    "每周",
    "每两年",
    "每学期",
    "每学年",
    "按月",
    "按季度",
    "按季",
    "按年",
    "按周",
    "逐月",
    "逐季",
    "月月",
    "季季",
    "每个月",
    "每个季度",
];

/// A cell of deadlines that gives one.
pub fn in_cell(words: &Words) -> Vec<Range<usize>> {
    let cell = words.trim(words.whole());
    let digit = words.chars.iter().any(char::is_ascii_digit);
    let timed = digit || [date, part, within, rhythm, annual].iter().any(|read| !read(words).is_empty());
    let han = words.has_any(&["月", "季度", "年前", "日前", "底"], &cell);
    if timed || han { vec![cell] } else { Vec::new() }
}

/// 2024年, 2021-2025年, 6月底前, 十月底.
pub fn date(words: &Words) -> Vec<Range<usize>> {
    let found = words
        .clauses()
        .into_iter()
        .flat_map(|clause| clause.clone().filter_map(move |i| dated(words, i, &clause)).collect::<Vec<_>>());
    found.take(1).collect()
}

fn dated(words: &Words, i: usize, clause: &Range<usize>) -> Option<Range<usize>> {
    if words.quoted[i] || words.before(i).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.') {
        return None;
    }
    let n = number::read(words, i)?;
    let c = words.chars[i];
    if c.is_ascii_digit() && n.digits == 4 && (2000.0..2060.0).contains(&n.value) {
        let mut end = n.end;
        while words.get(end).is_some_and(|c| c.is_ascii_digit() || "-/至到 ".contains(c)) {
            end += 1;
        }
        let year = words.any_at(end, &["年", "学年"]).filter(|_| !words.starts(end, "年以来"))?;
        let at = i..end + year.1;
        return (!compared(words, &at) && !names_plan(words, &at, clause)).then_some(at);
    }
    let month = words.get(n.end) == Some('月') && (1.0..=12.0).contains(&n.value) && n.value.fract() == 0.0;
    let at = i..n.end + 1;
    // 三月花海: a month in Han numerals only with a word that makes it a date.
    let told = c.is_ascii_digit()
        || words.any_at(at.end, &["底", "份", "末", "前", "中旬", "上旬", "下旬"]).is_some();
    (month && told && !compared(words, &at)).then_some(at)
}

/// 较2019年, 2019年同期, 2020年以来.
fn compared(words: &Words, at: &Range<usize>) -> bool {
    let before = words
        .any_before(at.start, &["较", "比", "与", "同", "对比", "相比", "超", "超过", "恢复到", "恢复至"])
        .is_some();
    let after = words.any_at(
        at.end,
        &["同期", "同比", "以来", "相比", "基础", "水平", "远景", "的基础", "底以来", "底的", "底相比", "版"],
    );
    before || after.is_some()
}

/// 编制2024年土地供应计划: the year is in a plan's name.
fn names_plan(words: &Words, at: &Range<usize>, clause: &Range<usize>) -> bool {
    let near = at.end..(at.end + 20).min(clause.end);
    let from = at.start.saturating_sub(6).max(clause.start);
    let made = words.has_any(
        &["编制", "制定", "制订", "落实", "实施", "执行", "印发", "发布", "出台", "谋划"],
        &(from..at.start),
    );
    made && PLANS.iter().any(|plan| words.has(plan, &near))
}

/// 年底前, 上半年, 春节前.
pub fn part(words: &Words) -> Vec<Range<usize>> {
    for i in 0..words.len() {
        if words.quoted[i] {
            continue;
        }
        // “十四五”末: the plan's own years.
        let plan = words.ends(i, "五”")
            || words.ends(i, "五\"")
            || words.ends(i, "十四五")
            || words.ends(i, "十五五");
        if let Some((_, n)) = words.any_at(i, &["期末", "末", "期间", "时期"]).filter(|_| plan) {
            return one_at(i..i + n);
        }
        if let Some((_, n)) = words.any_at(i, PARTS) {
            // 今年以来, 全年龄, 当年轻; 近年内 is none.
            let after = words.any_at(i + n, &["以来", "龄", "轻", "同期", "级"]).is_some();
            let named = words.before(i).is_some_and(|c| "近往青少老百".contains(c));
            if !after && !named {
                return one_at(i..i + n);
            }
        }
        let event = words.any_at(i, EVENTS).map(|(_, n)| i + n).filter(|&end| {
            words.starts(end, "前")
                && words.any_at(end + 1, &["期", "列", "沿", "景", "端", "置", "移"]).is_none()
        });
        if let Some(end) = event {
            return one_at(i..end + 1);
        }
    }
    Vec::new()
}

/// 5年内, 三个月内, 用两年时间, 在未来五年.
pub fn within(words: &Words) -> Vec<Range<usize>> {
    for i in 0..words.len() {
        if words.quoted[i] || words.before(i).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.') {
            continue;
        }
        let Some(n) = number::read(words, i) else { continue };
        let Some((_, length)) = words.any_at(n.end, &["个月", "年", "个季度", "个学期", "天", "周", "日"])
        else {
            continue;
        };
        let end = n.end + length;
        if words.starts(n.end, "周年") || n.digits == 4 {
            continue;
        }
        let long = words.any_at(n.end, &["个月", "年", "个季度", "个学期"]).is_some();
        // 最多80天 and 审批5日内 are limits of a procedure, 近三年 a base.
        let past = words.any_before(i, &["近", "过去", "前", "连续", "最多", "至多", "每", "用时"]).is_some();
        let clause =
            words.clauses().into_iter().find(|clause| clause.contains(&i)).unwrap_or_else(|| words.whole());
        let procedure =
            words.has_any(&["审批", "办结", "办理", "时限", "压缩", "缩短", "答复", "响应"], &clause);
        let inside = words.any_at(end, &["内", "以内", "之内", "时间"]).is_some();
        let ahead = words.any_before(i, &["未来", "今后"]).is_some_and(|(_, n)| {
            let head = i - n;
            (head == 0 || words.any_before(head, &["在", "用", "力争", ",", "。", ";", ":"]).is_some())
                && words.get(end).is_none_or(|c| ",(、内里 ".contains(c))
        });
        let used = words.any_before(i, &["用", "力争用", "利用"]).is_some() && long;
        if !past && !procedure && (inside || ahead || used) {
            return one_at(i..end);
        }
    }
    Vec::new()
}

pub fn rhythm(words: &Words) -> Vec<Range<usize>> {
    words.find_any(RHYTHMS, &words.whole()).into_iter().collect()
}

/// 完成年度目标任务.
pub fn annual(words: &Words) -> Vec<Range<usize>> {
    for clause in words.clauses() {
        let Some(at) = words.find("年度", &clause).filter(|at| !words.quoted[at.start]) else { continue };
        let asked = words.has_any(&["完成", "达到", "实现", "确保"], &(clause.start..at.start));
        let near = at.end..(at.end + 12).min(clause.end);
        let task = words.has_any(&["目标", "任务", "计划", "指标", "投资"], &near);
        let event = words.any_at(at.end, &["峰会", "论坛", "盛典", "人物", "报告", "考核"]).is_some();
        if asked && task && !event && !words.before(at.start).is_some_and(|c| c.is_ascii_digit()) {
            return vec![at];
        }
    }
    Vec::new()
}
