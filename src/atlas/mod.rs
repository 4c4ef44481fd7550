//! Floor 1. The domain types, and content files read into an [`Atlas`].
//!
//! Takes a folder of authored files; returns the atlas and what is wrong with it. Knows nothing of
//! pages, addresses or themes: names of other things are still words with places.
//!
//! Start reading with [`case`] and [`vocabulary`], then [`load`].

mod address;
pub mod body;
pub mod case;
pub mod codes;
pub mod document;
pub mod government;
pub mod lexicon;
pub mod load;
pub mod markdown;
pub mod period;
pub mod prose;
pub mod publication;
pub mod quantity;
pub mod region;
pub mod schema;
pub mod slug;
pub mod teaching;
pub mod unit;
pub mod vocabulary;
mod words;
pub mod yaml;

use case::Case;
use lexicon::{Suppression, Wording};
use prose::Prose;
use region::RegionTable;
use teaching::TrainingPack;
use vocabulary::{Family, Indicator, ModelType, Settings, Term, TextPage, Topic};

use std::collections::BTreeSet;

use crate::ground::files::FileSystem;
use crate::ground::{FileId, photo};

/// Everything an atlas folder says.
#[derive(Debug)]
pub struct Atlas {
    /// Identity of the site.
    pub settings: Settings,
    /// The divisions of China.
    pub regions: RegionTable,
    /// In the order of `vocabulary.yaml`; slugs unique.
    pub families: Vec<Family>,
    /// In the order of `vocabulary.yaml`; slugs unique.
    pub drivers: Vec<Topic>,
    /// In the order of `vocabulary.yaml`; slugs unique.
    pub challenges: Vec<Topic>,
    /// By family, then order, then slug; slugs and seals unique.
    pub models: Vec<ModelType>,
    /// In the order of `indicators.yaml`; ids unique.
    pub indicators: Vec<Indicator>,
    /// In the order of `glossary.yaml`; ids unique.
    pub terms: Vec<Term>,
    /// By order, then slug; slugs unique.
    pub pages: Vec<TextPage>,
    /// By region code, then slug; slugs unique. Up to some 128,000.
    pub cases: Vec<Case>,
    /// By order, then slug; slugs unique.
    pub packs: Vec<TrainingPack>,
    /// By path.
    pub pictures: Vec<Picture>,
    /// The editors' word list, in the order of `lexicon/wording.yaml`; terms unique.
    pub wordings: Vec<Wording>,
    /// What may be public though it looks personal, in the order of `lexicon/privacy.yaml`.
    pub public_values: Vec<Suppression>,
    /// The texts of sources, `sources/<name>.txt`, by name; read for comparison, never published.
    pub source_texts: Vec<(String, FileId)>,
    /// The files of `lexicon/`: rules, not content.
    pub lexicon_files: Vec<FileId>,
    /// The names of files `cases/<name>.md` that gave no case of that name: what lies beside them
    /// belongs to texts that could not be read.
    pub unread_cases: BTreeSet<String>,
    /// The words of the YAML files, a file each.
    pub list_prose: Vec<(FileId, Prose)>,
}

impl Atlas {
    /// The words of every authored file: the YAML files, then cases, models, pages, packs.
    pub fn prose(&self) -> Vec<(FileId, &Prose)> {
        let lists = self.list_prose.iter().map(|(file, prose)| (*file, prose));
        let cases = self.cases.iter().map(|case| (case.file, &case.prose));
        let models = self.models.iter().map(|model| (model.file, &model.prose));
        let pages = self.pages.iter().map(|page| (page.file, &page.prose));
        let packs = self.packs.iter().map(|pack| (pack.file, &pack.prose));
        let cases = lists.chain(cases);
        cases.chain(models).chain(pages).chain(packs).collect()
    }
}

/// A picture that lies beside a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Path in the content folder, such as `cases/kuandian/market.jpg`.
    pub path: String,
    /// Width and height in pixels; none when the file is not a picture after all.
    pub size: Option<(u32, u32)>,
    /// Whether it tells where it was taken.
    pub has_location: bool,
    /// Whether the file is too large to be read, which is told at the file.
    pub is_too_large: bool,
}

impl Picture {
    /// Whether a file is a picture by its extension, in any case: a name in upper case is then told
    /// apart from a file of no use.
    pub fn is_named(name: &str) -> bool {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        ["png", "jpg", "jpeg", "webp", "gif"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    }

    fn read(path: &str, files: &dyn FileSystem) -> Picture {
        let bytes = files.read(path).ok();
        let has_location = bytes.as_deref().is_some_and(photo::has_location);
        let size = bytes.and_then(|bytes| imagesize::blob_size(&bytes).ok());
        let size =
            size.and_then(|size| Some((size.width.try_into().ok()?, size.height.try_into().ok()?)));
        Picture {
            path: path.to_owned(),
            size,
            has_location,
            is_too_large: false,
        }
    }

    fn too_large(path: &str) -> Picture {
        Picture {
            path: path.to_owned(),
            size: None,
            has_location: false,
            is_too_large: true,
        }
    }
}
