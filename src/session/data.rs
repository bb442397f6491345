//! Everything that was read. In: the bundled reports, or rows of a script. Out: reports, records, the engine; what
//! is followed across them, computed when first asked. Refuses to know: what is shown, and notes.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::measure::Status;
use crate::query::Engine;
use crate::record::{self, Indicator, Record};
use crate::report::{self, Report};
use crate::thread::{self, Traces, bodies};
use crate::web::clock;
use crate::words;

/// Everything that was read: the reports, their records, and the engine that answers questions on them.
pub struct Data {
    /// The reports of the records.
    listed: Vec<Report>,
    /// Reports without tasks; read when a page first asks.
    told: OnceLock<Vec<Report>>,
    pub records: Arc<Vec<Record>>,
    pub engine: Engine,
    traced: OnceLock<Traced>,
    bodies: OnceLock<Vec<bodies::Body>>,
    /// The place of each task.
    places: OnceLock<HashMap<String, usize>>,
}

/// What is followed across the reports; computed when a page first asks.
pub struct Traced {
    pub indicators: Vec<Indicator>,
    pub traces: Traces,
    /// The place of each figure of a narrative.
    pub told: HashMap<String, usize>,
}

impl Data {
    /// Reads the bundled reports.
    pub fn bundled() -> Data {
        clock::note("nuoji-reading");
        let listed: Vec<Report> = report::shipped_tasks().iter().map(report::read_cells).collect();
        let records = listed.iter().flat_map(record::records).collect();
        clock::note("nuoji-read");
        Data { told: OnceLock::new(), listed, ..Data::of(records) }
    }

    /// Data of given records alone, without any report.
    pub fn of(records: Vec<Record>) -> Data {
        let records = Arc::new(records);
        Data {
            engine: Engine::new(records.clone()),
            records,
            listed: Vec::new(),
            told: OnceLock::from(Vec::new()),
            traced: OnceLock::new(),
            bodies: OnceLock::new(),
            places: OnceLock::new(),
        }
    }

    /// The reports in the order of their periods.
    pub fn reports(&self) -> Vec<&Report> {
        let told = self.told.get_or_init(|| report::shipped_narratives().iter().map(report::read).collect());
        let mut reports: Vec<&Report> = self.listed.iter().chain(told).collect();
        reports.sort_by_key(|report| (report.source.period.year, report.source.period.month));
        reports
    }

    /// Threads and relations.
    pub fn traced(&self) -> &Traced {
        self.traced.get_or_init(|| {
            clock::note("nuoji-telling");
            let indicators: Vec<Indicator> =
                self.reports().into_iter().flat_map(record::indicators).collect();
            clock::note("nuoji-told");
            clock::note("nuoji-tracing");
            let traces = thread::traces(&self.records, &indicators);
            let told = indicators.iter().enumerate().map(|(at, figure)| (figure.id.clone(), at)).collect();
            clock::note("nuoji-traced");
            Traced { indicators, traces, told }
        })
    }

    /// The register of units.
    pub fn bodies(&self) -> &[bodies::Body] {
        self.bodies.get_or_init(|| {
            clock::note("nuoji-registering");
            let bodies = bodies::registry(&self.records);
            clock::note("nuoji-registered");
            bodies
        })
    }

    pub fn report(&self, id: &str) -> Option<&Report> {
        self.reports().into_iter().find(|report| report.source.id == id)
    }

    /// Whose reports these are, in the language in use: `杭州市拱墅区`; empty where no report says.
    pub fn place(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for place in self.listed.iter().filter_map(|report| report.source.locality.as_ref()) {
            let name = words::of_place(place);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(words::JOIN_NAMES.t())
    }

    /// The position of a task.
    pub fn position(&self, id: &str) -> Option<usize> {
        let places = self.places.get_or_init(|| {
            let mut places = HashMap::with_capacity(self.records.len());
            for (at, record) in self.records.iter().enumerate() {
                places.entry(record.id.clone()).or_insert(at);
            }
            places
        });
        places.get(id).copied()
    }

    /// A report's period as its short name: `2020 年`, `2024 年 1—6 月`.
    pub fn short_title(&self, id: &str) -> String {
        let listed = self.listed.iter().find(|report| report.source.id == id);
        let period = listed.map(|report| report.source.period).or_else(|| report::shipped_period(id));
        period.map_or_else(|| id.to_owned(), |period| words::period(period.year, period.month))
    }

    /// How many records stand at each status, in the order of `Status::ALL`.
    pub fn tally<'a>(records: impl Iterator<Item = &'a Record>) -> [usize; 7] {
        let mut counts = [0; 7];
        for record in records {
            counts[record.judged().status as usize] += 1;
        }
        counts
    }
}

const _: () = assert!(Status::NoData as usize == 6, "tallies are indexed by status");
