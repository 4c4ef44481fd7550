//! Quantities: exact numbers with their unit, basis and precision, and how they are written in
//! Chinese.

use rust_decimal::Decimal;

use super::unit::Unit;

/// A stated quantity. The number is kept as the source writes it (`8365.66` 万元 stays so).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// One number or a range.
    pub amount: Amount,
    /// How exact the source is.
    pub approximation: Approximation,
    /// Of what.
    pub unit: Unit,
    /// Per what, in the order written: household, year …; no basis twice.
    pub per: Vec<Basis>,
}

/// One number, or a range as written: that it does not run backwards is for a rule to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    One(Decimal),
    /// From, to.
    Range(Decimal, Decimal),
}

impl Amount {
    /// The number, or the lower end.
    pub fn low(self) -> Decimal {
        match self {
            Amount::One(value) | Amount::Range(value, _) => value,
        }
    }

    /// The number, or the upper end.
    pub fn high(self) -> Decimal {
        match self {
            Amount::One(value) | Amount::Range(_, value) => value,
        }
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Amount::One(value) => write!(f, "{value}"),
            Amount::Range(low, high) => write!(f, "{low}—{high}"),
        }
    }
}

/// How exact the source is about a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Approximation {
    /// Just the number.
    #[default]
    Exact,
    /// 余, 多
    Over,
    /// 近
    Nearly,
    /// 约
    About,
    /// 以上, 不少于
    AtLeast,
    /// 最高, 以内
    AtMost,
}

/// The words for approximations in front matter.
pub const APPROXIMATIONS: &[(&str, Approximation)] = &[
    ("over", Approximation::Over),
    ("nearly", Approximation::Nearly),
    ("about", Approximation::About),
    ("at-least", Approximation::AtLeast),
    ("at-most", Approximation::AtMost),
];

/// What a number is counted per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// 每户
    Household,
    /// 每人
    Person,
    /// 每村
    Village,
    /// 每个项目
    Project,
    /// 每亩
    Mu,
    /// 每头
    Head,
    /// 每公斤
    Kilogram,
    /// 每年
    Year,
    /// 每月
    Month,
    /// 每天
    Day,
}

/// The words for bases in front matter.
pub const BASES: &[(&str, Basis)] = &[
    ("household", Basis::Household),
    ("person", Basis::Person),
    ("village", Basis::Village),
    ("project", Basis::Project),
    ("mu", Basis::Mu),
    ("head", Basis::Head),
    ("kilogram", Basis::Kilogram),
    ("year", Basis::Year),
    ("month", Basis::Month),
    ("day", Basis::Day),
];

impl Basis {
    /// The word behind the stroke in `元/户·年`.
    pub fn short(self) -> &'static str {
        match self {
            Basis::Household => "户",
            Basis::Person => "人",
            Basis::Village => "村",
            Basis::Project => "项目",
            Basis::Mu => "亩",
            Basis::Head => "头",
            Basis::Kilogram => "公斤",
            Basis::Year => "年",
            Basis::Month => "月",
            Basis::Day => "天",
        }
    }
}

/// `每户每年`, or empty.
pub fn basis_in_words(per: &[Basis]) -> String {
    per.iter()
        .map(|basis| format!("每{}", basis.short()))
        .collect()
}

