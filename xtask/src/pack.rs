//! What is added to dist/ once trunk has put the pages together: a content policy in every page with scripts (the
//! plain page is written with its own), the single file, the worker's list. In: dist/ and the parts of the
//! program. Out: files in dist/.

use crate::carried::{self, HELD};
use crate::page::{inline, tags};
use crate::parts::{self, Parts};
use crate::readers::{self, Files};
use crate::step::{self, Done};
use crate::{sha, sizes};
use std::path::Path;

/// Finishes dist/ with the parts of the program in place of the whole one.
pub fn all(dist: &Path, parts: &Parts, readers: &Files) -> Done {
    let index = read(&step::root().join("reports/index.tsv"))?;
    let whole = with_place(&read(&dist.join("index.html"))?, &index)?;
    let whole = with_head(&whole, &read(&dist.join("dataset/start.html"))?)?;
    let whole = with_description(&whole, &read(&dist.join("dataset/start.json"))?)?;
    let styles = styles(dist, &whole)?;
    let data = data_parts(dist)?;
    let beside: Files = data.iter().chain(readers).cloned().collect();
    let single = single(dist, &styles, parts, &beside)?;
    write(&dist.join("nuoji.html"), &with_policy(&single, "data: blob:", "")?)?;

    let name = |text: &str| parts::hashed("style.css", text.as_bytes());
    let (first, later) = (name(&styles.first), name(&styles.later));
    write(&dist.join(&first), &styles.first)?;
    write(&dist.join(&later), &styles.later)?;
    let index = styles.page(&format!("<link rel=\"stylesheet\" href=\"./{first}\">"));
    let index = parts.place(dist, &index, &later)?;
    let index = place_files(dist, &index, &beside)?;
    keep_whole(dist)?;
    let index = patient(&index).ok_or("trunk's page starts the program otherwise than expected")?;
    let index = shortened(index)?;
    // How far the load has come is counted in the program's bytes.
    let index = index.replace("<progress max=\"1\">", &format!("<progress max=\"{}\">", parts.first.len()));
    write(&dist.join("index.html"), &with_policy(&index, "'self' data: blob:", "'self'")?)?;
    worker(dist)
}

/// The parts of the data set.
fn data_parts(dist: &Path) -> Done<Files> {
    let part = |name: &str| {
        let bytes = parts::bytes(&dist.join(format!("dataset/{name}.txt")))?;
        Ok((format!("dataset-{name}"), bytes))
    };
    ["records", "further", "texts"].map(part).into_iter().collect()
}

/// Puts the files that the page fetches by itself beside it, under names that change with their content.
fn place_files(dist: &Path, index: &str, files: &Files) -> Done<String> {
    let mut index = index.to_owned();
    for (id, bytes) in files {
        let (named, before) = match id.strip_prefix("dataset-") {
            Some(part) => (format!("{id}.txt"), format!("dataset/{part}.txt")),
            None => (readers::file(id), readers::file(id)),
        };
        let name = parts::hashed(&named, bytes);
        let file = dist.join(&name);
        std::fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))?;
        let before = format!("\"{before}\"");
        if !index.contains(&before) {
            return Err(format!("index.html does not name {before}"));
        }
        index = index.replace(&before, &format!("\"{name}\""));
    }
    Ok(index)
}

/// Puts the whole data set into the data package; its parts stand beside the page.
fn keep_whole(dist: &Path) -> Done {
    let moved = std::fs::rename(dist.join("dataset/dataset.txt"), dist.join("data/dataset.txt"))
        .and_then(|()| std::fs::remove_dir_all(dist.join("dataset")));
    moved.map_err(|error| format!("dist/dataset: {error}"))
}

/// What `index.html` says where the name of the place goes.
const ANYWHERE: &str = "各地";

