//! Where a series breaks: figures before and after do not compare. In: members in the order of time, with the
//! clauses that state them. Out: breaks with their cause. Refuses to know: how members were found.

use super::fold::{holds, word};
use super::{Break, Cause, Member};

const BREAKS: &str = include_str!("breaks.tsv");

/// Words that set a figure apart from another of the same name.
const QUALIFIERS: &[&str] =
    &["国家级", "省级", "省市级", "市级", "区级", "累计", "基本", "注册", "固投", "示范", "重点"];

/// Why nothing counted compares from one report to the other, line by line of the table.
pub fn mergers<'a>(before: &'a str, after: &'a str) -> impl Iterator<Item = &'static str> + 'a {
    BREAKS.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, from, to, why, _] = cells[..] else { return None };
        let names = |list: &str, report: &str| list.split('|').any(|name| name == report);
        (names(from, before) && names(to, after)).then_some(why)
    })
}

/// The breaks of a series; `clauses` are the members' own. Rates go on across them.
pub fn breaks(members: &[Member], clauses: &[&[char]], unit: Option<&str>) -> Vec<Break> {
    let mut breaks = Vec::new();
    if unit == Some("%") {
        return breaks;
    }
    let words: Vec<Vec<char>> = QUALIFIERS.iter().map(|q| word(q)).collect();
    let printed: Vec<Vec<bool>> =
        clauses.iter().map(|clause| words.iter().map(|q| holds(clause, q)).collect()).collect();
    for at in 1..members.len() {
        for why in mergers(&members[at - 1].report, &members[at].report) {
            breaks.push(Break { at, cause: Cause::Merger, why: why.to_string() });
        }
        if clauses[at - 1].is_empty() || clauses[at].is_empty() {
            continue;
        }
        let apart: Vec<&str> = (0..words.len())
            .filter(|&q| printed[at - 1][q] != printed[at][q])
            .map(|q| QUALIFIERS[q])
            .collect();
        if !apart.is_empty() {
            breaks.push(Break {
                at,
                cause: Cause::Definition,
                why: format!("前后说法不同：{}", apart.join("、")),
            });
        }
    }
    breaks
}
