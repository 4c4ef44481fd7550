//! Provinces, prefectures and counties.

use std::collections::BTreeMap;
use std::fmt;

use crate::ground::{han, nearest};

/// A six-digit division code after GB/T 2260.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(u32);

impl RegionCode {
    /// Reads six digits.
    pub fn parse(written: &str) -> Option<RegionCode> {
        let plain = written.len() == 6 && written.bytes().all(|byte| byte.is_ascii_digit());
        plain
            .then(|| written.parse().ok().map(RegionCode))
            .flatten()
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// How high a region stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegionLevel {
    /// 省、自治区、直辖市、特别行政区
    Province,
    /// 地级市、自治州、地区、盟
    Prefecture,
    /// 县、县级市、区、旗
    County,
}

impl RegionLevel {
    /// 省级, 地级, 县级.
    pub fn name(self) -> &'static str {
        match self {
            RegionLevel::Province => "省级",
            RegionLevel::Prefecture => "地级",
            RegionLevel::County => "县级",
        }
    }
}

/// One division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its code.
    pub code: RegionCode,
    /// Full legal name, such as 宽甸满族自治县.
    pub name: String,
    /// Its level.
    pub level: RegionLevel,
    /// What it belongs to; none for a province.
    pub parent: Option<RegionCode>,
}

/// The divisions of China, about 3,300, by code.
///
/// The table is data, dated and replaceable: `regions.csv` beside this file, facts from the
/// National Bureau of Statistics' division codes as of 2023-06-30.
#[derive(Debug)]
pub struct RegionTable {
    regions: BTreeMap<RegionCode, Region>,
    /// Every region by its name, equal ones by code.
    by_name: Vec<RegionCode>,
}

impl RegionTable {
    /// The table compiled into the program.
    pub fn builtin() -> RegionTable {
        let rows = include_str!("regions.csv").lines().skip(1);
        let regions: BTreeMap<RegionCode, Region> = rows
            .filter_map(row)
            .map(|region| (region.code, region))
            .collect();
        let mut by_name: Vec<RegionCode> = regions.keys().copied().collect();
        by_name.sort_by_key(|code| &regions[code].name);
        RegionTable { regions, by_name }
    }

    /// The region of a code.
    pub fn get(&self, code: RegionCode) -> Option<&Region> {
        self.regions.get(&code)
    }

    /// The region and what it lies in, from the province down; empty for an unknown code.
    pub fn path(&self, code: RegionCode) -> Vec<&Region> {
        let step = |region: &&Region| region.parent.and_then(|parent| self.get(parent));
        let mut path: Vec<_> = std::iter::successors(self.get(code), step)
            .take(4)
            .collect();
        path.reverse();
        path
    }

    /// What the region lies in, in words, such as 辽宁省丹东市; empty for a province.
    pub fn above(&self, code: RegionCode) -> String {
        let path = self.path(code);
        let above = path.split_last().map_or(&[][..], |(_, above)| above);
        above.iter().map(|region| region.name.as_str()).collect()
    }

    /// The regions that may be meant by a word that is no code: at most six. `names` are
    /// words in which the author may have named the region beside.
    ///
    /// A name gives those called so; a code of a township the county it begins with; otherwise
    /// what is named beside counts, then what a code that was cut short begins, then the code that
    /// differs least.
    pub fn meant(&self, written: &str, names: &[&str]) -> Vec<&Region> {
        if !written.starts_with(|char: char| char.is_ascii_digit()) {
            return self.called(written);
        }
        let county = written.get(..6).and_then(RegionCode::parse);
        if let Some(county) = county.and_then(|code| self.get(code)) {
            return vec![county];
        }
        let named = names.iter().map(|name| self.called(name));
        if let Some(named) = named.into_iter().find(|named| !named.is_empty()) {
            return named;
        }
        if (4..6).contains(&written.len()) {
            let begun = self.regions.values();
            let begun = begun.filter(|region| region.code.to_string().starts_with(written));
            return begun.take(MOST_MEANT).collect();
        }
        let known: Vec<String> = self.regions.keys().map(RegionCode::to_string).collect();
        let near = nearest(written, known.iter().map(String::as_str));
        let near = near.and_then(RegionCode::parse);
        near.and_then(|code| self.get(code)).into_iter().collect()
    }

    /// The regions, at most six, that the names of a case mean, where the region of this code is none of them, lies in
    /// none and holds none; nothing where one of the names means it, or none a region. The short name may leave 县 and
    /// the like out (`灵丘`); a title begins with the whole name of a county (`东阿县白宁源村：…`), for 振兴 and 安居
    /// are words, too, and 北京市 may be who helps.
    pub fn named_instead(&self, code: RegionCode, short: &str, title: &str) -> Vec<&Region> {
        let named = [
            self.begun_by(first_words(short)),
            self.county_first(first_words(short)),
            self.county_first(first_words(title)),
        ];
        let is_within = |inner, outer| self.path(inner).iter().any(|above| above.code == outer);
        let is_meant = |named: &&Region| is_within(code, named.code) || is_within(named.code, code);
        if named.iter().flatten().any(is_meant) {
            return Vec::new();
        }
        let named = named.into_iter().find(|named| !named.is_empty());
        let mut named = named.unwrap_or_default();
        // Who says 河北 means the province, not a district of that name.
        named.sort_by_key(|region| region.level);
        named.truncate(MOST_MEANT);
        named
    }

    /// The regions whose names begin with a word of two characters or more.
    fn begun_by(&self, word: &str) -> Vec<&Region> {
        match word.chars().nth(1) {
            Some(_) => self.of_names(|name| name < word, |name| name.starts_with(word)),
            None => Vec::new(),
        }
    }

