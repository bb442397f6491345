//! Yardsticks that stand in words alone: a task that another paper sets, a comparison with another statistic, an end
//! that leaves nothing over. In: words. Out: where they stand. Refuses to know: verbs of result.

use std::ops::Range;

use super::super::words::{Words, han};
use super::one_at;

/// The object is a task or target that another paper sets.
pub fn is_task(words: &Words, range: &Range<usize>) -> bool {
    let mut end = range.end;
    while end > range.start && !han(words.chars[end - 1]) {
        end -= 1;
    }
    words.any_before(end, &["任务", "目标", "指标", "目标任务", "要求"]).is_some()
}

/// 有效投资完成市下达目标任务: the indicator is named, its figure stands elsewhere.
pub fn handed_down(words: &Words) -> Vec<Range<usize>> {
    const HOLLOW: &[&str] = &[
        "年度",
        "全年",
        "上级",
        "国家",
        "省",
        "市",
        "区",
        "县",
        "下达",
        "既定",
        "目标",
        "任务",
        "指标",
        "的",
        "各项",
        "考核",
        "确保",
        "力争",
        "全面",
        "圆满",
        "超额",
        "高质量",
        "要求",
        "计划",
        "规定",
        "约束性",
        "交办",
        "工作",
        "如期",
        "按时",
        "顺利",
        "努力",
        "争取",
        "实现",
    ];
    let says = |range: Range<usize>| {
        let mut said = 0;
        let mut i = range.start;
        while i < range.end {
            let hollow =
                HOLLOW.iter().filter(|word| words.starts(i, word)).map(|word| word.chars().count()).max();
            said += usize::from(hollow.is_none() && han(words.chars[i]) && !words.quoted[i]);
            i += hollow.unwrap_or(1);
        }
        said >= 2
    };
    for clause in words.clauses() {
        let Some(at) = words.find_any(&["完成", "达到", "实现"], &clause) else { continue };
        let (before, after) = (clause.start..at.start, at.end..clause.end);
        if !is_task(words, &after) {
            continue;
        }
        let quoted = after.clone().any(|i| words.quoted[i]);
        if says(before.clone())
            || (at.len() == 2 && words.starts(at.start, "完成") && !quoted && says(after.clone()))
        {
            return one_at(at.start..clause.end);
        }
    }
    Vec::new()
}

/// 与经济增长同步, 高于全市平均, 达到国家二级标准.
pub fn compared(words: &Words) -> Vec<Range<usize>> {
    const BASES: &[&str] = &[
        "全国",
        "全省",
        "全市",
        "全区",
        "省",
        "市",
        "平均",
        "经济",
        "上年",
        "去年",
        "GDP",
        "生产总值",
        "同期",
        "国家",
        "预期",
    ];
    for clause in words.clauses() {
        if let Some(at) = words.find_any(&["同步"], &clause) {
            let with = clause.start..at.start;
            if let Some(from) = words.find_any(&["与", "和", "同"], &with)
                && words.has_any(&["增长", "发展", "GDP", "生产总值", "收入"], &(from.end..at.start))
            {
                return one_at(from.start..at.end);
            }
        }
        if let Some(at) = words.find_any(
            &["高于", "快于", "优于", "低于", "不低于", "不高于", "不超过", "好于", "控制在"],
            &clause,
        ) && words.has_any(BASES, &(at.end..clause.end))
        {
            return one_at(at.start..clause.end);
        }
        if let Some(at) = words.find_any(&["达到", "符合", "达"], &clause)
            && words.has_any(&["国家", "省", "市", "级", "类", "考核"], &(at.end..clause.end))
            && words.has_any(&["标准", "要求", "类水"], &(at.end..clause.end))
        {
            return one_at(at.start..clause.end);
        }
        let place = words.find_any(&["进入", "跻身", "位居", "位列", "排名", "保持在", "保持"], &clause);
        if let Some(at) = place
            && let Some(rank) = words.find_any(
                &[
                    "前三", "前五", "前十", "第一", "首位", "前列", "百强", "前3", "前5", "前10", "前2",
                    "前1", "第二", "第三",
                ],
                &(at.end..clause.end),
            )
            && !words.starts(rank.start, "前列")
        {
            return one_at(at.start..rank.end);
        }
        let changes = words.find_any(
            &["只增不减", "只降不升", "零增长", "负增长", "不减少", "双下降", "持续下降", "逐年下降"],
            &clause,
        );
        if let Some(at) = changes {
            return vec![at];
        }
    }
    Vec::new()
}

/// 全覆盖, 清零, 应保尽保.
pub fn end_state(words: &Words) -> Vec<Range<usize>> {
    const ENDS: &[&str] = &[
        "全覆盖",
        "清零",
        "100%",
        "百分之百",
        "全部",
        "不发生",
        "零事故",
        "零发生",
        "零死亡",
        "零伤亡",
        "零新增",
        "零欠薪",
        "零投诉",
        "全消除",
        "销号",
        "全面消除",
        "一个不少",
        "不漏一",
        "全打通",
        "全达标",
        "全入驻",
        "全接入",
        "全纳管",
        "动态清零",
        "见底",
        "全域覆盖",
        "全量",
    ];
    let all = words.whole();
    let starts = |i: usize| {
        let ends = ENDS.iter().find(|word| words.starts(i, word)).map(|word| word.chars().count());
        // 应保尽保, 应检尽检.
        let every = words.get(i) == Some('应')
            && words.get(i + 2) == Some('尽')
            && words.get(i + 1) == words.get(i + 3);
        ends.or(every.then_some(4)).map(|n| i..i + n)
    };
    all.clone().find_map(starts).map(|at| vec![at]).unwrap_or_default()
}
