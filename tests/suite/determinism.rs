//! The same bytes for the same input.

use rayon::ThreadPoolBuilder;

use crate::support::{Outcome, SiteTest};

fn built_with(threads: usize, site: &SiteTest) -> Outcome {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads can be made").install(|| site.build())
}

#[test]
fn the_real_content_gives_the_same_bytes_every_time_with_any_number_of_threads() {
    let site = SiteTest::of_folder("content");
    let first = site.build().digests();
    assert!(first.len() > 100);
    for threads in [1, 2, 3, 16] {
        assert_eq!(
            built_with(threads, &site).digests(),
            first,
            "{threads} threads"
        );
    }
}

#[test]
fn the_order_in_which_files_come_changes_nothing() {
    let site = SiteTest::of_folder("content");
    let (forward, backward) = (site.build(), site.reversed().build());
    assert_eq!(forward.digests(), backward.digests());
}

#[test]
fn findings_come_in_the_same_order_with_any_number_of_threads() {
    let mut site = SiteTest::of_folder("content");
    for path in site.paths().map(str::to_owned).collect::<Vec<_>>() {
        if path.starts_with("cases/") || path.starts_with("models/") {
            let text = site
                .text(&path)
                .replace("order:", "ordre:")
                .replace("status: achieved", "status: done");
            site = site.with(&[(&path, &text)]);
        }
    }
    let first = built_with(1, &site).report();
    assert!(first.lines().count() > 50, "{first}");
    for threads in [2, 7] {
        assert_eq!(
            built_with(threads, &site).report(),
            first,
            "{threads} threads"
        );
    }
}

#[test]
fn nothing_of_the_machine_is_in_the_output() {
    let here = env!("CARGO_MANIFEST_DIR");
    let outcome = SiteTest::of_folder("content").build();
    for (path, bytes) in &outcome.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(here), "{path}");
    }
}

#[test]
fn a_change_in_one_case_leaves_unrelated_pages_as_they_were() {
    let site = SiteTest::of_folder("content");
    let before = site.build();
    let after = before
        .edit("cases/lianhua.md", "## 难点", "又一段。\n\n## 难点")
        .build();
    let changed: Vec<_> = before
        .files
        .iter()
        .filter(|(path, bytes)| after.files.get(*path) != Some(*bytes))
        .map(|(path, _)| path)
        // The index is of all pages.
        .filter(|path| !path.starts_with("search/"))
        .collect();
    assert_eq!(changed, ["cases/lianhua.html"]);
}
