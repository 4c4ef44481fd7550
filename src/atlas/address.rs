//! Addresses outside the site, in texts and in front matter alike.

/// Whether an address leads out of the site: `http` and `https` with a host, `mailto` with a name;
/// the scheme in any case, as RFC 3986 section 3.1 has it.
pub(super) fn is_external(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else {
        return false;
    };
    if address.contains(|char: char| char.is_control()) {
        return false;
    }
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let host = rest.strip_prefix("//").unwrap_or("");
            host.starts_with(|char: char| char.is_alphanumeric())
        }
        "mailto" => rest.contains('@'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_full_addresses_lead_out() {
        for address in ["https://a.cn", "HTTP://a.cn/b", "mailto:a@b.cn"] {
            assert!(is_external(address), "{address}");
        }
        for address in [
            "",
            "a.cn",
            "../../x",
            "//a.cn",
            "javascript:alert(1)",
            "data:text/html,x",
            "https:a",
            "https:///x",
            "java\nscript:x",
            "https://a.cn/\u{7}",
            "mailto:a",
        ] {
            assert!(!is_external(address), "{address}");
        }
    }
}
