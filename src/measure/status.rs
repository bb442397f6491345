//! Status: what became of a task. In: goal, progress, targets and their answers. Out: a status, the id
//! of the rule that gave it and the words that decided. The rules are one table, read from the top; the
//! claim reads only the rules of words. Refuses to know: layouts, and whether a claim is true.

use std::ops::Range;

use super::answer::Answer;
use super::claim;
use super::done;
use super::going;
use super::missing;
use super::restated;
use super::target::Target;
use super::wording;
use super::words::Words;
use super::{Op, Status, Verdict};

pub use super::claim::{percent, whole_claim};

/// A rule as the method page prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    pub id: &'static str,
    pub status: Status,
    pub says: &'static str,
    /// Decides by words, and so also gives the claim.
    pub by_words: bool,
}

type Why = Option<Vec<Range<usize>>>;

struct Rule {
    id: &'static str,
    status: Status,
    by_words: bool,
    when: fn(&Seen) -> Why,
}

const fn rule(id: &'static str, status: Status, by_words: bool, when: fn(&Seen) -> Why) -> Rule {
    Rule { id, status, by_words, when }
}

/// One table, written apart: what the rules say is asked for by a page that explains, long after they decided.
macro_rules! table {
    ($(rule($id:literal, $status:expr, $by_words:literal, $says:literal, $when:expr $(,)?)),* $(,)?) => {
        const RULES: &[Rule] = &[$(rule($id, $status, $by_words, $when)),*];
        static SAYS: &[&str] = &[$($says),*];
    };
}

