//! What the words of a progress text claim. In: words of goal and progress. Out: where they say that the
//! task was called off, has begun, or is at a step on its way. Refuses to know: figures' verdicts and the order of
//! the rules.

use std::ops::Range;

use super::done;
use super::words::{List, Words};

const NOTHING: &[&str] = &["", "/", "-", "--", "无", "暂无", "\\", "／"];

/// Words for what was stopped or put off.
const HALTED: List = List::of(&[
    "停办",
    "暂停",
    "取消",
    "延期",
    "中止",
    "终止",
    "推迟",
    "停止",
    "延后",
    "搁置",
    "暂缓",
    "叫停",
    "停工",
    "停建",
    "停摆",
    "暂不实施",
    "不再实施",
]);

/// What may follow them at a clause's end.
const WHAT_HALTED: &[&str] = &[
    "举办", "举行", "召开", "实施", "施工", "建设", "推进", "开展", "进行", "执行", "运营", "开工", "启动",
    "活动", "项目", "招标", "了",
];

/// Right before them: a denial.
const DENIED: &[&str] = &["没有", "未", "未发生", "无", "不", "不得", "避免", "防止"];

/// Somewhere before them: an order to others.
const ORDERED: &[&str] = &["责令", "勒令", "督促", "下达", "处罚", "查处"];

/// Terms that are put off to somebody's good: 政策延期.
const EXTENDED: &[&str] =
    &["政策", "贷款", "还款", "还本", "缴纳", "缓缴", "证照", "合同", "许可", "期限", "工期", "时间"];

/// Steps on the way to a result.
const STEPS: List = List::of(&[
    "提纲",
    "初稿",
    "草案",
    "征求意见稿",
    "意见征集",
    "方案设计",
    "设计方案",
    "初步设计",
    "可行性研究",
    "可研",
    "立项",
    "报批",
    "报建",
    "前期手续",
    "招标",
    "拟定",
    "控规调整",
    "主体结构",
    "主体完工",
    "概算",
    "设计单位",
    "编排",
    "排练",
    "桩基",
    "土方",
    "开发阶段",
]);

pub fn nothing(told: &Words) -> bool {
    let text = told.text(&told.trim(told.whole()));
    NOTHING.contains(&text.trim_end_matches('。'))
}

/// Called off: at least half of what the goal names.
pub fn halted(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let found: Vec<Range<usize>> = told
        .clauses()
        .into_iter()
        .map(|clause| told.trim(clause))
        .filter(|clause| stops(told, clause))
        .collect();
    (!found.is_empty() && found.len() * 2 >= named(goal)).then_some(found)
}

/// Does the clause end by saying that something was stopped or put off?
fn stops(told: &Words, clause: &Range<usize>) -> bool {
    let mut rest = clause.clone();
    while let Some(at) = told.find_listed(&HALTED, &rest) {
        let mut end = at.end;
        while let Some((_, n)) = told.any_at(end, WHAT_HALTED).filter(|(_, n)| end + n <= clause.end) {
            end += n;
        }
        // 延期至明年举办.
        let ends = end == clause.end || matches!(told.get(end), Some('至' | '到' | '于'));
        let before = clause.start..at.start;
        let denied = told.any_before(at.start, DENIED).is_some() || told.has_any(ORDERED, &before);
        if ends && !denied && !told.has_any(EXTENDED, &before) {
            return true;
        }
        rest.start = at.end;
    }
    false
}

/// How many things a goal names: A、B和C, “A”“B”.
fn named(goal: &Words) -> usize {
    let mut n = 1;
    let end = goal.clauses().first().map_or(0, |c| c.end);
    for i in 0..end {
        let mark = goal.chars[i];
        let between = mark == '“' && goal.before(i) == Some('”');
        if between || (mark == '、' && !goal.quoted[i]) {
            n += 1;
        }
    }
    n
}

/// Goal 开工A、B…: every clause tells of earthwork or an opening.
pub fn all_started(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    if !goal.starts(0, "开工") || goal.starts(0, "开工建设") {
        return None;
    }
    let clauses = told.clauses();
    let broken = |c: &Range<usize>| {
        told.has_any(&["土方开挖", "已开工", "开园", "主体施工", "桩基完成", "结顶", "竣工", "完工"], c)
    };
    (!clauses.is_empty() && clauses.iter().all(broken)).then_some(clauses)
}

pub fn milestone(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    if !done::asks_for_a_thing(goal) {
        return None;
    }
    let end = told.clauses().into_iter().rev().find(|c| told.find_listed(&STEPS, c).is_some())?;
    // 可研批复 on the way, but the thing itself stands at the end.
    told.find_any(&["试运行", "试行"], &told.whole()).is_none().then_some(vec![end])
}

pub fn clause_of(told: &Words, at: Range<usize>) -> Range<usize> {
    told.clauses().into_iter().find(|c| c.start <= at.start && at.start < c.end).unwrap_or(at)
}
