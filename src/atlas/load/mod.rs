//! Content files → [`Atlas`].
//!
//! Start with [`load`]: it lists the folder, reads every file, parses them independently of each
//! other (in parallel), and puts the parts together in an order that does not depend on threads.

mod case;
mod front_matter;
mod observation;
mod sections;
mod text;
mod values;
mod vocabulary;

use rayon::prelude::*;

use super::case::Case;
use super::codes;
use super::region::RegionTable;
use super::vocabulary::{ModelType, TextPage};
use super::{Atlas, Picture};
use crate::ground::files::{FileError, FileSystem};
use crate::ground::{Diagnostic, FileId, Findings, Sources, Span, Spanned};
use crate::text;

/// Authored text files above this many bytes are refused unread: the largest case of the sample
/// has 30 KB, and a mistaken file (a video named `.md`) must not fill the memory.
const MAX_TEXT_BYTES: u64 = 4 * 1024 * 1024;

/// Pictures above this many bytes are refused: a page must open on a village line.
const MAX_PICTURE_BYTES: u64 = 8 * 1024 * 1024;

/// Reads a content folder. `prefix` is put before paths in messages (`content/`).
///
/// # Errors
/// When the folder itself cannot be listed. Everything else is a finding.
pub fn load(
    files: &dyn FileSystem,
    prefix: &str,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Result<Atlas, FileError> {
    let listing = files.list()?;
    for problem in &listing.problems {
        let file = sources.add(format!("{prefix}{}", problem.path), "");
        let diagnostic = Diagnostic::new(
            codes::REFUSED_PATH,
            Span::file_start(file),
            problem.text.clone(),
        );
        findings.push(diagnostic.help(text!(
            "把真正的文件放进内容文件夹，不用链接；并检查读取权限",
            "put the file itself into the content folder and check that it may be read"
        )));
    }
    let mut plan = Plan::default();
    for entry in &listing.files {
        plan.sort_in(&entry.path, entry.size);
    }
    plan.read(files, prefix, sources, findings);
    Ok(plan.assemble(sources, prefix, findings, files))
}

/// What each listed file is for.
#[derive(Default)]
struct Plan {
    texts: Vec<(String, Role)>,
    pictures: Vec<String>,
    unknown: Vec<String>,
    large: Vec<String>,
    /// Texts that were read, in the order of `texts`.
    read: Vec<(FileId, Role)>,
}

/// The kinds of authored file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Settings,
    Vocabulary,
    Indicators,
    Glossary,
    Case,
    Model,
    Page,
}

