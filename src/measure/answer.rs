//! The figure of a progress text that answers a target: the same thing in the same kind of unit, not
//! merely the nearest. In: the targets of a goal and the words of its progress. Out: for each target
//! its figure and what the figure says. Refuses to know: status, layouts.

use std::ops::Range;

use super::figure::{self, Figure};
use super::stage::{self, Stage};
use super::subject::{self, Segment};
use super::target::{self, Change, Target};
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
}

pub const NONE: Answer = Answer { actual: None, at: None, verdict: Verdict::Unknown, rival: false };

/// A figure of the progress with what stands around it.
struct Told {
    figure: Figure,
    segment: Segment,
    /// What it counts.
    object: Vec<char>,
    /// That, and the instances listed before 等.
    around: Vec<char>,
    /// Of what a percentage speaks, change words dropped.
    subject: String,
    /// 完成 or a finished state is said of it.
    finished: bool,
    stage: Stage,
    change: Option<Change>,
    /// Cannot answer anything: planned, applied for, last year's, a rate of completion.
    idle: bool,
    weak: bool,
    /// 新增, 新建
    added: bool,
    part: bool,
    total: bool,
    /// Same act and list as the figure before it: 竣工8个住宅、4个安置房.
    listed: bool,
}

/// Below this a figure speaks of something else.
const ENOUGH: f64 = 0.42;

/// Answers to `targets`, in their order. `year_end`: a lower figure is final only then.
pub fn find(targets: &[Target], words: &Words, claim: Option<Range<usize>>, year_end: bool) -> Vec<Answer> {
    let mut answers = vec![NONE; targets.len()];
    if targets.is_empty() {
        return answers;
    }
    let told = told(words);
    let open_year = part_year(words);
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
        let verdict = if open_year { Verdict::Unknown } else { judge(target, size, year_end) };
        answers[t] = Answer { actual: Some(value), at: Some(at), verdict, rival };
    }
    shared_sum(targets, &told, &used, &mut answers);
    claimed(targets, words, claim, &mut answers);
    answers
}

