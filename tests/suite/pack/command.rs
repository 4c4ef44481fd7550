//! `case-atlas pack` at the command line.

use std::fs;
use std::path::Path;

use case_atlas::cli::Exit;
use case_atlas::render::HandoutFormat;

use crate::command_line::{case_atlas, content_copy, path_text};

/// Runs `pack` on a copy of the real content; gives what came of it and the files made.
fn pack(args: &[&str]) -> (crate::command_line::Run, Vec<String>) {
    let (folder, content) = content_copy();
    let out = folder.path().join("out");
    let mut all = vec![
        "pack",
        "--content",
        path_text(&content),
        "--out",
        path_text(&out),
    ];
    all.extend(args);
    let run = case_atlas(&all);
    (run, files(&out, ""))
}

fn files(folder: &Path, below: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.join(below)) else {
        return vec![];
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.expect("it can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() {
            name
        } else {
            format!("{below}/{name}")
        };
        if entry.path().is_dir() {
            found.extend(files(folder, &path));
        } else {
            found.push(path);
        }
    }
    found.retain(|path| path != ".case-atlas");
    found.sort();
    found
}

#[test]
fn what_is_asked_for_is_made_and_nothing_else() {
    let (run, made) = pack(&["ecommerce", "--case", "kuandian", "--format", "epub"]);
    assert_eq!(run.exit, Exit::Clean, "{}", run.err);
    assert_eq!(made, ["cases/kuandian.epub", "training/ecommerce.epub"]);
    assert!(run.out.starts_with("学员版讲义 2 个文件，"), "{}", run.out);
    let (_, made) = pack(&["--model", "ecommerce", "--atlas", "--format=epub,slides"]);
    assert_eq!(made, ["atlas.epub", "models/ecommerce.epub"]);
    let (_, made) = pack(&["--case", "lingqiu", "--edition", "teacher"]);
    assert_eq!(
        made,
        [
            "cases/lingqiu-slides-teacher.html",
            "cases/lingqiu-teacher.docx",
            "cases/lingqiu-teacher.epub",
            #[cfg(feature = "pdf")]
            "cases/lingqiu-teacher.pdf",
            "cases/lingqiu-teacher.pptx",
        ]
    );
}

