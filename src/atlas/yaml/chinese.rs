//! The Chinese names of words in closed lists: what authors write before they have read the guide.

/// Chinese name, word. The names are those pages show, and their usual short forms.
const NAMES: [(&str, &str); 36] = [
    ("已实现", "achieved"),
    ("已完成", "achieved"),
    ("实现", "achieved"),
    ("完成", "achieved"),
    ("推进中", "ongoing"),
    ("进行中", "ongoing"),
    ("规定", "rule"),
    ("计划", "planned"),
    ("规划", "planned"),
    ("预计", "expected"),
    ("预期", "expected"),
    ("目标", "target"),
    ("自述", "claim"),
    ("背景", "context"),
    ("政府", "government"),
    ("报纸", "press"),
    ("报刊", "press"),
    ("期刊", "journal"),
    ("杂志", "journal"),
    ("改写", "rewritten"),
    ("引用", "quoted"),
    ("授权", "permitted"),
    ("许可", "permitted"),
    ("公有领域", "public-domain"),
    ("余", "over"),
    ("多", "over"),
    ("超过", "over"),
    ("近", "nearly"),
    ("约", "about"),
    ("以上", "at-least"),
    ("户", "household"),
    ("人", "person"),
    ("年", "year"),
    ("月", "month"),
    ("村", "village"),
    ("亩", "mu"),
];

/// The word of the list that a Chinese name stands for; none where the list has no such word.
pub(super) fn slug_of<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let (_, slug) = NAMES.iter().find(|(name, _)| *name == written)?;
    known.iter().copied().find(|word| word == slug)
}
