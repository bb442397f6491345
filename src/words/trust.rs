//! The texts by which statements are checked: source, method, citations. In: nothing. Out: a constant for
//! each text. Refuses to know: where it stands.

use super::Word;

words! {
    SOURCE_TITLE: "报告原文", "The report as published";
    SOURCE_MISSING: "没有这份报告：{}", "There is no report “{}”.";
    SOURCE_PUBLISHER: "发布机构", "Publisher";
    SOURCE_PUBLISHED: "发布日期", "Published";
    SOURCE_INDEX_NO: "索引号", "Index no.";
    SOURCE_PERIOD: "报告期", "Period";
    SOURCE_TASKS: "任务数", "Tasks";
    SOURCE_LINES: "行数", "Lines";
    SOURCE_OUTLINE: "目录", "Outline";
    SOURCE_LEFT_OUT: "未采用：{}", "Left out: {}";
    SOURCE_OPEN_TASK: "打开任务 {}", "Open task {}";
    SOURCE_YEAR_END: "{} 年全年", "{}, full year";
    SOURCE_TO_MONTH: "{} 年 1—{} 月", "{}, to month {}";
    LEFT_TITLE: "标题", "title";
    LEFT_METADATA: "页面信息", "page information";
    LEFT_NAVIGATION: "网页导航", "page navigation";
    LEFT_COPY: "正文的第二份副本", "second copy of the text";
    LEFT_HEADS: "表头", "column heads";
    LEFT_COLUMN: "没有对应字段的栏目", "a column without a field";
    LEFT_CAPTION: "图片说明", "photo caption";
    LEFT_REPEATED: "重复印出的内容", "printed again";
    LEFT_RULE: "行间的分隔线", "a line drawn between rows";
    LEFT_DASH: "表示空缺的符号", "a sign for nothing";
    LEFT_UNREAD: "没有读出任务的行", "a row without a task";
    ABOUT_TITLE: "方法与边界", "Method and limits";
    ABOUT_RULES: "状态是怎么判定的", "How a status is decided";
    ABOUT_RULES_LEAD: "规则自上而下，先符合者为准。年终报告先看数字，再看措辞；年中报告只看报告给出的百分比。", "Rules are tried from the top; the first that fits decides. Year-end reports go by figures first, then words; in-year reports by the printed percentage alone.";
    ABOUT_LIMITS: "它不做什么", "What it does not do";
    ABOUT_LIMIT_SERVER: "没有服务器，没有账号，不向任何地方发送数据。", "No server, no account; nothing is sent anywhere.";
    ABOUT_LIMIT_JUDGE: "只说报告写了什么、数字意味着什么，不评价人，不给单位排名。", "It says what was published and what follows from the figures. It judges no person and ranks no unit.";
    ABOUT_LIMIT_TEXT: "原文一字不改；笔误也照录。", "The source is never changed by a character; slips of the pen are kept.";
    ABOUT_LIMIT_ERROR: "程序读得不一定全对，所以每一条都能点回原文。", "The program may misread; therefore each task leads back to the source.";
    ABOUT_PACE: "序时进度怎么算", "How the schedule is judged";
    ABOUT_PACE_NOT: "欠序时只是说比时间进度慢，不等于没有完成，更不等于失败。", "Behind schedule means slower than the calendar. It does not mean failed.";
    QUALITY_TITLE: "每份报告读得怎样", "How well each report was read";
    QUALITY_MISSING: "空缺字段", "Fields missing";
    QUALITY_INHERITED: "沿用上一行", "Taken from the row above";
    QUALITY_UNMATCHED: "没有对应数字的目标", "Targets without an answer";
    QUALITY_LEFT_OUT: "未采用的字数", "Characters left out";
}
