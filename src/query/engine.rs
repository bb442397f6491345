//! The engine: columns built once from the records, those of judgements when first asked for, and the answers they
//! give. In: records, marks of notes, queries. Out: answers. Refuses to know: where notes are kept and what asked.

use super::bits::Bits;
use super::column::{Builder, Column as Values};
use super::facet::{self, Facet, Filters, UNTOLD};
use super::fold::fold;
use super::judged::Judged;
use super::order::Ranks;
use super::search::{Field, Sought, Term};
use super::text::Texts;
use super::{Answer, Complaint, Counts, Query, order};
use crate::record::Record;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock};

/// What a visitor's note adds to a row. The default removes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub noted: bool,
    pub starred: bool,
    pub text: String,
    pub tags: Vec<String>,
    /// A value of [`Facet::Verdict`].
    pub verdict: Option<&'static str>,
    /// A value of [`Facet::Deadline`].
    pub deadline: Option<&'static str>,
}

impl Mark {
    /// Its values of a facet that notes decide.
    fn values(&self, facet: Facet) -> Vec<&str> {
        let flag = |on: bool| if on { vec!["1"] } else { vec![] };
        match facet {
            Facet::Noted => flag(self.noted),
            Facet::Starred => flag(self.starred),
            Facet::Verdict => self.verdict.into_iter().collect(),
            Facet::Deadline => self.deadline.into_iter().collect(),
            _ => self.tags.iter().map(String::as_str).collect(),
        }
    }
}

/// Records made ready for questions. Row numbers are places in the slice it was built from.
pub struct Engine {
    records: Arc<Vec<Record>>,
    rows: usize,
    goal: Texts,
    progress: Texts,
    id: Texts,
    /// In the order of [`Facet::ALL`]; empty where judgements decide.
    facets: Vec<Values>,
    judged: OnceLock<Judged>,
    /// The folded values of the facets that are searched: theme, lead, support.
    folded: [Vec<String>; 3],
    pub(super) ranks: Ranks,
    /// Folded note texts with tags, by row.
    notes: BTreeMap<u32, String>,
    marks: BTreeMap<u32, Mark>,
    /// What the last search texts found: filters, sorts and pages of one search follow each other.
    found: Mutex<Vec<(String, Arc<Found>)>>,
}

/// The rows that a search text finds, and by field those in which a shown term stands.
struct Found {
    rows: Bits,
    fields: Vec<(Field, Bits)>,
    /// The rows whose goal alone answers the search.
    by_goal: Bits,
}

/// Search texts remembered.
const REMEMBERED: usize = 4;

/// The values of one record: report, theme, lead, support.
fn values_of(record: &Record) -> [Vec<&str>; 4] {
    [
        vec![&record.report],
        vec![&record.theme],
        record.lead.iter().map(String::as_str).collect(),
        record.support.iter().map(String::as_str).collect(),
    ]
}

impl Engine {
    /// Of records whose places nobody knows.
    pub fn new(records: Arc<Vec<Record>>) -> Engine {
        Engine::of_places(records, &HashMap::new())
    }

    /// Of records, and the names of places by the ids of their reports.
    pub fn of_places(records: Arc<Vec<Record>>, places: &HashMap<&str, &str>) -> Engine {
        let mut builders: Vec<Builder> =
            Facet::ALL.into_iter().map(|facet| Builder::with(facet.fixed().unwrap_or(&[]))).collect();
        let mut years: Vec<i32> = records.iter().map(|record| record.year).collect();
        years.sort_unstable();
        years.dedup();
        let years: Vec<String> = years.iter().map(i32::to_string).collect();
        builders[Facet::Year as usize] = Builder::with(&years.iter().map(String::as_str).collect::<Vec<_>>());
        for record in records.iter() {
            let [report, theme, lead, support] = values_of(record);
            let year = record.year.to_string();
            let place = places.get(&*record.report).copied().into_iter().collect();
            let values = [place, report, vec![&year], theme, lead, support];
            for (builder, values) in builders.iter_mut().zip(values) {
                builder.row(values);
            }
            for builder in &mut builders[Facet::Noted as usize..] {
                builder.row([]);
            }
        }
        let facets: Vec<Values> = builders.into_iter().map(Builder::finish).collect();
        let folded = |facet: Facet| facets[facet as usize].values().iter().map(|value| fold(value)).collect();
        Engine {
            rows: records.len(),
            goal: Texts::of(records.iter().map(|record| record.goal.as_str())),
            progress: Texts::of(records.iter().map(|record| record.progress.as_str())),
            id: Texts::of(records.iter().map(|record| record.id.as_str())),
            folded: [folded(Facet::Theme), folded(Facet::Lead), folded(Facet::Support)],
            facets,
            judged: OnceLock::new(),
            ranks: Ranks::of(&records),
            notes: BTreeMap::new(),
            marks: BTreeMap::new(),
            found: Mutex::default(),
            records,
        }
    }

