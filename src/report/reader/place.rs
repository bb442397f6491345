//! Which column each cell of a row stands in, where cells are missing or go on. In: the looks of a row's cells in printed
//! order and the roles of the columns. Out: a column for each cell. Cells keep the order of the columns; each says how
//! well it suits a column, leaving a column out or staying in one has its price. Knows no words.

use super::super::kind::Looks;
use super::super::role::Role;

/// How well a cell suits a column.
fn suits(looks: &Looks, role: Role, rated: bool) -> f32 {
    let bare = looks.number || looks.percent || looks.figure || looks.date || looks.state;
    let wordy = !bare && !looks.bodies && !looks.person;
    let given = |holds: bool, worth: f32| if holds { worth } else { 0.0 };
    let stroke = looks.signs > 0 && looks.stroke;
    if stroke {
        return given(matches!(role, Role::Progress | Role::Percent | Role::Previous), 1.0)
            - given(role == Role::Goal, 6.0);
    }
    match role {
        Role::No => {
            given(looks.number && looks.signs <= 4, 6.0) - given(!(looks.number && looks.signs <= 4), 8.0)
        }
        Role::Theme => {
            given(wordy, 1.5)
                - given(bare, 8.0)
                - given(looks.bodies || looks.person, 4.0)
                - given(looks.sentence, 4.0)
                - given(looks.signs > 30, 3.0)
        }
        Role::Goal => {
            given(wordy, 3.0) + given(looks.aim, 1.0) + given(looks.sentence, 0.5)
                - given(looks.number || looks.percent, 8.0)
                - given(looks.figure, 4.0)
                - given(looks.bodies, 5.0)
                - given(looks.person, 6.0)
                - given(looks.date, 5.0)
                - given(looks.state, 4.0)
                // 公里, 万人: what is counted.
                - given(looks.signs <= 3, 3.0)
        }
        Role::Lead | Role::Support => {
            if looks.bodies {
                6.0
            } else if wordy && looks.signs <= 12 && !looks.sentence {
                -0.5
            } else {
                -7.0
            }
        }
        Role::Progress => {
            let rate = if rated { -1.0 } else { 2.0 };
            given(looks.percent, rate)
                + given(looks.number || looks.figure, 1.0)
                + given(wordy, 2.0)
                + given(looks.state, 0.5)
                + given(looks.result, 2.0)
                - given(looks.bodies, 4.0)
                - given(looks.person, 5.0)
                - given(looks.date, 2.0)
        }
        Role::Previous => {
            given(wordy, 1.8)
                + given(looks.result, 2.0)
                + given(looks.number || looks.figure || looks.percent, 0.9)
                - given(looks.bodies || looks.person, 5.0)
        }
        Role::Percent => {
            given(looks.percent, 6.0) - given(looks.number, 1.0) - given(!looks.percent && !looks.number, 8.0)
        }
        Role::Target => {
            given(looks.figure, 4.0)
                + given(looks.number, 2.0)
                + given(looks.percent, 0.5)
                + given(wordy, 0.2)
                - given(looks.bodies || looks.person, 5.0)
                - given(looks.result, 1.0)
        }
        Role::Remark => {
            given(wordy, 1.0) - given(looks.number || looks.percent, 3.0) - given(looks.bodies, 3.0)
        }
        Role::Deadline => given(looks.date, 6.0) - given(!looks.date, 5.0),
        Role::StatusText => {
            given(looks.state, 5.0) + given(wordy && looks.signs <= 8, 0.5)
                - given(looks.signs > 12, 5.0)
                - given(looks.bodies || looks.person, 4.0)
        }
        Role::Person => given(looks.person, 6.0) - given(!(looks.person || wordy && looks.signs <= 4), 6.0),
        Role::Problems | Role::Next => {
            given(wordy, 0.5) - given(bare, 3.0) - given(looks.bodies || looks.person, 4.0)
        }
        Role::Other => -given(looks.signs > 30, 2.0),
    }
}

