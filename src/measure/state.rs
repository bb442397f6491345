//! The publisher's own word for the state of a task, from a column of such words: 已完成, 推进中. In: the cell, and whether
//! the year is over. Out: the status it says; none for a word that says none of them, such as 是 or 已启动. Refuses to know:
//! the rules' order, and whether the word is true.

use super::Status;

/// What a state is called; compared as a whole, since 未完成 holds 完成.
const STATES: &[(Status, &str)] = &[
    (Status::Exceeded, "超额完成|已超额完成|超计划完成|超目标完成|超额达成"),
    (
        Status::Done,
        "完成|已完成|已经完成|全部完成|已全部完成|全面完成|按期完成|按时完成|如期完成|提前完成|完成目标|\
         完成任务|已完成目标|已完成任务|完成年度目标|完成年度任务|已完成年度目标|已完成年度任务|\
         完成全年目标|完成全年任务|办结|已办结|辦結|已辦結|销号|已销号|已落实|已竣工|已完工|已建成|已投用|\
         已达成|已實現|已实现",
    ),
    (
        Status::Ongoing,
        "推进中|正在推进|有序推进|正常推进|顺利推进|持续推进|稳步推进|加快推进|按序推进|按序时推进|\
         按计划推进|序时推进|推進中|持續推進|進行中|进行中|正在进行|实施中|正在实施|執行中|办理中|正在办理|\
         辦理中|建设中|在建|正在建设|施工中|正在施工|基本完成|部分完成|未办结|未销号",
    ),
    (
        Status::Halted,
        "暂停|已暂停|停工|已停工|停办|已停办|停建|取消|已取消|终止|已终止|中止|已中止|延期|已延期|暂缓|已暂缓|缓建|\
         暫停|已暫停|延後",
    ),
];

/// Said of the schedule while the year lasts: the task goes on. Of a year that is over they say too little.
const WITHIN_YEAR: &str = "正常|滞后|进度滞后|推进缓慢|达序|未达序|达序时|未达序时|达到序时|未达到序时|超序时|欠序时|符合序时|未完成|尚未完成";

/// Said at the year's end.
const YEAR_END: &[(Status, &str)] = &[
    (Status::Done, "达标|已达标|达到目标|已达目标"),
    (Status::Short, "未完成|尚未完成|未达标|未达目标|未实现|未按期完成"),
];

/// The status that the publisher's word says.
pub fn said(cell: &str, year_end: bool) -> Option<Status> {
    let word = cell.trim_matches(|sign: char| !sign.is_alphanumeric());
    let within = [(Status::Ongoing, WITHIN_YEAR)];
    let timed: &[_] = if year_end { YEAR_END } else { &within };
    let is_in = |words: &str| words.split('|').any(|one| one == word);
    STATES.iter().chain(timed).find(|(_, words)| is_in(words)).map(|(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, within: Option<Status>, at_end: Option<Status>) {
        assert_eq!([said(cell, false), said(cell, true)], [within, at_end], "{cell}");
    }

    #[test]
    fn says_what_the_publisher_says() {
        let both = |status| (Some(status), Some(status));
        for (cell, (within, at_end)) in [
            ("已完成", both(Status::Done)),
            ("（已办结）", both(Status::Done)),
            ("√ 完成。", both(Status::Done)),
            ("超额完成", both(Status::Exceeded)),
            ("推进中", both(Status::Ongoing)),
            ("基本完成", both(Status::Ongoing)),
            ("已取消", both(Status::Halted)),
        ] {
            check(cell, within, at_end);
        }
    }

    #[test]
    fn what_is_said_of_the_schedule_holds_within_the_year() {
        check("欠序时", Some(Status::Ongoing), None);
        check("未完成", Some(Status::Ongoing), Some(Status::Short));
        check("达标", None, Some(Status::Done));
    }

    #[test]
    fn other_words_say_none() {
        for cell in ["", "是", "否", "已开工", "未启动", "完成80%", "未全部完成", "Completed", "A", "√", "12"]
        {
            check(cell, None, None);
        }
    }
}
