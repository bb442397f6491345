//! The nearest tasks of other reports, by meaning as far as words carry it. In: records and, for each, the
//! subjects of the table of names it speaks of. Out: an index, which answers for a task with at most eight others,
//! best first, none where none is near. Refuses to know: which answers are right.
//!
//! A task is the pairs of characters that follow one another in its goal (full weight), its progress
//! (two fifths, and never louder than its goal) and its theme (a tenth), plus its subjects. A pair or a
//! subject that few tasks hold weighs more, by the logarithm of its rarity; pairs held by more than a
//! quarter of all tasks, or by thousands, say nothing and are left out, and so are the words of doing that every
//! goal is made of (加大力度, 深入推进): they say that something is done, not what. Units weigh through the words
//! that print them. Two tasks are as near as the cosine of their weights. The logarithm is made of plain
//! arithmetic, so that every machine gets the same bits.
//!
//! An answer costs no more where there are more tasks: of what a task holds, the rarest is looked up first, until
//! so many others were met.

use std::f32::consts::LN_2;
use std::ops::Range;

use super::fold::Folded;
use super::pair::{self, Noted, blank_doing, pair_key};
use crate::record::Record;
use crate::report::text::steps::steps;

/// Below this no task counts as near.
const NEAR: f32 = 0.1;
const MOST: usize = 8;
const PROGRESS: f32 = 0.4;
const THEME: f32 = 0.1;
const SUBJECT: f32 = 2.0;
/// A long progress names many things beside the task's own.
const PROGRESS_CHARS: usize = 200;
/// A pair that more tasks hold says nothing, however many tasks there are.
const HELD: usize = 4096;
/// So many holders of a task's pairs are met for one answer.
pub const MET: usize = 1 << 14;

/// A related task of another report: its place among the records.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub at: usize,
    /// 0 … 1; for order, not for show.
    pub score: f32,
}

/// What relates all tasks, and the rarity of pairs, which tells the words worth lighting.
pub struct Related {
    /// For every term its holders with their weights.
    holders: Lists,
    /// For every task its terms with their weights.
    terms: Lists,
    length: Vec<f32>,
    /// For every task the number of its report.
    report: Vec<u32>,
    /// For every task the number of its place; none where all are of one.
    place: Vec<usize>,
    /// Rare pairs, sorted.
    pub(super) telling: Vec<u32>,
}

/// Answers one task after another.
pub struct Finder<'a> {
    related: &'a Related,
    /// Scores of one answer, all zero between answers.
    scores: Vec<f32>,
}

/// Lists one behind another.
#[derive(Default)]
struct Lists {
    begins: Vec<usize>,
    items: Vec<(u32, f32)>,
}

impl Lists {
    fn of(&self, at: usize) -> &[(u32, f32)] {
        &self.items[self.begins[at]..self.begins[at + 1]]
    }
}

/// A subject and whether the goal (1) or only the progress (½) speaks of it.
pub type Subject = (u16, f32);

struct Term {
    /// Weight of one standing.
    rarity: f32,
    /// (task, field, times)
    at: Range<usize>,
}

pub fn related(records: &[Record], subjects: &[Vec<Subject>]) -> Related {
    let count = records.len();
    let mut seen: Vec<Noted> = Vec::with_capacity(count * 160);
    for (task, record) in records.iter().enumerate().take(pair::MOST_TASKS) {
        for (field, text) in [(0, &record.goal), (1, &record.progress), (2, &record.theme)] {
            let mut chars = Folded::new(text).chars;
            if field == 1 {
                chars.truncate(PROGRESS_CHARS);
            }
            blank_doing(&mut chars);
            let keys = chars.windows(2).filter_map(|pair| pair_key(pair[0], pair[1]));
            seen.extend(keys.map(|key| Noted::new(key, task as u32, field)));
        }
    }
    pair::sort_by_pair(&mut seen);

    // One walk groups equal pairs: how many tasks hold it, and how often in which field.
    let mut terms: Vec<Term> = Vec::new();
    let mut held: Vec<(u32, u8, f32)> = Vec::with_capacity(seen.len());
    let mut telling = Vec::new();
    for equal in seen.chunk_by(|a, b| a.key() == b.key()) {
        let begin = held.len();
        let (mut tasks, mut last) = (0usize, None);
        for standing in equal.chunk_by(|a, b| a == b) {
            let (task, field) = (standing[0].task(), standing[0].field());
            if field < 2 && last != Some(task) {
                tasks += 1;
                last = Some(task);
            }
            held.push((task, field, 1.0 + log2(standing.len() as f32) * LN_2));
        }
        if tasks == 0 || tasks > (count / 4).clamp(8, HELD) {
            held.truncate(begin);
            continue;
        }
        if tasks * 12 <= count.max(24) {
            telling.push(equal[0].key());
        }
        terms.push(Term { rarity: rarity(count, tasks), at: begin..held.len() });
    }
    drop(seen);
    add_subjects(count, subjects, &mut terms, &mut held);
    let holders = weigh(count, &terms, &held);
    let (terms, length) = turn(count, &holders);
    Related { holders, terms, length, report: numbers(records), place: Vec::new(), telling }
}

