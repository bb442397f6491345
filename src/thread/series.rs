//! Threads of the table of names: which tasks and figures belong, and what each states in the thread's
//! unit. In: names laid over items. Out: threads that run through at least two reports, with breaks and
//! fate. Refuses to know: how the words were found.

use std::ops::Range;

use super::figure::{Figure, clause, figures, has_unit};
use super::fold::{holds, word};
use super::gap::breaks;
use super::names::{From, Gather, Item, Name, Names, Passage, Role};
use super::result::{counted, falls_short_of, is_result};
use super::{Break, Fate, Member, Thread, ThreadKind};
use crate::measure::indicator::Kind;
use crate::measure::{Change, Verdict};
use crate::record::Record;
use crate::report::text::steps::step;

/// Stages of building and of land: a clause that prints one of them is of no other.
const STAGES: &[&str] = &["开工", "完工", "竣工", "投用", "交付", "结顶", "续建", "开通", "收储", "出让"];

pub fn named(names: &Names) -> Vec<Thread> {
    names.names.iter().filter_map(|name| thread(names, name)).collect()
}

fn thread(names: &Names, name: &Name) -> Option<Thread> {
    let speaking = names.speaking(name);
    let units: Vec<Vec<char>> = name.units.iter().map(|u| word(u)).collect();
    let mut found: Vec<(usize, Stated)> = Vec::new();
    for group in speaking.chunk_by(|&a, &b| names.passages[a].item == names.passages[b].item) {
        let item = names.passages[group[0]].item;
        let by_goal = group.iter().any(|&p| names.passages[p].role == Role::Goal);
        let stated = match name.gather {
            Gather::Subject => Some(Stated::default()),
            Gather::Goals => by_goal.then(Stated::default),
            Gather::Figures | Gather::FiguresAndNames => {
                let stated = match names.items[item].source {
                    From::Task(record) => of_task(names, name, &units, record, &names.items[item], group),
                    From::Figure(_) => of_figure(names, name, &units, &names.items[item]),
                };
                stated.or_else(|| (by_goal && name.gather == Gather::FiguresAndNames).then(Stated::default))
            }
        };
        if let Some(stated) = stated {
            found.push((item, stated));
        }
    }
    let kind = if units.is_empty() { ThreadKind::Subject } else { ThreadKind::Indicator };
    gather(
        names,
        found,
        kind,
        name.name.to_string(),
        name.units.first().map(|u| (*u).to_string()),
        name.why.to_string(),
    )
}

/// What an item states in the thread's unit, with the clause that says it.
#[derive(Default)]
pub struct Stated {
    pub target: Option<f64>,
    pub change: Option<Change>,
    /// With the bytes of the task's progress; those of a narrative's figure are its own.
    pub actual: Option<(f64, Range<usize>)>,
    pub clause: Vec<char>,
}

/// A thread of these items, if they come from at least two reports.
pub fn gather(
    names: &Names,
    mut found: Vec<(usize, Stated)>,
    kind: ThreadKind,
    name: String,
    unit: Option<String>,
    why: String,
) -> Option<Thread> {
    let first = names.items.get(found.first()?.0)?.report;
    if found.iter().all(|(item, _)| names.items[*item].report == first) {
        return None;
    }
    found.sort_by_key(|(item, _)| (names.items[*item].year, names.items[*item].until, *item));
    let members: Vec<Member> = found
        .iter()
        .map(|(item, stated)| {
            let item = &names.items[*item];
            let (is_task, percent) = match item.source {
                From::Task(record) => (true, record.judged().percent),
                From::Figure(_) => (false, None),
            };
            Member {
                id: item.id.to_string(),
                report: item.report.to_string(),
                year: item.year,
                is_task,
                target: stated.target,
                change: stated.change,
                actual: stated.actual.as_ref().map(|(value, _)| *value),
                actual_at: stated.actual.as_ref().filter(|_| is_task).map(|(_, at)| at.clone()),
                percent,
            }
        })
        .collect();
    let breaks = if kind == ThreadKind::Indicator {
        breaks(&members, &clauses(&found), unit.as_deref())
    } else {
        Vec::new()
    };
    let fate = fate(names, &members, &found, &breaks);
    Some(Thread { name, kind, unit, members, breaks, fate, why })
}

