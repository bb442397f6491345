//! One searchable field over all rows, folded, in one buffer. In: each row's text. Out: the rows that
//! hold a term. Refuses to know: which field it is.

use super::bits::Bits;
use super::fold::fold_char;
use super::search::Term;

/// Folded texts, one after the other.
#[derive(Default)]
pub struct Texts {
    buffer: String,
    /// Where each row's text ends.
    ends: Vec<u32>,
}

impl Texts {
    pub fn push(&mut self, text: &str) {
        self.buffer.extend(text.chars().map(fold_char));
        self.ends.push(self.buffer.len() as u32);
    }

    pub fn finish(&mut self) {
        self.buffer.shrink_to_fit();
    }

    pub fn get(&self, row: u32) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row as usize - 1] };
        &self.buffer[start as usize..self.ends[row as usize] as usize]
    }

    pub fn rows(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The rows that hold one of the term's forms.
    pub fn find(&self, term: &Term) -> Bits {
        let mut found = Bits::none(self.ends.len());
        for row in 0..self.rows() {
            if term.stands_in(self.get(row)) {
                found.set(row);
            }
        }
        found
    }

    /// Each row's place in the order of the texts, equal texts alike; the empty text has none.
    pub fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.rows()).collect();
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
