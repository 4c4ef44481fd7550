//! A link to a domain outside the editors' list.

use crate::atlas::Atlas;
use crate::atlas::document::{Block, Document, Inline, InlineKind, Target, walk};
use crate::check::codes;
use crate::ground::{Diagnostic, Findings, SharedStr, Spanned};
use crate::site::Site;
use crate::text;

/// Compares the addresses of texts and sources with `external_links`; without that list any may be
/// linked to.
pub fn check(site: &Site<'_>, findings: &mut Findings) {
    let Some(allowed) = &site.atlas.settings.external_links else {
        return;
    };
    each_address(site.atlas, &mut |address| {
        let domain = domain(&address.value);
        if domain.is_empty()
            || allowed
                .iter()
                .any(|allowed| is_within(&domain, &allowed.value))
        {
            return;
        }
        let message = text!(
            "链接到名单以外的网站 {domain}",
            "a link to {domain}, which is not on the list"
        );
        let finding = Diagnostic::new(codes::EXTERNAL_LINK, address.span, message);
        findings.push(finding.help(text!(
            "核实后把它加进 atlas.yaml 的 external_links，或去掉链接",
            "add it to external_links in atlas.yaml, or remove the link"
        )));
    });
}

/// Whether a domain is another or lies below it.
fn is_within(domain: &str, above: &str) -> bool {
    let above = above.to_ascii_lowercase();
    domain
        .strip_suffix(above.as_str())
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The host of an address, in lower case, without port; of mail the part behind `@`.
fn domain(address: &str) -> String {
    let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
    let host = if scheme.eq_ignore_ascii_case("mailto") {
        rest.rsplit('@').next().unwrap_or("").split('?').next()
    } else {
        let authority = rest
            .trim_start_matches('/')
            .split(['/', '?', '#'])
            .next()
            .unwrap_or("");
        authority.rsplit('@').next().unwrap_or("").split(':').next()
    };
    host.unwrap_or("")
        .trim_end_matches('.')
        .to_ascii_lowercase()
}

fn each_address(atlas: &Atlas, visit: &mut dyn FnMut(&Spanned<SharedStr>)) {
    for case in &atlas.cases {
        case.sources
            .iter()
            .filter_map(|source| source.url.as_ref())
            .for_each(&mut *visit);
        let body = case.body.text();
        body.parts().for_each(|blocks| in_blocks(blocks, visit));
    }
    for model in &atlas.models {
        model
            .sections
            .iter()
            .for_each(|section| in_blocks(&section.blocks, visit));
        in_notes(&model.notes, visit);
    }
    for page in &atlas.pages {
        in_blocks(&page.opening, visit);
        page.sections
            .iter()
            .for_each(|section| in_blocks(&section.blocks, visit));
        in_notes(&page.notes, visit);
    }
}

fn in_notes(notes: &Document, visit: &mut dyn FnMut(&Spanned<SharedStr>)) {
    notes
        .footnotes
        .iter()
        .for_each(|note| in_blocks(&note.blocks, visit));
}

fn in_blocks(blocks: &[Block], visit: &mut dyn FnMut(&Spanned<SharedStr>)) {
    walk(blocks, &mut |inline: &Inline| {
        if let InlineKind::Link { target, .. } = &inline.kind
            && let Target::External(address) = &**target
        {
            visit(address);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_those_of_the_host() {
        for (address, expected) in [
            ("https://WWW.gov.cn/a?b@c", "www.gov.cn"),
            ("http://u:p@a.cn:8080", "a.cn"),
            ("mailto:a@b.cn?subject=x", "b.cn"),
            ("https://a.cn.", "a.cn"),
        ] {
            assert_eq!(domain(address), expected, "{address}");
        }
        assert!(is_within("www.gov.cn", "Gov.cn") && is_within("gov.cn", "gov.cn"));
        assert!(!is_within("mygov.cn", "gov.cn") && !is_within("gov.cn.evil.com", "gov.cn"));
    }
}
