//! Claims of the whole: where a progress text says that the task is complete or surpassed, and the one
//! percentage it gives. In: words of a progress. Out: places and a percentage. Refuses to know: goals,
//! figures' verdicts and the order of the rules.

use std::ops::Range;

use super::number;
use super::wording::clause_of;
use super::words::Words;

const OVER: &[&str] = &["超额完成", "超计划完成", "超目标完成", "超额达成", "超额实现"];

/// Words that end a sentence which claims the whole.
const WHOLE: &[&str] = &[
    "完成年度任务",
    "完成全年任务",
    "完成年度目标",
    "完成全年目标",
    "完成年度目标任务",
    "完成全年目标任务",
    "完成年度计划",
];

const SAID_DONE: &[&str] = &[
    "已完成",
    "已全部完成",
    "全部完成",
    "完成",
    "已完工",
    "全部完工",
    "已竣工",
    "已建成",
    "已投用",
    "已落实",
    "已达标",
    "已办结",
];

pub fn over(told: &Words) -> Option<Range<usize>> {
    if let Some(at) = told.find_any(OVER, &told.whole()) {
        return Some(clause_of(told, at));
    }
    // 目标完成率101.51%: every rate of completion that is printed lies above.
    let mut found = None;
    for (value, at) in rates(told) {
        if value <= 100.0 {
            return None;
        }
        found = found.or(Some(at));
    }
    found
}

const RATES: &[&str] = &["完成率", "完成进度", "总体进度", "任务的", "目标的", "计划的"];

/// Rates of completion, with the clause they stand in.
fn rates(told: &Words) -> Vec<(f64, Range<usize>)> {
    let mut found = Vec::new();
    for clause in told.clauses() {
        let Some(at) = told.find_any(RATES, &clause) else { continue };
        let mut i = at.end;
        while i < clause.end && i < at.end + 3 && matches!(told.chars[i], '达' | '到' | '约' | '为' | ' ')
        {
            i += 1;
        }
        if let Some(n) = number::read(told, i).filter(|n| told.get(n.end) == Some('%') && !n.han) {
            found.push((n.value, clause.start..n.end + 1));
        }
    }
    found
}

/// The one percentage for the whole task: the column's, or prose that speaks of the whole.
pub fn percent(told: &Words, targets: usize, column: Option<Option<f64>>) -> Option<(f64, Range<usize>)> {
    if let Some(column) = column {
        return column.map(|p| (p, told.trim(told.whole())));
    }
    let rates = rates(told);
    let [(value, at)] = rates.as_slice() else { return None };
    let word = told.find_any(RATES, at)?;
    let before = told.text(&(at.start..word.start));
    let whole = ["", "目标", "任务"].contains(&before.as_str())
        || ["总", "总体", "整体", "年度", "全年", "占年", "完成年"].iter().any(|w| {
            ["", "目标", "任务", "计划"]
                .iter()
                .any(|thing| before.strip_suffix(thing).is_some_and(|b| b.ends_with(w)))
        });
    (whole && targets <= 1).then_some((*value, word.end..at.end))
}

/// A sentence or clause that claims the whole task: 已完成。 完成年度任务, …
pub fn whole_claim(told: &Words) -> Option<Range<usize>> {
    let clauses = told.clauses();
    let sentences = told.sentences();
    if let Some(first) = sentences.first() {
        let text = told.text(&told.trim(first.clone()));
        if SAID_DONE.contains(&text.as_str()) {
            return Some(first.clone());
        }
    }
    for (n, clause) in clauses.iter().enumerate() {
        let clause = told.trim(clause.clone());
        for word in WHOLE {
            if told.ends(clause.end, word) && clause.end - clause.start <= word.chars().count() + 4 {
                return Some(clause);
            }
        }
        // 完成医院及服务中心建设年度建设任务.
        if told.starts(clause.start, "完成")
            && told.ends(clause.end, "任务")
            && told.has("年度", &clause)
            && clauses.len() == 1
        {
            return Some(clause);
        }
        // 专项行动共2815项任务已全部完成; 共9项征借地任务, 已全部完成.
        for word in ["全部完成", "均已完成", "全面完成", "全部落实到位"] {
            if told.ends(clause.end, word) && !told.quoted[clause.end - 1] {
                let from = n.checked_sub(1).map_or(clause.start, |p| clauses[p].start);
                let whole = told.has_any(&["任务", "专项行动", "工作", "目标"], &(from..clause.end));
                if whole && !told.has("整改", &clause) {
                    return Some(clause);
                }
            }
        }
    }
    None
}