/// For every record the number of its report.
fn numbers(records: &[Record]) -> Vec<u32> {
    let mut known: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    let number = |record| {
        let next = known.len() as u32;
        *known.entry(record).or_insert(next)
    };
    records.iter().map(|record| record.report.as_str()).map(number).collect()
}

fn add_subjects(
    count: usize,
    subjects: &[Vec<Subject>],
    terms: &mut Vec<Term>,
    held: &mut Vec<(u32, u8, f32)>,
) {
    let mut named: Vec<(u16, u32, f32)> = Vec::new();
    for (task, list) in subjects.iter().enumerate() {
        named.extend(list.iter().map(|&(subject, part)| (subject, task as u32, part)));
    }
    named.sort_by_key(|&(subject, task, _)| (subject, task));
    for group in named.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() <= HELD) {
        let begin = held.len();
        held.extend(group.iter().map(|&(_, task, part)| (task, 3, part)));
        terms.push(Term { rarity: rarity(count, group.len()), at: begin..held.len() });
    }
}

/// For every term its holders, the fields of one task joined into one weight.
fn weigh(count: usize, terms: &[Term], held: &[(u32, u8, f32)]) -> Lists {
    // The progress is turned down to at most one and a half times the goal's length.
    let (mut goal, mut progress) = (vec![0f32; count], vec![0f32; count]);
    for term in terms {
        for &(task, field, times) in &held[term.at.clone()] {
            let weight = times * term.rarity;
            match field {
                0 => goal[task as usize] += weight * weight,
                1 => progress[task as usize] += weight * weight,
                _ => {}
            }
        }
    }
    let volume: Vec<f32> = goal
        .iter()
        .zip(&progress)
        .map(|(g, p)| if *p > 0.0 { PROGRESS * (1.5 * g.sqrt() / p.sqrt()).min(1.0) } else { 0.0 })
        .collect();
    let mut lists = Lists { begins: vec![0], items: Vec::with_capacity(held.len()) };
    for term in terms {
        let begin = lists.items.len();
        for &(task, field, times) in &held[term.at.clone()] {
            let part = match field {
                0 => 1.0,
                1 => volume[task as usize],
                2 => THEME,
                _ => SUBJECT,
            };
            let weight = part * times * term.rarity;
            match lists.items[begin..].last_mut() {
                Some(last) if last.0 == task => last.1 += weight,
                _ => lists.items.push((task, weight)),
            }
        }
        lists.begins.push(lists.items.len());
    }
    lists
}

/// For every task its terms that others hold as well, and the length of all its weights.
fn turn(count: usize, holders: &Lists) -> (Lists, Vec<f32>) {
    let mut length = vec![0f32; count];
    let mut begins = vec![0usize; count + 1];
    let all = || (0..holders.begins.len() - 1).map(|term| (term, holders.of(term)));
    for (_, list) in all() {
        for &(task, weight) in list {
            length[task as usize] += weight * weight;
            begins[task as usize + 1] += usize::from(list.len() > 1);
        }
    }
    (0..count).for_each(|task| begins[task + 1] += begins[task]);
    let mut next = begins.clone();
    let mut items = vec![(0, 0.0); begins[count]];
    for (term, list) in all().filter(|(_, list)| list.len() > 1) {
        for &(task, weight) in list {
            items[next[task as usize]] = (term as u32, weight);
            next[task as usize] += 1;
        }
    }
    (Lists { begins, items }, length)
}

impl Related {
    /// How many tasks it relates.
    pub fn len(&self) -> usize {
        self.length.len()
    }

    pub fn is_empty(&self) -> bool {
        self.length.is_empty()
    }

    /// To answer for many tasks.
    pub fn finder(&self) -> Finder<'_> {
        Finder { related: self, scores: vec![0.0; self.len()] }
    }

    /// From now on only tasks of one place are near each other; the numbers of their places.
    pub fn keep_apart(&mut self, places: impl Iterator<Item = usize>) {
        self.place = places.collect();
    }

    /// The number of a task's place.
    pub fn place(&self, at: usize) -> usize {
        self.place.get(at).copied().unwrap_or(0)
    }

    /// The nearest of other reports to the task at a place, best first.
    pub fn near(&self, at: usize) -> Vec<Near> {
        self.finder().near(at)
    }

    /// The terms of a task to look up: all where they have few holders, else the rarest.
    fn asked(&self, at: usize) -> Vec<(u32, f32)> {
        let mut terms = self.terms.of(at).to_vec();
        let holders = |term: u32| self.holders.of(term as usize).len();
        if terms.iter().map(|(term, _)| holders(*term)).sum::<usize>() > MET {
            terms.sort_by_key(|(term, _)| (holders(*term), *term));
            let mut met = 0;
            terms.retain(|(term, _)| {
                met += holders(*term);
                met <= MET
            });
            terms.sort_unstable_by_key(|(term, _)| *term);
        }
        terms
    }

    /// How many holders an answer for this task meets.
    pub fn work(&self, at: usize) -> usize {
        self.asked(at).iter().map(|(term, _)| self.holders.of(*term as usize).len()).sum()
    }
}

