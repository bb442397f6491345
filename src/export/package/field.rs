//! The fields of the data package, in words: what `datapackage.json` and the method page say of each.
//! A field that is written but not described here, or the other way about, fails a test.

/// A field of a resource.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub about: &'static str,
    pub limit: Limit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Whole,
    Number,
    Year,
    Date,
    List,
    Flag,
    Object,
    /// As the field that it speaks of.
    Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Any,
    Required,
    Unique,
    /// One of these ids; `Of` may be empty, `OneOf` may not.
    Of(&'static [&'static str]),
    OneOf(&'static [&'static str]),
}

use Kind::{Date, Flag, List, Number, Object, Text, Value, Whole, Year};
use Limit::{Any, Of, OneOf, Required, Unique};

const STATUS: &[&str] = &["exceeded", "done", "ongoing", "reported", "short", "halted", "nodata"];
const VERDICT: &[&str] = &["exceeded", "met", "short", "unknown"];
const PACE: &[&str] = &["ahead", "on", "behind"];
const LEVEL: &[&str] = &["high", "medium", "low"];
const KIND: &[&str] = &["actual", "target"];
const THREAD: &[&str] = &["indicator", "subject"];
const FATE: &[&str] = &["continued", "raised", "lowered", "reworded", "dropped", "new"];
const OP: &[&str] = &[">=", "<=", "="];

const fn field(name: &'static str, kind: Kind, limit: Limit, about: &'static str) -> Field {
    Field { name, kind, about, limit }
}

