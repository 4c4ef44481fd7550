//! The only room that names the template engine.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::Form;
use super::error::ThemeError;

use super::theme::Theme;
use super::whitespace;
use crate::atlas::yaml;
use crate::view::{KINDS, Page};

/// The compiled templates of a theme, with the words of its interface.
pub(super) struct Templates {
    engine: Tera,
    /// The templates as their authors wrote them: what is said of a fault has their lines and columns.
    written: Vec<(String, String)>,
    globals: Globals,
}

/// What every template sees beside its page.
#[derive(Serialize)]
struct Globals {
    /// The words of the interface, by key.
    strings: BTreeMap<String, String>,
    /// The style sheets of a page, by its kind; paths from the root of the site.
    styles: BTreeMap<&'static str, Vec<String>>,
}

impl Templates {
    /// Compiles `templates/**` and takes the words of `strings/<language>.yaml`.
    pub(super) fn new(
        theme: &Theme,
        language: &str,
        form: Form,
        styles: &BTreeMap<&'static str, Vec<String>>,
    ) -> Result<Templates, ThemeError> {
        let mut written = Vec::new();
        for text in theme.texts("templates") {
            let (name, text) = text?;
            written.push((name.to_owned(), text.to_owned()));
        }
        if form == Form::Fragments {
            // Every page hangs in the shell of this name.
            let fragment = theme.text("templates/fragment.html")?;
            written.retain(|(name, _)| name != SHELL);
            written.push((SHELL.to_owned(), fragment.to_owned()));
        }
        let path = format!("strings/{language}.yaml");
        let strings = yaml::from_str(theme.text(&path)?)
            .map_err(|cause| ThemeError::Faulty { path, cause })?;
        let globals = Globals {
            strings,
            styles: styles.clone(),
        };
        let tightened = written
            .iter()
            .map(|(name, text)| (name.as_str(), whitespace::tighten(text)));
        let engine = engine(tightened, &globals).map_err(|error| {
            let as_written = engine(written.iter().map(|(name, text)| (name, text)), &globals);
            faulty("templates/", &as_written.err().unwrap_or(error))
        })?;
        for kind in KINDS {
            let name = template(kind);
            if !engine.contains_template(&name) {
                return Err(ThemeError::Missing {
                    path: format!("templates/{name}"),
                });
            }
        }
        Ok(Templates {
            engine,
            written,
            globals,
        })
    }

    /// Renders a page into bytes.
    pub(super) fn render(&self, page: &Page) -> Result<Vec<u8>, ThemeError> {
        let name = template(page.frame.kind);
        let context = Context::from_serialize(page).map_err(|error| faulty(&name, &error))?;
        let mut bytes = Vec::with_capacity(48 * 1024);
        self.engine
            .render_to(&name, &context, &mut bytes)
            .map_err(|error| faulty(&name, &self.as_written(&name, &context).unwrap_or(error)))?;
        Ok(bytes)
    }

    /// What keeps a page from being made of the templates as they are written.
    fn as_written(&self, name: &str, context: &Context) -> Option<tera::Error> {
        let written = self.written.iter().map(|(name, text)| (name, text));
        let rendered =
            engine(written, &self.globals).and_then(|engine| engine.render(name, context));
        rendered.err()
    }
}

/// Compiles templates.
fn engine<N: AsRef<str>, T: AsRef<str>>(
    templates: impl Iterator<Item = (N, T)>,
    globals: &Globals,
) -> Result<Tera, tera::Error> {
    let mut engine = Tera::new();
    engine.add_raw_templates(templates)?;
    *engine.global_context() = Context::from_serialize(globals)?;
    Ok(engine)
}

fn faulty(path: &str, error: &tera::Error) -> ThemeError {
    ThemeError::Faulty {
        path: path.to_owned(),
        cause: error.to_string(),
    }
}

/// What stands around every page.
const SHELL: &str = "base.html";

fn template(kind: &str) -> String {
    format!("pages/{kind}.html")
}
