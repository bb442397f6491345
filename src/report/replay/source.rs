//! What a person says of the paper itself. In: a source as it was found. Out: the same, corrected.

use super::super::recipe::{Recipe, SourceStep};
use super::super::{Locality, Origin, Period, Source};

impl Recipe {
    pub fn corrected(&self, source: &Source) -> Source {
        let SourceStep { title, place, publisher, year, month, address, date } = &self.source;
        let mut found = source.clone();
        if let Some(title) = title {
            found.title.clone_from(title);
        }
        if let Some(place) = place {
            let english = found.locality.filter(|known| known.name == *place).and_then(|known| known.english);
            found.locality = said(place).map(|name| Locality { name, english });
        }
        if let Some(publisher) = publisher {
            found.publisher = said(publisher);
        }
        if let Some(date) = date {
            found.published = said(date);
        }
        if let Some(address) = address {
            found.origin = said(address).map(|url| Origin { url, is_inferred: false });
        }
        let Period { year: found_year, month: found_month } = found.period;
        found.period = Period { year: year.unwrap_or(found_year), month: month.unwrap_or(found_month) };
        found
    }
}

/// Nothing where a person left a field empty.
fn said(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
