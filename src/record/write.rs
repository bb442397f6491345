//! A record as data: the field names and their order are a published promise. In: a [`Record`];
//! out: its fields, whole numbers without a point, byte ranges as the words they stand for.
//! Refuses to know: which format the fields end in.

use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::{Extra, Record, checkable};
use crate::measure::Measure;

/// The published fields of a task, in their order.
pub const FIELDS: [&str; 25] = [
    "id",
    "report",
    "year",
    "theme_no",
    "theme",
    "no",
    "goal",
    "lead",
    "support",
    "inherited",
    "progress",
    "percent",
    "lines",
    "status",
    "status_why",
    "rule",
    "claim",
    "claim_rule",
    "claim_why",
    "check",
    "pace",
    "expected_percent",
    "measures",
    "doubts",
    "checkable",
];

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let judged = self.judged();
        let extra = &self.extra;
        let further = extra.fields();
        let filled = further.iter().filter(|(_, text)| text.is_some()).count();
        let more = usize::from(!extra.more.is_empty());
        let mut task = to.serialize_struct("Task", FIELDS.len() + filled + more)?;
        task.serialize_field("id", &self.id)?;
        task.serialize_field("report", &self.report)?;
        task.serialize_field("year", &self.year)?;
        task.serialize_field("theme_no", &self.theme_no)?;
        task.serialize_field("theme", &self.theme)?;
        task.serialize_field("no", &self.no)?;
        task.serialize_field("goal", &self.goal)?;
        task.serialize_field("lead", &self.lead)?;
        task.serialize_field("support", &self.support)?;
        task.serialize_field("inherited", &self.inherited)?;
        task.serialize_field("progress", &self.progress)?;
        task.serialize_field("percent", &judged.percent.map(Number))?;
        task.serialize_field("lines", &self.lines)?;
        task.serialize_field("status", judged.status.id())?;
        task.serialize_field("status_why", &judged.status_why)?;
        task.serialize_field("rule", &judged.rule)?;
        task.serialize_field("claim", &judged.claim.map(|claim| claim.id()))?;
        task.serialize_field("claim_rule", &judged.claim_rule)?;
        task.serialize_field("claim_why", &judged.claim_why)?;
        task.serialize_field("check", judged.check.id())?;
        task.serialize_field("pace", &judged.pace.map(|pace| pace.id()))?;
        task.serialize_field("expected_percent", &judged.expected_percent.map(Number))?;
        task.serialize_field("measures", &Measures(self))?;
        task.serialize_field("doubts", &judged.doubts)?;
        task.serialize_field("checkable", &checkable::Printed(self.checkable()))?;
        for (name, text) in further.into_iter().filter(|(_, text)| text.is_some()) {
            task.serialize_field(name, &text)?;
        }
        if !extra.more.is_empty() {
            task.serialize_field("more", &More(extra))?;
        }
        task.end()
    }
}

/// A figure as the data prints it: without a point when it is whole.
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // Below 2^53 every whole f64 is exact, and so is its integer.
        if self.0 == self.0.trunc() && self.0.abs() < 9_007_199_254_740_992.0 {
            to.serialize_i64(self.0 as i64)
        } else {
            to.serialize_f64(self.0)
        }
    }
}

/// Columns under their heads.
struct More<'a>(&'a Extra);

impl Serialize for More<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.more_named())
    }
}

struct Measures<'a>(&'a Record);

impl Serialize for Measures<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.0.judged().measures.len()))?;
        for measure in &self.0.judged().measures {
            list.serialize_element(&Printed { measure, task: self.0 })?;
        }
        list.end()
    }
}

struct Printed<'a> {
    measure: &'a Measure,
    task: &'a Record,
}

impl Serialize for Printed<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Printed { measure, task } = self;
        let mut one = to.serialize_struct("Measure", 8)?;
        one.serialize_field("name", &measure.name)?;
        one.serialize_field("op", measure.op.id())?;
        one.serialize_field("target", &Number(measure.target))?;
        one.serialize_field("unit", &measure.unit)?;
        one.serialize_field("target_text", task.target_text(measure))?;
        one.serialize_field("actual", &measure.actual.map(Number))?;
        one.serialize_field("actual_text", &task.actual_text(measure))?;
        one.serialize_field("verdict", measure.verdict.id())?;
        one.end()
    }
}

impl Record {
    /// The words of the goal that ask for this figure.
    pub fn target_text(&self, measure: &Measure) -> &str {
        let words = if measure.in_column { self.extra.target.as_deref().unwrap_or("") } else { &self.goal };
        words.get(measure.target_at.clone()).unwrap_or("")
    }

    /// The words of the progress that answer it.
    pub fn actual_text(&self, measure: &Measure) -> Option<&str> {
        measure.actual_at.clone().and_then(|at| self.progress.get(at))
    }
}
