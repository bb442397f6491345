//! What is said not to be out yet. In: words of a progress. Out: the clause, and whether it speaks of figures or of the
//! target itself; 名录尚未公布 speaks of neither. Refuses to know: what follows from it.

use std::ops::Range;

use super::words::Words;

/// What is not out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Figures,
    Target,
}

const NOT_YET: &[&str] = &["尚未", "暂未", "还未", "仍未", "均未", "没有", "未", "待"];

/// Between "not yet" and "out".
const BETWEEN: &[&str] = &["正式", "全部", "最终", "完全", "能", "统一", "对外", "省里", "市里", "上级"];

const OUT: &[&str] = &[
    "公布", "发布", "反馈", "下达", "核定", "核算", "出炉", "出报", "公开", "通报", "统计", "明确", "分解",
    "确定", "形成", "出",
];

/// After 出 these make another word: 未出台, 未出让.
const NOT_OUT_BUT: &str = "台让具现发租口场勤入版资借";

const FIGURES: &[&str] = &[
    "数据", "结果", "指标", "增速", "增幅", "统计", "核算", "数值", "数字", "季报", "年报", "公报", "快报",
    "排名",
];

const TARGETS: &[&str] = &["目标", "任务", "计划", "考核指标"];

/// What the clause says is not out.
pub fn of(told: &Words, clause: &Range<usize>) -> Option<Missing> {
    if told.has_any(&["暂无数据", "数据暂无", "数据暂缺", "数据缺失", "无数据", "数据未知"], clause)
    {
        return Some(Missing::Figures);
    }
    if let Some(at) = told.find_any(&["数据", "结果"], clause)
        && told.has_any(&["预计", "将于", "拟于"], &(at.end..clause.end))
        && ["公布", "发布", "出炉", "反馈"].iter().any(|out| told.ends(told.trim(clause.clone()).end, out))
    {
        return Some(Missing::Figures);
    }
    let at = (clause.start..clause.end).find(|&i| !told.quoted[i] && is_not_out(told, i, clause.end))?;
    let before = clause.start..at;
    // 市级目标尚未下达, but 目标完成数据未出.
    let figures = told.has_any(FIGURES, &before);
    let data = told.has_any(&["数据", "结果", "完成情况"], &before);
    if told.has_any(TARGETS, &before) && !data || told.has("下达", &(at..clause.end)) {
        return Some(Missing::Target);
    }
    // 全年未公布: nothing but a time stands before.
    let time = |c: &char| !super::words::han(*c) || "月年季度全截至目前一二三四上半前".contains(*c);
    let bare = told.chars[before].iter().all(time);
    (figures || bare).then_some(Missing::Figures)
}

/// 尚未公布, 未出, 待核定 at `i`.
fn is_not_out(told: &Words, i: usize, end: usize) -> bool {
    let Some((word, n)) = told.any_at(i, NOT_YET) else { return false };
    let mut j = i + n;
    while let Some((_, n)) = told.any_at(j, BETWEEN) {
        j += n;
    }
    let Some((out, n)) = told.any_at(j, OUT) else { return false };
    let after = told.get(j + n).filter(|_| j + n < end);
    let other = out == "出" && after.is_some_and(|c| NOT_OUT_BUT.contains(c));
    // 待明确 and 待形成 speak of work, 没有出 of an event.
    let figures = !(word == "待" && matches!(out, "明确" | "形成" | "出" | "确定" | "公开"));
    j + n <= end && !other && figures
}

/// The first clause that says so of figures.
pub fn figures(told: &Words) -> Option<Range<usize>> {
    told.clauses().into_iter().find(|clause| of(told, clause) == Some(Missing::Figures))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: Option<Missing>) {
        let words = Words::new(text);
        assert_eq!(of(&words, &words.whole()), want, "{text}");
    }

    #[test]
    fn tells_figures_from_targets_and_things() {
        use Missing::*;
        for text in [
            "全年数据未出",
            "1-12月数据尚未出",
            "数据尚未正式公布",
            "省对市考核结果尚未公布",
            "全年减排数据暂未反馈",
            "能耗指标尚未公布",
            "暂未出报",
            "全年未公布",
            "数据待核定",
            "暂无数据",
            "数据预计2月公布",
        ] {
            check(text, Some(Figures));
        }
        for text in
            ["市级目标尚未下达", "目前市下达任务指标尚未公布", "省级年度计划暂未下达", "考核指标未明确"]
        {
            check(text, Some(Target));
        }
        for text in [
            "名录尚未公布",
            "政策尚未出台",
            "地块未出让",
            "尚未开工",
            "没有出现安全事故",
            "方案待明确",
            "已公布数据",
        ] {
            check(text, None);
        }
    }
}
