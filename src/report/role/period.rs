//! What a head says by a period or by a sign of percent: 一季度, 1-6月完成, 执行进度(%). In: the words of a head. Out: the
//! last month named, and what that does to the scores of the roles. Knows no columns.

use super::{Role, Scores, plain};
use crate::text::{half, is_blank};

/// 1-6月完成 tells a result, 二季度计划 what was planned until then and never the task, 执行进度(%) a rate.
pub fn of_measure(head: &str, plain: &str, scores: &mut Scores) {
    let [goal, target, progress, percent] =
        [Role::Goal, Role::Target, Role::Progress, Role::Percent].map(|role| role as usize);
    let month = period(plain);
    if month > 0 && plain.ends_with("完成") {
        scores[progress] = scores[progress].max(7.0);
    }
    if (1..12).contains(&month) && scores[target].max(scores[progress]) > 0.0 {
        scores[goal] = scores[goal].min(0.0) - 6.0;
        scores[target] -= 4.0;
    } else if scores[target] >= 8.0 {
        // 年度目标 beside a name is the name's target.
        scores[goal] -= 2.0;
    }
    if year_of(plain).is_some()
        && ["完成", "完成值", "完成数", "实际", "实绩"].iter().any(|end| plain.ends_with(end))
    {
        scores[progress] = scores[progress].max(7.0);
    }
    planned(plain, scores);
    if head.contains(['%', '％']) && scores[progress] > 0.0 {
        scores[percent] = scores[percent].max(scores[progress] + 1.0);
        scores[progress] *= 0.5;
    }
}

/// Fronts of heads whose progress is what was planned: 计划进度, 序时进度.
const PLANNED: &[&str] = &[
    "计划进度",
    "计划形象进度",
    "预定进度",
    "預定進度",
    "时间进度",
    "序时进度",
    "时序进度",
    "应达进度",
    "目标进度",
];

/// What compares or judges, and tells nothing of how far the task is.
const COMPARES: &[&str] = &["同比", "环比", "上年", "去年", "增幅", "增减", "满意", "排名", "位次"];

/// Heads that name a plan, a comparison or a beginning, whatever other words they hold.
fn planned(plain: &str, scores: &mut Scores) {
    let mut none = |roles: &[Role]| roles.iter().for_each(|role| scores[*role as usize] = 0.0);
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if PLANNED.iter().any(|word| plain.starts_with(word)) {
        none(&[Role::Progress, Role::Percent, Role::Goal, Role::Target]);
        scores[Role::Percent as usize] = -9.0;
    } else if plain.ends_with("要求") && plain.contains("进度") {
        none(&[Role::Progress, Role::Percent]);
        scores[Role::Target as usize] = 7.0;
    } else if has(COMPARES) && !has(&["完成", "进展"]) {
        scores[Role::Percent as usize] = -9.0;
    }
    if ["开工", "启动", "开始", "起始"].iter().any(|word| plain.starts_with(word)) {
        scores[Role::Deadline as usize] -= 4.0;
    }
    let next =
        ["下月", "下周", "下季度", "下半年", "下步", "下一"].iter().any(|word| plain.starts_with(word));
    if next && ["计划", "安排", "工作", "打算"].iter().any(|end| plain.ends_with(end)) {
        scores[Role::Goal as usize] = 0.0;
        scores[Role::Next as usize] = 10.0;
    }
}

/// Stands for the year of the paper, later than any that a head names.
const THIS_YEAR: u32 = 5000;

/// The year that a head names: its number, 0 for the last one, a late one for this one; none where it names none.
fn year_of(plain: &str) -> Option<u32> {
    if ["上年", "去年", "上期", "同期", "往年"].iter().any(|word| plain.contains(word)) {
        return Some(0);
    }
    if ["本年", "今年", "当年", "本期"].iter().any(|word| plain.contains(word)) {
        return Some(THIS_YEAR);
    }
    let (before, _) = plain.split_once('年')?;
    let start = before.len().checked_sub(4)?;
    before.get(start..)?.parse().ok().filter(|year| (1949..2200).contains(year))
}

/// The time that a head tells of, for comparison: the year, then the month. A head without a year is of this one.
pub fn time(head: &str) -> u32 {
    year_of(&plain(head)).unwrap_or(THIS_YEAR) * 100 + period(head)
}

/// A head that is a period and nothing else: 一季度, 1-6月, Q2.
pub fn is_period(head: &str) -> bool {
    if period(head) == 0 {
        return false;
    }
    let plain = plain(head);
    let of_time = |sign: char| {
        sign.is_ascii_digit() || "qQ一二三四第季度月年上下半全底末前截至到累计-—–~～.".contains(sign)
    };
    plain.chars().count() <= 8 && plain.chars().all(of_time)
}

/// The last month that a head names: 一季度 3, 1-11月 11, 上半年 6, 全年 12; 0 without one.
pub fn period(head: &str) -> u32 {
    const NAMED: &[(&str, u32)] = &[
        ("第一季度", 3),
        ("一季度", 3),
        ("二季度", 6),
        ("三季度", 9),
        ("四季度", 12),
        ("1季度", 3),
        ("2季度", 6),
        ("3季度", 9),
        ("4季度", 12),
        ("上半年", 6),
        ("下半年", 12),
        ("全年", 12),
        ("年底", 12),
        ("q1", 3),
        ("q2", 6),
        ("q3", 9),
        ("q4", 12),
    ];
    // Signs that each of them holds.
    if !head.contains(['季', '年', '月', 'q', 'Q', 'ｑ', 'Ｑ']) {
        return 0;
    }
    let plain: String =
        head.chars().map(half).filter(|sign| !is_blank(*sign)).flat_map(char::to_lowercase).collect();
    let named = NAMED.iter().filter(|(word, _)| plain.contains(word)).map(|(_, month)| *month).max();
    let months = plain.match_indices('月').filter_map(|(at, _)| {
        let digits: String = plain[..at].chars().rev().take_while(char::is_ascii_digit).collect();
        digits.chars().rev().collect::<String>().parse::<u32>().ok().filter(|month| (1..=12).contains(month))
    });
    named.into_iter().chain(months).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_heads() {
        assert_eq!(
            ["一季度", "1-11月推进情况", "1- 8月", "2023年", "上半年进展", "Q3"].map(period),
            [3, 11, 8, 0, 6, 9]
        );
        assert_eq!(
            ["一季度", "1-6月", "Q2", "上半年", "1-6月完成投资", "2023年"].map(is_period),
            [true, true, true, true, false, false]
        );
        assert!(time("2020年完成") < time("2021年完成") && time("上年完成") < time("本年完成"));
        assert!(time("三季度完成情况") < time("四季度完成情况") && time("2023年完成") < time("完成情况"));
    }
}