impl Quantity {
    /// What stands before the number: 近, 约, 最高, or nothing.
    pub fn prefix(&self) -> &'static str {
        match self.approximation {
            Approximation::Nearly => "近",
            Approximation::About => "约",
            Approximation::AtMost => "最高",
            _ => "",
        }
    }

    /// What stands behind the number: `万余元/户·年`, `%以上`.
    pub fn suffix(&self) -> String {
        let least = if self.approximation == Approximation::AtLeast {
            "以上"
        } else {
            ""
        };
        let per = self
            .per
            .iter()
            .map(|basis| basis.short())
            .collect::<Vec<_>>()
            .join("·");
        let stroke = if per.is_empty() { "" } else { "/" };
        let unit = match self.approximation {
            Approximation::Over => self.with_over(),
            _ => self.unit.to_string(),
        };
        format!("{unit}{least}{stroke}{per}")
    }

    /// The unit with 余 where it belongs: behind a round number (140余万元, 20余户), else behind 万 or 亿
    /// (8万余元), for what is left over is less than one of them.
    fn with_over(&self) -> String {
        let unit = self.unit.to_string();
        let tail = unit.trim_start_matches(['十', '百', '千', '万', '亿']);
        let number = self.amount.to_string();
        let is_round = number.ends_with('0') && !number.contains('.');
        let head = match is_round {
            true => "",
            false => &unit[..unit.len() - tail.len()],
        };
        format!("{head}余{}", &unit[head.len()..])
    }

    /// Whether a phrase of running text states this quantity: same number, unit and precision;
    /// the basis may stand elsewhere in the sentence. Reads `30万元`, `8万多元`, `近4万人`,
    /// `2万至3万元`, `60%以上`, `七期`.
    pub fn is_stated_by(&self, phrase: &str) -> bool {
        read(phrase).is_some_and(|stated| {
            stated.approximation == self.approximation
                && stated.amount == self.amount
                && stated.unit == self.unit
        })
    }
}

/// Reads a quantity out of a phrase that states nothing else.
pub fn read(phrase: &str) -> Option<Quantity> {
    let phrase = phrase.trim();
    let (approximation, rest) = strip_front(phrase);
    let (low, rest) = number(rest)?;
    let (range, rest) = match rest.strip_prefix(['—', '～', '~', '–']) {
        Some(rest) => (true, rest),
        None => split_repeated_unit(rest),
    };
    let (amount, rest) = if range {
        let (high, rest) = number(rest)?;
        (Amount::Range(low, high), rest)
    } else {
        (Amount::One(low), rest)
    };
    let (approximation, unit) = strip_back(approximation, rest);
    Some(Quantity {
        amount,
        approximation,
        unit: Unit::parse(&unit)?,
        per: vec![],
    })
}

fn strip_front(phrase: &str) -> (Approximation, &str) {
    const WORDS: &[(&str, Approximation)] = &[
        ("近", Approximation::Nearly),
        ("大约", Approximation::About),
        ("约", Approximation::About),
        ("不少于", Approximation::AtLeast),
        ("不低于", Approximation::AtLeast),
        ("至少", Approximation::AtLeast),
        ("最高", Approximation::AtMost),
        ("不超过", Approximation::AtMost),
        ("超过", Approximation::Over),
    ];
    let strip = |(word, approximation): &(&str, Approximation)| {
        phrase.strip_prefix(word).map(|rest| (*approximation, rest))
    };
    WORDS
        .iter()
        .find_map(strip)
        .unwrap_or((Approximation::Exact, phrase))
}

/// 余 and 多 may stand before or inside the unit (`8余万元`, `8万多元`); 以上, 以内 behind it.
fn strip_back(front: Approximation, unit: &str) -> (Approximation, String) {
    if let Some(unit) = unit.strip_suffix("以上") {
        return (Approximation::AtLeast, unit.to_owned());
    }
    if let Some(unit) = unit.strip_suffix("以内") {
        return (Approximation::AtMost, unit.to_owned());
    }
    let over = unit
        .char_indices()
        .find(|(at, c)| *at <= 6 && matches!(c, '余' | '多'));
    match over {
        Some((at, c)) => (
            Approximation::Over,
            format!("{}{}", &unit[..at], &unit[at + c.len_utf8()..]),
        ),
        None => (front, unit.to_owned()),
    }
}

/// `万至3万元` behind the first number of `2万至3万元`: the lower end repeats (a head of) the unit.
fn split_repeated_unit(rest: &str) -> (bool, &str) {
    match rest.split_once(['至', '到']) {
        Some((unit, high))
            if high.starts_with(|c: char| c.is_ascii_digit() || MINUS.contains(&c)) =>
        {
            let repeats = number(high).is_some_and(|(_, tail)| tail.starts_with(unit));
            if repeats { (true, high) } else { (false, rest) }
        }
        _ => (false, rest),
    }
}

