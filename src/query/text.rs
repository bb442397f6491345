//! One searchable field over all rows, folded, in one buffer; once indexed, with its pairs of characters. In:
//! each row's text. Out: the rows that hold a term. Refuses to know: which field it is.

use super::bits::Bits;
use super::fold::Folder;
use super::grams::{Builder, Index, Maybe};
use super::reading;
use super::search::{Term, stands_alone};
use std::sync::OnceLock;

/// Folded texts, one after the other.
#[derive(Default)]
pub struct Texts {
    buffer: String,
    /// Where each row's text ends.
    ends: Vec<u32>,
    /// Without it every row is looked at.
    index: OnceLock<Box<dyn Index>>,
}

impl Texts {
    pub fn of<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Texts {
        let folder = Folder::new();
        let size = texts.clone().map(str::len).sum();
        let mut made = Texts { buffer: String::with_capacity(size), ..Texts::default() };
        for text in texts {
            text.chars().for_each(|c| folder.each(c, |c| made.buffer.push(c)));
            made.ends.push(made.buffer.len() as u32);
        }
        made.buffer.shrink_to_fit();
        made
    }

    /// Makes an index, once: the search then looks at few rows instead of all.
    pub fn index(&self) {
        self.index.get_or_init(|| {
            let mut builder = Builder::default();
            (0..self.ends.len() as u32).for_each(|row| builder.row(self.get(row)));
            Box::new(builder.finish())
        });
    }

    /// The bytes it takes.
    pub fn size(&self) -> usize {
        self.buffer.len() + self.ends.len() * 4 + self.index.get().map_or(0, |index| index.size())
    }

    pub fn get(&self, row: u32) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row as usize - 1] };
        &self.buffer[start as usize..self.ends[row as usize] as usize]
    }

    /// The rows that hold one of the term's forms.
    pub fn find(&self, term: &Term) -> Bits {
        let mut found = Bits::none(self.ends.len());
        term.runs().for_each(|run| self.find_form(run, false, &mut found));
        term.whole_runs().for_each(|run| self.find_form(run, true, &mut found));
        if let (Some(letters), Some(readings)) = (&term.letters, reading::known()) {
            let rows = self.ends.len();
            let index = self.index.get();
            let maybe =
                index.map_or_else(|| Bits::all(rows), |index| index.rows_read(letters, readings, rows));
            maybe.each(|row| {
                if readings.find(self.get(row), letters, 0).is_some() {
                    found.set(row);
                }
            });
        }
        found
    }

    fn find_form(&self, form: &str, alone: bool, found: &mut Bits) {
        let mut chars = form.chars();
        let (Some(first), second) = (chars.next(), chars.next()) else { return };
        let Maybe { rows: candidates, exact } = match (self.index.get(), second) {
            (None, _) => Maybe { rows: (0..self.ends.len() as u32).collect(), exact: false },
            (Some(index), Some(_)) => index.rows_with(form),
            (Some(index), None) => {
                let mut rows = Bits::none(self.ends.len());
                let exact = index.rows_with_char(first, &mut rows);
                if exact && !alone {
                    return found.or(&rows);
                }
                Maybe { rows: rows.rows().collect(), exact }
            }
        };
        let finder = Finder::new(form.as_bytes());
        for row in candidates {
            let text = self.get(row);
            let holds = match (exact, alone) {
                (_, true) => text.match_indices(form).any(|(start, _)| stands_alone(text, start, form)),
                (true, false) => true,
                (false, false) => finder.stands_in(text.as_bytes()),
            };
            if holds {
                found.set(row);
            }
        }
    }

    /// Each row's place in the order of the texts, equal texts alike; the empty text has none.
    pub fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.ends.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.get(a).cmp(self.get(b)));
        let mut ranks = vec![u32::MAX; order.len()];
        let (mut rank, mut before) = (0, "");
        for row in order {
            let text = self.get(row);
            if text != before {
                rank += 1;
                before = text;
            }
            if !text.is_empty() {
                ranks[row as usize] = rank;
            }
        }
        ranks
    }
}

/// Looks for one run in many short texts: on a mismatch it steps on by what the last byte allows.
struct Finder<'a> {
    run: &'a [u8],
    steps: [u8; 256],
}

impl Finder<'_> {
    fn new(run: &[u8]) -> Finder<'_> {
        let longest = run.len().min(255);
        let mut steps = [longest as u8; 256];
        let from = run.len() - longest;
        for (at, &byte) in run[from..].iter().enumerate().take(longest.saturating_sub(1)) {
            steps[usize::from(byte)] = (longest - 1 - at) as u8;
        }
        Finder { run, steps }
    }

    fn stands_in(&self, text: &[u8]) -> bool {
        let mut end = self.run.len();
        while end <= text.len() {
            if &text[end - self.run.len()..end] == self.run {
                return true;
            }
            end += usize::from(self.steps[usize::from(text[end - 1])]);
        }
        false
    }
}
