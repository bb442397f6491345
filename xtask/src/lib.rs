//! What `cargo xtask …` is made of. Few crates and small ones, so that the first command on a new machine compiles in
//! less than half a minute. `tests/browser` uses the server from here.

pub mod bench;
pub mod carried;
pub mod dist;
pub mod fresh;
pub mod pack;
pub mod page;
pub mod parts;
pub mod readers;
pub mod serve;
pub mod setup;
pub mod sha;
pub mod sizes;
pub mod step;
pub mod test;
pub mod tools;
pub mod wasm;
