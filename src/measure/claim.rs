//! Claims of the whole: where a progress text says that the task is complete or surpassed, and the one
//! percentage it gives. In: words of a progress. Out: places and a percentage. Refuses to know: goals,
//! figures' verdicts and the order of the rules.

use std::ops::Range;

use super::number;
use super::subject;
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
    for Rate { value, clause, at, .. } in rates(told) {
        if value <= 100.0 {
            return None;
        }
        found = found.or(Some(clause.start..at.end));
    }
    found
}

/// Words right before a rate of completion; longer ones first.
const RATES: &[&str] = &[
    "目标任务的",
    "完成率",
    "完成进度",
    "总体进度",
    "总进度",
    "任务的",
    "目标的",
    "计划的",
    "年度目标任务",
    "全年目标任务",
    "年度目标",
    "年度任务",
    "年度计划",
    "全年目标",
    "全年任务",
    "全年计划",
];

/// A rate of completion.
struct Rate {
    value: f64,
    clause: Range<usize>,
    /// The word that makes it one.
    word: Range<usize>,
    /// The number and its sign.
    at: Range<usize>,
}

/// Rates of completion, the first of each clause.
fn rates(told: &Words) -> Vec<Rate> {
    told.clauses().into_iter().filter_map(|clause| rate(told, clause)).collect()
}

fn rate(told: &Words, clause: Range<usize>) -> Option<Rate> {
    let mut i = clause.start;
    while i < clause.end {
        let Some(n) = number::read(told, i) else {
            i += 1;
            continue;
        };
        if told.get(n.end) == Some('%') && !n.han && !told.quoted[i] {
            let mut from = i;
            while from > clause.start
                && i - from < 3
                && matches!(told.chars[from - 1], '达' | '到' | '约' | '为' | ' ' | '了')
            {
                from -= 1;
            }
            if let Some((_, len)) = told.any_before(from, RATES).filter(|(_, len)| from >= clause.start + len)
            {
                return Some(Rate { value: n.value, word: from - len..from, at: i..n.end + 1, clause });
            }
        }
        i = n.end.max(i + 1);
    }
    None
}

/// The one percentage for the whole task: the column's, or prose that speaks of the whole. A rate that is told of a part
/// of what the goal names is none.
pub fn percent(
    goal: &Words,
    told: &Words,
    targets: usize,
    column: Option<Option<f64>>,
) -> Option<(f64, Range<usize>)> {
    if let Some(column) = column {
        return column.map(|p| (p, told.trim(told.whole())));
    }
    let rates = rates(told);
    let [Rate { value, clause, word, at }] = rates.as_slice() else {
        return alone(told).filter(|_| targets <= 1 && rates.is_empty());
    };
    let before = clause.start..word.start;
    let said = told.text(&before);
    let fits = |text: &str| {
        ["总", "总体", "整体", "年度", "全年", "占年", "完成年", "为年"].iter().any(|w| {
            ["", "目标", "任务", "计划"]
                .iter()
                .any(|thing| text.strip_suffix(thing).is_some_and(|b| b.ends_with(w)))
        })
    };
    let whole = ["", "目标", "任务", "为", "占", "完成"].contains(&said.as_str()) || fits(&said);
    (whole && targets <= 1 && !of_a_part(goal, told, &before)).then_some((*value, word.end..at.end))
}

/// Words before a rate that say nothing of what it is told of.
const OF_THE_WHOLE: &[&str] = &[
    "目前",
    "累计",
    "已",
    "占",
    "为",
    "完成",
    "实现",
    "年度",
    "全年",
    "年",
    "总体",
    "整体",
    "总",
    "目标",
    "任务",
    "计划",
    "进度",
    "投资",
    "达",
    "到",
    "市",
    "区",
    "下达",
    "考核",
    "的",
    "上半年",
    "截至",
    "约",
    " ",
];

/// Is what the rate is told of only one of several things that the goal names?
fn of_a_part(goal: &Words, told: &Words, before: &Range<usize>) -> bool {
    let from = subject::skip(told, before.start, before.end, OF_THE_WHOLE);
    // The clause before gives what is told of: 科创园完成投资3亿元,占年度计划的40%.
    let said = if from < before.end || told.before(before.start) != Some(',') {
        from..before.end
    } else {
        let clauses = told.clauses();
        let at = clauses.partition_point(|c| c.end < before.start);
        clauses.get(at).cloned().filter(|c| c.end + 1 == before.start).unwrap_or(from..before.end)
    };
    let said = subject::content(&told.text(&said));
    let named = goal.chars.iter().take(200).filter(|c| matches!(c, '、' | '和' | '及')).count();
    let asked = subject::content(&goal.text(&goal.whole()));
    let shared = said.iter().filter(|c| asked.contains(c)).count();
    // One of several things, or something that the goal does not name.
    !said.is_empty()
        && (told.has("其中", before) || shared * 2 < said.len() || named > 0 && shared * 2 < asked.len())
}

