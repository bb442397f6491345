//! Figures of narratives. In: a paragraph, the headings above it, the report's period. Out: each figure
//! that records a result or sets a target, with year, kind, name, bound, unit and clause. Ranks,
//! occasions, names and counts that only say of whom a result is told are left out. Refuses to know:
//! where the paragraph stands in the report.

use std::ops::Range;

use super::Op;
use super::figure::{self, Bound, Figure};
use super::target;
use super::unit::Kind as Unit;
use super::words::Words;
use crate::report::Period;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Actual,
    Target,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    pub year: i32,
    pub kind: Kind,
    pub name: String,
    pub op: Op,
    pub value: f64,
    pub unit: String,
    /// Bytes of the paragraph: the clause.
    pub at: Range<usize>,
    /// Bytes of the paragraph: number and unit alone.
    pub figure_at: Range<usize>,
}

/// Words of headings that tell results from plans. Results are asked for first: 计划执行情况.
const RESULTS: &[&str] =
    &["执行情况", "完成情况", "进展情况", "落实情况", "回顾", "总结", "主要成效", "主要成绩", "成就", "过去"];
const PLANS: &[&str] =
    &["目标", "任务", "草案", "安排", "措施", "打算", "部署", "思路", "展望", "举措", "计划", "建议"];

/// The year and kind that the figures under `path` (highest heading first) speak of. A heading that
/// prints a year decides; else one that says what it holds; else results of the report's own year.
pub fn setting(path: &[&str], period: Period) -> (i32, Kind) {
    let kinds = || path.iter().filter_map(|h| kind_of(h).map(|k| (k, year_in(h))));
    let dated = kinds().find_map(|(k, y)| y.map(|y| (y, k)));
    let year = path.iter().find_map(|h| year_in(h)).unwrap_or(period.year);
    dated.or_else(|| kinds().next().map(|(k, _)| (year, k))).unwrap_or((year, Kind::Actual))
}

fn kind_of(heading: &str) -> Option<Kind> {
    if RESULTS.iter().any(|w| heading.contains(w)) {
        return Some(Kind::Actual);
    }
    PLANS.iter().any(|w| heading.contains(w)).then_some(Kind::Target)
}

/// The last 20xx年 of a heading: 执行情况 of one year and 草案 of the next never share one in a body.
fn year_in(heading: &str) -> Option<i32> {
    let words = Words::new(heading);
    (0..words.len()).rev().find_map(|i| {
        if words.get(i + 4) != Some('年') || words.before(i).is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let digits = words.chars.get(i..i + 4)?;
        if !digits.iter().all(char::is_ascii_digit) {
            return None;
        }
        let year: i32 = digits.iter().collect::<String>().parse().ok()?;
        (1950..2150).contains(&year).then_some(year)
    })
}

/// Every indicator of a paragraph, in order.
pub fn read(text: &str, path: &[&str], period: Period) -> Vec<Indicator> {
    let (year, kind) = setting(path, period);
    let words = Words::new(text);
    let figures = figure::read(&words);
    let kept: Vec<usize> = (0..figures.len()).filter(|&i| records(&words, &figures, i)).collect();
    let named = target::named(&words, &figures, &kept, false);
    named
        .iter()
        .enumerate()
        .map(|(n, t)| {
            let figure = &t.figure;
            let previous = n.checked_sub(1).map(|p| &named[p].figure);
            let clause = clause(&words, figure, previous, named.get(n + 1).map(|n| &n.figure));
            Indicator {
                year,
                kind,
                name: t.name.clone(),
                op: op(&words, figure, kind),
                value: figure.value,
                unit: figure.unit.clone(),
                at: words.bytes(&words.trim(clause)),
                figure_at: words.bytes(&figure.at),
            }
        })
        .collect()
}

fn op(words: &Words, figure: &Figure, kind: Kind) -> Op {
    let limit = figure.kind == Unit::Time
        && words.has_any(&["办结", "办理", "领证"], &(figure.end..figure.clause.end));
    match (figure.bound, kind) {
        (Bound::AtMost, _) => Op::AtMost,
        _ if limit => Op::AtMost,
        (Bound::AtLeast, _) | (_, Kind::Target) => Op::AtLeast,
        _ => Op::Equal,
    }
}

