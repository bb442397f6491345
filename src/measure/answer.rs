//! The figure of a progress text that answers a target: the same thing in the same kind of unit, not
//! merely the nearest. In: the targets of a goal and the words of its progress. Out: for each target
//! its figure and what the figure says. Refuses to know: status, layouts.

use std::ops::Range;

use super::figure::Figure;
use super::missing;
use super::number;
use super::target::Target;
use super::told::{self, Told};
use super::unit::{Kind, same_kind};
use super::words::Words;
use super::{Op, Verdict};

/// What answers one target.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub actual: Option<f64>,
    /// Characters of the progress: the figure, or the claim that stands for it.
    pub at: Option<Range<usize>>,
    pub verdict: Verdict,
    /// Another figure answers almost as well.
    pub rival: bool,
    /// A count that is still below its target, and the year goes on: it grows.
    pub growing: bool,
}

pub const NONE: Answer =
    Answer { actual: None, at: None, verdict: Verdict::Unknown, rival: false, growing: false };

/// Below this a figure speaks of something else.
const ENOUGH: f64 = 0.42;

/// Answers to `targets`, in their order. `year_end`: a lower figure is final only then.
pub fn find(targets: &[Target], words: &Words, claim: Option<Range<usize>>, year_end: bool) -> Vec<Answer> {
    let mut answers = vec![NONE; targets.len()];
    if targets.is_empty() {
        return answers;
    }
    let told = told::read(words);
    let not_out = missing::figures(words).is_some();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (t, target) in targets.iter().enumerate() {
        for (f, told) in told.iter().enumerate() {
            if let Some(score) = fit(target, told, targets, &told_rates(&told.figure, words)) {
                pairs.push((score, t, f));
            }
        }
    }
    // Best first; of equals the larger figure, then the earlier.
    pairs.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| {
                let (a, b) = (&told[a.2].figure, &told[b.2].figure);
                if a.kind == Kind::Percent {
                    std::cmp::Ordering::Equal
                } else {
                    b.size().total_cmp(&a.size())
                }
            })
            // 1-9月增长5%, 全年增长6%: the latest.
            .then_with(|| told[b.2].until.unwrap_or(12).cmp(&told[a.2].until.unwrap_or(12)))
            .then(a.2.cmp(&b.2))
            .then(a.1.cmp(&b.1))
    });
    let mut used = vec![false; told.len()];
    let mut taken: Vec<Option<(f64, usize)>> = vec![None; targets.len()];
    for &(score, t, f) in &pairs {
        if taken[t].is_none() && !used[f] {
            taken[t] = Some((score, f));
            used[f] = true;
        }
    }
    // 60家, 力争100家: one figure answers both steps of one promise.
    for t in 0..targets.len() {
        let twin = (0..t).rev().find(|&o| twins(&targets[o], &targets[t]) && taken[o].is_some());
        if taken[t].is_none() {
            taken[t] = twin.and_then(|o| taken[o]);
        }
    }
    for (t, target) in targets.iter().enumerate() {
        let Some((score, f)) = taken[t] else { continue };
        let f = granted(target, &told, f, words).filter(|&g| !used[g]).unwrap_or(f);
        let rival = pairs.iter().any(|&(s, o, g)| o == t && g != f && !used[g] && score - s < 0.08);
        let mut value = told[f].figure.value;
        let mut size = told[f].figure.size();
        let mut at = told[f].segment.start..told[f].figure.end.max(told[f].segment.label_end);
        // Figures printed as the parts of one act: 8个住宅 + 4个安置房.
        if target.inherits {
            for g in f + 1..told.len() {
                if !told[g].listed || told[g].figure.unit != told[f].figure.unit || used[g] {
                    break;
                }
                value += told[g].figure.value;
                size += told[g].figure.size();
                at.end = told[g].segment.label_end;
            }
        }
        // What is in use has been finished.
        if size < target.figure.size()
            && !target.stage.none()
            && !targets.iter().any(|o| o.stage.after(target.stage))
        {
            let more: Vec<usize> = (0..told.len())
                .filter(|&g| {
                    !used[g]
                        && told[g].stage.after(target.stage)
                        && told[g].figure.unit == told[f].figure.unit
                })
                .collect();
            let sum: f64 = more.iter().map(|&g| told[g].figure.value).sum();
            if value + sum == target.figure.value {
                value += sum;
                size = value * told[f].figure.scale;
                at.end = more.last().map_or(at.end, |&g| told[g].figure.end).max(at.end);
            }
        }
        let fall_against_rise =
            told[f].change.is_some() && target.change.is_some() && told[f].change != target.change;
        if fall_against_rise {
            value = -value;
            size = -size;
        }
        // A figure of a part of the year is judged by that part, and not at all where the year's is said to follow.
        let part = told[f].until.is_some_and(|month| month < 12);
        let (open, over) = (part && not_out, year_end && !part);
        // 人工造林2.1万亩、封山育林3.2万亩: nobody says whether the parts make the whole.
        let in_parts = |verdict| verdict == Verdict::Short && is_in_parts(target, &told, f, &used, words);
        let verdict = if open { Verdict::Unknown } else { judge(target, size, over) };
        let verdict = if in_parts(verdict) { Verdict::Unknown } else { verdict };
        let below = size < target.figure.size() && target.op == Op::AtLeast;
        let whole = target.figure.kind == Kind::Percent && target.figure.value == 100.0;
        let grows = accrues(target.figure.kind) || whole;
        let growing = !over && !open && below && target.change.is_none() && grows;
        answers[t] = Answer { actual: Some(value), at: Some(at), verdict, rival, growing };
    }
    shared_sum(targets, &told, &used, &mut answers);
    claimed(targets, words, claim, &mut answers);
    answers
}

