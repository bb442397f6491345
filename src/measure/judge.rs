//! What can be stated of one task. In: its goal and progress, the rate its column prints, the period. Out:
//! status with its rule and words, pace, measures. Refuses to know where the words stand in a report.

use super::{Measure, Pace, Status, Verdict};
use crate::report::Period;

/// What follows from the words and figures of one task.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The one percentage that the report gives for the whole task.
    pub percent: Option<f64>,
    pub status: Status,
    /// Words of the progress that decided; may be empty.
    pub status_why: String,
    /// Id of the rule that gave the status.
    pub rule: String,
    /// Status by the words alone.
    pub claim: Option<Status>,
    /// Verdict by the figures alone.
    pub check: Verdict,
    pub pace: Option<Pace>,
    pub expected_percent: Option<f64>,
    pub measures: Vec<Measure>,
}

/// Plain words, read from the top.
const WORDS: &[(Status, &str, &[&str])] = &[
    (Status::NoData, "words-nodata", &["数据未出", "未出报"]),
    (Status::Halted, "words-halted", &["停办", "暂停", "延期", "取消"]),
    (Status::Exceeded, "words-exceeded", &["超额完成", "超计划"]),
    (Status::Ongoing, "words-ongoing", &["推进", "正在", "施工", "基本完成"]),
    (Status::Done, "words-done", &["已完成", "全部完成", "完成", "已完工", "已投用", "建成"]),
];

pub fn judge(_goal: &str, progress: &str, column_percent: Option<f64>, _period: Period) -> Judged {
    let (status, why, rule) = match column_percent {
        Some(percent) if percent > 100.0 => (Status::Exceeded, progress, "percent-above"),
        Some(100.0) => (Status::Done, progress, "percent-full"),
        Some(_) => (Status::Ongoing, progress, "percent-below"),
        None if progress.is_empty() || progress == "/" => (Status::NoData, progress, "blank"),
        None => by_words(progress),
    };
    Judged {
        percent: column_percent,
        status,
        status_why: why.to_string(),
        rule: rule.to_string(),
        claim: Some(status),
        check: Verdict::Unknown,
        pace: None,
        expected_percent: None,
        measures: Vec::new(),
    }
}

fn by_words(progress: &str) -> (Status, &str, &'static str) {
    for (status, rule, words) in WORDS {
        if let Some(word) = words.iter().find(|word| progress.contains(**word)) {
            return (*status, word, rule);
        }
    }
    (Status::Reported, "", "words-none")
}
