//! The pictures of a handout, tried before anything is set: a fault is then told with the file it is in.

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::super::epub::Pictures;
use super::error::PdfError;
use crate::view::handout::Handout;

/// What the templates can open.
#[derive(Default)]
pub(super) struct Opened<'h> {
    /// From the path in the content folder to that the templates know.
    pub(super) paths: BTreeMap<&'h str, String>,
    /// By the latter.
    pub(super) files: Vec<(String, Bytes)>,
}

/// Opens the pictures of a handout that are given. What they are is seen in the bytes: a name may lie.
pub(super) fn open<'h>(handout: &'h Handout, pictures: &Pictures) -> Result<Opened<'h>, PdfError> {
    let mut opened = Opened::default();
    for image in handout.pictures() {
        let Some(bytes) = pictures.get(&image.path) else {
            continue;
        };
        let bytes = Bytes::new(bytes.clone());
        let extension = decode(&bytes).map_err(|cause| PdfError::Picture {
            path: image.path.clone(),
            cause,
        })?;
        let path = format!("/pictures/{}.{extension}", opened.files.len() + 1);
        opened.paths.insert(&image.path, path.clone());
        opened.files.push((path, bytes));
    }
    Ok(opened)
}

/// The usual extension of what the bytes hold, or why they hold no picture. Typst keeps what it has
/// decoded: nothing is decoded twice.
fn decode(bytes: &Bytes) -> Result<&'static str, String> {
    let format = ExchangeFormat::detect(bytes).ok_or("unknown format")?;
    RasterImage::plain(bytes.clone(), format).map_err(|cause| cause.to_string())?;
    Ok(match format {
        ExchangeFormat::Png => "png",
        ExchangeFormat::Jpg => "jpg",
        ExchangeFormat::Gif => "gif",
        ExchangeFormat::Webp => "webp",
    })
}
