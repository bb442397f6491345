//! Whether what a goal asks for is said to be finished. In: words of goal and progress. Out: the clause
//! that says so. Refuses to know: figures, and claims of the whole.

use std::cell::LazyCell;
use std::ops::Range;

use super::number;
use super::subject;
use super::unit;
use super::words::{List, Words, han};

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

const FINISHED: List = List::of(&[
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
    "建成并",
    "建成开放",
    "正式投用",
    "正式运营",
    "投入运营",
    "投入使用",
    "正式启用",
    "成功创成",
    "通过验收",
    "命名我区",
    "获评",
    "完工",
    "100%落实",
    "如期举办",
    "成功举办",
    "圆满举办",
    "顺利举办",
    "已举办",
    "如期举行",
    "成功举行",
    "已召开",
    "挂牌成立",
    "正式成立",
    "全线通车",
    "建成通车",
    "正式通车",
    "正式开通",
    "交付使用",
    "正式挂牌",
    "编制完成",
    "全面建成",
    "全部建成",
    "全部完成",
]);

const PRODUCED: List = List::of(&[
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
]);

/// Goals that ask for something to be built or renewed.
const BUILT: &[&str] =
    &["新建", "规划建设", "改建", "扩建", "改扩建", "改造", "修建", "建设", "修缮", "大修", "迁建", "筹建"];

/// Does a clause of the goal begin with an act that ends with a thing made?
pub fn asks_for_a_thing(goal: &Words) -> bool {
    let built = |c: Range<usize>| {
        let start = goal.trim(c).start;
        BUILT.iter().any(|w| goal.starts(start, w))
    };
    closed(goal) || goal.clauses().into_iter().any(built)
}

/// Does a clause of the goal ask for a thing rather than for effort?
pub fn closed(goal: &Words) -> bool {
    goal.clauses().into_iter().any(|c| {
        let start = goal.trim(c).start;
        CLOSED.iter().any(|w| goal.starts(start, w))
    })
}

/// The goal's own object is said to be finished.
pub fn object_done(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let asked = LazyCell::new(|| subject::content(&goal.text(&goal.whole())));
    let closed = closed(goal);
    // 开展 asks for an activity: only 完成 says that it is over.
    let effort = goal.starts(goal.trim(goal.whole()).start, "开展");
    let document = LazyCell::new(|| goal.has_any(DOCUMENTS, &goal.whole()));
    let single = told.sentences().len() == 1;
    let mut produced = None;
    for clause in told.clauses().into_iter().flat_map(|c| acts(told, c)) {
        if single && act_alone(goal, told, &clause) {
            return Some(vec![clause]);
        }
        let strong = told
            .find_listed(&FINISHED, &clause)
            .or_else(|| accepted(told, &clause))
            .or_else(|| given(goal, told, &clause))
            .or_else(|| begun(goal, told, &clause));
        let weak = (closed && !effort && told.find_listed(&PRODUCED, &clause).is_some())
            || (effort && told.starts(told.trim(clause.clone()).start, "完成"));
        if strong.is_none() && (!weak || produced.is_some()) || awaits_approval(told, &clause) {
            continue;
        }
        let said = subject::content(&told.text(&clause));
        let shared = asked.iter().filter(|c| said.contains(c)).count() as f64;
        let near = shared / (asked.len().min(said.len()).max(1)) as f64;
        let whole = !piece(told, &clause);
        let first =
            strong.as_ref().is_some_and(|at| at.start == clause.start && told.starts(at.start, "已完成"));
        if strong.is_some() && whole && (near >= 0.34 || (single && first && near >= 0.2)) {
            return Some(vec![clause]);
        }
        let alike = near >= 0.4 || run(goal, told, &clause) >= 4 || same_event(goal, told, &clause);
        if weak && ((whole && alike) || (*document && near >= 0.25)) {
            produced = Some(vec![clause]);
        }
    }
    produced
}

