//! Where blocks of labels begin. In: the lines of a region. Out: its pieces in order: names that count on (整改任务一, 01),
//! labels, words; and which of them open a block. A block may begin with any of its labels, not only with its goal's.

use super::super::page::Line;
use super::super::role::{self, Role};
use super::super::text::{Span, bare_number, ends_sentence, is_han, trimmed};
use super::label;
use super::marker::{self, Rank};

/// A name that counts on is no longer than this.
const NAME_SIGNS: usize = 16;

/// A piece of a line.
pub struct Piece {
    pub line: Line,
    pub at: Span,
    pub kind: Kind,
    /// The first of a paragraph.
    pub below_blank: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Words,
    /// A number before a label, or a name that ends in one: what it counts to, and the number's own place.
    Count(u32, Span),
    /// A number or a bullet before a label.
    Marker(Rank, u32),
    /// What it names, and its value.
    Label(Role, Span),
}

pub fn pieces(text: &str, body: &[Line]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut below_blank = true;
    for line in body {
        if line.words.is_empty() {
            below_blank = true;
            continue;
        }
        let from = pieces.len();
        let labels = label::labels_of(text, line.words, role_of_label);
        let front_end = labels.first().map_or(line.words.end, |label| label.label.start);
        let front = trimmed(text, Span { start: line.words.start, end: front_end });
        let mut push = |at, kind| pieces.push(Piece { line: *line, at, kind, below_blank: false });
        if !front.is_empty() {
            push(front, front_kind(text, front, !labels.is_empty()));
        }
        for label in labels {
            push(label.label, Kind::Label(label.role, label.value));
        }
        pieces[from].below_blank = below_blank;
        below_blank = false;
    }
    bare_labels(text, &mut pieces);
    counts_on(text, &mut pieces);
    pieces
}

/// The field of a label, more of them than in running text.
fn role_of_label(name: &str) -> Option<Role> {
    let more = || match role::best_of_head(name)? {
        (Role::Theme, _) if name.ends_with(['称', '稱']) => Some(Role::Theme),
        (Role::StatusText, score) if score >= 8.0 => Some(Role::StatusText),
        _ => None,
    };
    // 督查事项1, 问题2
    let counted = || {
        let stem = stem_of(name);
        let role = label::role_of_label(stem).filter(|_| stem.len() < name.len())?;
        matches!(role, Role::Goal | Role::Problems).then_some(role)
    };
    let mended = name.starts_with("整改") && name.ends_with("情况");
    if mended { Some(Role::Progress) } else { label::role_of_label(name).or_else(counted).or_else(more) }
}

fn front_kind(text: &str, front: Span, labelled: bool) -> Kind {
    let words = front.of(text);
    if let Some(number) = bare_number(words).filter(|_| words.len() <= 3) {
        return Kind::Count(number, front);
    }
    if labelled {
        if let Some(found) = marker::read(words).filter(|found| found.len == words.len()) {
            return Kind::Marker(found.rank, found.count);
        }
        let sign = |sign: char| !sign.is_alphanumeric() && !"，。；：、,;:（）()《》“”".contains(sign);
        if words.chars().all(sign) {
            return Kind::Marker(Rank::Bullet, 0);
        }
        return Kind::Words;
    }
    let short = words.chars().count() <= NAME_SIGNS && !ends_sentence(words);
    tail_number(text, front).filter(|_| short).map_or(Kind::Words, |(count, at)| Kind::Count(count, at))
}

/// The number at the end of a name, and its place: 整改任务一, 事项1：.
pub fn tail_number(text: &str, name: Span) -> Option<(u32, Span)> {
    let words = name.of(text).trim_end_matches([':', '：']);
    let stem = stem_of(words);
    let number = &words[stem.len()..];
    let count = match bare_number(number) {
        Some(count) => count,
        None => marker::han_number(number).filter(|(_, len)| *len == number.len())?.0,
    };
    let at = Span { start: name.start + stem.len(), end: name.start + words.len() };
    (count > 0 && stem.chars().count() >= 2 && stem.chars().all(is_han)).then_some((count, at))
}

/// A name without the number at its end.
fn stem_of(words: &str) -> &str {
    let stem = words.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if stem.len() < words.len() {
        return stem;
    }
    words.trim_end_matches(|sign| "一二三四五六七八九十".contains(sign))
}

