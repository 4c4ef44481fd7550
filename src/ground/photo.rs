//! What a camera wrote into a picture about the place.

use std::io::Cursor;

use exif::{Context, Reader};

/// Whether a picture (JPEG, PNG, WebP, TIFF, HEIF) tells where it was taken: a GPS field in its Exif
/// block, or a position in its XMP packet. A block that is broken in parts is read as far as it goes.
pub fn has_location(bytes: &[u8]) -> bool {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut Cursor::new(bytes));
    let exif = read.or_else(|error| error.distill_partial_result(|_| {}));
    let in_exif = exif.is_ok_and(|exif| {
        exif.fields().any(|field| {
            // GPSVersionID (0) alone says nothing of a place (Exif 2.32, 4.6.6).
            field.tag.context() == Context::Gps && field.tag.number() != 0
        })
    });
    in_exif || contains(bytes, b"exif:GPSLatitude")
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A TIFF block with a GPS directory that holds one field.
    fn tiff(tag: u16, kind: u16) -> Vec<u8> {
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        let entry = |tag: u16, kind: u16, value: u32| {
            let mut entry = tag.to_le_bytes().to_vec();
            entry.extend(kind.to_le_bytes());
            entry.extend(1u32.to_le_bytes());
            entry.extend(value.to_le_bytes());
            entry
        };
        bytes.extend(1u16.to_le_bytes());
        bytes.extend(entry(0x8825, 4, 26));
        bytes.extend(0u32.to_le_bytes());
        bytes.extend(1u16.to_le_bytes());
        bytes.extend(entry(tag, kind, u32::from(b'N')));
        bytes.extend(0u32.to_le_bytes());
        bytes
    }

    #[test]
    fn a_position_is_seen_and_other_fields_are_not() {
        assert!(has_location(&tiff(1, 2)), "GPSLatitudeRef");
        assert!(!has_location(&tiff(0, 1)), "GPSVersionID");
        assert!(has_location(b"<x:xmpmeta exif:GPSLatitude=\"39,1N\"/>"));
        for bytes in [&b""[..], b"\xff\xd8\xff", b"GPSLatitude", &[0; 64]] {
            assert!(!has_location(bytes));
        }
    }
}
