//! Proof that nothing is lost: every printed sign of a text belongs to a field, a heading, a paragraph,
//! or is left out with its reason. In: a report. Out: how many signs went where, and what is lost.

use super::text::{Span, is_blank};
use super::{Reason, Report};

/// Printed signs of a text by what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All signs but blanks.
    pub signs: usize,
    pub fields: usize,
    pub headings: usize,
    pub paragraphs: usize,
    /// Signs between units and cells: 、 and bars.
    pub parting: usize,
    pub omitted: usize,
    /// What none of these holds; empty, or the reading has a fault.
    pub lost: Vec<Span>,
}

const NONE: u8 = 0;
const OMITTED: u8 = 1;
const PARAGRAPH: u8 = 2;
const HEADING: u8 = 3;
const FIELD: u8 = 4;

impl Report {
    pub fn coverage(&self) -> Coverage {
        let text = &*self.source.text;
        let mut class = vec![NONE; text.len()];
        let mut paint = |span: Span, with: u8| class[span.start..span.end].fill(with);
        for left_out in &self.omitted {
            paint(left_out.span, OMITTED);
        }
        for paragraph in &self.paragraphs {
            paint(paragraph.span, PARAGRAPH);
        }
        for heading in &self.outline {
            paint(heading.span, HEADING);
        }
        for task in &self.tasks {
            let cells = [&task.goal, &task.progress, &task.theme].into_iter().chain(&task.theme_no);
            for cell in cells.chain(&task.lead).chain(&task.support) {
                cell.pieces.iter().for_each(|piece| paint(*piece, FIELD));
            }
            let further =
                task.extra.iter().map(|(_, cell)| cell).chain(task.more.iter().map(|(_, cell)| cell));
            further.for_each(|cell| cell.pieces.iter().for_each(|piece| paint(*piece, FIELD)));
            task.no_at.into_iter().for_each(|at| paint(at, FIELD));
        }
        let mut found = Coverage::default();
        // Where the next sign that parts nothing belongs to a field.
        let printed: Vec<(usize, char)> = text.char_indices().filter(|(_, sign)| !is_blank(*sign)).collect();
        let mut before_field = vec![false; printed.len()];
        for (order, (at, sign)) in printed.iter().enumerate().rev() {
            let parting = class[*at] == NONE && is_parting(*sign);
            before_field[order] =
                if parting { before_field.get(order + 1) == Some(&true) } else { class[*at] == FIELD };
        }
        let mut after_field = false;
        for (order, (at, sign)) in printed.into_iter().enumerate() {
            found.signs += 1;
            match class[at] {
                FIELD => found.fields += 1,
                HEADING => found.headings += 1,
                PARAGRAPH => found.paragraphs += 1,
                OMITTED => found.omitted += 1,
                _ if is_parting(sign) && (after_field || before_field[order]) => {
                    found.parting += 1;
                    continue;
                }
                _ if matches!(sign, '|' | '"' | ',' | ';') => {
                    found.parting += 1;
                    continue;
                }
                _ => {
                    let end = at + sign.len_utf8();
                    match found.lost.last_mut().filter(|last| last.end == at) {
                        Some(last) => last.end = end,
                        None => found.lost.push(Span { start: at, end }),
                    }
                }
            }
            after_field = class[at] == FIELD;
        }
        found
    }

    /// The paper's own text, without what was written by hand behind its end.
    pub fn printed(&self) -> &str {
        super::printed(&self.source.text, &self.omitted)
    }

    /// How many printed signs were left out for a reason.
    pub fn omitted_signs(&self, reason: Reason) -> usize {
        let of_reason = self.omitted.iter().filter(|left_out| left_out.reason == reason);
        of_reason
            .map(|left_out| {
                left_out.span.of(&self.source.text).chars().filter(|sign| !is_blank(*sign)).count()
            })
            .sum()
    }
}

/// Signs that part units from each other.
fn is_parting(sign: char) -> bool {
    matches!(sign, '、' | '，' | ',' | '；' | ';' | '/')
}
