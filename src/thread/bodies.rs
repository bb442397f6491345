//! The register of units: who leads, who supports, under which names, with whom. In: records. Out: one
//! body for every unit printed, with counts for every report; for one body those it stands beside. Refuses to know: how units are cut from a
//! cell, and any ranking: a share never comes without the count of what could not be measured.
//!
//! Names are joined only by `bodies.tsv`, where every line gives its reason and source; brackets inside a
//! name are kept. The kind follows from how a name begins and ends, by a table read from the top.

use std::collections::{HashMap, HashSet};

use crate::measure::{Status, Verdict};
use crate::record::Record;
use crate::report::text::steps::step;

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
    /// Whose body it is, where there are reports of several places; empty where nobody knows.
    pub place: Option<String>,
}

impl Body {
    pub fn tasks(&self) -> usize {
        self.led.len() + self.supported.len()
    }
}

/// All bodies, in the order in which they are first printed.
pub fn registry(records: &[Record]) -> Vec<Body> {
    let mut register = Register::new();
    for (at, record) in records.iter().enumerate() {
        let mut here: HashSet<usize> = HashSet::new();
        let leading = record.lead.iter().map(|unit| (unit, true));
        for (unit, leads) in leading.chain(record.support.iter().map(|unit| (unit, false))) {
            step();
            let body = register.place(unit);
            // A unit printed twice, or as lead and support of one task, counts once.
            if here.insert(body) {
                count(&mut register.bodies[body], record, at, leads);
            }
        }
    }
    register.bodies
}

/// Bodies with the place of each printed name.
struct Register<'a> {
    known: HashMap<&'static str, Alias>,
    bodies: Vec<Body>,
    printed: HashMap<&'a str, usize>,
    named: HashMap<&'a str, usize>,
}

impl<'a> Register<'a> {
    fn new() -> Self {
        let known = aliases().map(|alias| (alias.printed, alias)).collect();
        Register { known, bodies: Vec::new(), printed: HashMap::new(), named: HashMap::new() }
    }

    fn place(&mut self, unit: &'a str) -> usize {
        if let Some(at) = self.printed.get(unit) {
            return *at;
        }
        let name = self.known.get(unit).map_or(unit, |alias| alias.name);
        let at = *self.named.entry(name).or_insert_with(|| {
            self.bodies.push(Body {
                name: name.to_string(),
                kind: kind(name),
                printed: Vec::new(),
                aliases: aliases().filter(|alias| alias.name == name).collect(),
                tallies: Vec::new(),
                led: Vec::new(),
                supported: Vec::new(),
                place: None,
            });
            self.bodies.len() - 1
        });
        self.printed.insert(unit, at);
        self.bodies[at].printed.push(unit.to_string());
        at
    }
}

/// The bodies that stand in the same tasks as one of them: its place, and these tasks in order. Most tasks first.
pub fn company(bodies: &[Body], records: &[Record], at: usize) -> Vec<(usize, Vec<usize>)> {
    let own_place = |(_, body): &(usize, &Body)| body.place == bodies[at].place;
    let names = bodies
        .iter()
        .enumerate()
        .filter(own_place)
        .flat_map(|(at, body)| body.printed.iter().map(move |p| (&**p, at)));
    let places: HashMap<&str, usize> = names.collect();
    let mut own: Vec<usize> = bodies[at].led.iter().chain(&bodies[at].supported).copied().collect();
    own.sort_unstable();
    let mut beside: HashMap<usize, Vec<usize>> = HashMap::new();
    for task in own {
        let Some(record) = records.get(task) else { continue };
        for other in record.lead.iter().chain(&record.support).filter_map(|unit| places.get(&**unit)) {
            let shared = beside.entry(*other).or_default();
            if *other != at && shared.last() != Some(&task) {
                shared.push(task);
            }
        }
    }
    let mut beside: Vec<(usize, Vec<usize>)> = beside.into_iter().filter(|(other, _)| *other != at).collect();
    beside.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    beside
}

fn count(body: &mut Body, record: &Record, at: usize, leads: bool) {
    // Tasks come report by report: the last tally is the one sought, or all are looked through.
    let tally = match body.tallies.iter().rposition(|t| t.report == record.report) {
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
        assert_eq!(company(&bodies, &records, 0), [(1, vec![0, 1])]);
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
