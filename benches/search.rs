//! The index of many generated pages: its bytes, the time and memory it takes. Writes a folder that
//! `benches/search.mjs` drives in Chromium.
//!
//! `cargo bench --bench search -- --pages 1000 --site DIR --out DIR`: `--site` is a built site, for
//! the search page and its scripts.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use case_atlas::ground::{Stored, StoredError};
use case_atlas::search::{self, PageText, Part, Profile, Profiles, Script};
use rayon::prelude::*;

fn main() {
    let options: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = options.iter().position(|option| option == name)?;
        options.get(at + 1).cloned()
    };
    let (Some(pages), Some(site), Some(out)) =
        (option("--pages"), option("--site"), option("--out"))
    else {
        println!("usage: --pages N --site DIR --out DIR");
        return;
    };
    let count: usize = pages.parse().expect("--pages is a number");
    let out = Path::new(&out);
    copy(Path::new(&site), out);
    measure(count, out);
}

fn copy(site: &Path, out: &Path) {
    for file in [
        "search.html",
        "assets/atlas.js",
        "assets/seek.js",
        "assets/mark.js",
        "assets/search.js",
        "assets/atlas.css",
        "assets/search.css",
        "assets/print.css",
    ] {
        let to = out.join(file);
        fs::create_dir_all(to.parent().expect("files lie in folders"))
            .expect("a folder to write to");
        fs::copy(site.join(file), to).expect("the site has its search page");
    }
}

fn measure(count: usize, out: &Path) {
    let words = Words::new();
    let profiles = Profiles {
        pages: count,
        ..Profiles::default()
    };
    let numbers: Vec<usize> = (0..count).collect();
    let start = Instant::now();
    let results: Vec<(Part, usize, f64)> = numbers
        .par_chunks(256)
        .map(|numbers| part(numbers, &words, out))
        .collect();
    let text: usize = results.iter().map(|result| result.1).sum();
    let indexing: f64 = results.iter().map(|result| result.2).sum();
    let parts: Vec<Part> = results.into_iter().map(|result| result.0).collect();
    let merge = Instant::now();
    let sizes = Mutex::new(Vec::new());
    let merged = search::scripts(&parts, &profiles, |script| {
        write(out, &script);
        sizes
            .lock()
            .expect("no other thread panicked")
            .push(script.bytes.len());
        Ok::<(), StoredError>(())
    });
    merged.expect("the keys are in memory");
    let merging = merge.elapsed().as_secs_f64();
    let sizes = sizes.into_inner().expect("no other thread panicked");
    let index: usize = sizes.iter().sum();
    let largest = sizes.iter().max();
    println!(
        "pages {count}, visible text {text} bytes, wall {:.1} s",
        start.elapsed().as_secs_f64()
    );
    println!(
        "index {index} bytes in {} scripts, {:.3} of the text, largest {largest:?}",
        sizes.len(),
        index as f64 / text as f64
    );
    println!(
        "CPU: reading and cutting {indexing:.1} s, merging and writing {merging:.1} s; {}",
        peak()
    );
}

fn profile(at: usize) -> Profile {
    Profile {
        path: format!("cases/c{at}.html"),
        kind: "案例",
        ..Profile::default()
    }
}

/// A part with the bytes of its text and the seconds spent on reading pages and cutting keys.
fn part(numbers: &[usize], words: &Words, out: &Path) -> (Part, usize, f64) {
    let mut texts = Vec::new();
    let mut seconds = 0.0;
    let mut bytes = 0;
    for number in numbers {
        let html = words.page(*number);
        let start = Instant::now();
        let text = PageText::read(&html);
        let scripts = search::page_scripts(*number, &text, &profile(*number));
        seconds += start.elapsed().as_secs_f64();
        bytes += text
            .passages
            .iter()
            .map(|passage| passage.text.len())
            .sum::<usize>();
        scripts.iter().for_each(|script| write(out, script));
        texts.push(text);
    }
    let start = Instant::now();
    let part = Part::new(texts.iter(), Stored::in_memory);
    (part, bytes, seconds + start.elapsed().as_secs_f64())
}

fn write(out: &Path, script: &Script) {
    let to = out.join(&script.path);
    fs::create_dir_all(to.parent().expect("scripts lie in folders")).expect("a folder to write to");
    fs::write(to, &script.bytes).expect("a script is written");
}

fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.unwrap_or("peak unknown").to_owned()
}

/// Clauses of the sample content, to be shuffled into pages of about 2,500 characters.
struct Words {
    clauses: Vec<String>,
    syllables: Vec<char>,
}

impl Words {
    fn new() -> Words {
        let content = concat!(
            include_str!("../content/cases/kuandian.md"),
            include_str!("../content/cases/lingqiu.md"),
            include_str!("../content/cases/lianhua.md"),
            include_str!("../content/cases/lingyuan.md"),
            include_str!("../content/cases/yanbian.md"),
        );
        let pieces = content.split(['，', '。', '；', '\n', '：', '、']);
        let is_han = |char: char| ('\u{4e00}'..='\u{9fff}').contains(&char);
        let clauses = pieces.filter(|piece| piece.chars().count() > 3 && piece.chars().all(is_han));
        let mut syllables: Vec<char> = content.chars().filter(|char| is_han(*char)).collect();
        syllables.sort_unstable();
        syllables.dedup();
        Words {
            clauses: clauses.map(str::to_owned).collect(),
            syllables,
        }
    }

    /// A page of eight sections; depends on its number alone.
    fn page(&self, number: usize) -> String {
        let mut random = Random(number as u64 * 2_654_435_761 + 1);
        let name: String = (0..2)
            .map(|_| self.syllables[random.below(self.syllables.len())])
            .collect();
        let mut html = format!("<main><h1>{name}县：{}</h1>", self.clause(&mut random));
        for section in 0..8 {
            html.push_str(&format!(
                "<section id=\"s{section}\"><h2>{}</h2><p>",
                self.clause(&mut random)
            ));
            for _ in 0..26 {
                html.push_str(&self.clause(&mut random));
                if random.below(6) == 0 {
                    html.push_str(&format!("{}{}万元", name, random.below(100_000)));
                }
                html.push_str(["，", "，", "。", "、"][random.below(4)]);
            }
            html.push_str("</p></section>");
        }
        html.push_str("</main>");
        html
    }

    /// A clause, or two halves of different ones, so that new neighbours come about.
    fn clause(&self, random: &mut Random) -> String {
        let pick = |random: &mut Random| self.clauses[random.below(self.clauses.len())].chars();
        if random.below(2) == 0 {
            return pick(random).collect();
        }
        pick(random)
            .take(4)
            .chain(pick(random).skip(2).take(6))
            .collect()
    }
}

/// Numbers after Knuth's MMIX generator, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
