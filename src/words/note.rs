//! The texts of the reader's own notes. In: nothing. Out: a constant for each text. Refuses to know: where it
//! stands.

use super::Word;

words! {
    NOTE_VERDICT: "我的判断", "My verdict";
    NOTE_DEADLINE: "督办期限", "Deadline";
    VERDICT_AGREE: "同意", "Agree";
    VERDICT_DOUBT: "存疑", "Doubtful";
    VERDICT_WRONG: "有误", "Wrong";
    DEADLINE_OVERDUE: "已逾期", "Overdue";
    DEADLINE_OPEN: "未到期", "Not due yet";
    DEADLINE_STRUCK: "已销号", "Struck off";
    UNREADABLE_BIG: "内容太大（{} MB），不像是批注文件。", "Too large ({} MB) for a file of notes.";
    UNREADABLE_JSON: "不是完整的 JSON：第 {} 行第 {} 列读不下去。", "Not whole JSON: reading stops at line {}, column {}.";
    UNREADABLE_OTHER: "这不是诺迹的批注文件。", "This is no file of notes of Nuoji.";
    UNREADABLE_NEWER: "由更新版的诺迹写成（格式 {}），请刷新页面后再试。", "Written by a newer Nuoji (format {}); reload the page and try again.";
    UNREADABLE_ID: "有的批注没有可用的任务编号。", "A note has no task id that can be used.";
    UNREADABLE_CUT: "链接不完整，可能在转发时被截断了。", "The link is not whole; it may have been cut on its way.";
    UNREADABLE_FIELD: "{} 一项不合格式。", "The field {} is not as it should be.";
    UNREADABLE_VALUE: "{} 的 {} 一项不合格式。", "In {}, the field {} is not as it should be.";
    SHARE_TOO_LONG: "链接会有 {} kB，超过 8 kB，发出去容易被截断。请少选几条，或导出文件再发送。", "The link would be {} kB, above 8 kB, and may be cut on its way. Choose fewer notes, or export a file and send that.";
    NOTE_REASON: "理由（可不填）", "Reason (optional)";
    NOTE_DATES: "核对与督办", "Checking and follow-up";
    NOTE_CHECKED: "核对日期", "Checked on";
    NOTE_STRUCK: "销号日期", "Struck off on";
    NOTE_TODAY: "今天", "Today";
    NOTE_TIMES: "写于 {}，改于 {}", "Written {}, changed {}";
    NOTE_CHANGED: "改于 {}", "Changed {}";
    NOTE_LINKS: "批注里的链接", "Links in the note";
    TAG_ON: "用在 {} 条批注上", "on {} notes";
    QUOTE_TITLE: "摘句批注", "Notes on the words";
    QUOTE_HINT: "在目标、进展或原文里选中一段文字，就可以对它写批注。", "Select words in the goal, the progress or the source to note something on them.";
    QUOTE_ADD: "批注这段文字", "Note on these words";
    QUOTE_REMARK: "对这段文字的批注", "What you note on these words";
    QUOTE_DROP: "删除这条摘句", "Remove";
    QUOTE_LOST: "找不到原文", "Words not found";
    QUOTE_LOST_HINT: "报告重新读取后，这些文字不在原来的地方了。批注仍然保留。", "The report is read differently now and these words are not where they were. The notes are kept.";
    CLASH_TOLD: "另一个窗口也改了这条批注。上面用的是较新的一份，另一份是：", "Another window changed this note too. The newer text is in use; the other one is:";
    CLASH_BOTH: "两份都留", "Keep both";
    CLASH_DONE: "知道了", "Leave it";
    LENT_TITLE: "链接里别人的批注（只读）", "Someone’s note from the link (read-only)";
    LENT_TAKE: "收进我的批注", "Take it into my notes";
}
