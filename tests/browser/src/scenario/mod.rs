//! All scenarios, by theme. To add one: write `fn name(page: &Page) -> Result<(), Failure>` in the file of its
//! theme and a line in that file's table. After each, the runner itself checks that the console is empty, that
//! no request left the origin and that no file was missing.

mod access;
mod across;
mod anywhere;
mod arrive;
mod chart;
mod compose;
mod data;
mod first;
mod hostile;
mod kept;
mod leaving;
mod notes;
mod offline;
mod open;
mod paper;
mod reader;
mod robust;
mod search;
mod shape;
mod share;
mod single;
mod start;
mod table;
mod take;
mod translated;
mod trust;
mod windows;

use crate::engine::Engine;
use crate::page::{Failure, Page};

pub struct Scenario {
    pub name: &'static str,
    pub run: fn(&Page) -> Result<(), Failure>,
    /// Where it can run; a comment in the table says why not in the others.
    pub engines: &'static [Engine],
    /// On dist/ byte for byte in every engine; the scenario then looks after the console itself.
    pub as_built: bool,
}

impl Scenario {
    const fn everywhere(name: &'static str, run: fn(&Page) -> Result<(), Failure>) -> Scenario {
        Scenario { name, run, engines: &Engine::ALL, as_built: false }
    }

    const fn as_built(name: &'static str, run: fn(&Page) -> Result<(), Failure>) -> Scenario {
        Scenario { as_built: true, ..Scenario::everywhere(name, run) }
    }

    const fn only_in(self, engines: &'static [Engine]) -> Scenario {
        Scenario { engines, ..self }
    }
}

pub const ALL: &[&[Scenario]] = &[
    first::SCENARIOS,
    table::SCENARIOS,
    open::SCENARIOS,
    hostile::SCENARIOS,
    search::SCENARIOS,
    shape::SCENARIOS,
    take::SCENARIOS,
    paper::SCENARIOS,
    across::SCENARIOS,
    chart::SCENARIOS,
    data::SCENARIOS,
    notes::SCENARIOS,
    kept::SCENARIOS,
    leaving::SCENARIOS,
    windows::SCENARIOS,
    anywhere::SCENARIOS,
    single::SCENARIOS,
    offline::SCENARIOS,
    start::SCENARIOS,
    share::SCENARIOS,
    access::SCENARIOS,
    trust::SCENARIOS,
    reader::SCENARIOS,
    compose::SCENARIOS,
    translated::SCENARIOS,
    arrive::SCENARIOS,
    robust::SCENARIOS,
];
