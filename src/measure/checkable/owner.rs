//! Whether a goal can be laid at one unit's door. In: the units that lead and those that are responsible. Out: the one.
//! Collective words (各街道, 相关部门) are dropped before counting. Refuses to know: what a unit does.

use std::ops::Range;

use super::{Place, Within, writing};

/// A unit that is told by one of these is a group.
const COLLECTIVE: &[&str] = &[
    "各",
    "相关",
    "有关",
    "其他",
    "其它",
    "属地",
    "成员单位",
    "等部门",
    "等单位",
    "责任单位",
    "镇街",
    "街镇",
];

/// These words alone name no unit.
const KINDS: &[&str] = &[
    "街道",
    "乡镇",
    "乡镇街道",
    "镇",
    "乡",
    "区",
    "县",
    "县级市",
    "部门",
    "区县",
    "县区",
    "区级部门",
    "市级部门",
    "项目单位",
];

/// Exactly one lead.
pub fn lead(lead: &[String]) -> Option<Place> {
    let (nth, at) = only(lead)?;
    Some((Within::Lead(nth), vec![at]))
}

/// No lead, and exactly one that is responsible.
pub fn unit(lead: &[String], support: &[String]) -> Option<Place> {
    if !names(lead).is_empty() {
        return None;
    }
    let (nth, at) = only(support)?;
    Some((Within::Support(nth), vec![at]))
}

/// Is any of them more than a collective word?
pub fn has_unit(units: &[String]) -> bool {
    !names(units).is_empty()
}

fn only(units: &[String]) -> Option<(usize, Range<usize>)> {
    let found = names(units);
    let leading: Vec<_> = found.iter().filter(|(_, _, name)| name.contains("牵头")).collect();
    if let [one] = leading[..] {
        return Some((one.0, one.1.clone()));
    }
    let (nth, at, first) = found.first()?;
    found.iter().all(|(_, _, name)| name == first).then(|| (*nth, at.clone()))
}

/// The single units, with the cell they stand in and their bytes there.
fn names(units: &[String]) -> Vec<(usize, Range<usize>, String)> {
    let mut found = Vec::new();
    for (nth, cell) in units.iter().enumerate() {
        let mut from = 0;
        for piece in cell.split(['、', '，', ',', '；', ';', '/', '／', '\n']) {
            let name = writing::simple(piece.trim());
            if !name.is_empty() && !is_collective(&name) {
                let start = from + (piece.len() - piece.trim_start().len());
                found.push((nth, start..start + piece.trim().len(), name));
            }
            // One mark parts two pieces.
            from += piece.len();
            from += cell[from..].chars().next().map_or(0, char::len_utf8);
        }
    }
    found
}

fn is_collective(name: &str) -> bool {
    matches!(name, "-" | "—" | "无")
        || KINDS.contains(&name)
        || COLLECTIVE.iter().any(|word| name.contains(word))
}
