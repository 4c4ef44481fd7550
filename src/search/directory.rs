//! Which shard holds a key: what divides each shard from the one before it.
//!
//! A divider is the beginning of the shard's first key, as far as it differs from the last key of
//! the shard before. Each is written as what differs from the divider before it, with one character
//! for its shape: four bytes a shard. Up to [`WITHIN`] bytes of them stand in the script that a
//! query loads anyway; more are scripts of their own, so that what a query loads to find its shards
//! does not grow with the index.

use super::literal::push_unit;
use super::{Script, codec};

/// Dividers of a piece: about 2 KB.
const PIECE: usize = 500;
/// Bytes of pieces that are loaded with a first query: the shards of twenty thousand pages, and less
/// than a third of what it may load.
const WITHIN: usize = 64_000;
/// A shape is the shared characters times this, and the other characters less one.
const SUFFIX: usize = 12;
/// Shared characters that a shape can say.
const SHARED: usize = 6;

/// What divides a shard that begins with `first` from one that ends with `last`. No shorter than
/// `first` when they are equal, as names with one reading may be.
pub(super) fn divider(last: &[u16], first: &[u16]) -> Vec<u16> {
    let shared = shared(last, first);
    first[..first.len().min(shared + 1)].to_vec()
}

fn shared(a: &[u16], b: &[u16]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The script `search/<name>.js` with these arguments and the first divider of each piece of each
/// family, and the pieces: in it or beside it. Keys are of at most twelve characters.
pub(super) fn scripts(
    name: &str,
    arguments: &str,
    families: &[(&str, Vec<Vec<u16>>)],
) -> Vec<Script> {
    let mut pieces = Vec::new();
    let mut arguments: Vec<String> = match arguments {
        "" => Vec::new(),
        arguments => vec![arguments.to_owned()],
    };
    for (family, dividers) in families {
        let mut roots = String::new();
        for (number, dividers) in dividers.chunks(PIECE).enumerate() {
            if number > 0 {
                roots.push(' ');
            }
            dividers[0]
                .iter()
                .for_each(|unit| push_unit(*unit, &mut roots));
            pieces.push(piece(family, number, dividers));
        }
        arguments.push(format!("\"{roots}\""));
    }
    let path = format!("search/{name}.js");
    let mut script = Script::new(path, name, &arguments.join(","));
    let bytes: usize = pieces.iter().map(|piece| piece.bytes.len()).sum();
    if bytes <= WITHIN {
        pieces
            .drain(..)
            .for_each(|piece| script.bytes.extend(piece.bytes));
    }
    pieces.push(script);
    pieces
}

fn piece(family: &str, number: usize, dividers: &[Vec<u16>]) -> Script {
    let (mut shapes, mut rest) = (String::new(), String::new());
    let mut last: &[u16] = &[];
    for divider in dividers {
        let kept = shared(last, divider)
            .min(SHARED)
            .min(divider.len().saturating_sub(1));
        let shape = kept * SUFFIX + divider.len() - kept - 1;
        shapes.push(char::from(codec::ALPHABET.as_bytes()[shape]));
        divider[kept..]
            .iter()
            .for_each(|unit| push_unit(*unit, &mut rest));
        last = divider;
    }
    let path = format!("search/d/{family}{number}.js");
    let arguments = format!("\"{family}\",{number},\"{shapes}\",\"{rest}\"");
    Script::new(path, "d", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn a_divider_is_above_the_last_key_and_not_above_the_first() {
        for (last, first, divides) in [
            ("合作社", "合作者", "合作者"),
            ("合作社", "合同", "合同"),
            ("合作社", "名", "名"),
            ("2016", "20161", "20161"),
            ("kd", "kd", "kd"),
            ("", "合作社", "合"),
        ] {
            assert_eq!(divider(&units(last), &units(first)), units(divides));
        }
    }

    #[test]
    fn many_shards_are_listed_beside_the_index() {
        let dividers = |count: u16| -> Vec<Vec<u16>> {
            let number = |at: u16| vec![0x4e00 + at / 10, 0x4e00 + at % 10];
            (0..count).map(number).collect()
        };
        let few = scripts("index", "1", &[("g", dividers(600)), ("r", Vec::new())]);
        let many = scripts("index", "1", &[("g", dividers(20_000)), ("r", Vec::new())]);
        let text = |script: &Script| String::from_utf8_lossy(&script.bytes).into_owned();
        assert_eq!(few.len(), 1);
        assert!(text(&few[0]).contains("atlasSearch(\"d\",\"g\",1,"));
        assert_eq!(many.len(), 41);
        assert_eq!(many[0].path, "search/d/g0.js");
        assert!(text(&many[40]).len() < 1_000);
    }
}
