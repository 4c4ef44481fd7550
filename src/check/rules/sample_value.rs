//! A sample in place of what a site says of itself.

use crate::atlas::government::Government;
use crate::check::{Profile, codes};
use crate::ground::{Diagnostic, Findings, Spanned};
use crate::site::Site;
use crate::text;

/// What stands in samples where a name or number is to be written.
const BLANKS: [&str; 5] = ["某某", "××", "ＸＸ", "XX", "【改】"];

/// The name of every sample address (RFC 2606, and `www.example.gov.cn` of our own samples).
const SAMPLE_HOST: &str = "example";

/// The 网站标识码 of the annex's example (`STANDARDS.md` 1.1), which our samples show.
const SAMPLE_CODE: &str = "bm01000001";

/// A value as it was written, with its key and what samples write for it.
type Written<'s> = (String, &'s Spanned<String>, &'static [&'static str]);

/// Reports what was copied from a sample and would go live: the address of the site, what a
/// public body says of itself, and how it describes its columns.
pub fn check(site: &Site<'_>, profile: Profile, findings: &mut Findings) {
    let settings = &site.atlas.settings;
    let base = settings.base_url.as_ref();
    let base = base.map(|value| ("base_url".to_owned(), value, &[][..]));
    let mut written: Vec<Written<'_>> = base.into_iter().collect();
    if let Some(government) = &settings.government {
        written.extend(of_body(government));
        written.extend(of_columns(government));
    }
    for (key, value, samples) in written {
        let word = value.value.trim();
        if !is_sample(word) && !samples.contains(&word) {
            continue;
        }
        let message = text!(
            "{key} 还是样例里的“{word}”",
            "{key} is still the sample's \"{word}\""
        );
        let finding = Diagnostic::new(codes::SAMPLE_VALUE, value.span, message).help(text!(
            "换成本网站自己的；还没有定下来的，删去这一项",
            "write the site's own, or remove it until there is one"
        ));
        findings.push(profile.sharpen(finding));
    }
}

/// Whether a value is no site's own: a blank to be filled in, a sample address, the sample code.
fn is_sample(value: &str) -> bool {
    let mut names = value.split(|char: char| !char.is_ascii_alphanumeric() && char != '-');
    value == SAMPLE_CODE
        || BLANKS.iter().any(|blank| value.contains(blank))
        || names.any(|name| name.eq_ignore_ascii_case(SAMPLE_HOST))
}

/// What a public body says of itself; a sample may name the item itself.
fn of_body(government: &Government) -> impl Iterator<Item = Written<'_>> {
    let items: [(&str, _, &[&str]); 9] = [
        ("site_name", &government.site_name, &["网站名称"]),
        ("site_domain", &government.site_domain, &[]),
        ("site_id_code", &government.site_id_code, &[]),
        ("organizer", &government.organizer, &["主办单位"]),
        ("undertaker", &government.undertaker, &["承办单位"]),
        ("contact", &government.contact, &["联系方式"]),
        (
            "icp",
            &government.icp,
            &["ICP备案号", "备案号", "照备案的写"],
        ),
        (
            "police",
            &government.police,
            &["公安备案号", "备案号", "照备案的写"],
        ),
        (
            "badge",
            &government.badge,
            &["党政机关网站标识", "党政机关网站标识的文字", "照核发的写"],
        ),
    ];
    let written = items.into_iter();
    written.filter_map(|(key, value, samples)| Some((key.to_owned(), value.as_ref()?, samples)))
}

/// How the columns are described.
fn of_columns(government: &Government) -> impl Iterator<Item = Written<'_>> {
    government.columns.iter().flat_map(|column| {
        let name = column.name.as_ref();
        let name = name.map(|value| ("name", value, &["栏目名称"][..]));
        let words = column.description.as_ref();
        let words = words.map(|value| ("description", value, &["栏目说明"][..]));
        let keywords = column.keywords.iter();
        let keywords = keywords.map(|value| ("keywords", value, &["关键词"][..]));
        let items = name.into_iter().chain(words).chain(keywords);
        items.map(|(item, value, samples)| {
            let key = format!("栏目 {} 的 {item}", column.key);
            (key, value, samples)
        })
    })
}