// Read from the top; the first that holds decides.
table![
    rule("percent-none", Status::NoData, true, "进度栏为“/”或空白：数据未出。", |s| {
        (s.column?.is_none() && s.state.is_none()).then(|| s.all())
    }),
    rule("percent-over", Status::Exceeded, true, "进度栏大于 100%：超额完成。", |s| {
        (s.column?? > 100.0).then(|| s.all())
    }),
    rule("percent-full", Status::Done, true, "进度栏等于 100%：已完成。", |s| {
        (s.column?? == 100.0).then(|| s.all())
    }),
    rule("percent-part", Status::Ongoing, true, "进度栏小于 100%：推进中。", |s| {
        s.column?.map(|_| s.all())
    }),
    rule("nothing-printed", Status::NoData, true, "进展一栏空白：数据未出。", |s| {
        (s.percent.is_none() && s.state.is_none() && wording::nothing(s.told)).then(|| s.all())
    }),
    rule(
        "other-language",
        Status::Reported,
        false,
        "原文不是中文，也没有进度百分比，不按中文用语判断：已报进展。",
        |s| (s.foreign && s.percent.is_none()).then(Vec::new),
    ),
    rule(
        "figure-below",
        Status::Short,
        false,
        "年终报告给出的全年数字未达目标，文字写了完成也按数字判；只报到年中某月的数字不当全年数：未达目标。",
        |s| { if s.year_end { s.with(Verdict::Short) } else { None } },
    ),
    rule(
        "words-over",
        Status::Exceeded,
        true,
        "写明超额、超计划完成，或总完成率高于 100%：超额完成。",
        |s| {
            if let Some(at) = claim::over(s.told) {
                return Some(vec![at]);
            }
            if s.count(Verdict::Short) == 0 { s.rated(|p| p > 100.0) } else { None }
        },
    ),
    rule(
        "state-short",
        Status::Short,
        true,
        "年终报告的状态一栏写明未完成、未达标：未达目标。",
        |s| s.said(Status::Short),
    ),
    rule(
        "state-halted",
        Status::Halted,
        true,
        "状态一栏写明暂停、取消、延期：停办或延期。",
        |s| s.said(Status::Halted),
    ),
    rule(
        "state-ongoing",
        Status::Ongoing,
        true,
        "状态一栏写明推进中、基本完成，或年中写明进度正常、滞后：推进中。",
        |s| s.said(Status::Ongoing),
    ),
    rule(
        "figure-open",
        Status::Ongoing,
        false,
        "一部分目标已有数字，另一部分没有，而文字写明还在推进：推进中。",
        |s| {
            let open =
                s.pairs().any(|(t, a)| a.verdict == Verdict::Unknown && !t.size && !t.stage.on_the_way());
            if s.answered() > 0 && open { s.under_way() } else { None }
        },
    ),
    rule(
        "count-below",
        Status::Ongoing,
        false,
        "年中报告的数量，或只报到年中某月的数量，还没有达到目标：推进中。",
        |s| s.growing(),
    ),
    rule("state-exceeded", Status::Exceeded, true, "状态一栏写明超额完成：超额完成。", |s| s
        .said(Status::Exceeded),),
    rule("state-done", Status::Done, true, "状态一栏写明已完成、办结：已完成。", |s| s
        .said(Status::Done),),
    rule(
        "remainder",
        Status::Ongoing,
        true,
        "写明其余部分，或目标所列的某一项，还在做：推进中。",
        |s| going::remainder(s.goal, s.told, s.year_end).map(|at| vec![at]),
    ),
    rule(
        "figure-above",
        Status::Exceeded,
        false,
        "能判定的目标都达到，至少一项优于目标：超额完成。",
        |s| if s.below() { None } else { s.with(Verdict::Exceeded) },
    ),
    rule(
        "figures-met",
        Status::Done,
        false,
        "能判定的目标都达到，没有优于目标的：已完成。",
        |s| if s.below() { None } else { s.with(Verdict::Met) }
    ),
    rule(
        "data-not-out",
        Status::NoData,
        true,
        "写明数据未出，又没有可比的目标：数据未出。",
        |s| missing::figures(s.told).map(|at| vec![at]),
    ),
    rule(
        "called-off",
        Status::Halted,
        true,
        "所列事项中，停办、停工、延期、取消的达到一半：停办或延期。",
        |s| wording::halted(s.goal, s.told),
    ),
    rule("rate-full", Status::Done, true, "写明整项完成 100%：已完成。", |s| {
        s.rated(|p| p == 100.0)
    }),
    rule("says-done", Status::Done, true, "整项写明已完成、完成年度任务：已完成。", |s| {
        whole_claim(s.told, s.year_end).map(|at| vec![at])
    }),
    rule(
        "started-all",
        Status::Done,
        true,
        "目标是开工，所列项目都已开工：已完成。",
        |s| wording::all_started(s.goal, s.told),
    ),
    rule(
        "goal-restated",
        Status::Done,
        true,
        "年终报告写明目标所要求的状态已经做到，如与经济增长同步、达到规定要求：已完成。",
        |s| if s.year_end && s.open_targets() == 0 { restated::reached(s.goal, s.told) } else { None },
    ),
    rule("rate-part", Status::Ongoing, true, "写明整项完成不到 100%：推进中。", |s| {
        s.rated(|p| p < 100.0)
    }),
    rule(
        "under-way",
        Status::Ongoing,
        true,
        "写明正在做、持续推进、基本完成，或还有尾项：推进中。",
        |s| s.under_way(),
    ),
    rule(
        "only-begun",
        Status::Ongoing,
        true,
        "目标要求建成或办成，进展只写了开工、启动：推进中。",
        |s| going::only_begun(s.goal, s.told),
    ),
    rule(
        "milestone",
        Status::Ongoing,
        true,
        "目标要求出成果，进展还在初稿、方案、报批、招标等环节：推进中。",
        |s| wording::milestone(s.goal, s.told),
    ),
    rule(
        "object-done",
        Status::Done,
        true,
        "目标要求建成、出台、投用的，写明已办成：已完成。",
        |s| done::object_done(s.goal, s.told),
    ),
    rule(
        "bound-kept",
        Status::Done,
        true,
        "目标设有上限或下限，进展写明没有突破；或目标要求按月、按季、定期做，进展写明照此做了：已完成。",
        |s| done::kept(s.goal, s.told),
    ),
    rule(
        "facts",
        Status::Reported,
        true,
        "只列出所做的事，没有说整项是否完成，也没有可比的数字：已报进展。",
        |s| Some(s.told.clauses().into_iter().take(1).collect()),
    ),
];

/// The published rules, in the order they are read.
pub fn rules() -> Vec<RuleInfo> {
    let info = |(rule, says): (&Rule, &&'static str)| RuleInfo {
        id: rule.id,
        status: rule.status,
        says,
        by_words: rule.by_words,
    };
    RULES.iter().zip(SAYS).map(info).collect()
}

/// Whether the rule reads the column of the publisher's own words for the state, not the progress.
pub fn reads_state_column(rule: &str) -> bool {
    rule.starts_with("state-")
}