/// The price of a column without a cell.
fn left_out(role: Role) -> f32 {
    match role {
        Role::No => 2.0,
        Role::Goal => 6.0,
        Role::Lead | Role::Progress => 1.5,
        Role::Support | Role::Target | Role::Deadline | Role::Person => 1.0,
        Role::Percent | Role::StatusText | Role::Previous => 0.7,
        _ => 0.3,
    }
}

/// The price of a cell that goes on in the column of the one before.
fn goes_on(looks: &Looks, role: Role) -> f32 {
    match role {
        Role::Progress | Role::Previous | Role::Problems | Role::Next => 1.2,
        Role::Remark => 1.0,
        Role::Lead | Role::Support if looks.bodies => 0.5,
        Role::Goal | Role::Target => 3.5,
        _ => 5.0,
    }
}

/// A column for each cell.
pub fn place(cells: &[Looks], roles: &[Role]) -> Vec<usize> {
    let width = roles.len();
    if width == 0 || cells.is_empty() {
        return vec![0; cells.len()];
    }
    let rated = roles.contains(&Role::Percent);
    // skipped[b] - skipped[a] is the price of leaving out columns a..b.
    let mut skipped = vec![0.0f32; width + 1];
    for (at, role) in roles.iter().enumerate() {
        skipped[at + 1] = skipped[at] + left_out(*role);
    }
    let mut score: Vec<f32> = (0..width).map(|at| suits(&cells[0], roles[at], rated) - skipped[at]).collect();
    let mut came_from: Vec<usize> = vec![0; width];
    for looks in &cells[1..] {
        let mut next = vec![f32::MIN; width];
        for to in 0..width {
            let mut best = (f32::MIN, 0);
            for from in 0..=to {
                let way = if from == to {
                    score[from] - goes_on(looks, roles[to])
                } else {
                    score[from] - (skipped[to] - skipped[from + 1])
                };
                if way >= best.0 {
                    best = (way, from);
                }
            }
            next[to] = best.0 + suits(looks, roles[to], rated);
            came_from.push(best.1);
        }
        score = next;
    }
    let end = |at: usize| score[at] - (skipped[width] - skipped[at + 1]);
    let mut at = (0..width).max_by(|a, b| end(*a).total_cmp(&end(*b))).unwrap_or(0);
    let mut found = vec![0; cells.len()];
    for cell in (0..cells.len()).rev() {
        found[cell] = at;
        at = came_from[cell * width + at];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::kind::looks;
    use super::*;

    fn check(roles: &[Role], cells: &[&str], want: &[usize]) {
        let looks: Vec<Looks> = cells.iter().map(|words| looks(words)).collect();
        assert_eq!(place(&looks, roles), want, "{cells:?}");
    }

    #[test]
    fn cells_find_their_columns() {
        use Role::*;
        let full = [No, Theme, Goal, Lead, Target, Progress, Percent, Remark];
        check(
            &full,
            &["1", "农村饮水", "水务局", "1300人", "700", "54%", "已解决700人的饮水问题"],
            &[0, 2, 3, 4, 5, 6, 7],
        );
        check(&full, &["2", "新增城镇就业", "人社局", "8950", "7356", "82%"], &[0, 2, 3, 4, 5, 6]);
        check(
            &full,
            &["3", "建设幼儿园", "教育局", "2所", "70%", "累计完成项目的70%。"],
            &[0, 2, 3, 4, 6, 7],
        );
        check(&full, &["8", "新增摄像头", "公安局", "100个", "设备购进中"], &[0, 2, 3, 4, 5]);
        check(
            &full,
            &["9", "深化养老保险改革", "完成参保人数", "人社局", "6300人", "7558", "119%"],
            &[0, 1, 2, 3, 4, 5, 6],
        );
        check(&full, &["完成基金征缴", "人社局", "10000万", "7965", "80%"], &[2, 3, 4, 5, 6]);
        check(
            &[No, Goal, Target, Person, Lead, Support, Previous, Progress, StatusText, Remark],
            &[
                "24",
                "优化50条背街后巷。",
                "徐某某",
                "城管局",
                "市政局、相关街道",
                "已进场，完成30%。",
                "已进场，完成60%。",
                "是",
            ],
            &[0, 1, 3, 4, 5, 6, 7, 8],
        );
    }
}
