//! Pictures of two colours as PNG (W3C, Portable Network Graphics, third edition).

/// The most bytes a stored block of deflate holds (RFC 1951, section 3.2.4).
const BLOCK: usize = 0xFFFF;

/// Draws a picture of black and white points, row by row, without compressing it: whoever packs it
/// does that. `is_dark` is asked for column and row, from 0.
///
/// ```
/// let png = case_atlas::ground::png((8, 2), |x, y| x == y);
/// assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
/// ```
pub fn png((width, height): (u32, u32), is_dark: impl Fn(u32, u32) -> bool) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0); // No filter.
        for byte in 0..width.div_ceil(8) {
            let bits = (byte * 8..byte * 8 + 8).map(|x| x < width && !is_dark(x, y));
            rows.push(bits.fold(0, |bits, is_light| bits << 1 | u8::from(is_light)));
        }
    }
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    // One bit a point, grey; deflate, no filter but those of rows, no interlacing.
    head.extend([1, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &head);
    chunk(&mut png, b"IDAT", &stored(&rows));
    chunk(&mut png, b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], content: &[u8]) {
    let length = u32::try_from(content.len()).expect("a picture of points is small");
    png.extend(length.to_be_bytes());
    let start = png.len();
    png.extend(name);
    png.extend(content);
    let sum = crc(&png[start..]);
    png.extend(sum.to_be_bytes());
}

/// A zlib stream (RFC 1950) of stored blocks.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(BLOCK).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler(bytes).to_be_bytes());
    stream
}

/// Adler-32 (RFC 1950, section 8.2).
fn adler(bytes: &[u8]) -> u32 {
    const BASE: u32 = 65_521;
    let (a, b) = bytes.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % BASE;
        (a, (a + b) % BASE)
    });
    b << 16 | a
}

/// CRC-32 (PNG, annex D), bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| sum >> 1 ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
    let byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), bit);
    !bytes.iter().fold(!0, byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_standards() {
        assert_eq!(crc(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc(b"IEND"), 0xAE42_6082);
        assert_eq!(adler(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn long_pictures_take_several_blocks() {
        let stream = stored(&vec![7; BLOCK + 1]);
        assert_eq!(stream[2], 0, "not the last");
        assert_eq!(stream[2 + 5 + BLOCK], 1, "the last");
        assert_eq!(stream.len(), 2 + 5 + BLOCK + 5 + 1 + 4);
    }
}
