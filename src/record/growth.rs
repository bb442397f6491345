//! The law that measuring tasks and narratives costs no more for each of their bytes where there are more of them,
//! whatever they hold over and over. In: kinds of texts, each in two lengths. Counted in characters looked at, not in
//! time.

use super::{indicators, records};
use crate::report::growth::kinds;
use crate::report::text::steps::taken;
use crate::report::{guess_source, read};

#[test]
fn no_text_takes_more_measuring_than_its_length() {
    let cost = |text: &str| {
        let report = read(&guess_source("x", text));
        taken(|| {
            records(&report).iter().for_each(|record| _ = (record.judged(), record.checkable()));
            indicators(&report);
        })
    };
    for (name, kind) in kinds::ALL {
        let [few, many] = [4_000, 16_000].map(|bytes| cost(&kind(bytes)));
        // Few bytes may hold one task less than their share.
        assert!(many * 10 <= few * 4 * 12, "{name}: {few} for 4,000 bytes, {many} for 16,000");
    }
}
