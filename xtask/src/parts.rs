//! Cuts the program into the part that shows the table and the rest, which the page fetches afterwards. In: the
//! compiled program with the linker's notes. Out: one script and two wasm files, small. What goes where is
//! decided in the source, by `later!`.

use crate::step::{Done, command, run};
use crate::{sha, tools, wasm};
use std::path::{Path, PathBuf};

/// What the script says to fetch a part; other carriers put their own way in its place.
const FETCH: (&str, &str) = ("fetch(new URL(\"./", "\", import.meta.url))");

/// The parts of the program.
pub struct Parts {
    /// The script that starts the first part and fetches the others; an ES module.
    pub script: String,
    /// The part that shows the table.
    pub first: Vec<u8>,
    /// The others by the name that the script fetches, without a path.
    pub later: Vec<(String, Vec<u8>)>,
}

/// Cuts `program`, the compiled wasm before wasm-bindgen.
pub fn cut(program: &Path) -> Done<Parts> {
    let folder = wasm::target().join("parts");
    let _ = std::fs::remove_dir_all(&folder);
    run(command(tools::split()?, &["--out-name", "app"]).arg(program).arg(&folder))?;
    let mut bindgen =
        command(tools::bindgen()?, &["--target", "web", "--no-typescript", "--out-name", "app"]);
    // The other parts share the table of functions, which is an export of the linker.
    bindgen.arg("--keep-lld-exports");
    run(bindgen.arg("--out-dir").arg(folder.join("bound")).arg(folder.join("app.wasm")))?;

    let mut later = Vec::new();
    let listed = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".wasm") && name != "app.wasm" {
            later.push((name, small(&file)?));
        }
    }
    let script = one_script(&text(&folder.join("bound/app.js"))?, &text(&folder.join("__wasm_split.js"))?)?;
    let kept = without_classes(&folder.join("bound/app_bg.wasm"))?;
    run(command("node", &["-e", READS_NOTHING, "--"]).arg(&kept))?;
    let first = small(&kept)?;
    if let Some((name, _)) = later.iter().find(|(name, _)| !script.contains(&fetch_of(name))) {
        return Err(format!("no script fetches {name}"));
    }
    Ok(Parts { script, first, later })
}

/// The first part without the classes that a library exports and no page uses: what only they reach goes with them.
fn without_classes(file: &Path) -> Done<PathBuf> {
    let (graph, to) = (file.with_extension("graph.json"), file.with_extension("kept.wasm"));
    run(command("node", &["-e", GRAPH, "--"]).arg(file).arg(&graph))?;
    let mut metadce = command(tools::metadce()?, &FEATURES);
    run(metadce.arg("-g").arg(file).arg("--graph-file").arg(&graph).arg("-o").arg(&to))?;
    Ok(to)
}

/// Fails where the first part holds a function that reads or measures reports: the data set is read before.
const READS_NOTHING: &str = r#"
const module = new WebAssembly.Module(require("fs").readFileSync(process.argv[1]));
const [names] = WebAssembly.Module.customSections(module, "name");
if (!names) throw new Error("the first part has no names of functions to look at");
// Some compilers write a mark behind each crate's name.
const text = Buffer.from(names).toString("latin1").replace(/\[[0-9a-f]{8,16}\]/g, "");
if (!text.includes("nuoji::dataset::")) throw new Error("the names of functions are not as expected");
// Written numbers and the gap of a measure are wanted for what is shown.
const found = text.match(/nuoji::(document|report|measure)::(?!(decimal|gap)::)[a-z_]\w*::[a-z_]\w*/g);
if (found) throw new Error("the first part reads reports: " + [...new Set(found)].slice(0, 9).join(", "));"#;

/// Writes which exports are kept: all but those of streams, which have names of their own.
const GRAPH: &str = r#"
const fs = require("fs"), [wasm, graph] = process.argv.slice(1);
const names = WebAssembly.Module.exports(new WebAssembly.Module(fs.readFileSync(wasm))).map(one => one.name);
const kept = names.filter(name => !/^(__wbg_)?intounderlying/.test(name));
if (kept.length === names.length) throw new Error("no class of streams is exported: is the library gone?");
fs.writeFileSync(graph, JSON.stringify(kept.map((name, at) => ({ name: "e" + at, export: name, root: true }))));"#;

impl Parts {
    /// The script with another expression in place of each fetch.
    pub fn script_with(&self, instead: impl Fn(&str) -> String) -> String {
        self.later
            .iter()
            .fold(self.script.clone(), |script, (name, _)| script.replace(&fetch_of(name), &instead(name)))
    }

    /// Puts the parts into dist/ in place of what trunk made of the whole program, under names that change with
    /// their content; `style` is the sheet that later parts need. Takes trunk's page and gives it back changed.
    pub fn place(&self, dist: &Path, page: &str, style: &str) -> Done<String> {
        let whole = names_of_whole(page)?;
        for name in &whole {
            let file = dist.join(name);
            std::fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        }
        for (name, bytes) in &self.later {
            write(&dist.join(hashed(name, bytes)), bytes)?;
        }
        let later =
            |name: &str| self.later.iter().find(|(own, _)| own == name).map(|(_, bytes)| bytes.as_slice());
        let script = self.script_with(|name| {
            format!("styled({})", fetch_of(&hashed(name, later(name).unwrap_or_default())))
        });
        let script = short(&format!("{script}{}", STYLED.replace("STYLE", style)))?;
        let script_name = hashed("app.js", script.as_bytes());
        let first_name = hashed("app.wasm", &self.first);
        write(&dist.join(&script_name), script.as_bytes())?;
        write(&dist.join(&first_name), &self.first)?;
        Ok(page.replace(&whole[0], &script_name).replace(&whole[1], &first_name))
    }
}

