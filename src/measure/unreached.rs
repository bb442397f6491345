//! Figures of a progress that tell of something else than a result: what was planned, of how many, what is only being
//! prepared, how many there are in all. In: the words of a progress and a figure in them. Out: what it is. Refuses to know:
//! targets, but for the words with which they are named.

use std::ops::Range;

use super::figure::Figure;
use super::words::Words;

/// Acts that come before a result: 完成10座公厕的设计招标.
const EARLY: &[&str] = &[
    "选址",
    "设计",
    "招标",
    "招投标",
    "方案",
    "施工图",
    "征地",
    "勘察",
    "勘测",
    "地勘",
    "立项",
    "可研",
    "下达",
    "进场",
    "在谈",
    "洽谈",
    "整地",
    "清表",
    "初审",
    "报批",
    "筹备",
    "申报",
    "主体",
    "封顶",
    "结顶",
    "意向",
    "摸排",
    "编制预算",
    "签订合同",
    "分解",
    "采购",
    "到货",
    "复工",
    "核定",
    "基础施工",
];

/// Words that say that there is a result all the same.
const REACHED: &[&str] = &[
    "建成",
    "竣工",
    "投用",
    "投入使用",
    "交付",
    "启用",
    "开放",
    "开园",
    "开业",
    "验收",
    "获批",
    "通过验收",
    "通过认定",
    "认定",
    "并网",
    "通车",
];

/// Words right before what is planned: 计划完成10座, 年度任务5所.
const PLANNED: &[&str] = &["年度任务", "目标任务", "任务数", "计划", "目标", "应建", "应完成", "拟", "涉及"];

/// As many characters of a clause are looked at on either side of a figure.
const NEAR: usize = 60;

/// The act before a result that the figure's clause tells of; none where it tells of the result itself.
pub fn early(words: &Words, figure: &Figure) -> Option<&'static str> {
    let from = figure.clause.start.max(figure.at.start.saturating_sub(NEAR));
    let near = from..figure.clause.end.min(figure.end + NEAR);
    let at = words.find_any(EARLY, &near).filter(|_| !words.has_any(REACHED, &near))?;
    words.any_at(at.start, EARLY).map(|(word, _)| word)
}

/// Whether the figure is what was planned, or of how many something is told, and the figure after it is what came of it:
/// 计划完成10座，目前完成6座; 1200户已竣工1195户.
pub fn is_base(words: &Words, before: &Range<usize>, figure: &Figure, next: Option<&Figure>) -> bool {
    let Some(next) = next.filter(|next| next.unit == figure.unit && next.value <= figure.value) else {
        return false;
    };
    let between = figure.end..next.at.start;
    if between.len() > NEAR || between.clone().any(|i| words.ends_sentence(i)) {
        return false;
    }
    let planned = PLANNED.iter().any(|word| {
        words.find_any(&[word], before).is_some_and(|at| {
            let front = before.start..at.start;
            !words.has_any(&["完成", "占", "按", "超", "达", "剩余", "其余"], &front)
                && words.before(at.start) != Some('按')
        })
    });
    let told = words.has_any(&["完成", "建成", "竣工", "新增", "新建", "改造", "引进", "培育"], before);
    let same = figure.clause == next.clause && between.len() <= 12;
    let share = same && words.has_any(&["中", "已"], &between) && !told;
    planned || share
}

/// Whether the figure is of what is to come, or its words say that it is not quite so many: 计划举办110场, 不足100次.
pub fn is_promised(words: &Words, figure: &Figure) -> bool {
    let start = words.trim(figure.clause.clone()).start;
    let to_come = words.any_at(start, &["计划", "拟", "将", "下步", "下一步", "下阶段"]).is_some();
    let about = words.any_before(figure.at.start, &["不足", "将近", "接近", "近"]).is_some();
    let near = figure.end..figure.clause.end.min(figure.end + 12);
    let but = words.find_any(&["除"], &near).is_some_and(|at| words.has("外", &(at.end..figure.clause.end)));
    to_come || about || but || words.has_any(&["含在建", "(其中"], &near) && words.has("在建", &near)
}

