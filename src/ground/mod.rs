//! Floor 0. What every floor stands on: places in files, findings, file access, languages, Han
//! text, ordering. Takes bytes and strings; knows no word of the domain.
//!
//! Start reading with [`span`] and [`diagnostic`].

pub mod archive;
mod bytes;
mod collation;
pub mod diagnostic;
pub mod digest;
mod encoding;
pub mod files;
mod fix;
pub mod han;
mod hashing;
mod name_set;
mod nearest;
mod numeral;
mod packing;
pub mod photo;
mod png;
pub mod portable;
mod reading;
mod shared_str;
mod shelf;
mod size;
pub mod source;
pub mod span;
mod stored;
pub mod words;

pub use bytes::{find_byte, find_either};
pub use collation::{PinyinOrder, letter};
pub use diagnostic::{Code, Diagnostic, Findings, Label, Language, Severity, Text};
pub use digest::{Digest, DigestWriter};
pub use encoding::base64;
pub use files::{DiskFiles, FileError, FileSystem, MemoryFiles};
pub use fix::{Edit, Fix, apply_fixes};
pub use hashing::{QuickMap, QuickSet, quick_hash};
pub use name_set::{NameSet, name_code};
pub use nearest::nearest;
pub use numeral::{han_count_of, han_numeral};
pub use packing::{Packer, Unpacker};
pub use png::png;
pub use reading::readings;
pub use shared_str::SharedStr;
pub use shelf::{Shelf, Shelved};
pub use size::size;
pub use source::{Position, SourceFile, Sources};
pub use span::{FileId, Span, Spanned};
pub use stored::{Numbers, Storage, Stored, StoredError};
