//! What is added to dist/ once trunk has put the pages together: a content policy in every page, the single
//! file, the worker's list. In: dist/ and the parts of the program. Out: files in dist/.

use crate::page::{inline, tags};
use crate::parts::Parts;
use crate::step::{Done, command, run};
use crate::{sha, sizes, wasm};
use std::path::Path;

/// Finishes dist/ with the parts of the program in place of the whole one.
pub fn all(dist: &Path, parts: &Parts) -> Done {
    parts.place(dist)?;
    let index = one_style(dist, &read(&dist.join("index.html"))?)?;
    let single = single(dist, &index, parts)?;
    write(&dist.join("nuoji.html"), &with_policy(&single, "data: blob:", "")?)?;
    write(&dist.join("index.html"), &with_policy(&index, "'self' data: blob:", "'self'")?)?;
    let plain = dist.join("plain.html");
    if plain.is_file() {
        let html = read(&plain)?;
        write(&plain, &with_policy(&html, "data:", "")?)?;
    }
    worker(dist)
}

/// Puts a content policy first in the head: our own files, and inline scripts and styles by their digest.
/// A visitor may open a report by its address, so connections to other hosts stay possible.
fn with_policy(html: &str, images: &str, own: &str) -> Done<String> {
    let digests = |name: &str| -> String {
        let mut sources: Vec<String> = Vec::new();
        sources.extend((!own.is_empty()).then(|| own.to_owned()));
        sources.extend(inline(html, name).iter().map(|body| format!("'{}'", sha::named(body.as_bytes()))));
        if sources.is_empty() { "'none'".to_owned() } else { sources.join(" ") }
    };
    let scripts = digests("script");
    let mut policy = format!("default-src 'none'; style-src {}; img-src {images}", digests("style"));
    if scripts != "'none'" {
        policy += &format!("; script-src {scripts} 'wasm-unsafe-eval'; connect-src {own} https: http:");
    }
    if !own.is_empty() {
        policy += "; worker-src 'self'; manifest-src 'self'";
    }
    policy += "; base-uri 'none'; form-action 'none'";
    let meta = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    // After the charset, which must stand in the first kilobyte.
    let tags = tags(html);
    let charset = tags.iter().find(|tag| tag.name() == "meta" && tag.attribute("charset").is_some());
    let head = charset.or_else(|| tags.iter().find(|tag| tag.name() == "head"));
    let at = head.ok_or("a page of dist/ has no head")?.end;
    Ok(format!("{}{meta}{}", &html[..at], &html[at..]))
}

/// The style sheets as one file in place of the first link: one request instead of a dozen, and smaller.
fn one_style(dist: &Path, index: &str) -> Done<String> {
    let sheets: Vec<_> =
        tags(index).into_iter().filter(|tag| tag.attribute("rel") == Some("stylesheet")).collect();
    let mut text = String::new();
    for sheet in &sheets {
        let file = dist.join(sheet.attribute("href").unwrap_or(""));
        text += &read(&file)?;
        std::fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let digest: String = sha::sha256(text.as_bytes())[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let name = format!("style-{digest}.css");
    write(&dist.join(&name), &text)?;
    let (mut html, mut at) = (String::new(), 0);
    for (place, sheet) in sheets.iter().enumerate() {
        html += index[at..sheet.start].trim_end();
        if place == 0 {
            html += &format!("\n<link rel=\"stylesheet\" href=\"./{name}\">");
        }
        at = sheet.end;
    }
    Ok(html + &index[at..])
}

/// The whole app in one page. Browsers refuse fetches from file://, so the parts stand in the page, packed and
/// as base64, and the script takes them from there.
fn single(dist: &Path, index: &str, parts: &Parts) -> Done<String> {
    let mut held = String::new();
    for (name, bytes) in
        [("app.wasm", &parts.first)].into_iter().chain(parts.later.iter().map(|(n, b)| (n.as_str(), b)))
    {
        let base64 = sha::base64(&gzip(bytes)?);
        held += &format!("<script type=\"application/gzip\" id=\"{name}\">{base64}</script>\n");
    }
    let glue = parts.script_with(|name| format!("held(\"{name}\")")).replace("</script", "<\\/script");

    let mut html = String::new();
    let mut at = 0;
    for tag in tags(index) {
        let kind = tag.attribute("rel").unwrap_or("");
        let address = tag.attribute("href").unwrap_or("");
        let (instead, end) = match (tag.name(), kind) {
            ("script", _) => {
                let end = index[tag.end..].find("</script>").ok_or("a script without end")?;
                (String::new(), tag.end + end + "</script>".len())
            }
            ("link", "stylesheet") => (format!("<style>\n{}</style>", read(&dist.join(address))?), tag.end),
            ("link", "icon") => {
                let icon =
                    std::fs::read(dist.join(address)).map_err(|error| format!("{address}: {error}"))?;
                let data = sha::base64(&icon);
                (format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{data}\">"), tag.end)
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
    let end = format!("{held}<script type=\"module\">{glue}\n{START}</script>\n</body>");
    let (before, after) = html.rsplit_once("</body>").ok_or("index.html has no </body>")?;
    Ok(format!("{before}{end}{after}"))
}

fn gzip(bytes: &[u8]) -> Done<Vec<u8>> {
    let folder = wasm::target().join("parts");
    let (plain, packed) = (folder.join("plain"), folder.join("packed"));
    std::fs::write(&plain, bytes).map_err(|error| format!("{}: {error}", plain.display()))?;
    run(command("node", &["-e", GZIP, "--"]).arg(&plain).arg(&packed))?;
    std::fs::read(&packed).map_err(|error| format!("{}: {error}", packed.display()))
}

const GZIP: &str = r#"
const fs = require("fs"), [from, to] = process.argv.slice(1);
fs.writeFileSync(to, require("zlib").gzipSync(fs.readFileSync(from), { level: 9 }));"#;

/// Takes a part out of the page, as an answer like that of a fetch, and starts with the first.
const START: &str = r#"
async function held(name) {
  const element = document.getElementById(name);
  const packed = Uint8Array.from(atob(element.textContent), sign => sign.charCodeAt(0));
  element.remove();
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "content-type": "application/wasm" } });
}
await __wbg_init({ module_or_path: await held("app.wasm") });
"#;

/// Writes into the worker which files make this version. Large files that reading needs not stay outside.
fn worker(dist: &Path) -> Done {
    let file = dist.join("sw.js");
    let outside = |name: &String| {
        name.starts_with("data/")
            || matches!(name.as_str(), "sw.js" | "nuoji.html" | "nuoji.xlsx" | "plain.html")
    };
    let mut list = String::new();
    for name in sizes::files(dist)?.into_iter().filter(|name| !outside(name)) {
        let bytes = std::fs::read(dist.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        list += &format!("\n  [\"{name}\", \"{}\"],", sha::named(&bytes));
    }
    let version = &sha::named(list.as_bytes())["sha256-".len()..][..12];
    let text = read(&file)?;
    let filled = text.replacen("const FILES = [];", &format!("const FILES = [{list}\n];"), 1).replacen(
        "const VERSION = \"\";",
        &format!("const VERSION = \"{version}\";"),
        1,
    );
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
