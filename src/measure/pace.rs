//! Pace 序时: where a percentage stands against the time gone by. In: a percentage and a period. Out:
//! ahead, on or behind, and the percentage that the calendar would ask for. Refuses to know: whether
//! falling behind is a failure; work does not run evenly, and the word is 欠序时, never 未完成.

use super::Pace;
use crate::report::Period;

/// The published rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaceRule {
    /// Percentage points on either side of the expected one that still count as on time.
    pub tolerance_points: f64,
    pub formula: &'static str,
    pub says: &'static str,
}

pub const RULE: PaceRule = PaceRule {
    tolerance_points: 5.0,
    formula: "应达进度 = 截至月份 ÷ 12 × 100%",
    says: "完成进度比应达进度高，且相差超过 5 个百分点，为超序时；相差不超过 5 个百分点，为符合序时；比应达进度低，且相差超过 5 个百分点，为欠序时。年终报告、没有百分比的任务，不算序时。",
};

/// What the calendar asks for at the end of the period; none at a year's end.
pub fn expected(period: Period) -> Option<f64> {
    (1..12).contains(&period.month).then(|| f64::from(period.month) / 12.0 * 100.0)
}

/// Where `percent` stands; none without a percentage or at a year's end.
pub fn of(percent: Option<f64>, period: Period) -> Option<Pace> {
    let ahead = percent? - expected(period)?;
    Some(if ahead > RULE.tolerance_points {
        Pace::Ahead
    } else if ahead < -RULE.tolerance_points {
        Pace::Behind
    } else {
        Pace::On
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_year_asks_for_half() {
        let mid = Period { year: 2024, month: 6 };
        assert_eq!(expected(mid), Some(50.0));
        assert_eq!(of(Some(56.0), mid), Some(Pace::Ahead));
        assert_eq!(of(Some(55.0), mid), Some(Pace::On));
        assert_eq!(of(Some(45.0), mid), Some(Pace::On));
        assert_eq!(of(Some(44.9), mid), Some(Pace::Behind));
        assert_eq!(of(None, mid), None);
    }

    #[test]
    fn never_at_a_years_end() {
        for month in [0, 12, 13] {
            assert_eq!(of(Some(10.0), Period { year: 2022, month }), None);
        }
    }
}
