//! A page as a document. In: HTML. Out: headings, paragraphs, items and grids, what surrounds them marked. Placeholder.

use super::{Document, Format, Writer};

pub fn read(html: &str) -> Document {
    let mut out = Writer::default();
    out.lines(html);
    out.finish(Format::Html)
}
