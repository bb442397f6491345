//! Stands in for the decoder of JPEG 2000 pictures: it says of each that it cannot be decoded. Reading a paper's words never
//! asks for a picture, and the decoder is a large part of a program that can.

pub struct DecodeSettings {
    pub resolve_palette_indices: bool,
    pub strict: bool,
    pub target_resolution: Option<(u32, u32)>,
}

/// No picture was decoded.
#[derive(Debug)]
pub struct DecodeError;

#[derive(Default)]
pub struct DecoderContext;

pub enum ColorSpace {
    Gray,
    RGB,
    CMYK,
    Unknown { num_channels: u8 },
    Icc { profile: Vec<u8>, num_channels: u8 },
}

/// There are none.
pub enum Image {}

impl Image {
    pub fn new(_data: &[u8], _settings: &DecodeSettings) -> Result<Image, DecodeError> {
        Err(DecodeError)
    }

    pub fn width(&self) -> u32 {
        match *self {}
    }

    pub fn height(&self) -> u32 {
        match *self {}
    }

    pub fn color_space(&self) -> &ColorSpace {
        match *self {}
    }

    pub fn has_alpha(&self) -> bool {
        match *self {}
    }

    pub fn original_bit_depth(&self) -> u8 {
        match *self {}
    }

    pub fn decode(&self, _context: &mut DecoderContext) -> Result<Bitmap, DecodeError> {
        match *self {}
    }
}

/// There are none.
pub enum Bitmap {}

impl Bitmap {
    pub fn data_u8(&self) -> Vec<u8> {
        match *self {}
    }
}