/// Names the place whose reports these are wherever the page speaks of it; `index` is the index of the reports.
fn with_place(html: &str, index: &str) -> Done<String> {
    let mut rows = index.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let column = rows.next().and_then(|head| head.iter().position(|name| *name == "place"));
    let column = column.ok_or("reports/index.tsv has no column `place`")?;
    let mut names: Vec<&str> =
        rows.filter_map(|row| row.get(column).copied()).filter(|name| *name != "–").collect();
    names.dedup();
    if names.is_empty() {
        return Ok(html.to_owned());
    }
    if !html.contains(ANYWHERE) {
        return Err(format!("index.html has no `{ANYWHERE}` to put the place's name at"));
    }
    Ok(html.replace(ANYWHERE, &names.join("、")))
}

/// The page with its own scripts, which are no modules, in short.
fn shortened(index: String) -> Done<String> {
    let own = |script: &&str| script.contains("(document)");
    let scripts: Vec<String> = inline(&index, "script").into_iter().filter(own).map(str::to_owned).collect();
    if scripts.is_empty() {
        return Err("index.html has no first script".to_owned());
    }
    let short = |index: String, script: &String| Ok(index.replace(script, &parts::short_first(script)?));
    scripts.iter().try_fold(index, short)
}

/// Puts the head of the overview where `index.html` has a plainer one.
fn with_head(html: &str, head: &str) -> Done<String> {
    let place = tags(html).into_iter().find(|tag| tag.attribute("id") == Some("first"));
    let place = place.ok_or("index.html has no element `first`")?;
    let end = html[place.end..].find("</div>").ok_or("the element `first` does not end")?;
    Ok(format!("{}{head}{}", &html[..place.end], &html[place.end + end..]))
}

/// Puts what catalogues read where `index.html` has nothing.
fn with_description(html: &str, description: &str) -> Done<String> {
    const EMPTY: &str = "<script type=\"application/ld+json\">{}";
    let (before, after) = html.split_once(EMPTY).ok_or("index.html has no empty description")?;
    Ok([before, EMPTY.trim_end_matches("{}"), description, after].concat())
}

/// Puts a content policy first in the head: our own files, and inline scripts and styles by their digest.
/// Connections go to `own`, and to the address of a report that the visitor enters; nothing else asks another host.
fn with_policy(html: &str, images: &str, own: &str) -> Done<String> {
    let digests = |name: &str| -> String {
        let mut sources: Vec<String> = Vec::new();
        sources.extend((!own.is_empty()).then(|| own.to_owned()));
        sources.extend(inline(html, name).iter().map(|body| format!("'{}'", sha::named(body.as_bytes()))));
        sources.join(" ")
    };
    let (styles, scripts) = (digests("style"), digests("script"));
    let connect = [own, "https: http:"].join(" ");
    let connect = connect.trim();
    let mut policy = format!(
        "default-src 'none'; style-src {styles}; img-src {images}; script-src {scripts} 'wasm-unsafe-eval'; \
         connect-src {connect}"
    );
    // The worker that reads files stands in the single file itself.
    policy += match own {
        "" => "; worker-src blob:",
        _ => "; worker-src 'self'; manifest-src 'self'",
    };
    policy += "; base-uri 'none'; form-action 'none'";
    let meta = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    // After the charset, which must stand in the first kilobyte.
    let tags = tags(html);
    let charset = tags.iter().find(|tag| tag.name() == "meta" && tag.attribute("charset").is_some());
    let head = charset.or_else(|| tags.iter().find(|tag| tag.name() == "head"));
    let at = head.ok_or("a page of dist/ has no head")?.end;
    Ok(format!("{}{meta}{}", &html[..at], &html[at..]))
}

/// The sheets of what comes with the later parts: all pages but the table and the overview, filters and menus, paper,
/// narrow windows and forced colours.
fn comes_later(source: &str) -> bool {
    const PARTS: [&str; 5] = [
        "style/forced.css",
        "style/narrow.css",
        "style/print.css",
        "style/part/facet.css",
        "style/part/menu.css",
    ];
    let first = ["style/page/tasks.css", "style/page/overview.css"];
    PARTS.contains(&source) || source.starts_with("style/page/") && !first.contains(&source)
}

