//! How long things take in browsers, for those who ask: never a test, since it depends on the machine. Each
//! file measures one thing and prints a table of milliseconds.

mod query;
mod reading;
mod start;

pub const USAGE: &str = "nuoji-browser speed [reading|query|start]";

type Table = fn() -> Result<(), String>;

/// Prints the tables, or those named.
pub fn print(args: &[String]) -> Result<(), String> {
    let tables: [(&str, Table); 3] =
        [("start", start::print), ("reading", reading::print), ("query", query::print)];
    if let Some(unknown) = args.iter().find(|arg| !tables.iter().any(|(name, _)| name == arg)) {
        return Err(format!("nothing named {unknown} is measured. {USAGE}"));
    }
    let wanted = |name: &str| args.is_empty() || args.iter().any(|arg| arg == name);
    tables.iter().filter(|(name, _)| wanted(name)).try_for_each(|(_, table)| table())
}

/// The time below which this part of them lies: 0.5 is the median.
fn percentile(times: &[f64], part: f64) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[((times.len() - 1) as f64 * part).round() as usize]
}

fn median(times: &[f64]) -> f64 {
    percentile(times, 0.5)
}
