//! The register of units: who leads, who supports, under which names, with whom. In: records. Out: one
//! body for every unit printed, with counts for every report. Refuses to know: how units are cut from a
//! cell, and any ranking: a share never comes without the count of what could not be measured.
//!
//! Names are joined only by `bodies.tsv`, where every line gives its reason and source; brackets inside a
//! name are kept. The kind follows from how a name begins and ends, by a table read from the top.

use crate::measure::{Status, Verdict};
use crate::record::Record;

/// The table of names, with reasons and sources, as it stands in the source.
pub const TABLE: &str = include_str!("bodies.tsv");

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 局、办、委、部
    Bureau,
    /// 街道
    Street,
    /// 指挥部
    Headquarters,
    /// 集团、公司
    Company,
    /// 管委会、领导小组
    Committee,
    /// 中心、院、队、群团
    Institution,
    /// A group without a name of its own: 各街道, 相关建设指挥部.
    Collective,
}

/// How a name begins (`^`) or ends, and what that makes it.
const KINDS: &[(&str, Kind)] = &[
    ("^各", Kind::Collective),
    ("^相关", Kind::Collective),
    ("^有关", Kind::Collective),
    ("^其他", Kind::Collective),
    ("成员单位", Kind::Collective),
    ("责任单位", Kind::Collective),
    ("街道办事处", Kind::Street),
    ("街道", Kind::Street),
    ("镇政府", Kind::Street),
    ("乡政府", Kind::Street),
    ("镇", Kind::Street),
    ("指挥部", Kind::Headquarters),
    ("领导小组办公室", Kind::Committee),
    ("领导小组", Kind::Committee),
    ("管委会", Kind::Committee),
    ("委员会", Kind::Committee),
    ("集团", Kind::Company),
    ("公司", Kind::Company),
    ("投发", Kind::Company),
    ("城投", Kind::Company),
    ("法院", Kind::Institution),
    ("检察院", Kind::Institution),
    ("研究院", Kind::Institution),
    ("医院", Kind::Institution),
    ("学校", Kind::Institution),
    ("中心", Kind::Institution),
    ("大队", Kind::Institution),
    ("支队", Kind::Institution),
    ("工会", Kind::Institution),
    ("妇联", Kind::Institution),
    ("残联", Kind::Institution),
    ("科协", Kind::Institution),
    ("团委", Kind::Institution),
    ("会", Kind::Institution),
    ("院", Kind::Institution),
];

pub fn kind(name: &str) -> Kind {
    let bare = name.split(['（', '(']).next().filter(|b| !b.is_empty()).unwrap_or(name);
    let fits = |rule: &str| match rule.strip_prefix('^') {
        Some(start) => bare.starts_with(start),
        None => bare.ends_with(rule),
    };
    KINDS.iter().find(|(rule, _)| fits(rule)).map_or(Kind::Bureau, |(_, kind)| *kind)
}

/// How two names are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Same,
    Renamed,
    Joined,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias {
    pub printed: &'static str,
    pub name: &'static str,
    pub relation: Relation,
    /// Shown by the reports themselves; else inferred, and said to be so.
    pub is_printed: bool,
    pub why: &'static str,
    pub source: &'static str,
}

pub fn aliases() -> impl Iterator<Item = Alias> {
    TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let [printed, name, relation, basis, why, source] = cells[..] else { return None };
        let relation = match relation {
            "same" => Relation::Same,
            "renamed" => Relation::Renamed,
            "joined" => Relation::Joined,
            _ => return None,
        };
        Some(Alias { printed, name, relation, is_printed: basis == "printed", why, source })
    })
}

/// The name under which a printed unit is kept.
pub fn name_of(printed: &str) -> &str {
    aliases().find(|a| a.printed == printed).map_or(printed, |a| a.name)
}

/// What a body does in one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    pub report: String,
    pub year: i32,
    pub led: usize,
    pub supported: usize,
    /// Of the tasks led, in the order of `Status`.
    pub statuses: [usize; 7],
    /// Of the tasks led, those that no figure of the report can check.
    pub unmeasured: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    pub name: String,
    pub kind: Kind,
    /// Every name as printed, the body's own among them, in the order met.
    pub printed: Vec<String>,
    pub aliases: Vec<Alias>,
    /// One for each report it stands in, in the order of the reports.
    pub tallies: Vec<Tally>,
    /// Records led and supported, as places in the records given.
    pub led: Vec<usize>,
    pub supported: Vec<usize>,
    /// Bodies that stand in the same tasks: place in the register and number of tasks, most first.
    pub with: Vec<(usize, usize)>,
}

impl Body {
    pub fn tasks(&self) -> usize {
        self.led.len() + self.supported.len()
    }
}

