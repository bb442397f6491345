//! Lines as a tree of items: 一、 (一) 1. ① and bullets, headings without a number, paragraphs that go on. In: the lines of a
//! region. Out: nodes with their words and the notes that they carry. Knows not which of them are tasks.

use super::super::Reason;
use super::super::kind;
use super::super::page::Line;
use super::super::role::Role;
use super::super::row::Item;
use super::super::text::{Span, ends_sentence, is_han, trimmed};
use super::marker::{self, Marker, Rank};
use super::markup;
use super::notes::{self, Noted};

/// A line as an item, or one that belongs to the item before.
pub struct Node {
    pub marker: Option<(Marker, Span)>,
    /// 0 for the outermost.
    pub depth: usize,
    pub line: Line,
    /// The words of the item, those of later paragraphs too.
    pub goal: Vec<Span>,
    pub fields: Vec<(Role, Span)>,
    pub marks: Vec<Span>,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// A short line that stands above items.
    pub heading: bool,
    pub inherited: bool,
    /// The count of items inside its progress.
    inner: u32,
    pub at: Span,
}

impl Node {
    pub fn noted(&self) -> bool {
        self.fields.iter().any(|(role, _)| matches!(role, Role::Lead | Role::Support))
    }

    pub fn told(&self) -> bool {
        self.fields.iter().any(|(role, _)| *role == Role::Progress)
    }
}

/// A line without a marker is a heading when it is no longer than this.
const HEADING_SIGNS: usize = 45;

pub struct Tree<'a> {
    pub text: &'a str,
    pub nodes: Vec<Node>,
    /// The open nodes, the outermost first.
    open: Vec<usize>,
    /// The last count of each rank.
    last: [u32; 9],
    pub loose: Vec<Line>,
    /// Paragraphs below noted items have told their progress.
    tells: bool,
    /// Numbers below ten are filled up with a nought.
    filled: bool,
    /// Signs of markup before headings.
    signs: Vec<Span>,
    /// The line is one of a few paragraphs before another item.
    between: bool,
    /// The notes of the next line, where they have been looked at.
    ahead: Option<(Span, Noted)>,
}

