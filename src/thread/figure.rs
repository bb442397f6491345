//! Figures in running text, for series only: which number with this unit stands in a clause that says
//! this word. In: a folded passage. Out: values with their clause. Refuses to know: targets, verdicts.

use super::fold::is_stop;

/// A number as printed, its first and last place, and the clause it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    pub value: f64,
    /// Where the number begins.
    pub start: usize,
    /// Where it ends and its unit begins.
    pub end: usize,
    pub clause: (usize, usize),
}

/// All figures of a folded passage, in reading order.
pub fn figures(chars: &[char]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let (mut value, mut scale) = (0.0, 0.0);
        while at < chars.len() {
            match chars[at] {
                d @ '0'..='9' => {
                    value = value * 10.0 + f64::from(d as u32 - '0' as u32);
                    scale *= 10.0;
                }
                '.' if scale == 0.0 && chars.get(at + 1).is_some_and(char::is_ascii_digit) => scale = 1.0,
                _ => break,
            }
            at += 1;
        }
        if scale > 1.0 {
            value /= scale;
        }
        found.push(Figure { value, start, end: at, clause: clause(chars, start) });
    }
    found
}

/// The clause around a place: from stop to stop.
pub fn clause(chars: &[char], at: usize) -> (usize, usize) {
    let at = at.min(chars.len());
    let from = chars[..at].iter().rposition(|&c| is_stop(c)).map_or(0, |i| i + 1);
    let to = chars[at..].iter().position(|&c| is_stop(c)).map_or(chars.len(), |i| at + i);
    (from, to)
}

/// Whether the unit stands right behind the figure; 余, 多 and 以上 may come between.
pub fn has_unit(chars: &[char], figure: &Figure, unit: &[char]) -> bool {
    let mut rest = &chars[figure.end..];
    while let Some(('余' | '多', tail)) = rest.split_first().map(|(c, tail)| (*c, tail)) {
        rest = tail;
    }
    rest.starts_with(unit)
}

#[cfg(test)]
mod tests {
    use super::super::fold::{Folded, word};
    use super::*;

    #[track_caller]
    fn check(text: &str, unit: &str, want: &[(f64, &str)]) {
        let folded = Folded::new(text);
        let got: Vec<(f64, String)> = figures(&folded.chars)
            .iter()
            .filter(|f| has_unit(&folded.chars, f, &word(unit)))
            .map(|f| (f.value, folded.chars[f.clause.0..f.clause.1].iter().collect()))
            .collect();
        let want: Vec<(f64, String)> = want.iter().map(|(v, s)| (*v, (*s).to_string())).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn reads_figures_with_their_clause() {
        check(
            "完工14条7.2公里，开工21条10.9公里",
            "条",
            &[(14.0, "完工14条7.2公里"), (21.0, "开工21条10.9公里")],
        );
        check("服务专员2000余人", "人", &[(2000.0, "服务专员2000余人")]);
        check("新增绿地43.8万平方米", "万平方米", &[(43.8, "新增绿地43.8万平方米")]);
        check("增长１０％以上", "%", &[(10.0, "增长10%以上")]);
    }

    #[test]
    fn other_units_and_no_digits_are_no_figures() {
        check("2020年完成", "个", &[]);
        check("", "个", &[]);
    }
}
