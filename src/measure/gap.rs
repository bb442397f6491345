//! How far a result is from its target. In: measures. Out: the one that says most, and differences. Does not know what
//! is drawn.

use super::{Measure, Op, Verdict};

/// Figures are printed with few decimals; more are noise of binary fractions.
const DECIMALS: f64 = 1e6;

impl Measure {
    /// Result less target, in the unit of both; `None` where result and target lie on two sides of zero: what rose
    /// instead of falling is not so far from its target.
    pub fn gap(&self) -> Option<f64> {
        let actual = self.actual.filter(|actual| actual * self.target >= 0.0)?;
        let gap = actual - self.target;
        Some((gap * DECIMALS).round() / DECIMALS).filter(|gap| gap.is_finite())
    }

    /// The gap as a part of the target, above zero where the result is better than it.
    pub fn part_gap(&self) -> Option<f64> {
        let part = Some(self.gap()? / self.target.abs()).filter(|part| part.is_finite())?;
        Some(if self.op == Op::AtMost { -part } else { part })
    }
}

/// The measure that says most of a task: one that falls short before others, the furthest first; then one with a
/// result; then the first.
pub fn leading(measures: &[Measure]) -> Option<&Measure> {
    let order = |measure: &&Measure| match (measure.verdict, measure.actual) {
        (Verdict::Short, _) => 0,
        (_, Some(_)) => 1,
        _ => 2,
    };
    let first = measures.iter().min_by_key(order)?;
    if first.verdict != Verdict::Short {
        return Some(first);
    }
    let far = |measure: &Measure| measure.part_gap().unwrap_or(0.0);
    let short = measures.iter().filter(|measure| measure.verdict == Verdict::Short);
    short.min_by(|a, b| far(a).total_cmp(&far(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(op: Op, target: f64, actual: Option<f64>, verdict: Verdict) -> Measure {
        Measure {
            name: String::new(),
            op,
            target,
            unit: "台".into(),
            change: None,
            in_column: false,
            target_at: 0..0,
            actual,
            actual_at: None,
            verdict,
        }
    }

    #[test]
    fn the_gap_is_what_the_figures_leave() {
        let check = |op, target, actual, gap, part: Option<f64>| {
            let one = measure(op, target, Some(actual), Verdict::Unknown);
            assert_eq!(one.gap(), gap);
            assert_eq!(one.part_gap().map(|part| (part * 1000.0).round() / 1000.0), part);
        };
        check(Op::AtLeast, 60.0, 95.0, Some(35.0), Some(0.583));
        check(Op::AtLeast, 27.0, 24.5, Some(-2.5), Some(-0.093));
        check(Op::AtLeast, 0.3, 0.1, Some(-0.2), Some(-0.667));
        check(Op::AtMost, 10.0, 14.0, Some(4.0), Some(-0.4));
        check(Op::AtLeast, 20.0, -131.24, None, None);
        assert_eq!(measure(Op::AtLeast, 60.0, None, Verdict::Unknown).gap(), None);
    }

    #[test]
    fn what_falls_short_leads() {
        let met = measure(Op::AtLeast, 1.0, Some(2.0), Verdict::Exceeded);
        let near = measure(Op::AtLeast, 100.0, Some(90.0), Verdict::Short);
        let far = measure(Op::AtLeast, 100.0, Some(10.0), Verdict::Short);
        let open = measure(Op::AtLeast, 3.0, None, Verdict::Unknown);
        assert_eq!(leading(&[met.clone(), near.clone(), far.clone()]), Some(&far));
        assert_eq!(leading(&[open.clone(), met.clone()]), Some(&met));
        assert_eq!(leading(std::slice::from_ref(&open)), Some(&open));
        assert_eq!(leading(&[]), None);
    }
}
