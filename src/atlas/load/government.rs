//! `base_url` and the block `government:` of `atlas.yaml`.

use super::super::codes;
use super::super::government::{COLUMN_TYPES, COLUMNS, Column, Government, is_domain, is_id_code};
use super::super::yaml::{Fields, Node};
use crate::ground::{Diagnostic, Findings, Spanned};
use crate::text;

/// Bytes of the longest base address: a sitemap of 50,000 such addresses stays below the 50 MB
/// that sitemaps.org allows a file.
const MAX_BASE: usize = 500;

/// Reads `base_url`: where the site stands on the web, with a slash at its end.
pub fn base_url(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let written = fields.optional_text("base_url")?;
    if is_base(&written.value) {
        return Some(written.map(|address| format!("{}/", address.trim_end_matches('/'))));
    }
    let word = &written.value;
    let message = text!(
        "base_url“{word}”不是网站的完整地址",
        "\"{word}\" is not the full address of a site"
    );
    let finding = Diagnostic::new(codes::BAD_BASE_URL, written.span, message);
    fields.report(finding.help(text!(
        "写网站根目录的地址，如 https://www.example.gov.cn/zt/atlas/，不带 ? 和 #；还没有地址就删去这一行",
        "write the address of the site's root, such as https://www.example.gov.cn/zt/atlas/, \
         without ? and #, or remove the line"
    )));
    None
}

/// Characters of an address by RFC 3986 without those of query and fragment; a host is there.
fn is_base(address: &str) -> bool {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:%!$&'()*+,;=[]".contains(&byte);
    let percent = |address: &str| {
        let mut parts = address.split('%').skip(1);
        parts.all(|part| {
            let code = part.get(..2).unwrap_or("");
            code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    };
    rest.is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_alphanumeric() || char == '[')
            && rest.bytes().all(plain)
    }) && percent(address)
        && address.len() <= MAX_BASE
}

/// Reads `government`; none where it is not written.
pub fn government(fields: &mut Fields<'_>) -> Option<Government> {
    let node = fields.node("government")?;
    let findings = fields.findings();
    let mut fields = Fields::open(node, ("政府网站信息", "government block"), findings);
    let site_domain = fields.optional_text("site_domain");
    let site_id_code = fields.optional_text("site_id_code");
    let government = Government {
        block: fields.block(),
        site_name: fields.optional_text("site_name"),
        site_domain: formed(site_domain, &mut fields, is_domain, &DOMAIN),
        site_id_code: formed(site_id_code, &mut fields, is_id_code, &ID_CODE),
        organizer: fields.optional_text("organizer"),
        undertaker: fields.optional_text("undertaker"),
        contact: fields.optional_text("contact"),
        icp: fields.optional_text("icp"),
        police: fields.optional_text("police"),
        badge: fields.optional_text("badge"),
        columns: columns(&mut fields),
    };
    fields.finish();
    Some(government)
}

/// A form a value must have: in Chinese, in English.
type Form = (&'static str, &'static str);

const DOMAIN: Form = (
    "site_domain 写网站的英文域名，如 www.example.gov.cn，不带 https:// 和路径",
    "site_domain is the site's domain, such as www.example.gov.cn",
);

const ID_CODE: Form = (
    "site_id_code 是 10 位字母和数字，照主管单位发的写",
    "site_id_code is 10 letters and digits, as it was issued",
);

/// Reports a value of another form, and leaves it out: a wrong number is worse than none.
fn formed(
    written: Option<Spanned<String>>,
    fields: &mut Fields<'_>,
    is_good: fn(&str) -> bool,
    form: &Form,
) -> Option<Spanned<String>> {
    let written = written?;
    if is_good(&written.value) {
        return Some(written);
    }
    let (word, (zh, en)) = (&written.value, form);
    let message = text!("“{word}”的写法不对", "\"{word}\" has the wrong form");
    let finding = Diagnostic::new(codes::BAD_GOVERNMENT_VALUE, written.span, message);
    fields.report(finding.help(text!("{zh}", "{en}")));
    None
}

fn columns(fields: &mut Fields<'_>) -> Vec<Column> {
    let Some(node) = fields.node("columns") else {
        return Vec::new();
    };
    let mut list = Fields::open(node, ("栏目表", "list of columns"), fields.findings());
    let written = COLUMNS.into_iter().filter_map(|key| {
        let node = list.node(key)?;
        Some(column(key, node, list.findings()))
    });
    let columns = written.collect();
    list.finish();
    columns
}

fn column(key: &'static str, node: &Node, findings: &mut Findings) -> Column {
    let mut fields = Fields::open(node, ("栏目", "column"), findings);
    let kind = fields.optional_text("type");
    let column = Column {
        key,
        block: fields.block(),
        name: fields.optional_text("name"),
        description: fields.optional_prose("description"),
        keywords: fields.texts("keywords"),
        kind: kind.and_then(|kind| fields.choice(&kind, COLUMN_TYPES)),
    };
    fields.finish();
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_whole_address_without_query() {
        for address in ["https://a.gov.cn", "http://a.cn/zt/", "https://[::1]:8/%E5"] {
            assert!(is_base(address), "{address}");
        }
        for address in [
            "",
            "/zt/",
            "a.gov.cn",
            "ftp://a.cn",
            "https://",
            "https:///a",
            "https://a.cn/?x",
            "https://a.cn/#x",
            "https://a.cn/ b",
            "https://a.cn/\"",
            "https://a.cn/%",
            "https://a.cn/%2",
            "https://a.cn/%zz",
            "https://宽甸.cn/",
        ] {
            assert!(!is_base(address), "{address}");
        }
        assert!(!is_base(&format!("https://a.cn/{}", "a".repeat(MAX_BASE))));
    }
}
