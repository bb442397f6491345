//! Which column of a table holds what. In: the heads of a table's columns and what their cells look like. Out: a role
//! for every column, found for the table as a whole, and how far the second-best answer lies behind. Knows no rows.
//!
//! Words of heads are weighted in `lexicon.tsv`; a word that ends the head says more than one that begins it (目标完成情况
//! is about 完成情况), and what stands before the first 、 more than what follows.

mod forced;
mod period;

use std::sync::LazyLock;

use super::kind::Kinds;
use super::word_set::{LISTS, list_of};
use crate::text::{half, is_blank, push_lower};
pub use forced::{assign, by_heads};
use period::time;
pub use period::{is_period, period};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    No,
    Theme,
    Goal,
    Lead,
    Support,
    Progress,
    /// A rate of its own, beside the progress.
    Percent,
    /// 目标任务: what is to be reached, beside the task.
    Target,
    Remark,
    Deadline,
    /// The publisher's own word for the state of the task.
    StatusText,
    Problems,
    Next,
    /// An earlier period's progress.
    Previous,
    /// A person, never a unit.
    Person,
    /// A column that a record has no field for.
    Other,
}

pub const ROLES: usize = 16;

impl Role {
    pub const ALL: [Role; ROLES] = [
        Role::No,
        Role::Theme,
        Role::Goal,
        Role::Lead,
        Role::Support,
        Role::Progress,
        Role::Percent,
        Role::Target,
        Role::Remark,
        Role::Deadline,
        Role::StatusText,
        Role::Problems,
        Role::Next,
        Role::Previous,
        Role::Person,
        Role::Other,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Role::No => "no",
            Role::Theme => "theme",
            Role::Goal => "goal",
            Role::Lead => "lead",
            Role::Support => "support",
            Role::Progress => "progress",
            Role::Percent => "percent",
            Role::Target => "target",
            Role::Remark => "remark",
            Role::Deadline => "deadline",
            Role::StatusText => "status_text",
            Role::Problems => "problems",
            Role::Next => "next",
            Role::Previous => "previous",
            Role::Person => "person",
            Role::Other => "other",
        }
    }

    /// Whether a record keeps it under the column's own head.
    pub fn is_further(self) -> bool {
        matches!(self, Role::Previous | Role::Person | Role::Other)
    }

    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Role, weight and words, parted by `|`; English words stand whole, Chinese ones anywhere.
const LEXICON: &str = include_str!("lexicon.tsv");

/// A word of the lexicon.
#[derive(Clone, Copy)]
struct Entry {
    role: Role,
    weight: f32,
    word: &'static str,
    /// Of Latin letters: it stands whole, and not in another word.
    whole: bool,
}