fn judge(target: &Target, size: f64, year_end: bool) -> Verdict {
    let want = target.figure.size();
    let near = (size - want).abs() <= 1e-9 * want.abs().max(1.0);
    let better = if target.op == Op::AtMost { size < want } else { size > want };
    match (near, better) {
        (true, _) => Verdict::Met,
        (_, true) => Verdict::Exceeded,
        _ if year_end => Verdict::Short,
        _ => Verdict::Unknown,
    }
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
                answers[t] = Answer { actual: None, at: Some(at), verdict: Verdict::Met, rival: false };
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

/// 1-10月 …, and the rest of the year is not out: no figure is final.
fn part_year(words: &Words) -> bool {
    let out = words.find_any(super::status::NOT_OUT, &words.whole()).is_some();
    out && words.clauses().iter().any(|c| {
        words.starts(c.start, "1-")
            && (3..5).any(|n| words.get(c.start + n) == Some('月'))
            && !words.starts(c.start, "1-12")
    })
}

fn told(words: &Words) -> Vec<Told> {
    let figures = figure::read(words);
    let mut found: Vec<Told> = Vec::new();
    let sentences = words.sentences();
    let mut s = 0;
    for (i, figure) in figures.iter().enumerate() {
        let previous = i.checked_sub(1).map(|p| &figures[p]);
        let segment = subject::segment(words, figure, previous, figures.get(i + 1));
        while s + 1 < sentences.len() && sentences[s].end <= figure.at.start {
            s += 1;
        }
        let sentence = sentences.get(s).cloned().unwrap_or(figure.clause.clone());
        let before = segment.from..figure.at.start;
        let after = figure.end..segment.end;
        let mut stage = stage::all_in(words, &before);
        if stage.none() {
            stage = stage::all_in(words, &after);
        }
        let change = if matches!(figure.kind, Kind::Percent | Kind::Point) {
            target::change_before(words, &before)
        } else {
            None
        };
        // A、B等8个项目: the names before 等 are instances, not the kind.
        let listed_names = words.ends(figure.at.start, "等");
        let mut text = if listed_names { String::new() } else { segment.text(words, before.clone()) };
        // 案损2.36亿元,同比下降36.62%: of what the clause before speaks.
        if change.is_some() || subject::content(&text).is_empty() && words.starts(figure.clause.start, "同比")
        {
            let same = sentence.start..before.start;
            let own = super::subject::content(&strip_change(&text));
            if own.is_empty() {
                let earlier =
                    found.iter().rev().find(|t| t.figure.at.start >= same.start && !t.object.is_empty());
                text = earlier.map(|t| words.text(&(t.segment.from..t.figure.at.start))).unwrap_or_default();
                if earlier.is_none() {
                    text.push_str(&words.text(&(same.start..same.end.min(same.start + 60))));
                }
            }
        }
        let after_text = segment.text(words, figure.end..(figure.end + 40).min(segment.end).max(figure.end));
        let listed = previous.is_some_and(|p| {
            p.clause == figure.clause
                && segment.from > p.end
                && subject::content(&words.text(&before)).is_empty()
        }) && found.last().is_some_and(|t| !t.stage.none())
            && stage.none();
        if listed && let Some(last) = found.last() {
            stage = last.stage;
        }
        let own = before.start..segment.end;
        let rate = figure.kind == Kind::Percent && words.has_any(&["完成率", "实现率", "完成进度"], &before);
        let idle = rate
            || words.has_any(&["基础上", "计划实施", "预计", "去年", "上年", "虚拟"], &own)
            || words.starts(figure.end, "中,") && words.ends(figure.clause.start, ",")
            || words.has_any(&["申报市级", "申报国家", "申报省", "待验收", "待批"], &after)
            || (figure.end..figure.clause.end.min(figure.end + 16))
                .any(|j| words.starts(j, "中") && j + 1 == figure.clause.end && !words.has("完成", &after));
        let weak = words.has_any(&["推荐", "累计", "在建", "其余", "剩余"], &before) || figure.han;
        let added = words.has_any(&["新增", "新建"], &before);
        let total = words
            .has_any(&["共", "合计", "总计"], &(before.end.saturating_sub(4).max(before.start)..before.end));
        let mut object = subject::content(&format!("{text}{after_text}"));
        // …,共4126亩: the sum of what the sentence listed.
        if total && object.is_empty() {
            let listed =
                found.iter().filter(|t| t.figure.at.start >= sentence.start && t.figure.unit == figure.unit);
            object = listed.flat_map(|t| t.object.iter().copied()).collect();
            object.sort_unstable();
            object.dedup();
        }
        let mut around = object.clone();
        if listed_names {
            around.extend(subject::content(&words.text(&before)));
        }
        let subject = if figure.kind == Kind::Percent { head(&text) } else { String::new() };
        let finished = stage.finished() || words.has_any(&["完成", "建成"], &own);
        found.push(Told {
            subject,
            finished,
            object,
            around,
            stage,
            change,
            idle,
            weak,
            added,
            part: segment.part || figure.aside,
            total: words.has_any(
                &["共", "合计", "总计"],
                &(before.end.saturating_sub(4).max(before.start)..before.end),
            ),
            listed,
            segment,
            figure: figure.clone(),
        });
    }
    found
}

fn strip_change(text: &str) -> String {
    let mut text = text.to_string();
    for word in ["同比", "环比", "增长", "下降", "上升", "较上年", "较去年", "增幅", "提升"]
    {
        text = text.replace(word, "");
    }
    text
}

/// The noun that a percentage is told of, at the end of the words before it.
fn head(text: &str) -> String {
    let text = strip_change(text);
    let text = text.trim_end_matches(|c: char| {
        matches!(c, '达' | '到' | '为' | '至' | '约' | ' ' | ',' | '超' | '过' | '均')
    });
    text.to_string()
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
    if told.idle || !same_kind(want.kind, have.kind) || have.bare != want.bare {
        return None;
    }
    if target.change.is_some() != told.change.is_some() {
        return None;
    }
    let acts = !target.stage.none() && !told.stage.none();
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
    let hit = |have: &[char]| target.object.iter().filter(|c| have.contains(c)).count() as f64;
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
        let end = shared_end(&head(&target.name), &told.subject);
        score += 0.15 * end.min(3) as f64;
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