/// 完成60%: a clause that is nothing but a share, and the only share that is told.
fn alone(told: &Words) -> Option<(f64, Range<usize>)> {
    let shares = told.chars.iter().filter(|c| **c == '%').count();
    let clause = told.trim(told.clauses().last().filter(|_| shares == 1)?.clone());
    let words =
        ["已", "目前", "累计", "总体", "整体", "完成", "进度", "形象", "约", "达", "到", "为", "了", ":"];
    let at = subject::skip(told, clause.start, clause.end, &words);
    let n = number::read(told, at)
        .filter(|n| !n.han && told.get(n.end) == Some('%') && n.end + 1 == clause.end)?;
    (at > clause.start).then_some((n.value, at..clause.end))
}

/// What a claim of the whole is made of, beside the word that says it is done.
const AROUND: &[&str] = &[
    "已经",
    "已",
    "均",
    "都",
    "全部",
    "全面",
    "圆满",
    "顺利",
    "如期",
    "按时",
    "按期",
    "按要求",
    "按计划",
    "提前",
    "目前",
    "现",
    "年度",
    "全年",
    "本年度",
    "年",
    "今年",
    "既定",
    "下达",
    "省",
    "市",
    "区",
    "县",
    "考核",
    "各项",
    "该项",
    "此项",
    "本",
    "目标",
    "任务",
    "计划",
    "指标",
    "工作",
    "项目",
    "内容",
    "事项",
    "建设",
    "可",
    "预计",
    "能够",
    "能",
    "将",
    "的",
    "了",
    " ",
];

const ENDED: &[&str] = &["完成", "达标", "办结", "落实到位", "达成"];

/// Does the clause say nothing but that all is done? 圆满完成, 年度目标任务已全部完成.
fn says_all(told: &Words, clause: &Range<usize>) -> bool {
    let mut at = clause.start;
    let (mut ended, mut whole) = (0, false);
    while at < clause.end {
        if let Some((_, n)) = told.any_at(at, ENDED) {
            (at, ended) = (at + n, ended + 1);
        } else if let Some((word, n)) = told.any_at(at, AROUND) {
            whole |= matches!(
                word,
                "全部" | "全面" | "圆满" | "年度" | "全年" | "各项" | "目标" | "任务" | "计划" | "均"
            );
            at += n;
        } else {
            return false;
        }
    }
    ended == 1 && whole && at == clause.end
}

/// 已如期举办: an event, told of by no other words.
fn held(told: &Words, clause: &Range<usize>) -> bool {
    let at =
        subject::skip(told, clause.start, clause.end, &["已", "均", "如期", "成功", "圆满", "顺利", "按期"]);
    let held = told.any_at(at, &["举办", "举行", "召开", "开幕"]);
    at > clause.start && held.is_some_and(|(_, n)| at + n == clause.end)
}

/// Words after 预计 that claim the whole: 完成年度目标, 实现全年…任务.
pub fn expects_whole(told: &Words, range: &Range<usize>) -> bool {
    let end = told.trim(range.clone()).end;
    let done = told.find_any(&["完成", "实现", "达到"], range).is_some();
    done && ["目标", "任务", "目标任务", "计划", "目标值", "要求"].iter().any(|w| told.ends(end, w))
}

/// A sentence or clause that claims the whole task: 已完成。 完成年度任务, … What is expected is a claim only once the
/// year is over.
pub fn whole_claim(told: &Words, year_end: bool) -> Option<Range<usize>> {
    let expects = |clause: &Range<usize>| told.find_any(&["预计", "有望", "预期"], clause);
    let found = claims(told)?;
    match expects(&found) {
        Some(_) if !year_end => None,
        _ => Some(found),
    }
}

fn claims(told: &Words) -> Option<Range<usize>> {
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
        let expected = told.find_any(&["预计", "有望"], &clause);
        if says_all(told, &clause)
            || clauses.len() <= 2 && held(told, &clause)
            || expected.is_some_and(|at| expects_whole(told, &(at.end..clause.end)))
        {
            return Some(clause);
        }
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