/// What a task states: a measure of that name first, then a figure printed in a clause of that name. A result
/// is the measure's own or a figure told as one; a figure that is told otherwise makes a member, no result.
fn of_task(
    names: &Names,
    name: &Name,
    units: &[Vec<char>],
    record: &Record,
    item: &Item,
    group: &[usize],
) -> Option<Stated> {
    let goal = &names.passages[item.passages.start].folded;
    let says = |chars: &[char]| name.label.fits(&names.lexicon.seen(chars));
    let about_goal = group.contains(&item.passages.start);
    let measure = record.judged().measures.iter().filter(|m| about_goal && !m.in_column).find(|measure| {
        let unit = word(&measure.unit);
        if !units.contains(&unit) {
            return false;
        }
        let (from, to) = clause(&goal.chars, goal.place(measure.target_at.start));
        says(&word(&measure.name)) || says(&goal.chars[from..to])
    });
    // A goal's words carry over to the progress that answers it.
    let passages: Vec<usize> =
        if about_goal { item.passages.clone().skip(1).collect() } else { group.to_vec() };
    let told = |is_wanted: fn(&[char], &Figure) -> bool| {
        passages.iter().find_map(|&p| {
            let chars = &names.passages[p].folded.chars;
            let figure = fitting(chars, units, says, is_wanted)?;
            Some((figure, &names.passages[p]))
        })
    };
    let answer = told(is_result);
    let answered = answer.as_ref().map(|(figure, passage)| {
        let at = passage.folded.bytes(figure.start..figure.end);
        (figure.value, passage.from + at.start..passage.from + at.end)
    });
    if let Some(measure) = measure {
        let (from, to) = clause(&goal.chars, goal.place(measure.target_at.start));
        let asked = &goal.chars[from..to];
        let answers = |(figure, passage): &(Figure, &Passage)| {
            let (from, to) = figure.clause;
            !falls_short_of(&passage.folded.chars[from..to], asked)
        };
        let own = measure.actual.zip(measure.actual_at.clone());
        // Where the measure was told to be met without a figure of its own, none is sought.
        let sought = || answered.filter(|_| answer.as_ref().is_some_and(answers));
        let actual = if measure.verdict == Verdict::Unknown { own.or_else(sought) } else { own };
        return Some(Stated {
            target: Some(measure.target),
            change: measure.change,
            actual,
            clause: asked.to_vec(),
        });
    }
    let any: fn(&[char], &Figure) -> bool = |_, _| true;
    let goal_figure = if about_goal { fitting(&goal.chars, units, says, any) } else { None };
    let spoken = || told(any).map(|(figure, passage)| (figure, &passage.folded.chars));
    let (figure, chars) = goal_figure
        .map(|f| (f, &goal.chars))
        .or(answer.map(|(figure, passage)| (figure, &passage.folded.chars)))
        .or_else(spoken)?;
    Some(Stated {
        target: goal_figure.map(|f| f.value),
        change: None,
        actual: answered,
        clause: chars[figure.clause.0..figure.clause.1].to_vec(),
    })
}

/// The first wanted figure with one of the units whose own words, what it counts, say the words.
fn fitting(
    chars: &[char],
    units: &[Vec<char>],
    says: impl Fn(&[char]) -> bool,
    is_wanted: fn(&[char], &Figure) -> bool,
) -> Option<Figure> {
    figures(chars).into_iter().find(|figure| {
        units.iter().any(|unit| has_unit(chars, figure, unit))
            && says(&counted(chars, figure))
            && is_wanted(chars, figure)
    })
}

/// What a figure of a narrative states, by its name or by its clause.
fn of_figure(names: &Names, name: &Name, units: &[Vec<char>], item: &Item) -> Option<Stated> {
    let From::Figure(told) = item.source else { return None };
    if !units.contains(&word(&told.unit)) {
        return None;
    }
    let chars = &names.passages[item.passages.start].folded.chars;
    let own = figures(chars).into_iter().find(|f| f.value == told.value);
    let (from, to) = own.map_or((0, chars.len()), |f| f.clause);
    let says = |chars: &[char]| name.label.fits(&names.lexicon.seen(chars));
    let own_name = word(&told.name);
    let own = &chars[from..to];
    // A name that begins outside the figure's clause belongs to another figure of the same sentence; a
    // name that carries a stage over does not speak against the stage that its own clause prints.
    let by_clause = says(own) && holds(own, &own_name[..own_name.len().min(2)]);
    let by_name = says(&own_name) && (says(own) || !STAGES.iter().any(|stage| holds(own, &word(stage))));
    if !(by_clause || by_name) {
        return None;
    }
    let clause = chars[from..to].to_vec();
    Some(match told.kind {
        Kind::Target => Stated { target: Some(told.value), clause, ..Stated::default() },
        Kind::Actual => {
            Stated { actual: Some((told.value, 0..told.text.len())), clause, ..Stated::default() }
        }
    })
}

