//! Sizes of the files of a folder, raw and by brotli, and what the first visit requests. Node.js compresses, which is
//! needed for wasm-opt anyway: brotli's crate is quick only where xtask is compiled with the optimizer, for half a minute.

use crate::page;
use crate::step::{Done, command, on_all_cores, run};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

const SCRIPT: &str = r#"
const { readFileSync } = require("fs"), { brotliCompressSync } = require("zlib");
const bytes = readFileSync(process.argv[1]);
console.log(bytes.length + " " + brotliCompressSync(bytes).length);"#;

const SQUEEZE: &str = r#"
const { readFileSync, writeFileSync } = require("fs"), { brotliCompressSync } = require("zlib"), [file] = process.argv.slice(1);
writeFileSync(file + ".br", brotliCompressSync(readFileSync(file)));"#;

/// Puts beside each file of a folder what brotli makes of it, as `name.br`.
pub fn squeeze(folder: &Path) -> Done {
    each(folder, SQUEEZE).map(drop)
}

/// Runs a script for each file of a folder; the files and what the script said.
fn each(folder: &Path, script: &str) -> Done<Vec<(String, String)>> {
    let said = |name: &String| {
        let mut node = command("node", &["-e", script, "--"]);
        Ok((name.clone(), run(node.current_dir(folder).arg(name))?))
    };
    on_all_cores(&files(folder)?, said).into_iter().collect()
}

/// Raw bytes and bytes by brotli of each file, by its path in the folder.
pub struct Sizes {
    files: BTreeMap<String, (usize, usize)>,
    first: Vec<String>,
}

pub fn measure(dist: &Path) -> Done<Sizes> {
    let mut files = BTreeMap::new();
    for (name, said) in each(dist, SCRIPT)? {
        let sizes = said
            .trim()
            .split_once(' ')
            .and_then(|(raw, brotli)| Some((raw.parse().ok()?, brotli.parse().ok()?)));
        files.insert(name, sizes.ok_or_else(|| format!("not a line of sizes: {said}"))?);
    }
    let first = first_load(dist)?;
    if let Some(absent) = first.iter().find(|name| !files.contains_key(*name)) {
        return Err(format!("index.html asks for {absent}, which dist/ does not have"));
    }
    Ok(Sizes { files, first })
}

impl Sizes {
    pub fn first_load(&self) -> usize {
        self.first.iter().filter_map(|name| self.files.get(name)).map(|(_, brotli)| brotli).sum()
    }

    /// The bytes of a file as it stands.
    pub fn raw(&self, name: &str) -> Option<usize> {
        self.files.get(name).map(|(raw, _)| *raw)
    }

    /// One line a file; those of the first load are marked.
    pub fn table(&self) -> String {
        let mut text = format!("{:>12} {:>12}  file (* = first load)\n", "raw", "brotli");
        for (name, (raw, brotli)) in &self.files {
            let mark = if self.first.contains(name) { "*" } else { " " };
            let _ = writeln!(text, "{raw:>12} {brotli:>12} {mark}{name}");
        }
        let total = self.files.values().fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1));
        let _ = writeln!(text, "{:>12} {:>12}  together", total.0, total.1);
        text
    }
}

/// What a browser asks for until the table stands: index.html and all it names by a relative address.
pub fn first_load(dist: &Path) -> Done<Vec<String>> {
    let html = std::fs::read_to_string(dist.join("index.html")).map_err(|e| format!("index.html: {e}"))?;
    let mut names = vec!["index.html".to_owned()];
    for tag in page::tags(&html) {
        let address = tag.attribute("href").or_else(|| tag.attribute("src"));
        let asks = matches!(tag.name(), "link" | "script" | "img");
        if let Some(address) = address.filter(|address| asks && !address.contains(':')) {
            let name = address.trim_start_matches("./").to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
}

/// Every file below a folder, by its relative path with `/`, in order.
pub fn files(folder: &Path) -> Done<Vec<String>> {
    fn walk(folder: &Path, before: &str, found: &mut Vec<String>) -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{name}/"), found)?;
            } else {
                found.push(name);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found).map_err(|error| format!("{}: {error}", folder.display()))?;
    found.sort();
    Ok(found)
}
