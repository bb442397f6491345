//! Habits of the house that a compiler does not check: openings, lengths, arrows between folders, who may name
//! which library, classes and styles, what the documents promise. A failure names file and line.

#[path = "tidy/arrows.rs"]
mod arrows;

use arrows::{ARROWS, LIBRARIES};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const MOST_LINES: usize = 400;

struct File {
    /// From the repository's root, with `/`.
    name: String,
    text: String,
}

impl File {
    /// Lines of code with their number from 1, without comments of a whole line.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// `src/report/text.rs` stands in `report/text`.
    fn place(&self) -> Option<&str> {
        let inside = self.name.strip_prefix("src/")?.strip_suffix(".rs")?;
        Some(inside.strip_suffix("/mod").unwrap_or(inside))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn files(folder: &str, ending: &str) -> Vec<File> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    let name = |path: &Path| {
        let parts = path.strip_prefix(root()).unwrap_or(path).components();
        parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    found.iter().map(|path| name(path)).map(|name| File { text: read(&name), name }).collect()
}

fn rust() -> Vec<File> {
    ["src", "tests", "benches", "xtask"].into_iter().flat_map(|folder| files(folder, "rs")).collect()
}

#[track_caller]
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Whether `place` is `area` or stands in it.
fn within(place: &str, area: &str) -> bool {
    place.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || sign == '-'
}

/// Whether the text holds the word with no letter of a name around it.
fn names(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(is_name)
    })
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let faulty = |file: &&File| !file.text.starts_with("//! ");
    none(rust().iter().filter(faulty).map(|file| format!("{}:1: no `//!` opening", file.name)).collect());
}

#[test]
fn no_file_is_long() {
    let long = |file: &&File| file.text.lines().count() > MOST_LINES;
    let said = |file: &File| format!("{}:{}: too long", file.name, file.text.lines().count());
    none(rust().iter().filter(long).map(said).collect());
}

