//! One facet over all rows: its values, and which rows have which. In: each row's values. Out: sets of
//! rows and counts. Refuses to know: which facet it is.

use super::bits::Bits;
use std::collections::HashMap;

/// Above this many values, a set of rows for each would cost more than it saves.
const SETS: usize = 256;

/// Up to this many values, the sets alone tell what a row has, where it has one at most.
const SETS_ALONE: usize = 16;

/// The values of a facet in the order of their first appearance, and each row's numbers of them.
#[derive(Default)]
pub struct Column {
    values: Vec<String>,
    rows: usize,
    /// Where the numbers of each row begin in `ids`, one entry more than rows; empty where the sets tell.
    starts: Vec<u32>,
    ids: Vec<u32>,
    /// The rows of each value, where there are few values.
    sets: Vec<Bits>,
}

/// Takes rows one after the other.
#[derive(Default)]
pub struct Builder {
    numbers: HashMap<String, u32>,
    /// The number given last: neighbours often have the same value.
    last: usize,
    /// For each value the last row that held it, from 1.
    held: Vec<u32>,
    column: Column,
}

impl Builder {
    /// A facet whose values are known before the first row.
    pub fn with(values: &[&str]) -> Builder {
        let mut builder = Builder::default();
        for value in values {
            builder.number(value);
        }
        builder
    }

    fn number(&mut self, value: &str) -> u32 {
        if self.column.values.get(self.last).is_some_and(|last| last == value) {
            return self.last as u32;
        }
        if let Some(&number) = self.numbers.get(value) {
            self.last = number as usize;
            return number;
        }
        let number = self.column.values.len() as u32;
        self.column.values.push(value.to_owned());
        self.numbers.insert(value.to_owned(), number);
        self.last = number as usize;
        number
    }

    /// The next row's values; empty ones and repeated ones count for nothing.
    pub fn row<'a>(&mut self, values: impl IntoIterator<Item = &'a str>) {
        let start = self.column.ids.len();
        self.column.starts.push(start as u32);
        self.column.rows += 1;
        for value in values {
            if !value.is_empty() {
                let number = self.number(value);
                // Each value once a row.
                let row = self.column.rows as u32;
                self.held.resize(self.column.values.len(), 0);
                if std::mem::replace(&mut self.held[number as usize], row) != row {
                    self.column.ids.push(number);
                }
            }
        }
    }

    pub fn finish(self) -> Column {
        let mut column = self.column;
        column.starts.push(column.ids.len() as u32);
        if column.values.len() <= SETS {
            let mut sets = vec![Bits::none(column.rows); column.values.len()];
            for row in 0..column.rows as u32 {
                for &id in column.of(row) {
                    sets[id as usize].set(row);
                }
            }
            column.sets = sets;
        }
        // Sets do not tell which of a row's several values came first.
        if column.values.len() <= SETS_ALONE && column.starts.windows(2).all(|row| row[1] - row[0] <= 1) {
            (column.starts, column.ids) = (Vec::new(), Vec::new());
        }
        column.ids.shrink_to_fit();
        column.starts.shrink_to_fit();
        column
    }
}

impl Column {
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// The bytes it takes.
    pub fn size(&self) -> usize {
        (self.starts.len() + self.ids.len()) * 4 + self.sets.len() * self.rows / 8
    }

    fn of(&self, row: u32) -> &[u32] {
        &self.ids[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }

    /// The number of a row's first value.
    pub fn first(&self, row: u32) -> Option<u32> {
        if self.starts.is_empty() {
            return self.sets.iter().position(|set| set.has(row)).map(|number| number as u32);
        }
        self.of(row).first().copied()
    }

    /// The rows that have any of the values for which `wanted` is set.
    pub fn rows_with(&self, wanted: &[bool]) -> Bits {
        let mut found = Bits::none(self.rows);
        if self.sets.len() == self.values.len() {
            for (set, _) in self.sets.iter().zip(wanted).filter(|(_, wanted)| **wanted) {
                found.or(set);
            }
        } else if wanted.contains(&true) {
            for row in 0..self.rows as u32 {
                if self.of(row).iter().any(|&id| wanted[id as usize]) {
                    found.set(row);
                }
            }
        }
        found
    }

    /// The rows that have any of these values.
    pub fn rows_with_values(&self, values: &[String]) -> Bits {
        let wanted: Vec<bool> = self.values.iter().map(|value| values.contains(value)).collect();
        self.rows_with(&wanted)
    }

    /// For each value, the rows of the set that have it.
    pub fn counts(&self, set: &Bits, size: usize) -> Vec<u32> {
        // A set of few rows is counted row by row, a large one set against set.
        let by_sets = self.sets.len() == self.values.len();
        if self.starts.is_empty() || (by_sets && self.values.len() * self.rows.div_ceil(64) < size * 2) {
            return self.sets.iter().map(|own| own.count_and(set)).collect();
        }
        let mut counts = vec![0; self.values.len()];
        set.each(|row| self.of(row).iter().for_each(|&id| counts[id as usize] += 1));
        counts
    }
}
