//! Colours code. The only file that names the highlighter; Markdown is coloured by its own reader ([`markdown`]).
//!
//! The highlighter's own HTML carries every scope as a class, thirty times the size of the code.
//! Here each piece gets at most one of six classes: `hl-key` names of things, `hl-str` values in
//! words, `hl-num` numbers and constants, `hl-com` comments, `hl-kw` words of the language,
//! `hl-mark` the marks of Markdown and YAML. Never an inline style.

mod markdown;

use std::sync::OnceLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::{escape, escape_into};

/// Longer code stays plain, in bytes: a page is no place to read it.
const MAX_CODE: usize = 200 * 1024;
/// Code with a longer line stays plain, in bytes: the grammars take a line at a time, and some
/// take more than linear time for it.
const MAX_LINE: usize = 4 * 1024;

/// Names that the bundled grammars do not know, and a grammar that reads them well enough.
const ALIASES: [(&str, &str); 8] = [
    ("toml", "properties"),
    ("ini", "properties"),
    ("console", "bash"),
    ("shell", "bash"),
    ("typescript", "js"),
    ("ts", "js"),
    ("jsonl", "json"),
    ("svg", "xml"),
];

/// Classes by scope, the first that fits anywhere in the stack.
const CLASSES: [(&str, &str); 28] = [
    ("comment", "hl-com"),
    ("meta.structure.dictionary.key", "hl-key"),
    ("entity.name.tag", "hl-key"),
    ("entity.other.attribute-name", "hl-key"),
    ("support.type.property-name", "hl-key"),
    ("keyword.other.java-props", "hl-key"),
    ("punctuation.definition.heading", "hl-mark"),
    ("punctuation.definition.bold", "hl-mark"),
    ("punctuation.definition.italic", "hl-mark"),
    ("punctuation.definition.link", "hl-mark"),
    ("punctuation.definition.metadata", "hl-mark"),
    ("punctuation.definition.list_item", "hl-mark"),
    ("punctuation.definition.blockquote", "hl-mark"),
    ("punctuation.definition.raw", "hl-mark"),
    ("punctuation.definition.block.sequence.item", "hl-mark"),
    ("constant.other.language-name", "hl-key"),
    ("markup.underline.link", "hl-key"),
    ("markup.heading", "hl-kw"),
    ("markup.bold", "hl-kw"),
    ("markup.raw", "hl-str"),
    ("string", "hl-str"),
    ("constant", "hl-num"),
    ("variable.parameter.option", "hl-num"),
    ("keyword.operator", ""),
    ("keyword", "hl-kw"),
    ("storage", "hl-kw"),
    ("entity.name.function", "hl-key"),
    ("variable.function", "hl-key"),
];

/// Escapes code and marks its parts, where the language is known and the code is not too long.
pub(super) fn highlight(language: Option<&str>, code: &str) -> String {
    let fits = code.len() <= MAX_CODE && code.lines().all(|line| line.len() <= MAX_LINE);
    let language = language.filter(|_| fits).map(str::to_ascii_lowercase);
    language
        .and_then(|language| coloured(&language, code))
        .unwrap_or_else(|| escape(code))
}

/// None where no grammar has the language, or it fails on the code.
fn coloured(language: &str, code: &str) -> Option<String> {
    let mut pieces = Pieces::default();
    if !markdown::is_markdown(language) {
        pieces.lines(grammar(language)?, code)?;
        return Some(pieces.finish());
    }
    let (front, body) = front_matter(code).unwrap_or(("", code));
    if !front.is_empty() {
        pieces.push("---\n", "hl-mark");
        pieces.lines(grammar("yaml")?, front)?;
        pieces.push("---\n", "hl-mark");
    }
    for (piece, class) in markdown::pieces(body) {
        pieces.push_lines(piece, class);
    }
    Some(pieces.finish())
}

fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

/// The grammar for a language, by name or file extension, in lower case.
fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let alias = ALIASES
        .iter()
        .find(|(name, _)| *name == language)
        .map(|(_, known)| *known);
    syntaxes().find_syntax_by_token(alias.unwrap_or(language))
}

/// The class of the place the scopes describe; empty for none.
fn class(stack: &ScopeStack) -> &'static str {
    static RULES: OnceLock<Vec<(Scope, &'static str)>> = OnceLock::new();
    let rules = RULES.get_or_init(|| {
        let scoped = CLASSES
            .iter()
            .map(|(name, class)| Some((Scope::new(name).ok()?, *class)));
        scoped.flatten().collect()
    });
    let fits = |rule: Scope| stack.scopes.iter().any(|scope| rule.is_prefix_of(*scope));
    rules
        .iter()
        .find(|(rule, _)| fits(*rule))
        .map_or("", |(_, class)| class)
}

