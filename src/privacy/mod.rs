//! Floor 1. A text → what in it is personal.
//!
//! Takes plain text, authored or rendered; returns ranges with what was found there. Knows no file,
//! no page and no rule on who may publish what. Levels and reasons follow `STANDARDS.md` section 1.6.
//!
//! Start reading with [`find`]: numbers (`digits`), mail boxes (`mail`), addresses (`address`) and
//! names of persons beside hardship (`names`).

mod address;
pub mod codes;
mod digits;
mod mail;
mod names;
mod person;
mod surnames;

use std::ops::Range;

use crate::ground::{Code, Diagnostic, Span, Text};
use crate::text;

/// What sort of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A resident identity number (GB 11643): with a valid check digit, or mistyped.
    Identity,
    /// A mobile number of the mainland.
    Mobile,
    /// A bank-card number that passes Luhn's check.
    BankCard,
    /// An e-mail address.
    Mail,
    /// A postal address down to the house.
    Address,
    /// The name of a private person beside words of hardship.
    Hardship,
    /// The name of a private person beside age and village.
    AgeAndVillage,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// What was found.
    pub kind: Kind,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What identifies it: digits without separators, otherwise the words as written.
    pub value: String,
}

/// Everything personal in a text, by place; no two matches overlap within numbers. Takes time in
/// proportion to the length of the text. A name is given once, at its first place.
pub fn find(text: &str) -> Vec<Match> {
    let mut found = digits::find(text);
    found.extend(mail::find(text));
    found.extend(address::find(text));
    found.extend(names::find(text));
    found.sort_by_key(|found| (found.range.start, found.kind));
    found
}

impl Kind {
    /// The code it is reported under.
    pub fn code(self) -> &'static Code {
        match self {
            Kind::Identity => codes::IDENTITY_NUMBER,
            Kind::Mobile => codes::MOBILE_NUMBER,
            Kind::BankCard => codes::BANK_CARD_NUMBER,
            Kind::Mail => codes::MAIL_ADDRESS,
            Kind::Address => codes::HOUSE_ADDRESS,
            Kind::Hardship => codes::NAME_BESIDE_HARDSHIP,
            Kind::AgeAndVillage => codes::NAME_AGE_VILLAGE,
        }
    }

    /// Whether consent or a public role can clear it.
    pub fn is_name(self) -> bool {
        matches!(self, Kind::Hardship | Kind::AgeAndVillage)
    }
}

impl Match {
    /// The finding. Numbers are not repeated in full: a report is passed on, too.
    pub fn finding(&self, span: Span) -> Diagnostic {
        let (message, help) = self.words();
        Diagnostic::new(self.kind.code(), span, message).help(help)
    }

    /// What a finding says, and what to do.
    pub fn words(&self) -> (Text, Text) {
        (self.message(&self.shown()), self.help())
    }

    /// What may stand in a report: the first and last digits of a number, the rest as it is.
    pub fn shown(&self) -> String {
        let chars: Vec<char> = self.value.chars().collect();
        match self.kind {
            Kind::Identity | Kind::Mobile | Kind::BankCard if chars.len() > 7 => {
                let (head, tail) = (&chars[..3], &chars[chars.len() - 2..]);
                let stars = "*".repeat(chars.len() - 5);
                head.iter()
                    .chain(stars.chars().collect::<Vec<_>>().iter())
                    .chain(tail)
                    .collect()
            }
            _ => self.value.clone(),
        }
    }

    fn message(&self, shown: &str) -> Text {
        match self.kind {
            Kind::Identity if digits::has_check_digit(&self.value) => text!(
                "居民身份证号码 {shown}（校验位正确）",
                "a resident identity number {shown} (its check digit is right)"
            ),
            Kind::Identity => text!(
                "像是居民身份证号码 {shown}（校验位不对，可能写错了）",
                "what looks like a resident identity number {shown} (its check digit is wrong: mistyped?)"
            ),
            Kind::Mobile => text!("手机号码 {shown}", "a mobile number {shown}"),
            Kind::BankCard => text!(
                "像是银行卡号 {shown}（校验位正确）",
                "what looks like a bank-card number {shown} (its check digit is right)"
            ),
            Kind::Mail => text!("电子邮箱 {shown}", "an e-mail address {shown}"),
            Kind::Address => text!(
                "写到门牌的住址“{shown}”",
                "an address down to the house: \"{shown}\""
            ),
            Kind::Hardship => text!(
                "人名“{shown}”和贫困、疾病、收入等情况写在一起",
                "the name \"{shown}\" stands beside poverty, illness or income"
            ),
            Kind::AgeAndVillage => text!(
                "人名“{shown}”和年龄、村名写在一起",
                "the name \"{shown}\" stands beside an age and a village"
            ),
        }
    }
}

impl Match {
    fn help(&self) -> Text {
        match self.kind {
            Kind::Hardship | Kind::AgeAndVillage => {
                let masked = surnames::masked(&self.value);
                text!(
                    "写成“{masked}”；本人同意公开的，在资料块写 consent: [{{name: …, date: …, by: …}}]",
                    "write {masked}, or record consent: [{{name: …, date: …, by: …}}] in the front matter"
                )
            }
            Kind::Mail | Kind::Mobile | Kind::Address => text!(
                "删去；单位对外公布的，写进 lexicon/privacy.yaml 并写明理由",
                "remove it; what an office makes public goes to lexicon/privacy.yaml with the reason"
            ),
            Kind::Identity | Kind::BankCard => text!(
                "删去；不是个人号码的，用 suppress: 写明理由",
                "remove it; if it is no personal number, say so with suppress: and a reason"
            ),
        }
    }
}

#[cfg(test)]
mod tests;
