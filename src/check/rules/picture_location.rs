//! A picture that tells where it was taken.

use crate::ground::{Diagnostic, Findings};
use crate::privacy::codes;
use crate::site::Site;
use crate::text;

/// Reports pictures with a position in their metadata, at the case that shows them first.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for (case, links) in site.atlas.cases.iter().zip(&site.cases) {
        for picture in links.pictures.iter().map(|at| &site.atlas.pictures[*at]) {
            if !picture.has_location {
                continue;
            }
            let path = &picture.path;
            let message = text!(
                "图片 {path} 带有拍摄地点",
                "the picture {path} tells where it was taken"
            );
            let finding = Diagnostic::new(codes::PICTURE_LOCATION, case.slug.span, message);
            findings.push(finding.help(text!(
                "用看图软件另存一份，去掉 GPS 信息后再放进来",
                "save a copy without GPS data"
            )));
        }
    }
}
