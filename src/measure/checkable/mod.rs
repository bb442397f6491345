//! How checkable a goal is (可核验程度): whether its own words give a number, a term, one owner and a yardstick. In: goal,
//! target, deadline and units as printed. Out: each mark with the rule and the words that decided, and the level. The
//! rules are one table. Refuses to know: progress, titles, the report's period.

use std::ops::Range;

use super::words::Words;
pub use agreement::agreement;

mod act;
mod agreement;
mod number;
mod object;
mod owner;
mod standard;
mod term;
mod writing;
mod yardstick;

/// What is looked at: the words of one goal and its row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Goal<'a> {
    pub goal: &'a str,
    pub target: Option<&'a str>,
    pub deadline: Option<&'a str>,
    pub lead: &'a [String],
    pub support: &'a [String],
}

/// Does the row name a unit at all, collective words apart?
pub fn has_unit(goal: &Goal) -> bool {
    owner::has_unit(goal.lead) || owner::has_unit(goal.support)
}

/// One of the four questions that are asked of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Number,
    Term,
    Owner,
    Yardstick,
}

impl Mark {
    pub const ALL: [Mark; 4] = [Mark::Number, Mark::Term, Mark::Owner, Mark::Yardstick];

    /// Its name in the data.
    pub fn id(self) -> &'static str {
        match self {
            Mark::Number => "number",
            Mark::Term => "term",
            Mark::Owner => "owner",
            Mark::Yardstick => "yardstick",
        }
    }
}

/// The text in which deciding words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    Goal,
    Target,
    Deadline,
    /// The unit at this place of the leads.
    Lead(usize),
    Support(usize),
}

/// Why a mark is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Id of the rule: see [`rules`].
    pub rule: &'static str,
    pub within: Within,
    /// Bytes of the deciding words, in reading order.
    pub at: Vec<Range<usize>>,
}

impl Found {
    /// The deciding words as printed, one after the other.
    pub fn words<'a>(&self, goal: &Goal<'a>) -> Vec<&'a str> {
        let text = match self.within {
            Within::Goal => goal.goal,
            Within::Target => goal.target.unwrap_or(""),
            Within::Deadline => goal.deadline.unwrap_or(""),
            Within::Lead(at) => goal.lead.get(at).map_or("", String::as_str),
            Within::Support(at) => goal.support.get(at).map_or("", String::as_str),
        };
        self.at.iter().filter_map(|at| text.get(at.clone())).collect()
    }
}

/// High: a yardstick, and a number or a term. Medium: a yardstick or a number. Low: neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    High,
    Medium,
    Low,
}

impl Level {
    pub const ALL: [Level; 3] = [Level::High, Level::Medium, Level::Low];

    pub fn id(self) -> &'static str {
        match self {
            Level::High => "high",
            Level::Medium => "medium",
            Level::Low => "low",
        }
    }
}

/// The four marks of a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkable {
    pub number: Option<Found>,
    pub term: Option<Found>,
    pub owner: Option<Found>,
    pub yardstick: Option<Found>,
}

impl Checkable {
    pub fn mark(&self, mark: Mark) -> Option<&Found> {
        match mark {
            Mark::Number => self.number.as_ref(),
            Mark::Term => self.term.as_ref(),
            Mark::Owner => self.owner.as_ref(),
            Mark::Yardstick => self.yardstick.as_ref(),
        }
    }

    /// The owner stands apart: whether a paper names units is the table's doing, not the goal's.
    pub fn level(&self) -> Level {
        match (&self.yardstick, self.number.is_some(), self.term.is_some()) {
            (Some(_), true, _) | (Some(_), _, true) => Level::High,
            (Some(_), ..) | (None, true, _) => Level::Medium,
            (None, false, _) => Level::Low,
        }
    }
}

/// A rule as the method page prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    pub id: &'static str,
    pub mark: Mark,
    pub says: &'static str,
}

struct Rule {
    id: &'static str,
    mark: Mark,
    says: &'static str,
    when: fn(&Seen) -> Option<Place>,
}

/// A text and the characters in it that decided.
type Place = (Within, Vec<Range<usize>>);

const fn rule(mark: Mark, id: &'static str, says: &'static str, when: fn(&Seen) -> Option<Place>) -> Rule {
    Rule { id, mark, says, when }
}

use Mark::{Number, Owner, Term, Yardstick};

