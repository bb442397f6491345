//! Whether a passage states a figure as a result. In: a folded sentence of a progress and a figure in it. Out:
//! yes or no, and the words that say what the figure counts. Refuses to know: names, targets, reports.
//!
//! No result is what is recommended, applied for, planned or expected, nor what is under way, nor the size of a
//! whole of which parts are told, unless the words after say that all of it was done.

use std::ops::Range;

use super::figure::Figure;
use super::fold::{holds, is_full_stop, is_stop, word};

/// Words of what is yet to come, with the characters before and after that make another word of them.
const AHEAD: &[(&str, &str, &str)] = &[
    ("推荐", "", ""),
    ("申报", "", ""),
    ("上报", "", ""),
    ("报送", "", ""),
    ("申请", "", ""),
    ("争创", "", ""),
    ("争取", "", "到"),
    ("力争", "", ""),
    ("力求", "", ""),
    ("预计", "", ""),
    ("预期", "", ""),
    ("意向", "", ""),
    ("洽谈", "", ""),
    ("谋划", "", ""),
    ("有望", "", ""),
    ("拟", "模虚草比", "定订人"),
    ("待", "接招对优期等善款看", "遇"),
    ("即将", "", ""),
    ("将于", "", ""),
    ("将在", "", ""),
    ("将达", "", ""),
    ("将新", "", ""),
    ("将建", "", ""),
    ("将完", "", ""),
    ("将实", "", ""),
    ("将开", "", ""),
    ("将启", "", ""),
    ("将投", "", ""),
];

/// What was applied for has been granted.
const GRANTED: &[&str] = &["通过", "获批", "获评", "入选", "成功", "批复"];

/// What stands before a number that is a target told again.
const ASKED: &[&str] = &["目标", "目标为", "目标是", "目标数", "任务数", "计划数", "指标", "指标为"];

/// What may stand before 计划 where it is the act of planning.
const TIMES: &str = "今明本去上下全半年月季度底前后续步内还现原一二三四0123456789-—至";

/// Acts after 计划 where it is the act of planning.
const PLANNED: &str = "新建开完实投引招安在于到改推出启明今本下";

/// Work under way, or the size of what there is to do: none of its results, unless its clause says that it is done.
const UNDER_WAY: &[&str] = &[
    "推进", "加快", "加速", "正在", "前期", "续建", "在建", "筹备", "涉及", "安排", "列入", "纳入", "原有",
    "尚有", "还有", "其余", "剩余", "未",
];

/// What ends work.
const FINISHED: &[&str] = &["已", "完成", "完工", "竣工", "建成", "办结"];

/// All of what was told before.
const ALL: &[&str] = &["全部", "均已", "都已", "均完成"];

/// Words of acts, which may stand before instances listed with 等.
const ACTS: &[&str] =
    &["开工", "完工", "竣工", "建成", "投用", "交付", "结顶", "续建", "开通", "新增", "实施"];

/// Does the passage state this figure as a result?
pub fn is_result(chars: &[char], figure: &Figure) -> bool {
    let (from, to) = phrase(chars, figure.start);
    let own = &chars[from..to];
    let at = figure.start - from;
    let says = |words: &[&str], text: &[char]| words.iter().any(|w| holds(text, &word(w)));
    let rest = chars[to..].iter().take_while(|c| !is_full_stop(**c)).copied().collect::<Vec<char>>();
    if ahead(own).is_some_and(|begin| !says(GRANTED, &own[begin..])) || is_planned(own) {
        return false;
    }
    if ASKED.iter().any(|w| own[..at].ends_with(&word(w))) && !says(FINISHED, own) {
        return false;
    }
    // 46个…项目中: the whole, of which parts follow.
    let part = own.ends_with(&['中']) || (says(UNDER_WAY, own) && !says(FINISHED, own));
    !part || (says(ALL, &rest) && says(FINISHED, &rest))
}

/// The words of a progress around a figure, from stop to stop, as bytes.
pub fn told_around(progress: &str, at: &Range<usize>) -> Range<usize> {
    let stops = |c: char| matches!(c, ',' | '，' | ';' | '；' | '。' | '\n');
    let before = progress[..at.start].char_indices().rev().find(|(_, c)| stops(*c));
    let after = progress[at.end..].find(stops);
    before.map_or(0, |(i, c)| i + c.len_utf8())..after.map_or(progress.len(), |i| at.end + i)
}

/// Does a clause tell of a stage of work before its end that the goal does not ask for? 9个已开工 answers no goal of
/// 46 renovations.
pub fn falls_short_of(told: &[char], asked: &[char]) -> bool {
    const EARLY: &[&str] = &["开工", "动工", "续建", "结顶", "前期"];
    EARLY.iter().map(|stage| word(stage)).any(|stage| holds(told, &stage) && !holds(asked, &stage))
}

