//! Handouts: what `case-atlas pack` makes, unpacked and read.

mod books;
mod command;
mod downloads;
mod editions;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod slides;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use case_atlas::build::{self, BuildError, Input, NoProgress, PackRequest};
use case_atlas::check::Profile;
use case_atlas::emit::MemorySink;
use case_atlas::ground::MemoryFiles;
use case_atlas::render::{FontSearch, Form, HandoutFormat};
use case_atlas::site::Edition;
use zip::ZipArchive;

use crate::support::SiteTest;

/// Every handout of a site in an edition, by path; those on paper are a module of their own.
fn packed(site: &SiteTest, edition: Edition) -> BTreeMap<String, Vec<u8>> {
    packed_as(site, edition, &not_on_paper())
}

/// The same in these formats.
fn packed_as(
    site: &SiteTest,
    edition: Edition,
    formats: &[HandoutFormat],
) -> BTreeMap<String, Vec<u8>> {
    let request = PackRequest {
        all: true,
        formats: formats.to_vec(),
        ..PackRequest::default()
    };
    let made = made(site, edition, &request, FontSearch::SYSTEM);
    made.unwrap_or_else(|error| panic!("{error}"))
}

/// The formats that need no typesetter.
fn not_on_paper() -> Vec<HandoutFormat> {
    let formats = HandoutFormat::ALL.iter().copied();
    formats.filter(|format| format.slug() != "pdf").collect()
}

/// What a request makes of a site, by path.
fn made(
    site: &SiteTest,
    edition: Edition,
    request: &PackRequest,
    fonts: FontSearch<'_>,
) -> Result<BTreeMap<String, Vec<u8>>, BuildError> {
    let files: MemoryFiles = site
        .paths()
        .map(|path| (path.to_owned(), site.bytes(path)))
        .collect();
    let theme = site.theme();
    let input = Input {
        content: &files,
        content_prefix: "",
        theme: Some(&theme),
        theme_prefix: "",
        profile: Profile::default(),
        form: Form::default(),
        edition,
        handouts: &[],
        fonts,
    };
    let sink = MemorySink::default();
    let outcome = build::pack(&input, request, &sink, &NoProgress)?;
    let faults = || site.build().report();
    assert!(!outcome.findings.has_errors(), "{}", faults());
    Ok(sink.into_files())
}

/// The files of a book, by path in the archive.
fn unpacked(book: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(book)).expect("a book is an archive");
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("it is listed");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be unpacked");
        let name = file.name().expect("names are UTF-8").into_owned();
        files.insert(name, bytes);
    }
    files
}

/// A file of a book as text.
fn page(book: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = book
        .get(path)
        .unwrap_or_else(|| panic!("there is no {path}, but {:?}", book.keys()));
    String::from_utf8(bytes.clone()).expect("pages are UTF-8")
}

/// A site with links between cases, notes, a term, a table, raw HTML and a hostile title.
fn site() -> SiteTest {
    SiteTest::standard().with(&[(
        "cases/b.md",
        "---\n\
         title: 乙县：<b>试点</b> & 推广\n\
         short: 乙县\n\
         slug: b\n\
         region: 210624\n\
         period: 2018\n\
         published: 2026-11-02\n\
         summary: 乙县的材料。只有两句。\n\
         sources:\n\
         \x20 - id: s1\n\
         \x20   title: 乙县的做法\n\
         \x20   publisher: 某报社\n\
         \x20   container: 某报\n\
         \x20   date: 2018-05-01\n\
         \x20   kind: press\n\
         \x20   rights: rewritten\n\
         observations:\n\
         \x20 - id: shops\n\
         \x20   label: 乙县网店\n\
         \x20   value: 12\n\
         \x20   unit: 家\n\
         \x20   period: 2018\n\
         \x20   status: planned\n\
         \x20   source: s1\n\
         highlights: [shops]\n\
         ---\n\n\
         ## 背景 {#background}\n\n\
         先看[甲县](case:a)，再看[成效](case:b#results)。[^1]又见[^1]。\n\n\
         H<sub>2</sub>O 与 `code <i>`。\n\n\
         ## 网上卖货 {#shops model=\"ecommerce\"}\n\n\
         乙县要开[12家](obs:shops)网店。货从村里来。\n\n\
         - **设点**：一村一店。店主要培训。\n\
         - **送货**：隔日送到。\n\n\
         | 村 | 店 |\n| --- | ---: |\n| 东村 | 1 |\n\n\
         表：各村的店\n\n\
         ## 成效 {#results}\n\n\
         还没有结果。\n\n\
         [^1]: 注里说有[12家](obs:shops)网店。\n",
    )])
}
