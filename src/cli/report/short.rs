//! One line per finding: `content/cases/kuandian.md:14:9: error[CA0401]: …`.

use std::io::{self, Write};

use super::{Report, keyword};

/// Writes the findings, a line each.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for found in report.findings.iter() {
        let file = report.sources.file(found.primary.file);
        let place = file.position(found.primary.start);
        let line = format!(
            "{}:{}:{}: {}[{}]: {}",
            file.path(),
            place.line,
            place.column,
            keyword(found.severity),
            found.code.id,
            found.message.get(report.language),
        );
        writeln!(out, "{}", line.replace(char::is_control, "\u{fffd}"))?;
    }
    Ok(())
}
