//! What the words of a progress text claim. In: words of goal and progress. Out: where they say that the
//! task is complete, surpassed, under way, called off, or that figures are not out. Refuses to know:
//! figures' verdicts and the order of the rules.

use std::ops::Range;

use super::number;
use super::subject;
use super::unit;
use super::words::{Words, han};

/// Figures that are not out.
pub const NOT_OUT: &[&str] = &[
    "数据未出",
    "数据暂未",
    "数据尚未",
    "暂未出报",
    "暂无数据",
    "尚未公布",
    "暂未公布",
    "未公布",
    "尚未发布",
];

const NOTHING: &[&str] = &["", "/", "-", "--", "无", "暂无", "\\", "／"];

const HALTED: &[&str] = &[
    "停办",
    "暂停",
    "取消",
    "延期",
    "中止",
    "终止",
    "推迟",
    "停止",
    "停止实施",
    "延期举办",
    "暂停举办",
    "取消举办",
    "不再实施",
    "延后",
    "搁置",
];

const UNDER_WAY: &[&str] = &[
    "正在",
    "推进中",
    "持续推进",
    "稳步推进",
    "有序推进",
    "加快推进",
    "着力推进",
    "顺利推进",
    "全力推进",
    "加紧推进",
    "抓紧推进",
    "稳妥推进",
    "基本完成",
    "基本完工",
    "基本建成",
    "基本竣工",
    "待最终批复",
    "待批复",
    "待答辩",
    "待审批",
    "待验收",
    "待发布",
    "尚未",
    "预计",
];

/// Words before 中 at a clause's end that make another word.
const NOT_GOING_ON: &str = "其集初高空手心当年期之华人途适水";

/// Acts before 中 at a clause's end, where the clause also counts something.
const GOING_ON: &[&str] = &[
    "推进",
    "施工",
    "建设",
    "招标",
    "审查",
    "审批",
    "办理",
    "洽谈",
    "合作",
    "挂牌",
    "修改",
    "化解",
    "改造",
    "整治",
    "收储",
    "实施",
    "进行",
    "编制",
    "审核",
    "调整",
    "拆迁",
    "装修",
    "推荐",
    "培育",
    "验收",
    "在审",
    "整改",
    "开挖",
    "征迁",
    "征求意见",
    "论证",
    "对接",
    "筹备",
    "调试",
];

/// Steps on the way to a result.
const STEPS: &[&str] = &[
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
    "施工",
];

/// Goals that ask for a thing rather than for effort.
const CLOSED: &[&str] = &[
    "完成", "建成", "投用", "竣工", "开工", "交付", "出台", "编制", "制定", "发布", "创作", "开放", "举办",
    "办好", "成立", "组建", "建立", "创建", "争创", "启用", "摸清", "更新", "落地", "修订", "印发", "上线",
    "开通", "挂牌", "举行", "开展",
];

/// Documents: to have written one is to have done what was asked.
const DOCUMENTS: &[&str] = &[
    "政策", "办法", "手册", "标准", "制度", "机制", "研究", "报告", "规范", "方案", "规划", "指引", "意见",
    "一档",
];

const FINISHED: &[&str] = &[
    "已完成",
    "已全部",
    "已建成",
    "已投用",
    "已竣工",
    "已完工",
    "已开放",
    "已正常开放",
    "已试营业",
    "已开业",
    "已正式",
    "已出台",
    "已印发",
    "已发布",
    "已上线",
    "已成立",
    "已启用",
    "已开园",
    "成功创建",
    "成功创成",
    "通过验收",
    "命名我区",
    "获评",
    "完工",
    "100%落实",
];

const PRODUCED: &[&str] = &[
    "完成",
    "出台",
    "建立",
    "形成",
    "制定",
    "印发",
    "发布",
    "编制",
    "建成",
    "成立",
    "投用",
    "竣工",
    "召开",
    "举办",
    "举行",
    "按月进行",
];

pub fn nothing(told: &Words) -> bool {
    let text = told.text(&told.trim(told.whole()));
    NOTHING.contains(&text.trim_end_matches('。'))
}

pub fn not_out(told: &Words) -> Option<Range<usize>> {
    let at = told.find_any(NOT_OUT, &told.whole())?;
    Some(clause_of(told, at))
}

/// Clauses that say work is still going on.
pub fn under_way(told: &Words) -> Option<Range<usize>> {
    for clause in told.clauses() {
        let clause = told.trim(clause);
        if clause.is_empty() {
            continue;
        }
        if told.find_any(UNDER_WAY, &clause).is_some() || told.starts(clause.start, "持续") {
            return Some(clause);
        }
        let last = clause.end - 1;
        let unquoted = !told.quoted[last];
        if unquoted && told.chars[last] == '中' && clause.end - clause.start > 2 {
            let before = told.before(last);
            let counted = (clause.start..last).any(|i| told.chars[i].is_ascii_digit());
            let act = told.any_before(last, GOING_ON).is_some();
            if before.is_some_and(|c| han(c) && !NOT_GOING_ON.contains(c)) && (act || !counted) {
                return Some(clause);
            }
        }
        if unquoted
            && (told.ends(clause.end, "施工") || told.ends(clause.end, "阶段"))
            && told.has_any(&["实施", "进入", "先行"], &clause)
        {
            return Some(clause);
        }
        if unfinished_share(told, &clause) {
            return Some(clause);
        }
    }
    None
}

