//! The only room that names the template engine.

use std::collections::BTreeMap;

use tera::{Context, Tera};

use super::Form;
use super::error::ThemeError;
use super::theme::Theme;
use crate::atlas::yaml;
use crate::view::{KINDS, Page};

/// The compiled templates of a theme, with the words of its interface.
pub(super) struct Templates {
    engine: Tera,
}

impl Templates {
    /// Compiles `templates/**` and takes the words of `strings/<language>.yaml`.
    pub(super) fn new(theme: &Theme, language: &str, form: Form) -> Result<Templates, ThemeError> {
        let mut engine = Tera::new();
        let faulty = |path: String, cause: tera::Error| ThemeError::Faulty {
            path,
            cause: cause.to_string(),
        };
        let mut texts = theme.texts("templates").collect::<Result<Vec<_>, _>>()?;
        if form == Form::Fragments {
            // Every page hangs in the shell of this name.
            let fragment = theme.text("templates/fragment.html")?;
            texts.retain(|(name, _)| *name != SHELL);
            texts.push((SHELL, fragment));
        }
        engine
            .add_raw_templates(texts)
            .map_err(|error| faulty("templates/".to_owned(), error))?;
        for kind in KINDS {
            let name = template(kind);
            if !engine.contains_template(&name) {
                return Err(ThemeError::Missing {
                    path: format!("templates/{name}"),
                });
            }
        }
        let path = format!("strings/{language}.yaml");
        let strings: BTreeMap<String, String> = yaml::from_str(theme.text(&path)?)
            .map_err(|cause| ThemeError::Faulty { path, cause })?;
        engine.global_context().insert("strings", &strings);
        Ok(Templates { engine })
    }

    /// Renders a page into bytes.
    pub(super) fn render(&self, page: &Page) -> Result<Vec<u8>, ThemeError> {
        let name = template(page.frame.kind);
        let faulty = |cause: tera::Error| ThemeError::Faulty {
            path: name.clone(),
            cause: cause.to_string(),
        };
        let context = Context::from_serialize(page).map_err(faulty)?;
        let mut bytes = Vec::with_capacity(48 * 1024);
        self.engine
            .render_to(&name, &context, &mut bytes)
            .map_err(faulty)?;
        Ok(bytes)
    }
}

/// What stands around every page.
const SHELL: &str = "base.html";

fn template(kind: &str) -> String {
    format!("pages/{kind}.html")
}
