//! What a reader asks of a list: its keys in the address, and their values. In: keys and decoded values. Out:
//! an [`Asked`], and back, in the order of the keys. Refuses to know: what the lists hold.

use super::{Notice, escape, last_of_each};

/// The keys of a list in their order, each with the values it knows; none: any text.
pub type Keys = [(&'static str, &'static [&'static str])];

/// What can be asked of the units.
pub const UNITS: &Keys = &[
    ("q", &[]),
    ("kind", &["bureau", "street", "headquarters", "company", "committee", "institution", "collective"]),
    ("order", &["tasks", "name"]),
];

/// What can be asked of the threads; `years` is the least number of them.
pub const THREADS: &Keys = &[
    ("q", &[]),
    ("subject", &[]),
    ("kind", &["figure", "matter"]),
    ("fate", &["continued", "raised", "lowered", "reworded", "dropped", "new"]),
    ("years", &["2", "3", "4", "5"]),
];

/// Values by key; a key without one asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(Vec<(&'static str, String)>);

impl Asked {
    /// The value of a key; empty where it asks nothing.
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(own, _)| *own == key).map_or("", |(_, value)| value)
    }

    /// The same with another value for one of `keys`.
    pub fn with(&self, keys: &'static Keys, key: &str, value: &str) -> Asked {
        let of = |own: &'static str| (own, if own == key { value } else { self.get(own) }.to_owned());
        Asked(keys.iter().map(|(own, _)| of(own)).filter(|(_, value)| !value.is_empty()).collect())
    }

    pub(super) fn read(keys: &'static Keys, pairs: &[(String, String)], notices: &mut Vec<Notice>) -> Asked {
        let mut asked = Asked::default();
        let known = |key: &str| keys.iter().any(|(own, _)| *own == key);
        for (key, value) in
            last_of_each(pairs, known, notices).into_iter().filter(|(_, value)| !value.is_empty())
        {
            match keys.iter().find(|(own, _)| own == key) {
                None => notices.push(Notice::Key(key.clone())),
                Some((_, known)) if !known.is_empty() && !known.contains(&value.as_str()) => {
                    notices.push(Notice::value(key, value));
                }
                Some(_) => asked = asked.with(keys, key, value),
            }
        }
        asked
    }

    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        self.0.iter().map(|(key, value)| (*key, escape::value(value))).collect()
    }
}