impl Finder<'_> {
    /// The nearest of other reports to the task at a place, best first.
    pub fn near(&mut self, at: usize) -> Vec<Near> {
        let Finder { related, scores } = self;
        let mut met: Vec<u32> = Vec::new();
        for (term, weight) in related.asked(at) {
            steps(related.holders.of(term as usize).len());
            for &(other, its) in related.holders.of(term as usize) {
                let score = &mut scores[other as usize];
                if *score == 0.0 {
                    met.push(other);
                }
                *score += weight * its;
            }
        }
        let mut best: Vec<Near> = Vec::new();
        for other in met {
            // What was met twice is nought the second time.
            let sum = std::mem::take(&mut scores[other as usize]);
            let other = other as usize;
            let other_report = related.report[other] != related.report[at];
            if sum > 0.0 && other_report && related.place(other) == related.place(at) {
                let score = sum / (related.length[at].sqrt() * related.length[other].sqrt());
                if score >= NEAR {
                    best.push(Near { at: other, score });
                }
            }
        }
        let nearer = |a: &Near, b: &Near| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at));
        if best.len() > MOST {
            best.select_nth_unstable_by(MOST, nearer);
            best.truncate(MOST);
        }
        best.sort_unstable_by(nearer);
        best
    }
}

fn rarity(count: usize, docs: usize) -> f32 {
    LN_2 * log2((count as f32 + 1.0) / (docs as f32 + 0.5)).max(0.0)
}

/// The binary logarithm, straight between the powers of two.
fn log2(x: f32) -> f32 {
    x.to_bits() as f32 / (1 << 23) as f32 - 127.0
}

#[cfg(test)]
mod tests {
    use super::super::sample::task;
    use super::*;

    #[track_caller]
    fn check(goals: &[(&str, &str)], want: &[(&str, &[&str])]) {
        let records: Vec<Record> = goals.iter().map(|(id, goal)| task(id, goal, &[], &[])).collect();
        let found = related(&records, &vec![Vec::new(); records.len()]);
        let ids = |at: usize| found.near(at).iter().map(|n| records[n.at].id.as_str()).collect();
        let found: Vec<(&str, Vec<&str>)> =
            records.iter().enumerate().map(|(at, record)| (record.id.as_str(), ids(at))).collect();
        let want: Vec<(&str, Vec<&str>)> = want.iter().map(|(id, near)| (*id, near.to_vec())).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn finds_the_same_thing_in_other_words_and_no_neighbour_of_its_own_report() {
        check(
            &[
                ("a-001", "老旧小区加装电梯60台以上"),
                ("a-002", "改造提升社区食堂"),
                ("b-001", "加装电梯200台以上"),
                ("b-002", "抓好人防战备常态化演训"),
            ],
            &[("a-001", &["b-001"]), ("a-002", &[]), ("b-001", &["a-001"]), ("b-002", &[])],
        );
    }

    #[test]
    fn words_of_doing_make_nothing_near() {
        check(
            &[("a-001", "加大力度深入推进宣教"), ("b-001", "加大力度深入推进保交楼")],
            &[("a-001", &[]), ("b-001", &[])],
        );
        check(&[("a-001", ""), ("b-001", "")], &[("a-001", &[]), ("b-001", &[])]);
    }

    /// Reports of one hundred tasks each, of words that come back in every report.
    fn reports(count: usize) -> Vec<Record> {
        let sign = |n: usize| char::from_u32(0x4e00 + (n % 900) as u32).unwrap_or('一');
        let goal = |n: usize| {
            let own: String =
                [n, n * 7, n * 31, n * 57].iter().flat_map(|n| [sign(*n), sign(n + 5)]).collect();
            format!("老旧小区{own}改造{}个", n % 90)
        };
        (0..count).map(|n| task(&format!("r{}-{n}", n / 100), &goal(n), &[], &[])).collect()
    }

    #[test]
    fn an_answer_meets_no_more_where_there_are_more_tasks() {
        for count in [400, 8000] {
            let records = reports(count);
            let found = related(&records, &vec![Vec::new(); count]);
            assert!((0..count).step_by(97).all(|at| found.work(at) <= MET), "{count}");
            assert!(found.holders.items.len() <= count * 40 && found.terms.items.len() <= count * 40);
        }
    }

    #[test]
    fn tasks_past_the_65536th_have_neighbours_of_their_own() {
        let mut records: Vec<Record> = (0..65_540).map(|n| task(&format!("a-{n}"), "", &[], &[])).collect();
        records[3].goal = "老旧小区加装电梯60台以上".into();
        records[65_539] = task("b-1", "抓好人防战备常态化演训", &[], &[]);
        records.push(task("b-2", "加装电梯200台以上", &[], &[]));
        let found = related(&records, &vec![Vec::new(); records.len()]);
        assert_eq!(found.near(65_540).iter().map(|n| n.at).collect::<Vec<_>>(), [3]);
        assert_eq!(found.near(3).iter().map(|n| n.at).collect::<Vec<_>>(), [65_540]);
        assert!(found.near(65_539).is_empty());
    }
}
