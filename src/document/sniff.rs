//! What kind of file it is, by its first bytes. In: bytes, or the beginning of a text. Out: the container, and
//! whether a text is a page. Knows no file names: endings lie.

use serde::{Deserialize, Serialize};

/// What the bytes are packed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Container {
    Empty,
    Text,
    /// zip: Word, sheets, OFD and archives since 2007.
    Zip,
    /// OLE2: Word and sheets of 1997, encrypted files of later versions.
    Ole,
    Pdf,
    /// The national format for official papers, GB/T 33190.
    Ofd,
    Slides,
    Rtf,
    /// Word as one XML file: that of 2003, or the flat one since 2007.
    WordXml,
    /// A web page saved as one file.
    Mhtml,
    Picture,
    Gzip,
    Rar,
    SevenZip,
    /// Bytes without a known beginning.
    Unknown,
}

const BEGINNINGS: &[(&[u8], Container)] = &[
    (b"PK\x03\x04", Container::Zip),
    (b"PK\x05\x06", Container::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Container::Ole),
    (b"{\\rtf", Container::Rtf),
    (b"\x89PNG", Container::Picture),
    (b"\xff\xd8\xff", Container::Picture),
    (b"GIF8", Container::Picture),
    (b"II*\0", Container::Picture),
    (b"MM\0*", Container::Picture),
    (b"\x1f\x8b", Container::Gzip),
    (b"Rar!", Container::Rar),
    (b"7z\xbc\xaf", Container::SevenZip),
];

/// How far a signature may stand from the beginning.
const NEAR: usize = 1024;

pub fn container(bytes: &[u8]) -> Container {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Container::Empty;
    }
    if let Some((_, found)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return *found;
    }
    let front = &bytes[..bytes.len().min(NEAR)];
    let holds = |words: &[u8]| front.windows(words.len()).any(|part| part.eq_ignore_ascii_case(words));
    if holds(b"%PDF-") {
        return Container::Pdf;
    }
    if holds(b"MIME-Version:") && holds(b"Content-Type:") {
        return Container::Mhtml;
    }
    if super::encoding::wide(bytes).is_none() && bytes.iter().take(1 << 16).any(|byte| *byte == 0) {
        return Container::Unknown;
    }
    Container::Text
}

/// Where the list of a zip's files is looked for: it ends the file.
const LIST: usize = 1 << 16;

/// Whether a zip or an OLE2 file is a sheet by what its bytes show unopened. Where this is wrong, the file is opened to tell.
pub fn is_sheet(bytes: &[u8]) -> bool {
    if container(bytes) == Container::Ole {
        // Each entry of the list of streams begins with its name.
        let lists = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.chunks(128).any(|entry| entry.starts_with(&name))
        };
        return (lists("Workbook\0") || lists("Book\0")) && !lists("WordDocument\0");
    }
    let holds = |part: &[u8], words: &[u8]| part.windows(words.len()).any(|found| found == words);
    let list = &bytes[bytes.len().saturating_sub(LIST)..];
    holds(list, b"xl/workbook") && !holds(list, b"word/")
        || holds(&bytes[..bytes.len().min(128)], b"application/vnd.oasis.opendocument.spreadsheet")
}

/// Tags that begin a page or a piece of one.
const TAGS: &str = "!doctype html|html|head|body|meta|table|tbody|tr|td|div|p|span|section|article|font|ul|ol|h1|h2|\
    h3|center|style|br|title|!--startfragment--|strong|b";

/// Whether a text is a page: it begins with a tag, or holds closing tags of blocks in number. A text that talks of a
/// tag or two is none.
pub fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches(crate::text::is_blank);
    let front = &text[..text.floor_char_boundary(4096)];
    // The clipboard of Windows puts a head of its own before the page.
    let clipboard = front.starts_with("Version:") && front.contains("StartHTML:");
    let mut rest = front;
    while let Some(after) =
        rest.strip_prefix("<!--").filter(|after| !after.to_ascii_lowercase().starts_with("startfragment"))
    {
        rest = after.find("-->").map_or("", |end| after[end + 3..].trim_start());
    }
    let tag = |rest: &str| {
        let Some(name) = rest.strip_prefix('<') else { return false };
        let name =
            name.strip_prefix('?').map_or(name, |xml| if xml.starts_with("xml") { "html" } else { xml });
        let lower = name[..name.floor_char_boundary(24)].to_ascii_lowercase();
        let closed = name.find(['<', '>']).is_some_and(|at| name[at..].starts_with('>'));
        closed
            && TAGS.split('|').any(|tag| {
                lower
                    .strip_prefix(tag)
                    .is_some_and(|after| !after.starts_with(|sign: char| sign.is_ascii_alphanumeric()))
            })
    };
    if !clipboard && !tag(rest) {
        return false;
    }
    let whole = text[..text.floor_char_boundary(1 << 16)].to_ascii_lowercase();
    clipboard
        || ["</", "<p", "<br", "<tr", "<td", "<html"].iter().filter(|part| whole.contains(**part)).count()
            >= 1
}

/// Names that the first tags of such a file bear.
const WORD_XML: [&str; 2] = [
    "http://schemas.microsoft.com/office/word/2003/wordml",
    "http://schemas.microsoft.com/office/2006/xmlPackage",
];

/// Whether a text is a Word file written as XML, whose words stand between the marks of its looks.
pub fn is_word_xml(text: &str) -> bool {
    let text = text.trim_start_matches(crate::text::is_blank);
    let front = &text[..text.floor_char_boundary(4096)];
    front.starts_with("<?xml") && WORD_XML.iter().any(|name| front.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_containers_by_their_first_bytes() {
        let check = |bytes: &[u8], want| assert_eq!(container(bytes), want, "{bytes:?}");
        check(b"", Container::Empty);
        check(b" \r\n", Container::Empty);
        check(b"PK\x03\x04\x14", Container::Zip);
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", Container::Ole);
        check(b"\n%PDF-1.7", Container::Pdf);
        check(
            b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            Container::Mhtml,
        );
        check("\u{feff}序号,任务".as_bytes(), Container::Text);
        check(b"\xff\xfe\x8f\x5e", Container::Text);
        check(b"a\0b\x01\0\0\x02", Container::Unknown);
    }

    #[test]
    fn a_text_that_talks_of_tags_is_no_page() {
        assert!(is_html("<p>\n甲</p><p align=\"left\">乙</p>"));
        assert!(is_html("\u{feff}<!-- 注 --><!DOCTYPE html><html><body>甲</body></html>"));
        assert!(is_html(
            "Version:0.9\r\nStartHTML:0000000105\r\n<html><body><!--StartFragment-->甲<!--EndFragment-->"
        ));
        assert!(!is_html("1.修改 <table> 标签的说明\n2.完成"));
        assert!(!is_html("<通知> 各单位："));
        assert!(!is_html("<p 是什么"));
    }

    #[test]
    fn word_as_xml_is_told_from_a_page() {
        let old = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument \
            xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body/></w:wordDocument>";
        let flat = "\u{feff}<?xml version=\"1.0\"?><pkg:package \
            xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part/></pkg:package>";
        assert!(is_word_xml(old) && is_word_xml(flat));
        assert!(!is_word_xml("<?xml version=\"1.0\"?><html><body>甲</body></html>"));
        assert!(!is_word_xml("http://schemas.microsoft.com/office/2006/xmlPackage"));
    }
}
