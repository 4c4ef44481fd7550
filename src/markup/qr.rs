//! An address as a QR code. The only room that names the QR library.

use qrcode::{Color, EcLevel, QrCode};

use super::Html;

/// Light modules around the code: ISO/IEC 18004 asks for four.
const QUIET: usize = 4;

/// A code as a square of modules, with the light ones around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrModules {
    /// Modules on each side.
    pub side: usize,
    dark: Vec<bool>,
}

impl QrModules {
    /// Whether the module in this column and row, from 0, is dark.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        let inner = self.side - 2 * QUIET;
        let at = |place: usize| place.checked_sub(QUIET).filter(|place| *place < inner);
        match (at(column), at(row)) {
            (Some(column), Some(row)) => self.dark[row * inner + column],
            _ => false,
        }
    }
}

/// The code of an address, for those who draw it themselves; as [`qr_code`].
pub fn qr_modules(address: &str) -> Option<QrModules> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let dark = code.to_colors();
    Some(QrModules {
        side: code.width() + 2 * QUIET,
        dark: dark.iter().map(|module| *module == Color::Dark).collect(),
    })
}

/// Draws an address as an inline SVG of one path, a unit square a module, in the colour of the
/// text; none when it is too long for a code (some 2,300 bytes).
///
/// Level M: a print with a crease or a stain can still be read. `name` is read out.
pub fn qr_code(address: &str, name: &str) -> Option<Html> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let side = width + 2 * QUIET;
    let mut svg = format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{}\" \
         shape-rendering=\"crispEdges\"><path fill=\"currentColor\" d=\"",
        super::escape(name)
    );
    let modules = code.to_colors();
    for (row, line) in modules.chunks(width).enumerate() {
        for (start, length) in runs(line) {
            let (x, y) = (start + QUIET, row + QUIET);
            svg.push_str(&format!("M{x} {y}h{length}v1h-{length}z"));
        }
    }
    svg.push_str("\"/></svg>");
    Some(Html(svg))
}

/// Start and length of each run of dark modules.
fn runs(line: &[Color]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line
        .iter()
        .enumerate()
        .filter(|(_, module)| **module == Color::Dark)
    {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => runs.push((at, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_have_a_light_frame() {
        let code = qr_modules("https://a.cn/").expect("it is short");
        assert_eq!(code.side, 29);
        assert!(code.is_dark(4, 4) && !code.is_dark(3, 4) && !code.is_dark(28, 28));
        assert!(qr_modules(&"a".repeat(3000)).is_none());
    }

    #[test]
    fn runs_join_neighbours() {
        use Color::{Dark, Light};
        let line = [Dark, Dark, Light, Dark, Light, Light, Dark, Dark, Dark];
        assert_eq!(runs(&line), [(0, 2), (3, 1), (6, 3)]);
        assert_eq!(runs(&[Light, Light]), []);
    }

    #[test]
    fn a_code_has_its_frame_and_its_name() {
        let code = qr_code("https://a.cn/", "本页 \"网址\"").expect("it is short");
        let text = code.to_string();
        assert!(text.contains("viewBox=\"0 0 29 29\""), "{text}");
        assert!(
            text.contains("aria-label=\"本页 &quot;网址&quot;\""),
            "{text}"
        );
        // The finder pattern in the corner begins with a run of seven.
        assert!(text.contains("d=\"M4 4h7v1h-7z"), "{text}");
        assert!(qr_code(&"a".repeat(3000), "").is_none());
    }
}
