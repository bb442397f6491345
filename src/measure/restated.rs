//! A state that a goal asks for in words, and that the progress says has been reached: 与经济增长同步, 达到国家标准,
//! 控制在省定目标以内. In: words of goal and progress. Out: the clause that says so. Refuses to know: figures.

use std::ops::Range;

use super::subject;
use super::words::Words;

/// How a state begins and ends; the end may be empty.
const FRAMES: &[(&str, &str)] = &[
    ("与", "同步"),
    ("和", "同步"),
    ("达到", "要求"),
    ("达到", "标准"),
    ("达到", "水平"),
    ("达到", "目标"),
    ("符合", "要求"),
    ("符合", "标准"),
    ("控制在", "以内"),
    ("控制在", "之内"),
    ("控制在", "范围内"),
    ("保持", "稳定"),
    ("保持", "平稳"),
    ("保持", "不变"),
    ("保持在", "区间"),
    ("高于", ""),
    ("快于", ""),
    ("优于", ""),
    ("低于", ""),
    ("好于", ""),
    ("实现", "全覆盖"),
    ("实现", "清零"),
];

/// A state in words: its frame and what stands within.
struct State {
    frame: &'static (&'static str, &'static str),
    within: Vec<char>,
    counted: bool,
}

/// The state that a clause tells of, if it does not deny it.
fn state(words: &Words, clause: &Range<usize>) -> Option<State> {
    FRAMES.iter().find_map(|frame| {
        let from = words.find_any(&[frame.0], clause)?;
        let within = match frame.1 {
            "" => from.end..clause.end,
            close => from.end..words.find_any(&[close], &(from.end..clause.end))?.start,
        };
        let denied = (from.start.saturating_sub(3).max(clause.start)..from.start)
            .any(|i| matches!(words.chars[i], '不' | '未' | '没' | '难'));
        let counted = words.chars[within.clone()].iter().any(char::is_ascii_digit);
        (!denied).then(|| State { frame, within: subject::content(&words.text(&within)), counted })
    })
}

/// How much of `asked` stands in `said`.
fn cover(asked: &[char], said: &[char]) -> f64 {
    let shared = asked.iter().filter(|c| said.contains(c)).count();
    if asked.is_empty() { 1.0 } else { shared as f64 / asked.len() as f64 }
}

/// What must not happen, and the words that say that it did not.
const NEVER: &[&str] = &["不发生", "未发生", "没有发生", "零发生", "杜绝", "防止", "无"];
const HAPPENED_NOT: &[&str] = &["未发生", "没有发生", "不发生", "零发生", "未出现", "没有出现", "无"];

/// 不发生重特大事故 is answered by 未发生重特大事故.
fn prevented(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let [asked] = goal.clauses().try_into().ok()?;
    let at = goal.find_any(NEVER, &asked)?;
    let what = subject::content(&goal.text(&(at.end..asked.end)));
    let said = |clause: &Range<usize>| {
        told.find_any(HAPPENED_NOT, clause).is_some_and(|at| {
            let happened = subject::content(&told.text(&(at.end..clause.end)));
            !what.is_empty() && cover(&what, &happened) >= 0.6
        })
    };
    told.clauses().into_iter().find(said).map(|clause| vec![clause])
}

/// Every state that the goal asks for is said to be reached; a goal that asks for more than one other thing is none.
pub fn reached(goal: &Words, told: &Words) -> Option<Vec<Range<usize>>> {
    let clauses = goal.clauses();
    if let Some(found) = prevented(goal, told) {
        return Some(found);
    }
    let asked: Vec<State> = clauses.iter().filter_map(|clause| state(goal, clause)).collect();
    if asked.is_empty() || asked.iter().any(|state| state.counted) || clauses.len() > asked.len() + 1 {
        return None;
    }
    let said: Vec<(Range<usize>, State)> =
        told.clauses().into_iter().filter_map(|clause| state(told, &clause).map(|s| (clause, s))).collect();
    let answer = |asked: &State| {
        let same =
            |s: &State| s.frame.1 == asked.frame.1 && (s.frame.0 == asked.frame.0 || s.frame.1 == "同步");
        let near = |s: &&(Range<usize>, State)| same(&s.1) && cover(&asked.within, &s.1.within) >= 0.5;
        said.iter().find(near).map(|(clause, _)| clause.clone())
    };
    asked.iter().map(answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(goal: &str, progress: &str, want: bool) {
        let found = reached(&Words::new(goal), &Words::new(progress));
        assert_eq!(found.is_some(), want, "{goal} | {progress}");
    }

    #[test]
    fn a_state_is_reached_where_it_is_said_again() {
        check("居民收入与经济增长基本同步", "居民收入增长5.6%，实现与经济增长同步", true);
        check("断面水质达到功能区要求", "5个断面水质均达到功能区要求", true);
        check("断面水质达到功能区要求", "2个断面水质未达到功能区要求", false);
        check("断面水质达到功能区要求", "水质达到Ⅲ类标准", false);
        check("投资增速高于全市平均", "投资增长7%，高于全市平均2个百分点", true);
        check("投资增速高于全市平均", "投资增长7%，低于全市平均2个百分点", false);
        check("失业率控制在3.5%以内", "失业率控制在3.5%以内", false);
        check("确保不发生重特大事故", "全年未发生重特大事故", true);
        check("确保不发生重特大事故", "未发生舆情", false);
        check("物价保持稳定，粮食产量达到省定要求", "物价保持稳定", false);
        check("新建学校，改造医院，收入与经济同步", "收入与经济同步", false);
    }
}
