//! Reports of several places, each followed by itself: nothing of one place goes on in another, and an office is not the office
//! of the same name elsewhere. In: records, figures, and whose each report is. Out: threads, relations and bodies, with the
//! place in the names of those that another place has too. Refuses to know: how they are found.

use std::collections::{HashMap, HashSet};

use super::bodies::{self, Body};
use super::{Traces, related, traces};
use crate::record::{Indicator, Record};

/// Whose the reports are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// By the ids of reports.
    of: HashMap<String, usize>,
    /// Empty for reports of which nobody knows the place; these are taken for those of one.
    names: Vec<String>,
}

impl Places {
    /// Of reports with their places, if known. What two places call alike keeps its name for the place that comes first.
    pub fn of<'a>(reports: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Places {
        let mut places = Places::default();
        for (report, name) in reports {
            let name = name.unwrap_or_default();
            let known = places.names.iter().position(|own| own == name);
            let at = known.unwrap_or(places.names.len());
            if known.is_none() {
                places.names.push(name.to_owned());
            }
            places.of.insert(report.to_owned(), at);
        }
        places
    }

    /// Whether there is anything to hold apart.
    pub fn are_several(&self) -> bool {
        self.names.len() > 1
    }

    /// The number of a report's place.
    pub fn number(&self, report: &str) -> usize {
        self.of.get(report).copied().unwrap_or(0)
    }

    /// The records of each place, as places in the records given.
    fn split(&self, records: &[Record]) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); self.names.len().max(1)];
        for (at, record) in records.iter().enumerate() {
            found[self.number(&record.report)].push(at);
        }
        found
    }

    /// A name, with the place where another place has it too.
    fn told(&self, name: &str, place: usize, taken: &mut HashSet<String>) -> String {
        let own = match (taken.contains(name), &*self.names[place]) {
            (false, _) => name.to_owned(),
            (true, "") => [name, "（其他地方）"].concat(),
            (true, place) => [name, "（", place, "）"].concat(),
        };
        taken.insert(own.clone());
        own
    }
}

/// What is followed across the reports of each place; related tasks are those of the same place.
pub fn traces_of(records: &[Record], indicators: &[Indicator], places: &Places) -> Traces {
    if !places.are_several() {
        return traces(records, indicators);
    }
    let (mut threads, mut taken) = (Vec::new(), HashSet::new());
    for (place, own) in places.split(records).into_iter().enumerate() {
        let own: Vec<Record> = own.into_iter().map(|at| records[at].clone()).collect();
        let figures = indicators.iter().filter(|figure| places.number(&figure.report) == place);
        let found = traces(&own, &figures.cloned().collect::<Vec<_>>()).threads;
        threads.extend(found.into_iter().map(|mut thread| {
            thread.name = places.told(&thread.name, place, &mut taken);
            thread
        }));
    }
    let mut related = related(records);
    related.keep_apart(records.iter().map(|record| places.number(&record.report)));
    Traces { threads, related }
}

/// The bodies of each place.
pub fn bodies_of(records: &[Record], places: &Places) -> Vec<Body> {
    if !places.are_several() {
        return bodies::registry(records);
    }
    let (mut all, mut taken) = (Vec::new(), HashSet::new());
    for (place, own) in places.split(records).into_iter().enumerate() {
        let rows: Vec<Record> = own.iter().map(|at| records[*at].clone()).collect();
        all.extend(bodies::registry(&rows).into_iter().map(|mut body| {
            body.name = places.told(&body.name, place, &mut taken);
            body.place = Some(places.names[place].clone());
            for at in body.led.iter_mut().chain(&mut body.supported) {
                *at = own[*at];
            }
            body
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::sample::task;
    use super::*;

    fn records() -> Vec<Record> {
        let one = |id: &str, report: &str, year, goal: &str| Record {
            report: report.to_owned(),
            year,
            progress: "已加装电梯33台".to_owned(),
            ..task(id, goal, &["区教育局"], &[])
        };
        vec![
            one("a1-001", "a1", 2020, "加装电梯30台"),
            one("a2-001", "a2", 2021, "加装电梯40台"),
            one("b1-001", "b1", 2021, "加装电梯90台"),
            one("b2-001", "b2", 2022, "加装电梯80台"),
        ]
    }

    fn places() -> Places {
        Places::of([("a1", Some("甲区")), ("a2", Some("甲区")), ("b1", Some("乙区")), ("b2", Some("乙区"))])
    }

    #[test]
    fn no_thread_runs_from_one_place_to_another() {
        let (records, places) = (records(), places());
        let traces = traces_of(&records, &[], &places);
        assert!(!traces.threads.is_empty());
        let mut names = HashSet::new();
        for thread in &traces.threads {
            let first = places.number(&thread.members[0].report);
            assert!(thread.members.iter().all(|member| places.number(&member.report) == first), "{thread:?}");
            assert!(names.insert(&thread.name), "{}", thread.name);
        }
        for at in 0..records.len() {
            let own = places.number(&records[at].report);
            let near = traces.related.near(at);
            assert!(near.iter().all(|near| places.number(&records[near.at].report) == own));
        }
        assert_eq!(traces.related.near(0).first().map(|near| near.at), Some(1));
    }

    #[test]
    fn an_office_is_not_that_of_the_same_name_elsewhere() {
        let bodies = bodies_of(&records(), &places());
        let told: Vec<(&str, &[usize])> = bodies.iter().map(|body| (&*body.name, &*body.led)).collect();
        assert_eq!(told, [("区教育局", &[0, 1][..]), ("区教育局（乙区）", &[2, 3][..])]);
        assert_eq!(bodies[1].printed, ["区教育局"]);
    }
}
