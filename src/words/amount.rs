//! A measure's target and actual in words, with their direction where the actual went the other way. In: a measure.
//! Out: text in the language in use. Refuses to know: how targets are matched.

use super::number::quantity;
use crate::measure::{self, Change, Measure};
use crate::words;

/// `≥ 14 万平方米`; `下降 ≥ 20%` where the actual rose.
pub fn asked(measure: &Measure) -> String {
    let said = [measure.op.sign(), " ", &quantity(measure.target, &measure.unit)].concat();
    match measure.directions() {
        Some([(change, _), _]) => turned(change, &said),
        None => said,
    }
}

/// `15.2 万平方米`; `上升 131.24%` against a fall. None where no figure answers.
pub fn reached(measure: &Measure) -> Option<String> {
    match measure.directions() {
        Some([_, (change, amount)]) => Some(turned(change, &quantity(amount, &measure.unit))),
        None => measure.actual.map(|actual| quantity(actual, &measure.unit)),
    }
}

/// Target and result of a task among others of a unit in common, with their directions where they differ.
pub fn compared(
    change: Option<Change>,
    target: Option<f64>,
    actual: Option<f64>,
    unit: &str,
) -> [Option<String>; 2] {
    match target.and_then(|target| measure::directions(change, target, actual)) {
        Some(both) => both.map(|(change, amount)| Some(turned(change, &quantity(amount, unit)))),
        None => [target, actual].map(|value| value.map(|value| quantity(value, unit))),
    }
}

fn turned(change: Change, said: &str) -> String {
    match change {
        Change::Rise => words::WENT_UP.with(&[said]),
        Change::Fall => words::WENT_DOWN.with(&[said]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Op, Verdict};

    #[track_caller]
    fn check(change: Option<Change>, actual: Option<f64>, want: &str) {
        let measure = Measure {
            name: "信访总量下降".into(),
            op: Op::AtLeast,
            target: 20.0,
            unit: "%".into(),
            change,
            in_column: false,
            target_at: 0..0,
            actual,
            actual_at: None,
            verdict: Verdict::Short,
        };
        assert_eq!(format!("{} · {}", asked(&measure), reached(&measure).unwrap_or("—".into())), want);
    }

    #[test]
    fn directions_are_said_where_they_differ() {
        check(Some(Change::Fall), Some(-131.24), "下降 ≥ 20% · 上升 131.24%");
        check(Some(Change::Rise), Some(-2.3), "上升 ≥ 20% · 下降 2.3%");
        check(Some(Change::Fall), Some(12.0), "≥ 20% · 12%");
        check(None, Some(-2.3), "≥ 20% · -2.3%");
        check(None, None, "≥ 20% · —");
    }

    #[test]
    fn beside_other_tasks_they_are_said_the_same() {
        let said = |change, actual| compared(change, Some(20.0), actual, "%").map(Option::unwrap_or_default);
        assert_eq!(said(Some(Change::Fall), Some(-131.24)), ["下降 20%", "上升 131.24%"]);
        assert_eq!(said(Some(Change::Fall), Some(12.0)), ["20%", "12%"]);
        assert_eq!(said(None, Some(-2.3)), ["20%", "-2.3%"]);
        assert_eq!(compared(Some(Change::Fall), None, Some(-1.0), "%"), [None, Some("-1%".to_owned())]);
    }
}
