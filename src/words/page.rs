//! The texts of the first page, a task's page and of what a reader passes on. In: nothing. Out: a constant for each
//! text. Refuses to know: where it stands.

use super::Word;

words! {
    6;
    SKIP_TABLE: "跳到任务表", "Skip to the table of tasks";
    KEYS_FACET: "在一组筛选项之间移动；按 → 可选“只看”", "move within a group of filters; → leads to “only”";
    TOOLS_MORE: "更多", "More";
    COPIED_ALL: "已复制全部 {} 项任务（当前显示的各列），不止屏幕上的这些行。", "Copied all {} tasks (the columns shown), not only the rows on the screen.";
    GIST_LEAD: "牵头", "Led by";
    GIST_SUPPORT: "责任", "With";
    GIST_NO_LEAD: "未列牵头单位", "no lead unit given";
    GIST_MORE: "等 {} 个单位", "and others, {} in all";
    GIST_CLAIM: "报告的说法：{}", "In the report's words: {}";
    GIST_NO_FIGURES: "没有量化目标，不能用数字核对", "no target figure to check by";
    GIST_FIGURES: "量化目标 {} 个：{}", "Target figures: {} ({})";
    GIST_COUNT: "{} 个{}", "{} {}";
    KEY: "图例", "Key";
    RULE_IDS: "规则编号", "Rules";
    TO_NOTE: "写批注", "Write a note";
    SHARE_HERE: "分享", "Share";
    SHARE_COPIED: "已复制一句话和链接，可以粘贴发送。", "A sentence and the link are copied, ready to paste.";
    SHARE_SENTENCE: "复制这句话和链接", "Copy the sentence and the link";
    SHARE_TASK: "{}政府承诺：“{}”（{}）。报告：“{}”。状态：{}。", "{}: the government promised “{}” ({}). Reported: “{}”. Status: {}.";
    SHARE_TASKS: "{}政府任务（{}）：{}", "Government tasks, {} ({}): {}";
    SHARE_ALL: "全部", "all";
    NOT_UNDONE: "（不等于没有完成）", " (which does not mean “not done”)";

    SENTENCE_OF: "{} 项任务中，{}。", "{} tasks: {}.";
    SENTENCE_DONE: "{} 项已完成或超额完成", "{} done or exceeded";
    SENTENCE_ONGOING: "{} 项推进中", "{} under way";
    SENTENCE_SHORT: "{} 项未达目标", "{} short of target";
    SENTENCE_HALTED: "{} 项停办或延期", "{} halted or postponed";
    SENTENCE_REPORTED: "{} 项只报了进展", "{} with progress alone";
    SENTENCE_NODATA: "{} 项数据未出", "{} with figures not out";
    SENTENCE_ALSO: "另有 {}，不能据此判断是否完成。", " Nothing follows about completion for the others: {}.";
    SENTENCE_ONLY: "{} 项任务中，{}，不能据此判断是否完成。", "{} tasks: {}; nothing follows about completion.";

    LIST_SHORT: "哪些事没有达到目标", "What was not reached";
    LIST_SHORT_FINDING: "{}的任务中，{}。没有可核对数字的不在其中，见下文。", "{}: {}. Tasks without a figure to check by are not among them; see below.";
    LIST_NONE: "没有判为未达目标、停办或延期的任务。", "No task is judged short of target, halted or postponed.";
    LIST_BEHIND: "哪些事进度慢了", "What is behind schedule";
    LIST_BEHIND_FINDING: "{}：{} 项任务欠序时。", "{}: tasks behind schedule: {}.";
    LIST_BEHIND_NONE: "{}：没有任务欠序时。", "{}: no task is behind schedule.";
    LIST_UNKNOWN: "哪些事无法用数字核对", "What no figure can check";
    LIST_UNKNOWN_FINDING: "全部 {} 项任务中，{} 项没有可核对的数字：只能看到报告怎么说。", "Of {} tasks {} have no figure to check by: only the report's words can be read.";
    LIST_UNKNOWN_NONE: "全部 {} 项任务都有可核对的数字。", "Each of the {} tasks has a figure to check by.";
    LIST_ALL: "查看全部 {} 项", "See all {}";
    LIST_GAP: "{}：目标 {}，实际 {}", "{}: target {}, actual {}";
    LIST_OF: "{}：{} 项中的 {} 项", "{}: {} tasks, of them {}";
    LIST_ALL_REPORTS: "各份报告", "All reports";

    IN_CHINESE: "报告都是中文，一律照录原文。单位、主题和指标的名称附有固定的英文；请用中文搜索，或从下面的词开始。", "The reports are in Chinese and are shown in their own words. Names of units, themes and figures are given in English from a fixed list; search in Chinese, or begin with one of the words below.";
    IN_CHINESE_SHORT: "任务照录中文原文。", "Tasks are quoted in Chinese, as published.";

    UNIT_LEADS: "牵头 {} 项任务", "leads {} tasks";
    UNIT_SUPPORTS: "在 {} 项任务中列为责任单位", "supports {} tasks";
    UNIT_OPEN: "牵头的任务中，{} 项没有可核对的数字，比较各状态的项数时请留意。", " For {} of the tasks led there is no figure to check by: read the mix of statuses with that in mind.";
    UNIT_DOES: "{}。", "{}.";

    AIM_BETTER: "{} 个优于目标", "{} better than target";
    AIM_MET: "{} 个达到目标", "{} met";
    AIM_SHORT: "{} 个未达目标", "{} short";
    AIM_OF: "{} 个量化目标有结果可比：{}。", "{} targets can be compared with a result: {}.";
    AIM_NONE: "没有量化目标有结果可比。", "No target can be compared with a result.";
    AIM_UNCHECKED: "另有 {} 项任务没有可核对的数字。", " {} more tasks have no figure to check by.";
    OF_YEAR: "{}（{} 年）", "{} ({})";
    CHART_FIGURE_YEAR: "指标（年份）", "Figure (year)";

    ABOUT_CONTENTS: "本页内容", "On this page";
    ABOUT_EXAMPLES: "例子", "Examples";
    ABOUT_TABLE: "看表格", "Show the table";
    ABOUT_WRITE: "发现错误怎么办", "When something is wrong";
    ABOUT_WRITE_TO: "诺迹没有后台，也不知道是谁在维护您打开的这一份，所以这里没有信箱。纠错这样进行：", "Nuoji has no server and does not know who keeps the copy that you opened, so there is no mailbox here. Corrections go like this:";
    ABOUT_WRITE_COPY: "打开有误的任务，点“复制纠错内容”：编号、行号、版本、网址都在里面，再写上哪里不对、依据是什么。", "Open the task and choose “Copy a fault report”: id, lines, version and address are in it; add what is wrong and why.";
    ABOUT_WRITE_SEND: "发给向您提供诺迹的人或网站：是谁放上网的，就由谁更正。", "Send it to the person or site that gave you Nuoji: whoever published this copy corrects it.";
    ABOUT_WRITE_MEND: "维护者对照原文核实。属于读取或规则有误的，改规则，不单改这一条，并为这类错误加一项测试。", "The keeper checks it against the source. Where reading or a rule was wrong, the rule is mended, not the one record, and a test is added for the kind.";
    ABOUT_WRITE_LIST: "改动随下一个版本列入下面的“更正记录”：原来是什么，现在是什么。", "The change is listed below under “Corrections” with the next version: what it was, what it is.";
    ABOUT_WRITE_SOURCE: "报告本身有误的，请向发布报告的政府部门反映；诺迹照录原文，不作改动。", "Where the report itself is wrong, tell the office that published it; Nuoji keeps the source as it is.";
}
