//! Real browsers against the built `dist/`: drivers, sessions, pictures.

pub mod driver;
pub mod engine;
pub mod session;
pub mod shot;
