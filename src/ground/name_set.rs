//! Sets of short names, such as those of elements and attributes: every tag of every page is looked up.

/// The first sixteen bytes of a name as a number that is ordered as the names are.
pub const fn name_code(name: &str) -> u128 {
    let bytes = name.as_bytes();
    let (mut code, mut at) = (0, 0);
    while at < bytes.len() && at < 16 {
        code |= (bytes[at] as u128) << (120 - 8 * at);
        at += 1;
    }
    code
}

/// Names of at most sixteen bytes, known by their numbers, which compare in one step.
///
/// ```
/// use case_atlas::ground::NameSet;
/// const BOLD: NameSet<2> = NameSet::new(["b", "strong"]);
/// assert!(BOLD.has("strong") && !BOLD.has("str") && !BOLD.has(""));
/// ```
#[derive(Debug)]
pub struct NameSet<const N: usize>([u128; N]);

impl<const N: usize> NameSet<N> {
    /// The set of these names, which must stand in their order.
    ///
    /// # Panics
    /// While the program is compiled, where they do not or one is longer.
    pub const fn new(names: [&str; N]) -> NameSet<N> {
        let mut codes = [0; N];
        let mut at = 0;
        while at < N {
            codes[at] = name_code(names[at]);
            assert!(names[at].len() <= 16, "names are short");
            assert!(
                at == 0 || codes[at - 1] < codes[at],
                "names are in their order"
            );
            at += 1;
        }
        NameSet(codes)
    }

    /// Whether it holds a name.
    pub fn has(&self, name: &str) -> bool {
        name.len() <= 16 && self.0.binary_search(&name_code(name)).is_ok()
    }
}
