//! See [`case_atlas_fuzz::entries::quantity`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    case_atlas_fuzz::entries::quantity(&String::from_utf8_lossy(bytes));
});