/// A progress that is a number and nothing else answers the one target of a column in its unit: 1300人, 700.
pub fn bare(target: &Target, words: &Words, year_end: bool, answer: &mut Answer) {
    let at = words.trim(words.whole());
    let Some(n) = number::read(words, at.start).filter(|n| n.end == at.end && !n.han) else { return };
    let size = n.value * target.figure.scale;
    let below = size < target.figure.size() && target.op == Op::AtLeast;
    let growing = !year_end && below && target.change.is_none() && accrues(target.figure.kind);
    let verdict = judge(target, size, year_end);
    *answer = Answer { actual: Some(n.value), at: Some(at), verdict, rival: false, growing };
}

fn judge(target: &Target, size: f64, year_end: bool) -> Verdict {
    let want = target.figure.size();
    let near = (size - want).abs() <= 1e-9 * want.abs().max(1.0);
    let better = if target.op == Op::AtMost { size < want } else { size > want };
    match (near, better) {
        // Below an upper bound within the year says nothing of its end.
        (_, true) | (true, _) if !year_end && target.op == Op::AtMost && accrues(target.figure.kind) => {
            Verdict::Unknown
        }
        (true, _) => Verdict::Met,
        (_, true) => Verdict::Exceeded,
        _ if year_end => Verdict::Short,
        _ => Verdict::Unknown,
    }
}

/// Whether figures that are told in one sentence with this one would reach the target together.
fn is_in_parts(target: &Target, told: &[Told], f: usize, used: &[bool], words: &Words) -> bool {
    let one = &told[f].figure;
    if !accrues(one.kind) {
        return false;
    }
    let sentence = words.sentences().into_iter().find(|s| s.contains(&one.at.start)).unwrap_or(0..0);
    let shares = |other: &Told| {
        let same =
            other.figure.clause == one.clause && other.around.iter().any(|sign| target.object.contains(sign));
        let named = !other.object.is_empty() && other.object.iter().all(|sign| target.name.contains(*sign));
        same || named && sentence.contains(&other.figure.at.start)
    };
    let others = told.iter().enumerate().filter(|(g, other)| {
        *g != f && !used[*g] && !other.idle && other.figure.unit == one.unit && !other.part && shares(other)
    });
    let sum: f64 = others.map(|(_, other)| other.figure.size()).sum();
    sum > 0.0 && one.size() + sum >= target.figure.size()
}

