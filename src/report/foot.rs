//! The foot of a paper: who keeps the page, whom to call, what is said of the figures. In: the lines of a text, and which of
//! them are left out already. Out: the last lines that say such, marked with a reason. A label that stands above, too, is one
//! of the records' own and no foot.

use super::Reason;
use super::page::Line;
use super::text::is_blank;

/// More lines are no foot.
const MOST_LINES: usize = 12;
/// A label is no longer than this, a line of contacts no longer than that.
const LABEL_SIGNS: usize = 8;
const CONTACT_SIGNS: usize = 80;

/// Labels of contacts and of those who made the page.
const CONTACTS: &str = "联系人|联系电话|联系方式|联系单位|联系地址|咨询电话|监督电话|举报电话|电话|传真|邮箱|电子邮箱|网站标识码|编辑|责任编辑|\
    责编|审核|校对|供稿|撰稿|摄影|来源|信息来源|填报人|填表人|制表人|审核人|填报日期|填表日期|填报单位|制表单位";
/// Those that stand at the head of a page as well.
const OF_THE_PAGE: &str = "编辑|责任编辑|责编|来源|信息来源|审核|校对|填报单位|制表单位";
/// Labels of what is said of a table, and words of it.
const NOTES: &str = "说明|备注|注|填表说明|表注|附注";
const OF_A_TABLE: &str = "本表|表中|数据|统计|口径|填报|截至|截止|指标";
/// Labels of who keeps the page, and words of such.
const KEEPERS: &str = "主办|主办单位|承办|承办单位|版权所有";
const OF_A_KEEPER: &str = "人民政府|政府办|政务|网站|信息中心|电子政务|数据局";

/// Marks the foot; nothing above `floor`, counted from 0, is one.
pub fn mark(text: &str, lines: &[Line], floor: usize, marks: &mut [Option<Reason>]) {
    let mut left = MOST_LINES;
    for at in (floor..lines.len()).rev() {
        let line = &lines[at];
        if line.words.is_empty() || marks[at].is_some() {
            continue;
        }
        let Some((label, reason)) = foot(line.words.of(text)).filter(|_| left > 0) else { return };
        let above = text.get(..line.words.start).unwrap_or_default();
        if !is_one(OF_THE_PAGE, label) && names(above, label) {
            return;
        }
        marks[at] = Some(reason);
        left -= 1;
    }
}

fn is_one(list: &str, label: &str) -> bool {
    list.split('|').any(|word| word == label)
}

fn holds(list: &str, words: &str) -> bool {
    list.split('|').any(|word| words.contains(word))
}

/// The label of a line of the foot, and why it is left out.
fn foot(words: &str) -> Option<(&str, Reason)> {
    let (label, value) = words.split_once(['：', ':'])?;
    let label = label.trim_matches(is_blank);
    if label.chars().count() > LABEL_SIGNS || value.trim_matches(is_blank).is_empty() {
        return None;
    }
    let short = words.chars().take(CONTACT_SIGNS + 1).count() <= CONTACT_SIGNS;
    if short && is_one(CONTACTS, label) {
        Some((label, Reason::Metadata))
    } else if short && is_one(KEEPERS, label) && holds(OF_A_KEEPER, value) {
        Some((label, Reason::Navigation))
    } else {
        (is_one(NOTES, label) && holds(OF_A_TABLE, value)).then_some((label, Reason::Caption))
    }
}

/// Whether a text names the label, with its colon or as the head of a column.
fn names(above: &str, label: &str) -> bool {
    above.match_indices(label).any(|(at, _)| {
        let rest = above[at + label.len()..].trim_start_matches(['】', ']', '*']);
        let own = above[..at].chars().next_back().is_none_or(|sign| !super::text::is_han(sign));
        own && rest.starts_with(['：', ':', '\n', '\r', '\t', '|', ' ', '，', ','])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page;
    use crate::text::Lines;

    fn check(text: &str, want: &[(usize, Reason)]) {
        let lines = page::lines(text, &Lines::of(text));
        let mut marks = vec![None; lines.len()];
        mark(text, &lines, 0, &mut marks);
        let found: Vec<(usize, Reason)> =
            marks.iter().enumerate().filter_map(|(at, mark)| mark.map(|reason| (at, reason))).collect();
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn the_foot_is_told_from_the_last_record() {
        check(
            "1.新建公园。\n进展情况：已建成。\n说明：1.本表由各单位填报。\n联系人：张三　电话：12345678\n\n主办：某县人民政府办公室\n",
            &[(2, Reason::Caption), (3, Reason::Metadata), (5, Reason::Navigation)],
        );
        // Fields of the records.
        check("1.甲\n联系人：张三\n进展：已建成。\n2.乙\n进展：已建成。\n联系人：李四\n", &[]);
        check("任务：甲\n进展：已建成。\n主办：县教育局\n", &[]);
        check("任务：甲\n进展：正在施工。\n说明：因雨延期。\n", &[]);
        check("任务\t联系人\n甲\t张三\n联系人：李四\n", &[]);
        // Only what stands last.
        check("联系人：张三\n1.新建公园。\n", &[]);
    }
}
