//! The data of the pages. In: a data set, or rows of a script. Out: reports, records, the engine; what is followed
//! across them, computed when first asked. Refuses to know: what is shown, notes, and where a data set comes from.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::dataset::{Dataset, Paper, Refusal};
use crate::link::Place;
use crate::query::Engine;
use crate::record::{Indicator, Record};
use crate::report::Locality;
use crate::start;
use crate::thread::apart::{self, Places};
use crate::thread::{Traces, bodies};
use crate::web::clock;
use crate::words;

/// A data set, and the engine that answers questions on its records.
pub struct Data {
    set: Dataset,
    /// The page's own, and nothing else.
    bundled: bool,
    /// Those of the set.
    pub records: Arc<Vec<Record>>,
    pub engine: Engine,
    traced: OnceLock<Traced>,
    bodies: OnceLock<Vec<bodies::Body>>,
    /// The place of each task.
    places: OnceLock<HashMap<String, usize>>,
    /// The place of each report.
    report_places: OnceLock<HashMap<String, usize>>,
    short_names: OnceLock<start::ShortNames>,
}

fn engine_of(set: &Dataset) -> Engine {
    let sources = set.papers.iter().map(|paper| &paper.source);
    let places = sources.filter_map(|source| Some((&*source.id, &*source.locality.as_ref()?.name)));
    Engine::of_places(set.records.clone(), &places.collect())
}

/// What is followed across the reports; computed when a page first asks.
pub struct Traced {
    pub traces: Traces,
    /// The place of each figure of a narrative.
    pub told: HashMap<String, usize>,
}

impl Data {
    /// The data of a data set, as far as its parts were read.
    pub fn of_set(set: Dataset) -> Data {
        Data {
            engine: engine_of(&set),
            records: set.records.clone(),
            set,
            bundled: false,
            traced: OnceLock::new(),
            bodies: OnceLock::new(),
            places: OnceLock::new(),
            report_places: OnceLock::new(),
            short_names: OnceLock::new(),
        }
    }

    /// The page's own data.
    pub fn bundled(set: Dataset) -> Data {
        Data { bundled: true, ..Data::of_set(set) }
    }

    /// Builds the engine anew, after it learnt what to take for the same.
    pub fn renew_engine(&mut self) {
        self.engine = engine_of(&self.set);
    }

    pub fn is_bundled(&self) -> bool {
        self.bundled
    }

    pub fn set(&self) -> &Dataset {
        &self.set
    }

    /// Data of given records alone, without any report.
    pub fn of(records: Vec<Record>) -> Data {
        Data::of_set(Dataset { records: Arc::new(records), ..Dataset::default() })
    }

    /// Takes in another part of the data set.
    pub fn join(&mut self, part: Dataset) -> Result<(), Refusal> {
        self.set.join(part)
    }

    /// The mark of the data set; empty for the rows of a script.
    pub fn edition(&self) -> &str {
        &self.set.edition
    }

    /// The reports in the order of their periods.
    pub fn reports(&self) -> &[Paper] {
        &self.set.papers
    }

    /// The figures of the narratives.
    pub fn indicators(&self) -> &[Indicator] {
        &self.set.further.indicators
    }

    /// For each record the rules that hold; none where no report is known.
    pub fn fitting(&self) -> &[Vec<String>] {
        &self.set.further.fitting
    }

    /// Threads and relations.
    pub fn traced(&self) -> &Traced {
        self.traced.get_or_init(|| {
            clock::note("nuoji-tracing");
            let traces = apart::traces_of(&self.records, self.indicators(), &self.places_apart());
            let figures = self.indicators().iter().enumerate();
            let told = figures.map(|(at, figure)| (figure.id.clone(), at)).collect();
            clock::note("nuoji-traced");
            Traced { traces, told }
        })
    }

    /// Whose the reports are; what is the page's own keeps its names.
    fn places_apart(&self) -> Places {
        let mut papers: Vec<&Paper> = self.reports().iter().collect();
        papers.sort_by_key(|paper| self.set.added.contains(&paper.source.id));
        let place = |paper: &Paper| paper.source.locality.as_ref().map(|place| place.name.clone());
        let places: Vec<Option<String>> = papers.iter().map(|paper| place(paper)).collect();
        Places::of(papers.iter().zip(&places).map(|(paper, place)| (&*paper.source.id, place.as_deref())))
    }

    /// The page of a unit that a task names: where there are several places, that of the task's own.
    pub fn unit(&self, record: &Record, unit: &str) -> Place {
        let own = || {
            let at = self.position(&record.id)?;
            let has = |body: &&bodies::Body| body.led.contains(&at) || body.supported.contains(&at);
            self.bodies().iter().find(|body| body.printed.iter().any(|name| name == unit) && has(body))
        };
        let body = self.places_apart().are_several().then(own).flatten();
        Place::Unit(body.map_or(unit, |body| &body.name).to_owned())
    }

    /// The register of units.
    pub fn bodies(&self) -> &[bodies::Body] {
        self.bodies.get_or_init(|| {
            clock::note("nuoji-registering");
            let bodies = apart::bodies_of(&self.records, &self.places_apart());
            clock::note("nuoji-registered");
            bodies
        })
    }

    pub fn report(&self, id: &str) -> Option<&Paper> {
        let places = self.report_places.get_or_init(|| {
            let ids = self.reports().iter().map(|report| report.source.id.clone());
            // Of two with one id the first stands.
            ids.enumerate().collect::<Vec<_>>().into_iter().rev().map(|(at, id)| (id, at)).collect()
        });
        places.get(id).map(|at| &self.reports()[*at])
    }

    /// The areas whose reports these are, each once, in the order of the reports.
    pub fn localities(&self) -> Vec<&Locality> {
        start::localities(self.reports())
    }

    /// Whose a report is, where there are reports of several places.
    pub fn place_of(&self, report: &str) -> Option<&str> {
        let place = self.report(report)?.source.locality.as_ref()?;
        (self.localities().len() > 1).then(|| words::of_place(place))
    }

    /// Whose reports these are, in the language in use: `杭州市拱墅区`; empty where no report says.
    pub fn place(&self) -> String {
        start::place(&self.reports().iter().collect::<Vec<_>>())
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

    /// A report's short name: `2020 年`, `2024 年 1—6 月`, with what tells it apart from others here.
    pub fn short_title(&self, id: &str) -> String {
        let names = || self.short_names.get_or_init(|| start::ShortNames::of(self.reports()));
        self.report(id).map_or_else(|| id.to_owned(), |report| names().of_paper(report))
    }
}
