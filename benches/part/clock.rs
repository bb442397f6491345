//! How long work takes. In: work. Out: its answer, and the seconds that this thread computed, so that other programs do
//! not count; the time of day where that is not told, and for short work: a thread's own clock goes in steps.

use std::time::Instant;

/// Shorter work is timed by the time of day.
const SHORT: f64 = 0.04;

/// What the work answers, and its seconds.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let (start, before) = (Instant::now(), computed());
    let answer = work();
    let (passed, after) = (start.elapsed().as_secs_f64(), computed());
    let own = before.zip(after).map(|(before, after)| after - before);
    (answer, own.filter(|_| passed > SHORT).unwrap_or(passed))
}

/// What the system tells of this thread.
fn computed() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
