//! Cells of a row, taken from one field and given to another. In: a row and roles. Out: the row. Knows no recipe.

use super::super::kind;
use super::super::role::Role;
use super::super::row::Row;
use super::super::text::Span;

impl Row {
    /// The places of a field; of a column without one by its head.
    pub fn cell(&self, role: Role, head: &str) -> Vec<Span> {
        match role {
            Role::No => {
                self.no.map(|(_, at)| at).into_iter().chain(self.field(role).iter().copied()).collect()
            }
            role if role.is_further() => {
                let own = self.more.iter().filter(|(own, _)| own == head);
                own.flat_map(|(_, pieces)| pieces.iter().copied()).collect()
            }
            role => self.field(role).to_vec(),
        }
    }

    pub fn take_cell(&mut self, role: Role, head: &str) -> Vec<Span> {
        let pieces = self.cell(role, head);
        match role {
            Role::No => {
                self.no = None;
                self.fields[Role::No as usize].clear();
            }
            role if role.is_further() => self.more.retain(|(own, _)| own != head),
            role => self.fields[role as usize].clear(),
        }
        pieces
    }

    /// Adds to a field, in printed order.
    pub fn give_cell(&mut self, text: &str, role: Role, head: &str, pieces: Vec<Span>) {
        if pieces.is_empty() {
            return;
        }
        if role.is_further() {
            match self.more.iter_mut().find(|(own, _)| own == head) {
                Some((_, own)) => own.extend(pieces),
                None => self.more.push((head.to_owned(), pieces)),
            }
            return;
        }
        let words: String = pieces.iter().map(|piece| piece.of(text)).collect();
        match (kind::row_number(&words), pieces.first()) {
            (Some(number), Some(at)) if role == Role::No && self.no.is_none() && pieces.len() == 1 => {
                self.no = Some((number, *at));
            }
            _ => {
                let own = &mut self.fields[role as usize];
                own.extend(pieces);
                own.sort();
                own.dedup();
            }
        }
    }
}
