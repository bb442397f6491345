//! Several files as one paper: a letter and its attachments. In: documents in their order. Out: one document, whose text is theirs
//! one after the other. Knows no report.

use super::block::{Block, Document, Format, Kind, Note};
use crate::text::Span;

/// One document of several; the first gives the title. Of none it is empty.
pub fn join(documents: impl IntoIterator<Item = Document>) -> Document {
    let mut documents = documents.into_iter();
    let empty = || Document {
        format: Format::Text,
        text: String::new(),
        blocks: Vec::new(),
        title: None,
        encoding: "utf-8",
        notes: Vec::new(),
    };
    let mut whole = documents.next().unwrap_or_else(empty);
    for document in documents {
        if !whole.text.is_empty() && !whole.text.ends_with('\n') {
            whole.text.push('\n');
        }
        let by = whole.text.len();
        whole.text.push_str(&document.text);
        whole.blocks.extend(document.blocks.into_iter().map(|block| moved_block(block, by)));
        let notes = document.notes.into_iter().map(|note| Note { at: moved(note.at, by), ..note });
        whole.notes.extend(notes);
        whole.title = whole.title.or(document.title);
    }
    whole
}

fn moved(span: Span, by: usize) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

fn moved_block(mut block: Block, by: usize) -> Block {
    block.span = moved(block.span, by);
    match &mut block.kind {
        Kind::Item { marker: Some(marker), .. } => *marker = moved(*marker, by),
        Kind::Grid(grid) => {
            let pieces = grid.cells.iter_mut().flat_map(|cell| &mut cell.pieces);
            pieces.for_each(|piece| *piece = moved(*piece, by));
        }
        _ => {}
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Writer;

    #[test]
    fn every_place_still_holds_its_words() {
        let mut letter = Writer::default();
        letter.heading(1, "关于报送进展情况的函");
        letter.item(1, "1.", "见附件");
        let mut table = Writer::default();
        let mut grid = table.grid();
        grid.cell(0, 0, 1, 1, "任务");
        grid.cell(1, 0, 1, 1, "新建公园3个\n改造2个");
        grid.end();
        table.note("text-cut", 0);
        let whole = join([letter.finish(Format::Word), table.finish(Format::Sheet)]);
        let Kind::Grid(grid) = &whole.blocks[2].kind else { panic!("no grid") };
        let pieces: Vec<&str> =
            grid.cells.iter().flat_map(|cell| &cell.pieces).map(|piece| piece.of(&whole.text)).collect();
        assert_eq!(pieces, ["任务", "新建公园3个", "改造2个"]);
        assert!(whole.notes[0].at.of(&whole.text).starts_with("任务"));
        assert_eq!(join([]).text, "");
    }
}