/// All that the rules look at.
pub struct Seen<'a> {
    pub goal: &'a Words,
    pub told: &'a Words,
    pub targets: &'a [Target],
    pub answers: &'a [Answer],
    pub percent: Option<(f64, Range<usize>)>,
    pub column: Option<Option<f64>>,
    /// What the publisher's own word for the state says, where a column holds such words.
    pub state: Option<Status>,
    pub year_end: bool,
    /// No word is Chinese.
    pub foreign: bool,
}

impl Seen<'_> {
    /// Status, the rule that gave it, and the characters of the progress that decided.
    pub fn decide(&self) -> (Status, &'static str, Vec<Range<usize>>) {
        self.first(|_| true).unwrap_or((Status::Reported, "facts", Vec::new()))
    }

    /// Ids of all rules that hold, in the order read.
    pub fn fitting(&self) -> Vec<&'static str> {
        RULES.iter().filter(|r| (r.when)(self).is_some()).map(|r| r.id).collect()
    }

    /// The same by words alone; none where the words claim nothing. Where words decided, or nothing did,
    /// the rules need no second reading.
    pub fn claim(
        &self,
        decided: &(Status, &'static str, Vec<Range<usize>>),
    ) -> (Option<Status>, &'static str, Vec<Range<usize>>) {
        let by_words = |id: &str| RULES.iter().any(|r| r.id == id && r.by_words);
        let claimed = match decided.1 {
            "facts" | "other-language" => None,
            id if by_words(id) => Some(decided.clone()),
            _ => self.first(|r| r.by_words && r.id != "facts"),
        };
        match claimed {
            Some((status, id, why)) => (Some(status), id, why),
            None => (None, "", Vec::new()),
        }
    }

    fn first(&self, wanted: fn(&Rule) -> bool) -> Option<(Status, &'static str, Vec<Range<usize>>)> {
        RULES.iter().filter(|r| wanted(r)).find_map(|r| (r.when)(self).map(|why| (r.status, r.id, why)))
    }

    /// By the figures alone: one below is short, else one above is exceeded, else met.
    pub fn check(&self) -> Verdict {
        let printed = || self.answers.iter().filter(|a| a.actual.is_some()).map(|a| a.verdict);
        [Verdict::Short, Verdict::Exceeded, Verdict::Met]
            .into_iter()
            .find(|v| printed().any(|p| p == *v))
            .unwrap_or(Verdict::Unknown)
    }

    fn pairs(&self) -> impl Iterator<Item = (&Target, &Answer)> {
        self.targets.iter().zip(self.answers)
    }

    fn answered(&self) -> usize {
        self.answers.iter().filter(|a| a.verdict != Verdict::Unknown).count()
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.answers.iter().filter(|a| a.verdict == verdict).count()
    }

    /// Whether a figure stands below its target, and only the year's end would say that it falls short.
    fn below(&self) -> bool {
        let below = |(target, answer): (&Target, &Answer)| {
            let size = answer.actual.map(|actual| actual * target.figure.scale);
            let open = answer.verdict == Verdict::Unknown && target.op == Op::AtLeast && !target.size;
            open && size.is_some_and(|size| size < target.figure.size())
        };
        self.pairs().any(below)
    }

    /// Targets whose figure is not known.
    fn open_targets(&self) -> usize {
        self.answers.len() - self.answered()
    }

    /// Where the counts stand that are still below their targets.
    fn growing(&self) -> Why {
        let at: Vec<Range<usize>> =
            self.answers.iter().filter(|a| a.growing).filter_map(|a| a.at.clone()).collect();
        (!at.is_empty()).then_some(at)
    }

    /// Where the answers with this verdict stand; none if there are none.
    fn with(&self, verdict: Verdict) -> Why {
        let at: Vec<Range<usize>> =
            self.answers.iter().filter(|a| a.verdict == verdict).filter_map(|a| a.at.clone()).collect();
        (!at.is_empty()).then_some(at)
    }

    /// Where the percentage for the whole is printed, if it is as wanted.
    fn rated(&self, wanted: fn(f64) -> bool) -> Why {
        self.percent.as_ref().filter(|p| wanted(p.0)).map(|p| vec![p.1.clone()])
    }

    /// The word stands in a column of its own: no word of the progress decided.
    fn said(&self, status: Status) -> Why {
        (self.state == Some(status)).then(Vec::new)
    }

    fn under_way(&self) -> Why {
        going::under_way(self.told, self.year_end).map(|at| vec![at])
    }

    fn all(&self) -> Vec<Range<usize>> {
        vec![self.told.whole()]
    }
}
