//! The help of the command line in English: a table.

const TEMPLATE_EN: &str = "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n";

/// The same command line with English help.
pub(super) fn in_english(command: clap::Command) -> clap::Command {
    let usage = match command.get_name() {
        "case-atlas" => "case-atlas [COMMAND] [OPTIONS]",
        "build" => "case-atlas build [OPTIONS]",
        "check" => "case-atlas check [OPTIONS]",
        "explain" => "case-atlas explain [CODE]",
        "fix" => "case-atlas fix [PATH…] [OPTIONS]",
        "schema" => "case-atlas schema",
        "serve" => "case-atlas serve [OPTIONS]",
        "usb" => "case-atlas usb --out <DIR> [OPTIONS]",
        "pack" => "case-atlas pack <SLUG>... [OPTIONS]",
        "verify" => "case-atlas verify <DIR>",
        _ => "case-atlas new case <SLUG> [OPTIONS]",
    };
    let about = match command.get_name() {
        "case-atlas" => "Turns a folder of case studies into a static website linked by model type",
        "build" => "Check the content and build the website",
        "check" => "Check the content, write nothing",
        "serve" => "Preview in the browser: pages reload as you write",
        "explain" => "Explain a check, or list all",
        "fix" => {
            "Repair what is safe: ASCII marks, brackets, ratios, document numbers, traditional characters"
        }
        "new" => "Make new content from a template",
        "usb" => {
            "Check the content, build the website, write it to a USB stick, and pack it if asked"
        }
        "pack" => "Check the content and make handouts: Word documents, books, slides, PDF",
        "verify" => "Compare a USB stick with its list: changed, missing and extra files",
        "case" => "Make a new case: cases/SLUG.md",
        _ => "Print the JSON Schema of a case's front matter, for editors",
    };
    let after = match command.get_name() {
        "case-atlas" => {
            "No command means build. \
             Exit codes: 0 clean, 1 the content needs repair, 2 could not run."
        }
        _ => "",
    };
    let name = command.get_name().to_owned();
    command
        .about(about)
        .after_help(after)
        .override_usage(usage)
        .help_template(TEMPLATE_EN)
        .subcommand_help_heading("Commands")
        .mut_args(|arg| {
            let (heading, help) = match (&*name, arg.get_id().as_str()) {
                ("usb", "out") => (
                    "Options",
                    "The stick, or a folder on it: empty, or written before",
                ),
                (_, id) => english_argument(id),
            };
            arg.help(help).help_heading(heading)
        })
        .mut_subcommands(in_english)
}

fn english_argument(id: &str) -> (&'static str, &'static str) {
    match id {
        "lang" => (
            "Common options",
            "Language of messages: zh or en [default: zh]",
        ),
        "help" => ("Common options", "Show usage"),
        "version" => ("Common options", "Show the version"),
        "content" => ("Options", "Content folder [default: content]"),
        "out" => (
            "Options",
            "Output folder [default: public, public-teacher, public-fragments]",
        ),
        "paths" => (
            "Arguments",
            "Repair only these files or folders [default: the whole content folder]",
        ),
        "dry_run" => (
            "Options",
            "Write nothing, show what would change; exit code 1 if anything would",
        ),
        "no_cache" => ("Options", "Build everything anew, without the cache"),
        "port" => ("Options", "Port; 0 takes a free one [default: 8870]"),
        "host" => (
            "Options",
            "Address to answer at; 0.0.0.0 lets others in the network see it [default: 127.0.0.1]",
        ),
        "open" => ("Options", "Open the browser"),
        "poll" => (
            "Options",
            "Look for changes once a second: for content on a network drive",
        ),
        "threads" => ("Options", "Number of threads [default: up to the system]"),
        "deny_warnings" => ("Options", "Take warnings for errors"),
        "chosen" => (
            "Options",
            "What the site must have: government demands every page label [default: general]",
        ),
        "fragment" => (
            "Options",
            "Write body and labels of each page only, for a portal's own template",
        ),
        "format" => (
            "Options",
            "human, short (one per line), json or sarif [default: human]",
        ),
        "external" => (
            "Options",
            "List the links that leave the site as well (human, short, json)",
        ),
        "zip" => ("Options", "Also pack everything into one zip file"),
        "edition" => ("Options", "student or teacher [default: student]"),
        "folder" => ("Arguments", "The stick, or the folder it was unpacked to"),
        "code" => ("Arguments", "Id or name, such as CA0201 or unknown-key"),
        _ => argument_of_handouts(id),
    }
}

/// As [`english_argument`], of what has to do with handouts.
fn argument_of_handouts(id: &str) -> (&'static str, &'static str) {
    match id {
        "downloads" => (
            "Options",
            "Put handouts into the site and link them, such as --downloads=epub [default: all formats]",
        ),
        "packs" => ("Arguments", "Training packs, by name"),
        "all" => (
            "Options",
            "Every pack, case and model type, and the whole atlas",
        ),
        "cases" => ("Options", "A case, by name; may be repeated"),
        "models" => ("Options", "A model type, by name; may be repeated"),
        "atlas" => ("Options", "The whole atlas as one book"),
        "formats" => (
            "Options",
            "docx, epub, pdf, pptx or slides, separated by commas [default: all]",
        ),
        "font_path" => ("Options", "A folder of fonts for PDFs; may be repeated"),
        "ignore_system_fonts" => ("Options", "Use the fonts of --font-path alone"),
        "pack_out" => (
            "Options",
            "Output folder, where what was made before is replaced [default: packs, packs-teacher]",
        ),
        _ => (
            "Arguments",
            "Short name for file and address: [a-z0-9] words joined by -",
        ),
    }
}