/// A line that is the name of a label and nothing else, where others print the same name with its colon.
fn bare_labels(text: &str, pieces: &mut [Piece]) {
    let plain = |at: Span| at.of(text).trim_end_matches([':', '：']);
    let mut known: Vec<(&str, Role)> = Vec::new();
    for piece in pieces.iter() {
        if let Kind::Label(role, _) = piece.kind
            && known.len() < 64
            && !known.iter().any(|(name, _)| *name == plain(piece.at))
        {
            known.push((plain(piece.at), role));
        }
    }
    for piece in pieces.iter_mut().filter(|piece| piece.kind == Kind::Words) {
        if let Some((_, role)) = known.iter().find(|(name, _)| *name == piece.at.of(text)) {
            piece.kind = Kind::Label(*role, Span { start: piece.at.end, end: piece.at.end });
        }
    }
}

/// Names count on from one, or they are words.
fn counts_on(text: &str, pieces: &mut [Piece]) {
    let mut first: Option<&str> = None;
    let mut next = 1;
    let mut good = 0;
    for piece in pieces.iter() {
        if let Kind::Count(count, number) = piece.kind {
            let stem = &text[piece.at.start..number.start];
            let own = first.get_or_insert(stem) == &stem && count == next;
            (next, good) = if own { (next + 1, good + 1) } else { (next, good) };
        }
    }
    let stem = first.filter(|_| good >= 2).map(str::to_owned);
    let mut next = 1;
    for piece in pieces.iter_mut() {
        if let Kind::Count(count, number) = piece.kind {
            let own = stem.as_deref() == Some(&text[piece.at.start..number.start]) && count == next;
            (piece.kind, next) = if own { (piece.kind, next + 1) } else { (Kind::Words, next) };
        }
    }
}

/// Which pieces open a block; `begins` names the goal.
pub fn openings(text: &str, pieces: &[Piece], begins: Role) -> Vec<bool> {
    by_blank(pieces, begins)
        .or_else(|| by_name(text, pieces, begins))
        .unwrap_or_else(|| pieces.iter().map(|piece| names_goal(piece, begins)).collect())
}

fn is_mark(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Label(..) | Kind::Count(..))
}

fn names_goal(piece: &Piece, begins: Role) -> bool {
    matches!(piece.kind, Kind::Label(role, _) if role == begins)
}

/// The name of the first label or count, where it comes again with each goal.
fn by_name(text: &str, pieces: &[Piece], begins: Role) -> Option<Vec<bool>> {
    let name = |piece: &Piece| match piece.kind {
        Kind::Count(_, number) => (true, &text[piece.at.start..number.start]),
        _ => (false, piece.at.of(text)),
    };
    let marks = || pieces.iter().enumerate().filter(|(_, piece)| is_mark(piece));
    let (_, first) = marks().next().filter(|(_, first)| !names_goal(first, begins))?;
    let mut opens = vec![false; pieces.len()];
    let (mut goals, mut behind_goal, mut before_goal) = (0, false, false);
    let (mut opened, mut marked, mut own_paragraphs, mut goal_paragraphs) = (0, 0, 0, 0);
    for (at, piece) in marks() {
        marked += 1;
        let goal = names_goal(piece, begins);
        if name(piece) == name(first) {
            if opened > 0 && goals == 0 {
                return None;
            }
            behind_goal |= before_goal;
            (opens[at], goals, opened) = (true, 0, opened + 1);
            own_paragraphs += usize::from(piece.below_blank);
        } else if goal {
            goals += 1;
            opens[at] = goals > 1;
            goal_paragraphs += usize::from(piece.below_blank);
        }
        before_goal = goal;
    }
    let by_turns = marked == opened * 2;
    let sure = goals > 0 && opened >= 2 && own_paragraphs >= goal_paragraphs && (!behind_goal || by_turns);
    sure.then_some(opens)
}

/// The first label of each paragraph that names a goal, where every goal has a paragraph of its own.
fn by_blank(pieces: &[Piece], begins: Role) -> Option<Vec<bool>> {
    let mut opens = vec![false; pieces.len()];
    let (mut front, mut below_blank) = (None, false);
    let (mut goals, mut before) = (0, 0);
    for (at, piece) in pieces.iter().enumerate() {
        below_blank |= piece.below_blank;
        if !is_mark(piece) {
            // Words before the label keep it from being the first; a number does not.
            below_blank &= piece.kind != Kind::Words || goals == 0;
            continue;
        }
        if below_blank {
            front = Some(at);
        }
        below_blank = false;
        if names_goal(piece, begins) {
            let first = front.take()?;
            // What became of it opens no block.
            let told = matches!(
                pieces[first].kind,
                Kind::Label(Role::Progress | Role::Problems | Role::Next, _) if first != at
            );
            if told {
                return None;
            }
            opens[first] = true;
            (goals, before) = (goals + 1, before + usize::from(first != at));
        }
    }
    (before * 2 >= goals).then_some(opens)
}