/// The words by their first signs.
static LEXICON_ENTRIES: LazyLock<Vec<Vec<Entry>>> = LazyLock::new(|| {
    let mut entries = vec![Vec::new(); LISTS];
    for line in LEXICON.lines() {
        let mut cells = line.split('\t');
        let (Some(role), Some(weight), Some(words)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let (Some(role), Ok(weight)) = (Role::from_name(role), weight.parse::<f32>()) else { continue };
        for word in words.split('|') {
            let whole = word.is_ascii() && word != "%" && word != "#";
            entries[list_of(word.as_bytes())].push(Entry { role, weight, word, whole });
        }
    }
    entries
});

/// A head is a few words; anything longer is a cell.
pub const HEAD_SIGNS: usize = 30;

/// Scores of a column, by role.
pub type Scores = [f32; ROLES];

/// A head without blanks, brackets and what stands in them, in small letters.
pub fn plain(head: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0usize;
    let latin = head.chars().filter(char::is_ascii_alphabetic).count() * 2 > head.chars().count();
    for sign in head.chars().map(half) {
        match sign {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '_' | '-' | '/' | ' ' | '\n' if latin => plain.push(' '),
            // The parts of a head in two rows are read as one: 一季度/计划.
            _ if is_blank(sign) || matches!(sign, '"' | '*' | '★' | '/') => {}
            _ => push_lower(&mut plain, sign),
        }
    }
    plain
}

/// What the words of a head say of the column.
pub fn of_head(head: &str) -> Scores {
    let mut scores = [0.0; ROLES];
    if head.chars().count() > HEAD_SIGNS * 2 {
        return scores;
    }
    let plain = plain(head);
    if plain.is_empty() || plain.chars().count() > HEAD_SIGNS || plain.contains(['。', '；', ';']) {
        // A head in brackets alone: (%).
        if head.contains(['%', '％']) {
            scores[Role::Percent as usize] = 3.0;
        }
        return scores;
    }
    let cut = plain.find(['、', '及', '和', '与', '，', ',']).filter(|at| *at > 3).unwrap_or(plain.len());
    for (at, Entry { role, weight, word, .. }) in last_places(&plain) {
        let end = at + word.len();
        let mut worth = weight + word.chars().count() as f32 * 0.1;
        if end == plain.len() || end == cut {
            worth *= 1.25;
        }
        if at >= cut {
            worth *= 0.5;
        }
        let score = &mut scores[role as usize];
        *score = score.max(worth);
    }
    period::of_measure(head, &plain, &mut scores);
    scores
}

/// The words of the lexicon that stand in a head, each at its last place: anywhere for Han, whole for Latin letters.
fn last_places(plain: &str) -> Vec<(usize, Entry)> {
    let mut found: Vec<(usize, Entry)> = Vec::new();
    for (at, _) in plain.char_indices().rev() {
        let rest = &plain[at..];
        let here = LEXICON_ENTRIES[list_of(rest.as_bytes())].iter();
        for entry in here.filter(|entry| rest.starts_with(entry.word)) {
            let stands = !entry.whole || stands_whole(plain, at, at + entry.word.len());
            if stands && !found.iter().any(|(_, known)| std::ptr::eq(known.word, entry.word)) {
                found.push((at, *entry));
            }
        }
    }
    found
}

/// Whether Latin letters are a word, or its plural.
fn stands_whole(plain: &str, at: usize, end: usize) -> bool {
    let bytes = plain.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    (at == 0 || !letter(at - 1)) && (!letter(end) || bytes[end] == b's' && !letter(end + 1))
}

/// The best role by the head alone, and its score.
pub fn best_of_head(head: &str) -> Option<(Role, f32)> {
    let scores = of_head(head);
    let best = Role::ALL.into_iter().max_by(|a, b| scores[*a as usize].total_cmp(&scores[*b as usize]))?;
    (scores[best as usize] >= 3.0).then_some((best, scores[best as usize]))
}

/// A column before it has a role.
pub struct Column<'a> {
    pub head: &'a str,
    /// The head covers this column and the one to its right, or stands over several and this is the first of them.
    pub kinds: Kinds,
    /// Something added to a role's score by how the table is built.
    pub bonus: Vec<(Role, f32)>,
}

/// A column as it was read: its head, what it holds, and what it would hold if nobody had said so.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub head: String,
    pub role: Role,
    pub guess: Role,
    /// How sure the role is, 0 to 100.
    pub sure: u8,
}

/// The roles of a table's columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    pub roles: Vec<Role>,
    /// The roles without what a person said.
    pub guess: Vec<Role>,
    /// How far each role lies before the next one, 0 to 100.
    pub sure: Vec<u8>,
    /// How far the best answer with another goal, or none, lies behind.
    pub margin: f32,
    /// What the heads say for the assigned roles, without the contents.
    pub by_heads: f32,
}

/// What a role needs to be given at all.
const LEAST: f32 = 2.0;

/// The best answer for columns of these scores; `goal` says which of them may hold the goal.
fn best(columns: &[Column], scores: &[Scores], may: impl Fn(usize) -> bool) -> (Vec<Role>, f32) {
    let goal = |at: &usize| scores[*at][Role::Goal as usize];
    let mut goals: Vec<usize> = (0..columns.len()).filter(|at| may(*at)).collect();
    goals.sort_by(|a, b| goal(b).total_cmp(&goal(a)));
    let mut answers: Vec<(f32, Vec<Role>)> =
        goals.iter().take(4).map(|at| with_goal(scores, Some(*at))).collect();
    answers.sort_by(|a, b| b.0.total_cmp(&a.0));
    let margin = match &answers[..] {
        [best, second, ..] => best.0 - second.0,
        _ => 9.0,
    };
    let answer = answers.into_iter().next().map(|(_, roles)| roles);
    let mut roles = answer.unwrap_or_else(|| with_goal(scores, None).1);
    settle(columns, scores, &mut roles);
    (roles, margin)
}

fn score(column: &Column) -> Scores {
    let mut scores = of_head(column.head);
    let content = column.kinds.suits();
    for role in Role::ALL {
        scores[role as usize] += content[role as usize];
    }
    // 已完成 above figures tells how much, above signs whether.
    if column.kinds.figures() > 0.5 && matches!(&*plain(column.head), "已完成" | "完成" | "实际" | "累计")
    {
        scores[Role::Progress as usize] += 7.0;
    }
    for (role, bonus) in &column.bonus {
        scores[*role as usize] += bonus;
    }
    scores[Role::Other as usize] = 0.0;
    scores[Role::Previous as usize] = 0.0;
    scores
}

