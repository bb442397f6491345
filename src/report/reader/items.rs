//! Items of a list that carry who does them: a bracket at the end, labels, or a line of their own below. In: the lines of a
//! region. Out: a row for every leaf; what stands above it is its theme. A plan without any progress is read too; a list
//! without such notes is prose and not read.

use super::super::Reason;
use super::super::kind;
use super::super::page::Line;
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, trimmed};
use super::Reading;
use super::answers;
use super::marker::Rank;
use super::tree::{Node, Tree};

/// Fewer tasks than this with a note are running text.
const FEWEST: usize = 2;

pub fn read(tree: &Tree) -> Option<Reading> {
    let chosen = tree.tasks()?;
    Some(tree.reading(&chosen))
}

impl Tree<'_> {
    /// The nodes that are tasks: those with a note or a progress of their own, and their like.
    fn tasks(&self) -> Option<Vec<bool>> {
        let count = self.nodes.len();
        // Whether something below carries a note.
        let mut below = vec![false; count];
        for at in (0..count).rev() {
            if let Some(parent) = self.nodes[at].parent {
                below[parent] |= below[at] || self.nodes[at].noted();
            }
        }
        let own = |at: usize| {
            !self.nodes[at].heading
                && !self.nodes[at].goal.is_empty()
                && (self.nodes[at].noted() || self.nodes[at].told())
        };
        let mut chosen: Vec<bool> = (0..count).map(|at| own(at) && !below[at]).collect();
        // A task takes in what stands below it.
        let mut inside = vec![false; count];
        for at in 0..count {
            inside[at] = self.nodes[at].parent.is_some_and(|parent| inside[parent] || chosen[parent]);
            chosen[at] &= !inside[at];
        }
        let noted = chosen.iter().filter(|chosen| **chosen).count();
        let class = |at: usize| (self.nodes[at].marker.map(|(marker, _)| marker.rank), self.nodes[at].depth);
        let mut classes: Vec<_> = (0..count).filter(|at| chosen[*at]).map(class).collect();
        classes.sort();
        classes.dedup();
        let like = |at: usize| {
            let node = &self.nodes[at];
            !chosen[at]
                && !inside[at]
                && !below[at]
                && !node.heading
                && node.marker.is_some()
                && classes.contains(&class(at))
        };
        let alike: Vec<usize> = (0..count).filter(|at| like(*at)).collect();
        let unmarked = (0..count).filter(|at| chosen[*at] && self.nodes[*at].marker.is_none()).count();
        if noted < FEWEST || noted < alike.len() || unmarked > 0 && (noted < 3 || noted < self.loose.len()) {
            return None;
        }
        for at in alike {
            // An item that only announces those below it is none.
            let announces = !self.nodes[at].children.is_empty();
            chosen[at] = !announces;
        }
        Some(chosen)
    }

    pub fn reading(&self, chosen: &[bool]) -> Reading {
        let mut items = self.around();
        let mut taken = vec![false; self.nodes.len()];
        let mut answers = answers::of_items(self, chosen).into_iter();
        for at in 0..self.nodes.len() {
            let node = &self.nodes[at];
            if taken[at] {
                continue;
            }
            if !chosen[at] {
                self.leave(node, &mut items);
                continue;
            }
            let mut row = Row::new(node.at);
            if let Some((marker, span)) = node.marker {
                if marker.rank >= Rank::Digit && marker.count > 0 {
                    row.no = Some((marker.count, span));
                } else {
                    items.push(Item::Left(span, Reason::ColumnHeads));
                }
            }
            self.fill(&mut row, at, &mut items, &mut taken);
            if let Some(answer) = answers.next().flatten() {
                answers::part(&mut row, &node.line, answer, &mut items);
            }
            if let Some(theme) = self.theme(at) {
                row.fields[Role::Theme as usize] = vec![theme];
            }
            if node.inherited {
                row.inherited.push(Role::Support);
                row.doubts.push(("merged-guess", node.at));
            } else if !node.noted() {
                row.doubts.push(("lead-missing", node.at));
            }
            items.push(Item::Row(row));
        }
        lead_alone(&mut items);
        let columns = vec![Role::No, Role::Theme, Role::Goal, Role::Lead];
        Reading { tables: vec![Table::new(Style::Items, columns, items)], ..Reading::default() }
    }

    /// Words and fields of an item and of what stands below it.
    fn fill(&self, row: &mut Row, at: usize, items: &mut Vec<Item>, taken: &mut [bool]) {
        taken[at] = true;
        let node = &self.nodes[at];
        row.put(Role::Goal, &node.goal);
        for (role, span) in &node.fields {
            let shared = node.inherited && matches!(role, Role::Lead | Role::Support);
            if role.is_further() {
                row.more.push((role.name().to_owned(), vec![*span]));
            } else if shared {
                row.fields[*role as usize].push(*span);
            } else {
                row.put(*role, &[*span]);
            }
        }
        items.extend(node.marks.iter().map(|mark| Item::Left(*mark, Reason::ColumnHeads)));
        for child in &node.children {
            let below = &self.nodes[*child];
            let told = node.told()
                || node.noted()
                    && below.goal.first().is_some_and(|goal| kind::looks(goal.of(self.text)).result);
            let role = if told { Role::Progress } else { Role::Goal };
            row.put(role, &below.marker.iter().map(|(_, span)| *span).collect::<Vec<_>>());
            let before = row.fields[Role::Goal as usize].len();
            self.fill(row, *child, items, taken);
            if role == Role::Progress {
                let moved = row.fields[Role::Goal as usize].split_off(before);
                row.fields[Role::Progress as usize].extend(moved);
            }
        }
    }

    /// An item that is no task: a heading, its further words a paragraph.
    pub fn leave(&self, node: &Node, items: &mut Vec<Item>) {
        let title = self.title(node);
        items.push(Item::Heading(Line { words: title, ..node.line }, None));
        let rest = trimmed(self.text, Span { start: title.end, end: node.line.words.end });
        if !rest.is_empty() {
            items.push(Item::Loose(Line { words: rest, ..node.line }));
        }
        for span in node.goal.iter().skip(1).chain(node.fields.iter().map(|(_, span)| span)) {
            items.push(Item::Loose(Line { words: *span, ..node.line }));
        }
        items.extend(node.marks.iter().map(|mark| Item::Left(*mark, Reason::ColumnHeads)));
    }

    /// The name of a heading: up to its first stop where it goes on.
    fn title(&self, node: &Node) -> Span {
        let whole = node.line.words;
        let words = whole.of(self.text);
        let stop = words.find(['。', '：', ':', '；']).filter(|at| *at > 0);
        let end = whole.start + stop.unwrap_or(words.len());
        trimmed(self.text, Span { start: whole.start, end })
    }

    /// The nearest heading above.
    pub fn theme(&self, at: usize) -> Option<Span> {
        let mut above = self.nodes[at].parent;
        while let Some(parent) = above {
            let node = &self.nodes[parent];
            let mut title = self.title(node);
            if let Some((_, span)) = node.marker.filter(|(marker, _)| marker.rank >= Rank::Digit) {
                title = trimmed(self.text, Span { start: span.end, end: title.end });
            }
            let signs = title.of(self.text).chars().count();
            if signs <= 60 && signs > 0 {
                return Some(title);
            }
            above = node.parent;
        }
        None
    }
}

/// Units in charge lead where no label names a leader.
pub fn lead_alone(items: &mut [Item]) {
    let leads = items
        .iter()
        .any(|item| matches!(item, Item::Row(row) if !row.fields[Role::Lead as usize].is_empty()));
    if leads {
        return;
    }
    for item in items {
        if let Item::Row(row) = item {
            row.fields[Role::Lead as usize] = std::mem::take(&mut row.fields[Role::Support as usize]);
            for role in row.inherited.iter_mut().filter(|role| **role == Role::Support) {
                *role = Role::Lead;
            }
        }
    }
}
