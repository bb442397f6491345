//! Texts about how checkable a goal is: on its page and on the method page. They speak of the sentence, never of an
//! office. In: a name. Out: the words in both languages. Refuses to know: marks and levels.

use super::Word;

words! {
    8;
    CHECKABLE_TITLE: "这条目标的可核验程度：{}", "How checkable is this goal: {}";
    CHECKABLE_HIGH: "怎样算办成写清楚了，数量或时间也写了，事后可以对着看。", "It says what counts as done, and gives a number or a time: later one can compare.";
    CHECKABLE_RESULT: "怎样算办成写清楚了，但没有写数量，也没有写时间。", "It says what counts as done, but gives neither a number nor a time.";
    CHECKABLE_COUNT: "写了数量，但没有说怎样算办成。", "It gives a number, but does not say what counts as done.";
    CHECKABLE_LOW: "数量没有写，怎样算办成也没有说，光凭这句话没法核对。", "It gives no number and does not say what counts as done: these words alone leave nothing to check.";
    CHECKABLE_NOT: "只看目标写了什么，不看进展：不说目标定得好不好，也不说做没做到。", "Only the words of the goal are looked at, not its progress: neither whether the goal is a good one nor whether it was reached.";
    CHECKABLE_HOW: "怎么判断的", "How this is told";
    MARK_NUMBER: "有数", "Number";
    MARK_TERM: "有期", "Term";
    MARK_OWNER: "有主", "Owner";
    MARK_YARDSTICK: "有口径", "Yardstick";
    LEVEL_HIGH: "高", "high";
    LEVEL_MEDIUM: "中", "medium";
    LEVEL_LOW: "低", "low";
    PART_NUMBER: "数量", "Number";
    PART_TERM: "时间", "Term";
    PART_OWNER: "单位", "Owner";
    PART_YARDSTICK: "口径", "Yardstick";
    HAS_NUMBER: "写了数量", "It gives a number";
    HAS_TERM: "写了时间", "It gives a time";
    HAS_OWNER: "落到一个单位", "One unit is named";
    HAS_YARDSTICK: "说了怎样算办成", "It says what counts as done";
    NO_NUMBER: "这句话没有写要办到多少。", "The sentence gives no number to be reached.";
    NO_TERM: "这句话没有说到什么时候。", "The sentence does not say by when.";
    NO_UNIT: "这一行没有列出单位。", "The row names no unit.";
    NO_SINGLE: "这一行列了几个单位，没有落到其中一个。", "The row names several units, and no single one to turn to.";
    NO_NAMED: "这一行只写了“各街道”“相关部门”一类的泛称。", "The row only names groups, such as “all subdistricts”.";
    NO_YARDSTICK: "这句话没有说怎样算办成。", "The sentence does not say what counts as done.";
    IN_TARGET: "目标值栏", "column of targets";
    IN_DEADLINE: "时限栏", "column of deadlines";
    ABOUT_CHECKABLE: "目标好不好核对（可核验程度）", "How checkable goals are";
    ABOUT_CHECKABLE_LEAD: "只看目标自己的文字：目标内容，加上同一行的目标值栏、时限栏和单位栏；不看进展，不看报告名称和报告期。一条目标有几句话时，有一句符合就算有。“力争、争取、基本、初步、左右”不影响判断。规则只认中文，别的文字写的目标不按它看。", "Judged from the goal's own words, the row's target and deadline cells and its units; never from progress, title or period. One clause that qualifies is enough; hedges (力争, 基本, 初步) change nothing. The rules read Chinese; goals in other languages are left out here.";
    ABOUT_LEVELS: "级别由标记推出：高，有口径，并且有数或有期；中，有口径或有数，但不到“高”；低，既没有口径也没有数。有没有单位栏是表格的事，不是目标的事，所以“有主”另列，不进级别。", "The level follows from the marks. High: a yardstick, and a number or a term. Medium: a yardstick or a number otherwise. Low: neither. Whether there is a column of units is the table's doing, not the goal's, so the owner stands apart.";
    ABOUT_LEVELS_COUNT: "收录的 {} 项任务里：高 {} 项，中 {} 项，低 {} 项。", "Of the {} tasks at hand {} are high, {} medium, {} low.";
    ABOUT_LEVELS_AGREE: "标注者另外逐条看了 {} 条目标，程序与之相同的：有数 {} 条，有期 {} 条，有主 {} 条，有口径 {} 条，级别 {} 条。规则对照过其中一部分，遇到没见过的写法，一致程度会低一些。", "Careful readers labelled {} goals; the program says the same for {} on the number, {} on the term, {} on the owner, {} on the yardstick and {} on the level. The rules were improved against part of them: on wordings never seen before the agreement will be lower.";
    ABOUT_MARKS: "四个标记各看什么：规则和例子", "What each mark asks for, its rules and examples";
    ABOUT_NUMBER: "写明要达到或要办理的数量：个数、面积、金额、比例、增速、限额。年份、期限、序数、名称里的数、“6大项目”“一批”、只限定对象的数和作比较的基数不算。“全覆盖、清零”没有写出数字，不算有数，算有口径。", "A figure to be reached or a count of things to be handled. Not: years, spans of time, ordinals, figures inside names, “6大项目”, 一批, mere qualifiers, baselines. 全覆盖 and 清零 print no figure: they are yardsticks.";
    ABOUT_TERM: "目标自己或时限栏写明何时、何时前或多久内办到；按月、每季度、每年也算。计划或活动名称里的年数、作比较的年份、办事时限、长期、持续、定期不算，由报告期推得的年份也不算。", "A time at, by or within which; 全年, 当年 and a rhythm (按月, 每年) count. Years in names, baselines, limits of procedures, 长期 and 定期 do not, nor does the report's own period.";
    ABOUT_OWNER: "恰好一个牵头单位；没有牵头单位的，恰好一个责任单位。“各街道、相关部门”一类泛称先去掉再数。两个以上并列牵头不算，没有单位栏不算；配合单位多少不影响。", "Exactly one lead; without a lead exactly one responsible unit. Collective words (各街道, 相关部门) are dropped before counting. Two leads are not one owner.";
    ABOUT_YARDSTICK: "结果能用“是”或“否”、或一项统计来断定：结果词带着说得出的对象，可以逐件清点，有定义的指标，或写明穷尽的终点。只有推进、加强、提升、完善一类用力的词，即使后面有数也不算；机制、体系、格局、氛围、水平这类看不见边的事物不算。", "Yes or no, or a statistic, can tell: a verb of result with an object one can point at, things counted one by one, a defined indicator, or an end that leaves nothing over. Verbs of effort (推进, 加强, 提升) are none, even with a count; nor are things without an edge (机制, 格局, 水平).";
    AGAINST_NUMBER: "有数字，但不是要办到的数量。", "There is a figure, but none to be reached.";
    AGAINST_TERM: "提到了年，但说的不是什么时候办到。", "Years are mentioned, but not as the time by which.";
    AGAINST_OWNER: "列了几个单位，没有落到其中一个。", "Several units are named, and no single one to turn to.";
    AGAINST_YARDSTICK: "写了数量，但只说推进、提升一类的话，没有说怎样算办成。", "There is a count, but only verbs of effort: nothing says what counts as done.";
}
