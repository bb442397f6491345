//! One row made of two, and two of one. In: rows and their cells. Out: rows; words that belong to neither. Where cells are
//! told by their looks alone they are placed anew; an item of a list is read anew. What a merged cell repeats stays with
//! both halves, what was written by hand with the first.

use super::super::Reason;
use super::super::kind;
use super::super::reader::marker::{self, Rank};
use super::super::reader::notes;
use super::super::reader::place::place;
use super::super::recipe::Cut;
use super::super::role::{ROLES, Role, Told};
use super::super::row::{Item, Row};
use super::super::text::{Lines, Span, trimmed};
use super::columns::name;

/// Adds a row's cells to those of the one before.
pub fn join(before: &mut Row, row: Row) -> Vec<Item> {
    let mut left = Vec::new();
    let shared = |role: Role| row.inherited.contains(&role);
    if let Some((number, at)) = row.no.filter(|_| !shared(Role::No)) {
        match before.no {
            None => before.no = Some((number, at)),
            Some(_) => left.push(Item::Left(at, Reason::OtherColumn)),
        }
    }
    for role in Role::ALL.into_iter().filter(|role| !shared(*role)) {
        let own = &mut before.fields[role as usize];
        own.extend(row.fields[role as usize].iter().copied());
    }
    for (head, pieces) in row.more {
        match before.more.iter_mut().find(|(own, _)| *own == head) {
            Some((_, own)) if *own == pieces => {}
            Some((_, own)) => own.extend(pieces),
            None => before.more.push((head, pieces)),
        }
    }
    before.at = Span { start: before.at.start.min(row.at.start), end: before.at.end.max(row.at.end) };
    before.by_hand.extend(row.by_hand);
    before.doubts.extend(row.doubts.into_iter().filter(|(kind, _)| *kind == "by-hand"));
    left
}

/// Joins rows whose cells are told by their looks: the cells of both are placed anew, a number that began the second among
/// them.
pub fn join_flat(text: &str, before: &mut Row, mut row: Row, columns: &[Told]) -> Vec<Item> {
    if let Some((_, at)) = row.no.take() {
        row.fields[Role::Other as usize].push(at);
    }
    let mut left = join(before, row);
    left.extend(place_anew(text, before, columns));
    left
}

/// The pieces of a row that were read for it alone, in printed order.
fn own_pieces(row: &mut Row) -> Vec<Span> {
    let mut pieces = Vec::new();
    for role in Role::ALL {
        if !row.inherited.contains(&role) && !row.by_hand.contains(&role) {
            pieces.append(&mut row.fields[role as usize]);
        }
    }
    pieces.extend(std::mem::take(&mut row.more).into_iter().flat_map(|(_, pieces)| pieces));
    pieces.sort();
    pieces.dedup();
    pieces
}

/// Places the cells of a row by their looks.
pub fn place_anew(text: &str, row: &mut Row, columns: &[Told]) -> Vec<Item> {
    let mut pieces = own_pieces(row);
    let numbered = columns.iter().any(|column| column.role == Role::No);
    if let Some(first) = pieces.first().copied().filter(|_| row.no.is_none() && pieces.len() > 1)
        && let Some(number) = kind::row_number(first.of(text)).filter(|_| numbered)
    {
        row.no = Some((number, first));
        pieces.remove(0);
    }
    let order: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].role != Role::No).collect();
    let roles: Vec<Role> = order.iter().map(|at| columns[*at].role).collect();
    if roles.is_empty() {
        row.fields[Role::Goal as usize].extend(pieces);
        return Vec::new();
    }
    let looks: Vec<kind::Looks> = pieces.iter().map(|piece| kind::looks(piece.of(text))).collect();
    let mut cells: Vec<Vec<Span>> = vec![Vec::new(); roles.len()];
    pieces.iter().zip(place(&looks, &roles)).for_each(|(piece, at)| cells[at].push(*piece));
    for (at, cell) in cells.into_iter().enumerate() {
        row.give_cell(text, roles[at], &name(&columns[order[at]], order[at]), cell);
    }
    Vec::new()
}