/// What stands in place of the links to the style sheets.
struct Styles {
    /// The page without any of them, and where the first stood.
    html: String,
    at: usize,
    first: String,
    later: String,
}

/// Joins the style sheets into what the first view needs and the rest: fewer requests, and smaller.
fn styles(dist: &Path, index: &str) -> Done<Styles> {
    let sheets: Vec<_> =
        tags(index).into_iter().filter(|tag| tag.attribute("rel") == Some("stylesheet")).collect();
    // Trunk keeps the order of the links and changes their names.
    let written = read(&step::root().join("index.html"))?;
    let sources: Vec<_> = tags(&written)
        .into_iter()
        .filter(|tag| tag.attribute("rel") == Some("css"))
        .filter_map(|tag| tag.attribute("href"))
        .collect();
    if sources.len() != sheets.len() {
        return Err(format!("index.html names {} style sheets, trunk's {}", sources.len(), sheets.len()));
    }
    let (mut html, mut at, mut place) = (String::new(), 0, None);
    let (mut first, mut later) = (String::new(), String::new());
    for (sheet, source) in sheets.iter().zip(sources) {
        let file = dist.join(sheet.attribute("href").unwrap_or(""));
        let text = read(&file)?;
        if comes_later(source) {
            later += &text
        } else {
            first += &text
        }
        std::fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        html += index[at..sheet.start].trim_end();
        place.get_or_insert(html.len());
        at = sheet.end;
    }
    html += &index[at..];
    Ok(Styles { html, at: place.ok_or("index.html links no style sheet")?, first, later })
}

impl Styles {
    /// The page with something where the sheets stood.
    fn page(&self, instead: &str) -> String {
        format!("{}\n{instead}{}", &self.html[..self.at], &self.html[self.at..])
    }
}

/// The whole app in one page: browsers refuse fetches from file://, so the page carries the parts, the data set and
/// the readers, and the script takes them from there.
fn single(dist: &Path, styles: &Styles, parts: &Parts, files: &Files) -> Done<String> {
    let index = &styles.page(&format!("<style>\n{}{}</style>", styles.first, styles.later));
    let carried = parts.later.iter().chain(files).filter(|(name, _)| readers::is_carried(name));
    let carried = carried.map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let carried: Vec<_> = [("app.wasm", parts.first.as_slice())].into_iter().chain(carried).collect();
    let blocks = carried::blocks(&carried)?;
    let glue = parts.script_with(|name| format!("held(\"{name}\")"));
    let glue = parts::short(&format!("{glue}\n{HELD}\n{START}.catch({CAUGHT});\n"))?;
    let glue = glue.replace("</script", "<\\/script");

    let mut html = String::new();
    let mut at = 0;
    for tag in tags(index) {
        let kind = tag.attribute("rel").unwrap_or("");
        let address = tag.attribute("href").unwrap_or("");
        let (instead, end) = match (tag.name(), kind) {
            // The one that tells what keeps the program from starting.
            ("script", _) if tag.attribute("data-keep").is_some() => continue,
            ("script", _) => {
                let end = index[tag.end..].find("</script>").ok_or("a script without end")?;
                (String::new(), tag.end + end + "</script>".len())
            }
            // It may have been passed on alone.
            ("html", _) => (format!("<{} data-single>", tag.text), tag.end),
            ("link", "icon") => {
                let icon =
                    std::fs::read(dist.join(address)).map_err(|error| format!("{address}: {error}"))?;
                let data = sha::base64(&icon);
                (format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{data}\">"), tag.end)
            }
            ("meta", _)
                if tag
                    .attribute("id")
                    .is_some_and(|id| ["dataset-", "worker"].iter().any(|front| id.starts_with(front))) =>
            {
                (String::new(), tag.end)
            }
            ("link", "manifest" | "modulepreload" | "preload" | "apple-touch-icon") => {
                (String::new(), tag.end)
            }
            _ => continue,
        };
        html.push_str(&index[at..tag.start]);
        html.push_str(&instead);
        at = end;
    }
    html.push_str(&index[at..]);
    let end = format!("{blocks}<script type=\"module\">{glue}</script>\n</body>");
    let (before, after) = html.rsplit_once("</body>").ok_or("index.html has no </body>")?;
    Ok(format!("{before}{end}{after}"))
}