/// The best roles when one column holds the goal: the highest scores first, each role once.
fn with_goal(scores: &[Scores], goal: Option<usize>) -> (f32, Vec<Role>) {
    let mut roles = vec![Role::Other; scores.len()];
    let mut sum = 0.0;
    if let Some(goal) = goal {
        roles[goal] = Role::Goal;
        sum = scores[goal][Role::Goal as usize];
    }
    let mut pairs: Vec<(f32, usize, Role)> = Vec::new();
    for (at, one) in scores.iter().enumerate().filter(|(at, _)| Some(*at) != goal) {
        let roles =
            Role::ALL.into_iter().filter(|role| !matches!(role, Role::Goal | Role::Other | Role::Previous));
        pairs.extend(roles.map(|role| (one[role as usize], at, role)).filter(|(score, ..)| *score >= LEAST));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut given = [false; ROLES];
    given[Role::Goal as usize] = true;
    let mut filled: Vec<bool> = (0..scores.len()).map(|at| Some(at) == goal).collect();
    for (score, at, role) in pairs {
        let again = given[role as usize] && !matches!(role, Role::Person);
        if filled[at] || again {
            continue;
        }
        (filled[at], given[role as usize], roles[at]) = (true, true, role);
        sum += score;
    }
    (sum, roles)
}

/// After the table as a whole: of several columns of progress the last with a later period is the progress and the
/// others are earlier ones; a lone unit in charge leads.
fn settle(columns: &[Column], scores: &[Scores], roles: &mut [Role]) {
    let progress = Role::Progress as usize;
    let told = |at: usize| of_head(columns[at].head)[progress] >= 4.0;
    let bare = |at: usize| is_period(columns[at].head);
    let mut periods: Vec<(usize, u32)> = (0..columns.len())
        .filter(|at| roles[*at] == Role::Progress || roles[*at] == Role::Other && (told(*at) || bare(*at)))
        .map(|at| (at, time(columns[at].head)))
        .collect();
    // 一季度, 二季度 beside 二季度完成情况 hold what was planned.
    if periods.iter().any(|(at, _)| told(*at) && !bare(*at)) {
        periods.iter().filter(|(at, _)| bare(*at)).for_each(|(at, _)| roles[*at] = Role::Other);
        periods.retain(|(at, _)| !bare(*at));
    }
    let differ = periods.iter().any(|(_, time)| *time != periods[0].1);
    let alone = periods.len() == 1 && roles[periods[0].0] == Role::Other;
    if alone || periods.len() > 1 && (differ || periods.iter().any(|(at, _)| period(columns[*at].head) > 0)) {
        let filled = |at: usize| columns[at].kinds.filled > 0;
        let any = periods.iter().any(|(at, _)| filled(*at));
        let latest = periods
            .iter()
            .filter(|(at, _)| scores[*at][progress] > -4.0 && (filled(*at) || !any))
            .max_by_key(|(at, time)| (*time, *at));
        if let Some((latest, _)) = latest {
            for (at, _) in &periods {
                roles[*at] = if at == latest { Role::Progress } else { Role::Previous };
            }
        }
    }
    if !roles.contains(&Role::Lead)
        && let Some(support) = roles.iter_mut().find(|role| **role == Role::Support)
    {
        *support = Role::Lead;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_tell_roles() {
        let check = |head, want| assert_eq!(best_of_head(head).map(|(role, _)| role), want, "{head}");
        use Role::*;
        check("序号 \u{a0}序号", Some(No));
        check("主要工作内容", Some(Goal));
        check("牵头领导", Some(Person));
        check("分管 领导", Some(Person));
        check("责任人", Some(Person));
        check("牵头责任单位", Some(Lead));
        check("責任單位(dān wèi)", Some(Support));
        check("进展情况（截至6月底）", Some(Progress));
        check("进展情况、存在问题及下一步打算", Some(Progress));
        check("1-8月实际完成率%", Some(Percent));
        check("完成时限", Some(Deadline));
        check("一季度目标", Some(Target));
        check("是否达序", Some(StatusText));
        check("下一步工作打算", Some(Next));
        check("promise_text", Some(Goal));
        check("Lead department", Some(Lead));
        check("evidence_summary", Some(Progress));
        check("parliamentary_evidence_count", Some(Other));
        check("地区生产总值", None);
        check("", None);
    }
}
