//! Where the words of a progress say that work is going on: its own words, what is still to come, a rest, a beginning.
//! In: words of goal and progress. Out: the clause that says so. Refuses to know: figures' verdicts and the order of
//! the rules.

use std::ops::Range;

use super::claim;
use super::done;
use super::figure;
use super::missing;
use super::number;
use super::words::{List, Words, han};

const UNDER_WAY: List = List::of(&[
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
    "待批",
    "待审",
    "待答辩",
    "待验收",
    "待发布",
    "仍在",
    "尚在",
    "还在",
    "尚未",
    "暂未完成",
    "未完工",
    "进场施工",
    "即将",
    "未启动",
    "加速推进",
]);

/// What is still to come.
const EXPECTED: List = List::of(&["预计", "预期", "有望", "计划于", "拟于", "将于", "力争于"]);

/// What is left of a whole.
const REST: List = List::of(&["其余", "剩余", "余下", "剩下", "另有", "尚有", "还有", "尚在", "仍有"]);

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

/// Where the words say that work is still going on. `year_end`: what is expected of the year is then a claim or a fact.
pub fn under_way(told: &Words, year_end: bool) -> Option<Range<usize>> {
    told.clauses().into_iter().map(|clause| told.trim(clause)).find(|clause| going_on(told, clause, year_end))
}

/// Does the clause say that work is still going on?
fn going_on(told: &Words, clause: &Range<usize>, year_end: bool) -> bool {
    if clause.is_empty() {
        return false;
    }
    if let Some(at) = told.find_listed(&UNDER_WAY, clause)
        && (!told.starts(at.start, "尚未") || missing::of(told, clause).is_none())
    {
        return true;
    }
    if told.starts(clause.start, "持续") || scheduled(told, clause) || awaited(told, clause, year_end) {
        return true;
    }
    let last = clause.end - 1;
    let unquoted = !told.quoted[last];
    if unquoted && told.chars[last] == '中' && clause.end - clause.start > 2 {
        let before = told.before(last);
        let counted = clause.clone().any(|i| told.chars[i].is_ascii_digit());
        let act = told.any_before(last, GOING_ON).is_some();
        if before.is_some_and(|c| han(c) && !NOT_GOING_ON.contains(c)) && (act || !counted) {
            return true;
        }
    }
    let stage = unquoted
        && (told.ends(clause.end, "施工") || told.ends(clause.end, "阶段"))
        && told.has_any(&["实施", "进入", "先行"], clause);
    stage || unfinished_share(told, clause)
}

/// 按计划推进, 按序时进度推进.
fn scheduled(told: &Words, clause: &Range<usize>) -> bool {
    told.find_any(&["按"], clause).is_some_and(|at| {
        let near = at.end..(at.end + 10).min(clause.end);
        told.has_any(&["推进", "实施"], &near) && told.has_any(&["计划", "序时", "节点", "进度"], &near)
    })
}

/// 预计6月建成: still to come. 预计增长7% is a fact, 预计完成全年目标 at the year's end a claim.
fn awaited(told: &Words, clause: &Range<usize>, year_end: bool) -> bool {
    if planned(told, clause) {
        return true;
    }
    let Some(at) = told.find_listed(&EXPECTED, clause) else { return false };
    let rest = at.end..clause.end;
    let claims = claim::expects_whole(told, &rest);
    let counts = !claims && figure::counts_in(told, &rest);
    !(counts || claims && year_end)
}

/// When something is meant to be.
const WHEN: &[&str] =
    &["年底", "年内", "年末", "下半年", "明年", "下月", "三季度", "四季度", "二季度", "近期", "本月"];

/// 计划9月开工, 力争年底前贯通: meant for later.
fn planned(told: &Words, clause: &Range<usize>) -> bool {
    let mut rest = clause.clone();
    while let Some(at) = told.find_any(&["计划", "拟定", "拟", "力争", "确保", "争取"], &rest) {
        let mut i = at.end;
        while matches!(told.get(i), Some('于' | '在' | '到')) {
            i += 1;
        }
        let dated = number::read(told, i).is_some_and(|n| matches!(told.get(n.end), Some('月' | '年')));
        if i <= clause.end && (dated || told.any_at(i, WHEN).is_some()) {
            return true;
        }
        rest.start = at.end;
    }
    false
}

