//! Any bytes, on the whole way from a file to records and figures. Run from the top folder:
//!
//! `cargo +nightly fuzz run --fuzz-dir tests/fuzz read tests/fuzz/corpus/read tests/layouts tests/fixtures`

#![no_main]

use libfuzzer_sys::fuzz_target;
use nuoji::{document, record, report};

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = document::open(bytes, document::encoding::native) else { return };
    let report = report::read_document(&report::guess("x", &document), &document);
    assert!(report.coverage().lost.is_empty());
    record::records(&report);
    record::figures(&report);
});