/// A decimal with an optional minus sign, or a Han numeral up to 九十九.
fn number(text: &str) -> Option<(Decimal, &str)> {
    let unsigned = text.strip_prefix(MINUS).unwrap_or(text);
    let end = unsigned
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(unsigned.len());
    if end > 0 {
        let value = Decimal::from_str_exact(unsigned[..end].trim_end_matches('.')).ok()?;
        let is_negative = unsigned.len() < text.len();
        return Some((if is_negative { -value } else { value }, &unsigned[end..]));
    }
    let end = text
        .find(|c| han_digit(c).is_none() && c != '十')
        .unwrap_or(text.len());
    Some((han_number(&text[..end])?.into(), &text[end..]))
}

/// The hyphen and the minus sign.
const MINUS: [char; 2] = ['-', '\u{2212}'];

/// One digit, or tens: `七`, `十`, `十二`, `二十`, `四十五`; nothing else is a number.
fn han_number(numeral: &str) -> Option<u32> {
    let digit = |part: &str, absent: u32| {
        let mut characters = part.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Some(absent),
            (Some(digit), None) => han_digit(digit),
            _ => None,
        }
    };
    match numeral.split_once('十') {
        Some((tens, ones)) => Some(digit(tens, 1)? * 10 + digit(ones, 0)?),
        None if numeral.is_empty() => None,
        None => digit(numeral, 0),
    }
}

fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_of_running_text_are_read() {
        let check = |phrase: &str| match read(phrase) {
            None => "–".to_owned(),
            Some(q) => format!("{:?} {} {}", q.approximation, q.amount, q.unit),
        };
        for (phrase, expected) in [
            ("30万元", "Exact 30 万元"),
            ("8万多元", "Over 8 万元"),
            ("20余户", "Over 20 户"),
            ("140余万元", "Over 140 万元"),
            ("近4万人", "Nearly 4 万人"),
            ("2万至3万元", "Exact 2—3 万元"),
            ("10—500万元", "Exact 10—500 万元"),
            ("60%以上", "AtLeast 60 %"),
            ("不少于3000元", "AtLeast 3000 元"),
            ("最高500万元", "AtMost 500 万元"),
            ("七期", "Exact 7 期"),
            ("十二名", "Exact 12 名"),
            ("约1000亩", "About 1000 亩"),
            ("4.32千瓦", "Exact 4.32 千瓦"),
            ("-5%", "Exact -5 %"),
            ("−5.2%", "Exact -5.2 %"),
            ("约-3万元", "About -3 万元"),
            ("-5—-3%", "Exact -5—-3 %"),
            ("-5%至-3%", "Exact -5—-3 %"),
            ("--5%", "–"),
            ("-七期", "–"),
            ("十期", "Exact 10 期"),
            ("二十户", "Exact 20 户"),
            ("九十九项", "Exact 99 项"),
            ("两项", "Exact 2 项"),
            ("十十十十十十十十十十十十项", "–"),
            ("三二项", "–"),
            ("二十三四项", "–"),
            ("三十十项", "–"),
            ("许多钱", "–"),
            ("30", "–"),
            ("30万元左右吧", "–"),
        ] {
            assert_eq!(check(phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn quantities_are_written_as_the_source_has_them() {
        let mut quantity = read("8万多元").expect("a quantity");
        quantity.per = vec![Basis::Household, Basis::Year];
        let written = format!(
            "{}{}{}",
            quantity.prefix(),
            quantity.amount,
            quantity.suffix()
        );
        assert_eq!(written, "8万余元/户·年");
        assert!(quantity.is_stated_by("8余万元"));
        assert!(!quantity.is_stated_by("8万元"));
        let suffixes = ["140余万元", "20余户", "3.1万余名", "26万余人次", "8余户"]
            .map(|phrase| read(phrase).expect("a quantity").suffix());
        assert_eq!(suffixes, ["余万元", "余户", "万余名", "万余人次", "余户"]);
        let fall = read("-5%").expect("a quantity");
        assert!(fall.is_stated_by("−5%") && !fall.is_stated_by("5%"));
    }
}