/// Is the figure a record of its own?
fn records(words: &Words, figures: &[Figure], i: usize) -> bool {
    let figure = &figures[i];
    let clause = &figure.clause;
    let rest = figure.end..clause.end;
    let earlier = i.checked_sub(1).map(|p| &figures[p]).filter(|p| p.clause == *clause);
    let later = figures.get(i + 1).filter(|n| n.clause == *clause);
    if figure.bare && words.get(figure.end).is_some_and(super::words::han) {
        return false;
    }
    match figure.kind {
        Unit::Time => {
            let lasting = words.ends(figure.at.start, "连续");
            let limit = figure.bound == Bound::AtMost
                || words.quoted[figure.at.start]
                || words.has_any(&["办结", "办理"], &rest);
            lasting || (limit && figure.unit != "年" && !words.has("圈", &rest))
        }
        Unit::Count | Unit::People => {
            // 6个省重点项目完成投资17.7亿元: of whom the sum is told.
            let whose = later.is_some_and(|n| {
                let between = figure.end..n.at.start;
                !matches!(n.kind, Unit::Count | Unit::People)
                    && n.at.start > figure.at.end
                    && words
                        .has_any(&["完成", "实现", "达", "投资", "产值", "收入", "税收", "营收"], &between)
                    && !words.has_any(&["、", "和", "及"], &between)
            });
            // 60%以上的小区建成1家: one for each.
            let each = figure.value == 1.0
                && earlier.is_some_and(|p| p.kind == Unit::Percent && words.starts(p.end, "的"));
            !whose && !each && !words.ends(figure.at.start, "每")
        }
        _ => true,
    }
}

/// The clause of one figure: cut at 、 where its neighbours have figures of their own.
fn clause(words: &Words, figure: &Figure, previous: Option<&Figure>, next: Option<&Figure>) -> Range<usize> {
    let mut range = figure.clause.clone();
    let cut = |from: usize, to: usize| (from..to).find(|&i| words.chars[i] == '、' && !words.quoted[i]);
    if let Some(p) = previous.filter(|p| p.clause == figure.clause)
        && let Some(at) = cut(p.end, figure.at.start)
    {
        range.start = at + 1;
    }
    if let Some(n) = next.filter(|n| n.clause == figure.clause)
        && let Some(at) = cut(figure.end, n.at.start)
    {
        range.end = at;
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERIOD: Period = Period { year: 2021, month: 12 };

    fn check(path: &[&str], text: &str, want: &str) {
        let got: Vec<String> = read(text, path, PERIOD)
            .iter()
            .map(|i| {
                format!("{} {:?} {}{} {:?} [{}]", i.year, i.kind, i.value, i.unit, i.op, &text[i.at.clone()])
            })
            .collect();
        assert_eq!(got.join("; "), want);
    }

    #[test]
    fn headings_tell_results_from_plans() {
        check(
            &["一、2020年国民经济和社会发展计划执行情况", "4.企业培育成效明显"],
            "新增国家高新技术企业161家,安排专员2000余人。",
            "2020 Actual 161家 Equal [新增国家高新技术企业161家]; 2020 Actual 2000人 AtLeast [安排专员2000余人]",
        );
        check(
            &["三、实现2021年国民经济和社会发展目标的主要措施"],
            "工业投资增长8%。",
            "2021 Target 8% AtLeast [工业投资增长8%]",
        );
        check(&[], "道路开通26条。", "2021 Actual 26条 Equal [道路开通26条]");
    }

    #[test]
    fn whom_a_result_is_told_of_is_no_record() {
        check(
            &[],
            "6个省重点项目完成投资17.7亿元",
            "2021 Actual 17.7亿元 Equal [6个省重点项目完成投资17.7亿元]",
        );
        check(
            &[],
            "完成55项征借地任务、27个站点主体结构施工,连续15年创平安区,两次评估第一",
            "2021 Actual 55项 Equal [完成55项征借地任务]; 2021 Actual 27个 Equal [27个站点主体结构施工]; \
             2021 Actual 15年 Equal [连续15年创平安区]",
        );
    }
}