/// 幕墙完成92%, 土方开挖49%: a share of work below the whole.
fn unfinished_share(told: &Words, clause: &Range<usize>) -> bool {
    let mut i = clause.start;
    while i < clause.end {
        if let Some(n) = number::read(told, i).filter(|n| !n.han && told.get(n.end) == Some('%')) {
            let from = i.saturating_sub(6).max(clause.start);
            let work = ["完成", "施工", "开挖", "工程量的", "装修"].iter().any(|w| told.has(w, &(from..i)));
            if work && n.value < 100.0 && !told.quoted[i] {
                return true;
            }
            i = n.end;
        } else {
            i += 1;
        }
    }
    false
}

/// Called off: at least half of what the goal names.
pub fn halted(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    for clause in told.clauses() {
        let clause = told.trim(clause);
        let at = HALTED.iter().find(|w| told.ends(clause.end, w));
        if at.is_some() && !told.quoted[clause.end - 1] && !told.has_any(&["没有", "未"], &clause) {
            found.push(clause);
        }
    }
    (!found.is_empty() && found.len() * 2 >= named(goal)).then_some(found)
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
    if !closed(goal) {
        return None;
    }
    let end = told.clauses().into_iter().rev().find(|c| told.find_any(STEPS, c).is_some())?;
    // 可研批复 on the way, but the thing itself stands at the end.
    (!told.has_any(&["试运行", "试行"], &told.whole())).then_some(vec![end])
}

fn closed(goal: &Words) -> bool {
    let start = goal.trim(goal.whole()).start;
    CLOSED.iter().any(|w| goal.starts(start, w)) && !goal.starts(start, "开展深化")
}

/// The goal's own object is said to be finished.
pub fn object_done(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let asked = subject::content(&goal.text(&goal.whole()));
    let closed = closed(goal);
    let document = DOCUMENTS.iter().any(|w| goal.has(w, &goal.whole()));
    let single = told.sentences().len() == 1;
    for clause in told.clauses().into_iter().flat_map(|c| acts(told, c)) {
        let strong = told.find_any(FINISHED, &clause);
        let weak = closed && told.find_any(PRODUCED, &clause).is_some();
        if strong.is_none() && !weak {
            continue;
        }
        let said = subject::content(&told.text(&clause));
        let shared = asked.iter().filter(|c| said.contains(c)).count() as f64;
        let near = shared / (asked.len().min(said.len()).max(1)) as f64;
        // 已成立商务社区16个: a counted piece is not the whole.
        let piece = (clause.start..clause.end).any(|i| {
            !told.quoted[i]
                && number::read(told, i)
                    .is_some_and(|n| !n.han && unit::read(told, n.end).is_some_and(|u| u.text != "%"))
        });
        let first =
            strong.as_ref().is_some_and(|at| at.start == clause.start && told.starts(at.start, "已完成"));
        let done = (strong.is_some() && !piece && (near >= 0.34 || (single && first && near >= 0.2)))
            || (weak && (near >= 0.4 || (document && near >= 0.25)));
        if done {
            return Some(vec![clause]);
        }
    }
    None
}

/// 完成A、完成B: each act by itself.
fn acts(told: &Words, clause: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = clause.start;
    for i in clause.clone() {
        if told.chars[i] == '、'
            && !told.quoted[i]
            && (told.starts(i + 1, "完成") || told.starts(i + 1, "出台"))
        {
            found.push(from..i);
            from = i + 1;
        }
    }
    found.push(from..clause.end);
    found
}

/// A bound without a figure is kept, or what is to happen regularly happens.
pub fn kept(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let asked = goal.whole();
    if goal.find_any(&["不超过", "不高于", "不低于", "不突破"], &asked).is_some() {
        let at = told.find_any(&["持平", "低于", "未超过", "未突破"], &told.whole())?;
        return Some(vec![clause_of(told, at)]);
    }
    let start = goal.trim(asked).start;
    let word = goal.any_at(start, &["按月", "每月", "按季", "每季度", "每周", "定期"])?.0;
    let at = told.find_any(&[word], &told.whole())?;
    Some(vec![clause_of(told, at)])
}

pub fn clause_of(told: &Words, at: Range<usize>) -> Range<usize> {
    told.clauses().into_iter().find(|c| c.start <= at.start && at.start < c.end).unwrap_or(at)
}
