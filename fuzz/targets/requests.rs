//! See [`case_atlas_fuzz::entries::requests`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text: String = bytes.iter().copied().map(char::from).collect();
    case_atlas_fuzz::entries::requests(&text);
});
