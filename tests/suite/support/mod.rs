//! What the tests stand on. Only here the library's own interface is called; the other modules
//! show sites as text and look at what came of them.

pub mod crawl;
mod disk;
pub mod golden;
pub mod html;
mod outcome;
mod output_test;
pub mod previewed;
mod random;
mod served;
mod site_test;
pub mod standard;
pub mod xml;

pub use disk::{Project, Run};
pub use html::Page;
pub use outcome::Outcome;
pub use output_test::OutputTest;
pub use random::Random;
pub use served::Served;
pub use site_test::SiteTest;

use std::path::PathBuf;

use case_atlas::{atlas, build};

/// A path in the project.
pub fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the project.
pub fn project_text(path: &str) -> String {
    std::fs::read_to_string(project(path)).expect("the file is part of the project")
}

/// Id, name and page of every code there is.
pub fn codes() -> Vec<(&'static str, &'static str, &'static str)> {
    build::codes()
        .map(|code| (code.id, code.name, code.explanation))
        .collect()
}

/// The JSON Schema of a case's front matter.
pub fn schema() -> serde_json::Value {
    atlas::schema::case_front_matter()
}

/// Every file below a folder of the project, as paths from the project, sorted.
pub fn project_files(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(project(&folder)).expect("the folder is part of the project");
        for entry in entries {
            let entry = entry.expect("it can be read");
            let name = entry.file_name();
            let path = format!("{folder}/{}", name.to_string_lossy());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// A PNG of 3 × 2 pixels, each chunk with its right checksum.
pub fn picture() -> Vec<u8> {
    PICTURE.to_vec()
}

/// The same picture with an Exif block that names a latitude.
pub fn located_picture() -> Vec<u8> {
    LOCATED_PICTURE.to_vec()
}

const LOCATED_PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x01\x00\x00\x00\x00\xb5\x0f[\xb7\x00\x00\x00,eXIfII*\x00\x08\x00\x00\x00\x01\x00%\x88\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00\x01\x00\x01\x00\x02\x00\x02\x00\x00\x00N\x00\x00\x00\x00\x00\x00\x00\xb8H\xdb\xe1\x00\x00\x00\x0cIDATx\x9ccx\xc0\xf0\x00\x00\x03\x84\x01\xc1\xd5u\x0e\x13\x00\x00\x00\x00IEND\xaeB`\x82";

const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x01\x00\x00\x00\x00\xb5\x0f[\xb7\x00\x00\x00\x0cIDATx\xdacx\xc0\xf0\x00\x00\x03\x84\x01\xc1\xeb\x88\xdd\xbf\x00\x00\x00\x00IEND\xaeB`\x82";
