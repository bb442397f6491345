//! The nearest tasks of other reports, by meaning as far as words carry it. In: records and, for each, the
//! subjects of the table of names it speaks of. Out: for each task at most eight others, best first, none
//! where none is near. Refuses to know: which answers are right.
//!
//! A task is the pairs of characters that follow one another in its goal (full weight), its progress
//! (two fifths, and never louder than its goal) and its theme (a tenth), plus its subjects. A pair or a
//! subject that few tasks hold weighs more, by the logarithm of its rarity; pairs held by more than a
//! quarter of all tasks say nothing and are left out, and so are the words of doing that every goal is made
//! of (加大力度, 深入推进): they say that something is done, not what. Units weigh through the words that print them. Two
//! tasks are as near as the cosine of their weights. The logarithm is made of plain arithmetic, so that
//! every machine gets the same bits.

use std::f32::consts::LN_2;
use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{Folded, han};
use crate::record::Record;

/// Below this no task counts as near.
const NEAR: f32 = 0.1;
const MOST: usize = 8;
const PROGRESS: f32 = 0.4;
const THEME: f32 = 0.1;
const SUBJECT: f32 = 2.0;
/// A long progress names many things beside the task's own.
const PROGRESS_CHARS: usize = 200;
const SUBJECT_MARK: u64 = 1 << 42;

/// Words of doing, of rank and of manner, in the order of their characters. A government's own name is
/// among them where a report prints it in half of its titles.
const DOING: &[&str] = &[
    "一批", "不断", "专项", "严格", "举办", "争创", "以上", "以及", "任务", "优化", "体系", "做优", "做好",
    "做强", "健全", "全力", "全区", "全国", "全省", "全面", "其中", "具有", "出台", "切实", "创建", "创新",
    "制定", "力争", "力度", "加大", "加强", "加快", "包括", "区级", "发展", "各类", "同比", "围绕", "国家",
    "大力", "完善", "完工", "完成", "实施", "实现", "工作", "已经", "市级", "建立", "建设", "开展", "开工",
    "引导", "强化", "形成", "我区", "扎实", "打造", "拱墅", "持续", "探索", "推动", "推广", "推进", "提升",
    "提高", "支持", "改革", "整治", "新增", "有序", "机制", "构建", "正在", "水平", "深入", "深化", "特色",
    "目前", "相关", "省级", "着力", "确保", "积极", "竣工", "管理", "精准", "精心", "累计", "组织", "结合",
    "统筹", "聚焦", "落实", "行动", "计划", "试点", "进行", "通过", "重点", "项目", "鼓励",
];

/// A related task of another report.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    pub id: String,
    /// 0 … 1; for order, not for show.
    pub score: f32,
}

/// All relations, and the rarity of pairs, which tells the words worth lighting.
pub struct Related {
    /// One entry a record, in the records' order.
    pub near: Vec<(String, Vec<Near>)>,
    /// Rare pairs, sorted.
    telling: Vec<u64>,
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
    let mut seen: Vec<u64> = Vec::with_capacity(count * 160);
    for (doc, record) in records.iter().enumerate() {
        for (field, text) in [(0, &record.goal), (1, &record.progress), (2, &record.theme)] {
            let mut chars = Folded::new(text).chars;
            if field == 1 {
                chars.truncate(PROGRESS_CHARS);
            }
            blank_doing(&mut chars);
            for pair in chars.windows(2) {
                if let Some(key) = pair_key(pair[0], pair[1]) {
                    seen.push(key << 18 | (doc as u64 & 0xffff) << 2 | field);
                }
            }
        }
    }
    sort_by_pair(&mut seen);

    // One walk groups equal pairs: how many tasks hold it, and how often in which field.
    let mut terms: Vec<Term> = Vec::new();
    let mut held: Vec<(u16, u8, f32)> = Vec::with_capacity(seen.len());
    let mut telling = Vec::new();
    let mut from = 0;
    while from < seen.len() {
        let key = seen[from] >> 18;
        let begin = held.len();
        let (mut docs, mut last) = (0usize, None);
        while from < seen.len() && seen[from] >> 18 == key {
            let place = seen[from] & 0x3ffff;
            let mut times = 0;
            while from < seen.len() && seen[from] >> 18 == key && seen[from] & 0x3ffff == place {
                times += 1;
                from += 1;
            }
            let (doc, field) = ((place >> 2) as u16, (place & 3) as u8);
            if field < 2 && last != Some(doc) {
                docs += 1;
                last = Some(doc);
            }
            held.push((doc, field, 1.0 + log2(times as f32) * LN_2));
        }
        if docs == 0 || docs > (count / 4).max(8) {
            held.truncate(begin);
            continue;
        }
        if docs * 12 <= count.max(24) {
            telling.push(key);
        }
        terms.push(Term { rarity: rarity(count, docs), at: begin..held.len() });
    }
    add_subjects(count, subjects, &mut terms, &mut held);
    let near = rank(records, &terms, &held);
    Related { near, telling }
}