/// For each mark the first rule that holds decides.
const RULES: &[Rule] = &[
    rule(Number, "figure", "写明个数、面积、金额、比例、增速或限额。", |s| {
        s.either(number::figures)
    }),
    rule(Number, "one-each", "用汉字写明一个：各一个、新建一所。", |s| {
        s.either(number::one)
    }),
    rule(Number, "fraction-word", "写明减半、翻番、过半或几分之几。", |s| {
        s.either(number::fraction)
    }),
    rule(Number, "level-without-unit", "写明要达到的数，只是没有写单位。", |s| {
        s.either(number::level)
    }),
    rule(Number, "target-is-number", "目标值栏就是一个数。", |s| s.in_target(number::alone)),
    rule(Term, "deadline-cell", "完成时限栏写明时间。", |s| s.in_deadline(term::in_cell)),
    rule(Term, "by-date", "写明年份、月份或日期。", |s| s.either(term::date)),
    rule(
        Term,
        "part-of-year",
        "写明年底前、上半年、全年、当年，或某个节日、汛期之前。",
        |s| s.either(term::part),
    ),
    rule(Term, "within", "写明多久之内：5年内、三个月内、用两年时间。", |s| {
        s.either(term::within)
    }),
    rule(Term, "rhythm", "写明按月、每季度、每年。", |s| s.either(term::rhythm)),
    rule(Term, "annual-task", "要完成年度目标、年度任务。", |s| s.either(term::annual)),
    rule(Owner, "lone-lead", "牵头单位去掉泛称后恰好一个。", |s| owner::lead(s.lead)),
    rule(Owner, "lone-unit", "没有牵头单位，责任单位去掉泛称后恰好一个。", |s| {
        owner::unit(s.lead, s.support)
    }),
    rule(
        Yardstick,
        "result",
        "结果词带着说得出的对象：建成、开工、投用、完成、出台、举办等。",
        |s| s.either(yardstick::result),
    ),
    rule(
        Yardstick,
        "named-result",
        "引进、落地、签约的对象点了名或有数，创建、争创、申报的称号点了名。",
        |s| s.either(yardstick::named),
    ),
    rule(
        Yardstick,
        "counted",
        "所办的事有数，可以逐件清点，或有指标的数；只有用力的词带着数的不算。",
        |s| s.either(yardstick::counted),
    ),
    rule(Yardstick, "target-number", "目标值栏写了数，做到多少一比便知。", |s| {
        s.in_target(yardstick::any_number)
    }),
    rule(
        Yardstick,
        "handed-down",
        "点了名的指标完成上级下达、既定或年度的目标任务。",
        |s| s.either(standard::handed_down),
    ),
    rule(
        Yardstick,
        "compared",
        "指标与别的统计相比：与经济增长同步、高于平均、达到国家标准。",
        |s| s.either(standard::compared),
    ),
    rule(
        Yardstick,
        "end-state",
        "写明穷尽的终点：全覆盖、清零、应保尽保、全部、不发生。",
        |s| s.either(standard::end_state),
    ),
];

/// The published rules, mark by mark.
pub fn rules() -> Vec<RuleInfo> {
    RULES.iter().map(|rule| RuleInfo { id: rule.id, mark: rule.mark, says: rule.says }).collect()
}

/// The marks of a goal.
pub fn read(goal: &Goal) -> Checkable {
    let seen = Seen::of(goal);
    let first = |mark: Mark| {
        let rules = RULES.iter().filter(|rule| rule.mark == mark);
        rules.into_iter().find_map(|rule| Some(seen.found(rule.id, (rule.when)(&seen)?)))
    };
    Checkable { number: first(Number), term: first(Term), owner: first(Owner), yardstick: first(Yardstick) }
}

/// More characters than this are no goal; the rest is left.
const LONGEST: usize = 4000;

/// The texts made ready for reading.
struct Seen<'a> {
    goal: Words,
    target: Option<Words>,
    deadline: Option<Words>,
    lead: &'a [String],
    support: &'a [String],
}

type Reader = fn(&Words) -> Vec<Range<usize>>;

impl<'a> Seen<'a> {
    fn of(goal: &Goal<'a>) -> Seen<'a> {
        let words = |text: &str| {
            let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
            let mut words = Words::new(&writing::simple(&text[..end]));
            open_sentences(&mut words);
            words
        };
        Seen {
            goal: words(goal.goal),
            target: goal.target.map(words),
            deadline: goal.deadline.map(words),
            lead: goal.lead,
            support: goal.support,
        }
    }

    /// In the goal, else in the cell of targets.
    fn either(&self, reader: Reader) -> Option<Place> {
        let at = reader(&self.goal);
        if at.is_empty() { self.in_target(reader) } else { Some((Within::Goal, at)) }
    }

    fn in_target(&self, reader: Reader) -> Option<Place> {
        let at = reader(self.target.as_ref()?);
        (!at.is_empty()).then_some((Within::Target, at))
    }

    fn in_deadline(&self, reader: Reader) -> Option<Place> {
        let at = reader(self.deadline.as_ref()?);
        (!at.is_empty()).then_some((Within::Deadline, at))
    }

    fn found(&self, rule: &'static str, (within, at): Place) -> Found {
        let words = match within {
            Within::Goal => Some(&self.goal),
            Within::Target => self.target.as_ref(),
            Within::Deadline => self.deadline.as_ref(),
            // Units are given in bytes already: they are taken whole.
            Within::Lead(_) | Within::Support(_) => None,
        };
        let at = match words {
            Some(words) => at.iter().map(|at| words.bytes(at)).collect(),
            None => at,
        };
        Found { rule, within, at }
    }
}

/// A place alone.
fn one_at(at: Range<usize>) -> Vec<Range<usize>> {
    vec![at]
}

/// Whole sentences in quotes are no name: 实现“人才总量达到320万名，贡献率达到40%”的目标.
fn open_sentences(words: &mut Words) {
    const LONGEST_NAME: usize = 16;
    let mut from = 0;
    while let Some(start) = (from..words.len()).find(|&i| words.quoted[i]) {
        let end = (start..words.len()).find(|&i| !words.quoted[i]).unwrap_or(words.len());
        if end - start > LONGEST_NAME && words.chars[start..end].contains(&',') {
            words.quoted[start..end].fill(false);
        }
        from = end;
    }
}

#[cfg(test)]
mod tests;