    /// Indexes the texts, for quick searches in many rows. Answers stay the same.
    pub fn index(&self) {
        for texts in [&self.goal, &self.progress, &self.id] {
            texts.index();
        }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The bytes that the columns and indexes take, beside the records themselves.
    pub fn size(&self) -> usize {
        let texts = self.goal.size() + self.progress.size() + self.id.size();
        let judged = self.judged.get().map_or(0, Judged::size);
        texts + judged + self.facets.iter().map(Values::size).sum::<usize>() + self.rows * 12
    }

    /// The values of a facet: fixed ones in the order of [`Facet::fixed`], years ascending, others in
    /// the order of their first appearance. Values that no row has any more stay, with a count of 0.
    pub fn values(&self, facet: Facet) -> &[String] {
        self.column(facet).values()
    }

    pub(super) fn column(&self, facet: Facet) -> &Values {
        if facet.is_judged() { self.judged().column(facet) } else { &self.facets[facet as usize] }
    }

    pub(super) fn judged(&self) -> &Judged {
        self.judged.get_or_init(|| Judged::of(&self.records))
    }

    pub(super) fn texts(&self, field: Field) -> Option<&Texts> {
        match field {
            Field::Goal => Some(&self.goal),
            Field::Progress => Some(&self.progress),
            Field::Id => Some(&self.id),
            Field::Theme | Field::Lead | Field::Support | Field::Note => None,
        }
    }

    pub(super) fn mark(&self, row: u32) -> Option<&Mark> {
        self.marks.get(&row)
    }

    /// Sets what notes add to rows, in place of what these rows had.
    pub fn set_marks(&mut self, marks: impl IntoIterator<Item = (u32, Mark)>) {
        for (row, mark) in marks {
            if mark == Mark::default() || row as usize >= self.rows {
                self.marks.remove(&row);
                self.notes.remove(&row);
            } else {
                self.notes.insert(row, fold(&format!("{}\n{}", mark.text, mark.tags.join("\n"))));
                self.marks.insert(row, mark);
            }
        }
        self.found = Mutex::default();
        for facet in &Facet::ALL[Facet::Noted as usize..] {
            let mut builder = Builder::with(facet.fixed().unwrap_or(&[]));
            for row in 0..self.rows as u32 {
                builder.row(self.marks.get(&row).map(|mark| mark.values(*facet)).unwrap_or_default());
            }
            self.facets[*facet as usize] = builder.finish();
        }
    }

    /// The filters that some row could answer, and those left out because no row has the value: an
    /// address may name a unit of another report.
    pub fn known(&self, filters: &Filters) -> (Filters, Vec<(Facet, String)>) {
        let (mut known, mut unknown) = (Filters::default(), Vec::new());
        for (facet, values) in filters.iter() {
            for value in values {
                if facet == Facet::Percent || self.values(facet).contains(value) {
                    known.add(facet, value);
                } else {
                    unknown.push((facet, value.clone()));
                }
            }
        }
        (known, unknown)
    }

    /// The rows in which a term stands in a field.
    fn rows_with(&self, term: &Term, field: Field) -> Bits {
        let (facet, folded) = match field {
            Field::Goal | Field::Progress | Field::Id => {
                return self.texts(field).map_or(Bits::none(self.rows), |texts| texts.find(term));
            }
            Field::Note => {
                let mut found = Bits::none(self.rows);
                for (&row, _) in self.notes.iter().filter(|(_, text)| term.stands_in(text)) {
                    found.set(row);
                }
                return found;
            }
            Field::Theme => (Facet::Theme, &self.folded[0]),
            Field::Lead => (Facet::Lead, &self.folded[1]),
            Field::Support => (Facet::Support, &self.folded[2]),
        };
        let wanted: Vec<bool> = folded.iter().map(|value| term.stands_in(value)).collect();
        self.column(facet).rows_with(&wanted)
    }

    /// What a search text finds, looked up among the last ones first.
    fn found(&self, text: &str, sought: &Sought) -> Arc<Found> {
        let Ok(mut kept) = self.found.lock() else { return Arc::new(self.search(sought)) };
        let known = kept.iter().position(|(own, _)| own == text);
        let (text, found) =
            known.map_or_else(|| (text.to_owned(), Arc::new(self.search(sought))), |at| kept.remove(at));
        kept.insert(0, (text, found.clone()));
        kept.truncate(REMEMBERED);
        found
    }

    fn search(&self, sought: &Sought) -> Found {
        if sought.is_empty() {
            let (rows, by_goal) = (Bits::all(self.rows), Bits::none(self.rows));
            return Found { rows, fields: Vec::new(), by_goal };
        }
        let mut fields: Vec<(Field, Bits)> = Field::ALL
            .into_iter()
            .filter(|&field| sought.shown().any(|term| term.asks(field)))
            .map(|field| (field, Bits::none(self.rows)))
            .collect();
        let (mut found, mut by_goal) = (Bits::none(self.rows), Bits::none(self.rows));
        for all in &sought.any {
            let (mut rows, mut goals) = (Bits::all(self.rows), Bits::all(self.rows));
            for term in all {
                let mut own = Bits::none(self.rows);
                for field in Field::ALL.into_iter().filter(|&field| term.asks(field)) {
                    let with = self.rows_with(term, field);
                    own.or(&with);
                    if field == Field::Goal && !term.not {
                        goals.and(&with);
                    }
                    if let Some((_, shown)) = fields.iter_mut().find(|(f, _)| *f == field && !term.not) {
                        shown.or(&with);
                    }
                }
                if term.not {
                    own.not();
                }
                if !(term.not || term.asks(Field::Goal)) {
                    goals = Bits::none(self.rows);
                }
                rows.and(&own);
            }
            goals.and(&rows);
            by_goal.or(&goals);
            found.or(&rows);
        }
        Found { rows: found, fields, by_goal }
    }

    /// The rows that a facet's filter lets through.
    fn narrowed(&self, facet: Facet, values: &[String]) -> Bits {
        if facet != Facet::Percent {
            return self.column(facet).rows_with_values(values);
        }
        let ranges: Vec<(f64, f64)> =
            values.iter().filter_map(|value| facet::range_from_value(value)).collect();
        let untold = values.iter().any(|value| value == UNTOLD);
        let mut found = Bits::none(self.rows);
        for (row, percent) in self.judged().percent.iter().enumerate() {
            if percent.map_or(untold, |p| ranges.iter().any(|&(from, to)| from <= p && p < to)) {
                found.set(row as u32);
            }
        }
        found
    }
}

/// Answers a query, with its counts.
pub fn run(engine: &Engine, query: &Query) -> Answer {
    let asked = Asked::new(engine, query);
    Answer { counts: asked.counts(), ..asked.answer() }
}

/// Answers a query without counting.
pub fn find(engine: &Engine, query: &Query) -> Answer {
    Asked::new(engine, query).answer()
}

/// The counts that a query asks for, and nothing else.
pub fn counts(engine: &Engine, query: &Query) -> Counts {
    Asked::new(engine, query).counts()
}

/// A query, searched and narrowed.
struct Asked<'a> {
    engine: &'a Engine,
    query: &'a Query,
    complaints: Vec<Complaint>,
    searched: Arc<Found>,
    filters: Vec<(Facet, Bits)>,
    found: Bits,
    total: usize,
}