#[test]
fn what_is_not_there_is_told_in_one_line_and_nothing_is_written() {
    for (args, sentence) in [
        (
            &[][..],
            "错误：没有说做哪一份：写培训包的名字，或 --case、--model、--atlas，全部就写 --all\n",
        ),
        (
            &["ecomerce"],
            "错误：没有叫“ecomerce”的培训包；是不是“ecommerce”？\n",
        ),
        (
            &["夜校"],
            "错误：没有叫“夜校”的培训包；有：ecommerce、party-and-collective、five-cases\n",
        ),
        (
            &["kuandian"],
            "错误：没有叫“kuandian”的培训包；有一个案例叫这个名字，要做它就写 --case kuandian\n",
        ),
        (
            &["--case", "kuandain"],
            "错误：没有叫“kuandain”的案例；是不是“kuandian”？\n",
        ),
        (
            &["--all", "--format", "doc"],
            if cfg!(feature = "pdf") {
                "错误：没有叫“doc”的格式；有 docx、epub、pdf、pptx、slides\n"
            } else {
                "错误：没有叫“doc”的格式；有 docx、epub、pptx、slides\n"
            },
        ),
    ] {
        let (run, made) = pack(args);
        assert_eq!((run.exit, run.err.as_str()), (Exit::CouldNotRun, sentence));
        assert_eq!(made, Vec::<String>::new());
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_the_typesetter_a_pdf_is_one_command_away() {
    let command = "cargo run --release --features pdf -- pack --all --format pdf";
    for args in [
        &["--all", "--format", "pdf"][..],
        &["--all", "--format", "epub,pdf"],
    ] {
        let (run, made) = pack(args);
        let sentence =
            format!("错误：这个程序编译时没有带 PDF，在源代码文件夹里这样运行就有：{command}\n");
        assert_eq!((run.exit, run.err), (Exit::CouldNotRun, sentence));
        assert_eq!(made, Vec::<String>::new());
    }
}

#[test]
fn faulty_content_makes_no_handout() {
    let (folder, content) = content_copy();
    let case = content.join("cases/kuandian.md");
    let text = fs::read_to_string(&case).expect("it is there");
    fs::write(&case, text.replace("case:lingqiu", "case:nowhere")).expect("it can be written");
    let out = folder.path().join("out");
    let run = case_atlas(&[
        "pack",
        "--all",
        "--content",
        path_text(&content),
        "--out",
        path_text(&out),
    ]);
    assert_eq!(run.exit, Exit::Findings);
    assert!(
        run.err.contains("CA0301") && run.err.contains("没有写出任何文件"),
        "{}",
        run.err
    );
    assert!(!out.exists());
}

#[test]
fn the_folder_is_replaced_as_a_whole() {
    let (folder, content) = content_copy();
    let out = folder.path().join("out");
    let pack = |args: &[&str]| {
        let mut all = vec![
            "pack",
            "--content",
            path_text(&content),
            "--out",
            path_text(&out),
        ];
        all.extend(args);
        assert_eq!(case_atlas(&all).exit, Exit::Clean);
        files(&out, "")
    };
    assert_eq!(pack(&["ecommerce"]).len(), HandoutFormat::ALL.len());
    assert_eq!(
        pack(&["--case", "yanbian", "--format", "slides"]),
        ["cases/yanbian-slides.html"]
    );
}

#[test]
fn handouts_never_take_the_place_of_a_site_nor_a_site_that_of_handouts() {
    let (folder, content) = content_copy();
    let made = folder.path().join("made");
    let run = |command: &[&str]| {
        let mut all = command.to_vec();
        all.extend(["--content", path_text(&content), "--out", path_text(&made)]);
        case_atlas(&all)
    };
    let pack = ["pack", "--case", "kuandian", "--format", "slides"];
    let list = made.join(".case-atlas");
    let refused = |command: &[&str], holds: &str| {
        let before = fs::read(&list).expect("there is a list");
        let run = run(command);
        assert_eq!(run.exit, Exit::CouldNotRun);
        assert!(run.err.contains(holds), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert_eq!(fs::read(&list).expect("it is still there"), before);
    };
    assert_eq!(run(&["build"]).exit, Exit::Clean);
    refused(&pack, "里是以前生成的网站，讲义不能放在这里");
    // A list without a mark is of a site.
    let text = fs::read_to_string(&list).expect("there is a list");
    let bare = text
        .strip_prefix("# site\n")
        .expect("it says what it is of");
    fs::write(&list, bare).expect("it can be written");
    refused(&pack, "里是以前生成的网站，讲义不能放在这里");
    assert_eq!(run(&["build"]).exit, Exit::Clean);

    fs::remove_dir_all(&made).expect("it can be removed");
    assert_eq!(run(&pack).exit, Exit::Clean);
    refused(&["build"], "里是以前制作的讲义，网站不能放在这里");
    assert_eq!(run(&pack).exit, Exit::Clean);
}

#[test]
fn a_handout_that_somebody_worked_on_is_left_alone() {
    let (folder, content) = content_copy();
    let out = folder.path().join("out");
    let pack = || {
        let (content, out) = (path_text(&content), path_text(&out));
        let args = [
            "pack",
            "ecommerce",
            "--format",
            "docx",
            "--content",
            content,
        ];
        case_atlas(&[&args[..], &["--out", out]].concat())
    };
    assert_eq!(pack().exit, Exit::Clean);
    assert_eq!(pack().exit, Exit::Clean, "as it was made");
    let open = out.join("training/.~lock.ecommerce.docx#");
    fs::write(&open, "").expect("files can be written");
    let run = pack();
    assert_eq!(run.exit, Exit::CouldNotRun);
    assert!(run.err.contains("说明有文稿正开着"), "{}", run.err);
    fs::remove_file(&open).expect("it is there");
    let document = out.join("training/ecommerce.docx");
    fs::write(&document, "改过的讲义").expect("files can be written");
    let run = pack();
    assert_eq!(run.exit, Exit::CouldNotRun);
    let said = format!("错误：{} 做好以后有人改过，没有动它", document.display());
    assert!(run.err.starts_with(&said), "{}", run.err);
    assert_eq!(
        fs::read(&document).expect("it is there"),
        "改过的讲义".as_bytes()
    );
    fs::remove_file(&document).expect("it is there");
    assert_eq!(
        pack().exit,
        Exit::Clean,
        "what was taken away is made again"
    );
}