impl Plan {
    fn sort_in(&mut self, path: &str, size: u64) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let role = match (folder, name) {
            ("", "atlas.yaml") => Role::Settings,
            ("", "vocabulary.yaml") => Role::Vocabulary,
            ("", "indicators.yaml") => Role::Indicators,
            ("", "glossary.yaml") => Role::Glossary,
            ("", "README.md") => return,
            ("cases", _) if name.ends_with(".md") => Role::Case,
            ("models", _) if name.ends_with(".md") => Role::Model,
            ("pages", _) if name.ends_with(".md") => Role::Page,
            _ if folder.starts_with("cases/") && is_picture(name) => {
                let list = if size > MAX_PICTURE_BYTES {
                    &mut self.large
                } else {
                    &mut self.pictures
                };
                list.push(path.to_owned());
                return;
            }
            _ => {
                self.unknown.push(path.to_owned());
                return;
            }
        };
        if size > MAX_TEXT_BYTES {
            self.large.push(path.to_owned());
        } else {
            self.texts.push((path.to_owned(), role));
        }
    }

    /// Reads all texts; what cannot be read or is not UTF-8 is found and left out.
    fn read(
        &mut self,
        files: &dyn FileSystem,
        prefix: &str,
        sources: &mut Sources,
        findings: &mut Findings,
    ) {
        for path in &self.large {
            let file = sources.add(format!("{prefix}{path}"), "");
            findings.push(too_large(file));
        }
        for path in &self.unknown {
            let file = sources.add(format!("{prefix}{path}"), "");
            findings.push(unknown_file(file));
        }
        let read: Vec<_> = self
            .texts
            .par_iter()
            .map(|(path, _)| files.read(path))
            .collect();
        for ((path, role), bytes) in self.texts.iter().zip(read) {
            let shown = format!("{prefix}{path}");
            match bytes.map(String::from_utf8) {
                Ok(Ok(text)) => self.read.push((sources.add(shown, text), *role)),
                Ok(Err(error)) => {
                    let good = error.utf8_error().valid_up_to();
                    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    let file = sources.add(shown, text);
                    findings.push(not_utf8(Span::new(file, good, good)));
                }
                Err(error) => {
                    let file = sources.add(shown, "");
                    let message = error.text();
                    findings.push(Diagnostic::new(
                        codes::REFUSED_PATH,
                        Span::file_start(file),
                        message,
                    ));
                }
            }
        }
    }

    fn assemble(
        self,
        sources: &mut Sources,
        prefix: &str,
        findings: &mut Findings,
        files: &dyn FileSystem,
    ) -> Atlas {
        let mut one = |role: Role, name: &str, required: bool| {
            let found = self
                .read
                .iter()
                .find(|(_, known)| *known == role)
                .map(|(file, _)| *file);
            found.unwrap_or_else(|| {
                let file = sources.add(format!("{prefix}{name}"), "");
                if required && !self.read.iter().any(|(_, known)| *known == role) {
                    findings.push(missing_file(file, name));
                }
                file
            })
        };
        let settings_file = one(Role::Settings, "atlas.yaml", true);
        let vocabulary_file = one(Role::Vocabulary, "vocabulary.yaml", true);
        let indicators_file = one(Role::Indicators, "indicators.yaml", false);
        let glossary_file = one(Role::Glossary, "glossary.yaml", false);
        let sources = &*sources;
        let text = |file: FileId| sources.file(file).text();
        let settings = vocabulary::settings(settings_file, text(settings_file), findings);
        let words = vocabulary::vocabulary(vocabulary_file, text(vocabulary_file), findings);
        let indicators = vocabulary::indicators(indicators_file, text(indicators_file), findings);
        let terms = vocabulary::glossary(glossary_file, text(glossary_file), findings);
        let regions = RegionTable::builtin();
        let reader = |role: Role| {
            self.read
                .par_iter()
                .filter(move |(_, known)| *known == role)
                .map(|(file, _)| *file)
        };
        let cases = each(reader(Role::Case), findings, |file, findings| {
            case::case(file, sources.file(file), &regions, findings)
        });
        let models = each(reader(Role::Model), findings, |file, findings| {
            text::model(file, sources.file(file), findings)
        });
        let pages = each(reader(Role::Page), findings, |file, findings| {
            text::page(file, sources.file(file), findings)
        });
        let pictures = self
            .pictures
            .iter()
            .map(|path| Picture::read(path, files))
            .collect();
        let mut atlas = Atlas {
            settings,
            regions,
            families: words.families,
            drivers: words.drivers,
            challenges: words.challenges,
            models,
            indicators,
            terms,
            pages,
            cases,
            pictures,
        };
        atlas.put_in_order();
        report_repeated_slugs(&atlas, findings);
        atlas
    }
}

/// Parses files in parallel; values and findings come in file order.
fn each<T: Send>(
    files: impl ParallelIterator<Item = FileId>,
    findings: &mut Findings,
    parse: impl Fn(FileId, &mut Findings) -> Option<T> + Sync,
) -> Vec<T> {
    let parsed: Vec<_> = files
        .map(|file| {
            let mut own = Findings::default();
            (parse(file, &mut own), own)
        })
        .collect();
    let mut values = Vec::with_capacity(parsed.len());
    for (value, own) in parsed {
        findings.extend(own);
        values.extend(value);
    }
    values
}

impl Atlas {
    fn put_in_order(&mut self) {
        let family_order = |model: &ModelType| {
            let slug = &model.family.value;
            self.families
                .iter()
                .position(|family| family.slug.value == *slug)
        };
        self.models.sort_by_cached_key(|model| {
            (
                family_order(model).unwrap_or(usize::MAX),
                model.order,
                model.slug.value.clone(),
            )
        });
        self.pages
            .sort_by_cached_key(|page: &TextPage| (page.order, page.slug.value.clone()));
        self.cases.sort_by_cached_key(|case: &Case| {
            (
                case.region.as_ref().map(|region| region.value),
                case.slug.value.clone(),
            )
        });
    }
}

