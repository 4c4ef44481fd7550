//! `case-atlas new case`: a case to fill in.

use std::path::Path;

use super::arguments::{NewCaseOptions, NewContent};
use super::failure::Failure;
use super::{Console, Exit};
use crate::atlas::slug::{MAX_SLUG, is_case_slug};
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
    let content = &content.folder;
    if !is_case_slug(slug) {
        return Err(Failure(text!(
            "“{slug}”不能用作短名：只用小写字母和数字，词与词之间一个“-”，不超过 {MAX_SLUG} 个字符，不能是 index，如 kuandian",
            "\"{slug}\" cannot be a short name: [a-z0-9] with single hyphens between, up to \
             {MAX_SLUG} characters, not index; such as kuandian",
        )));
    }
    DiskFiles::open(content)?;
    let path = content.join("cases").join(format!("{slug}.md"));
    write_new_file(&path, TEMPLATE.replace("{slug}", slug).as_bytes())?;
    console.out(next_steps(&path, content).get(language))?;
    Ok(Exit::Clean)
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
    use super::super::choices::Content;
    use super::*;

    #[test]
    fn a_name_that_no_case_can_have_is_refused_before_the_disk_is_touched() {
        for slug in ["index", "../x", "宽甸", "a--b", ""] {
            let content = NewContent::Case(NewCaseOptions {
                slug: slug.to_owned(),
                content: Content {
                    folder: "no-such-folder".into(),
                },
            });
            let (mut out, mut err) = (vec![], vec![]);
            let mut console = Console::plain(&mut out, &mut err);
            let refused = execute(&content, Language::Zh, &mut console).err();
            let sentence = refused.map_or(String::new(), |failure| failure.0.zh);
            let expected = format!("“{slug}”不能用作短名");
            assert!(sentence.starts_with(&expected), "{sentence}");
        }
    }

    #[test]
    fn the_template_has_the_name_and_marks_what_to_replace() {
        assert!(TEMPLATE.contains("\nslug: {slug} "));
        assert!(TEMPLATE.contains("【改】"));
    }
}
