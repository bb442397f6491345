//! Files for the command line. In: names of files. Out: papers to be read, or why a file cannot be, in words. Knows not what
//! is done with them.

use std::io::ErrorKind;

use nuoji::document::{self, Document, Refused};
use nuoji::report::recipe::{Fault, MOST_BYTES, MOST_STEPS};
use nuoji::report::{self, Preview, Recipe, Report, Source};
use nuoji::words;

/// A paper that can be read.
pub struct Paper {
    source: Source,
    document: Document,
}

impl Paper {
    pub fn read(&self, recipe: &Recipe) -> Report {
        report::read_with(&self.source, &self.document, recipe)
    }

    pub fn preview(&self, recipe: &Recipe) -> (Report, Preview) {
        report::preview(&self.source, &self.document, recipe)
    }

    /// Names of persons and telephone numbers in it, as it was read.
    pub fn persons(&self, report: &Report, shown: &Preview) -> Vec<String> {
        report::person::persons(report, &self.document, shown)
    }
}

/// The papers in files, by the very way a visitor's own go, each with its name: those of an archive one by one. What
/// cannot be read says why in its place.
pub fn opened(files: &[&str]) -> Vec<(String, Result<Paper, String>)> {
    let mut found = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for file in files {
        let members = bytes_of(file).and_then(|bytes| {
            let archive =
                document::members(&bytes, document::encoding::native).map_err(|why| refusal(file, why))?;
            Ok(match archive {
                None => vec![((*file).to_owned(), bytes)],
                Some(members) => members.into_iter().map(|member| (member.name, member.bytes)).collect(),
            })
        });
        match members {
            Err(message) => found.push(((*file).to_owned(), Err(message))),
            Ok(members) if members.is_empty() => {
                found.push(((*file).to_owned(), Err(refusal(file, Refused::Empty))));
            }
            Ok(members) => found.extend(members.into_iter().map(|(name, bytes)| {
                let paper = open(&name, &bytes, &ids);
                ids.push(report::id_of_file(&name));
                (name, paper)
            })),
        }
    }
    found
}

fn bytes_of(file: &str) -> Result<Vec<u8>, String> {
    let bytes = match file {
        "-" => {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
        }
        _ => std::fs::read(file),
    };
    bytes.map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("读不了 {file}：没有这个文件"),
        ErrorKind::PermissionDenied => format!("读不了 {file}：没有读取权限"),
        _ => format!("读不了 {file}：{error}"),
    })
}

/// A paper from a file's bytes. The file's name gives the id; `before` holds those of the files before.
fn open(file: &str, bytes: &[u8], before: &[String]) -> Result<Paper, String> {
    let document = document::open(bytes, document::encoding::native).map_err(|why| refusal(file, why))?;
    let again = before.iter().filter(|other| **other == report::id_of_file(file)).count();
    let id = if again == 0 {
        report::id_of_file(file)
    } else {
        format!("{}-{}", report::id_of_file(file), again + 1)
    };
    if document.encoding != "utf-8" {
        eprintln!("{file}: 不是 UTF-8 编码，按 {} 读取", document.encoding);
    }
    Ok(match report::shipped().into_iter().find(|source| *source.text == *document.text) {
        Some(known) => {
            Paper { source: Source { id, ..known }, document: document::from_text(&document.text) }
        }
        None => Paper { source: report::guess(&id, &document), document },
    })
}

fn refusal(file: &str, why: Refused) -> String {
    format!("读不了 {file}：{}", words::unread(why))
}

/// The corrections in a file.
pub fn recipe(file: &str) -> Result<Recipe, String> {
    let bytes = bytes_of(file)?;
    let damaged = |why: &str| format!("更正文件 {file} 有误，读不了：{why}");
    let text = std::str::from_utf8(&bytes).map_err(|_| damaged("不是 UTF-8 文本"))?;
    Recipe::from_json(text).map_err(|fault| match fault {
        Fault::Newer(version) => {
            format!("更正文件 {file} 是更新版本的诺迹写的（版本 {version}），这个版本读不了")
        }
        Fault::Damaged(why) => damaged(&why),
        Fault::TooLarge => {
            format!("更正文件 {file} 太大：最多 {} KB、{MOST_STEPS} 条", MOST_BYTES >> 10)
        }
    })
}