fn report_repeated_slugs(atlas: &Atlas, findings: &mut Findings) {
    repeated_ids(atlas.cases.iter().map(|case| &case.slug), "案例", findings);
    repeated_ids(
        atlas.models.iter().map(|model| &model.slug),
        "模式",
        findings,
    );
    repeated_ids(atlas.models.iter().map(|model| &model.seal), "印", findings);
    repeated_ids(atlas.pages.iter().map(|page| &page.slug), "页面", findings);
}

/// Reports every id that stands a second time.
fn repeated_ids<'a>(
    ids: impl Iterator<Item = &'a Spanned<String>>,
    subject: &str,
    findings: &mut Findings,
) {
    let mut seen = std::collections::BTreeMap::new();
    for id in ids.filter(|id| !id.value.is_empty()) {
        match seen.get(&id.value) {
            None => {
                seen.insert(&id.value, id.span);
            }
            Some(first) => {
                let name = &id.value;
                let message = text!("{subject}“{name}”用了两次", "\"{name}\" is used twice");
                let finding = Diagnostic::new(codes::DUPLICATE_ID, id.span, message)
                    .label(*first, text!("第一次用在这里", "first used here"))
                    .help(text!(
                        "给其中一个换个名字",
                        "give one of the two another name"
                    ));
                findings.push(finding);
            }
        }
    }
}

/// Whether a name can stand in an address: `a-z`, digits and hyphens, beginning with a letter or
/// digit, at most 64 characters.
fn is_slug(name: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    name.len() <= 64
        && name.bytes().all(plain)
        && name.bytes().next().is_some_and(|first| first != b'-')
}

/// Reports a slug or id that cannot stand in an address.
fn check_slug(slug: &Spanned<String>, findings: &mut Findings) {
    if !slug.value.is_empty() && !is_slug(&slug.value) {
        let name = &slug.value;
        let message = text!(
            "“{name}”不能用在网址里",
            "\"{name}\" cannot stand in an address"
        );
        findings.push(
            Diagnostic::new(codes::BAD_SLUG, slug.span, message).help(text!(
                "只用小写拉丁字母、数字和连字符，如 kuandian、green-house",
                "use lower-case Latin letters, digits and hyphens"
            )),
        );
    }
}

fn is_picture(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "png" | "jpg" | "jpeg" | "webp" | "gif")
}

fn too_large(file: FileId) -> Diagnostic {
    let message = text!(
        "文件太大，没有读入",
        "the file is too large and was not read"
    );
    Diagnostic::new(codes::FILE_TOO_LARGE, Span::file_start(file), message).help(text!(
        "文字文件不超过 4 MB，图片不超过 8 MB；图片请先压缩",
        "texts up to 4 MB, pictures up to 8 MB"
    ))
}

fn unknown_file(file: FileId) -> Diagnostic {
    let message = text!(
        "不认识这个文件，没有用它",
        "no part of the atlas uses this file"
    );
    Diagnostic::new(codes::UNKNOWN_FILE, Span::file_start(file), message).help(text!(
        "案例放 cases/名字.md，图片放 cases/名字/（png、jpg、webp、gif）；用不到的文件移出内容文件夹",
        "cases go to cases/<slug>.md, pictures to cases/<slug>/; move other files out"
    ))
}

fn not_utf8(span: Span) -> Diagnostic {
    let message = text!("这里不是 UTF-8 文字", "this is not UTF-8");
    Diagnostic::new(codes::NOT_UTF8, span, message).help(text!(
        "用记事本“另存为”，编码选 UTF-8",
        "save the file with the encoding UTF-8"
    ))
}

fn missing_file(file: FileId, name: &str) -> Diagnostic {
    let message = text!("没有 {name}", "{name} is missing");
    Diagnostic::new(codes::MISSING_FILE, Span::file_start(file), message).help(text!(
        "检查 --content 指的是不是内容文件夹；样例见项目的 content/{name}",
        "check that --content names the content folder"
    ))
}
