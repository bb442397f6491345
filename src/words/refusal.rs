//! Why notes were not taken in or passed on, and why data are not shown. In: the core's errors. Out: sentences. Refuses to know: what
//! was being read.

use super::*;
use crate::dataset::Refusal;
use crate::document::Refused;
use crate::document::sniff::Container;
use crate::note::Unreadable;
use crate::note::share::TooLong;

/// Why a text is no collection of notes, to be shown after what was being read.
pub fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::TooBig { bytes } => UNREADABLE_BIG.with(&[&bytes.div_ceil(1 << 20).to_string()]),
        Unreadable::NotJson { line, column } => {
            UNREADABLE_JSON.with(&[&line.to_string(), &column.to_string()])
        }
        Unreadable::NotNotes => UNREADABLE_OTHER.t().to_owned(),
        Unreadable::Newer { version } => UNREADABLE_NEWER.with(&[&version.to_string()]),
        Unreadable::WrongId => UNREADABLE_ID.t().to_owned(),
        Unreadable::CutLink => UNREADABLE_CUT.t().to_owned(),
        Unreadable::WrongValue { task, field } if task.is_empty() => UNREADABLE_FIELD.with(&[field]),
        Unreadable::WrongValue { task, field: "checked" } => UNREADABLE_DAY.with(&[task, NOTE_CHECKED.t()]),
        Unreadable::WrongValue { task, field: "deadline" } => UNREADABLE_DAY.with(&[task, NOTE_DEADLINE.t()]),
        Unreadable::WrongValue { task, field: "struck" } => UNREADABLE_DAY.with(&[task, NOTE_STRUCK.t()]),
        Unreadable::WrongValue { task, field } => UNREADABLE_VALUE.with(&[task, field]),
    }
}

/// Why a data set is not taken.
pub fn refused(why: &Refusal) -> String {
    match why {
        Refusal::Newer(version) => DATA_NEWER.with(&[&version.to_string()]),
        Refusal::Foreign => DATA_DAMAGED.with(&["nuoji-dataset"]),
        Refusal::Damaged => DATA_DAMAGED.with(&["crc32"]),
        Refusal::OtherEdition => DATA_DAMAGED.with(&["edition"]),
        Refusal::NoTable(table) => DATA_DAMAGED.with(&[table]),
        Refusal::NoColumn(table, column) | Refusal::Value(table, column, _) => {
            DATA_DAMAGED.with(&[&[table, ".", column].concat()])
        }
    }
}

/// Why there is no link, and what to do instead.
pub fn too_long(link: TooLong) -> String {
    let tenths = link.length.div_ceil(100);
    SHARE_TOO_LONG.with(&[&[(tenths / 10).to_string(), (tenths % 10).to_string()].join(".")])
}

/// Why a file is not read, and what to do.
pub fn unread(why: Refused) -> &'static str {
    let word = match why {
        Refused::Empty => UNREAD_EMPTY,
        Refused::Encrypted => UNREAD_ENCRYPTED,
        Refused::Damaged => UNREAD_DAMAGED,
        Refused::NoText => UNREAD_NO_TEXT,
        Refused::Garbled => UNREAD_GARBLED,
        Refused::Encoding => UNREAD_ENCODING,
        Refused::TooLarge => UNREAD_LARGE,
        Refused::Unsupported(container) => match container {
            Container::Ofd => UNREAD_OFD,
            Container::Rtf => UNREAD_RTF,
            Container::WordXml => UNREAD_WORD_XML,
            Container::Slides => UNREAD_SLIDES,
            Container::Picture => UNREAD_PICTURE,
            Container::Gzip | Container::Rar | Container::SevenZip => UNREAD_PACKED,
            Container::Zip => UNREAD_ZIP,
            Container::Ole => UNREAD_OLE,
            _ => UNREAD_UNKNOWN,
        },
    };
    word.t()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_why_with_its_numbers() {
        assert_eq!(
            unreadable(&Unreadable::TooBig { bytes: 17 << 20 }),
            "内容太大（17 MB），不像是批注文件。"
        );
        let field = |task: &str| unreadable(&Unreadable::WrongValue { task: task.into(), field: "star" });
        assert_eq!([field(""), field("a")], ["star 一项不合格式。", "a 的 star 一项不合格式。"]);
        let day = unreadable(&Unreadable::WrongValue { task: "a".into(), field: "deadline" });
        assert_eq!(day, "a 的“督办期限”不是一个日期。");
        assert!(too_long(TooLong { length: 12129 }).starts_with("链接会有 12.2 kB，超过 8 kB"));
    }
}
