//! Two reports side by side. In: records, threads, and the ids of two reports. Out: pairs of tasks and of themes,
//! each kept, changed, possible, new or gone. Refuses to know: third reports, figures of narratives.
//!
//! Tasks are paired one to one, nearest first, and only where something bears it: the same text, targets of both
//! in one thread of figures, a narrow thread of a subject with a high nearness, or a very high nearness. What is
//! less near, and each other's nearest, is possible and never counted as a pair. Themes follow the pairs: two
//! themes are one where most paired tasks of the one lie in the other.

use std::collections::HashMap;

use super::differ::likeness;
use super::fold::Folded;
use super::{Thread, ThreadKind};
use crate::record::Record;
use crate::report::text::steps::steps;

/// Goals at least this alike keep their wording.
const SAME_WORDING: f32 = 0.75;
/// Nearness that bears a pair: by itself, with a narrow thread of a subject, with targets in one thread of figures.
const NEAR: [(Bond, f32); 3] = [(Bond::None, 0.5), (Bond::Subject, 0.42), (Bond::Figure, 0.2)];
/// Nearness that makes a pair possible: without a thread, and with one.
const POSSIBLE: [f32; 2] = [0.3, 0.2];
/// A subject is narrow where at most so many pairs of tasks of the two reports lie in it.
const NARROW: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    Kept,
    Changed,
    /// Perhaps one matter: for the reader to judge.
    Possible,
    New,
    Gone,
}

/// A task of the left report, of the right, or of both.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub left: Option<String>,
    pub right: Option<String>,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The left report's order, then what is new in the right one's.
    pub tasks: Vec<Pair>,
    /// As `tasks`, with the themes' words.
    pub themes: Vec<Pair>,
}

/// What two tasks have in common beside their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    None,
    /// A thread that holds many tasks of the two.
    Wide,
    Subject,
    Figure,
}

/// A task's partner, and whether it is no more than possible.
type Partner = Option<(usize, bool)>;

pub fn compare(records: &[Record], threads: &[Thread], left: &str, right: &str) -> Side {
    let two: Vec<Record> =
        records.iter().filter(|r| r.report == left || r.report == right).cloned().collect();
    let of = partners(&two, threads, left);
    let state = |record: &Record, partner: (usize, bool)| match partner {
        (_, true) => State::Possible,
        (other, false) => wording(&record.goal, &two[other].goal),
    };
    let mut tasks = Vec::new();
    for (at, record) in two.iter().enumerate().filter(|(_, r)| r.report == left) {
        tasks.push(Pair {
            left: Some(record.id.clone()),
            right: of[at].map(|(other, _)| two[other].id.clone()),
            state: of[at].map_or(State::Gone, |partner| state(record, partner)),
        });
    }
    let alone =
        |(at, record): &(usize, &Record)| record.report == right && of[*at].is_none() && left != right;
    for (_, record) in two.iter().enumerate().filter(alone) {
        tasks.push(Pair { left: None, right: Some(record.id.clone()), state: State::New });
    }
    let sure: Vec<Option<usize>> =
        of.iter().map(|partner| partner.filter(|(_, possible)| !possible).map(|(other, _)| other)).collect();
    Side { tasks, themes: themes(&two, &sure, left, right) }
}

