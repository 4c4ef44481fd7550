//! `case-atlas build`: the site, and what was made.

use std::time::{Duration, Instant};

use super::arguments::BuildOptions;
use super::choices::Warnings;
use super::failure::Failure;
use super::folders::Folders;
use super::progress::Bar;
use super::report::{self, Format, Report};
use super::{Console, Exit, program, verdict};
use crate::build::{
    self, BuildError, Built, Counts, Finished, Input, Memory, NoProgress, Outcome, Progress,
};
use crate::emit::{Cache, EmitError, FolderSink, Summary};
use crate::ground::{Language, Text, size};
use crate::render::Form;
use crate::site::Edition;
use crate::text;

/// Builds the site. Findings go to standard error, what was made to standard output.
pub(super) fn execute(
    options: &BuildOptions,
    language: Language,
    console: &mut Console,
) -> Result<Exit, Failure> {
    let start = Instant::now();
    let folders = Folders::open(&options.content.folder)?;
    let handouts = options.downloads.formats()?;
    let input = Input {
        handouts: &handouts,
        #[cfg(feature = "pdf")]
        fonts: options.downloads.fonts.search(),
        profile: options.profile.get(),
        form: options.form(),
        ..folders.input(options.readers.edition)
    };
    let sink = FolderSink::open(&options.out(), &folders.roots())?;
    let memory = memory(options, &sink, language, console)?;
    let run = |progress: &dyn Progress| {
        with_threads(options.threads, || {
            build::in_folder(&input, sink, memory, progress)
        })
    };
    let built = if console.is_watched {
        run(&Bar::new(language))
    } else {
        run(&NoProgress)
    }??;
    let outcome = &built.outcome;
    let report = Report {
        sources: &outcome.sources,
        findings: &outcome.findings,
        language,
    };
    let (err, colour) = console.err_stream();
    report::write(&report, Format::Human, colour, err)?;
    let exit = verdict(&outcome.findings, options.deny.warnings());
    if exit != Exit::Clean {
        console.err(nothing_written(outcome, options.deny.warnings()).get(language))?;
        return Ok(exit);
    }
    let counts = outcome.counts;
    let Finished { summary, unkept } = built.finish()?;
    if let Some(error) = unkept {
        console.err(without_cache(&error).get(language))?;
    }
    let edition = options.readers.edition;
    console.out(&made(edition, &counts, &summary, start.elapsed(), language))?;
    console.out(&where_to_look(options, language))?;
    Ok(exit)
}

/// What earlier builds left, if it may be used.
fn memory(
    options: &BuildOptions,
    sink: &FolderSink,
    language: Language,
    console: &mut Console,
) -> Result<Option<Memory>, Failure> {
    if options.no_cache {
        return Ok(None);
    }
    match Cache::of(sink) {
        Ok(cache) => Ok(Some(Memory {
            cache,
            program: program::begin(),
        })),
        Err(error) => {
            console.err(without_cache(&error).get(language))?;
            Ok(None)
        }
    }
}

/// A cache that cannot be used only costs time.
fn without_cache(error: &EmitError) -> Text {
    let Text { zh, en } = error.text();
    text!(
        "没有用缓存（不影响网站）：{zh}\n",
        "the cache is not used (the site is none the worse): {en}\n"
    )
}

/// Runs something with a number of threads, or with as many as there are.
fn with_threads(
    threads: Option<u16>,
    run: impl FnOnce() -> Result<Built, BuildError> + Send,
) -> Result<Result<Built, BuildError>, Failure> {
    let Some(threads) = threads else {
        return Ok(run());
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.into())
        .build();
    let pool = pool.map_err(|cause| {
        Failure(text!(
            "开不了 {threads} 个线程：{cause}",
            "cannot start {threads} threads: {cause}"
        ))
    })?;
    Ok(pool.install(run))
}

pub(super) fn nothing_written(outcome: &Outcome, warnings: Warnings) -> Text {
    if warnings == Warnings::Deny && !outcome.findings.has_errors() {
        text!(
            "有警告，按 --deny-warnings 没有写出任何文件；旧站点未动。\n",
            "There are warnings, so with --deny-warnings nothing was written; \
             an older site is as it was.\n",
        )
    } else {
        text!(
            "没有写出任何文件；旧站点未动。\n",
            "Nothing was written; an older site is as it was.\n",
        )
    }
}

fn made(
    edition: Edition,
    counts: &Counts,
    summary: &Summary,
    took: Duration,
    language: Language,
) -> String {
    let Counts {
        cases,
        models,
        practices,
        observations,
        pages,
        ..
    } = counts;
    let (files, size, seconds) = (summary.files, size(summary.bytes), took.as_secs_f64());
    match language {
        Language::Zh => format!(
            "{} · 案例 {cases} 个 · 模式类型 {models} 种 · 做法 {practices} 节 · \
             数据 {observations} 条 · 页面 {pages} 页 · {files} 个文件 {size} · \
             用时 {seconds:.2} 秒\n",
            edition.name()
        ),
        Language::En => format!(
            "{} edition · {cases} cases · {models} model types · {practices} practices · \
             {observations} observations · {pages} pages · {files} files, {size} · \
             {seconds:.2} s\n",
            edition.slug()
        ),
    }
}

fn where_to_look(options: &BuildOptions, language: Language) -> String {
    let out = options.out();
    if options.form() == Form::Fragments {
        let folder = std::path::absolute(&out).unwrap_or(out);
        let folder = folder.display();
        let line = text!(
            "各页的正文（.html）和标签（.json）在：{folder}\n",
            "Bodies (.html) and labels (.json) of the pages are in: {folder}\n"
        );
        return line.get(language).to_owned();
    }
    let home = out.join("index.html");
    let home = std::path::absolute(&home).unwrap_or(home);
    match language {
        Language::Zh => format!("用浏览器打开：{}\n", home.display()),
        Language::En => format!("Open in a browser: {}\n", home.display()),
    }
}
