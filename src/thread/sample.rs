//! A record for the tests of this folder. In: an id, a goal, units. Out: a record with nothing else said.

use crate::measure::{Status, Verdict};
use crate::record::{Record, Trace};

pub fn task(id: &str, goal: &str, lead: &[&str], support: &[&str]) -> Record {
    let report = id.split('-').next().unwrap_or(id);
    let year = match report {
        "a" | "r2020" => 2020,
        "b" => 2022,
        _ => 2024,
    };
    let own = |units: &[&str]| units.iter().map(|u| (*u).to_string()).collect();
    Record {
        id: id.to_string(),
        report: report.to_string(),
        year,
        theme_no: None,
        theme: String::new(),
        no: None,
        goal: goal.to_string(),
        lead: own(lead),
        support: own(support),
        inherited: Vec::new(),
        progress: String::new(),
        percent: None,
        lines: None,
        status: Status::Reported,
        status_why: String::new(),
        rule: String::new(),
        claim: None,
        claim_rule: String::new(),
        claim_why: String::new(),
        check: Verdict::Unknown,
        pace: None,
        expected_percent: None,
        measures: Vec::new(),
        doubts: Vec::new(),
        trace: Trace::default(),
    }
}
