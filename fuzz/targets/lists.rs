//! See [`case_atlas_fuzz::entries::lists`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    case_atlas_fuzz::entries::lists(&String::from_utf8_lossy(bytes));
});
