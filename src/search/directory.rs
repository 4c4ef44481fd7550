//! Which shard holds a key: the first keys of all shards, in scripts of their own, so that what a
//! query loads to find its shards does not grow with the index.

use super::Script;

/// Shards whose first keys are in one script: about 2 KB.
const SHARDS: usize = 200;

/// Writes the first keys of a family's shards (as they stand inside string literals) into scripts;
/// returns the first key of each script.
pub(super) fn scripts(family: &str, first: &[String], out: &mut Vec<Script>) -> String {
    let mut roots = Vec::new();
    for (number, keys) in first.chunks(SHARDS).enumerate() {
        roots.extend(keys.first().map(String::as_str));
        let path = format!("search/d/{family}{number}.js");
        let arguments = format!("\"{family}\",{number},\"{}\"", keys.join(" "));
        out.push(Script::new(path, "d", &arguments));
    }
    roots.join(" ")
}