/// Reads what was split off an item as an item of its own, where it has no task.
pub fn read_item(text: &str, row: &mut Row) -> Vec<Item> {
    let mut left = Vec::new();
    if !row.field(Role::Goal).is_empty() && row.no.is_some() {
        return left;
    }
    let mut words = std::mem::take(&mut row.fields[Role::Goal as usize]);
    if words.is_empty() {
        words = std::mem::take(&mut row.fields[Role::Progress as usize]);
    }
    if let Some(first) = words.first_mut()
        && let Some(found) = marker::read(first.of(text))
    {
        let at = Span { start: first.start, end: first.start + found.len };
        *first = trimmed(text, Span { start: at.end, end: first.end });
        if found.count > 0 && found.rank >= Rank::Digit && row.no.is_none() {
            row.no = Some((found.count, at));
        } else {
            left.push(Item::Left(at, Reason::ColumnHeads));
        }
    }
    let mut fields: [Vec<Span>; ROLES] = Default::default();
    for piece in words {
        let noted = notes::read(text, piece);
        let has = |role: Role| !row.field(role).is_empty() || !fields[role as usize].is_empty();
        let told = has(Role::Progress) || has(Role::Lead);
        let role = if told && has(Role::Goal) { Role::Progress } else { Role::Goal };
        // Units that no label tells apart lead, as they do in the list.
        let alone = !has(Role::Lead);
        fields[role as usize].extend(noted.own);
        for (role, span) in noted.fields {
            let role = if role == Role::Support && alone { Role::Lead } else { role };
            fields[role as usize].push(span);
        }
        left.extend(noted.marks.into_iter().map(|mark| Item::Left(mark, Reason::ColumnHeads)));
    }
    for (role, pieces) in Role::ALL.into_iter().zip(fields) {
        row.give_cell(text, role, role.name(), pieces);
    }
    left
}

/// Cuts a row in two. None where nothing would stand on one side.
pub fn split(text: &str, lines: &Lines, row: &Row, cut: &Cut) -> Option<(Row, Row)> {
    let (mut front, mut back) = (row.clone(), Row::new(row.at));
    for doubt in row.doubts.iter().filter(|(kind, _)| *kind != "by-hand") {
        back.doubts.push(*doubt);
    }
    let edge = match cut {
        Cut::Line(line, words) => Some(edge(text, lines, *line, words.as_deref())?),
        Cut::Piece(0) => return None,
        Cut::Piece(_) => None,
    };
    let parted = |pieces: &[Span]| match (edge, cut) {
        (Some(edge), _) => part_at(text, pieces, edge, row.at),
        (None, Cut::Piece(count)) => {
            let (front, back) = pieces.split_at((*count).min(pieces.len()));
            (front.to_vec(), back.to_vec())
        }
        _ => (pieces.to_vec(), Vec::new()),
    };
    for role in Role::ALL {
        let at = role as usize;
        if row.by_hand.contains(&role) {
            continue;
        }
        if row.inherited.contains(&role) {
            back.fields[at].clone_from(&row.fields[at]);
            back.inherited.push(role);
            continue;
        }
        (front.fields[at], back.fields[at]) = parted(&row.fields[at]);
    }
    if row.inherited.contains(&Role::No) {
        back.no = row.no;
    }
    for (head, pieces) in &mut front.more {
        let (own, rest) = parted(pieces);
        *pieces = own;
        if !rest.is_empty() {
            back.more.push((head.clone(), rest));
        }
    }
    front.more.retain(|(_, pieces)| !pieces.is_empty());
    let (own, rest) = (extent(&front, row.at)?, extent(&back, row.at)?);
    front.at = Span { start: row.at.start.min(own.start), end: own.end };
    back.at = rest;
    Some((front, back))
}

/// The place at which a row is cut.
fn edge(text: &str, lines: &Lines, line: usize, words: Option<&str>) -> Option<usize> {
    let whole = lines.span(line);
    let front = match words {
        None => 0,
        Some("") => return None,
        Some(words) => whole.of(text).find(words)?,
    };
    (line > 0 && line <= lines.count()).then_some(whole.start + front)
}

/// Pieces before and behind a place; those that stand elsewhere than the row stay with the front.
fn part_at(text: &str, pieces: &[Span], edge: usize, row: Span) -> (Vec<Span>, Vec<Span>) {
    let (mut front, mut back) = (Vec::new(), Vec::new());
    for piece in pieces {
        if piece.end <= edge || piece.start < row.start || piece.start > row.end {
            front.push(*piece);
        } else if piece.start >= edge {
            back.push(*piece);
        } else {
            let halves = [Span { start: piece.start, end: edge }, Span { start: edge, end: piece.end }]
                .map(|half| trimmed(text, half));
            front.extend([halves[0]].into_iter().filter(|half| !half.is_empty()));
            back.extend([halves[1]].into_iter().filter(|half| !half.is_empty()));
        }
    }
    (front, back)
}

/// From the first to the last piece that a row has of its own, within the row that it was part of.
fn extent(row: &Row, within: Span) -> Option<Span> {
    let own =
        Role::ALL.into_iter().filter(|role| !row.inherited.contains(role) && !row.by_hand.contains(role));
    let fields = own.flat_map(|role| row.field(role).iter());
    let more = row.more.iter().flat_map(|(_, pieces)| pieces);
    let inside = |piece: &&Span| within.start <= piece.start && piece.end <= within.end;
    let pieces: Vec<Span> = fields.chain(more).filter(inside).copied().collect();
    let start = pieces.iter().map(|piece| piece.start).min()?;
    Some(Span { start, end: pieces.iter().map(|piece| piece.end).max()? })
}
