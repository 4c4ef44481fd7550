//! A case that shows no model type.

use crate::check::codes;
use crate::ground::{Diagnostic, Findings};
use crate::site::Site;
use crate::text;

/// Reports cases that would stand in the matrix as an empty row.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    for (case, _) in site
        .atlas
        .cases
        .iter()
        .zip(&site.cases)
        .filter(|(_, links)| links.models.is_empty())
    {
        let message = text!("没有一节标明模式类型", "no section names a model type");
        let finding = Diagnostic::new(codes::CASE_WITHOUT_PRACTICE, case.block, message);
        findings.push(finding.help(text!(
            "在做法小节的标题后写 {{#名字 model=\"ecommerce\"}}",
            "write {{#id model=\"…\"}} behind a heading"
        )));
    }
}