/// All bodies, in the order in which they are first printed.
pub fn registry(records: &[Record]) -> Vec<Body> {
    let known: Vec<Alias> = aliases().collect();
    let mut bodies: Vec<Body> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, record) in records.iter().enumerate() {
        let mut here: Vec<usize> = Vec::new();
        for (unit, leads) in
            record.lead.iter().map(|u| (u, true)).chain(record.support.iter().map(|u| (u, false)))
        {
            let body = place(&mut bodies, &known, unit);
            // A unit printed twice, or as lead and support of one task, counts once.
            if here.contains(&body) {
                continue;
            }
            here.push(body);
            count(&mut bodies[body], record, at, leads);
        }
        for &a in &here {
            pairs.extend(here.iter().filter(|&&b| b != a).map(|&b| (a, b)));
        }
    }
    pairs.sort_unstable();
    for group in pairs.chunk_by(|a, b| a == b) {
        let (a, b) = group[0];
        bodies[a].with.push((b, group.len()));
    }
    for body in &mut bodies {
        body.with.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    }
    bodies
}

fn place(bodies: &mut Vec<Body>, known: &[Alias], unit: &str) -> usize {
    let alias = known.iter().find(|a| a.printed == unit);
    let name = alias.map_or(unit, |a| a.name);
    let at = bodies.iter().position(|b| b.name == name).unwrap_or_else(|| {
        bodies.push(Body {
            name: name.to_string(),
            kind: kind(name),
            printed: Vec::new(),
            aliases: known.iter().filter(|a| a.name == name).copied().collect(),
            tallies: Vec::new(),
            led: Vec::new(),
            supported: Vec::new(),
            with: Vec::new(),
        });
        bodies.len() - 1
    });
    if bodies[at].printed.iter().all(|p| p != unit) {
        bodies[at].printed.push(unit.to_string());
    }
    at
}

fn count(body: &mut Body, record: &Record, at: usize, leads: bool) {
    let tally = match body.tallies.iter().position(|t| t.report == record.report) {
        Some(found) => &mut body.tallies[found],
        None => {
            body.tallies.push(Tally { report: record.report.clone(), year: record.year, ..Tally::default() });
            let last = body.tallies.len() - 1;
            &mut body.tallies[last]
        }
    };
    if leads {
        tally.led += 1;
        tally.statuses[record.judged().status as usize] += 1;
        tally.unmeasured += usize::from(record.judged().check == Verdict::Unknown);
        body.led.push(at);
    } else {
        tally.supported += 1;
        body.supported.push(at);
    }
}

/// The statuses in the order of a tally.
pub const STATUSES: [Status; 7] = [
    Status::Exceeded,
    Status::Done,
    Status::Ongoing,
    Status::Reported,
    Status::Short,
    Status::Halted,
    Status::NoData,
];

#[cfg(test)]
mod tests {
    use super::super::sample::task;
    use super::*;

    #[test]
    fn knows_kinds_by_how_names_begin_and_end() {
        for (name, want) in [
            ("区发改经信局", Kind::Bureau),
            ("区委人才办", Kind::Bureau),
            ("区委统战部（区民宗局）", Kind::Bureau),
            ("生态环境拱墅分局", Kind::Bureau),
            ("半山街道", Kind::Street),
            ("各街道", Kind::Collective),
            ("相关建设指挥部", Kind::Collective),
            ("区食安委各成员单位", Kind::Collective),
            ("拱宸桥指挥部", Kind::Headquarters),
            ("区科技工业区管委会", Kind::Committee),
            ("五经普领导小组办公室", Kind::Committee),
            ("区文商旅集团", Kind::Company),
            ("拱投发", Kind::Company),
            ("区法院", Kind::Institution),
            ("区红十字会", Kind::Institution),
            ("", Kind::Bureau),
        ] {
            assert_eq!(kind(name), want, "{name}");
        }
    }

    #[test]
    fn every_alias_has_a_reason_and_a_source() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(aliases().count(), lines);
        for alias in aliases() {
            assert!(!alias.why.is_empty() && !alias.source.is_empty(), "{}", alias.printed);
            assert_eq!(name_of(alias.name), alias.name, "a chain of names: {}", alias.printed);
        }
    }

    #[test]
    fn joins_names_and_counts_each_task_once() {
        let records = [
            task("a-001", "甲", &["区府办"], &["区财政局", "区财政局"]),
            task("b-001", "乙", &["区政府办", "区财政局"], &[]),
        ];
        let bodies = registry(&records);
        assert_eq!(bodies.len(), 2);
        let office = &bodies[0];
        assert_eq!(office.name, "区政府办");
        assert_eq!(office.printed, ["区府办", "区政府办"]);
        assert_eq!(
            office.tallies.iter().map(|t| (t.report.as_str(), t.led)).collect::<Vec<_>>(),
            [("a", 1), ("b", 1)]
        );
        assert_eq!(office.with, [(1, 2)]);
        assert_eq!((bodies[1].led.len(), bodies[1].supported.len()), (1, 1));
        assert_eq!(office.tallies[0].unmeasured, 1);
    }

    #[test]
    fn statuses_stand_where_a_tally_counts_them() {
        for (at, status) in STATUSES.iter().enumerate() {
            assert_eq!(*status as usize, at);
        }
    }
}