/// Equal pairs together, in order; what they were noted of stays in the order of the walk. Counted digit by
/// digit: a browser meets this code cold, where comparing so many costs more than all the rest.
fn sort_by_pair(seen: &mut Vec<u64>) {
    const DIGIT: u32 = 11;
    let mut other = vec![0; seen.len()];
    for shift in [18, 18 + DIGIT, 18 + 2 * DIGIT, 18 + 3 * DIGIT] {
        let digit = |item: u64| (item >> shift) as usize & ((1 << DIGIT) - 1);
        let mut next = [0usize; 1 << DIGIT];
        seen.iter().for_each(|&item| next[digit(item)] += 1);
        let mut from = 0;
        for count in &mut next {
            (*count, from) = (from, from + *count);
        }
        for &item in seen.iter() {
            let place = &mut next[digit(item)];
            other[*place] = item;
            *place += 1;
        }
        std::mem::swap(seen, &mut other);
    }
}

fn add_subjects(
    count: usize,
    subjects: &[Vec<Subject>],
    terms: &mut Vec<Term>,
    held: &mut Vec<(u16, u8, f32)>,
) {
    let mut named: Vec<(u16, u16, f32)> = Vec::new();
    for (doc, list) in subjects.iter().enumerate() {
        named.extend(list.iter().map(|&(subject, part)| (subject, doc as u16, part)));
    }
    named.sort_by_key(|&(subject, doc, _)| (subject, doc));
    for group in named.chunk_by(|a, b| a.0 == b.0) {
        let begin = held.len();
        held.extend(group.iter().map(|&(_, doc, part)| (doc, 3, part)));
        terms.push(Term { rarity: rarity(count, group.len()), at: begin..held.len() });
    }
}

fn rank(records: &[Record], terms: &[Term], held: &[(u16, u8, f32)]) -> Vec<(String, Vec<Near>)> {
    let count = records.len();
    // The progress is turned down to at most one and a half times the goal's length.
    let (mut goal, mut progress) = (vec![0f32; count], vec![0f32; count]);
    for term in terms {
        for &(doc, field, times) in &held[term.at.clone()] {
            let weight = times * term.rarity;
            match field {
                0 => goal[doc as usize] += weight * weight,
                1 => progress[doc as usize] += weight * weight,
                _ => {}
            }
        }
    }
    let volume: Vec<f32> = goal
        .iter()
        .zip(&progress)
        .map(|(g, p)| if *p > 0.0 { PROGRESS * (1.5 * g.sqrt() / p.sqrt()).min(1.0) } else { 0.0 })
        .collect();

    // Fields of one task join into one weight a term; then the norms.
    let mut joined: Vec<(u16, f32)> = Vec::with_capacity(held.len());
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(terms.len());
    let mut length = vec![0f32; count];
    for term in terms {
        let begin = joined.len();
        for &(doc, field, times) in &held[term.at.clone()] {
            let part = match field {
                0 => 1.0,
                1 => volume[doc as usize],
                2 => THEME,
                _ => SUBJECT,
            };
            let weight = part * times * term.rarity;
            match joined[begin..].last_mut() {
                Some(last) if last.0 == doc => last.1 += weight,
                _ => joined.push((doc, weight)),
            }
        }
        for &(doc, weight) in &joined[begin..] {
            length[doc as usize] += weight * weight;
        }
        spans.push(begin..joined.len());
    }
    let mut of_doc: Vec<Vec<(u32, f32)>> = vec![Vec::new(); count];
    for (term, span) in spans.iter().enumerate().filter(|(_, span)| span.len() > 1) {
        for &(doc, weight) in &joined[span.clone()] {
            of_doc[doc as usize].push((term as u32, weight));
        }
    }

    let mut near = Vec::with_capacity(count);
    let mut score = vec![0f32; count];
    for (doc, record) in records.iter().enumerate() {
        score.fill(0.0);
        for &(term, weight) in &of_doc[doc] {
            for &(other, its) in &joined[spans[term as usize].clone()] {
                score[other as usize] += weight * its;
            }
        }
        let mut best: Vec<(f32, usize)> = Vec::new();
        for (other, sum) in score.iter().enumerate() {
            if *sum > 0.0 && records[other].report != record.report {
                let cosine = sum / (length[doc].sqrt() * length[other].sqrt());
                if cosine >= NEAR {
                    best.push((cosine, other));
                }
            }
        }
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(MOST);
        let list = best.iter().map(|&(score, other)| Near { id: records[other].id.clone(), score }).collect();
        near.push((record.id.clone(), list));
    }
    near
}

