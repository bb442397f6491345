//! What changed in the wording from one goal to another. In: two texts. Out: the runs they share and the
//! runs that only one of them has, in reading order, as byte ranges; and how alike two texts are.
//! Refuses to know: what the words mean.
//!
//! Texts are cut into words that never part: a number with its decimals, a Latin word, and else each
//! character. The longest common subsequence of these is kept; a common run of a single character amid
//! changes is chance rather than wording and counts as changed.

use std::ops::Range;

/// A run of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Same { old: Range<usize>, new: Range<usize> },
    Gone(Range<usize>),
    Added(Range<usize>),
}

/// Longer texts are compared whole only up to this many words; the rest counts as changed.
const MOST: usize = 1200;

pub fn difference(old: &str, new: &str) -> Vec<Change> {
    let (a, b) = (words(old), words(new));
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let same = |i: usize, j: usize| old[a[i].clone()] == new[b[j].clone()];

    // length[i][j]: the longest common subsequence of what follows i and j.
    let wide = b.len() + 1;
    let mut length = vec![0u16; (a.len() + 1) * wide];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i * wide + j] = if same(i, j) {
                length[(i + 1) * wide + j + 1] + 1
            } else {
                length[(i + 1) * wide + j].max(length[i * wide + j + 1])
            };
        }
    }
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if same(i, j) {
            match runs.last_mut() {
                Some((x, y, n)) if *x + *n == i && *y + *n == j => *n += 1,
                _ => runs.push((i, j, 1)),
            }
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * wide + j] >= length[i * wide + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    // Where one text is that single word, it stays.
    runs.retain(|&(i, _, n)| n > 1 || a[i].len() > 3 || n == a.len() || n == b.len());

    let mut changes = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (i, j, n) in runs {
        let (old_run, new_run) = (a[i].start..a[i + n - 1].end, b[j].start..b[j + n - 1].end);
        push(&mut changes, from..old_run.start, to..new_run.start);
        (from, to) = (old_run.end, new_run.end);
        changes.push(Change::Same { old: old_run, new: new_run });
    }
    push(&mut changes, from..old.len(), to..new.len());
    changes
}

fn push(changes: &mut Vec<Change>, gone: Range<usize>, added: Range<usize>) {
    if !gone.is_empty() {
        changes.push(Change::Gone(gone));
    }
    if !added.is_empty() {
        changes.push(Change::Added(added));
    }
}

/// Byte ranges of the words: numbers and Latin words whole, other characters one by one.
fn words(text: &str) -> Vec<Range<usize>> {
    let kind = |c: char| match c {
        '0'..='9' | '.' | '%' => 1,
        c if c.is_ascii_alphabetic() || c == '&' => 2,
        _ => 0,
    };
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut before = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(word) if kind(c) != 0 && kind(c) == before => word.end = end,
            _ => words.push(at..end),
        }
        before = kind(c);
    }
    words
}

/// How alike two folded texts are, 0 … 1: shared pairs of characters against all (Dice).
pub fn likeness(a: &[char], b: &[char]) -> f32 {
    let pairs = |chars: &[char]| {
        let mut pairs: Vec<[char; 2]> = chars.windows(2).map(|p| [p[0], p[1]]).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    if a.is_empty() || b.is_empty() {
        return if a == b { 1.0 } else { 0.0 };
    }
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    2.0 * shared as f32 / (a.len() + b.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Shared words plain, gone in `[-…-]`, added in `{+…+}`.
    #[track_caller]
    fn check(old: &str, new: &str, want: &str) {
        let shown: String = difference(old, new)
            .into_iter()
            .map(|change| match change {
                Change::Same { old: at, .. } => old[at].to_string(),
                Change::Gone(at) => format!("[-{}-]", &old[at]),
                Change::Added(at) => format!("{{+{}+}}", &new[at]),
            })
            .collect();
        assert_eq!(shown, want);
    }

    #[test]
    fn shows_what_a_goal_lost_and_gained() {
        check("加装电梯60台以上", "加装电梯200台以上", "加装电梯[-60-]{+200+}台以上");
        check("增长6.5%以上", "增长5.5%", "增长[-6.5%以上-]{+5.5%+}");
        check("创建示范小区", "创建“美好家园”示范小区", "创建{+“美好家园”+}示范小区");
    }

    #[test]
    fn a_lone_shared_character_amid_changes_is_chance() {
        check("推进河道治理", "建设道路", "[-推进河道治理-]{+建设道路+}");
    }

    #[test]
    fn the_same_and_the_empty_text() {
        check("完成", "完成", "完成");
        check("", "新", "{+新+}");
        check("旧", "", "[-旧-]");
        check("", "", "");
    }

    #[test]
    fn likeness_runs_from_nothing_to_all() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(likeness(&chars("加装电梯"), &chars("加装电梯")), 1.0);
        assert_eq!(likeness(&chars("加装电梯"), &chars("征兵工作")), 0.0);
        assert_eq!(likeness(&[], &[]), 1.0);
        assert_eq!(likeness(&chars("加"), &chars("加装")), 0.0);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(old in "[加装电梯0-9a-z.，%]{0,24}", new in "[加装电梯0-9a-z.，%]{0,24}") {
            let (mut left, mut right) = (String::new(), String::new());
            for change in difference(&old, &new) {
                match change {
                    Change::Same { old: a, new: b } => {
                        prop_assert_eq!(&old[a.clone()], &new[b.clone()]);
                        left.push_str(&old[a]);
                        right.push_str(&new[b]);
                    }
                    Change::Gone(at) => left.push_str(&old[at]),
                    Change::Added(at) => right.push_str(&new[at]),
                }
            }
            prop_assert_eq!(left, old);
            prop_assert_eq!(right, new);
        }
    }
}
