//! Tables by the lines drawn around their cells. In: the lines of a page. Out: areas with the edges of their rows and
//! columns and the cells between, merged ones as one. Knows no words.

use super::page::Rule;

/// Lines nearer than this are one.
const NEAR: f64 = 2.5;
/// More cells than this are a drawing.
const MOST_CELLS: usize = 60_000;

/// A ruled table on one page.
#[derive(Debug, PartialEq)]
pub struct Area {
    /// The edges of the columns from left to right, and of the rows from top to bottom.
    pub columns: Vec<f64>,
    pub rows: Vec<f64>,
    pub cells: Vec<AreaCell>,
    /// For each place, row by row, which cell it belongs to.
    owner: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaCell {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
}

impl Area {
    /// The cell at a place of the page.
    pub fn cell_at(&self, x: f64, y: f64) -> Option<usize> {
        let column = self.columns.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.rows.partition_point(|edge| *edge <= y).checked_sub(1)?;
        let wide = self.columns.len() - 1;
        (column < wide && row + 1 < self.rows.len()).then(|| self.owner[row * wide + column])
    }

    pub fn top(&self) -> f64 {
        self.rows[0]
    }
}

/// The tables of a page, from top to bottom.
pub fn areas(across: &[Rule], down: &[Rule]) -> Vec<Area> {
    let (across, down) = (joined(across), joined(down));
    let mut found: Vec<Area> =
        groups(&across, &down).into_iter().filter_map(|(across, down)| area(&across, &down)).collect();
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    found
}

/// Lines that go on in each other as one.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut found: Vec<Rule> = Vec::new();
    let mut from = 0;
    while from < rules.len() {
        let at = rules[from].at;
        let to = from + rules[from..].partition_point(|rule| rule.at <= at + NEAR);
        let cluster = &mut rules[from..to];
        cluster.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open = Rule { at, ..cluster[0] };
        for rule in cluster.iter() {
            if rule.from <= open.to + NEAR {
                open.to = open.to.max(rule.to);
            } else {
                found.push(open);
                open = Rule { at, ..*rule };
            }
        }
        found.push(open);
        from = to;
    }
    found
}

/// Lines that touch each other, directly or through others.
fn groups(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut parent: Vec<usize> = (0..across.len() + down.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    for (index, rule) in across.iter().enumerate() {
        let first = down.partition_point(|other| other.at < rule.from - NEAR);
        for (other, crossing) in down.iter().enumerate().skip(first) {
            if crossing.at > rule.to + NEAR {
                break;
            }
            if crossing.from - NEAR <= rule.at && rule.at <= crossing.to + NEAR {
                let (a, b) = (root(&mut parent, index), root(&mut parent, across.len() + other));
                parent[a] = b;
            }
        }
    }
    let mut found: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = Default::default();
    for (index, rule) in across.iter().enumerate() {
        found.entry(root(&mut parent, index)).or_default().0.push(*rule);
    }
    for (index, rule) in down.iter().enumerate() {
        found.entry(root(&mut parent, across.len() + index)).or_default().1.push(*rule);
    }
    found.into_values().collect()
}

/// The edges that lines give, with the ends of the lines across them where no line closes the table.
fn edges(lines: &[Rule], crossing: &[Rule]) -> Vec<f64> {
    let mut edges: Vec<f64> = lines.iter().map(|rule| rule.at).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|next, before| *next - *before <= NEAR);
    let first = crossing.iter().map(|rule| rule.from).fold(f64::INFINITY, f64::min);
    let last = crossing.iter().map(|rule| rule.to).fold(f64::NEG_INFINITY, f64::max);
    if edges.first().is_some_and(|edge| first < edge - NEAR * 3.0) {
        edges.insert(0, first);
    }
    if edges.last().is_some_and(|edge| last > edge + NEAR * 3.0) {
        edges.push(last);
    }
    edges
}

