//! See [`case_atlas_fuzz::entries::manifest`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    case_atlas_fuzz::entries::manifest(&String::from_utf8_lossy(bytes));
});