/// What adds up over a year; a rate, a level or a time limit does not.
fn accrues(kind: Kind) -> bool {
    !matches!(kind, Kind::Percent | Kind::Point | Kind::Times | Kind::Density | Kind::Time)
}

fn twins(a: &Target, b: &Target) -> bool {
    a.figure.unit == b.figure.unit
        && a.stage == b.stage
        && (b.object.is_empty() || a.object == b.object)
        && !b.part
}

/// 竣工投用16个 for 竣工8个 and 投用8个.
fn shared_sum(targets: &[Target], told: &[Told], used: &[bool], answers: &mut [Answer]) {
    for (f, one) in told.iter().enumerate() {
        let members: Vec<usize> = (0..targets.len())
            .filter(|&t| one.stage.holds(targets[t].stage) && !targets[t].stage.none())
            .filter(|&t| same_kind(targets[t].figure.kind, one.figure.kind))
            .collect();
        let sum: f64 = members.iter().map(|&t| targets[t].figure.value).sum();
        let sole = members
            .iter()
            .all(|&t| answers[t].actual.is_none() || answers[t].actual == Some(one.figure.value));
        if members.len() > 1 && sole && (sum - one.figure.value).abs() < 1e-9 && (used[f] || !one.idle) {
            for t in members {
                let at = one.segment.start..one.figure.end.max(one.segment.label_end);
                answers[t] = Answer { at: Some(at), verdict: Verdict::Met, ..NONE };
            }
        }
    }
}

/// A plain 已完成 stands for every figure that is not printed, unless a printed one is below.
fn claimed(targets: &[Target], words: &Words, claim: Option<Range<usize>>, answers: &mut [Answer]) {
    if answers.iter().any(|a| a.verdict == Verdict::Short) {
        return;
    }
    for (t, target) in targets.iter().enumerate() {
        if answers[t].actual.is_some() || answers[t].verdict != Verdict::Unknown {
            continue;
        }
        let cleared = (target.figure.kind == Kind::Percent && target.figure.value == 100.0)
            .then(|| words.find_any(&["动态清零", "全部清零", "已清零"], &words.whole()))
            .flatten();
        let rate =
            words.find_any(&["实现率100%", "完成率100%", "实现率达100%", "完成率达100%"], &words.whole());
        let named = target.named.as_ref().and_then(|names| all_named(names, words));
        if let Some(at) = claim.clone().or(cleared).or(rate.filter(|_| targets.len() == 1)).or(named) {
            answers[t] = Answer { at: Some(at), verdict: Verdict::Met, ..NONE };
        }
    }
}

/// The things that a target counts are named, and each name stands where they are said to be done.
fn all_named(names: &[String], words: &Words) -> Option<Range<usize>> {
    words.sentences().into_iter().find(|s| {
        let done = ["已完成", "已建成", "已投用", "已竣工", "已开工", "已创建"];
        words.has_any(&done, s) && names.iter().all(|n| words.has(n, s))
    })
}

/// 推荐102家，已有99家通过评审: where the goal does not ask for applications, what was granted answers it.
fn granted(target: &Target, told: &[Told], f: usize, words: &Words) -> Option<usize> {
    const APPLIED: [&str; 3] = ["推荐", "申报", "上报"];
    let (asked, next) = (&told[f].figure, f + 1);
    let applied = words.has_any(&APPLIED, &(asked.clause.start..asked.at.start));
    let answer = &told.get(next).filter(|t| !t.idle)?.figure;
    let near =
        words.sentences().into_iter().any(|s| s.contains(&asked.at.start) && s.contains(&answer.at.start));
    let passed = words.has_any(&["通过", "获批", "入选", "获评"], &answer.clause)
        && !words.has_any(&APPLIED, &answer.clause);
    let asks = APPLIED.iter().any(|word| target.name.contains(word));
    (applied && !asks && near && passed && answer.unit == asked.unit).then_some(next)
}

/// How many characters two heads end in together.
fn shared_end(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count()
}

