//! See [`case_atlas_fuzz::entries::front_matter`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    case_atlas_fuzz::entries::front_matter(&String::from_utf8_lossy(bytes));
});
