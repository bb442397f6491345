//! How often the program and careful readers agree. In: counts that the accuracy test writes beside this file
//! (`UPDATE=1 cargo test --test accuracy`), never typed in. Out: rows. Refuses to know: words for them.

/// One thing compared in one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    pub report: &'static str,
    /// `status`, `status-sure`, `percent`, `target`, `target-extra`, `actual`, `verdict`, `figure`.
    pub what: &'static str,
    /// How often program and readers say the same.
    pub agree: usize,
    /// How often readers gave a label.
    pub of: usize,
}

const TABLE: &str = include_str!("agreement.tsv");

/// All rows, report by report.
pub fn agreement() -> Vec<Agreement> {
    TABLE.lines().skip(1).filter_map(row).collect()
}

fn row(line: &'static str) -> Option<Agreement> {
    let mut cells = line.split('\t');
    let (report, what) = (cells.next()?, cells.next()?);
    let (agree, of) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    Some(Agreement { report, what, agree, of })
}