/// For each task its partner in the other report.
fn partners(two: &[Record], threads: &[Thread], left: &str) -> Vec<Partner> {
    let related = super::related(two);
    let bonds = Bonds::new(two, threads, left);
    let mut of: Vec<Partner> = vec![None; two.len()];
    for (a, b) in same_texts(two, left) {
        (of[a], of[b]) = (Some((b, false)), Some((a, false)));
    }
    let lefts = (0..two.len()).filter(|&at| two[at].report == left);
    let mut near: Vec<(f32, usize, usize, Bond)> = Vec::new();
    let mut finder = related.finder();
    for a in lefts {
        near.extend(finder.near(a).into_iter().map(|n| (n.score, a, n.at, bonds.between(a, n.at))));
    }
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let bears = |score: f32, bond: Bond| NEAR.iter().any(|(least, near)| bond >= *least && score >= *near);
    for &(_, a, b, _) in near.iter().filter(|(score, _, _, bond)| bears(*score, *bond)) {
        if of[a].is_none() && of[b].is_none() {
            (of[a], of[b]) = (Some((b, false)), Some((a, false)));
        }
    }
    let possible = |score: f32, bond: Bond| score >= POSSIBLE[usize::from(bond > Bond::None)];
    for &(_, a, b, _) in near.iter().filter(|(score, _, _, bond)| possible(*score, *bond)) {
        let mut nearest = |at| finder.near(at).first().map(|n| n.at);
        if of[a].is_none() && of[b].is_none() && nearest(b) == Some(a) && nearest(a) == Some(b) {
            (of[a], of[b]) = (Some((b, true)), Some((a, true)));
        }
    }
    of
}

