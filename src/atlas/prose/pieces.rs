//! The pieces of the words of a file, in few bytes: a case has two hundred.

use super::{PassageKind, Piece, PieceKind};

/// Pieces in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pieces {
    /// All but the last: of each how far it stands behind the one before, then its length with its kind; as
    /// variable-length integers of seven bits a byte.
    packed: Vec<u8>,
    /// Where the last packed one ends.
    end: u32,
    last: Option<Piece>,
}

const KINDS: [PieceKind; 9] = [
    PieceKind::Words,
    PieceKind::LinkWords,
    PieceKind::Break,
    PieceKind::Object,
    PieceKind::End(PassageKind::Paragraph),
    PieceKind::End(PassageKind::Heading),
    PieceKind::End(PassageKind::Cell),
    PieceKind::End(PassageKind::Value),
    PieceKind::End(PassageKind::Fragment),
];

impl Pieces {
    pub fn push(&mut self, piece: Piece) {
        self.pack_last();
        self.last = Some(piece);
    }

    /// The one that came last.
    pub fn last_mut(&mut self) -> Option<&mut Piece> {
        self.last.as_mut()
    }

    /// Puts others behind these; no more are to come.
    pub fn append(&mut self, others: &Pieces) {
        others.iter().for_each(|piece| self.push(piece));
        self.packed.shrink_to_fit();
    }

    pub fn iter(&self) -> impl Iterator<Item = Piece> {
        let mut rest = self.packed.as_slice();
        let mut end = 0;
        let packed = std::iter::from_fn(move || {
            let piece = unpack(&mut rest, end)?;
            end = piece.end;
            Some(piece)
        });
        packed.chain(self.last)
    }

    fn pack_last(&mut self) {
        let Some(Piece { start, end, kind }) = self.last.take() else {
            return;
        };
        // What stands before the one before, as the words for a picture do, is a small number too.
        let step = i64::from(start) - i64::from(self.end);
        self.number((step << 1 ^ step >> 63) as u64);
        let kind = KINDS.iter().position(|known| *known == kind);
        let length = u64::from(end.saturating_sub(start));
        self.number(length * KINDS.len() as u64 + kind.unwrap_or_default() as u64);
        self.end = end;
    }

    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.packed.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.packed.push(number as u8);
    }
}

/// The first of what is packed; `before` is where the one before ends.
fn unpack(rest: &mut &[u8], before: u32) -> Option<Piece> {
    let step = number(rest)?;
    let step = (step >> 1) as i64 ^ -((step & 1) as i64);
    let start = u32::try_from(i64::from(before) + step).ok()?;
    let packed = number(rest)?;
    let kinds = KINDS.len() as u64;
    Some(Piece {
        start,
        end: start.checked_add(u32::try_from(packed / kinds).ok()?)?,
        kind: KINDS[(packed % kinds) as usize],
    })
}

fn number(rest: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, behind) = rest.split_first()?;
        *rest = behind;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_back_in_their_order() {
        let piece = |start, end, kind| Piece { start, end, kind };
        let mut all = vec![
            piece(0, 0, PieceKind::Break),
            piece(70_000, 4_000_000_000, PieceKind::Words),
            piece(3, 9, PieceKind::LinkWords),
            piece(u32::MAX, u32::MAX, PieceKind::Object),
        ];
        all.extend(KINDS.map(|kind| piece(5, 12, kind)));
        let mut first = Pieces::default();
        all.iter().for_each(|piece| first.push(*piece));
        let mut both = first.clone();
        both.append(&first);
        assert_eq!(first.iter().collect::<Vec<_>>(), all);
        assert_eq!(both.iter().collect::<Vec<_>>(), [&*all, &all].concat());
    }
}