fn area(across: &[Rule], down: &[Rule]) -> Option<Area> {
    let (columns, rows) = (edges(down, across), edges(across, down));
    let (wide, high) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
    if wide < 2 || high < 1 || wide * high > MOST_CELLS {
        return None;
    }
    let by_edge = |edges: &[f64], rules: &[Rule]| -> Vec<Vec<Rule>> {
        let mut found = vec![Vec::new(); edges.len()];
        for rule in rules {
            let at = edges.partition_point(|edge| *edge < rule.at - NEAR);
            if at < edges.len() {
                found[at].push(*rule);
            }
        }
        found
    };
    let (walls, floors) = (by_edge(&columns, down), by_edge(&rows, across));
    let closed = |rules: &[Rule], at: f64| rules.iter().any(|rule| rule.from <= at && at <= rule.to);
    let middle = |edges: &[f64], at: usize| (edges[at] + edges[at + 1]) / 2.0;
    let mut owner: Vec<usize> = (0..wide * high).collect();
    for row in 0..high {
        for column in 0..wide {
            let here = row * wide + column;
            if column > 0 && !closed(&walls[column], middle(&rows, row)) {
                owner[here] = owner[here - 1];
            }
            if row > 0 && owner[here] == here && !closed(&floors[row], middle(&columns, column)) {
                owner[here] = owner[here - wide];
            }
        }
    }
    cells(&mut owner, wide).map(|cells| Area { columns, rows, cells, owner })
}

/// The cells that places belong to, and their numbers in place of the places'. None where no row has two.
fn cells(owner: &mut [usize], wide: usize) -> Option<Vec<AreaCell>> {
    let mut number = vec![usize::MAX; owner.len()];
    let mut cells: Vec<AreaCell> = Vec::new();
    for (place, own) in owner.iter_mut().enumerate() {
        let (row, column) = (place / wide, place % wide);
        if number[*own] == usize::MAX {
            number[*own] = cells.len();
            cells.push(AreaCell { row, column, rowspan: 1, colspan: 1 });
        }
        *own = number[*own];
        let cell = &mut cells[*own];
        cell.rowspan = cell.rowspan.max(row + 1 - cell.row);
        cell.colspan = cell.colspan.max((column + 1).saturating_sub(cell.column));
    }
    cells.iter().any(|cell| cell.colspan < wide).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(from: f64, to: f64, at: f64) -> Rule {
        Rule { from, to, at }
    }

    #[test]
    fn cells_without_a_line_between_are_one() {
        // Two rows and three columns; the first column is merged, and so are the last two of the second row.
        let across = [rule(0.0, 90.0, 0.0), rule(30.0, 90.5, 20.0), rule(0.0, 90.0, 40.0)];
        let down = [
            rule(0.0, 40.0, 0.0),
            rule(0.0, 19.0, 30.0),
            rule(20.0, 40.0, 30.4),
            rule(0.0, 20.0, 60.0),
            rule(0.0, 40.0, 90.0),
        ];
        let found = areas(&across, &down);
        assert_eq!(found.len(), 1);
        let cell = |row, column, rowspan, colspan| AreaCell { row, column, rowspan, colspan };
        assert_eq!(found[0].cells, [cell(0, 0, 2, 1), cell(0, 1, 1, 1), cell(0, 2, 1, 1), cell(1, 1, 1, 2)]);
        assert_eq!(found[0].cell_at(70.0, 30.0), Some(3));
        assert_eq!(found[0].cell_at(10.0, 35.0), Some(0));
        assert_eq!(found[0].cell_at(100.0, 30.0), None);
    }

    #[test]
    fn a_frame_alone_is_no_table() {
        let across = [rule(0.0, 90.0, 0.0), rule(0.0, 90.0, 40.0)];
        let down = [rule(0.0, 40.0, 0.0), rule(0.0, 40.0, 90.0)];
        assert_eq!(areas(&across, &down), []);
    }

    #[test]
    fn tables_open_at_their_sides_end_where_their_lines_end() {
        let across = [rule(0.0, 90.0, 0.0), rule(0.0, 90.0, 20.0), rule(0.0, 90.0, 40.0)];
        let found = areas(&across, &[rule(0.0, 40.0, 45.0)]);
        assert_eq!((found[0].columns.as_slice(), found[0].cells.len()), ([0.0, 45.0, 90.0].as_slice(), 4));
    }
}
