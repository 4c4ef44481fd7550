//! Pictures of office files.

use std::collections::BTreeMap;

use super::super::epub::Pictures;
use super::super::picture::media_type;
use crate::ground::png;
use crate::markup::qr_modules;
use crate::view::handout::tree::Image;

/// Points of a picture of a code that are one module: large enough that no program blurs it.
const MODULE: u32 = 8;

/// A picture in a package.
pub(in super::super) struct Media {
    /// File name in the folder of pictures.
    pub(in super::super) name: String,
    pub(in super::super) content_type: &'static str,
    pub(in super::super) bytes: Vec<u8>,
}

/// Those of these pictures that are given and that every office program shows, by path in the
/// content folder, numbered in that order. WebP is not among them: its text alternative stands for it.
pub(in super::super) fn media<'i>(
    images: impl IntoIterator<Item = &'i Image>,
    pictures: &Pictures,
) -> BTreeMap<&'i str, Media> {
    let mut found = BTreeMap::new();
    for image in images {
        if let Some(bytes) = pictures.get(&image.path)
            && let Some((extension, content_type)) = media_type(bytes)
            && content_type != "image/webp"
            && !found.contains_key(image.path.as_str())
        {
            let media = Media {
                name: format!("p{}.{extension}", found.len() + 1),
                content_type,
                bytes: bytes.clone(),
            };
            found.insert(image.path.as_str(), media);
        }
    }
    found
}

/// The code of an address; none when it is too long for one.
pub(in super::super) fn qr(address: &str) -> Option<Media> {
    let code = qr_modules(address)?;
    let side = u32::try_from(code.side).ok()?;
    let module = |place: u32| (place / MODULE) as usize;
    Some(Media {
        name: "qr.png".to_owned(),
        content_type: "image/png",
        bytes: png((side * MODULE, side * MODULE), |x, y| {
            code.is_dark(module(x), module(y))
        }),
    })
}