/// A later part waits for its style sheet, so that no page is seen without it. One that does not come takes
/// nothing with it.
const STYLED: &str = r#"let style;
function styled(answer) {
    style ??= new Promise(done => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = new URL("./STYLE", import.meta.url).href;
        link.onload = link.onerror = done;
        document.head.append(link);
    });
    answer.catch(() => {});
    return style.then(() => answer);
}
"#;

/// A module's script without what only people need.
pub fn short(script: &str) -> Done<String> {
    shortened(script, &["--module", "--compress", "passes=3,unsafe_arrows=true"])
}

/// A script of the page's own without what only people need, in words that browsers know which cannot go on.
pub fn short_first(script: &str) -> Done<String> {
    shortened(script, &["--compress", "passes=3", "--ecma", "5"])
}

/// A worker's script, which is no module, without what only people need.
pub fn short_worker(script: &str) -> Done<String> {
    shortened(script, &["--compress", "passes=2"])
}

fn shortened(script: &str, how: &[&str]) -> Done<String> {
    let (from, to) = (wasm::target().join("parts/long.js"), wasm::target().join("parts/short.js"));
    write(&from, script.as_bytes())?;
    let mut terser = command(tools::terser()?, how);
    run(terser.arg("--mangle").arg("--output").arg(&to).arg("--").arg(&from))?;
    text(&to)
}

/// The names of trunk's script and program in its page.
fn names_of_whole(html: &str) -> Done<[String; 2]> {
    let named = |ending: &str| -> Option<String> {
        let end = html.find(&format!("{ending}'"))? + ending.len();
        let start = html[..end].rfind(['/', '\''])? + 1;
        Some(html[start..end].to_owned())
    };
    match (named(".js"), named("_bg.wasm")) {
        (Some(script), Some(program)) => Ok([script, program]),
        _ => Err("trunk's page names no script or no program".to_owned()),
    }
}

/// `app.js` as `app-1f2e….js`.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let digest: String = sha::sha256(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{digest}.{ending}")
}

fn fetch_of(name: &str) -> String {
    format!("{}{name}{}", FETCH.0, FETCH.1)
}

/// The two scripts import each other; as one they need no import.
fn one_script(app: &str, parts: &str) -> Done<String> {
    let (import, app) = app.split_once('\n').ok_or("wasm-bindgen wrote an empty script")?;
    let name = import
        .strip_prefix("import * as ")
        .and_then(|rest| rest.strip_suffix(" from \"./__wasm_split.js\""))
        .ok_or_else(|| format!("wasm-bindgen's script begins otherwise than expected: {import}"))?;
    let (own, parts) = parts.split_once('\n').unwrap_or_default();
    if !own.starts_with("import { initSync } from")
        || app.contains("\nimport ")
        || parts.contains("\nimport ")
    {
        return Err("the scripts of the parts import something else than each other".to_owned());
    }
    let exports: Vec<&str> = parts
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(' ').map(|(name, _)| name))
        .collect();
    let parts = parts.replace("\nexport const ", "\nconst ");
    Ok(format!("{app}\n{parts}\nconst {name} = {{ {} }};\n", exports.join(", ")))
}

/// What rustc's wasm uses and browsers of the last years know; the parts have lost their own notes of it.
pub const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A program as small as the optimizer makes it.
pub fn small(file: &Path) -> Done<Vec<u8>> {
    let to = file.with_extension("small");
    let mut optimize = command(tools::wasm_opt()?, &FEATURES);
    // Never with --traps-never-happen: a panic would go on with whatever it finds.
    optimize.args(["--one-caller-inline-max-function-size", "60", "-Os"]);
    // Restructured control flow packs better, restructured twice better still.
    optimize.args(["--flatten", "--rereloop", "-Os", "--flatten", "--rereloop", "-Os"]);
    optimize.args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    // Sorted by name, functions of one kind stand together, which packs better.
    optimize.arg("--reorder-functions-by-name");
    run(optimize.arg("-o").arg(&to).arg(file))?;
    bytes(&to)
}

pub fn bytes(file: &Path) -> Done<Vec<u8>> {
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

pub fn text(file: &Path) -> Done<String> {
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Done {
    std::fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_the_scripts() {
        let app = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\nexport { initSync };";
        let parts = "import { initSync } from \"./app.js\";\n\nexport const load_rest = 1;\n";
        let joined = one_script(app, parts).unwrap();
        assert_eq!(
            joined,
            "let wasm;\nexport { initSync };\n\nconst load_rest = 1;\n\nconst import1 = { load_rest };\n"
        );
        assert!(one_script("let wasm;\n", parts).is_err());
        assert!(one_script(app, "import x from \"y\";\n").is_err());
    }

    #[test]
    fn finds_the_names_of_the_whole() {
        let html = "import init from './app-1f.js';\nawait init({ module_or_path: './app-1f_bg.wasm' });";
        assert_eq!(names_of_whole(html).unwrap(), ["app-1f.js", "app-1f_bg.wasm"]);
        assert!(names_of_whole("<html>").is_err());
    }

    #[test]
    fn names_follow_the_content() {
        assert_ne!(hashed("a.wasm", b"1"), hashed("a.wasm", b"2"));
        assert!(hashed("a.wasm", b"1").starts_with("a-") && hashed("a.wasm", b"1").ends_with(".wasm"));
    }
}
