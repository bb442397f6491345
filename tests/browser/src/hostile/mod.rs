//! Files that mean harm, made here from small parts: markup wherever a file has words, archives and tables that claim
//! more than they hold, files that are broken or of another kind. Out: names and bytes, and whether a paper can be read
//! of each. Knows no browser.

mod archive;
mod dataset;
mod office;
mod pages;
mod pdf;
mod plain;
mod zip;

pub use dataset::tampered;

/// What the app makes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A paper to look at, whatever it holds.
    Read,
    /// A name and why not.
    Refused,
    /// An archive of which some is read and some refused.
    Mixed,
}

pub struct Hostile {
    pub name: String,
    pub bytes: Vec<u8>,
    pub fate: Fate,
    /// Names of the files inside, which are told in the place of its own.
    pub inside: &'static [&'static str],
}

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Hostile {
    Hostile { name: name.to_owned(), bytes: bytes.into(), fate: Fate::Read, inside: &[] }
}

fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> Hostile {
    Hostile { fate: Fate::Refused, ..read(name, bytes) }
}

/// All of them; `records` is the page's own data set file, to be tampered with.
pub fn all(records: &str) -> Vec<Hostile> {
    [
        pages::all(),
        plain::texts(),
        plain::names(),
        plain::foreign(),
        archive::all(),
        office::words(),
        office::sheets(),
        office::containers(),
        pdf::all(),
        dataset::all(records),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Markup that runs where words are taken for markup.
pub const MARKUP: &str =
    "<script>window.harmed=1</script><img src=x onerror='window.harmed=2'><svg onload=window.harmed=3>";

/// A report with markup in its title, and in every cell that names something.
pub fn marked() -> String {
    let unit = "区园林局<iframe srcdoc='<script>parent.harmed=4</script>'></iframe>";
    format!(
        "2024年重点工作完成情况{MARKUP}\n序号\t工作任务\t完成情况\t责任单位\n\
         1\t新建公园3个{MARKUP}\t已建成3个<style>*{{display:none}}</style>\t{unit}\n\
         2\t改造学校2所<a href='javascript:window.harmed=5'>点这里</a>\t已开工1所\t区教育局<b onclick=window.harmed=6>\n"
    )
}