/// The clause of each member.
fn clauses(found: &[(usize, Stated)]) -> Vec<&[char]> {
    found.iter().map(|(_, stated)| &stated.clause[..]).collect()
}

/// Wordings at least this alike go on as they were.
const SAME_WORDING: f32 = 0.4;

/// So many members on each side are asked for a like wording.
const ASKED: usize = 40;

/// Seen from the last report we hold: absent there, or its figure or its words against those before. Targets of a
/// series that a break parts are not set against each other: the area or the definition is another.
fn fate(names: &Names, members: &[Member], found: &[(usize, Stated)], breaks: &[Break]) -> Fate {
    let last_year = names.last_year;
    let (earlier, latest): (Vec<usize>, Vec<usize>) =
        (0..members.len()).partition(|&at| Some(members[at].year) != last_year);
    if latest.is_empty() {
        return Fate::Dropped;
    }
    let target = |at: &usize| members[*at].target;
    let (now, before) = (latest.iter().rev().find_map(target), earlier.iter().rev().find_map(target));
    if let (Some(now), Some(before), true) = (now, before, breaks.is_empty()) {
        return match now.total_cmp(&before) {
            std::cmp::Ordering::Greater => Fate::Raised,
            std::cmp::Ordering::Less => Fate::Lowered,
            std::cmp::Ordering::Equal => Fate::Continued,
        };
    }
    let goal = |at: usize| &names.passages[names.items[found[at].0].passages.start].folded.chars;
    let alike = |old: usize, new: usize| {
        step();
        super::differ::likeness(goal(old), goal(new)) >= SAME_WORDING
    };
    let (before, now) = (earlier.iter().rev().take(ASKED), latest.iter().rev().take(ASKED));
    let goes_on = earlier.is_empty() || now.clone().any(|&new| before.clone().any(|&old| alike(old, new)));
    if goes_on { Fate::Continued } else { Fate::Reworded }
}

#[cfg(test)]
mod tests {
    use super::super::Cause;
    use super::super::sample::task;
    use super::super::{Fate, threads};
    use super::*;

    #[track_caller]
    fn series(goals: &[(&str, &str, &str)], name: &str) -> Thread {
        let records: Vec<Record> = goals
            .iter()
            .map(|(id, goal, progress)| Record {
                progress: (*progress).to_string(),
                ..task(id, goal, &[], &[])
            })
            .collect();
        let found = threads(&records, &[]);
        found.into_iter().find(|t| t.name == name).unwrap_or_else(|| panic!("no thread {name}"))
    }

    #[test]
    fn reads_targets_and_answers_in_the_thread_s_unit() {
        let thread = series(
            &[
                ("a-001", "加梯60台以上", "完成加梯95台"),
                ("b-001", "完成加装电梯、停车泊位", "泊位30个；加装电梯181台"),
                ("c-001", "改造30个小区、加装电梯200台以上", "80%"),
            ],
            "老旧小区加装电梯",
        );
        let stated: Vec<_> = thread.members.iter().map(|m| (m.year, m.target, m.actual)).collect();
        assert_eq!(
            stated,
            [(2020, Some(60.0), Some(95.0)), (2022, None, Some(181.0)), (2024, Some(200.0), None)]
        );
        assert_eq!(thread.fate, Fate::Raised);
        assert_eq!(thread.unit.as_deref(), Some("台"));
    }

    #[test]
    fn what_the_last_report_leaves_out_is_dropped_and_one_report_makes_no_thread() {
        let goals = [("a-001", "新建公厕12座", ""), ("b-001", "提升公厕15座", ""), ("c-001", "办好庙会", "")];
        assert_eq!(series(&goals, "公厕新建改造").fate, Fate::Dropped);
        let one = [task("a-001", "新建公厕12座", &[], &[]), task("a-002", "提升公厕15座", &[], &[])];
        assert!(threads(&one, &[]).is_empty());
    }

    #[test]
    fn the_merger_and_another_rank_break_a_series_but_not_a_rate() {
        let thread = series(
            &[("r2020-1", "创建省级无障碍社区2个", ""), ("r2024q2-1", "创建无障碍社区3个", "")],
            "省级无障碍社区",
        );
        let causes: Vec<_> = thread.breaks.iter().map(|b| (b.at, b.cause)).collect();
        assert_eq!(causes, [(1, Cause::Merger), (1, Cause::Definition)]);
        assert!(!matches!(thread.fate, Fate::Raised | Fate::Lowered), "no verdict across a break");
        let rate = series(
            &[("r2020-1", "固定资产投资增长5%", ""), ("r2024q2-1", "固定资产投资增长7%", "")],
            "固定资产投资增长",
        );
        assert!(rate.is_comparable());
    }
}
