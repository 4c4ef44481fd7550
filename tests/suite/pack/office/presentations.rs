//! Presentations.

use case_atlas::site::Edition;

use super::{HOSTILE, Office, REAL, all, packed, site, words};
use crate::support::xml::Element;

fn slides(office: &Office) -> Vec<&Element> {
    let slides = (1..).map(|at| format!("ppt/slides/slide{at}.xml"));
    slides.map_while(|path| office.trees.get(&path)).collect()
}

/// The shapes of a slide that fill a place of this kind.
fn places<'s>(slide: &'s Element, kinds: &[&str]) -> Vec<&'s Element> {
    let shapes = all(slide, "p:sp").into_iter();
    shapes
        .filter(|shape| {
            let place = all(shape, "p:ph");
            place
                .first()
                .is_some_and(|place| kinds.contains(&place.attribute("type")))
        })
        .collect()
}

fn title(slide: &Element) -> String {
    let places = places(slide, &["title", "ctrTitle"]);
    assert_eq!(places.len(), 1, "a slide has one title");
    words(places[0])
}

#[test]
fn every_slide_has_a_title_for_the_outline() {
    let files = packed(&site(), Edition::Student);
    let office = Office::open(&files["cases/b.pptx"]);
    let titles: Vec<String> = slides(&office).into_iter().map(title).collect();
    assert_eq!(
        titles,
        [
            "乙县：<b>试点</b> & 推广",
            "地点与时期",
            "提要",
            "乙县网店",
            "一　背景",
            "二　网上卖货",
            "二　各村的店",
            "三　成效",
            "出处",
        ]
    );
}

#[test]
fn tables_are_tables_and_points_are_text() {
    let files = packed(&site(), Edition::Student);
    let office = Office::open(&files["cases/b.pptx"]);
    let slides = slides(&office);
    let cells: Vec<String> = all(slides[6], "a:tc").into_iter().map(words).collect();
    assert_eq!(cells, ["村", "店", "东村", "1"]);
    let points = places(slides[5], &[""]);
    let points: Vec<String> = all(points[0], "a:p").into_iter().map(words).collect();
    assert_eq!(
        points,
        ["乙县要开12家网店。", "设点：一村一店。", "送货：隔日送到。"]
    );
    assert!(office.files.keys().all(|path| !path.contains("media")));
}

#[test]
fn a_seal_is_a_shape_that_says_its_name() {
    let files = packed(&site(), Edition::Student);
    let office = Office::open(&files["cases/b.pptx"]);
    let shapes = all(slides(&office)[5], "p:sp");
    let seal = shapes.iter().find(|shape| words(shape) == "电");
    let seal = seal.expect("the type at work has its seal");
    let named = all(seal, "p:cNvPr");
    assert_eq!(named[0].attribute("descr"), "电商扶贫");
}

#[test]
fn notes_are_in_a_teachers_deck_alone() {
    for (path, office) in &*REAL {
        let has_notes = office.files.keys().any(|part| part.contains("notes"));
        let is_expected = path.contains("-teacher.pptx");
        assert_eq!(has_notes && path.ends_with(".pptx"), is_expected, "{path}");
        if is_expected {
            // Each note knows its slide, and the slide its note.
            for part in office
                .files
                .keys()
                .filter(|part| part.starts_with("ppt/notesSlides/n"))
            {
                let links = office.links(part);
                let slide = links.iter().find(|(_, kind, _)| kind == "slide");
                let (_, _, slide) = slide.expect("a note is of a slide");
                let back = office.links(slide);
                assert!(
                    back.iter().any(|(_, _, target)| target == part),
                    "{path} {part}"
                );
            }
        }
    }
}

#[test]
fn nothing_stands_outside_of_the_slide() {
    for site in [&*REAL, &*HOSTILE] {
        for (path, office) in site {
            for slide in slides(office) {
                let frames = all(slide, "a:xfrm").into_iter().chain(all(slide, "p:xfrm"));
                for frame in frames {
                    let side = |name: &str, side: &str| {
                        let element = frame.all(name).next();
                        let value = element.map_or("", |element| element.attribute(side));
                        value.parse::<i64>().expect("lengths are numbers")
                    };
                    let right = side("a:off", "x") + side("a:ext", "cx");
                    let bottom = side("a:off", "y") + side("a:ext", "cy");
                    assert!(side("a:off", "x") >= 0 && side("a:off", "y") >= 0, "{path}");
                    assert!(
                        right <= 12_192_000 && bottom <= 6_858_000,
                        "{path}: {}",
                        title(slide)
                    );
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_where_the_schema_wants_it() {
    for (path, office) in &*HOSTILE {
        if !path.ends_with(".pptx") {
            continue;
        }
        for slide in slides(office) {
            let shapes = all(slide, "p:cNvPr");
            let mut ids: Vec<&str> = shapes.iter().map(|shape| shape.attribute("id")).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{path}");
        }
    }
}