    /// The counties of the longest name that words begin with. Names of two characters are not looked for: 富县强村
    /// is not about 富县.
    fn county_first(&self, words: &str) -> Vec<&Region> {
        let ends = words.char_indices().map(|(at, char)| at + char.len_utf8());
        let begun: Vec<&str> = ends.skip(2).map(|end| &words[..end]).collect();
        let longest_first = begun.into_iter().rev();
        let names = longest_first.filter(|word| !PARTS_OF_TOWNS.contains(word));
        let counties = names.map(|word| {
            let mut named = self.of_names(|name| name < word, |name| name == word);
            named.retain(|region| region.level == RegionLevel::County);
            named
        });
        let mut counties = counties.filter(|named| !named.is_empty());
        counties.next().unwrap_or_default()
    }

    /// In the order of names, the regions behind those that are `before`, as long as they fit.
    fn of_names(&self, before: impl Fn(&str) -> bool, fits: impl Fn(&str) -> bool) -> Vec<&Region> {
        let start = self
            .by_name
            .partition_point(|code| before(&self.regions[code].name));
        let behind = self.by_name[start..].iter().map(|code| &self.regions[code]);
        behind.take_while(|region| fits(&region.name)).collect()
    }

    /// The regions a name begins with or is: `宽甸`, `新县`, `宽甸：支部牵头`; whole names first.
    fn called(&self, name: &str) -> Vec<&Region> {
        let word = first_words(name);
        let mut begun = self.begun_by(word);
        if begun.iter().any(|region| region.name == word) {
            begun.retain(|region| region.name == word);
        }
        begun.sort_by_key(|region| region.code);
        begun.truncate(MOST_MEANT);
        begun
    }
}

/// Names of counties that any town has a part for.
const PARTS_OF_TOWNS: [&str; 2] = ["老城区", "新城区"];

/// The Han characters a text begins with.
fn first_words(text: &str) -> &str {
    let end = text.find(|char: char| !han::is_han(char));
    &text[..end.unwrap_or(text.len())]
}

/// How many regions are suggested: 朝阳 and the like are the names of several.
const MOST_MEANT: usize = 6;

fn row(line: &str) -> Option<Region> {
    let mut cells = line.split(',');
    let code = RegionCode::parse(cells.next()?)?;
    let name = cells.next()?.to_owned();
    let level = match cells.next()? {
        "province" => RegionLevel::Province,
        "prefecture" => RegionLevel::Prefecture,
        _ => RegionLevel::County,
    };
    let parent = cells.next().and_then(RegionCode::parse);
    Some(Region {
        code,
        name,
        level,
        parent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_has_its_parents() {
        let table = RegionTable::builtin();
        assert_eq!(
            table.regions.len(),
            include_str!("regions.csv").lines().count() - 1
        );
        for region in table.regions.values() {
            let top = table.path(region.code)[0];
            assert_eq!(top.level, RegionLevel::Province, "{}", region.name);
        }
        let kuandian = RegionCode::parse("210624").expect("six digits");
        assert_eq!(table.above(kuandian), "辽宁省丹东市");
    }

    #[test]
    fn what_is_meant_is_found_by_name_by_what_stands_beside_and_by_digits() {
        let table = RegionTable::builtin();
        let meant = |written: &str, names: &[&str]| {
            let meant = table.meant(written, names);
            let codes = meant.iter().map(|region| region.code.to_string());
            codes.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(meant("新县", &[]), "411523");
        assert_eq!(meant("宽甸", &[]), "210624");
        assert_eq!(meant("411523104", &[]), "411523");
        assert_eq!(meant("411593", &["新县", "新县：种茶"]), "411523");
        assert_eq!(meant("41152", &["某地", "新县：种茶"]), "411523");
        assert_eq!(meant("210642", &[]), "210602");
        assert!(meant("41152", &[]).starts_with("411521 411522 411523"));
        assert!(meant("朝阳区", &[]).split(' ').count() > 1);
        assert_eq!(meant("县", &["县"]), "");
        assert_eq!(meant("x", &[]), "");
    }

    #[test]
    fn a_place_that_is_named_contradicts_a_code_that_has_nothing_to_do_with_it() {
        let table = RegionTable::builtin();
        let instead = |code: &str, short: &str, title: &str| {
            let code = RegionCode::parse(code).expect("six digits");
            let named = table.named_instead(code, short, title);
            let names = named.iter().map(|region| region.name.as_str());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(instead("210624", "宽甸", "振兴区：生姜"), "");
        assert_eq!(
            instead("210603", "宽甸", "振兴区：生姜"),
            "",
            "the title says it"
        );
        assert_eq!(instead("210603", "宽甸", "生姜连片"), "宽甸满族自治县");
        assert!(instead("210603", "河北", "").starts_with("河北省 河北区"));
        assert_eq!(instead("371524", "白宁源村", "东阿县白宁源村：返乡"), "");
        assert_eq!(
            instead("371523", "白宁源村", "东阿县白宁源村：返乡"),
            "东阿县"
        );
        assert_eq!(instead("371523", "东阿县白宁源村", ""), "东阿县");
        assert_eq!(instead("222400", "延边", ""), "");
        assert_eq!(instead("222404", "延边", ""), "", "it lies in it");
        assert_eq!(instead("222400", "珲春", ""), "", "it holds it");
        assert_eq!(instead("110105", "朝阳", ""), "", "one of several");
        let others = "支部牵头 振兴：茶 安居乐业 富县强村 兴县富民 新县城 城区带动 老城区改造 合作：联营 \
                      北京市帮扶 大同市支援 县：茶 村 3户";
        for title in others.split_whitespace() {
            assert_eq!(instead("210624", "", title), "", "{title}");
        }
    }
}
