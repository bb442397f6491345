//! Real browsers against the built `dist/`, served from a folder below the host's root as many hosts do.
//! A scenario is a function in `scenario/` and a line in a table there; `page` has what scenarios speak in.

pub mod console;
pub mod driver;
pub mod engine;
pub mod hostile;
pub mod page;
pub mod runner;
pub mod scenario;
pub mod session;
pub mod shot;
pub mod soak;
pub mod speed;
pub mod variant;
