//! Looking at a page as a browser would.

use scraper::{ElementRef, Html, Selector};

/// A parsed page. Selectors are CSS; what a selector must match and does not is a failure.
pub struct Page {
    path: String,
    source: String,
    html: Html,
}

impl Page {
    /// Parses a page.
    pub fn new(path: &str, source: &str) -> Page {
        Page {
            path: path.to_owned(),
            source: source.to_owned(),
            html: Html::parse_document(source),
        }
    }

    /// Its path below the output root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// `<main>` as it was written, with its tags.
    pub fn main(&self) -> &str {
        let start = self.source.find("<main").expect("every page has a <main>");
        let end = self.source.find("</main>").expect("<main> is closed");
        &self.source[start..end + "</main>".len()]
    }

    /// How many elements match.
    pub fn count(&self, selector: &str) -> usize {
        self.select(selector).len()
    }

    /// The words of the only element that matches, white space collapsed.
    pub fn text(&self, selector: &str) -> String {
        words(&self.one(selector))
    }

    /// The words of every element that matches.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.select(selector).iter().map(words).collect()
    }

    /// The HTML inside the only element that matches, as the parser writes it.
    pub fn inside(&self, selector: &str) -> String {
        self.one(selector).inner_html().trim().to_owned()
    }

    /// An attribute of the only element that matches.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let value = self.one(selector).attr(name).map(str::to_owned);
        value.unwrap_or_else(|| panic!("{}: {selector} has no {name}", self.path))
    }

    /// An attribute of every element that matches and has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let elements = self.select(selector).into_iter();
        elements
            .filter_map(|element| element.attr(name).map(str::to_owned))
            .collect()
    }

    /// Words and address of every link that matches.
    pub fn links(&self, selector: &str) -> Vec<(String, String)> {
        let link = |element: &ElementRef<'_>| {
            let href = element.attr("href").unwrap_or("").to_owned();
            (words(element), href)
        };
        self.select(selector).iter().map(link).collect()
    }

    /// Name and attributes of every element of the page.
    pub fn elements(&self) -> Vec<(String, Vec<(String, String)>)> {
        let all = self.select("*").into_iter();
        all.map(|element| {
            let attributes = element.value().attrs();
            let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned()));
            (element.value().name().to_owned(), attributes.collect())
        })
        .collect()
    }

    fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.select(selector);
        assert_eq!(
            found.len(),
            1,
            "{}: elements that match {selector}\n{}",
            self.path,
            self.main()
        );
        found[0]
    }

    fn select(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("the test has a valid selector");
        self.html.select(&selector).collect()
    }
}

fn words(element: &ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
