//! The commands of the house: reads the arguments and calls one of them.

use std::process::ExitCode;
use xtask::{bench, dist, serve, setup, step, test};

const USAGE: &str = "\
cargo xtask serve [--port 8080]   set up what is missing, build, serve dist/ on 127.0.0.1
cargo xtask dist                  set up what is missing, build dist/, print the size of every file
cargo xtask test                  set up what is missing, run every check and test, browsers included
cargo xtask bench                 print the speed figures";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => serve(8080),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve(port),
            Err(_) => Err(format!("`{port}` is not a port number (0 to 65535)")),
        },
        ["dist"] => dist(),
        ["test"] => return test::all(),
        ["bench"] => bench::all(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        other => Err(format!("no such command: {}\n{USAGE}", other.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn dist() -> step::Done {
    let compiler = setup::for_pages()?;
    dist::build(&compiler)?;
    dist::report()
}

fn serve(port: u16) -> step::Done {
    let compiler = setup::for_pages()?;
    dist::build_changed(&compiler)?;
    let server = serve::Server::start(&dist::folder(), "/", port)?;
    println!("serving dist/ at {}  (Ctrl+C stops it)", server.url());
    server.wait()
}
