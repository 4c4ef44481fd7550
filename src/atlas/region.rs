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
}

impl RegionTable {
    /// The table compiled into the program.
    pub fn builtin() -> RegionTable {
        let rows = include_str!("regions.csv").lines().skip(1);
        let regions = rows
            .filter_map(row)
            .map(|region| (region.code, region))
            .collect();
        RegionTable { regions }
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

    /// The regions a name begins with or is: `宽甸`, `新县`, `宽甸：支部牵头`; whole names first.
    fn called(&self, name: &str) -> Vec<&Region> {
        let end = name.find(|char: char| !han::is_han(char));
        let word = &name[..end.unwrap_or(name.len())];
        if word.chars().nth(1).is_none() {
            return Vec::new();
        }
        let whole = self.regions.values().filter(|region| region.name == word);
        let whole: Vec<_> = whole.take(MOST_MEANT).collect();
        if !whole.is_empty() {
            return whole;
        }
        let begun = self.regions.values();
        let begun = begun.filter(|region| region.name.starts_with(word));
        begun.take(MOST_MEANT).collect()
    }
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
}
