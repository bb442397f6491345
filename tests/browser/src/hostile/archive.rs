//! Archives that mean harm: bombs, names that lead elsewhere, directories that lie, entries that are locked.

use super::zip::{DEFLATED, Entry, bomb, overlapping, stored, zip};
use super::{Fate, Hostile, MARKUP, marked, read, refused};

pub fn all() -> Vec<Hostile> {
    let two = |first: &str, second: &str| zip(&[stored(first, marked()), stored(second, marked())]);
    let inner = zip(&[stored("里.txt", marked())]);
    let nested = (0..6).fold(inner, |inside, _| zip(&[stored("又一层.zip", inside)]));
    let mut wrong = two("一.txt", "二.txt");
    let end = wrong.len() - 22;
    wrong[end + 16..end + 20].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    let mut counted = two("一.txt", "二.txt");
    let end = counted.len() - 22;
    counted[end + 8..end + 12].copy_from_slice(&[0xff; 4]);
    let locked = Entry { flags: 1, ..stored("锁.txt", vec![7; 200]) };
    let sum = Entry { sum: 1, ..stored("和.txt", marked()) };
    let larger = Entry { size: u32::MAX, ..stored("大.txt", marked()) };
    let method = Entry { method: 99, ..stored("法.txt", marked()) };
    let cut = two("一.txt", "二.txt");
    let many: Vec<String> = (0..60_000).map(|at| format!("{at}.txt")).collect();
    let inside = |inside, fate, file: Hostile| Hostile { inside, fate, ..file };
    vec![
        bombed("炸弹.zip", "炸.txt"),
        refused("叠弹.zip", overlapped()),
        inside(&["又一层.zip"], Fate::Refused, refused("套.zip", nested)),
        inside(
            &["../../../../etc/x.txt", "/etc/y.txt"],
            Fate::Read,
            read("出去.zip", two("../../../../etc/x.txt", "/etc/y.txt")),
        ),
        inside(&["同.txt"], Fate::Read, read("重名.zip", two("同.txt", "同.txt"))),
        inside(
            &["<img src=x onerror=window.harmed=1>.txt", "__proto__"],
            Fate::Read,
            read("名字.zip", two("<img src=x onerror=window.harmed=1>.txt", "__proto__")),
        ),
        inside(&["好.txt", "坏.exe"], Fate::Mixed, read("好坏.zip", mixed())),
        refused("目录不在.zip", wrong),
        refused("目录太多.zip", counted),
        refused("锁.zip", zip(&[locked])),
        refused("和不对.zip", zip(&[sum])),
        inside(&["大.txt"], Fate::Read, read("大小不对.zip", zip(&[larger]))),
        refused("不会的法.zip", zip(&[method])),
        refused("断.zip", &cut[..cut.len() / 2]),
        refused("六万个.zip", overlapping(&stored("0.txt", "甲"), &many)),
        refused("空.zip", zip(&[])),
        refused("文件夹.zip", zip(&[stored("a/", ""), stored(".隐.txt", MARKUP)])),
        refused("OFD.ofd", zip(&[stored("OFD.xml", MARKUP)])),
    ]
}

fn mixed() -> Vec<u8> {
    zip(&[stored("好.txt", marked()), stored("坏.exe", b"MZ\0\0".to_vec())])
}

/// Two megabytes that hold two gigabytes.
fn bombed(name: &str, inside: &str) -> Hostile {
    let packed = bomb(b"2024\n", 32, b"\n");
    let entry = Entry { packed, method: DEFLATED, size: 0x7fff_ffff, sum: 0, ..stored(inside, "") };
    refused(name, zip(&[entry]))
}

/// Two hundred names of the same 190 megabytes.
fn overlapped() -> Vec<u8> {
    let entry = Entry { packed: bomb(b"", 2, b""), method: DEFLATED, size: 2 << 26, ..stored("0.txt", "") };
    let names: Vec<String> = (0..200).map(|at| format!("{at}.txt")).collect();
    overlapping(&entry, &names)
}
