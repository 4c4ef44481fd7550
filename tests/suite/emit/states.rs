//! What a killed build may leave on the disk, state by state. The order of the steps is the contract, so it
//! is written here once more; `killed.rs` kills the program itself.

use super::*;

const NEW: &[(&str, &str)] = &[
    ("index.html", "新首页"),
    ("cases/b.html", "乙"),
    ("assets/site.css", "a{}"),
];

const THIRD: &[(&str, &str)] = &[("index.html", "三")];

/// How many steps there are.
const STEPS: usize = 11;

/// A project as a build of `NEW` over `SITE` leaves it that ends after so many steps; `has_exchange`: on a
/// system that exchanges two folders in one step.
fn stopped_after(steps: usize, has_exchange: bool) -> Project {
    let project = Project::new();
    project.build(SITE);
    let finished = Project::new();
    finished.build(NEW);
    let staging = project.path(".public.case-atlas-new");
    let (site, old) = (staging.join("site"), staging.join("old"));
    let aside = if has_exchange { &site } else { &old };
    let rename = |from: &Path, to: &Path| fs::rename(from, to).expect("both are there");
    let mut left = steps;
    let mut step = |act: &dyn Fn()| {
        if left > 0 {
            left -= 1;
            act();
        }
    };
    step(&|| fs::create_dir(&staging).expect("folders can be made"));
    step(&|| fs::write(staging.join("lock"), "").expect("files can be written"));
    step(&|| fs::create_dir(&site).expect("folders can be made"));
    step(&|| fs::write(site.join("index.html"), "新").expect("files can be written"));
    step(&|| {
        for (path, text) in NEW {
            project.write(&format!(".public.case-atlas-new/site/{path}"), text);
        }
    });
    step(&|| {
        let list = finished.out().join(MANIFEST);
        fs::copy(list, site.join(MANIFEST)).expect("it is there");
    });
    if has_exchange {
        step(&|| {
            rename(&project.out(), &old);
            rename(&site, &project.out());
            rename(&old, &site);
        });
    } else {
        step(&|| rename(&project.out(), &old));
        step(&|| rename(&site, &project.out()));
    }
    step(&|| fs::remove_file(aside.join("index.html")).expect("it is there"));
    step(&|| fs::remove_dir_all(aside).expect("it is there"));
    step(&|| fs::remove_file(staging.join("lock")).expect("it is there"));
    project
}

#[test]
fn wherever_a_build_ends_there_is_a_whole_site_and_the_next_one_clears_up() {
    for has_exchange in [true, false] {
        for steps in 0..=STEPS {
            let project = stopped_after(steps, has_exchange);
            // Without an exchange there is a moment with the old site put aside; it comes back.
            if !project.out().exists() {
                assert_eq!((steps, has_exchange), (7, false));
                drop(project.open().expect("the leftovers are ours"));
            }
            let site = project.site();
            let expected = if steps < 7 + usize::from(!has_exchange) {
                SITE
            } else {
                NEW
            };
            assert_eq!(site, as_site(expected), "after {steps} steps");
            project.build(THIRD);
            assert_eq!(project.site(), as_site(THIRD), "after {steps} steps");
            assert_eq!(
                project.names(),
                ["content", "public"],
                "after {steps} steps"
            );
        }
    }
}
