//! What may be wrong with a picture that a text shows.

use std::collections::BTreeMap;

use super::codes;
use crate::atlas::document::Image;
use crate::ground::{Diagnostic, nearest};
use crate::text;

/// The finding for a picture that the case of this slug does not have; `pictures` are all there are,
/// by path.
pub(super) fn missing(image: &Image, slug: &str, pictures: &BTreeMap<&str, usize>) -> Diagnostic {
    let name = &image.source.value;
    let finding = |message| Diagnostic::new(codes::MISSING_PICTURE, image.source.span, message);
    if pictures.contains_key(format!("cases/{name}").as_str()) {
        let file = name.rsplit('/').next().unwrap_or(name);
        let message = text!(
            "图片“{name}”是另一篇案例的，这里不能用",
            "the picture \"{name}\" belongs to another case"
        );
        return finding(message).help(text!(
            "拷一份放进 cases/{slug}/，写成 ![说明]({file})",
            "put a copy into cases/{slug}/ and write ![words]({file})"
        ));
    }
    let folder = format!("{slug}/");
    let own = pictures.keys().filter_map(|path| {
        let path = path.strip_prefix("cases/")?;
        path.strip_prefix(folder.as_str())
    });
    let written = name.trim_start_matches("./");
    let written = written.strip_prefix(folder.as_str()).unwrap_or(written);
    let near = nearest(written, own);
    let finding = finding(text!("没有图片“{name}”", "no picture \"{name}\""));
    match near {
        Some(near) => finding.help(text!("是不是 {near}？", "did you mean {near}?")),
        None => finding.help(text!(
            "图片放进 cases/{slug}/ 文件夹，写成 ![说明](文件名.jpg)；支持 png、jpg、webp、gif",
            "put pictures into cases/{slug}/ and write ![words](file.jpg)"
        )),
    }
}

/// The finding for a file that is called like a picture and is none.
pub(super) fn none_after_all(image: &Image) -> Diagnostic {
    let name = &image.source.value;
    let message = text!(
        "“{name}”打不开：不是图片，或没有下载完",
        "\"{name}\" is no picture, or not a whole one"
    );
    Diagnostic::new(codes::MISSING_PICTURE, image.source.span, message).help(text!(
        "用看图软件打开，另存为 png、jpg、webp 或 gif",
        "open it in a viewer and save it as png, jpg, webp or gif"
    ))
}

/// The finding for a picture outside the body of a case.
pub(super) fn misplaced(image: &Image) -> Diagnostic {
    let message = text!(
        "这里不能放图片，只有案例的正文可以",
        "only the body of a case may show pictures"
    );
    Diagnostic::new(codes::MISSING_PICTURE, image.source.span, message).help(text!(
        "删去图片，或移到案例的正文里",
        "remove it, or move it into the body of a case"
    ))
}
