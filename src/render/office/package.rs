//! Packages after the Open Packaging Conventions (ECMA-376, part 2): parts, the type of each, and
//! what each refers to.

use std::collections::BTreeMap;
use std::io::Cursor;

use super::super::xml::Xml;
use crate::ground::archive::{ArchiveWriter, Packing};

/// A package as it is put together.
#[derive(Default)]
pub(in super::super) struct Package {
    parts: Vec<Part>,
    root: Relationships,
}

struct Part {
    /// In the package, without a slash in front.
    path: String,
    content_type: &'static str,
    bytes: Vec<u8>,
    relationships: Relationships,
}

/// What a part refers to, in the order it was asked for; the same target twice is one entry.
#[derive(Default)]
pub(in super::super) struct Relationships(Vec<Relationship>);

#[derive(PartialEq, Eq)]
struct Relationship {
    kind: &'static str,
    target: String,
    is_outside: bool,
}

/// Types of relationships (ECMA-376, part 1, annex A; part 2, section 12).
pub(in super::super) mod relationship {
    macro_rules! office {
        ($($name:ident $word:literal)*) => {$(
            pub(in super::super::super) const $name: &str = concat!(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $word
            );
        )*};
    }
    office! {
        DOCUMENT "officeDocument"
        EXTENDED "extended-properties"
        STYLES "styles"
        NUMBERING "numbering"
        SETTINGS "settings"
        FONTS "fontTable"
        FOOTNOTES "footnotes"
        HEADER "header"
        FOOTER "footer"
        IMAGE "image"
        LINK "hyperlink"
        MASTER "slideMaster"
        LAYOUT "slideLayout"
        SLIDE "slide"
        NOTES "notesSlide"
        NOTES_MASTER "notesMaster"
        THEME "theme"
        TABLE_STYLES "tableStyles"
    }
    pub(in super::super::super) const CORE: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
}

impl Relationships {
    /// The id under which a part is referred to; `target` is relative to the folder of the part
    /// that refers to it.
    pub(in super::super) fn to(&mut self, kind: &'static str, target: &str) -> String {
        self.add(kind, target, false)
    }

    /// The id of an address outside.
    pub(in super::super) fn outside(&mut self, address: &str) -> String {
        self.add(relationship::LINK, address, true)
    }

    fn add(&mut self, kind: &'static str, target: &str, is_outside: bool) -> String {
        let target = target.to_owned();
        let wanted = Relationship {
            kind,
            target,
            is_outside,
        };
        let known = self.0.iter().position(|known| *known == wanted);
        let at = known.unwrap_or_else(|| {
            self.0.push(wanted);
            self.0.len() - 1
        });
        format!("rId{}", at + 1)
    }

    fn write(&self) -> Vec<u8> {
        let mut xml = Xml::standalone();
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        xml.within("Relationships", &[("xmlns", space)], |xml| {
            for (at, relationship) in self.0.iter().enumerate() {
                let id = format!("rId{}", at + 1);
                let mut attributes = vec![
                    ("Id", id.as_str()),
                    ("Type", relationship.kind),
                    ("Target", relationship.target.as_str()),
                ];
                if relationship.is_outside {
                    attributes.push(("TargetMode", "External"));
                }
                xml.void("Relationship", &attributes);
            }
        });
        xml.finish()
    }
}

impl Package {
    /// Adds a part.
    pub(in super::super) fn add(
        &mut self,
        path: impl Into<String>,
        content_type: &'static str,
        bytes: Vec<u8>,
        relationships: Relationships,
    ) {
        self.parts.push(Part {
            path: path.into(),
            content_type,
            bytes,
            relationships,
        });
    }

    /// Adds a part that the package itself refers to.
    pub(in super::super) fn add_root(
        &mut self,
        kind: &'static str,
        path: &str,
        content_type: &'static str,
        bytes: Vec<u8>,
        relationships: Relationships,
    ) {
        self.root.to(kind, path);
        self.add(path, content_type, bytes, relationships);
    }

    /// The bytes of the package: content types first, as some programs read no further to know what
    /// it is; then parts in the order they were added, each with its relationships.
    pub(in super::super) fn finish(self) -> Vec<u8> {
        let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
        let mut add = |path: &str, bytes: &[u8]| {
            let added = archive.add(path, bytes, Packing::Deflated);
            added.expect("memory can be written, and every path is another one");
        };
        add("[Content_Types].xml", &self.content_types());
        add("_rels/.rels", &self.root.write());
        for part in &self.parts {
            add(&part.path, &part.bytes);
            if !part.relationships.0.is_empty() {
                let (folder, name) = part.path.rsplit_once('/').unwrap_or(("", &part.path));
                let path = format!("{folder}/_rels/{name}.rels");
                add(&path, &part.relationships.write());
            }
        }
        let archive = archive.finish().expect("memory can be written");
        archive.into_inner()
    }

    /// Pictures are known by their extension, XML parts each by name.
    fn content_types(&self) -> Vec<u8> {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        let mut defaults = BTreeMap::from([("rels", rels), ("xml", "application/xml")]);
        for part in &self.parts {
            if let Some((_, extension)) = part.path.rsplit_once('.')
                && part.content_type.starts_with("image/")
            {
                defaults.insert(extension, part.content_type);
            }
        }
        let mut xml = Xml::standalone();
        let space = "http://schemas.openxmlformats.org/package/2006/content-types";
        xml.within("Types", &[("xmlns", space)], |xml| {
            for (extension, kind) in &defaults {
                let attributes = [("Extension", *extension), ("ContentType", *kind)];
                xml.void("Default", &attributes);
            }
            for part in &self.parts {
                if !part.content_type.starts_with("image/") {
                    let path = format!("/{}", part.path);
                    let attributes = [
                        ("PartName", path.as_str()),
                        ("ContentType", part.content_type),
                    ];
                    xml.void("Override", &attributes);
                }
            }
        });
        xml.finish()
    }
}
