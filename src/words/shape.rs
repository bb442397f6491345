//! The texts of the table's shape. In: nothing. Out: a constant for each text.
//! Refuses to know: where it stands.

use super::Word;

words! {
    5;
    COLUMN_BEFORE: "把“{}”往前移", "Move “{}” earlier";
    COLUMN_AFTER: "把“{}”往后移", "Move “{}” later";
    FREEZE_LABEL: "冻结列", "Freeze columns";
    FREEZE_NONE: "不冻结列", "No frozen columns";
    FREEZE: "冻结前 {} 列", "Freeze the first {}";
    SEARCH_HELP_ALIKE: "同一个意思的写法一起找（停车位也找停车泊位），拼音和首字母也能找；只要原词，请加引号。", "Words that mean the same are found together, pinyin and first letters too; quotes ask for the very word.";
    TASKS_ALIKE: "一并找了：{}", "also looked for: {}";
    TASKS_GOALS_FIRST: "目标任务里有的排在前面", "tasks with the words in their goal come first";
    INSTEAD_UNFILTERED: "去掉筛选条件，有 {} 项", "Without the filters: {} tasks";
    INSTEAD_TEXT: "改搜“{}”，有 {} 项", "Search for “{}” instead: {} tasks";
    FIELD_REPORT_TITLE: "报告名称", "Report title";
    FIELD_OP: "比较", "Comparison";
    FIELD_GAP: "差额", "Gap";
    FIELD_UNIT: "计量单位", "Unit of measure";
    FIGURE_UNTOLD: "原文未给出", "Not given";
    FIGURE_MORE: "另有 {} 项", "{} more";
    FIGURE_POINTS: "个百分点", "points";
    SORT_LABEL: "排列顺序", "Order";
    SORT_NONE: "按原文顺序", "As printed";
    SORT_UP: "{} ↑", "{} ↑";
    SORT_DOWN: "{} ↓", "{} ↓";
    UNSEEN: "任务较多，浏览器的查找只能找到屏幕附近的行。要在全部任务里找，请用上方的搜索框（按 / 键）。", "With so many tasks the browser's own search finds only rows near the screen. To search all of them use the search above (press /).";
}