impl<'a> Tree<'a> {
    pub fn of(text: &'a str, body: &[Line]) -> Tree<'a> {
        let mut tree = Tree {
            text,
            nodes: Vec::new(),
            open: Vec::new(),
            last: [0; 9],
            loose: Vec::new(),
            tells: false,
            filled: false,
            signs: Vec::new(),
            between: false,
            ahead: None,
        };
        let printed: Vec<&Line> = body.iter().filter(|line| !line.words.is_empty()).collect();
        let between = between(text, &printed);
        for (at, line) in printed.iter().enumerate() {
            tree.between = between[at];
            tree.take(line, printed.get(at + 1).copied());
        }
        tree.share_notes();
        tree
    }

    fn expected(&self, rank: Rank) -> u32 {
        self.last[rank as usize].saturating_add(1)
    }

    /// The marker of a line; `11.121人才` is item 11 where 11 comes next.
    fn marker(&self, words: &str) -> Option<Marker> {
        marker::read(words).or_else(|| {
            let (count, len) = marker::digits(words)?;
            // 10 behind 09
            let title = || words[len..].trim_start().starts_with(is_han);
            let blank =
                |sign: &char| self.filled && count >= 10 && matches!(sign, ' ' | '\u{3000}') && title();
            let stop =
                words[len..].chars().next().filter(|sign| matches!(sign, '.' | '．') || blank(sign))?;
            (count > 1 && self.expected(Rank::Digit) == count).then_some(Marker {
                len: len + stop.len_utf8(),
                rank: Rank::Digit,
                count,
            })
        })
    }

    /// What belongs to no item: lines, and signs of markup.
    pub fn around(&self) -> Vec<Item> {
        let signs = self.signs.iter().map(|span| Item::Left(*span, Reason::Rule));
        self.loose.iter().map(|line| Item::Loose(*line)).chain(signs).collect()
    }

    fn take(&mut self, line: &Line, next: Option<&Line>) {
        let heading = markup::heading(self.text, line);
        self.signs.extend(heading.map(|(sign, _)| sign));
        let line = &heading.map_or(*line, |(_, line)| line);
        let words = line.words.of(self.text);
        if let Some(marker) = self.marker(words) {
            return self.take_marked(marker, line, next);
        }
        let noted = self.notes_of(line.words);
        let all_notes = noted.own.is_none() && !noted.fields.is_empty();
        if all_notes && !noted.has(Role::Goal) && !self.open.is_empty() {
            return self.attach(noted);
        }
        let next_marker = next.and_then(|next| self.marker(next.words.of(self.text)));
        let short = words.chars().count() <= HEADING_SIGNS
            && !ends_sentence(words)
            && !words.ends_with([':', '：', ',', '，', '、']);
        if noted.fields.is_empty() && short && (next_marker.is_some() || line.heading.is_some()) {
            if let Some(next) = next_marker {
                let outer = self.open.iter().position(|open| {
                    self.nodes[*open]
                        .marker
                        .is_none_or(|(own, _)| own.rank == next.rank || self.nodes[*open].heading)
                });
                self.open.truncate(outer.unwrap_or(self.open.len()));
            } else {
                self.open.clear();
            }
            return self.push(None, *line, line.words, true);
        }
        if noted.has_bodies()
            && noted.own.is_some()
            && self
                .open
                .last()
                .is_none_or(|last| self.nodes[*last].marker.is_none() || self.nodes[*last].noted())
        {
            // A paragraph with its own note needs no number.
            while self
                .open
                .last()
                .is_some_and(|last| !self.nodes[*last].heading && self.nodes[*last].marker.is_none())
            {
                self.open.pop();
            }
            // Behind an item that is complete, another whose number was lost.
            let aims = noted.own.is_some_and(|own| {
                let looks = kind::looks(own.of(self.text));
                looks.aim && !looks.result
            });
            if aims && self.open.last().is_some_and(|last| self.nodes[*last].noted()) {
                self.open.pop();
            }
            let parent_noted = self.open.last().is_some_and(|last| self.nodes[*last].noted());
            if !parent_noted {
                return self.push(None, *line, line.words, false);
            }
        }
        if noted.fields.is_empty() && self.is_unnumbered(next) {
            self.open.retain(|open| self.nodes[*open].heading || self.nodes[*open].marker.is_some());
            return self.push(None, *line, line.words, false);
        }
        self.goes_on(line, next, Some(noted));
    }

    /// A line with a number or a bullet.
    fn take_marked(&mut self, marker: Marker, line: &Line, next: Option<&Line>) {
        let at = Span { start: line.words.start, end: line.words.start + marker.len };
        let rest = trimmed(self.text, Span { start: at.end, end: line.words.end });
        if marker.rank == Rank::Ordinal || rest.is_empty() {
            return self.goes_on(line, next, None);
        }
        if self.is_inner(marker, rest) {
            return self.goes_on(line, next, None);
        }
        if let Some(noted) = self.field_below(marker, rest) {
            self.signs.push(at);
            return self.attach(noted);
        }
        self.push(Some((marker, at)), *line, rest, false);
    }

    /// A bullet below an item that holds a field of it and nothing else.
    fn field_below(&self, marker: Marker, rest: Span) -> Option<Noted> {
        let below = self.open.last().is_some_and(|last| !self.nodes[*last].heading);
        let noted = (below && marker.rank == Rank::Bullet).then(|| notes::read(self.text, rest))?;
        (noted.own.is_none() && !noted.fields.is_empty() && !noted.has(Role::Goal)).then_some(noted)
    }

    /// The notes of a line, looked at as the next one already or not.
    fn notes_of(&mut self, words: Span) -> Noted {
        match self.ahead.take() {
            Some((span, noted)) if span == words => noted,
            _ => notes::read(self.text, words),
        }
    }

    /// Whether a paragraph is an item of a list without numbers: who does it stands in a line of its own below.
    fn is_unnumbered(&mut self, next: Option<&Line>) -> bool {
        let open = self.open.last().map(|last| &self.nodes[*last]);
        if open.is_some_and(|last| !last.heading && (last.marker.is_some() || !last.noted())) {
            return false;
        }
        let Some(next) = next else { return false };
        let noted = notes::read(self.text, next.words);
        let unit_line = noted.own.is_none() && noted.has_bodies() && !noted.has(Role::Goal);
        self.ahead = Some((next.words, noted));
        unit_line
    }

    /// Whether an item stands inside a progress: the count begins anew there, and nothing is noted.
    fn is_inner(&mut self, marker: Marker, rest: Span) -> bool {
        let Some(last) = self.open.last().copied().filter(|last| self.nodes[*last].told()) else {
            return false;
        };
        let node = &mut self.nodes[last];
        let counts = marker.count == 1 || node.inner > 0 && marker.count == node.inner + 1;
        let inner = counts && marker.rank >= Rank::Digit && notes::read(self.text, rest).fields.is_empty();
        if inner {
            node.inner = marker.count;
        }
        inner
    }

    /// A new item: below the nearest open one of a class that stands above its own.
    fn push(&mut self, marker: Option<(Marker, Span)>, line: Line, rest: Span, heading: bool) {
        if let Some((own, at)) = marker {
            self.last[own.rank as usize] = own.count;
            self.filled |= at.of(self.text).starts_with('0');
            let same = self
                .open
                .iter()
                .position(|open| self.nodes[*open].marker.is_some_and(|(other, _)| other.rank == own.rank));
            if let Some(same) = same {
                self.open.truncate(same);
            } else if own.rank < Rank::Digit {
                // Numbers of headings stand above those of items, whatever came before.
                let above = self.open.iter().position(|open| {
                    self.nodes[*open].marker.is_some_and(|(other, _)| other.rank > own.rank)
                });
                self.open.truncate(above.unwrap_or(self.open.len()));
            }
        }
        let (rest, bold) = markup::bold(self.text, rest);
        self.signs.extend(bold);
        let noted = if heading {
            Noted { own: Some(rest), ..Noted::default() }
        } else {
            notes::read(self.text, rest)
        };
        let parent = self.open.last().copied();
        let id = self.nodes.len();
        if let Some(parent) = parent {
            self.nodes[parent].children.push(id);
        }
        self.nodes.push(Node {
            marker,
            depth: self.open.len(),
            line,
            goal: noted.own.into_iter().collect(),
            fields: noted.fields,
            marks: noted.marks,
            parent,
            children: Vec::new(),
            heading,
            inherited: false,
            inner: 0,
            at: line.words,
        });
        self.open.push(id);
    }

    fn attach(&mut self, noted: Noted) {
        let Some(last) = self.open.last() else { return };
        let node = &mut self.nodes[*last];
        let end = noted.fields.iter().map(|(_, at)| at.end).max().unwrap_or(node.at.end);
        node.at.end = node.at.end.max(end);
        node.fields.extend(noted.fields);
        node.marks.extend(noted.marks);
    }

    /// A paragraph below an item: its progress where it tells what was done, else more of its words.
    fn goes_on(&mut self, line: &Line, next: Option<&Line>, noted: Option<Noted>) {
        let span = line.words;
        let Some(last) = self.open.last().copied().filter(|last| !self.nodes[*last].heading) else {
            self.loose.push(*line);
            return;
        };
        let noted = noted.unwrap_or_else(|| notes::read(self.text, span));
        let node = &self.nodes[last];
        let result = noted.own.is_some_and(|own| kind::looks(own.of(self.text)).result);
        let role = if node.told() || node.noted() { Role::Progress } else { Role::Goal };
        // Behind a complete item what tells no result belongs to it only between two items, or where others of the list
        // were told so.
        let next_marked = || next.is_some_and(|next| self.marker(next.words.of(self.text)).is_some());
        let between = node.marker.is_some() && (self.between || next_marked());
        if node.noted() && !node.told() && !result && !self.tells && !between {
            self.loose.push(*line);
            return;
        }
        self.tells |= role == Role::Progress;
        if !node.noted() && !noted.has_bodies() && node.goal.len() > 40 {
            self.loose.push(*line);
            return;
        }
        let node = &mut self.nodes[last];
        match (noted.own, role) {
            (Some(own), Role::Progress) => node.fields.push((Role::Progress, own)),
            (Some(own), _) => node.goal.push(own),
            (None, _) => {}
        }
        node.fields.extend(noted.fields);
        node.marks.extend(noted.marks);
        node.at.end = node.at.end.max(line.words.end);
    }

    /// A note behind the last of several bullets holds for those before it.
    fn share_notes(&mut self) {
        for parent in 0..self.nodes.len() {
            let children = self.nodes[parent].children.clone();
            let Some((last, before)) = children.split_last().filter(|(_, before)| !before.is_empty()) else {
                continue;
            };
            let low = self.nodes[*last].marker.is_some_and(|(marker, _)| marker.rank >= Rank::DigitBracket);
            let shared = low
                && self.nodes[*last].noted()
                && before.iter().all(|one| !self.nodes[*one].noted() && self.nodes[*one].children.is_empty());
            if !shared || self.nodes[parent].noted() {
                continue;
            }
            let fields: Vec<(Role, Span)> = self.nodes[*last]
                .fields
                .iter()
                .filter(|(role, _)| matches!(role, Role::Lead | Role::Support))
                .copied()
                .collect();
            for one in before {
                self.nodes[*one].fields.extend(fields.iter().copied());
                self.nodes[*one].inherited = true;
            }
        }
    }
}

/// More paragraphs below an item are prose.
const MOST_BETWEEN: usize = 4;

/// For each line whether it is one of a few sentences, a line each, before another item.
fn between(text: &str, printed: &[&Line]) -> Vec<bool> {
    let mut between = vec![false; printed.len()];
    let mut left = 0;
    for (at, line) in printed.iter().enumerate().rev() {
        let words = line.words.of(text);
        if marker::read(words).is_some() {
            left = MOST_BETWEEN + 1;
        }
        left = if left <= MOST_BETWEEN && !ends_sentence(words) { 0 } else { left };
        between[at] = left > 0 && left <= MOST_BETWEEN;
        left = left.saturating_sub(1);
    }
    between
}
