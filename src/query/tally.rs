//! Tallies: how many rows have which status. In: statuses. Out: counts. Refuses to know: rows.

use crate::measure::Status;

/// A count for each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tally([u32; 7]);

impl Tally {
    pub fn of(self, status: Status) -> u32 {
        self.0[status as usize]
    }

    pub fn total(self) -> u32 {
        self.0.iter().sum()
    }

    pub fn add(&mut self, status: Status, count: u32) {
        self.0[status as usize] += count;
    }

    /// Each status with its count, zeros too, in the order they are shown.
    pub fn iter(self) -> impl Iterator<Item = (Status, u32)> {
        Status::ALL.into_iter().zip(self.0)
    }
}
