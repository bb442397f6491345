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
}
