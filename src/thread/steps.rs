//! The law that what is followed across reports costs no more for each task where there are more tasks.

use super::near::MET;
use super::sample::task;
use super::{bodies, course, side, theme, traces};
use crate::record::Record;
use crate::report::text::steps::taken;

/// The work that seeks the nearest of every task.
const NEAREST: usize = 4;

/// Reports of a hundred tasks; each with a unit of its own, words of its own and words that come back.
fn records(count: usize) -> Vec<Record> {
    let sign = |n: usize| char::from_u32(0x4e00 + (n % 5000) as u32).unwrap_or('一');
    let one = |n: usize| {
        let own: String = [n, n * 7 + 1, n * 31 + 2].iter().map(|n| sign(*n)).collect();
        let goal = format!("完成{own}路老旧小区综合改造{}个，加装电梯{}台", n % 90, n % 40 + 1);
        let units = [format!("第{n}单位"), format!("第{}局", n % 60)];
        let mut record = task(&format!("r{}-{n}", n / 100), &goal, &[&units[0]], &[&units[1]]);
        record.theme = format!("主题{}", n / 10);
        record.year = 2000 + (n / 100 % 20) as i32;
        record.progress = format!("{own}路完成改造{}个，加装电梯{}台", n % 80, n % 50);
        record
    };
    (0..count).map(one).collect()
}

#[test]
fn no_work_grows_faster_than_its_tasks() {
    let each = |count: usize| {
        let records = records(count);
        let all = traces(&records, &[]);
        [
            taken(|| drop(bodies::registry(&records))),
            taken(|| drop(bodies::company(&bodies::registry(&records), &records, 1))),
            taken(|| drop(traces(&records, &[]))),
            taken(|| drop(theme::themes(&records, &all.threads))),
            taken(|| {
                let mut courses = course::Courses::new(&records, &all.related);
                (0..count).for_each(|at| drop(courses.of(at)));
            }),
            taken(|| drop(side::compare(&records, &all.threads, "r0", "r1"))),
        ]
    };
    let (few, many) = (each(400), each(2400));
    for (at, (few, many)) in few.iter().zip(&many).enumerate() {
        // What is near a task is sought up to a bound, which few tasks do not reach.
        let most = if at == NEAREST { 2400 * MET as u64 } else { few * 8 };
        assert!(*few > 0 && *many <= most, "work {at}: {few} steps for 400 tasks, {many} for 2400");
    }
}
