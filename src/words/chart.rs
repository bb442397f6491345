//! The texts of charts and of pages across reports. In: nothing. Out: a constant for each text. Refuses to
//! know: where it stands.

use super::Word;

words! {
    THREADS_SUBJECT: "主题", "Subject";
    THREADS_NO_SUBJECT: "只见于叙述性报告", "Only in narratives";
    THREADS_YEARS: "至少跨", "Over at least";
    THREADS_OF_YEARS: "{} 个年份", "{} years";
    THREADS_KIND: "内容", "Kind";
    THREADS_FIGURES: "数字指标", "Figures";
    THREADS_MATTERS: "事项", "Matters";
    SIDE_HINT: "选好两份报告，网址随之变化，可以收藏或转发。", "The address follows your choice; keep it or pass it on.";
    SIDE_SAME: "两边是同一份报告，请换一份。", "Both are the same report; choose another.";
    SIDE_UNKNOWN: "没有收录“{}”这份报告。", "There is no report “{}” here.";
    SIDE_THEMES: "主题", "Themes";
    SIDE_TASKS: "任务", "Tasks";
    UNIT_WITH_FINDING: "与 {} 个单位在同一项任务里出现过；最多的是{}，共 {} 项。条形按共同任务的状态分段。", "Named in the same task with {} units; most often with {}, in {} tasks. Bars are divided by the status of the shared tasks.";
    UNIT_WITH_CHART: "共同任务的状态", "Status of the shared tasks";
    CHART_OPEN: "图表", "Charts";
    CHART_KIND: "图表", "Chart";
    CHART_CLOSE: "收起图表", "Close the chart";
    CHART_UNKNOWN: "没有名为“{}”的图表，先看这一张。", "There is no chart “{}”; this one stands in.";
    CHART_EMPTY: "当前结果里没有任务。", "The current result holds no task.";
    CHART_KEYS: "图上每一块都可以点选，也可以用方向键逐块查看、回车选取。", "Every part of the chart can be chosen; arrow keys step through it, Enter chooses.";
    CHART_THEMES: "各主题任务状态", "Status of the tasks by theme";
    CHART_EACH: "每个主题一张小图", "A small chart for each theme";
    CHART_THEMES_FINDING: "{} 项任务分在 {} 个主题；任务最多的是“{}”（{} 项）。低于目标的 {} 项出自 {} 个主题。", "{} tasks in {} themes; most are in “{}” ({}). The {} below target come from {} themes.";
    CHART_THEMES_NONE: "{} 项任务分在 {} 个主题；任务最多的是“{}”（{} 项）。没有写明低于目标的任务。", "{} tasks in {} themes; most are in “{}” ({}). None is stated to be below its target.";
    CHART_LEAD: "各牵头单位的任务", "Tasks by lead unit";
    CHART_LEAD_FINDING: "{} 个单位牵头；任务最多的是{}（{} 项）。{} 项有牵头单位的任务中，{} 项没有可核对的数字，多少不代表好坏。", "{} units lead; most tasks: {} ({}). Of {} tasks with a lead unit {} have no figure to check by; more is neither better nor worse.";
    CHART_SPREAD_TITLE: "进度分布", "How far the tasks are";
    CHART_SPREAD_LEVEL: "{} 项期中任务里，{} 项给出了进度百分比，其中 {} 项低于序时线（{}）。{} 项没有给出，不能据此判断快慢。", "Of {} tasks inside a period {} give a percentage, {} of them below the schedule ({}). {} give none: nothing follows about their pace.";
    CHART_SPREAD: "{} 项任务里，{} 项给出了进度百分比，其中 {} 项达到 100%。{} 项没有给出，不能据此判断快慢。", "Of {} tasks {} give a percentage, {} of them 100 %. {} give none: nothing follows about their pace.";
    CHART_NO_PERCENT: "{} 项任务都没有给出进度百分比。", "None of the {} tasks gives a percentage.";
    CHART_LEVEL: "序时 {}", "schedule {}";
    CHART_BELOW: "低于序时线", "Below the schedule";
    CHART_REACHED: "达到序时线", "At or above the schedule";
    CHART_TASKS: "任务数", "Tasks";
    CHART_MEAN: "平均进度", "Mean progress";
    CHART_MEAN_THEME: "各主题平均进度", "Mean progress by theme";
    CHART_MEAN_LEAD: "各牵头单位平均进度", "Mean progress by lead unit";
    CHART_MEAN_FINDING: "{} 组有进度数字：平均进度最高的是“{}”（{}），最低的是“{}”（{}）。{} 项任务没有进度数字，不计入平均。", "{} groups have figures: the highest mean is “{}” ({}), the lowest “{}” ({}). {} tasks give no figure and are left out of the means.";
    CHART_TOLD: "有进度数字的任务", "Tasks with a figure";
    CHART_UNTOLD: "没有进度数字的任务", "Tasks without a figure";
    CHART_TARGETS: "数字目标完成得怎样", "Targets and results";
    CHART_TARGETS_FINDING: "{} 个数字目标有结果可比：{} 个超过，{} 个达到，{} 个低于。另有 {} 项任务没有可核对的数字。", "{} targets can be compared with a result: {} above, {} met, {} below. {} more tasks have no figure to check by.";
    CHART_MISSED: "低于目标的数字", "Figures below their target";
    CHART_MISSED_FINDING: "{} 个可比的数字目标中，{} 个低于目标；差距最大的是{}。另有 {} 项任务没有可核对的数字。", "Of {} targets that can be compared {} were missed; the widest gap: {}. {} more tasks have no figure to check by.";
    CHART_NONE_MISSED: "{} 个可比的数字目标，没有低于目标的。另有 {} 项任务没有可核对的数字。", "Of {} targets that can be compared none was missed. {} more tasks have no figure to check by.";
    CHART_FIGURE: "数字（任务编号）", "Figure (task)";
    CHART_ATTAINED: "为目标的", "Of the target";
    CHART_TAKE: "取走图表", "Take the chart";
    CHART_CSV: "数字（CSV）", "Numbers (CSV)";
    CHART_COPY: "复制图片", "Copy the picture";
    CHART_NOT_COPIED: "浏览器不允许复制图片，请改存 PNG。", "The browser does not allow copying pictures; save the PNG.";
    CHART_ALL: "无（全部任务）", "none (all tasks)";
    CHART_FILTERS: "筛选：{}。", "Filters: {}.";
    CHART_DATE: "制图日期：{}", "Drawn on {}";
    CHART_UNITS_FINDING: "下面列出的 {} 个单位里，{} 个有牵头任务；每条按状态分段。牵头任务共 {} 项次，其中 {} 项次没有可核对的数字。", "Of the {} units listed {} lead tasks; each bar is divided by status. {} tasks led in all, {} of them without a figure to check by.";
    OVERVIEW_PROMISED: "承诺了什么", "What was promised";
    OVERVIEW_DONE: "做到了多少", "What is done";
    OVERVIEW_PACE: "按时间进度走得怎样", "Is it on schedule";
    OVERVIEW_MISSED: "哪些数字没有达到", "Which figures fell short";
    OVERVIEW_OPEN: "哪些无法判断", "What cannot be judged";
    OVERVIEW_LATEST: "以{}报告为例。", "From the report of {}.";
    OVERVIEW_UNKNOWN: "{} 项任务中，{} 项没有可核对的数字：只能看到报告怎么说，不能用数字核对。", "Of {} tasks {} have no figure to check by: what the report says can be read, not checked.";
}
