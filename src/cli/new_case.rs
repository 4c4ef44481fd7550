//! `case-atlas new case`: a case to fill in.

use std::path::Path;

use super::arguments::{NewCaseOptions, NewContent};
use super::failure::Failure;
use super::{Console, Exit};
use crate::emit::write_new_file;
use crate::ground::{DiskFiles, Language, Text};
use crate::text;

/// A whole case that passes the check; `{slug}` stands for its name, 【改】 for what to replace.
const TEMPLATE: &str = include_str!("case_template.md");

/// Writes `cases/SLUG.md` and says what to do next.
pub(super) fn execute(
    content: &NewContent,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let NewContent::Case(NewCaseOptions { slug, content }) = content;
    if !is_slug(slug) {
        return Err(Failure(text!(
            "“{slug}”不能用作短名：要以小写字母开头，只含小写字母、数字和“-”，2 至 41 个字符，如 kuandian",
            "\"{slug}\" cannot be a short name: 2 to 41 of [a-z0-9-], a letter first, \
             such as kuandian",
        )));
    }
    DiskFiles::open(content)?;
    let path = content.join("cases").join(format!("{slug}.md"));
    write_new_file(&path, TEMPLATE.replace("{slug}", slug).as_bytes())?;
    console.out(next_steps(&path, content).get(language))?;
    Ok(Exit::Clean)
}

/// `^[a-z][a-z0-9-]{1,40}$`
fn is_slug(slug: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    (2..=41).contains(&slug.len())
        && slug.starts_with(|first: char| first.is_ascii_lowercase())
        && slug.bytes().all(plain)
}

fn next_steps(path: &Path, content: &Path) -> Text {
    let path = path.display();
    let content = match content.to_str() {
        Some("content") => String::new(),
        _ => format!(" --content {}", content.display()),
    };
    text!(
        "已写好 {path}\n\
         接下来：\n\
         1. 打开它，把每一处“【改】”换成实际内容；写法见文件里的说明\n\
         2. 运行 case-atlas check{content}，按提示改到没有错误\n\
         3. 运行 case-atlas build{content}，在浏览器里看\n",
        "Wrote {path}\n\
         Next:\n\
         1. open it and replace every \"【改】\"; the comments in it say how\n\
         2. run case-atlas check{content} and repair what it finds\n\
         3. run case-atlas build{content} and look at it in a browser\n",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        for slug in ["ab", "kuandian", "a-1", &format!("a{}", "b".repeat(40))] {
            assert!(is_slug(slug), "{slug} should do");
        }
        let refused = [
            "", "a", "1a", "-a", "A", "aB", "a_b", "a/b", "../x", "宽甸", "a b", "a.",
        ];
        for slug in refused
            .into_iter()
            .chain([&*format!("a{}", "b".repeat(41))])
        {
            assert!(!is_slug(slug), "{slug} should be refused");
        }
    }

    #[test]
    fn the_template_has_the_name_and_marks_what_to_replace() {
        assert!(TEMPLATE.contains("\nslug: {slug} "));
        assert!(TEMPLATE.contains("【改】"));
    }
}
