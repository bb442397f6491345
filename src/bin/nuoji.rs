//! Command line: export, read.
use std::process::ExitCode;

use nuoji::{export::package, report};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [command, folder] = &args[..] else { return ExitCode::from(2) };
    if command != "export" {
        return ExitCode::from(2);
    }
    let reports: Vec<_> = report::shipped().iter().map(report::read).collect();
    let folder = std::path::Path::new(folder);
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        package::files(&reports)
            .iter()
            .try_for_each(|file| std::fs::write(folder.join(file.name), &file.bytes))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
