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
}