pub fn names(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

pub const REPORTS: &[Field] = &[
    field("id", Text, Unique, "报告编号，任务编号的前半部分"),
    field("title", Text, Required, "报告标题，照录原文"),
    field("publisher", Text, Any, "发布机构；原页面未注明的为空"),
    field("published", Date, Any, "发布日期；原页面未注明的为空"),
    field("index_no", Text, Any, "信息索引号；原页面未注明的为空"),
    field("year", Year, Required, "报告所述年份"),
    field("month", Whole, Required, "报告所述时段截至的月份：12为全年，6为上半年，0为没有写明"),
    field("place", Text, Any, "哪个地方的报告"),
    field("place_en", Text, Any, "该地方的英文名"),
    field("url", Text, Any, "政府原网页的地址；收录的文本没有带地址的为空"),
    field("url_inferred", Flag, Any, "地址是否由转载页面的路径推断得出"),
    field(
        "layout",
        Text,
        Required,
        "原文版式：tab-cells 一格一行的表，columns 一格一段的表，list 分节列表，rows 一行一条的表，labelled 字段带标签的文章，grid 有格线的表，items 带单位的条目，prose 文章",
    ),
    field("sha256", Text, Any, "收到原文时记下的 SHA-256 校验值"),
    field("bytes", Whole, Required, "原文的字节数"),
    field("lines", Whole, Required, "原文的行数"),
    field("tasks", Whole, Required, "读出的任务数"),
    field("indicators", Whole, Required, "文章中读出的数字个数；有任务表的报告为0"),
    field("headings", Whole, Required, "读出的标题数"),
    field("paragraphs", Whole, Required, "表格以外的段落数"),
    field("signs", Whole, Required, "原文的字符数（不计空白）"),
    field("signs_left_out", Whole, Required, "未收入任何字段的字符数：重复的正文、导航、表头、图片说明等"),
    field("doubts", Whole, Required, "读取疑点的数目"),
];

const ID: Field = field("id", Text, Unique, "任务编号：报告编号加三位序号，按原文顺序");
const REPORT: Field = field("report", Text, Required, "所属报告的编号");
const YEAR: Field = field("year", Year, Required, "报告所述年份");
const THEME_NO: Field = field("theme_no", Text, Any, "主题序号，照录原文，如“（一）”；原文没有的为空");
const THEME: Field = field("theme", Text, Any, "主题：项目名称或专项行动，去掉其中的空白和换行");
const NO: Field = field("no", Whole, Any, "任务的序号；原文没有的为空");
const GOAL: Field = field("goal", Text, Required, "目标任务，照录原文；格内换行直接相连");
const PROGRESS: Field = field("progress", Text, Any, "进展情况，照录原文；几段直接相连；原文没有的为空");
const PERCENT: Field = field("percent", Number, Any, "报告为整项任务给出的唯一百分数；没有的为空");
const STATUS_FIELD: Field = field(
    "status",
    Text,
    OneOf(STATUS),
    "状态：exceeded 超额完成，done 已完成，ongoing 推进中，reported 已报进展（只写了进展，看不出是否完成），short 未达目标（报告自己的年终数字未达目标），halted 停办或延期，nodata 数据未出",
);
const STATUS_WHY: Field = field("status_why", Text, Any, "决定状态的原文词句");
const RULE: Field = field("rule", Text, Any, "给出状态的规则编号，规则见方法说明页");
const CLAIM: Field = field("claim", Text, Of(STATUS), "只看文字得出的状态");
const CLAIM_RULE: Field = field("claim_rule", Text, Any, "得出 claim 的文字规则编号；没有的为空");
const CLAIM_WHY: Field = field("claim_why", Text, Any, "决定 claim 的原文词句");
const CHECK: Field = field(
    "check",
    Text,
    OneOf(VERDICT),
    "只看数字得出的结果：exceeded 优于目标，met 达到目标，short 未达目标，unknown 无法核对",
);
const PACE_FIELD: Field =
    field("pace", Text, Of(PACE), "序时进度：ahead 超序时，on 符合序时，behind 欠序时；年终报告为空");
const EXPECTED: Field = field("expected_percent", Number, Any, "按已过月份折算的应达进度（%）；年终报告为空");

/// Names as in [`crate::record::FIELDS`].
pub const TASKS: &[Field] = &[
    ID,
    REPORT,
    YEAR,
    THEME_NO,
    THEME,
    NO,
    GOAL,
    field("lead", List, Required, "牵头单位，按原文顺序"),
    field("support", List, Required, "责任单位，按原文顺序，写两遍的列两遍"),
    field("inherited", List, Required, "因合并单元格留空而沿用上一行的字段名"),
    PROGRESS,
    PERCENT,
    field("lines", List, Any, "在原文中的首行和末行，从1数起"),
    STATUS_FIELD,
    STATUS_WHY,
    RULE,
    CLAIM,
    CLAIM_RULE,
    CLAIM_WHY,
    CHECK,
    PACE_FIELD,
    EXPECTED,
    field("measures", List, Required, "目标任务里的各项量化目标和与之对应的数字，字段见 measures.csv"),
    field("doubts", List, Required, "读取疑点：种类编号，空一格，所涉原文"),
    field(
        "checkable",
        Object,
        Required,
        "可核验程度，只看目标自己的文字、目标值栏、时限栏和单位栏，规则只认中文：number 有数，term 有期，owner 有主，yardstick 有口径，各为是或否；level 级别，high 高（有口径，并且有数或有期），medium 中（有口径或有数），low 低",
    ),
];

pub const TASKS_CSV: &[Field] = &[
    ID,
    REPORT,
    YEAR,
    THEME_NO,
    THEME,
    NO,
    GOAL,
    field("lead", Text, Any, "牵头单位，以顿号分隔"),
    field("support", Text, Any, "责任单位，以顿号分隔"),
    field("inherited", Text, Any, "因合并单元格留空而沿用上一行的字段名，以顿号分隔"),
    PROGRESS,
    PERCENT,
    field("first_line", Whole, Any, "在原文中的首行，从1数起"),
    field("last_line", Whole, Any, "在原文中的末行，从1数起"),
    STATUS_FIELD,
    STATUS_WHY,
    RULE,
    CLAIM,
    CLAIM_RULE,
    CLAIM_WHY,
    CHECK,
    PACE_FIELD,
    EXPECTED,
    field("measures", Whole, Required, "量化目标的数目，逐项见 measures.csv"),
    field("doubts", Text, Any, "读取疑点，以顿号分隔"),
    field("checkable_number", Flag, Required, "有数：目标写明要达到或要办理的数量"),
    field("checkable_term", Flag, Required, "有期：目标或时限栏写明何时、何时前或多久内办到"),
    field("checkable_owner", Flag, Required, "有主：牵头单位恰好一个；没有牵头单位时，责任单位恰好一个"),
    field("checkable_yardstick", Flag, Required, "有口径：结果能用是或否、或一项统计来断定"),
    field(
        "checkable_level",
        Text,
        OneOf(LEVEL),
        "可核验程度：high 高（有口径，并且有数或有期），medium 中（有口径或有数），low 低",
    ),
];

pub const MEASURES_CSV: &[Field] = &[
    field("task", Text, Required, "任务编号，见 tasks.csv"),
    field("nth", Whole, Required, "在该任务中的次序，从1数起"),
    field("name", Text, Any, "量的是什么"),
    field("op", Text, OneOf(OP), "比较：>= 不低于，<= 不超过"),
    field("target", Number, Required, "目标数"),
    field("unit", Text, Any, "单位，照录原文，保留万、亿"),
    field("target_text", Text, Any, "提出目标的原文"),
    field(
        "actual",
        Number,
        Any,
        "进展情况里对应这一目标的数；目标是升或降而实际方向相反的，记为负数；没有的为空",
    ),
    field("actual_text", Text, Any, "对应这一目标的原文；没有的为空"),
    field(
        "verdict",
        Text,
        OneOf(VERDICT),
        "exceeded 优于目标，met 达到目标，short 未达目标，unknown 无法核对",
    ),
];

pub const INDICATORS: &[Field] = &[
    field("id", Text, Unique, "编号：报告编号加三位序号，按原文顺序"),
    field("report", Text, Required, "所属报告的编号"),
    field("section", Text, Any, "最近的标题，去掉序号后的句点"),
    field("year", Year, Required, "数字所述年份"),
    field("kind", Text, OneOf(KIND), "actual 已实现的数，target 目标数"),
    field("name", Text, Any, "量的是什么"),
    field("op", Text, OneOf(OP), "比较：>= 不低于，<= 不超过，= 就是这个数"),
    field("value", Number, Required, "数值"),
    field("unit", Text, Any, "单位，照录原文，保留万、亿"),
    field("text", Text, Required, "所在的原文分句"),
    field("line", Whole, Required, "在原文中的行，从1数起"),
];

pub const CHANGES: &[Field] = &[
    field("release", Text, Required, "带来这处改动的版本"),
    field("id", Text, Required, "改动的记录：报告、任务或数字的编号"),
    field("field", Text, Any, "改动的字段；整条增删的为空"),
    field("was", Value, Any, "原来的内容；没有的为空"),
    field("is", Value, Any, "现在的内容；没有的为空"),
];

pub const THREADS: &[Field] = &[
    field("thread", Text, Unique, "脉络的名称"),
    field("kind", Text, OneOf(THREAD), "indicator 有同一单位的数字，subject 只是同一事项"),
    field("unit", Text, Any, "共同的单位；没有的为空"),
    field(
        "members",
        List,
        Required,
        "按时间排列的成员：ref 任务或数字的编号，year 年份，target 目标，actual 实际，percent 完成进度；没有的为空",
    ),
    field("comparable", Flag, Required, "各年数字能否直接相比"),
    field(
        "breaks",
        List,
        Required,
        "不能相比之处：before 在哪个成员之前，cause 为 merger 区划调整或 definition 口径变化，why 说明",
    ),
    field(
        "fate",
        Text,
        OneOf(FATE),
        "以收录的最后一份报告来看：continued 延续，raised 提高，lowered 降低，reworded 表述有变，dropped 不再出现，new 新出现",
    ),
    field("why", Text, Any, "为什么看作同一件事"),
];
