//! Texts, names and files of other kinds that mean harm.

use super::{Hostile, MARKUP, marked, read, refused};

const TASKS: &str = "2024年重点工作完成情况\n序号\t工作任务\t完成情况\t责任单位\n\
    1\t新建公园3个\t已建成3个\t区园林局\n2\t改造学校2所\t已开工1所\t区教育局\n";

pub fn texts() -> Vec<Hostile> {
    let sums = "序号,工作任务,完成情况,责任单位\n1,=cmd|' /C calc'!A0,\"=HYPERLINK(\"\"https://harm.invalid/\"\",\"\"点\"\")\",区园林局\n\
        2,@SUM(1+1)*cmd|' /C calc'!A0,+1+cmd|' /C calc'!A0,-2+3+cmd|' /C calc'!A0\n3,新建公园3个,\t=1+1,区教育局\n";
    let cells = format!(
        "序号,工作任务,完成情况,责任单位\n1,\"新建公园3个{MARKUP}\",已建成3个,区园林局<b onclick=window.harmed=1>\n"
    );
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(TASKS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let line = "新建公园3个，".repeat(20_000);
    let columns = format!("{}\n{}\n", vec!["列"; 20_000].join(","), vec!["值"; 20_000].join(","));
    let quoted = format!("a,b\n1,\"{}", "没有结尾，".repeat(20_000));
    let joined = format!(
        "{TASKS}3\t{}\t已完成\t区教育局\n",
        "\u{200b}\u{200d}\u{fe0f}\u{202e}甲\u{301}".repeat(5_000)
    );
    vec![
        read("标记.txt", marked()),
        read("公式.csv", sums),
        read("格子.csv", cells),
        read("断了的双字节.txt", &wide[..wide.len() - 1]),
        refused("半个字.txt", b"\xff\xfe\x8f".to_vec()),
        refused("坏字节.txt", [0xc3, 0x28, 0xff, 0x80, 0xf5].repeat(400)),
        refused("只有记号.txt", b"\xef\xbb\xbf".to_vec()),
        refused("零.txt", vec![0; 100_000]),
        refused("空.txt", b"".to_vec()),
        refused("空白.txt", vec![b' '; 1000]),
        read("一行.txt", line),
        read("两万列.csv", columns),
        read("引号.csv", quoted),
        read("看不见的字.txt", joined),
        read("括号.txt", format!("{TASKS}3\t{}\t已完成\t区教育局\n", "（".repeat(2_000))),
        read(
            "数.txt",
            format!(
                "{TASKS}3\t新建公园{}个\t完成99999999999999999999.9e999999%\t区园林局\n",
                "9".repeat(5_000)
            ),
        ),
        read("别的.json", "{\"__proto__\":{\"harmed\":1},\"constructor\":{\"prototype\":{\"harmed\":1}}}"),
        read(
            "更正.json",
            "{\"v\":1,\"source\":{\"title\":\"<img src=x onerror=window.harmed=1>\",\"url\":\"javascript:window.harmed=1\"}}",
        ),
        refused(
            "批注.json",
            "{\"format\":\"nuoji-notes\",\"version\":2,\"notes\":{\"__proto__\":{\"text\":\"<script>window.harmed=1</script>\"}}}",
        ),
        read("深.json", "[".repeat(200_000)),
        refused("新.txt", "nuoji-dataset 99\n"),
    ]
}

/// A good text under bad names.
pub fn names() -> Vec<Hostile> {
    let long = format!("{}.txt", "很长的名字".repeat(2_000));
    let named = [
        "<img src=x onerror=window.harmed=1>.txt",
        "\"><script>window.harmed=1</script>.txt",
        "']\"]{}*:not(*).txt",
        "../../../../etc/passwd",
        "..\\..\\a.txt",
        "零\u{0}.exe\u{0}.txt",
        "反\u{202e}txt.exe",
        "__proto__",
        "constructor",
        "toString.txt",
        "javascript:window.harmed=1",
        "%2e%2e%2f%00?#&=/tasks.txt",
        "\n\r\t.txt",
        "",
        ".",
        &long,
    ];
    named.iter().map(|name| read(name, TASKS)).collect()
}

/// Files that are no papers, some under the name of one.
pub fn foreign() -> Vec<Hostile> {
    let files: [(&str, &[u8]); 17] = [
        ("图.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0"),
        ("图.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0<script>window.harmed=1</script>"),
        ("图.gif", b"GIF89a/*<svg onload=window.harmed=1>*/=1;window.harmed=1"),
        ("图.tiff", b"II*\0\x08\0\0\0"),
        ("歌.mp3", b"ID3\x04\0\0\0\0\0\x00TIT2\0\0\0\x05\0\0\x03<b>\xff\xfb\x90"),
        ("影.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
        ("程序.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0PE\0\0"),
        ("程序.docx", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0"),
        ("程序.wasm", b"\0asm\x01\0\0\0"),
        ("包.rar", b"Rar!\x1a\x07\x01\0"),
        ("包.7z", b"7z\xbc\xaf\x27\x1c\0\x04"),
        ("包.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
        ("包.xlsx", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
        ("库.db", b"SQLite format 3\0\x10\0\x01\x01\0"),
        ("信.rtf", b"{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 01050000}}}"),
        ("坏.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"),
        ("坏.pdf", b"%PDF-1.7\nnothing of a file"),
    ];
    files.into_iter().map(|(name, bytes)| refused(name, bytes)).collect()
}