/// Tasks whose goal stands once in each report, letter for letter.
fn same_texts(two: &[Record], left: &str) -> Vec<(usize, usize)> {
    let mut places: HashMap<Vec<char>, [Vec<usize>; 2]> = HashMap::new();
    for (at, record) in two.iter().enumerate() {
        let sides = places.entry(Folded::new(&record.goal).chars).or_default();
        sides[usize::from(record.report != left)].push(at);
    }
    let mut pairs: Vec<(usize, usize)> = places
        .iter()
        .filter(|(goal, _)| !goal.is_empty())
        .filter_map(|(_, [lefts, rights])| match (&lefts[..], &rights[..]) {
            ([a], [b]) => Some((*a, *b)),
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

/// The threads that tasks of two reports share.
struct Bonds {
    /// For each task its threads, with whether it states a target there.
    of: Vec<Vec<(usize, bool)>>,
    kinds: Vec<Bond>,
}

impl Bonds {
    fn new(two: &[Record], threads: &[Thread], left: &str) -> Bonds {
        let places: HashMap<&str, usize> =
            two.iter().enumerate().map(|(at, r)| (r.id.as_str(), at)).collect();
        let (mut of, mut kinds) = (vec![Vec::new(); two.len()], Vec::with_capacity(threads.len()));
        for (number, thread) in threads.iter().enumerate() {
            let mut held = [0usize; 2];
            steps(thread.members.len());
            for member in &thread.members {
                let Some(&at) = places.get(member.id.as_str()) else { continue };
                of[at].push((number, member.target.is_some()));
                held[usize::from(two[at].report != left)] += 1;
            }
            kinds.push(match thread.kind {
                ThreadKind::Indicator => Bond::Figure,
                ThreadKind::Subject if held[0] * held[1] <= NARROW => Bond::Subject,
                ThreadKind::Subject => Bond::Wide,
            });
        }
        Bonds { of, kinds }
    }

    /// The strongest bond of two tasks. A thread of figures without targets of both is one of words only.
    fn between(&self, a: usize, b: usize) -> Bond {
        let shared = self.of[a].iter().flat_map(|(thread, target)| {
            let other = self.of[b].iter().filter(move |(own, _)| own == thread);
            other.map(move |(_, its)| match self.kinds[*thread] {
                Bond::Figure if !(*target && *its) => Bond::Wide,
                bond => bond,
            })
        });
        shared.max().unwrap_or(Bond::None)
    }
}

fn wording(a: &str, b: &str) -> State {
    if likeness(&Folded::new(a).chars, &Folded::new(b).chars) >= SAME_WORDING {
        State::Kept
    } else {
        State::Changed
    }
}

fn themes(two: &[Record], of: &[Option<usize>], left: &str, right: &str) -> Vec<Pair> {
    let list = |report: &str| {
        let mut themes: Vec<&str> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for record in two.iter().filter(|r| r.report == report) {
            places.entry(&record.theme).or_insert_with(|| {
                themes.push(&record.theme);
                themes.len() - 1
            });
        }
        (themes, places)
    };
    let ((lefts, left_at), (rights, right_at)) = (list(left), list(right));
    let mut tasks = vec![0usize; lefts.len()];
    let mut votes: Vec<HashMap<usize, usize>> = vec![HashMap::new(); lefts.len()];
    for (at, record) in two.iter().enumerate().filter(|(_, r)| r.report == left) {
        let theme = left_at[record.theme.as_str()];
        tasks[theme] += 1;
        if let Some(vote) = of[at].and_then(|other| right_at.get(two[other].theme.as_str())) {
            *votes[theme].entry(*vote).or_default() += 1;
        }
    }
    // The same words are the same theme, before any vote.
    let mut taken: Vec<bool> = rights.iter().map(|theme| left_at.contains_key(theme)).collect();
    let mut pairs = Vec::new();
    for (theme, name) in lefts.iter().enumerate() {
        let met: usize = votes[theme].values().sum();
        let open = votes[theme].iter().filter(|(i, _)| !taken[**i]);
        let best = open.max_by_key(|(i, count)| (**count, std::cmp::Reverse(**i)));
        let voted =
            best.filter(|(_, count)| **count * 2 >= met && **count * 3 >= tasks[theme]).map(|(i, _)| *i);
        let found = right_at.get(name).copied().or(voted);
        if let Some(i) = found {
            taken[i] = true;
        }
        pairs.push(Pair {
            left: Some((*name).to_string()),
            right: found.map(|i| rights[i].to_string()),
            state: found.map_or(State::Gone, |i| wording(name, rights[i])),
        });
    }
    for (theme, _) in rights.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        pairs.push(Pair { left: None, right: Some((*theme).to_string()), state: State::New });
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::sample::task;
    use super::*;

    fn states(goals: &[(&str, &str)]) -> Vec<(Option<String>, Option<String>, State)> {
        let records: Vec<Record> = goals.iter().map(|(id, goal)| task(id, goal, &[], &[])).collect();
        let threads = super::super::threads(&records, &[]);
        let side = compare(&records, &threads, "a", "b");
        side.tasks.into_iter().map(|p| (p.left, p.right, p.state)).collect()
    }

    #[test]
    fn pairs_one_to_one_and_lists_the_rest() {
        let some = |id: &str| Some(id.to_string());
        assert_eq!(
            states(&[
                ("a-001", "老旧小区加装电梯60台以上"),
                ("a-002", "推进僵尸企业处置"),
                ("a-003", "做好工作"),
                ("b-001", "老旧小区加装电梯60台以上"),
                ("b-002", "完成桥梁桥头跳车修复"),
                ("b-003", "做好工作"),
                ("c-001", "推进僵尸企业处置"),
            ]),
            [
                (some("a-001"), some("b-001"), State::Kept),
                (some("a-002"), None, State::Gone),
                (some("a-003"), some("b-003"), State::Kept),
                (None, some("b-002"), State::New),
            ]
        );
    }

    #[test]
    fn a_figure_of_one_thread_bears_a_pair_and_a_word_in_common_none() {
        let found = states(&[
            ("a-001", "加梯60台以上"),
            ("a-002", "发挥党支部战斗堡垒作用，开展小区电梯安全宣传"),
            ("b-001", "完成小区改造、加装电梯200台以上"),
            ("b-002", "发挥志愿者作用，办好邻里文化节"),
        ]);
        assert_eq!(found[0].1.as_deref(), Some("b-001"));
        assert_eq!(found[0].2, State::Changed);
        assert!(found.iter().all(|(left, right, state)| {
            !matches!(state, State::Kept | State::Changed)
                || (left.as_deref(), right.as_deref()) == (Some("a-001"), Some("b-001"))
        }));
    }

    #[test]
    fn the_same_report_twice_and_unknown_reports_do_no_harm() {
        let records = [task("a-001", "甲乙丙丁", &[], &[])];
        assert!(compare(&records, &[], "x", "y").tasks.is_empty());
        assert_eq!(compare(&records, &[], "a", "a").tasks.len(), 1);
    }
}
