//! The table of texts. In: nothing. Out: a constant for each text. Refuses to know: where it stands.

use super::Word;

macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(pub const $name: Word = Word { zh: $zh, en: $en };)*
        /// All texts by name, for the test that looks for gaps and leftovers.
        #[cfg(test)]
        pub const ALL: &[(&str, Word)] = &[$((stringify!($name), $name)),*];
    };
}

words! {
    BRAND: "诺迹", "Nuoji";
    BRAND_NOTE: "政府承诺的下落", "Traces of promises";
    SKIP: "跳到正文", "Skip to content";
    NAV_LABEL: "主导航", "Main navigation";
    NAV_OVERVIEW: "总览", "Overview";
    NAV_TASKS: "任务", "Tasks";
    NAV_UNITS: "单位", "Units";
    NAV_THREADS: "跨年线索", "Threads";
    NAV_NOTES: "我的批注", "My notes";
    NAV_ABOUT: "方法", "Method";
    LOOK_DARK: "深色", "Dark";
    LOOK_LARGE: "长辈版", "Large print";
    LOOK_LANG: "English", "中文";
    FOOT_LOCAL: "全部内容都在您的浏览器里运行：没有服务器，不记录访问，批注只存在本机。", "Everything runs in your browser: no server, no tracking; notes stay on this device.";
    FOOT_PLAIN: "纯文字版", "Plain text version";
    FOOT_SOURCE: "数据来自政府主动公开的报告，原文一字未改。", "Data: reports published by the government, not a character changed.";

    STATUS_EXCEEDED: "超额完成", "Exceeded";
    STATUS_DONE: "已完成", "Done";
    STATUS_ONGOING: "推进中", "Under way";
    STATUS_REPORTED: "已报进展", "Progress reported";
    STATUS_SHORT: "未达目标", "Below target";
    STATUS_HALTED: "停办", "Halted";
    STATUS_NODATA: "数据未出", "Figures not out";
    CHECK_EXCEEDED: "超过目标", "Above target";
    CHECK_MET: "达到目标", "Target met";
    CHECK_SHORT: "低于目标", "Below target";
    CHECK_UNKNOWN: "无法核对", "Cannot be checked";
    PACE_AHEAD: "超序时", "Ahead of schedule";
    PACE_ON: "符合序时", "On schedule";
    PACE_BEHIND: "欠序时", "Behind schedule";

    FIELD_ID: "编号", "Id";
    FIELD_REPORT: "报告", "Report";
    FIELD_YEAR: "年份", "Year";
    FIELD_THEME: "项目名称", "Theme";
    FIELD_NO: "序号", "No.";
    FIELD_GOAL: "目标任务", "Goal";
    FIELD_LEAD: "牵头单位", "Lead unit";
    FIELD_SUPPORT: "责任单位", "Supporting units";
    FIELD_PROGRESS: "进展情况", "Progress";
    FIELD_PERCENT: "进度", "Percent";
    FIELD_STATUS: "状态", "Status";
    FIELD_CHECK: "数字核对", "Check by figures";
    FIELD_PACE: "序时", "Schedule";
    FIELD_MEASURED: "量化目标", "Quantified target";
    FIELD_DOUBT: "存疑", "Doubts";
    FIELD_NOTED: "批注", "Note";
    FIELD_STARRED: "星标", "Starred";
    FIELD_LINES: "原文行号", "Lines in the source";

    VALUE_YES: "有", "Yes";
    VALUE_NO: "没有", "No";
    VALUE_NONE: "未列出", "None given";
    NOT_STATED: "未注明", "Not stated";

    SEARCH_LABEL: "搜索任务", "Search tasks";
    SEARCH_HINT: "搜目标、进展、单位，如 老旧小区", "Search goals, progress, units";
    SEARCH_HELP: "搜索语法", "Search syntax";
    SEARCH_HELP_AND: "空格：同时包含", "space: both";
    SEARCH_HELP_OR: "竖线 |：任一即可", "bar |: either";
    SEARCH_HELP_NOT: "减号 -词：不包含", "minus -word: without";
    SEARCH_HELP_PHRASE: "引号 \"词 组\"：整句匹配", "quotes \"a b\": exact phrase";
    SEARCH_HELP_FIELD: "限定字段：goal: progress: theme: lead: support: note: id:", "one field: goal: progress: theme: lead: support: note: id:";
    SEARCH_HELP_FOLD: "全角半角、大小写、繁简、中文数字都视作相同。", "Widths, case, traditional/simplified and Chinese numerals are treated alike.";
    SEARCH_CLEAR: "清空搜索", "Clear search";

    TASKS_TITLE: "任务", "Tasks";
    TASKS_TOTAL: "项任务", "tasks";
    TASKS_FILTERS: "筛选", "Filters";
    TASKS_CLEAR: "全部清除", "Clear all";
    TASKS_REMOVE: "去掉条件：{}", "Remove filter: {}";
    TASKS_EMPTY: "没有符合条件的任务。", "No task matches.";
    TASKS_EMPTY_HINT: "可以去掉一个条件，或换一个词试试。", "Remove a filter or try another word.";
    TASKS_FOUND: "找到 {} 项任务", "{} tasks found";
    TASKS_MORE: "显示全部 {} 项", "Show all {}";
    TASKS_LESS: "收起", "Show fewer";
    TASKS_ONLY: "只看", "only";
    TASKS_FACET_FIND: "在{}中查找", "Find in {}";
    TASKS_SORT_BY: "按{}排序", "Sort by {}";
    TASKS_OPEN: "打开", "Open";
    TASKS_NOTICE: "地址里有看不懂的条件，已忽略：{}", "Ignored in the address: {}";
    TASKS_CAPTION: "任务表", "Table of tasks";
    TASKS_SHOW: "查看结果", "Show results";

    TASK_MISSING: "没有编号为“{}”的任务。", "There is no task “{}”.";
    TASK_MISSING_HINT: "链接可能来自另一份报告。可以在任务表里搜索。", "The link may come from another report. Try searching the table.";
    TASK_WHY: "为什么是“{}”", "Why “{}”";
    TASK_CLAIM: "原文的说法", "What the words say";
    TASK_CHECK: "数字的核对", "What the figures say";
    TASK_RULE: "判定规则", "Rule";
    TASK_MEASURES: "量化目标", "Quantified targets";
    TASK_TARGET: "目标", "Target";
    TASK_ACTUAL: "实际", "Actual";
    TASK_NO_FIGURE: "原文未给出对应数字", "No figure printed for it";
    TASK_SOURCE: "在原文中查看", "See it in the source";
    TASK_SOURCE_LINES: "原文第 {}–{} 行", "Lines {}–{} of the source";
    TASK_SOURCE_TITLE: "原文", "The source";
    TASK_PREVIOUS: "上一项", "Previous";
    TASK_NEXT: "下一项", "Next";
    TASK_BACK: "返回任务表", "Back to the table";
    TASK_INHERITED: "表格合并单元格，沿用上一行", "merged cell, taken from the row above";
    TASK_PERCENT: "完成进度 {}", "Reported progress {}";
    TASK_EXPECTED: "按时间应达 {}", "Expected by time {}";
    TASK_NOTE: "我的批注", "My note";
    TASK_NOTE_HINT: "写给自己看的话。边写边存，只存在这台设备上。", "For your own eyes. Saved as you type, on this device only.";
    TASK_STAR: "加星标", "Star";
    TASK_UNSTAR: "取消星标", "Unstar";
    TASK_TAGS: "标签", "Tags";
    TASK_TAG_ADD: "添加标签，回车确认", "Add a tag, press Enter";
    TASK_TAG_REMOVE: "去掉标签 {}", "Remove tag {}";
    TASK_SAVED: "已保存在本机", "Saved on this device";
    TASK_NOTHING: "原文此处没有内容", "Nothing is printed here";
    TASK_DOUBTS: "读取时的疑点", "Doubts in reading";

    STORE_DENIED: "浏览器不允许本页保存内容（可能是无痕窗口）。批注关闭后会丢失，请先复制或导出。", "The browser does not let this page store anything (a private window?). Copy your notes before you close it.";
    STORE_FULL: "浏览器的存储空间已满，最新的批注还没有存下。请导出或删掉一些批注。", "Browser storage is full; the newest note is not saved. Export or remove some notes.";
    STORE_UNREADABLE: "本机已有的批注读不出来，原样保留在一旁，没有覆盖。", "The stored notes cannot be read; they are kept aside, not overwritten.";

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

    OVERVIEW_TITLE: "政府工作报告里承诺的事，后来怎样了？", "What became of the promises in the Government Work Report?";
    OVERVIEW_LEAD: "收录 {} 份公开报告（{}—{} 年），{} 项任务。每一项都能点回原文，数字逐条核对。", "{} published reports ({}–{}), {} tasks. Each leads back to the source's own words; figures are checked one by one.";
    OVERVIEW_CHART: "各报告任务状态", "Status of the tasks by report";
    OVERVIEW_REPORTS: "收录的报告", "The reports";
    OVERVIEW_START: "从这里开始", "Start here";
    OVERVIEW_NARRATIVE: "叙述性报告，可读原文", "A narrative; read the text";
    OVERVIEW_SENTENCE_END: "{} 项任务中，{} 项已完成或超额完成，{} 项推进中，{} 项低于目标，{} 项停办。另有 {} 项报告只写了进展，{} 项数据未出，不能据此判断是否完成。", "Of {} tasks {} are done or exceeded, {} under way, {} below target, {} halted. For {} the report only tells progress and for {} figures are not out: nothing follows about completion.";
    OVERVIEW_NUMBERS: "看数字", "Show the numbers";
    OVERVIEW_READ: "阅读原文", "Read the source";
    OVERVIEW_SEE: "查看 {} 项任务", "See {} tasks";
    CLAIM_NONE: "没有说是否完成", "Says nothing about completion";
    TASK_DECIDED: "依据的原话：", "Decided by the words:";
    TASK_NOT_UNDONE: "这不等于没有完成：报告没有给出足以判断的说法或数字。", "This does not mean “not done”: the report gives no words or figures to tell by.";
    TASK_SUBJECT: "指标", "Subject";
    TASK_FACTS: "单位与编号", "Units and numbers";
    TASK_NEIGHBOURS: "前后任务", "Neighbouring tasks";
    SEARCH_GO: "搜索", "Search";
    LOOK_LANG_CODE: "en", "zh-CN";
    NOTES_TITLE: "我的批注", "My notes";
    NOTES_EMPTY: "还没有批注。", "No notes yet.";
    NOTES_EMPTY_HINT: "打开任意一项任务，在右侧写下批注或加上星标，就会出现在这里。", "Open any task and write a note or star it; it will appear here.";
    NOTES_LOCAL: "批注只存在这台设备的浏览器里。清除浏览数据会一并删除，请记得导出。", "Notes live only in this browser on this device. Clearing its data removes them; remember to export.";
    NOTES_EXPORT: "导出批注", "Export notes";
    NOTES_COUNT: "{} 条批注", "{} notes";
    ABOUT_TITLE: "方法与边界", "Method and limits";
    ABOUT_RULES: "状态是怎么判定的", "How a status is decided";
    ABOUT_RULES_LEAD: "规则自上而下，先符合者为准。年终报告先看数字，再看措辞；年中报告只看报告给出的百分比。", "Rules are tried from the top; the first that fits decides. Year-end reports go by figures first, then words; in-year reports by the printed percentage alone.";
    ABOUT_LIMITS: "它不做什么", "What it does not do";
    ABOUT_LIMIT_SERVER: "没有服务器，没有账号，不向任何地方发送数据。", "No server, no account; nothing is sent anywhere.";
    ABOUT_LIMIT_JUDGE: "只说报告写了什么、数字意味着什么，不评价人，不给单位排名。", "It says what was published and what follows from the figures. It judges no person and ranks no unit.";
    ABOUT_LIMIT_TEXT: "原文一字不改；笔误也照录。", "The source is never changed by a character; slips of the pen are kept.";
    ABOUT_LIMIT_ERROR: "程序读得不一定全对，所以每一条都能点回原文。", "The program may misread; therefore each task leads back to the source.";
    ABOUT_RULE: "规则", "Rule";
    COLUMN_EXPECTED: "序时应达", "Expected by time";
    PERCENT_FROM: "{}% 及以上", "{}% and above";
    PERCENT_TO: "{}% 以下", "below {}%";
    PERCENT_BETWEEN: "{}%—{}%", "{}%–{}%";
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
    NOTES_EXPORT_FAILED: "浏览器没有保存文件，批注仍在这里。", "The browser did not save the file; your notes are still here.";
    FLAW_OPEN_QUOTE: "引号没有配对，已当作到末尾为止的一句。", "A quotation mark is not closed: read as a phrase to the end.";
    FLAW_UNKNOWN_FIELD: "冒号前不是可以限定的字段，已当作普通文字。", "The word before the colon names no field: read as plain text.";
    FLAW_NO_WORD: "有一处缺少要搜的词，已略过。", "A word is missing; that part was left out.";
    FLAW_LONE_BAR: "竖线一侧没有词，已略过。", "A bar has nothing on one side; it was left out.";
    TASK_WAITING: "正在输入…", "Typing…";
    STORE_MET: "另一个窗口也改了同一条批注：已采用较新的一份，另一份在批注页的回收站里。", "Another window changed the same note: the newer one is used, the other lies in the bin on the notes page.";
}
