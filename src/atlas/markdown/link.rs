//! What a destination says, and where in the source it stands.

use std::ops::Range;

use crate::atlas::address::is_external;
use crate::atlas::document::{Reference, SCHEMES, Target};
use crate::ground::{Span, Spanned};

use super::{Report, Source, codes};

/// Reads a destination. What the site cannot follow is refused, with a finding.
pub(super) fn target(destination: &str, span: Span, report: &mut Report<'_>) -> Target {
    let spanned = || Spanned::new(destination.into(), span);
    if let Some(fragment) = destination
        .strip_prefix('#')
        .filter(|fragment| !fragment.is_empty())
    {
        return Target::Fragment(Spanned::new(fragment.into(), span));
    }
    if let Some(reference) = reference(destination, span) {
        return Target::Reference(reference);
    }
    if is_external(destination) {
        return Target::External(spanned());
    }
    let schemes: Vec<_> = SCHEMES.iter().map(|(word, _)| format!("{word}:")).collect();
    let (schemes_zh, schemes_en) = (schemes.join("、"), schemes.join(", "));
    report.push(
        codes::REFUSED_LINK,
        span,
        crate::text!("不接受的链接“{destination}”", "the link \"{destination}\" is not accepted"),
        crate::text!(
            "站内用 {schemes_zh} 加编号或 #节的编号；站外用 https:、http: 或 mailto: 开头的完整地址",
            "inside the site write {schemes_en} and a name, or # and the id of a section; outside it \
             a full address with https:, http: or mailto:"
        ),
    );
    Target::Refused(spanned())
}

/// Reads `scheme:name#fragment`; none unless the scheme is ours and there is a name.
fn reference(destination: &str, span: Span) -> Option<Reference> {
    let (word, rest) = destination.split_once(':')?;
    let (_, scheme) = SCHEMES.iter().find(|(known, _)| *known == word)?;
    let (name, fragment) = match rest.split_once('#') {
        Some((name, fragment)) => (name, Some(fragment.to_owned())),
        None => (rest, None),
    };
    if name.is_empty() || fragment.as_deref() == Some("") {
        return None;
    }
    Some(Reference {
        scheme: *scheme,
        name: name.to_owned(),
        fragment,
        span,
    })
}

/// Where the destination of an inline link or image stands: behind `](` that follows its content.
/// Reference-style links have their destination elsewhere: these, and only these, give the span of
/// the whole link.
pub(super) fn destination_span(source: Source<'_>, link: Span, content_end: usize) -> Span {
    inline_destination(source, link, content_end).map_or(link, |range| source.span(range))
}

fn inline_destination(source: Source<'_>, link: Span, content_end: usize) -> Option<Range<usize>> {
    let end = link.range().end;
    let opening = source.text.get(content_end..end)?.find("](")?;
    let after = content_end + opening + "](".len();
    let written = source.text.get(after..end)?;
    let start = after + written.len() - written.trim_start().len();
    let written = source.text.get(start..end)?;
    if let Some(pointed) = written.strip_prefix('<') {
        let length = unescaped(pointed, |char| char == '>')?;
        return Some(start + 1..start + 1 + length);
    }
    // Without a title the destination ends before the last parenthesis of the link.
    let closing = written.strip_suffix(')')?.len();
    let length = unescaped(written, |char| char.is_ascii_whitespace()).unwrap_or(closing);
    Some(start..start + length.min(closing))
}

/// The offset of the first character that fits and has no backslash before it.
fn unescaped(text: &str, fits: impl Fn(char) -> bool) -> Option<usize> {
    let mut escaped = false;
    for (at, char) in text.char_indices() {
        if !escaped && fits(char) {
            return Some(at);
        }
        escaped = char == '\\' && !escaped;
    }
    None
}

/// Where the address of `<https://…>` stands.
pub(super) fn autolink_span(source: Source<'_>, link: Span) -> Span {
    let range = link.range();
    let pointed = source.slice(link).starts_with('<') && source.slice(link).ends_with('>');
    if pointed && range.len() >= 2 {
        source.span(range.start + 1..range.end - 1)
    } else {
        link
    }
}
