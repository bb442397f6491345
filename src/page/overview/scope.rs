//! Whose reports the first page speaks of: all that there are, or those of one place. In: a place's name. Out: the records,
//! reports and filters that go with it. Refuses to know: what is said of them.

use crate::dataset::Paper;
use crate::link::Place;
use crate::query::Facet;
use crate::record::Record;
use crate::report::Locality;
use crate::session::{Data, narrowed};

/// All reports, or those of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope(Option<String>);

impl Scope {
    pub fn all() -> Scope {
        Scope(None)
    }

    /// The place of this name.
    pub fn of(name: String) -> Scope {
        Scope(Some(name))
    }

    pub fn place(&self) -> Option<&str> {
        self.0.as_deref()
    }

    fn holds(&self, paper: &Paper) -> bool {
        let named = |place: &Locality| self.place() == Some(&*place.name);
        self.0.is_none() || paper.source.locality.as_ref().is_some_and(named)
    }

    pub fn papers<'a>(&self, data: &'a Data) -> Vec<&'a Paper> {
        data.reports().iter().filter(|paper| self.holds(paper)).collect()
    }

    /// The records of its reports; of all where no place is asked for, also those of no report.
    pub fn records<'a>(&self, data: &'a Data) -> Vec<&'a Record> {
        if self.0.is_none() {
            return data.records.iter().collect();
        }
        let of_scope = |record: &&Record| data.report(&record.report).is_some_and(|paper| self.holds(paper));
        data.records
            .chunk_by(|a, b| a.report == b.report)
            .filter(|own| of_scope(&&own[0]))
            .flatten()
            .collect()
    }

    /// The filters that give its records.
    pub fn filters(&self) -> Vec<(Facet, String)> {
        self.0.iter().map(|name| (Facet::Place, name.clone())).collect()
    }

    /// A view of the table narrowed to its records; other places as they are.
    pub fn within(&self, place: Place) -> Place {
        let Place::Tasks(mut view) = place else { return place };
        for (facet, value) in self.filters() {
            view.filters.add(facet, &value);
        }
        Place::Tasks(view)
    }

    /// The table narrowed to some of its records.
    pub fn narrowed(&self, to: &[(Facet, &str)]) -> Place {
        let own = self.place().map(|name| (Facet::Place, name));
        narrowed(&own.into_iter().chain(to.iter().copied()).collect::<Vec<_>>())
    }
}
