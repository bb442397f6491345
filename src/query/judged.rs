//! What the engine keeps of judgements, built when a question first asks for one. In: records. Out: columns and ranks.
//! Refuses to know: what is asked.

use super::column::{Builder, Column as Values};
use super::facet::{Facet, PERCENTS, UNTOLD, range_from_value};
use super::order::{NONE, ranks_of};
use super::sort::Column;
use crate::measure::{Pace, gap};
use crate::record::{Judgement, Record};

/// The facets that judgements decide, in the order of [`Facet::ALL`].
const FACETS: [Facet; 6] =
    [Facet::Status, Facet::Check, Facet::Pace, Facet::Percent, Facet::Measured, Facet::Doubt];

pub struct Judged {
    facets: Vec<Values>,
    pub percent: Vec<Option<f64>>,
    percents: Vec<u32>,
    expected: Vec<u32>,
    claim: Vec<u8>,
    measures: Vec<u32>,
    targets: Vec<u32>,
    actuals: Vec<u32>,
    gaps: Vec<u32>,
    doubts: Vec<u32>,
}

/// The value of each of [`FACETS`].
fn values_of(judged: &Judgement) -> [Option<&'static str>; 6] {
    let range = match judged.percent {
        None => Some(UNTOLD),
        Some(percent) => PERCENTS
            .iter()
            .copied()
            .find(|range| range_from_value(range).is_some_and(|(from, to)| from <= percent && percent < to)),
    };
    [
        Some(judged.status.id()),
        Some(judged.check.id()),
        judged.pace.map(Pace::id),
        range,
        Some(if judged.measures.is_empty() { "0" } else { "1" }),
        (!judged.doubts.is_empty()).then_some("1"),
    ]
}

impl Judged {
    pub fn of(records: &[Record]) -> Judged {
        let judged = || records.iter().map(Record::judged);
        let leading = || judged().map(|judged| gap::leading(&judged.measures));
        let mut builders = FACETS.map(|facet| Builder::with(facet.fixed().unwrap_or(&[])));
        for judged in judged() {
            for (builder, value) in builders.iter_mut().zip(values_of(judged)) {
                builder.row(value);
            }
        }
        Judged {
            facets: builders.into_iter().map(Builder::finish).collect(),
            percent: judged().map(|judged| judged.percent).collect(),
            percents: ranks_of(judged().map(|judged| judged.percent)),
            expected: ranks_of(judged().map(|judged| judged.expected_percent)),
            claim: judged().map(|judged| judged.claim.map_or(u8::MAX, |claim| claim as u8)).collect(),
            measures: judged().map(|judged| judged.measures.len() as u32).collect(),
            targets: ranks_of(leading().map(|measure| Some(measure?.target))),
            actuals: ranks_of(leading().map(|measure| measure?.actual)),
            gaps: ranks_of(leading().map(|measure| measure?.part_gap())),
            doubts: judged().map(|judged| judged.doubts.len() as u32).collect(),
        }
    }

    /// The column of a facet that judgements decide.
    pub fn column(&self, facet: Facet) -> &Values {
        &self.facets[facet as usize - FACETS[0] as usize]
    }

    /// A row's place in a column that no facet orders; [`NONE`] without a value.
    pub fn rank(&self, column: Column, row: usize) -> u32 {
        match column {
            Column::Percent => self.percents[row],
            Column::Expected => self.expected[row],
            Column::Claim => Some(self.claim[row]).filter(|&claim| claim != u8::MAX).map_or(NONE, u32::from),
            Column::Measures => self.measures[row],
            Column::Target => self.targets[row],
            Column::Actual => self.actuals[row],
            Column::Gap => self.gaps[row],
            Column::Doubts => self.doubts[row],
            _ => NONE,
        }
    }

    /// The bytes it takes.
    pub fn size(&self) -> usize {
        self.facets.iter().map(Values::size).sum::<usize>() + self.percent.len() * 45
    }
}
