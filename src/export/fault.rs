//! What a reader sends to those who keep the app when something is wrong: no form, no request, a text to
//! pass on. In: a task, its source, the app's version and the address. Out: text. Refuses to know: where
//! it is sent.

use super::table::range;
use crate::record::Record;
use crate::report::{Source, places};

/// A text with all that is needed to look at the task again, and a place for the reader's own words.
pub fn report(task: &Record, source: Option<&Source>, version: &str, address: &str) -> String {
    let title = source.map_or(task.report.as_str(), |source| source.title.as_str());
    let place = source.map(|source| places([source])).unwrap_or_default();
    let lines = task.lines.map(|lines| format!("，第{}行", range(lines))).unwrap_or_default();
    let digest =
        source.and_then(|source| source.sha256.as_deref()).map(|sum| format!("\n原文 sha256：{sum}"));
    let lead = if task.lead.is_empty() { "无".to_owned() } else { task.lead.join("、") };
    format!(
        "【诺迹·纠错】\n任务：{}（{place} {title}{lines}）{}\n目标：{}\n进展：{}\n牵头单位：{lead}\n状态：{}（规则 {}）\n版本：{version}\n网址：{address}\n\n哪里不对：\n应当是：\n依据：\n",
        task.id,
        digest.unwrap_or_default(),
        task.goal,
        task.progress,
        task.judged().status.word(),
        task.judged().rule,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record, report as read};

    #[test]
    fn names_task_version_and_address() {
        let source = read::shipped().into_iter().find(|source| source.id == "r2020").unwrap();
        let task = &record::records(&read::read(&source))[4];
        let text = report(task, Some(&source), "0.1.0", "https://example.org/#/task/r2020-005");
        for word in [
            "任务：r2020-005（",
            "第",
            "版本：0.1.0",
            "https://example.org/#/task/r2020-005",
            &task.judged().rule,
        ] {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(text.contains(&task.goal) && text.ends_with("依据：\n"));
    }
}