/// The first names after `crate::` in a line, of a group too: `use crate::{link, note::Note}`.
fn used(text: &str) -> Vec<&str> {
    let first = |path: &str| path.trim_start().split(|sign: char| !is_name(sign)).next().map(str::len);
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.extend(first(rest).map(|length| &rest[..length]));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (place, sign) in group.char_indices() {
            match sign {
                '{' => depth += 1,
                ',' | '}' if depth == 0 => {
                    let path = group[start..place].trim_start();
                    found.extend(first(path).map(|length| &path[..length]));
                    start = place + 1;
                    if sign == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn reads_what_a_line_uses() {
    assert_eq!(used("use crate::report::text::Span;"), ["report"]);
    assert_eq!(used("use crate::{link::{Place, Query}, note, record};"), ["link", "note", "record"]);
    assert_eq!(used("crate::chart::bars(crate::query::run())"), ["chart", "query"]);
}

#[test]
fn arrows_between_folders_go_one_way() {
    let mut faults = Vec::new();
    for file in files("src", "rs") {
        let Some(place) = file.place() else { continue };
        let Some((area, may)) = ARROWS.iter().find(|(area, _)| within(place, area)) else { continue };
        // A group of imports may spread over lines.
        let mut group = String::new();
        for (line, text) in file.code() {
            group.push_str(text);
            if group.contains("crate::{") && !group.contains(';') {
                continue;
            }
            for name in used(&group) {
                let own = within(place, name) || within(name, area);
                let is_module =
                    ARROWS.iter().any(|(area, _)| *area == name) || matches!(name, "page" | "app");
                if is_module && !own && !may.contains(&name) {
                    faults.push(format!("{}:{line}: {area} must not use {name}", file.name));
                }
            }
            group.clear();
        }
    }
    none(faults);
}

#[test]
fn libraries_stay_in_their_places() {
    let mut faults = Vec::new();
    for file in files("src", "rs") {
        let Some(place) = file.place() else { continue };
        for (line, text) in file.code() {
            for (library, places) in LIBRARIES {
                if names(text, library) && !places.iter().any(|area| within(place, area)) {
                    faults.push(format!("{}:{line}: names {library}", file.name));
                }
            }
        }
    }
    none(faults);
}

/// Classes with the line where they stand: in selectors of a style sheet, outside of comments and values.
fn styled(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = file.text.as_str();
    let mut line = 1;
    let mut selector = String::new();
    while let Some(sign) = rest.chars().next() {
        if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            line += rest[..end].matches('\n').count();
            rest = &rest[end..];
            continue;
        }
        match sign {
            '{' => {
                for (at, _) in selector.match_indices('.') {
                    let name: String = selector[at + 1..].chars().take_while(|sign| is_name(*sign)).collect();
                    if !selector.trim_start().starts_with('@')
                        && name.starts_with(|c: char| c.is_alphabetic())
                    {
                        found.push((line, name));
                    }
                }
                selector.clear();
            }
            '}' | ';' => selector.clear(),
            _ => selector.push(sign),
        }
        line += usize::from(sign == '\n');
        rest = &rest[sign.len_utf8()..];
    }
    found
}

/// What stands between the double quotes of a line, escapes left as they are.
fn quoted(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

#[test]
fn classes_and_styles_know_each_other() {
    let styles = files("style", "css");
    let styled: Vec<(String, String)> = styles
        .iter()
        .flat_map(|file| {
            styled(file).into_iter().map(|(line, class)| (format!("{}:{line}", file.name), class))
        })
        .collect();
    let known: BTreeSet<&str> = styled.iter().map(|(_, class)| class.as_str()).collect();
    let mut spoken: BTreeSet<String> = BTreeSet::new();
    let mut faults = Vec::new();
    let index = File { name: "index.html".to_owned(), text: read("index.html") };
    for file in files("src", "rs").into_iter().chain([index]) {
        for (line, text) in file.code() {
            let literals = quoted(text);
            spoken.extend(
                literals.iter().flat_map(|words| words.split(|sign| !is_name(sign))).map(str::to_owned),
            );
            let mut wanted: Vec<&str> = Vec::new();
            for (at, _) in text.match_indices("class=\"") {
                let value = text[at + 7..].split('"').next().unwrap_or("");
                wanted.extend(value.split_whitespace());
                spoken.extend(value.split_whitespace().map(str::to_owned));
            }
            for (at, _) in text.match_indices(" class:") {
                let rest = &text[at + 7..];
                let end = rest.find(|sign| !is_name(sign)).unwrap_or(rest.len());
                wanted.push(&rest[..end]);
                spoken.insert(rest[..end].to_owned());
            }
            let unknown =
                wanted.into_iter().filter(|class| class.chars().all(is_name) && !known.contains(class));
            faults.extend(unknown.map(|class| format!("{}:{line}: no style for class {class}", file.name)));
        }
    }
    let unused = styled.iter().filter(|(_, class)| !spoken.contains(class));
    faults.extend(unused.map(|(place, class)| format!("{place}: class {class} is used nowhere")));
    none(faults);
}

#[test]
fn every_style_sheet_is_linked_once() {
    let index = read("index.html");
    let linked = |file: &File| index.matches(&format!("href=\"{}\"", file.name)).count();
    let faulty: Vec<File> = files("style", "css").into_iter().filter(|file| linked(file) != 1).collect();
    none(
        faulty.iter().map(|file| format!("index.html: links {} {} times", file.name, linked(file))).collect(),
    );
}

#[test]
fn the_architecture_names_every_folder() {
    let page = read("ARCHITECTURE.md");
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(root().join("src")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let wanted = if entry.path().is_dir() { format!("{name}/") } else { name };
        if !page.contains(&wanted) {
            faults.push(format!("ARCHITECTURE.md: does not name src/{wanted}"));
        }
    }
    none(faults);
}

#[test]
fn commands_in_the_documents_exist() {
    let commands = read("xtask/src/main.rs");
    let mut faults = Vec::new();
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ".ci/run"] {
        let Ok(text) = std::fs::read_to_string(root().join(name)) else { continue };
        for (line, text) in text.lines().enumerate() {
            for (at, found) in text.match_indices("cargo xtask ") {
                let word: String =
                    text[at + found.len()..].chars().take_while(|sign| is_name(*sign)).collect();
                if !commands.contains(&format!("[\"{word}\"]")) {
                    faults.push(format!("{name}:{}: `cargo xtask {word}` does not exist", line + 1));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn the_tools_versions_agree() {
    let (tools, trunk, lock) = (read("xtask/src/tools.rs"), read("Trunk.toml"), read("Cargo.lock"));
    let after = |text: &str, head: &str| -> String {
        let rest = text.split_once(head).unwrap_or_else(|| panic!("no `{head}`")).1;
        rest.split('"').next().unwrap_or("").to_owned()
    };
    let bindgen = after(&lock, "name = \"wasm-bindgen\"\nversion = \"");
    assert_eq!(after(&tools, "BINDGEN: &str = \""), bindgen, "xtask/src/tools.rs and Cargo.lock");
    assert_eq!(after(&trunk, "wasm_bindgen = \""), bindgen, "Trunk.toml and Cargo.lock");
    assert_eq!(
        after(&trunk, "wasm_opt = \"version_"),
        after(&tools, "BINARYEN: &str = \""),
        "Trunk.toml and xtask"
    );
}

#[test]
fn every_text_is_said_in_both_languages_and_used() {
    let (tables, others): (Vec<File>, Vec<File>) =
        files("src", "rs").into_iter().partition(|file| file.text.contains("\nwords! {"));
    let mut used: BTreeSet<String> = BTreeSet::new();
    for file in &others {
        let word = |sign: char| !(sign.is_ascii_alphanumeric() || sign == '_');
        used.extend(file.text.split(word).map(str::to_owned));
    }
    let (mut faults, mut count) = (Vec::new(), 0);
    for line in tables.iter().flat_map(|table| table.text.lines()) {
        let Some((name, texts)) = line.trim().split_once(": \"") else { continue };
        count += 1;
        if texts.starts_with('"') || texts.contains("\", \"\";") {
            faults.push(format!("{name} lacks a language"));
        }
        if !used.contains(name) {
            faults.push(format!("{name} is used nowhere"));
        }
    }
    assert!(count > 150, "only {count} texts were found in the table");
    none(faults);
}

#[test]
fn the_documents_agree_on_who_may_embed() {
    let said = |name: &str| -> BTreeSet<String> {
        let text = read(name);
        text.split("frame-ancestors ")
            .skip(1)
            .map(|rest| rest.split(['"', '`']).next().unwrap_or("").to_owned())
            .collect()
    };
    let (security, hosting) = (said("security.md"), said("docs/hosting.md"));
    assert!(!security.is_empty() && security.is_subset(&hosting), "{security:?} and {hosting:?}");
}

#[test]
fn hosts_are_told_of_every_file_of_the_data_set() {
    let hosting = read("docs/hosting.md");
    let page = read("index.html");
    let parts: Vec<&str> =
        page.split("\"dataset/").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    assert_eq!(parts.len(), 3, "{parts:?}");
    for part in parts {
        let ending = part.rsplit_once('.').unwrap().1;
        assert_eq!(ending, "txt", "{part}");
    }
    // Packed by name, packed as they go out, kept for ever.
    let wanted = ["'*.txt'", "dataset-[a-z]+", "|txt)"];
    assert!(wanted.iter().all(|word| hosting.contains(word)), "docs/hosting.md");
    let packed: Vec<&str> = hosting.lines().filter(|line| line.contains("_types ")).collect();
    assert!(packed.len() == 2 && packed.iter().all(|line| line.contains("text/plain")), "{packed:?}");
}
