//! Starts the pages.

fn main() {
    nuoji::app::start();
}