/// A rest that is still being worked on: 其余2个正在施工; or something that the goal names: 连通道尚在施工.
pub fn remainder(goal: &Words, told: &Words, year_end: bool) -> Option<Range<usize>> {
    let clauses = told.clauses();
    clauses.iter().enumerate().find_map(|(n, clause)| {
        let clause = told.trim(clause.clone());
        let rest = told.find_listed(&REST, &clause).is_some();
        let here = going_on(told, &clause, year_end);
        if here && (rest || names_a_thing(goal, told, &clause)) {
            return Some(clause);
        }
        // 剩余3条道路, 目前正在施工.
        let next = clauses.get(n + 1).filter(|next| rest && next.start == clause.end + 1);
        let next = next.filter(|next| told.chars[clause.end] == ',' && going_on(told, next, year_end))?;
        Some(clause.start..next.end)
    })
}

/// Things beyond are no longer looked for.
const LONGEST_GOAL: usize = 400;

/// Does the clause begin with a thing that the goal lists beside others?
fn names_a_thing(goal: &Words, told: &Words, clause: &Range<usize>) -> bool {
    let cuts = |c: char| matches!(c, '、' | '和' | '及' | '与' | ' ');
    let asked = 0..goal.len().min(LONGEST_GOAL);
    let listed = |name: &str| {
        goal.find(name, &asked).is_some_and(|at| {
            let before = goal.before(at.start).is_some_and(cuts);
            before || goal.get(at.end).is_some_and(cuts)
        })
    };
    let mut from = clause.start;
    let items =
        told.chars[clause.clone()].iter().position(|c| cuts(*c)).map_or(clause.end, |n| clause.start + n);
    for end in (from + 3..=items.min(from + 12)).rev() {
        let name = told.text(&(from..end));
        if name.chars().all(han) && listed(&name) {
            return true;
        }
    }
    // 其中, 目前 before the name.
    from += told.any_at(from, &["其中", "目前", "现", "但"]).map_or(0, |(_, n)| n);
    from > clause.start && names_a_thing(goal, told, &(from..clause.end))
}

/// Only the beginning is told: 4所均已开工建设, 启动编制工作.
pub fn only_begun(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let asked = goal.whole();
    if !done::asks_for_a_thing(goal) || goal.has_any(&["开工", "启动", "动工", "开展", "筹备"], &asked)
    {
        return None;
    }
    let begins = |clause: &Range<usize>| {
        let clause = told.trim(clause.clone());
        let starts = told.any_at(clause.start, &["启动", "已启动", "正式启动", "全面启动"]).is_some();
        let ends = ["开工", "开工建设", "动工", "动工建设", "进场施工", "启动建设"];
        let quoted = clause.is_empty() || told.quoted[clause.end - 1];
        starts || !quoted && ends.iter().any(|word| told.ends(clause.end, word))
    };
    let clauses = told.clauses();
    let finished = clauses.iter().any(|clause| {
        told.find_any(&["完成", "完工", "建成", "竣工", "投用", "交付", "印发", "出台"], clause).is_some()
    });
    let begun: Vec<Range<usize>> = clauses.into_iter().filter(begins).collect();
    (!begun.is_empty() && !finished).then_some(begun)
}

/// 幕墙完成92%, 土方开挖49%: a share of work below the whole. A rate (完成率92%) is no such share.
fn unfinished_share(told: &Words, clause: &Range<usize>) -> bool {
    let mut i = clause.start;
    while i < clause.end {
        if let Some(n) = number::read(told, i).filter(|n| !n.han && told.get(n.end) == Some('%')) {
            let from = i.saturating_sub(6).max(clause.start);
            let near = from..i;
            let work = ["完成", "施工", "开挖", "工程量的", "装修"].iter().any(|w| told.has(w, &near));
            let rate = told.has("率", &near);
            if work && !rate && n.value < 100.0 && !told.quoted[i] {
                return true;
            }
            i = n.end;
        } else {
            i += 1;
        }
    }
    false
}
