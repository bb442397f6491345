//! Two reports side by side. In: records, and the ids of two reports. Out: pairs of tasks and of themes,
//! each kept, changed, new or gone. Refuses to know: third reports, figures of narratives.
//!
//! Tasks are paired one to one, nearest first; a pair that is no nearer than the threshold of relations is
//! no pair. Themes follow their tasks: two themes are one where most paired tasks of the one lie in the other.

use super::differ::likeness;
use super::fold::Folded;
use crate::record::Record;

const SAME_WORDING: f32 = 0.75;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    Kept,
    Changed,
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

pub fn compare(records: &[Record], left: &str, right: &str) -> Side {
    let two: Vec<Record> =
        records.iter().filter(|r| r.report == left || r.report == right).cloned().collect();
    let related = super::related(&two);
    let mut places: Vec<(&str, usize)> = two.iter().enumerate().map(|(at, r)| (r.id.as_str(), at)).collect();
    places.sort_unstable();
    let place = |id: &str| places.binary_search_by(|p| p.0.cmp(id)).ok().map(|at| places[at].1);

    let mut near: Vec<(f32, usize, usize)> = Vec::new();
    for (at, (_, list)) in related.near.iter().enumerate().filter(|(at, _)| two[*at].report == left) {
        near.extend(list.iter().filter_map(|n| place(&n.id).map(|other| (n.score, at, other))));
    }
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut of: Vec<Option<usize>> = vec![None; two.len()];
    for (_, a, b) in near {
        if of[a].is_none() && of[b].is_none() {
            (of[a], of[b]) = (Some(b), Some(a));
        }
    }
    let mut tasks = Vec::new();
    for (at, record) in two.iter().enumerate().filter(|(_, r)| r.report == left) {
        let other = of[at].map(|b| &two[b]);
        let state = other.map_or(State::Gone, |other| wording(&record.goal, &other.goal));
        tasks.push(Pair { left: Some(record.id.clone()), right: other.map(|r| r.id.clone()), state });
    }
    for (_, record) in
        two.iter().enumerate().filter(|(at, r)| r.report == right && of[*at].is_none() && left != right)
    {
        tasks.push(Pair { left: None, right: Some(record.id.clone()), state: State::New });
    }
    Side { tasks, themes: themes(&two, &of, left, right) }
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
        for record in two.iter().filter(|r| r.report == report) {
            if !themes.contains(&record.theme.as_str()) {
                themes.push(&record.theme);
            }
        }
        themes
    };
    let (lefts, rights) = (list(left), list(right));
    // The same words are the same theme, before any vote.
    let mut taken: Vec<bool> = rights.iter().map(|theme| lefts.contains(theme)).collect();
    let mut pairs = Vec::new();
    for theme in lefts {
        let mut votes = vec![0usize; rights.len()];
        let (mut tasks, mut met) = (0, 0);
        for (at, _) in two.iter().enumerate().filter(|(_, r)| r.report == left && r.theme == theme) {
            tasks += 1;
            if let Some(other) = of[at]
                && let Some(vote) = rights.iter().position(|t| *t == two[other].theme)
            {
                votes[vote] += 1;
                met += 1;
            }
        }
        let best = (0..rights.len()).filter(|&i| !taken[i]).max_by_key(|&i| (votes[i], std::cmp::Reverse(i)));
        let voted = best.filter(|&i| votes[i] * 2 >= met.max(1) && votes[i] * 3 >= tasks);
        let found = rights.iter().position(|t| *t == theme).or(voted);
        if let Some(i) = found {
            taken[i] = true;
        }
        let state = found.map_or(State::Gone, |i| wording(theme, rights[i]));
        pairs.push(Pair {
            left: Some(theme.to_string()),
            right: found.map(|i| rights[i].to_string()),
            state,
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

    #[test]
    fn pairs_one_to_one_and_lists_the_rest() {
        let records = [
            task("a-001", "老旧小区加装电梯60台以上", &[], &[]),
            task("a-002", "推进僵尸企业处置", &[], &[]),
            task("b-001", "老旧小区加装电梯60台以上", &[], &[]),
            task("b-002", "完成桥梁桥头跳车修复", &[], &[]),
            task("c-001", "推进僵尸企业处置", &[], &[]),
        ];
        let side = compare(&records, "a", "b");
        let states: Vec<_> =
            side.tasks.iter().map(|p| (p.left.as_deref(), p.right.as_deref(), p.state)).collect();
        assert_eq!(
            states,
            [
                (Some("a-001"), Some("b-001"), State::Kept),
                (Some("a-002"), None, State::Gone),
                (None, Some("b-002"), State::New),
            ]
        );
    }

    #[test]
    fn the_same_report_twice_and_unknown_reports_do_no_harm() {
        let records = [task("a-001", "甲乙丙丁", &[], &[])];
        assert!(compare(&records, "x", "y").tasks.is_empty());
        assert_eq!(compare(&records, "a", "a").tasks.len(), 1);
    }
}
