//! How checkable goals are, against labels given by careful readers (`labels/checkable.jsonl`). In: the goal's row as
//! labelled. Out: floors that only rise. `MISSES=1 cargo test --test accuracy_checkable -- --nocapture` prints what is
//! marked otherwise.

use nuoji::measure::checkable::{Goal, Level, Mark, agreement, read};
use serde_json::Value;

/// How often program and readers say the same.
#[derive(Debug, Default)]
struct Counted {
    goals: usize,
    /// In the order of [`Mark::ALL`].
    marks: [usize; 4],
    /// Level of the readers, level of the program.
    levels: [[usize; 3]; 3],
}

impl Counted {
    fn level(&self) -> usize {
        (0..3).map(|at| self.levels[at][at]).sum()
    }

    /// Cohen's κ of the level: agreement beyond what chance would give.
    fn kappa(&self) -> f64 {
        let all = self.goals as f64;
        let sum = |row: [usize; 3]| row.into_iter().sum::<usize>() as f64;
        let column = |at: usize| sum(self.levels.map(|row| row[at]));
        let chance: f64 = (0..3).map(|at| sum(self.levels[at]) * column(at) / (all * all)).sum();
        (self.level() as f64 / all - chance) / (1.0 - chance)
    }
}

fn counted() -> Counted {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/labels/checkable.jsonl");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut counted = Counted::default();
    for line in text.lines() {
        one(&mut counted, &serde_json::from_str(line).expect("a label is one JSON object a line"));
    }
    counted
}

fn one(counted: &mut Counted, label: &Value) {
    let units = |key: &str| -> Vec<String> {
        let list = label[key].as_array().into_iter().flatten();
        list.filter_map(|unit| unit.as_str().map(str::to_owned)).collect()
    };
    let (lead, support) = (units("lead"), units("support"));
    let goal = Goal {
        goal: label["goal"].as_str().unwrap_or_default(),
        target: label["target"].as_str(),
        deadline: label["deadline"].as_str(),
        lead: &lead,
        support: &support,
    };
    let found = read(&goal);
    counted.goals += 1;
    for (at, mark) in Mark::ALL.into_iter().enumerate() {
        let same = label[mark.id()] == found.mark(mark).is_some();
        counted.marks[at] += usize::from(same);
        if !same && std::env::var_os("MISSES").is_some() {
            let why = found.mark(mark).map(|why| (why.rule, why.words(&goal)));
            println!("{} {} sure={} got {why:?}\n  {}", label["id"], mark.id(), label["sure"], goal.goal);
        }
    }
    let place = |id: &str| Level::ALL.iter().position(|level| level.id() == id).expect("a level");
    counted.levels[place(label["level"].as_str().unwrap_or_default())][place(found.level().id())] += 1;
}

#[test]
fn marks_and_levels_are_those_of_careful_readers() {
    let counted = counted();
    println!("{counted:?} kappa {:.3}", counted.kappa());
    assert!(counted.goals >= 60);
    for (mark, same) in Mark::ALL.into_iter().zip(counted.marks) {
        assert!(same * 100 >= counted.goals * 95, "{}: {same} of {}", mark.id(), counted.goals);
    }
    assert!(counted.kappa() >= 0.95, "{counted:?}");
}

/// The counts that the method page prints.
#[test]
fn the_published_agreement_is_the_counted_one() {
    let counted = counted();
    let [number, term, owner, yardstick] = counted.marks;
    let counts = [counted.goals, number, term, owner, yardstick, counted.level()];
    let row = counts.map(|count| count.to_string()).join("\t");
    let table = format!("goals\tnumber\tterm\towner\tyardstick\tlevel\n{row}\n");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/measure/checkable/agreement.tsv");
    if std::env::var_os("UPDATE").is_some() {
        return std::fs::write(path, table).expect("the file can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == table,
        "{path} is stale; `UPDATE=1 cargo test --test accuracy_checkable` writes it anew"
    );
    assert_eq!(agreement(), counts);
}
