//! The units of a cell, as a person says that names are parted. In: the pieces of a cell, and words with the names in them.
//! Out: one cell a unit, and doubts of names that look like none. Words are found where they stand whole, between the
//! signs that part names; what is left of the cell is read as ever.

use std::cell::RefCell;
use std::ops::Range;

use super::bureau::{self, Seen};
use super::recipe::{NameStep, Recipe};
use super::replay::Unfit;
use super::text::{self, Cell, Span, is_blank};

pub struct UnitNames<'a> {
    steps: &'a [NameStep],
    used: RefCell<Vec<bool>>,
    /// Where begins what was written by hand.
    end: usize,
}

impl<'a> UnitNames<'a> {
    pub fn of(recipe: &'a Recipe, end: usize) -> UnitNames<'a> {
        let steps = &recipe.units.names[..];
        UnitNames { steps, used: RefCell::new(vec![false; steps.len()]), end }
    }

    /// Words that stand in no cell of units.
    pub fn unfit(&self) -> Vec<Unfit> {
        let used = self.used.borrow();
        let unused = (0..self.steps.len()).filter(|at| !used[*at]);
        unused.map(|at| Unfit { step: format!("units.names[{at}]"), at: Span { start: 0, end: 0 } }).collect()
    }

    pub fn units(
        &self,
        text: &str,
        pieces: &[Span],
        seen: &Seen,
        doubt: &mut dyn FnMut(&'static str, Span),
    ) -> Vec<Cell> {
        if self.steps.is_empty() {
            return self.plain(text, pieces, seen, doubt);
        }
        let cell = Cell::from_pieces(text, pieces);
        let ends = ends(&cell.pieces);
        let places = |range| places(&cell.pieces, &ends, range);
        let mut found: Vec<Cell> = Vec::new();
        let mut from = 0;
        for (start, end, step) in self.said(&cell.text) {
            found.extend(self.plain(text, &places(from..start), seen, doubt));
            let mut at = start;
            for name in &self.steps[step].names {
                let Some(front) = cell.text[at..end].find(name.as_str()) else { continue };
                let place = at + front..at + front + name.len();
                at = place.end;
                found.push(Cell::from_pieces(text, &places(place)));
            }
            from = end;
        }
        found.extend(self.plain(text, &places(from..cell.text.len()), seen, doubt));
        found
    }

    /// Where words of a person stand in a cell, from left to right, the longer before the shorter.
    fn said(&self, words: &str) -> Vec<(usize, usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (step, NameStep { printed, .. }) in
            self.steps.iter().enumerate().filter(|(_, s)| !s.printed.is_empty())
        {
            let places = words.match_indices(printed.as_str()).map(|(at, _)| (at, at + printed.len(), step));
            found.extend(places.filter(|(start, end, _)| is_whole(words, *start, *end)));
        }
        found.sort_by_key(|(start, end, step)| (*start, std::cmp::Reverse(*end), *step));
        let mut free = 0;
        found.retain(|(start, end, step)| {
            let is_free = *start >= free;
            if is_free {
                free = *end;
                self.used.borrow_mut()[*step] = true;
            }
            is_free
        });
        found
    }

    fn plain(
        &self,
        text: &str,
        pieces: &[Span],
        seen: &Seen,
        doubt: &mut dyn FnMut(&'static str, Span),
    ) -> Vec<Cell> {
        let (units, guessed) = bureau::units(text, pieces, seen);
        for at in guessed {
            doubt("unit-broken", at);
        }
        for unit in &units {
            if !bureau::is_unit_like(&unit.text)
                && seen.times(&unit.text) < 2
                && let Some(at) = unit.pieces.first().filter(|at| at.start < self.end)
            {
                doubt("unit-unknown", *at);
            }
        }
        units
    }
}

/// Where in a cell's words each of its pieces ends.
fn ends(pieces: &[Span]) -> Vec<usize> {
    let mut end = 0;
    let add = |piece: &Span| {
        end += piece.end - piece.start;
        end
    };
    pieces.iter().map(add).collect()
}

/// The places of a range of a cell's words, without a look at the pieces before it.
fn places(pieces: &[Span], ends: &[usize], range: Range<usize>) -> Vec<Span> {
    let first = ends.partition_point(|end| *end <= range.start);
    let last = ends.partition_point(|end| *end < range.end).saturating_add(1).min(pieces.len());
    let before = first.checked_sub(1).map_or(0, |at| ends[at]);
    let own = pieces.get(first..last).unwrap_or_default();
    text::places(own, range.start - before..range.end - before)
}

/// Whether words end where names do: at a sign that parts names, a blank, or an end of the cell.
fn is_whole(words: &str, start: usize, end: usize) -> bool {
    let parts = |sign: Option<char>| {
        sign.is_none_or(|sign| is_blank(sign) || matches!(sign, '、' | '，' | ',' | '；' | ';' | '/' | '。'))
    };
    let (front, rest) = (words.get(..start).unwrap_or(""), words.get(end..).unwrap_or(""));
    parts(front.chars().next_back()) && parts(rest.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, said: &[(&str, &[&str])], want: &[&str]) {
        let step = |(printed, names): &(&str, &[&str])| NameStep {
            printed: (*printed).to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        let mut recipe = Recipe::default();
        recipe.units.names = said.iter().map(step).collect();
        let names = UnitNames::of(&recipe, cell.len());
        let pieces = [Span { start: 0, end: cell.len() }];
        let units = names.units(cell, &pieces, &Seen::default(), &mut |_, _| ());
        assert_eq!(units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>(), want, "{cell}");
    }

    #[test]
    fn names_are_joined_and_split_as_a_person_says() {
        check("区住建局 市政中心", &[], &["区住建局", "市政中心"]);
        check("区住建局 市政中心", &[("区住建局 市政中心", &["区住建局 市政中心"])], &["区住建局 市政中心"]);
        check(
            "区发改局经信局、区财政局",
            &[("区发改局经信局", &["区发改局", "经信局"])],
            &["区发改局", "经信局", "区财政局"],
        );
        check("区委办、府办", &[("区委办、府办", &["区委办、府办"])], &["区委办、府办"]);
        check("东区委办、府办", &[("区委办、府办", &["区委办、府办"])], &["东区委办", "府办"]);
        check(
            "区财政局、区发改局经信局",
            &[("区发改局经信局", &["区发改局", "经信局"])],
            &["区财政局", "区发改局", "经信局"],
        );
    }
}
