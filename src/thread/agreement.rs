//! How often two reports side by side pair what careful readers take as one promise. In: counts that the accuracy
//! test writes beside this file (`UPDATE=1 cargo test --test accuracy_side`), never typed in. Out: the counts.
//! Refuses to know: words for them.

/// Counts over all labelled pairs of reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Pairs of tasks that readers gave a label.
    pub labelled: usize,
    /// Pairs that the program takes as one, and those of them that readers take as one.
    pub paired: usize,
    pub same: usize,
    /// Pairs that the program calls possible, and those of them that readers call one, related or one in part.
    pub possible: usize,
    pub related: usize,
}

const TABLE: &str = include_str!("agreement.tsv");

/// The counts as written.
pub fn pairing() -> Pairing {
    let counts: Vec<usize> =
        TABLE.lines().nth(1).unwrap_or("").split('\t').filter_map(|cell| cell.parse().ok()).collect();
    match counts[..] {
        [labelled, paired, same, possible, related] => Pairing { labelled, paired, same, possible, related },
        _ => Pairing::default(),
    }
}