/// Splits Markdown into the YAML between its `---` lines and the rest.
fn front_matter(code: &str) -> Option<(&str, &str)> {
    let rest = code.strip_prefix("---\n")?;
    let end = rest.find("\n---\n")?;
    Some((&rest[..end + 1], &rest[end + "\n---\n".len()..]))
}

/// Escaped code, with the class of the piece being written.
#[derive(Default)]
struct Pieces {
    out: String,
    open: &'static str,
}

impl Pieces {
    /// Reads lines by a grammar; none where it fails.
    fn lines(&mut self, grammar: &SyntaxReference, code: &str) -> Option<()> {
        let mut state = ParseState::new(grammar);
        let mut stack = ScopeStack::new();
        for line in code.split_inclusive('\n') {
            self.line(line, &mut state, &mut stack)?;
        }
        Some(())
    }

    fn line(&mut self, line: &str, state: &mut ParseState, stack: &mut ScopeStack) -> Option<()> {
        let mut written = 0;
        for (at, change) in state.parse_line(line, syntaxes()).ok()? {
            self.push(line.get(written..at)?, class(stack));
            written = at;
            stack.apply(&change).ok()?;
        }
        self.push(line.get(written..)?, class(stack));
        Some(())
    }

    /// As [`Pieces::push`], for a piece that may go over several lines.
    fn push_lines(&mut self, code: &str, class: &'static str) {
        for line in code.split_inclusive('\n') {
            self.push(line, class);
        }
    }

    /// Appends code. White space needs no class, and no class goes past the end of a line.
    fn push(&mut self, code: &str, class: &'static str) {
        if code.is_empty() {
            return;
        }
        let content = code.trim_end_matches('\n');
        let class = if content.trim().is_empty() { "" } else { class };
        if class != self.open {
            self.close();
            if !class.is_empty() && !content.is_empty() {
                self.out.push_str("<span class=\"");
                self.out.push_str(class);
                self.out.push_str("\">");
                self.open = class;
            }
        }
        escape_into(content, &mut self.out);
        if content.len() < code.len() {
            self.close();
            escape_into(&code[content.len()..], &mut self.out);
        }
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.out.push_str("</span>");
            self.open = "";
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_get_one_short_class() {
        for (language, code, expected) in [
            (
                "yaml",
                "value: 30 # 注\nlist: [党建]\n",
                "<span class=\"hl-key\">value</span>: <span class=\"hl-num\">30</span> \
                 <span class=\"hl-com\"># 注</span>\n<span class=\"hl-key\">list</span>: \
                 [<span class=\"hl-str\">党建</span>]\n",
            ),
            (
                "json",
                "{\"a\": true}\n",
                "{<span class=\"hl-key\">&quot;a&quot;</span>: <span class=\"hl-num\">true</span>}\n",
            ),
            (
                "TOML",
                "# c\na = 1\n",
                "<span class=\"hl-com\"># c</span>\n<span class=\"hl-key\">a </span>= 1\n",
            ),
            (
                "rust",
                "let x = \"<b>\";\n",
                "<span class=\"hl-kw\">let</span> x = <span class=\"hl-str\">&quot;&lt;b&gt;&quot;\
                 </span>;\n",
            ),
            ("no-such", "<a> & b\n", "&lt;a&gt; &amp; b\n"),
        ] {
            assert_eq!(highlight(Some(language), code), expected, "{language}");
        }
    }

    #[test]
    fn markdown_shows_front_matter_and_attribute_blocks() {
        let code = "---\ntitle: 宽甸\n---\n\n## 甲 {#a model=\"b c\"}\n[40万元](obs:x)\n";
        let expected = "<span class=\"hl-mark\">---</span>\n<span class=\"hl-key\">title</span>: \
            <span class=\"hl-str\">宽甸</span>\n<span class=\"hl-mark\">---</span>\n\n\
            <span class=\"hl-mark\">## </span><span class=\"hl-kw\">甲</span> \
            <span class=\"hl-key\">{#a model=</span><span class=\"hl-str\">&quot;b c&quot;</span>\
            <span class=\"hl-key\">}</span>\n<span class=\"hl-mark\">[</span>40万元\
            <span class=\"hl-mark\">](</span><span class=\"hl-key\">obs:x</span>\
            <span class=\"hl-mark\">)</span>\n";
        assert_eq!(highlight(Some("markdown"), code), expected);
    }

    #[test]
    fn long_code_stays_plain() {
        let many_lines = "a: 1\n".repeat(MAX_CODE / 5 + 1);
        assert_eq!(highlight(Some("yaml"), &many_lines), many_lines);
        let long_line = "a".repeat(MAX_LINE + 1);
        assert_eq!(highlight(Some("yaml"), &long_line), long_line);
    }

    #[test]
    fn every_rule_names_a_scope() {
        assert!(CLASSES.iter().all(|(name, _)| Scope::new(name).is_ok()));
        assert!(
            ALIASES
                .iter()
                .all(|(_, known)| syntaxes().find_syntax_by_token(known).is_some())
        );
    }
}