/// Lets the page's first script tell that the program did not start: engines differ in what they tell themselves.
const CAUGHT: &str = "why => { dispatchEvent(new ErrorEvent('error', { message: why })); throw why; }";

/// The page that asks for the program once more where it did not come, and only then tells so.
fn patient(index: &str) -> Option<String> {
    let (before, rest) = index.split_once("await init({")?;
    let (program, after) = rest.split_once("});")?;
    let ask = format!("init({{{program}}})");
    let again = format!("() => new Promise(soon => setTimeout(soon, 500)).then(() => {ask})");
    Some(format!("{before}await {ask}.catch({again}).catch({CAUGHT});{after}"))
}

/// Makes the files known to the program and starts with the first.
const START: &str = "window.held = held;
await held('app.wasm').then(app => __wbg_init({ module_or_path: app }))";

/// Writes into the worker which files make this version, and which come when they are needed. Large files that reading
/// needs not stay outside.
fn worker(dist: &Path) -> Done {
    let file = dist.join("sw.js");
    let outside = |name: &String| {
        name.starts_with("data/")
            || matches!(name.as_str(), "sw.js" | "preview.png" | "nuoji.html" | "nuoji.xlsx")
    };
    let names = sizes::files(dist)?.into_iter().filter(|name| !outside(name));
    let (needed, whole): (Vec<String>, Vec<String>) = names.partition(|name| name.starts_with("worker"));
    let needed: Vec<String> = needed.iter().map(|name| format!("\"{name}\"")).collect();
    let mut list = String::new();
    for name in whole {
        let bytes = std::fs::read(dist.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        list += &format!("\n  [\"{name}\", \"{}\"],", sha::named(&bytes));
    }
    let version = &sha::named(list.as_bytes())["sha256-".len()..][..12];
    let text = read(&file)?;
    let filled = [
        ("const FILES = [];", format!("const FILES = [{list}\n];")),
        ("const LATER = [];", format!("const LATER = [{}];", needed.join(", "))),
        ("const VERSION = \"\";", format!("const VERSION = \"{version}\";")),
    ]
    .iter()
    .fold(text, |text, (place, filled)| text.replacen(place, filled, 1));
    if !filled.contains(version) || !filled.contains("\"index.html\"") {
        return Err("public/sw.js has no place for the list of files".to_owned());
    }
    write(&file, &filled)
}

fn read(file: &Path) -> Done<String> {
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Done {
    std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_place_of_its_reports() {
        let index = "id\tplace\nr1\t甲区\nr2\t甲区\nr3\t–\n";
        assert_eq!(with_place("<h1>各地的承诺</h1>", index).unwrap(), "<h1>甲区的承诺</h1>");
        assert_eq!(with_place("<h1>各地的承诺</h1>", "id\tplace\nr3\t–\n").unwrap(), "<h1>各地的承诺</h1>");
        assert!(with_place("<h1>承诺</h1>", index).is_err());
    }

    #[test]
    fn a_lost_program_is_asked_for_once_more() {
        let index = "<script>const wasm = await init({ module_or_path: 'a.wasm' });go(wasm)</script>";
        let patient = patient(index).unwrap();
        let (asked, rest) = patient.split_once("init({ module_or_path: 'a.wasm' })").unwrap();
        assert_eq!(asked, "<script>const wasm = await ");
        assert_eq!(rest.matches("init({ module_or_path: 'a.wasm' })").count(), 1);
        assert!(rest.ends_with(&format!(".catch({CAUGHT});go(wasm)</script>")), "{patient}");
    }

    #[test]
    fn a_page_that_starts_otherwise_is_not_changed_unseen() {
        assert_eq!(super::patient("<script>init('a.wasm')</script>"), None);
    }
}