/// Whether the figure says how many there are: 达到1100家, and not how many were added.
pub fn is_stock(words: &Words, before: &Range<usize>) -> bool {
    let near = before.end.saturating_sub(6).max(before.start)..before.end;
    let all =
        words.has_any(&["达到", "总数", "总量", "保有", "共有", "现有"], &near) || words.has("累计", before);
    all && !words.has_any(&["新增", "新建", "新认定", "新培育", "新引进", "净增", "增加", "增长"], before)
}

/// Whether a figure of all years stands beside one of this year: 累计完成投资35亿元，本年完成18亿元.
pub fn is_of_all_years(words: &Words, before: &Range<usize>, next: Option<&Figure>) -> bool {
    let this_year =
        |next: &Figure| words.has_any(&["本年", "今年", "当年", "年内"], &(before.end..next.at.start));
    words.has_any(&["累计"], before) && next.is_some_and(this_year)
}

#[cfg(test)]
mod tests {
    use crate::measure::{Status, judge};
    use crate::report::Period;

    #[track_caller]
    fn check(goal: &str, progress: &str, want: Status) {
        let judged = judge(goal, progress, None, Period { year: 2023, month: 12 });
        assert_eq!(judged.status, want, "{goal} | {progress} | {:?}", judged.measures);
    }

    #[test]
    fn what_is_only_prepared_is_no_result() {
        use Status::{Ongoing, Reported};
        check("新建公厕10座", "完成10座公厕的设计招标", Ongoing);
        check("新建公厕10座", "10座公厕主体已全部完工，正在进行内部装修", Ongoing);
        check("完成管网改造60公里", "完成管网改造60公里施工图设计", Reported);
        check("完成管网改造60公里", "60公里管网改造已全部进场施工", Ongoing);
        check("完成造林绿化5万亩", "完成造林绿化整地5万亩", Reported);
        check("建设高标准农田10万亩", "10万亩高标准农田建设任务已全部下达", Reported);
        check("新增高新技术企业100家", "新申报高新技术企业130家，认定结果尚未公布", Status::NoData);
        // The act before is what was asked for, or a result is told as well.
        check("完成10座公厕选址", "完成10座公厕选址", Status::Done);
        check("新建公厕10座", "10座公厕完成设计、施工并竣工", Status::Done);
    }

    #[test]
    fn what_was_planned_and_of_how_many_is_no_result() {
        check("新建公厕10座", "计划完成10座，目前完成6座", Status::Short);
        check("完成1200户危房改造", "1200户已竣工1195户", Status::Short);
        check("完成投资20亿元", "累计完成投资35亿元，本年完成18亿元", Status::Reported);
        check("新建公厕10座", "已按计划新建公厕10座", Status::Done);
    }

    #[test]
    fn how_many_there_are_does_not_answer_how_many_were_to_come() {
        check("新增高新技术企业100家", "高新技术企业达到1100家", Status::Reported);
        check("新增省级示范村5个", "累计创建省级示范村18个", Status::Reported);
        check("新增就业5000人", "累计新增就业5200人", Status::Exceeded);
    }

    #[test]
    fn what_is_promised_or_not_quite_so_many_is_no_result() {
        check("举办文化活动100场", "计划下半年举办文化活动110场", Status::Ongoing);
        check("开展执法检查100次", "开展执法检查不足100次。", Status::Reported);
        check("建成文化广场6个", "6个文化广场除李庄外均已建成。", Status::Reported);
        check("新增停车位1200个", "新增停车位1200个（含在建300个）。", Status::Reported);
        check("新建幼儿园3所", "新招幼儿183名。", Status::Reported);
    }

    #[test]
    fn nothing_is_met_while_a_figure_stands_below_its_target() {
        let mid = Period { year: 2023, month: 6 };
        let judged = judge("培训1000人，就业率达到80%", "培训1100人，就业率62%", None, mid);
        assert_eq!((judged.status, judged.rule), (Status::Reported, "facts"));
    }

    #[test]
    fn parts_that_would_reach_it_together_are_not_short() {
        check("完成造林绿化5万亩", "完成人工造林2.1万亩、封山育林3.2万亩", Status::Reported);
    }
}
