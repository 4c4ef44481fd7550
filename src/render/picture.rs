//! Pictures in files to hand out.

/// The usual extension and the media type of a picture by its first bytes, which programs go by, and
/// not by its name: of the pictures an atlas may hold, all of which are core media types of EPUB
/// (EPUB 3.3, section 3.2). None for what is no picture.
pub(super) fn media_type(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(("png", "image/png")),
        [0xff, 0xd8, 0xff, ..] => Some(("jpg", "image/jpeg")),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(("gif", "image/gif")),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some(("webp", "image/webp")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        let found = |bytes: &[u8]| media_type(bytes).map(|(_, media_type)| media_type);
        assert_eq!(found(b"\x89PNG\r\n\x1a\n..."), Some("image/png"));
        assert_eq!(found(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(found(b"GIF89a"), Some("image/gif"));
        assert_eq!(found(b"RIFF1234WEBPVP8 "), Some("image/webp"));
        assert_eq!(found(b"RIFF1234WAVE"), None);
        assert_eq!(found(b"<svg/>"), None);
        assert_eq!(found(b""), None);
    }
}
