//! Data set files of the app's own format, tampered with and sealed again. In: the page's own file. Out: bytes.

use super::zip::crc32;
use super::{Hostile, MARKUP, read, refused};

pub fn all(records: &str) -> Vec<Hostile> {
    let unsealed = records.replacen("地区生产总值", MARKUP, 1);
    let claims =
        sealed("#\tedition\t1\nedition\tx\n#\tmanifest\t1\ntitle\tx\n#\treports\t4294967295\nid\tx\n");
    vec![
        read("数据集.nuoji", tampered(records)),
        refused("改过.nuoji", unsealed),
        refused("断了.nuoji", &records.as_bytes()[..records.len() / 2]),
        refused("太多.nuoji", claims),
        refused("没有表.nuoji", sealed("#\t__proto__\t1\nedition\tx\n")),
        refused("旧识.nuoji", records),
    ]
}

fn sealed(tables: &str) -> String {
    format!("nuoji-dataset\t1\t{:08x}\n{tables}", crc32(tables.as_bytes()))
}

/// The reports again under other ids, one of them `constructor`, a task `__proto__`, with markup in titles, places, publishers, goals, results
/// and units.
pub fn tampered(records: &str) -> String {
    let (mut table, mut tables) = (String::new(), String::new());
    for line in records.lines().skip(1) {
        if let Some(head) = line.strip_prefix("#\t") {
            table = head.split('\t').next().unwrap_or_default().to_owned();
        }
        let mut cells = line.split('\t');
        let column = cells.next().unwrap_or_default();
        tables.push_str(column);
        for (at, cell) in cells.enumerate() {
            tables.push('\t');
            tables.push_str(&changed(&table, column, at, cell));
        }
        tables.push('\n');
    }
    sealed(&tables)
}

fn changed(table: &str, column: &str, at: usize, cell: &str) -> String {
    let first = at == 0;
    match (table, column) {
        ("edition", "edition") => "__proto__<b onclick=window.harmed=1>".to_owned(),
        ("manifest", "title" | "place" | "publisher") => MARKUP.to_owned(),
        ("reports", "url") => "javascript:window.harmed=7".to_owned(),
        ("reports", "title" | "place" | "publisher") => format!("{MARKUP}{at}"),
        ("reports", "id") | ("tasks", "report") => match cell {
            "r2020" => "constructor".to_owned(),
            _ => format!("own-{cell}"),
        },
        ("tasks", "id") if first => "__proto__".to_owned(),
        ("tasks", "id") if at == 1 => "<img src=x onerror=window.harmed=8>".to_owned(),
        ("tasks", "id") => format!("own-{cell}"),
        ("tasks", "goal" | "progress" | "theme") if at < 5 => format!("{MARKUP}{cell}"),
        ("tasks", "lead") if at < 5 => format!("{MARKUP}\\,"),
        _ => cell.to_owned(),
    }
}
