//! Any bytes, on the whole way from a file to records, figures and indicators. How to run it: CONTRIBUTING.md.

#![no_main]

mod zipped;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use nuoji::{document, record, report};

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = document::open(bytes, document::encoding::native) else { return };
    let report = report::read_document(&report::guess("x", &document), &document);
    assert!(report.coverage().lost.is_empty());
    record::records(&report).iter().for_each(|record| _ = record.judged());
    record::figures(&report);
    record::indicators(&report);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if data.starts_with(b"PK") && seed % 16 != 0 {
        if let Some(bytes) = zipped::changed(&data[..size], max_size, seed / 16) {
            data[..bytes.len()].copy_from_slice(&bytes);
            return bytes.len();
        }
    }
    fuzzer_mutate(data, size, max_size)
});
