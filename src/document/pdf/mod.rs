//! PDF with a text layer, also that of official typesetting whose fonts are named and not embedded. In: bytes. Out: a
//! [`Document`]: ruled tables as grids, one table over several pages as one, other words as paragraphs or lines.
//! `hayro` interprets the pages; what is done here is putting characters at places together again.

pub mod charmaps;
mod lines;
mod page;
mod radical;
mod ruled;
mod tables;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::font::StandardFont;
use hayro_interpret::hayro_cmap::{self, CMapName};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RectExt, RenderContent, TransformExt, interpret_page,
};

use super::Refused;
use super::block::{Document, Format, Writer};
use page::Page;

/// A paper of more pages is none.
const MOST_PAGES: usize = 3000;
/// Characters of one file.
const MOST_SIGNS: usize = 5_000_000;

/// Reads a file with the character maps that are built in, or else with a file of them. None where it names a map and
/// there are none: it must be read again with them.
pub fn read(bytes: &[u8], maps: Option<&'static str>) -> Result<Option<Document>, Refused> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Encrypted,
        _ => Refused::Damaged,
    })?;
    let Some(mut pages) = pages(&pdf, maps)? else { return Ok(None) };
    write_doors(&mut pages);
    let signs: usize = pages.iter().map(|page| page.signs.len()).sum();
    if signs == 0 {
        return Err(if pages.is_empty() { Refused::Damaged } else { Refused::NoText });
    }
    let mut out = Writer::default();
    let trust = Trust::of(&pages);
    if trust == Trust::None {
        return Err(Refused::Garbled);
    }
    tables::write(&mut out, &pages);
    if trust == Trust::Part {
        out.note("text-garbled", 0);
    }
    Ok(Some(out.finish(Format::Pdf)))
}

/// A radical whose ideograph the writing of the whole paper tells.
fn write_doors(pages: &mut [Page]) {
    let signs = || pages.iter().flat_map(|page| &page.signs).map(|sign| sign.text.as_str());
    if signs().any(|text| text.contains(radical::DOOR)) {
        let door = radical::door(signs());
        for sign in pages.iter_mut().flat_map(|page| &mut page.signs) {
            if sign.text.contains(radical::DOOR) {
                sign.text = sign.text.replace(radical::DOOR, door);
            }
        }
    }
}

/// A font that is named and not embedded is stood in for by one alone: places come from the widths that the file gives, and no
/// outline is ever drawn.
fn settings(maps: Option<&'static str>, lacking: &Arc<AtomicBool>) -> InterpreterSettings {
    let lacking = lacking.clone();
    let map = move |name: CMapName<'_>| match (hayro_cmap::load_embedded(name), maps) {
        (Some(map), _) => Some(map),
        (None, Some(maps)) => charmaps::find(maps, name),
        (None, None) => {
            lacking.fetch_or(!matches!(name, CMapName::Custom(_)), Ordering::Relaxed);
            None
        }
    };
    InterpreterSettings {
        font_resolver: Arc::new(|_| Some(StandardFont::Helvetica.get_font_data())),
        cmap_resolver: Arc::new(map),
        warning_sink: Arc::new(|_| {}),
        render_content: RenderContent::all(),
    }
}

fn pages(pdf: &Pdf, maps: Option<&'static str>) -> Result<Option<Vec<Page>>, Refused> {
    let lacking = Arc::default();
    let cache = InterpreterCache::new();
    let mut found = Vec::new();
    let mut signs = 0;
    for page in pdf.pages().iter() {
        if found.len() == MOST_PAGES {
            return Err(Refused::TooLarge);
        }
        let place = page.initial_transform(true).to_kurbo();
        let bounds = page.intersected_crop_box().to_kurbo();
        let settings = settings(maps, &lacking);
        let mut context = Context::new(place, bounds, &cache, pdf.xref(), settings);
        let (_, height) = page.render_dimensions();
        let mut collected = Page::new(f64::from(height));
        interpret_page(page, &mut context, &mut collected);
        if lacking.load(Ordering::Relaxed) {
            return Ok(None);
        }
        signs += collected.signs.len();
        if signs > MOST_SIGNS {
            return Err(Refused::TooLarge);
        }
        found.push(collected);
    }
    Ok(Some(found))
}

/// Whether the characters are those that are printed, as far as they tell.
#[derive(PartialEq)]
enum Trust {
    Whole,
    /// Some are not.
    Part,
    None,
}

impl Trust {
    fn of(pages: &[Page]) -> Trust {
        let (mut known, mut unknown) = (0usize, 0usize);
        let mut repeats = 0usize;
        for page in pages {
            unknown += page.unreadable;
            for sign in
                page.signs.iter().flat_map(|sign| sign.text.chars()).filter(|sign| !sign.is_whitespace())
            {
                let private =
                    matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..) || sign.is_control();
                if private || is_rare(sign) { unknown += 1 } else { known += 1 }
            }
            // One Han character thrice in a row, each at a place of its own, is what wrong tables of fonts give.
            let thrice = |three: &[page::Sign]| {
                three[0].text.chars().all(is_han)
                    && three.windows(2).all(|pair| pair[0].text == pair[1].text && pair[1].follows(&pair[0]))
            };
            repeats += page.signs.windows(3).filter(|three| thrice(three)).count();
        }
        let all = (known + unknown).max(1);
        if unknown * 5 > all {
            Trust::None
        } else if unknown * 50 > all || repeats * 50 > all {
            Trust::Part
        } else {
            Trust::Whole
        }
    }
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}')
}

/// Characters that no paper is printed with, and that wrong tables of fonts give: radicals of the oracle bones, dogs and
/// oxen without a word, signs of other planes.
fn is_rare(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{4dbf}' | '\u{7280}'..='\u{72ab}' | '\u{20000}'..='\u{3ffff}' | '\u{80}'..='\u{9f}')
}