/// The words that say what a figure counts: its clause, without the instances listed before 等 (A、B等4条绿道 are
/// greenways), their acts kept.
pub fn counted(chars: &[char], figure: &Figure) -> Vec<char> {
    let clause = &chars[figure.clause.0..figure.clause.1];
    let before = &clause[..figure.start - figure.clause.0];
    let lists = |i: &usize| {
        before[*i] == '等'
            && !before.get(i + 1).is_some_and(|c| "级候于离".contains(*c))
            && !i.checked_sub(1).is_some_and(|i| "平高中初对同相优劣".contains(before[i]))
    };
    let Some(end) = (0..before.len()).rev().find(lists) else { return clause.to_vec() };
    let named = &before[..end];
    let acts = ACTS.iter().map(|act| word(act)).filter(|act| holds(named, act));
    acts.flat_map(|act| [act, vec![',']].concat()).chain(clause[end + 1..].iter().copied()).collect()
}

/// The clause around a place, with the enumeration it stands in: 、 joins.
fn phrase(chars: &[char], at: usize) -> (usize, usize) {
    let stops = |c: &char| is_stop(*c) && *c != '、';
    let from = chars[..at].iter().rposition(stops).map_or(0, |i| i + 1);
    let to = chars[at..].iter().position(stops).map_or(chars.len(), |i| at + i);
    (from, to)
}

/// Where a word of what is yet to come ends.
fn ahead(own: &[char]) -> Option<usize> {
    AHEAD.iter().find_map(|(text, before, after)| {
        let sought = word(text);
        (0..own.len()).find_map(|at| {
            let end = at + sought.len();
            let other = at.checked_sub(1).is_some_and(|i| before.contains(own[i]))
                || own.get(end).is_some_and(|c| after.contains(*c));
            (own[at..].starts_with(&sought) && !other).then_some(end)
        })
    })
}

/// 今年计划实施9个: the act of planning, not a plan by name (三年行动计划, 按计划).
fn is_planned(own: &[char]) -> bool {
    let plan = ['计', '划'];
    let opens = own.iter().take_while(|c| TIMES.contains(**c)).count();
    let by = |at: usize| own[..at].last().is_some_and(|c| "按照超入动度项".contains(*c));
    own[opens..].starts_with(&plan)
        || (0..own.len()).any(|at| {
            own[at..].starts_with(&plan) && own.get(at + 2).is_some_and(|c| PLANNED.contains(*c)) && !by(at)
        })
}

#[cfg(test)]
mod tests {
    use super::super::figure::figures;
    use super::super::fold::Folded;
    use super::*;

    #[track_caller]
    fn check(text: &str, value: f64, want: bool) {
        let chars = Folded::new(text).chars;
        let figure = figures(&chars).into_iter().find(|f| f.value == value).expect("the figure is read");
        assert_eq!(is_result(&chars, &figure), want, "{text}");
    }

    #[test]
    fn what_was_done_is_a_result() {
        for (text, value) in [
            ("完成加梯95台", 95.0),
            ("新增国家高新技术企业99家、省科技型中小企业163家", 163.0),
            ("已有99家通过省评审", 99.0),
            ("涉及3条线路共9项任务，已全部完成", 9.0),
            ("泊位30个", 30.0),
            ("全区26个消防站中，现已全部建成", 26.0),
            ("2个小区已完", 2.0),
            ("推荐12家企业通过省级认定", 12.0),
            ("按计划建成公厕12座", 12.0),
            ("PM2.5浓度均值32ug/m3", 32.0),
            ("共治率90%以上", 90.0),
            ("接待来访群众30批，办结信访件28件", 28.0),
        ] {
            check(text, value, true);
        }
    }

    #[test]
    fn what_is_hoped_for_is_none() {
        for (text, value) in [
            ("推荐产业园等4家申报市级孵化器，待答辩结果", 4.0),
            ("推荐新认定企业102家，已有99家通过省评审", 102.0),
            ("今年计划实施9个项目", 9.0),
            ("拟引进项目6个", 6.0),
            ("预计建成学校3所", 3.0),
            ("因46个改造工程项目中，有37个计划明年实施", 46.0),
            ("因46个改造工程项目中，有37个计划明年实施", 37.0),
            ("积极推进东园等8家综合体建设", 8.0),
            ("年内将新增泊位500个", 500.0),
            ("目标任务数30个", 30.0),
            ("涉及3条线路共9项任务，完成4项", 9.0),
            ("与20余个项目洽谈合作中", 20.0),
        ] {
            check(text, value, false);
        }
    }

    #[test]
    fn a_figure_counts_what_stands_behind_the_instances() {
        let said = |text: &str, value: f64| {
            let chars = Folded::new(text).chars;
            let figure = figures(&chars).into_iter().find(|f| f.value == value).expect("the figure is read");
            counted(&chars, &figure).into_iter().collect::<String>()
        };
        assert_eq!(said("完成河滨廊道及未来社区绿道等4条绿道建设", 4.0), "4条绿道建设");
        assert_eq!(said("引进某某研发中心等重大项目4个", 4.0), "重大项目4个");
        assert_eq!(said("开工商业大厦等11个项目", 11.0), "开工,11个项目");
        assert_eq!(said("创建高等级公路3条", 3.0), "创建高等级公路3条");
    }
}
