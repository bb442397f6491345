//! Files that are packed in a container: what a zip or an OLE2 file holds decides which front end reads it. In: bytes.
//! Out: a [`Document`], or what kind of file it is that cannot be read. Endings of names are never asked.

use std::io::{Cursor, Read};

use office_oxide::DocumentFormat;
use office_oxide::cfb::CfbReader;
use zip::ZipArchive;

use super::block::{Document, Format};
use super::sniff::Container;
use super::{Refused, odf, office, sheet};

/// What one part of a packed file may grow to; more is a bomb, not a paper.
const MOST_UNPACKED: u64 = 200 << 20;
/// Files of an archive that are read.
const MOST_FILES: usize = 200;

/// Over bytes of its own, as the crates that read what it holds have them: the code for it then stands in a program once.
type Zip = ZipArchive<Cursor<Vec<u8>>>;

/// A file of an archive.
pub struct Member {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What a packed file holds that can be read.
enum Held {
    Docx,
    Xlsx,
    OpenDocument(Format),
    Doc,
    Xls,
}

/// Reads a Word file or a sheet.
pub fn read(bytes: &[u8]) -> Result<Document, Refused> {
    match held(bytes)? {
        Held::Docx => office::read(bytes, DocumentFormat::Docx),
        Held::Xlsx => sheet::xlsx(bytes),
        Held::OpenDocument(format) => open_document(bytes, format),
        Held::Doc => office::read(bytes, DocumentFormat::Doc),
        Held::Xls => sheet::xls(bytes),
    }
}

/// Reads a sheet; none where the file holds none.
pub fn sheet(bytes: &[u8]) -> Result<Option<Document>, Refused> {
    match held(bytes) {
        Ok(Held::Xlsx) => sheet::xlsx(bytes).map(Some),
        Ok(Held::OpenDocument(Format::Sheet)) => open_document(bytes, Format::Sheet).map(Some),
        Ok(Held::Xls) => sheet::xls(bytes).map(Some),
        _ => Ok(None),
    }
}

fn held(bytes: &[u8]) -> Result<Held, Refused> {
    match super::sniff::container(bytes) {
        Container::Zip => held_by_zip(bytes),
        _ => held_by_ole(bytes),
    }
}

fn held_by_zip(bytes: &[u8]) -> Result<Held, Refused> {
    let mut zip = opened(bytes)?;
    let names: Vec<String> = zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let holds = |front: &str| names.iter().any(|name| name.starts_with(front));
    let is = |name: &str| names.iter().any(|found| found == name);
    if holds("word/") {
        Ok(Held::Docx)
    } else if holds("xl/") {
        Ok(Held::Xlsx)
    } else if holds("ppt/") {
        Err(Refused::Unsupported(Container::Slides))
    } else if is("OFD.xml") {
        Err(Refused::Unsupported(Container::Ofd))
    } else if is("content.xml") && is("mimetype") {
        let kind = text_of(&mut zip, "mimetype")?;
        if kind.contains("spreadsheet") {
            Ok(Held::OpenDocument(Format::Sheet))
        } else if kind.contains("opendocument.text") {
            Ok(Held::OpenDocument(Format::Word))
        } else {
            Err(Refused::Unsupported(Container::Slides))
        }
    } else {
        Err(Refused::Unsupported(Container::Zip))
    }
}

fn held_by_ole(bytes: &[u8]) -> Result<Held, Refused> {
    let mut bytes = Cursor::new(bytes.to_vec());
    let container = CfbReader::new(&mut bytes).map_err(|_| Refused::Damaged)?;
    let holds = |name: &str| container.has_stream(name);
    if holds("EncryptedPackage") {
        Err(Refused::Encrypted)
    } else if holds("WordDocument") {
        Ok(Held::Doc)
    } else if holds("Workbook") || holds("Book") {
        Ok(Held::Xls)
    } else if holds("PowerPoint Document") {
        Err(Refused::Unsupported(Container::Slides))
    } else {
        Err(Refused::Unsupported(Container::Ole))
    }
}

/// `.odt` and `.ods`.
fn open_document(bytes: &[u8], format: Format) -> Result<Document, Refused> {
    let zip = &mut opened(bytes)?;
    if text_of(zip, "META-INF/manifest.xml").is_ok_and(|list| list.contains("encryption-data")) {
        return Err(Refused::Encrypted);
    }
    odf::read(&text_of(zip, "content.xml")?, format)
}

fn opened(bytes: &[u8]) -> Result<Zip, Refused> {
    ZipArchive::new(Cursor::new(bytes.to_vec())).map_err(|_| Refused::Damaged)
}

fn text_of(zip: &mut Zip, name: &str) -> Result<String, Refused> {
    let at = zip.index_for_name(name).ok_or(Refused::Damaged)?;
    String::from_utf8(unpacked(zip, at)?).map_err(|_| Refused::Damaged)
}

fn unpacked(zip: &mut Zip, at: usize) -> Result<Vec<u8>, Refused> {
    let file = zip.by_index(at).map_err(|_| Refused::Damaged)?;
    if file.encrypted() {
        return Err(Refused::Encrypted);
    }
    let mut bytes = Vec::new();
    let read = file.take(MOST_UNPACKED + 1).read_to_end(&mut bytes);
    match read {
        Ok(_) if bytes.len() as u64 > MOST_UNPACKED => Err(Refused::TooLarge),
        Ok(_) => Ok(bytes),
        Err(_) => Err(Refused::Damaged),
    }
}

/// The files of an archive, in its order, or `None` where the bytes are one paper. Folders and what a Mac leaves
/// behind are no files. An archive in an archive stays packed.
pub fn members(bytes: &[u8], decode: super::Decode) -> Result<Option<Vec<Member>>, Refused> {
    if super::sniff::container(bytes) != Container::Zip {
        return Ok(None);
    }
    if held(bytes).err() != Some(Refused::Unsupported(Container::Zip)) {
        return Ok(None);
    }
    let mut archive = opened(bytes)?;
    let mut found = Vec::new();
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let Some(name) = member_name(&mut archive, at, decode) else { continue };
        if found.len() == MOST_FILES {
            return Err(Refused::TooLarge);
        }
        let bytes = unpacked(&mut archive, at)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(Refused::TooLarge)?;
        found.push(Member { name, bytes });
    }
    Ok(Some(found))
}

/// The name of a file in an archive, which older programs of Windows write in GB18030 without saying so.
fn member_name(archive: &mut Zip, at: usize, decode: super::Decode) -> Option<String> {
    let file = archive.by_index_raw(at).ok().filter(|file| file.is_file())?;
    let name = match std::str::from_utf8(file.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => decode("gb18030", file.name_raw())?,
    };
    let hidden = name.starts_with("__MACOSX/") || name.rsplit('/').next()?.starts_with('.');
    (!hidden).then_some(name)
}
