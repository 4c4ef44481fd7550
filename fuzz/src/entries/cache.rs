//! What builds keep for themselves.

use case_atlas::audit::Reading;
use case_atlas::emit::Inventory;
use case_atlas::ground::{Packer, Stored, Unpacker};
use case_atlas::search::Part;

/// Bytes that look like a part of a cache: each kind of value is read or refused, and what is read
/// packs to what reads the same. A number that promises more than there is asks for no memory.
pub fn cache(text: &str) {
    let bytes: Vec<u8> = text.chars().map(|char| char as u32 as u8).collect();
    let unpacked = |bytes: &[u8]| Part::unpack(&mut Unpacker::new(bytes), &Stored::in_memory);
    if let Some(part) = unpacked(&bytes) {
        let packed = |part: &Part| {
            let mut packer = Packer::default();
            part.pack(&mut packer).expect("its keys are in memory");
            packer.into_bytes()
        };
        let first = packed(&part);
        let again = unpacked(&first).expect("what was packed is read");
        assert_eq!(packed(&again), first);
    }
    if let Some(reading) = Reading::unpack(&mut Unpacker::new(&bytes)) {
        let packed = |reading: &Reading<'_>| {
            let mut packer = Packer::default();
            reading.pack(&mut packer);
            packer.into_bytes()
        };
        let first = packed(&reading);
        let again = Reading::unpack(&mut Unpacker::new(&first)).expect("what was packed is read");
        assert_eq!(packed(&again), first);
    }
    if let Some(inventory) = Inventory::from_bytes(&bytes) {
        assert_eq!(
            Inventory::from_bytes(&inventory.to_bytes()),
            Some(inventory)
        );
    }
}