/// 规划已编制完成，待省政府审批: what follows says that it does not hold yet.
fn awaits_approval(told: &Words, clause: &Range<usize>) -> bool {
    let from = (clause.end + 1).min(told.len());
    let end = (from..told.len()).find(|i| matches!(told.chars[*i], ',' | '。' | ';')).unwrap_or(told.len());
    let next = told.trim(from..end);
    let waits = told.any_at(next.start, &["待", "正待", "尚待", "报请", "等待"]).is_some();
    waits && told.has_any(&["审批", "批复", "审定", "审查", "批准", "批", "公布", "命名"], &next)
}

/// Titles that are given: 获评, 入选.
const GIVEN: List =
    List::of(&["入选", "获批", "被评为", "被授予", "荣获", "授牌", "列入", "被认定为", "获得", "命名"]);

/// A goal that asks for a title is answered by its being given.
fn given(goal: &Words, told: &Words, clause: &Range<usize>) -> Option<Range<usize>> {
    let start = goal.trim(goal.whole()).start;
    goal.any_at(start, &["创建", "争创", "创成", "申报", "争取", "入选", "获评", "成功创建"])?;
    told.find_listed(&GIVEN, clause)
}

/// Acts that a clause may name alone.
const ACTS: &[&str] = &[
    "启用", "投用", "开放", "印发", "出台", "发布", "成立", "上线", "开通", "交付", "开业", "举办", "举行",
    "召开", "落地", "通车", "建成", "竣工", "完工", "开工", "启动", "挂牌", "运行", "运营", "编制", "制定",
    "修订", "签约", "组建",
];

/// Acts after which what was to be built is there.
const ENDS: &[&str] = &["启用", "投用", "交付", "开业", "通车", "建成", "竣工", "完工"];

/// 已启用, 已建成投用: nothing but the act that the goal asks for, or the end of what it has built.
fn act_alone(goal: &Words, told: &Words, clause: &Range<usize>) -> bool {
    let clause = told.trim(clause.clone());
    let before = ["已经", "已", "均", "全部", "正式", "如期", "顺利", "成功", "按期", "按时", "全面"];
    let first = past_day(told, subject::skip(told, clause.start, clause.end, &before), clause.end);
    let start = goal.trim(goal.whole()).start;
    let builds = goal.any_at(start, BUILT).is_some();
    let (mut at, mut asked) = (first, false);
    while let Some((act, n)) = told.any_at(at, ACTS) {
        asked |= goal.find_any(&[act], &goal.whole()).is_some() || builds && ENDS.contains(&act);
        at += n;
    }
    first > clause.start && at == clause.end && asked
}

/// Behind the day that stands here, if one does: 已于9月底.
fn past_day(told: &Words, at: usize, end: usize) -> usize {
    let day = |n: &usize| told.any_at(*n, &["月", "月底", "月初", "日"]).is_some();
    let within = at..end.min(at + 8);
    match told.starts(at, "于") {
        true => within
            .filter(day)
            .last()
            .map_or(at, |n| n + 1 + usize::from(told.any_at(n + 1, &["底", "初", "份"]).is_some())),
        false => at,
    }
}

/// A goal that asks for a beginning is answered by its being told.
fn begun(goal: &Words, told: &Words, clause: &Range<usize>) -> Option<Range<usize>> {
    let start = goal.trim(goal.whole()).start;
    let (act, _) = goal.any_at(start, &["开工", "动工", "启动"])?;
    let at = told.find_any(&[act], clause)?;
    told.any_before(at.start, &["已", "已经", "正式", "全面", "全部", "均已", "均", "如期", "顺利"])
        .map(|_| at)
}

/// 通过省级森林城市验收.
fn accepted(told: &Words, clause: &Range<usize>) -> Option<Range<usize>> {
    let at = told.find_any(&["通过"], clause)?;
    let ends = ["验收", "评审", "认定", "复核", "考核验收"]
        .iter()
        .any(|w| told.ends(told.trim(clause.clone()).end, w));
    let denied = told.any_before(at.start, &["未", "待", "拟"]).is_some();
    (ends && !denied).then_some(at)
}

