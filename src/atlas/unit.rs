//! Units: how a number is measured, and what may be converted into what.

use rust_decimal::Decimal;

/// What a unit measures. Values of different dimensions can never be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// 元
    Money,
    /// 户
    Households,
    /// 人, 人次
    People,
    /// Things that are counted.
    Count,
    /// 平方米
    Area,
    /// 公斤
    Mass,
    /// 米
    Length,
    /// 千瓦
    Power,
    /// 年, 月, 天
    Time,
    /// %, 倍, 份
    Ratio,
}

/// The words for dimensions in `indicators.yaml`.
pub const DIMENSIONS: &[(&str, Dimension)] = &[
    ("money", Dimension::Money),
    ("households", Dimension::Households),
    ("people", Dimension::People),
    ("count", Dimension::Count),
    ("area", Dimension::Area),
    ("mass", Dimension::Mass),
    ("length", Dimension::Length),
    ("power", Dimension::Power),
    ("time", Dimension::Time),
    ("ratio", Dimension::Ratio),
];

/// A unit as the source writes it: an optional multiplier and a base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Index into [`MULTIPLIERS`].
    multiplier: Option<u8>,
    /// Index into [`KINDS`].
    kind: u8,
    /// Index into the names of the kind.
    name: u8,
}

#[derive(Debug, PartialEq, Eq)]
struct Multiplier {
    name: &'static str,
    factor: u64,
}

/// Base units with one meaning and one factor. Units with one `scale` compare, so that 家 and 个
/// do and 人 and 人次 do not: a value equals `value × numerator ÷ denominator` on the scale.
#[derive(Debug, PartialEq, Eq)]
struct Kind {
    dimension: Dimension,
    scale: &'static str,
    names: &'static [&'static str],
    numerator: u32,
    denominator: u32,
}

/// The order decides nothing: behind a multiplier stands a base unit, and no base unit begins with
/// 万 or 亿, so 百万元 cannot be read as 百 of a 万元.
const MULTIPLIERS: &[Multiplier] = &[
    Multiplier {
        name: "百万",
        factor: 1_000_000,
    },
    Multiplier {
        name: "千万",
        factor: 10_000_000,
    },
    Multiplier {
        name: "万亿",
        factor: 1_000_000_000_000,
    },
    Multiplier {
        name: "亿",
        factor: 100_000_000,
    },
    Multiplier {
        name: "万",
        factor: 10_000,
    },
    Multiplier {
        name: "千",
        factor: 1_000,
    },
    Multiplier {
        name: "百",
        factor: 100,
    },
];
const NO_MULTIPLIER: &Multiplier = &Multiplier {
    name: "",
    factor: 1,
};

/// The base units. Legal units and their factors after 《中华人民共和国法定计量单位》 (1984); 斤 = 1/2
/// kilogram and 亩 = 2000/3 square metres as in common use. Measure words of things counted have
/// factor 1; which words share a scale is our own reading of the sample.
const KINDS: &[Kind] = &[
    Kind::of(Dimension::Money, "yuan", &["元"]),
    Kind::of(Dimension::Households, "household", &["户"]),
    Kind::of(Dimension::People, "person", &["人", "名", "位"]),
    Kind::of(Dimension::People, "person-time", &["人次"]),
    Kind::of(
        Dimension::Count,
        "thing",
        &[
            "个", "家", "所", "处", "座", "栋", "项", "条", "篇", "张", "台", "套", "间", "道",
            "件", "部", "本",
        ],
    ),
    Kind::of(Dimension::Count, "team", &["支"]),
    Kind::of(
        Dimension::Count,
        "occasion",
        &["次", "批", "批次", "场", "期", "届", "轮"],
    ),
    Kind::of(Dimension::Count, "animal", &["头", "只", "匹", "羽"]),
    Kind::of(Dimension::Count, "bag", &["袋"]),
    Kind::of(Dimension::Count, "log", &["棒"]),
    Kind::of(Dimension::Count, "vehicle", &["辆"]),
    Kind::of(Dimension::Count, "sort", &["种", "类", "款"]),
    Kind::of(Dimension::Count, "plant", &["株", "棵"]),
    Kind::of(Dimension::Count, "village", &["村"]),
    Kind::of(Dimension::Count, "storey", &["层"]),
    Kind::of(Dimension::Count, "harvest", &["茬"]),
    Kind::of(Dimension::Area, "square-metre", &["平方米"]),
    Kind::of(Dimension::Area, "square-metre", &["亩"]).times(2000, 3),
    Kind::of(Dimension::Area, "square-metre", &["公顷"]).times(10_000, 1),
    Kind::of(Dimension::Area, "square-metre", &["平方公里", "平方千米"]).times(1_000_000, 1),
    Kind::of(Dimension::Mass, "kilogram", &["公斤", "千克"]),
    Kind::of(Dimension::Mass, "kilogram", &["斤"]).times(1, 2),
    Kind::of(Dimension::Mass, "kilogram", &["吨"]).times(1000, 1),
    Kind::of(Dimension::Length, "metre", &["米"]),
    Kind::of(Dimension::Length, "metre", &["公里", "千米"]).times(1000, 1),
    Kind::of(Dimension::Power, "kilowatt", &["千瓦"]),
    Kind::of(Dimension::Power, "kilowatt", &["兆瓦"]).times(1000, 1),
    Kind::of(Dimension::Time, "year", &["年"]),
    Kind::of(Dimension::Time, "year", &["个月"]).times(1, 12),
    Kind::of(Dimension::Time, "day", &["天", "日"]),
    Kind::of(Dimension::Time, "age", &["岁", "周岁"]),
    Kind::of(Dimension::Ratio, "percent", &["%"]),
    Kind::of(Dimension::Ratio, "percent", &["倍"]).times(100, 1),
    Kind::of(Dimension::Ratio, "part", &["份", "成"]),
];

