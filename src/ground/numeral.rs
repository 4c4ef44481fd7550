//! Small numbers in Han numerals.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number as it is counted in headings: `一`, `十`, `十二`, `四十五`; Arabic from 100 on.
///
/// ```
/// use case_atlas::ground::han_numeral;
/// assert_eq!([1, 10, 12, 20, 45, 128].map(han_numeral).join(" "), "一 十 十二 二十 四十五 128");
/// ```
pub fn han_numeral(number: usize) -> String {
    match number {
        0..10 => DIGITS[number].to_owned(),
        10..100 => {
            let tens = if number < 20 { "" } else { DIGITS[number / 10] };
            let ones = if number.is_multiple_of(10) {
                ""
            } else {
                DIGITS[number % 10]
            };
            format!("{tens}十{ones}")
        }
        _ => number.to_string(),
    }
}

/// As [`han_numeral`], for counting things: two is 两.
pub fn han_count_of(number: usize) -> String {
    if number == 2 {
        "两".to_owned()
    } else {
        han_numeral(number)
    }
}