/// 已成立商务社区16个: a counted piece is not the whole.
fn piece(told: &Words, clause: &Range<usize>) -> bool {
    clause.clone().any(|i| {
        !told.quoted[i]
            && number::read(told, i).is_some_and(|n| {
                !n.han
                    && unit::read(told, n.end)
                        .is_some_and(|u| u.text != "%" && u.text != "年" && u.text != "日")
            })
    })
}

/// The longest run of characters that goal and clause share, acts apart; texts longer than a cell are cut.
fn run(goal: &Words, told: &Words, clause: &Range<usize>) -> usize {
    let asked = &goal.chars[..goal.len().min(200)];
    let said = &told.chars[clause.start..clause.end.min(clause.start + 200)];
    let mut last = vec![0usize; said.len() + 1];
    let mut longest = 0;
    for a in asked {
        let mut diagonal = 0;
        for (j, s) in said.iter().enumerate() {
            let here = if a == s && han(*a) { diagonal + 1 } else { 0 };
            diagonal = std::mem::replace(&mut last[j + 1], here);
            longest = longest.max(here);
        }
    }
    longest
}

const EVENTS: &[&str] = &["活动", "峰会", "论坛", "大会", "会议", "比赛", "大赛"];

/// An event is asked for, and one is told of: 开展…活动 and 完成…活动, 完成…峰会活动 and …论坛在杭州召开.
fn same_event(goal: &Words, told: &Words, clause: &Range<usize>) -> bool {
    let asked = goal.trim(goal.whole());
    EVENTS.iter().any(|w| goal.ends(asked.end, w)) && EVENTS.iter().any(|w| told.has(w, clause))
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

/// What bounds a goal, and the words that say that the bound is kept.
const BOUNDS: [(&[&str], &[&str]); 2] = [
    (&["不超过", "不高于", "不突破"], &["持平", "低于", "未超过", "未突破"]),
    (&["不低于", "不少于"], &["持平", "高于", "多于", "不低于", "未低于"]),
];

/// The first of the words that is not denied: 不低于 does not say 低于.
fn said(told: &Words, words: &[&str]) -> Option<Range<usize>> {
    let mut rest = told.whole();
    while let Some(at) = told.find_any(words, &rest) {
        let denied = at.start > 0 && matches!(told.chars[at.start - 1], '不' | '未' | '没');
        if !denied {
            return Some(at);
        }
        rest.start = at.end;
    }
    None
}

/// A bound without a figure is kept, or what is to happen regularly happens.
pub fn kept(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let asked = goal.whole();
    if let Some((_, words)) = BOUNDS.iter().find(|(bounds, _)| goal.find_any(bounds, &asked).is_some()) {
        return Some(vec![super::wording::clause_of(told, said(told, words)?)]);
    }
    let start = goal.trim(asked).start;
    let word = goal.any_at(start, &["按月", "每月", "按季", "每季度", "每周", "定期"])?.0;
    let at = told.find_any(&[word], &told.whole())?;
    Some(vec![super::wording::clause_of(told, at)])
}

#[cfg(test)]
mod tests {
    use crate::measure::{Status, judge};
    use crate::report::Period;

    #[test]
    fn acts_alone_end_what_was_to_be_built() {
        let check = |goal: &str, progress: &str, want: Status| {
            let judged = judge(goal, progress, None, Period { year: 2023, month: 12 });
            assert_eq!(judged.status, want, "{goal} | {progress}: {}", judged.rule);
        };
        check("新建城东幼儿园1所", "已建成投用", Status::Done);
        check("城东幼儿园建成投用", "已建成投用。", Status::Done);
        check("零工市场建成投用", "已于9月底建成投用，日均服务300人", Status::Done);
        check("改建农贸市场", "已竣工交付", Status::Done);
        check("新建城东幼儿园1所", "已启动", Status::Ongoing);
        check("加强幼儿园管理", "已建成投用", Status::Reported);
        check("新建城东幼儿园1所", "建成投用", Status::Reported);
        check("新建城东幼儿园1所", "未建成投用", Status::Reported);
    }
}
