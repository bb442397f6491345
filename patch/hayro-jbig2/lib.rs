//! Stands in for the decoder of JBIG2 pictures: it says of each that it cannot be decoded. Reading a paper's words never
//! asks for a picture, and the decoder is a large part of a program that can.

pub struct DecodeSettings {
    pub strict: bool,
}

/// No picture was decoded.
#[derive(Debug)]
pub struct DecodeError;

pub trait Decoder {
    fn push_pixel(&mut self, black: bool);
    fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32);
    fn next_line(&mut self);
}

/// There are none.
pub enum Globals {}

impl Globals {
    pub fn new(_data: &[u8], _settings: &DecodeSettings) -> Result<Globals, DecodeError> {
        Err(DecodeError)
    }
}

/// There are none.
pub enum Page {}

impl Page {
    pub fn new_embedded(
        _data: &[u8],
        _globals: Option<&Globals>,
        _settings: &DecodeSettings,
    ) -> Result<Page, DecodeError> {
        Err(DecodeError)
    }

    pub fn width(&self) -> u32 {
        match *self {}
    }

    pub fn height(&self) -> u32 {
        match *self {}
    }

    pub fn decode(&self, _decoder: &mut impl Decoder) -> Result<(), DecodeError> {
        match *self {}
    }
}
