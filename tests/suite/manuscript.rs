//! The real cases read once more, without the library: front matter as plain YAML, headings by
//! hand. What the site says is counted against this.

use serde_json::Value;

use crate::support::{project_files, project_text};

/// A case file of `content/cases`.
pub struct Manuscript {
    pub slug: String,
    pub front: Value,
    pub body: String,
    pub sections: Vec<Section>,
}

/// A heading of level 2.
#[derive(Debug, Default)]
pub struct Section {
    pub id: String,
    pub models: Vec<String>,
    pub also: Vec<String>,
    pub challenges: Vec<String>,
}

/// Every case, by file name.
pub fn cases() -> Vec<Manuscript> {
    let paths = project_files("content/cases").into_iter();
    paths
        .filter(|path| path.ends_with(".md"))
        .map(|path| read(&path))
        .collect()
}

/// The front matter of a Markdown file, and what follows it.
pub fn split(path: &str) -> (Value, String) {
    let text = project_text(path);
    let rest = text
        .strip_prefix("---\n")
        .expect("the file begins with front matter");
    let (front, body) = rest
        .split_once("\n---\n")
        .expect("the front matter has an end");
    (yaml(front), body.to_owned())
}

/// YAML as plain data.
pub fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("the sample content is YAML")
}

fn read(path: &str) -> Manuscript {
    let (front, body) = split(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let headings = body.lines().filter_map(|line| line.strip_prefix("## "));
    Manuscript {
        slug: name.trim_end_matches(".md").to_owned(),
        sections: headings.map(section).collect(),
        front,
        body,
    }
}

fn section(heading: &str) -> Section {
    let (_, block) = heading.split_once(" {").unwrap_or((heading, ""));
    let attribute = |name: &str| -> Vec<String> {
        let value = block.split(&format!("{name}=\"")).nth(1);
        let value = value.and_then(|rest| rest.split('"').next());
        value
            .unwrap_or("")
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    };
    let id = block
        .trim_start_matches('#')
        .split([' ', '}'])
        .next()
        .unwrap_or("");
    Section {
        id: id.to_owned(),
        models: attribute("model"),
        also: attribute("also"),
        challenges: attribute("challenge"),
    }
}

impl Manuscript {
    /// The words of a list in the front matter.
    pub fn words(&self, key: &str) -> Vec<&str> {
        list(&self.front[key])
            .iter()
            .filter_map(Value::as_str)
            .collect()
    }

    /// The figures.
    pub fn observations(&self) -> &[Value] {
        list(&self.front["observations"])
    }

    /// Sections with a type at work.
    pub fn practices(&self) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(|section| !section.models.is_empty())
    }

    /// Han characters of the body, without what stands in heading attributes and link targets.
    pub fn han(&self) -> usize {
        self.body
            .chars()
            .filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}'))
            .count()
    }
}

/// A list, or nothing.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
