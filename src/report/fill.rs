//! Empty cells that take what stands above them, in columns of which a person says so. In: rows from top to bottom. Out: the
//! same rows, what was taken marked as inherited. A cell that a person wrote, or emptied, stays as it is.

use super::fix::Fix;
use super::role::{Role, Told};
use super::row::Row;
use super::text::Span;

/// The columns of a table that are filled, and the last words of each.
#[derive(Default)]
pub struct Fill {
    roles: Vec<(Role, Vec<Span>)>,
    heads: Vec<(String, Vec<Span>)>,
    no: Option<(u32, Span)>,
}

impl Fill {
    /// `names` are those under which columns without a field are kept.
    pub fn of(fix: Fix, told: &[Told], names: &[String]) -> Fill {
        let mut fill = Fill::default();
        let heads: Vec<&str> = told.iter().map(|column| column.head.as_str()).collect();
        let steps = fix.columns(&heads).into_iter().enumerate();
        for (at, _) in
            steps.filter(|(_, step)| step.and_then(|at| fix.step(at)).is_some_and(|step| step.fill))
        {
            match told[at].role {
                role if role.is_further() => {
                    fill.heads.extend(names.get(at).map(|head| (head.clone(), Vec::new())));
                }
                role => fill.roles.push((role, Vec::new())),
            }
        }
        fill
    }

    pub fn holds(&self, role: Role) -> bool {
        self.roles.iter().any(|(own, _)| *own == role)
    }

    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.heads.is_empty()
    }

    pub fn row(&mut self, row: &mut Row) {
        for (role, above) in &mut self.roles {
            if *role == Role::No {
                match row.no {
                    Some(no) => self.no = Some(no),
                    None if !row.by_hand.contains(role) && row.field(Role::No).is_empty() => {
                        row.no = self.no;
                        row.inherited.extend(self.no.map(|_| Role::No));
                    }
                    None => {}
                }
                continue;
            }
            let own = &mut row.fields[*role as usize];
            if !own.is_empty() {
                above.clone_from(own);
            } else if !above.is_empty() && !row.by_hand.contains(role) {
                own.clone_from(above);
                row.inherited.push(*role);
            }
        }
        for (head, above) in &mut self.heads {
            match row.more.iter().find(|(own, _)| own == head) {
                Some((_, pieces)) => above.clone_from(pieces),
                None if above.is_empty() => {}
                None => row.more.push((head.clone(), above.clone())),
            }
        }
    }
}
