//! What a recipe says of one table. In: a recipe, a table's number, the heads of its columns. Out: the correction of each
//! column. A head is found by its words; where a table lacks it, by its words but for figures and brackets (1—6月 and 1—9月),
//! if one column alone fits. Knows no rows.

use super::recipe::{ColumnAt, ColumnStep, Extent, Reader, Recipe, TableStep};
use super::role::{self, Role};
use super::text::{half, is_blank};

/// The corrections of one table.
#[derive(Clone, Copy)]
pub struct Fix<'a> {
    recipe: &'a Recipe,
    pub table: usize,
    /// The region does not fit the paper and is passed over.
    everywhere: bool,
    /// The reader that was named cannot read the table.
    any_reader: bool,
}

impl<'a> Fix<'a> {
    pub fn of(recipe: &'a Recipe, table: usize) -> Fix<'a> {
        Fix { recipe, table, everywhere: false, any_reader: false }
    }

    /// The same, for a paper that the region does not fit.
    pub fn everywhere(self, everywhere: bool) -> Fix<'a> {
        Fix { everywhere, ..self }
    }

    /// The same, but for the reader.
    pub fn with_any_reader(self) -> Fix<'a> {
        Fix { any_reader: true, ..self }
    }

    fn steps(&self) -> impl Iterator<Item = &'a TableStep> {
        self.recipe.tables.iter().filter(|step| step.table == self.table)
    }

    /// How the table is read, where a person says so.
    pub fn reader(&self) -> Option<Reader> {
        self.steps().filter_map(|step| step.reader).last().filter(|_| !self.any_reader)
    }

    /// The lines of its first and last row.
    pub fn rows(&self) -> Extent {
        let whole = Extent::default();
        self.steps().fold(whole, |all, step| Extent { from: step.from.or(all.from), to: step.to.or(all.to) })
    }

    /// What of the document is read.
    pub fn region(&self) -> Extent {
        if self.everywhere { Extent::default() } else { self.recipe.region }
    }

    /// For each column the number of its correction in the recipe; nothing where the recipe speaks of no columns.
    pub fn columns<S: AsRef<str>>(&self, heads: &[S]) -> Vec<Option<usize>> {
        let steps = &self.recipe.columns;
        if steps.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Option<usize>> = vec![None; heads.len()];
        let tights: Vec<String> = heads.iter().map(|head| tight(head.as_ref())).collect();
        let mut missing: Vec<(usize, &str)> = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            match &step.at {
                ColumnAt::Place { table, column } => {
                    if let Some(place) = found.get_mut(*column).filter(|_| *table == self.table) {
                        *place = Some(at);
                    }
                }
                ColumnAt::Head(head) => {
                    let wanted = tight(head);
                    let same = (0..heads.len()).filter(|column| tights[*column] == wanted);
                    let before = missing.len();
                    missing.push((at, head));
                    for column in same {
                        found[column].get_or_insert(at);
                        missing.truncate(before);
                    }
                }
            }
        }
        if missing.is_empty() {
            return found;
        }
        let looses: Vec<String> = heads.iter().map(|head| loose(head.as_ref())).collect();
        for (at, head) in missing {
            let wanted = loose(head);
            let mut same = (0..heads.len()).filter(|column| !wanted.is_empty() && looses[*column] == wanted);
            if let (Some(column), None) = (same.next(), same.next()) {
                found[column].get_or_insert(at);
            }
        }
        found
    }

    /// The roles that a person gave to columns; nothing where none was given.
    pub fn roles<S: AsRef<str>>(&self, heads: &[S]) -> Vec<Option<Role>> {
        let steps = self.columns(heads);
        steps.into_iter().map(|step| step.and_then(|at| self.recipe.columns[at].role)).collect()
    }

    /// Whether a person speaks of a column with this head, and the role that they give it.
    pub fn head(&self, words: &str) -> Option<Option<Role>> {
        if self.recipe.columns.is_empty() {
            return None;
        }
        let words = tight(words);
        let is_same = |step: &&ColumnStep| matches!(&step.at, ColumnAt::Head(head) if tight(head) == words);
        self.recipe.columns.iter().find(is_same).map(|step| step.role)
    }

    /// The correction with this number.
    pub fn step(&self, at: usize) -> Option<&'a ColumnStep> {
        self.recipe.columns.get(at)
    }
}

/// A head without blanks, in half width.
fn tight(head: &str) -> String {
    head.chars().filter(|sign| !is_blank(*sign)).map(half).flat_map(char::to_lowercase).collect()
}

/// A head without figures, brackets and blanks.
fn loose(head: &str) -> String {
    role::plain(head).chars().filter(|sign| !sign.is_ascii_digit()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: &[&str], heads: &[&str], want: &[Option<usize>]) {
        let steps = said.iter().map(|head| ColumnStep::new(ColumnAt::Head((*head).to_owned())));
        let recipe = Recipe { columns: steps.collect(), ..Recipe::default() };
        assert_eq!(Fix::of(&recipe, 0).columns(heads), want, "{said:?} in {heads:?}");
    }

    #[test]
    fn finds_columns_by_their_heads() {
        check(&["责任单位"], &["序号", "责任 单位"], &[None, Some(0)]);
        check(&["1-6月进展"], &["任务", "1-9月进展"], &[None, Some(0)]);
        check(&["完成情况（截至6月底）"], &["任务", "完成情况（截至９月底）"], &[None, Some(0)]);
        check(&["1-6月进展"], &["1-9月进展", "1-12月进展"], &[None, None]);
        check(&["1-6月进展", "1-9月进展"], &["1-9月进展", "1-6月进展"], &[Some(1), Some(0)]);
        check(&["责任单位"], &["牵头单位"], &[None]);
        check(&[], &["牵头单位"], &[]);
    }
}
