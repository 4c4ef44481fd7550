//! See [`case_atlas_fuzz::entries::privacy`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    case_atlas_fuzz::entries::privacy(&String::from_utf8_lossy(bytes));
});