impl Related {
    /// The words two texts share, as byte ranges of each, for lighting: runs of at least two characters
    /// of which at least one pair is rare among all tasks.
    pub fn shared_words(&self, a: &str, b: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let (mut a, mut b) = (Folded::new(a), Folded::new(b));
        blank_doing(&mut a.chars);
        blank_doing(&mut b.chars);
        (self.lit(&a, &b), self.lit(&b, &a))
    }

    fn lit(&self, text: &Folded, other: &Folded) -> Vec<Range<usize>> {
        let mut pairs: Vec<u64> = other.chars.windows(2).filter_map(|p| pair_key(p[0], p[1])).collect();
        pairs.sort_unstable();
        let mut ranges = Vec::new();
        let (mut start, mut rare) = (None, false);
        for (at, pair) in text.chars.windows(2).chain([&['\n', '\n'][..]]).enumerate() {
            let key = pair_key(pair[0], pair[1]).filter(|key| pairs.binary_search(key).is_ok());
            match (key, start) {
                (Some(key), begun) => {
                    rare |= self.telling.binary_search(&key).is_ok();
                    start = begun.or(Some(at));
                }
                (None, Some(begun)) => {
                    let run = text.whole_figures(begun..at + 1);
                    if rare && run.len() > 1 {
                        ranges.push(text.bytes(run));
                    }
                    (start, rare) = (None, false);
                }
                (None, None) => {}
            }
        }
        ranges
    }
}

/// Words of doing become stops.
fn blank_doing(chars: &mut [char]) {
    // Most characters begin none of the words: one look tells.
    static HEADS: OnceLock<[bool; 512]> = OnceLock::new();
    let place = |c: char| c as usize % 512;
    let heads = HEADS.get_or_init(|| {
        let mut heads = [false; 512];
        DOING.iter().filter_map(|word| word.chars().next()).for_each(|c| heads[place(c)] = true);
        heads
    });
    let mut at = 0;
    while at + 1 < chars.len() {
        let (a, b) = (chars[at], chars[at + 1]);
        let is_doing = || {
            DOING.binary_search_by(|word| {
                let mut word = word.chars();
                (word.next(), word.next()).cmp(&(Some(a), Some(b)))
            })
        };
        if heads[place(a)] && is_doing().is_ok() {
            (chars[at], chars[at + 1]) = ('\n', '\n');
            at += 1;
        }
        at += 1;
    }
}

/// Two characters as one number; `None` for pairs that carry no meaning: stops, digits beside digits.
fn pair_key(a: char, b: char) -> Option<u64> {
    let means = |c: char| han(c) || c.is_alphanumeric() || c == '&';
    let figure = |c: char| c.is_ascii_digit();
    let bare = means(a) && means(b) && !(figure(a) && figure(b));
    bare.then_some(((a as u64) << 21 | b as u64) & (SUBJECT_MARK - 1))
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
        let found: Vec<(&str, Vec<&str>)> = found
            .near
            .iter()
            .map(|(id, near)| (id.as_str(), near.iter().map(|n| n.id.as_str()).collect()))
            .collect();
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

    #[test]
    fn pairs_sort_as_by_comparing() {
        // As they are noted: tasks in order, the pairs of each in any.
        let noted = |n: u64| ((n * 7919 % 977) << 33) | ((n % 13) << 18) | n;
        let mut seen: Vec<u64> = (0..5000).map(noted).collect();
        let mut compared = seen.clone();
        compared.sort_unstable();
        sort_by_pair(&mut seen);
        assert_eq!(seen, compared);
    }

    #[test]
    fn the_words_of_doing_are_in_order() {
        assert!(DOING.is_sorted_by(|a, b| a < b));
        assert!(DOING.iter().all(|word| word.chars().count() == 2));
    }

    #[test]
    fn lights_the_words_that_tell() {
        let records = [task("a-001", "推进加装电梯60台", &[], &[]), task("b-001", "全年加装电梯", &[], &[])];
        let found = related(&records, &[Vec::new(), Vec::new()]);
        let (mine, theirs) = found.shared_words("推进加装电梯60台", "全年加装电梯");
        assert_eq!(mine.iter().map(|r| &"推进加装电梯60台"[r.clone()]).collect::<Vec<_>>(), ["加装电梯"]);
        assert_eq!(theirs.iter().map(|r| &"全年加装电梯"[r.clone()]).collect::<Vec<_>>(), ["加装电梯"]);
    }
}
