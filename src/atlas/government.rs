//! What a public body says of its website: the block `government:` of `atlas.yaml`.
//!
//! After 《政府网站发展指引》 (国办发〔2017〕47号) and its annex on page labels, as far as
//! `STANDARDS.md` 1.1 knows it (from notes, not from the annex itself). Nothing here has a default:
//! what the body has not written is absent.

use crate::ground::{SharedStr, Span, Spanned};

/// The block as it was written.
#[derive(Debug)]
pub struct Government {
    /// Where it begins.
    pub block: Span,
    /// Official name of the website.
    pub site_name: Option<Spanned<SharedStr>>,
    /// Its domain.
    pub site_domain: Option<Spanned<SharedStr>>,
    /// 网站标识码.
    pub site_id_code: Option<Spanned<SharedStr>>,
    /// 主办单位.
    pub organizer: Option<Spanned<SharedStr>>,
    /// 承办单位.
    pub undertaker: Option<Spanned<SharedStr>>,
    /// 联系方式.
    pub contact: Option<Spanned<SharedStr>>,
    /// ICP备案号.
    pub icp: Option<Spanned<SharedStr>>,
    /// 公安备案号.
    pub police: Option<Spanned<SharedStr>>,
    /// 党政机关网站标识, in words: the badge itself is a script from elsewhere.
    pub badge: Option<Spanned<SharedStr>>,
    /// The columns it describes, in the order of [`COLUMNS`]; none twice.
    pub columns: Vec<Column>,
}

/// A column of the site as its editors describe it.
#[derive(Debug)]
pub struct Column {
    /// One of [`COLUMNS`].
    pub key: &'static str,
    /// Where its description begins.
    pub block: Span,
    /// What the column is called.
    pub name: Option<Spanned<SharedStr>>,
    /// What it is for and what is in it.
    pub description: Option<Spanned<SharedStr>>,
    /// Words typical of it.
    pub keywords: Vec<Spanned<SharedStr>>,
    /// One of [`COLUMN_TYPES`].
    pub kind: Option<&'static str>,
}

/// The columns of an atlas by the folder of their pages; `home` has every page at the top: lists,
/// look-ups, authored pages.
pub const COLUMNS: [&str; 9] = [
    "home",
    "models",
    "cases",
    "regions",
    "indicators",
    "compare",
    "challenges",
    "drivers",
    "training",
];

/// The values of `ColumnType` that `STANDARDS.md` 1.1 knows from the annex; 信息公开指南/目录/年报
/// are three.
pub const COLUMN_TYPES: &[(&str, &str)] = &[
    ("首页", "首页"),
    ("概况信息", "概况信息"),
    ("机构职能", "机构职能"),
    ("负责人信息", "负责人信息"),
    ("工作动态", "工作动态"),
    ("政策文件", "政策文件"),
    ("信息公开指南", "信息公开指南"),
    ("信息公开目录", "信息公开目录"),
    ("信息公开年报", "信息公开年报"),
    ("依申请公开", "依申请公开"),
    ("数据发布", "数据发布"),
    ("数据开放", "数据开放"),
    ("政策解读", "政策解读"),
    ("回应关切", "回应关切"),
    ("办事服务", "办事服务"),
    ("咨询投诉", "咨询投诉"),
    ("征集调查", "征集调查"),
    ("在线访谈", "在线访谈"),
];

/// Characters of a 网站标识码, as in the annex's example `bm01000001` (`STANDARDS.md` 1.1).
const ID_CODE: usize = 10;

/// Whether a word has the form of a 网站标识码: ten letters and digits.
pub fn is_id_code(word: &str) -> bool {
    word.len() == ID_CODE && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a word is an English domain (RFC 1035, section 2.3.1): labels of letters, digits and
/// inner hyphens, at least two.
pub fn is_domain(word: &str) -> bool {
    let is_label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    word.len() <= 253 && word.contains('.') && word.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_checked_as_far_as_the_sources_say() {
        assert!(is_id_code("bm01000001") && is_id_code("2106240001"));
        assert!(!is_id_code("bm0100001") && !is_id_code("bm-1000001") && !is_id_code("标识码"));
        assert!(is_domain("www.kuandian.gov.cn") && is_domain("a.cn"));
        for word in [
            "",
            "gov",
            "http://a.cn",
            "a.cn/",
            "a..cn",
            "-a.cn",
            "宽甸.cn",
            "a b.cn",
        ] {
            assert!(!is_domain(word), "{word:?}");
        }
    }
}