/// Is the percentage a rate by name (…率)?
fn told_rates(figure: &Figure, words: &Words) -> bool {
    let before = figure.clause.start..figure.at.start;
    figure.kind == Kind::Percent && words.has("率", &before)
}

/// How well a figure fits a target; none if it cannot answer it.
fn fit(target: &Target, told: &Told, targets: &[Target], rate: &bool) -> Option<f64> {
    let (want, have) = (&target.figure, &told.figure);
    // 新招幼儿183名 does not answer 新建幼儿园3所.
    let anything = |figure: &Figure| ["个", "名", "位", "人"].iter().any(|unit| figure.unit.ends_with(unit));
    let alike = want.kind == have.kind || anything(want) && anything(have);
    if told.idle || !alike || !same_kind(want.kind, have.kind) || have.bare != want.bare {
        return None;
    }
    if target.change.is_some() != told.change.is_some() {
        return None;
    }
    let asked = |word: &str| {
        target.name.contains(word)
            || target.object.len() > 1 && word.chars().all(|c| target.object.contains(&c))
    };
    if told.early.is_some_and(|word| !asked(word)) {
        return None;
    }
    if told.stock
        && ["新增", "净增", "新培育", "新认定", "新引进"].iter().any(|word| target.name.starts_with(word))
    {
        return None;
    }
    let acts = !target.stage.none() && !told.stage.none();
    // What has only begun is not what was asked for: 新建4所, 4所均已开工.
    if target.stage.none()
        && told.stage.only_begins()
        && !target.size
        && !targets.iter().any(|t| !t.stage.none())
    {
        return None;
    }
    // A part of a programme is answered by its act, not by the thing alone.
    let act_missing = target.inherits && !target.stage.none() && told.stage.none() && !told.finished;
    if act_missing && !told.object.is_empty() {
        return None;
    }
    if acts && !target.stage.meets(told.stage) {
        return None;
    }
    // The size of a programme is answered by what is finished of it, not by its being told again, and
    // not by the count of one act in it that has a target of its own.
    let acted = !told.stage.none() && targets.iter().any(|t| t.stage.meets(told.stage));
    if target.size && (acted || !told.finished) {
        return None;
    }
    // Rates are told apart by their heads; two characters alike are not enough.
    let few = if have.kind == Kind::Percent { 4.0 } else { 1.0 };
    let hit = |have: &[char]| target.object.iter().filter(|c| have.binary_search(c).is_ok()).count() as f64;
    let (a, b) = (target.object.len() as f64, told.object.len() as f64);
    let mut score = if b == 0.0 && told.around.is_empty() {
        // Nothing but an act and a figure: it speaks of the task's own object.
        if target.size { 0.0 } else { 0.5 }
    } else if a == 0.0 {
        0.4
    } else {
        let cover = hit(&told.around) / a;
        let aim = if b == 0.0 { 0.0 } else { hit(&told.object) / b.max(few) };
        let named = 0.75 * cover.max(aim) + 0.25 * cover.min(aim);
        if b == 0.0 && acts { named.max(0.4) } else { named }
    };
    if acts {
        score += 0.3;
    }
    if have.kind == Kind::Percent {
        let end = shared_end(&told::head(&target.name), &told.subject);
        score = if end == 0 { score * 0.6 } else { score + 0.15 * end.min(3) as f64 };
        // The only change that is promised, told of something alike.
        if target.change.is_some() && targets.len() == 1 && hit(&told.around) >= 2.0 {
            score = score.max(ENOUGH);
        }
    }
    if score < ENOUGH && *rate && target.name.contains('率') && targets.len() == 1 {
        score = ENOUGH;
    }
    if score < ENOUGH {
        return None;
    }
    if want.unit == have.unit {
        score += 0.1;
    }
    if told.part && !target.part {
        score -= 0.25;
    }
    if told.total {
        score += 0.2;
    }
    if told.added && target.name.starts_with("新") {
        score += 0.1;
    }
    if told.weak {
        score -= 0.12;
    }
    (score >= ENOUGH - 0.2).then_some(score)
}
