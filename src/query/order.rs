//! Order of the rows found: by group, by the sort rules, by document. In: the rows found. Out: the page
//! asked for, and the heads of its groups. Refuses to know: why the rows were found.

use super::bits::Bits;
use super::engine::Engine;
use super::search::Field;
use super::sort::Column;
use super::{Facet, Head, Query, Sort, Tally};
use crate::measure::Status;
use crate::record::Record;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// A row without a value, which stands last.
pub(super) const NONE: u32 = u32::MAX;

/// Places of rows in the columns that neither a facet nor a judgement orders.
pub struct Ranks {
    no: Vec<u32>,
    lines: Vec<u32>,
    goal: OnceLock<Vec<u32>>,
    progress: OnceLock<Vec<u32>>,
}

/// The place of each figure among all of them.
pub(super) fn ranks_of(figures: impl Iterator<Item = Option<f64>> + Clone) -> Vec<u32> {
    let mut known: Vec<f64> = figures.clone().flatten().collect();
    known.sort_unstable_by(f64::total_cmp);
    known.dedup();
    figures
        .map(|figure| figure.map_or(NONE, |f| known.partition_point(|k| k.total_cmp(&f).is_lt()) as u32))
        .collect()
}

impl Ranks {
    pub fn of(records: &[Record]) -> Ranks {
        Ranks {
            no: records.iter().map(|record| record.no.unwrap_or(NONE)).collect(),
            lines: records.iter().map(|record| record.lines.map_or(NONE, |lines| lines[0] as u32)).collect(),
            goal: OnceLock::new(),
            progress: OnceLock::new(),
        }
    }
}

impl Engine {
    /// A row's place in a column; [`NONE`] without a value.
    fn rank(&self, column: Column, row: u32) -> u32 {
        let at = row as usize;
        let first = |facet: Facet| self.column(facet).first(row).unwrap_or(NONE);
        let by_text = |ranks: &OnceLock<Vec<u32>>, field: Field| {
            ranks.get_or_init(|| self.texts(field).map_or(Vec::new(), |texts| texts.ranks()))[at]
        };
        match column {
            Column::Id => row,
            Column::Report => first(Facet::Report),
            Column::Year => first(Facet::Year),
            Column::Theme => first(Facet::Theme),
            Column::No => self.ranks.no[at],
            Column::Goal => by_text(&self.ranks.goal, Field::Goal),
            Column::Lead => first(Facet::Lead),
            Column::Support => first(Facet::Support),
            Column::Progress => by_text(&self.ranks.progress, Field::Progress),
            Column::Status => first(Facet::Status),
            Column::Check => first(Facet::Check),
            Column::Pace => first(Facet::Pace),
            Column::Percent
            | Column::Claim
            | Column::Expected
            | Column::Measures
            | Column::Target
            | Column::Actual
            | Column::Gap
            | Column::Doubts => self.judged().rank(column, at),
            Column::Lines => self.ranks.lines[at],
            Column::Further => NONE,
            Column::Note => match self.mark(row) {
                Some(mark) if mark.starred => 0,
                Some(mark) if mark.noted => 1,
                _ => NONE,
            },
        }
    }

    fn directed(&self, sort: Sort, row: u32) -> u32 {
        match self.rank(sort.column, row) {
            NONE => NONE,
            rank if sort.desc => NONE - 1 - rank,
            rank => rank,
        }
    }
}

/// The page of rows asked for, and the heads of all groups. Where no order is asked for, the rows in `front` come
/// before the others.
pub(super) fn order(
    engine: &Engine,
    query: &Query,
    found: &Bits,
    total: usize,
    front: Option<&Bits>,
) -> (Vec<u32>, Vec<Head>) {
    let from = query.offset.min(total);
    let limit = query.limit.min(total - from);
    let front = front.filter(|_| query.sort.is_empty());
    if query.group.is_none() && query.sort.is_empty() && front.is_none() {
        return (found.rows().skip(from).take(limit).collect(), Vec::new());
    }
    let groups = query.group.map(|group| engine.column(group.facet()));
    // Only tallies of groups ask for judgements.
    let statuses = groups.map(|_| engine.column(Facet::Status));
    // One tally for each group, and a last one for the rows that have none.
    let mut tallies = vec![Tally::default(); groups.map_or(0, |groups| groups.values().len() + 1)];
    let first = query.sort.first().copied().unwrap_or(Sort { column: Column::Id, desc: false });
    let rest = query.sort.get(1..).unwrap_or(&[]);
    let compare = |a: &(u64, u32), b: &(u64, u32)| {
        let ties = || rest.iter().map(|&sort| engine.directed(sort, a.1).cmp(&engine.directed(sort, b.1)));
        a.0.cmp(&b.0)
            .then_with(|| ties().find(|order| order.is_ne()).unwrap_or(Ordering::Equal))
            .then(a.1.cmp(&b.1))
    };
    // Of many rows for a short page, only twice the page is kept at any time.
    let end = from + limit;
    let room = if end < total / 4 { end.max(32) * 2 } else { usize::MAX };
    let mut rows: Vec<(u64, u32)> = Vec::with_capacity(room.min(total));
    let mut worst: Option<(u64, u32)> = None;
    found.each(|row| {
        let group = groups.map_or(0, |groups| groups.first(row).unwrap_or(NONE));
        let status = statuses.and_then(|statuses| statuses.first(row));
        if let (Some(tally), Some(status)) = (tally_of(&mut tallies, group), status) {
            tally.add(Status::ALL[status as usize], 1);
        }
        let place = front.map_or_else(|| engine.directed(first, row), |front| u32::from(!front.has(row)));
        let item = (u64::from(group) << 32 | u64::from(place), row);
        if worst.is_some_and(|worst| compare(&item, &worst).is_ge()) {
            return;
        }
        rows.push(item);
        if rows.len() == room {
            rows.sort_unstable_by(compare);
            rows.truncate(room / 2);
            worst = rows.last().copied();
        }
    });
    rows.sort_unstable_by(compare);
    let page = rows.into_iter().skip(from).take(limit);
    let values = groups.map_or(&[][..], |groups| groups.values());
    (page.map(|(_, row)| row).collect(), heads(values, tallies))
}

/// The tally of a group's number, the last for those without; `None` when nothing is grouped.
fn tally_of(tallies: &mut [Tally], group: u32) -> Option<&mut Tally> {
    let last = tallies.len().checked_sub(1)?;
    tallies.get_mut((group as usize).min(last))
}

fn heads(values: &[String], tallies: Vec<Tally>) -> Vec<Head> {
    let mut start = 0;
    let mut heads = Vec::new();
    for (at, tally) in tallies.into_iter().enumerate() {
        let len = tally.total() as usize;
        if len > 0 {
            heads.push(Head { value: values.get(at).cloned().unwrap_or_default(), start, tally });
            start += len;
        }
    }
    heads
}
