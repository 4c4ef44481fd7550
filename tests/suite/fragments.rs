//! `build --fragment`: bodies and labels for a portal's own template.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Project, SiteTest};

/// The text between the tags of the outermost element.
fn inside<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).expect("it begins");
    let start = start + text[start..].find('>').expect("the tag ends") + 1;
    let end = text.rfind(to).expect("it ends");
    text[start..end].trim()
}

#[test]
fn a_fragment_is_the_main_part_of_its_page_without_the_shell() {
    let whole = SiteTest::government().build();
    let bodies = SiteTest::government().in_fragments().build();
    bodies.no_findings();
    let pages: BTreeSet<_> = whole
        .pages()
        .filter(|page| page.count("meta[http-equiv=refresh]") == 0)
        .map(|page| page.path().to_owned())
        .collect();
    let made: BTreeSet<_> = bodies.pages().map(|page| page.path().to_owned()).collect();
    assert_eq!(made, pages);
    for path in &pages {
        let body = bodies.text(path);
        // Its own scripts alone: what opens the search, and the choice of cases.
        let mut plain = body.to_owned();
        for script in ["assets/seek.js", "../assets/choose.js"] {
            let tag = format!("<script src=\"{script}\"></script>");
            plain = plain.replacen(&tag, "", 1);
        }
        for tag in [
            "<html",
            "<head>",
            "<body",
            "<script",
            "<style",
            "<link",
            "<meta",
            "<main",
            "<footer class=\"site",
        ] {
            assert!(!plain.contains(tag), "{path} has {tag}");
        }
        let page = whole.open(path);
        let main = inside(page.main(), "<main", "</main>");
        assert_eq!(inside(body, "<div id=\"main\"", "</div>"), main, "{path}");
    }
}

#[test]
fn the_labels_of_a_fragment_are_those_of_its_page() {
    let whole = SiteTest::government().build();
    let bodies = SiteTest::government().in_fragments().build();
    for page in whole
        .pages()
        .filter(|page| page.count("meta[http-equiv=refresh]") == 0)
    {
        let path = page.path().replace(".html", ".json");
        let head: Value = serde_json::from_str(bodies.text(&path)).expect("the head is JSON");
        assert_eq!(head["body"], page.path());
        assert_eq!(head["title"], page.text("title"));
        let pairs = head["labels"].as_array().expect("a list");
        let pairs: Vec<_> = pairs
            .iter()
            .map(|pair| (text(&pair["name"]), text(&pair["content"])))
            .collect();
        let names = page.attributes("meta[name]", "name");
        let contents = page.attributes("meta[name]", "content");
        let all: Vec<_> = names.into_iter().zip(contents).collect();
        let own = ["viewport", "color-scheme", "format-detection"];
        let all: Vec<_> = all
            .into_iter()
            .filter(|(name, _)| !own.contains(&&**name))
            .collect();
        assert_eq!(pairs, all, "{path}");
        assert_eq!(head["footer"][0]["text"], "小县政府办公室");
    }
    let head: Value = serde_json::from_str(bodies.text("cases/b.json")).expect("JSON");
    assert_eq!(head["old_addresses"][0], "cases/old-b.html");
    let styles = ["atlas", "case", "print"].map(|name| format!("../assets/{name}.css"));
    assert_eq!(head["styles"], Value::from(styles.to_vec()));
    let compared: Value = serde_json::from_str(bodies.text("compare/b.json")).expect("JSON");
    assert_eq!(compared["old_addresses"][0], "compare/old-b.html");
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}

#[test]
fn the_command_line_says_where_they_are() {
    let project = Project::new(&SiteTest::standard());
    let run = project.run("build", &["--fragment"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("各页的正文（.html）和标签（.json）在："),
        "{}",
        run.out
    );
    assert!(project.path("public/cases/a.json").exists());
    assert!(project.path("public/data/cases.json").exists());
}