impl Kind {
    const fn of(dimension: Dimension, scale: &'static str, names: &'static [&'static str]) -> Kind {
        Kind {
            dimension,
            scale,
            names,
            numerator: 1,
            denominator: 1,
        }
    }

    const fn times(self, numerator: u32, denominator: u32) -> Kind {
        Kind {
            numerator,
            denominator,
            ..self
        }
    }
}

impl Unit {
    /// Reads a unit such as `万元` or `平方公里`; none where the table has no such base.
    pub fn parse(written: &str) -> Option<Unit> {
        let unit = |multiplier: Option<u8>, name: &str| {
            (0u8..).zip(KINDS).find_map(|(kind, entry)| {
                let mut names = (0u8..).zip(entry.names);
                let (name, _) = names.find(|(_, known)| **known == name)?;
                Some(Unit {
                    multiplier,
                    kind,
                    name,
                })
            })
        };
        unit(None, written).or_else(|| {
            let mut multipliers = (0u8..).zip(MULTIPLIERS);
            multipliers
                .find_map(|(at, multiplier)| unit(Some(at), written.strip_prefix(multiplier.name)?))
        })
    }

    fn kind(self) -> &'static Kind {
        &KINDS[usize::from(self.kind)]
    }

    fn multiple(self) -> &'static Multiplier {
        self.multiplier
            .map_or(NO_MULTIPLIER, |at| &MULTIPLIERS[usize::from(at)])
    }

    /// Every base unit's name, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KINDS.iter().flat_map(|kind| kind.names).copied()
    }

    /// What it measures.
    pub fn dimension(self) -> Dimension {
        self.kind().dimension
    }

    /// 万, 亿 … or empty.
    pub fn multiplier(self) -> &'static str {
        self.multiple().name
    }

    /// 元, 户 …
    pub fn base(self) -> &'static str {
        self.kind().names[usize::from(self.name)]
    }

    /// Whether a value in one unit can stand beside a value in the other on one scale.
    pub fn is_same_kind(self, other: Unit) -> bool {
        self.kind().scale == other.kind().scale
    }

    /// The value in another unit of the same kind; none where the kinds differ or the number
    /// leaves the range of [`Decimal`]. Exact up to 28 significant digits.
    pub fn convert(self, value: Decimal, to: Unit) -> Option<Decimal> {
        if !self.is_same_kind(to) {
            return None;
        }
        let up = |unit: Unit| {
            Decimal::from(unit.multiple().factor).checked_mul(unit.kind().numerator.into())
        };
        let top = value
            .checked_mul(up(self)?)?
            .checked_mul(to.kind().denominator.into())?;
        let bottom = up(to)?.checked_mul(self.kind().denominator.into())?;
        Some(top.checked_div(bottom)?.normalize())
    }
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.multiplier(), self.base())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_convert_within_a_kind_and_never_across() {
        let convert = |value: &str, from: &str, to: &str| {
            let value = Decimal::from_str_exact(value).expect("a decimal");
            let (from, to) = (
                Unit::parse(from).expect("unit"),
                Unit::parse(to).expect("unit"),
            );
            from.convert(value, to).map(|value| value.to_string())
        };
        assert_eq!(convert("2.19", "亿元", "万元").as_deref(), Some("21900"));
        assert_eq!(convert("12000", "斤", "吨").as_deref(), Some("6"));
        assert_eq!(convert("3", "亩", "平方米").as_deref(), Some("2000"));
        assert_eq!(convert("73.7", "兆瓦", "千瓦").as_deref(), Some("73700"));
        assert_eq!(convert("17", "万人", "万人次"), None);
        assert_eq!(convert("1", "元", "户"), None);
        assert_eq!(Unit::parse("千瓦").map(|unit| unit.multiplier()), Some(""));
        assert_eq!(Unit::parse("光年"), None);
    }
}