/// The rows that pass all filters but one.
fn but(rows: &Bits, filters: &[(Facet, Bits)], without: Option<Facet>) -> Bits {
    let mut rows = rows.clone();
    for (_, filter) in filters.iter().filter(|(facet, _)| Some(*facet) != without) {
        rows.and(filter);
    }
    rows
}

impl<'a> Asked<'a> {
    fn new(engine: &'a Engine, query: &'a Query) -> Asked<'a> {
        let (sought, complaints) = Sought::parse(&query.text);
        let narrowed = |(facet, values)| (facet, engine.narrowed(facet, values));
        let filters: Vec<(Facet, Bits)> = query.filters.iter().map(narrowed).collect();
        let searched = engine.found(&query.text, &sought);
        let found = but(&searched.rows, &filters, None);
        let total = found.count();
        Asked { engine, query, complaints, searched, filters, found, total }
    }

    fn answer(self) -> Answer {
        let with = |(field, rows): &(Field, Bits)| (*field, rows.count_and(&self.found));
        let fields = self.searched.fields.iter().map(with).collect();
        let first = self.query.goals_first.then_some(&self.searched.by_goal);
        let (rows, groups) = order::order(self.engine, self.query, &self.found, self.total, first);
        Answer { total: self.total, rows, counts: Counts::new(), fields, groups, complaints: self.complaints }
    }

    fn counts(&self) -> Counts {
        let count = |&facet: &Facet| {
            let own = self.filters.iter().any(|(f, _)| *f == facet);
            let own = own.then(|| but(&self.searched.rows, &self.filters, Some(facet)));
            let (rows, size) = own.as_ref().map_or((&self.found, self.total), |rows| (rows, rows.count()));
            (facet, self.engine.column(facet).counts(rows, size))
        };
        self.query.count.iter().map(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_narrowed_by_the_place_of_their_report() {
        let record = |id: &str, report: &str| Record {
            id: id.to_owned(),
            report: report.to_owned(),
            ..crate::record::records_from_json(r#"[{"goal":"新建公园3个"}]"#).unwrap().remove(0)
        };
        let records = vec![record("a-1", "a"), record("b-1", "b"), record("c-1", "c"), record("a-2", "a")];
        let places = HashMap::from([("a", "甲县"), ("b", "乙市")]);
        let engine = Engine::of_places(Arc::new(records), &places);
        assert_eq!(engine.values(Facet::Place), ["甲县", "乙市"]);
        let mut query = Query { count: vec![Facet::Place], ..Query::default() };
        query.filters.add(Facet::Place, "甲县");
        let answer = run(&engine, &query);
        assert_eq!(answer.rows, [0, 3]);
        // A facet's own filter is left out of its counts; a report of no known place counts for none.
        assert_eq!(answer.counts, [(Facet::Place, vec![2, 1])]);
    }
}
