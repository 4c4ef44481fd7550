//! Ascending lists of page numbers as printable ASCII inside a string literal.
//!
//! A number below 60 is one character; a larger one is reduced by 60, its low digits written in
//! base 30 with characters that say "more", and its last digit in base 60. So the steps of a list
//! below 60 take one byte, below 1,860 two, below 54,060 three. A list whose steps would take more
//! room than a bit a page is written as a bit map (`!`), six pages a character, or as the steps of
//! what is not in it (`!!`).
//!
//! The alphabet is every printable ASCII character but `"` and `\` (string literals), `|`, `~` and
//! `!` (separators of the format).

const ENDS: usize = 60;
const MORE: usize = 30;
/// First character of a bit map.
const BIT_MAP: char = '!';
/// Bits a character of a bit map holds.
const BITS: usize = 6;

/// The characters, by value: 60 that end a number, 30 that do not; the first 64 hold bits.
pub const ALPHABET: &str =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%&'()*+,-./:;<=>?@[]^_`{} ";

/// Writes a list: strictly ascending, every number below `total`. The shortest of three forms.
///
/// ```
/// use case_atlas::search::codec::list;
/// assert_eq!(list(&[0, 1, 59], 1000), "00v");
/// assert_eq!(list(&[], 10), "");
/// assert_eq!(list(&[0, 1, 2, 4, 5, 7, 8, 10], 12), "!tM");
/// assert_eq!(list(&[0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12], 13), "!!7");
/// ```
pub fn list(numbers: &[u32], total: usize) -> String {
    let mut list = String::new();
    write_list(numbers, total, &mut list);
    list
}

/// Adds a list as [`list`] writes it.
pub fn write_list(numbers: &[u32], total: usize, out: &mut String) {
    let start = out.len();
    let width = 1 + total.div_ceil(BITS);
    // A step is a byte at least: longer lists need not be tried.
    if numbers.len() <= width {
        steps(numbers.iter().copied(), out);
        if out.len() - start <= width {
            return;
        }
        out.truncate(start);
    }
    if total - numbers.len() + 2 <= width {
        out.extend([BIT_MAP; 2]);
        complement(numbers, total, out);
        if out.len() - start <= width {
            return;
        }
        out.truncate(start);
    }
    let mut digits = vec![0_u8; total.div_ceil(BITS)];
    for number in numbers {
        let at = *number as usize;
        digits[at / BITS] |= 1 << (at % BITS);
    }
    while digits.last() == Some(&0) {
        digits.pop();
    }
    out.push(BIT_MAP);
    out.extend(digits.iter().map(|digit| character(usize::from(*digit))));
}

fn steps(numbers: impl Iterator<Item = u32>, out: &mut String) {
    let mut next = 0;
    for number in numbers {
        write(number - next, out);
        next = number + 1;
    }
}

/// The numbers that are not listed.
fn complement(numbers: &[u32], total: usize, out: &mut String) {
    let mut listed = numbers.iter().copied().peekable();
    let others = (0..total as u32).filter(|number| listed.next_if_eq(number).is_none());
    steps(others, out);
}

fn write(number: u32, out: &mut String) {
    let mut rest = number as usize;
    while rest >= ENDS {
        rest -= ENDS;
        out.push(character(ENDS + rest % MORE));
        rest /= MORE;
    }
    out.push(character(rest));
}

fn character(value: usize) -> char {
    char::from(ALPHABET.as_bytes()[value])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_has_ninety_different_safe_characters() {
        let mut characters: Vec<char> = ALPHABET.chars().collect();
        characters.sort_unstable();
        characters.dedup();
        assert_eq!(characters.len(), ENDS + MORE);
        assert!(!ALPHABET.contains(['"', '\\', '|', '~', '!']));
    }

    #[test]
    fn lists_are_read_back() {
        let read = |text: &str| -> Vec<u32> {
            let value = |char| ALPHABET.find(char).expect("a character of the alphabet");
            let (mut numbers, mut next) = (Vec::new(), 0);
            let mut digits = text.chars();
            while let Some(first) = digits.next() {
                let (mut digit, mut number, mut scale) = (value(first), 0, 1);
                while digit >= ENDS {
                    number += (digit - ENDS + ENDS) * scale;
                    scale *= MORE;
                    digit = value(digits.next().expect("a last digit"));
                }
                number += digit * scale;
                numbers.push(next + number as u32);
                next += number as u32 + 1;
            }
            numbers
        };
        let numbers = [0, 5, 64, 65, 200, 2_100, 9_000, 70_000, 7_000_000];
        assert_eq!(read(&list(&numbers, 8_000_000)), numbers);
    }
}
