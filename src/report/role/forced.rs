//! The roles of columns, with those that a person gave. In: columns, and the roles given. Out: a role for every column: what
//! a person says holds, the others are found as if that had been found too, and no column of theirs holds a role that was
//! given away. Without a word of a person this is the plain answer.

use super::super::fix::Fix;
use super::super::kind::Kinds;
use super::{Assigned, Column, LEAST, ROLES, Role, Scores, Told, best, of_head, score};

/// The score of a role that a person gave; those of all others of the column are as far below nought.
const GIVEN: f32 = 1000.0;

/// `given` is as long as there are columns, or empty where nobody said a word.
pub fn assign(columns: &[Column], given: &[Option<Role>]) -> Assigned {
    let scores: Vec<Scores> = columns.iter().map(score).collect();
    let (guess, margin) = best(columns, &scores, |_| true);
    if columns.is_empty() {
        return Assigned { roles: Vec::new(), guess, sure: Vec::new(), margin: 0.0, by_heads: 0.0 };
    }
    let said = |at: usize| given.get(at).copied().flatten();
    let (mut roles, mut margin) = (guess.clone(), margin);
    if given.iter().any(Option::is_some) {
        let goal_given = given.contains(&Some(Role::Goal));
        let mut fixed = scores.clone();
        for (at, one) in fixed.iter_mut().enumerate() {
            if let Some(role) = said(at) {
                *one = [-GIVEN; ROLES];
                one[role as usize] = GIVEN;
            }
        }
        let may = |at: usize| match said(at) {
            Some(role) => role == Role::Goal,
            None => !goal_given && scores[at][Role::Goal as usize] >= LEAST,
        };
        (roles, margin) = best(columns, &fixed, may);
        margin = if goal_given { GIVEN } else { margin };
        (0..roles.len()).for_each(|at| roles[at] = said(at).unwrap_or(roles[at]));
    }
    let sure =
        (0..columns.len()).map(|at| said(at).map_or_else(|| sure(&scores[at], roles[at], margin), |_| 100));
    let by_heads =
        columns.iter().zip(&roles).map(|(column, role)| of_head(column.head)[*role as usize]).sum();
    Assigned { sure: sure.collect(), guess, margin, by_heads, roles }
}

/// Units are told as such; whether they lead or support a lone 责任单位 does not say.
const UNTOLD_UNITS: f32 = 0.7;

/// How sure a role is: half of it by its score, half by how far the next role of the column lies behind.
fn sure(scores: &Scores, role: Role, margin: f32) -> u8 {
    let of = |role: Role| scores[role as usize];
    let units = |role: Role| matches!(role, Role::Lead | Role::Support);
    let others = Role::ALL.into_iter().filter(|other| *other != role && !(units(role) && units(*other)));
    let second = others.map(of).fold(0.0, f32::max);
    let own = if units(role) { of(Role::Lead).max(of(Role::Support)) } else { of(role) };
    let share = match role {
        // A column without a role: the less speaks for any, the surer.
        Role::Other | Role::Previous => 1.0 - (second / 10.0).clamp(0.0, 0.8),
        _ => (own / 16.0).clamp(0.0, 0.5) + ((own - second) / 8.0).clamp(0.0, 0.5),
    };
    let share = match role {
        Role::Goal if margin < 1.0 => share.min(0.4),
        Role::Lead | Role::Support if of(role) < own => share.min(UNTOLD_UNITS),
        _ => share,
    };
    (share * 100.0) as u8
}

/// The roles of columns by their heads alone.
pub fn by_heads<S: AsRef<str>>(heads: &[S], fix: Fix) -> Assigned {
    let column = |head| Column { head, kinds: Kinds::default(), bonus: Vec::new() };
    let columns: Vec<Column> = heads.iter().map(|head| column(head.as_ref())).collect();
    assign(&columns, &fix.roles(heads))
}

impl Assigned {
    /// The columns as they were read.
    pub fn told<S: AsRef<str>>(&self, heads: &[S]) -> Vec<Told> {
        let column = |(at, head): (usize, &S)| Told {
            head: head.as_ref().to_owned(),
            role: self.roles.get(at).copied().unwrap_or(Role::Other),
            guess: self.guess.get(at).copied().unwrap_or(Role::Other),
            sure: self.sure.get(at).copied().unwrap_or(0),
        };
        heads.iter().enumerate().map(column).collect()
    }
}
