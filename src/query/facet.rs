//! Facets: the keys by which rows are narrowed, the values that each allows, and the filters set.
//! In: keys and values as addresses and scripts write them. Out: the same, checked. Refuses to know: rows.

/// A key by which rows are narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Whose report it is: the name of an area.
    Place,
    Report,
    Year,
    Theme,
    Lead,
    Support,
    Status,
    Check,
    Pace,
    /// Ranges `a-b`: at least a, below b; either may be left out. A row without a percentage is in none of them,
    /// but has the value [`UNTOLD`].
    Percent,
    /// Whether the goal holds a target in figures.
    Measured,
    /// Whether reading left a doubt.
    Doubt,
    Noted,
    Starred,
    /// A visitor's own word on a row.
    Tag,
    /// A visitor's own verdict on what the report says.
    Verdict,
    /// How a row stands to the deadline that a visitor set.
    Deadline,
}

use Facet::*;

use crate::measure::decimal;

/// The ranges counted for [`Facet::Percent`]; any other range may be asked for.
pub const PERCENTS: &[&str] = &["0-25", "25-50", "50-75", "75-100", "100-", UNTOLD];
/// The value of [`Facet::Percent`] of rows without a percentage.
pub const UNTOLD: &str = "none";

impl Facet {
    pub const ALL: [Facet; 17] = [
        Place, Report, Year, Theme, Lead, Support, Status, Check, Pace, Percent, Measured, Doubt, Noted,
        Starred, Tag, Verdict, Deadline,
    ];

    /// As addresses, scripts and the page's `name` attributes write it.
    pub fn key(self) -> &'static str {
        match self {
            Place => "place",
            Report => "report",
            Year => "year",
            Theme => "theme",
            Lead => "lead",
            Support => "support",
            Status => "status",
            Check => "check",
            Pace => "pace",
            Percent => "percent",
            Measured => "measured",
            Doubt => "doubt",
            Noted => "noted",
            Starred => "starred",
            Tag => "tag",
            Verdict => "verdict",
            Deadline => "deadline",
        }
    }

    pub fn from_key(key: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// The values of a facet that has a fixed set, in the order they are shown; `None` where the
    /// records decide.
    pub fn fixed(self) -> Option<&'static [&'static str]> {
        match self {
            Status => Some(&["exceeded", "done", "ongoing", "reported", "short", "halted", "nodata"]),
            Check => Some(&["exceeded", "met", "short", "unknown"]),
            Pace => Some(&["ahead", "on", "behind"]),
            Percent => Some(PERCENTS),
            Measured => Some(&["1", "0"]),
            Doubt | Noted | Starred => Some(&["1"]),
            Verdict => Some(&["agree", "doubt", "wrong"]),
            Deadline => Some(&["overdue", "open", "struck"]),
            Place | Report | Year | Theme | Lead | Support | Tag => None,
        }
    }

    /// Whether judgements decide it: to ask for it has every task measured.
    pub fn is_judged(self) -> bool {
        matches!(self, Status | Check | Pace | Percent | Measured | Doubt)
    }

    /// Whether a value can be asked for at all. Whether any row has it, only the engine knows.
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Percent => value == UNTOLD || range_from_value(value).is_some(),
            Year => !value.is_empty() && value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit()),
            _ => self.fixed().map_or(!value.is_empty(), |values| values.contains(&value)),
        }
    }
}

/// The bounds of a percent range: at least the first, below the second.
pub fn range_from_value(value: &str) -> Option<(f64, f64)> {
    let (from, to) = value.split_once('-')?;
    let bound = |text: &str, open: f64| match text {
        "" => Some(open),
        _ => decimal::read(text),
    };
    let (from, to) = (bound(from, f64::NEG_INFINITY)?, bound(to, f64::INFINITY)?);
    (value != "-" && from < to).then_some((from, to))
}

/// The filters set: several values of one facet mean any of them, several facets mean all of them.
/// Facets stand in the order of [`Facet::ALL`], values in the order they were added, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(Vec<(Facet, Vec<String>)>);

impl Filters {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each facet that is filtered, with its values; never an empty list.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &[String])> {
        self.0.iter().map(|(facet, values)| (*facet, values.as_slice()))
    }

    pub fn values(&self, facet: Facet) -> &[String] {
        self.0.iter().find(|(f, _)| *f == facet).map_or(&[], |(_, values)| values)
    }

    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.values(facet).iter().any(|v| v == value)
    }

    /// Adds a value; false when the facet does not accept it.
    pub fn add(&mut self, facet: Facet, value: &str) -> bool {
        if !facet.accepts(value) {
            return false;
        }
        match self.0.binary_search_by_key(&facet, |(f, _)| *f) {
            Ok(at) if self.0[at].1.iter().any(|v| v == value) => {}
            Ok(at) => self.0[at].1.push(value.to_owned()),
            Err(at) => self.0.insert(at, (facet, vec![value.to_owned()])),
        }
        true
    }

    pub fn remove(&mut self, facet: Facet, value: &str) {
        for (f, values) in &mut self.0 {
            if *f == facet {
                values.retain(|v| v != value);
            }
        }
        self.0.retain(|(_, values)| !values.is_empty());
    }

    pub fn toggle(&mut self, facet: Facet, value: &str) {
        if self.has(facet, value) { self.remove(facet, value) } else { _ = self.add(facet, value) }
    }

    /// "Only this": the one value in place of all the facet's others.
    pub fn only(&mut self, facet: Facet, value: &str) {
        self.clear(facet);
        self.add(facet, value);
    }

    pub fn clear(&mut self, facet: Facet) {
        self.0.retain(|(f, _)| *f != facet);
    }

    pub fn clear_all(&mut self) {
        self.0.clear();
    }
}
