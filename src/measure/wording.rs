//! What the words of a progress text claim. In: words of goal and progress. Out: where they say that the
//! task is complete, surpassed, under way, called off, or that figures are not out. Refuses to know:
//! figures' verdicts and the order of the rules.

use std::ops::Range;

use super::done;
use super::number;
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
    "暂缓",
    "暂缓实施",
    "暂不实施",
    "叫停",
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
    if !done::closed(goal) {
        return None;
    }
    let end = told.clauses().into_iter().rev().find(|c| told.find_any(STEPS, c).is_some())?;
    // 可研批复 on the way, but the thing itself stands at the end.
    told.find_any(&["试运行", "试行"], &told.whole()).is_none().then_some(vec![end])
}

pub fn clause_of(told: &Words, at: Range<usize>) -> Range<usize> {
    told.clauses().into_iter().find(|c| c.start <= at.start && at.start < c.end).unwrap_or(at)
}
