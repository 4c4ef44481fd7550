//! A corpus that is the same every time: cases of about 7.5 KB in the schema of the project, each
//! with eight sections, six figures, a table, footnotes and two links to other cases.

use case_atlas::ground::MemoryFiles;

/// The sample content's vocabulary: the corpus uses its models, indicators and terms.
const SHARED: [(&str, &str); 4] = [
    ("atlas.yaml", include_str!("../content/atlas.yaml")),
    (
        "vocabulary.yaml",
        include_str!("../content/vocabulary.yaml"),
    ),
    (
        "indicators.yaml",
        include_str!("../content/indicators.yaml"),
    ),
    ("glossary.yaml", include_str!("../content/glossary.yaml")),
];

/// Model types a generated case may show, with their family and seal.
const MODELS: [(&str, &str, &str); 12] = [
    ("party-led-coop", "organization", "党"),
    ("talent-return", "organization", "才"),
    ("specialty-farming", "industry", "农"),
    ("ecommerce", "industry", "电"),
    ("rural-tourism", "industry", "旅"),
    ("asset-dividends", "income", "股"),
    ("pro-poor-credit", "income", "贷"),
    ("solar-income", "income", "光"),
    ("relocation-habitat", "security", "居"),
    ("mindset-education", "security", "志"),
    ("resident-teams", "collaboration", "驻"),
    ("purchase-support", "collaboration", "购"),
];

const REGIONS: [&str; 8] = [
    "140224", "210624", "211382", "222400", "360321", "222402", "210281", "140214",
];

const SENTENCES: [&str; 8] = [
    "村里先把账目摊开，再商量种什么、卖给谁、怎样分，定下来的事写在墙上。",
    "合作社按户登记土地和劳力，能干活的到基地做工，干不动的凭股份分红。",
    "货从各村收上来，先过秤、分等、装箱，再由乡里的站点统一发走。",
    "驻村工作队每周入户一次，把没有说清的地方记下来，当月答复。",
    "头一年只求把路走通，第二年才谈规模，亏了由公司承担，不摊到户。",
    "县里定规矩，镇上管调度，村里管到户，三张表对得上才算数。",
    "有人担心帮扶单位一走销路就断，于是一开始就把合同签给了本地商户。",
    "老人和病人不下地，也不能只靠低保，村里给他们留了一份保底收益。",
];

/// The numbers a linear congruential generator gives (Knuth, MMIX): good enough for a corpus.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// A content folder of `count` cases.
pub fn corpus(count: usize) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    for (path, text) in SHARED {
        files.insert(path, text);
    }
    for (at, (slug, family, seal)) in MODELS.iter().enumerate() {
        files.insert(format!("models/{slug}.md"), model(slug, family, seal, at));
    }
    for number in 0..count {
        files.insert(format!("cases/case-{number:06}.md"), case(number, count));
    }
    files
}

fn model(slug: &str, family: &str, seal: &str, order: usize) -> String {
    format!(
        "---\ntitle: 模式{seal}\nshort: {seal}类\ntitle_en: {slug}\nslug: {slug}\nfamily: {family}\norder: {order}\n\
         seal: {seal}\ndefinition: 一类做法，用于测速。\naliases: []\n\
         indicators: [household-dividend, poor-households-benefiting]\n---\n\
         ## 怎样起作用 {{#mechanism}}\n\n1. **设点**：先有人。\n2. **到户**：再分钱。\n\n\
         ## 成事的条件 {{#conditions}}\n\n- **有人**：有人管。\n\n\
         ## 要防的风险 {{#risks}}\n\n- **没人**：没人管。\n\n\
         ## 到实地问什么 {{#questions}}\n\n1. 谁在管？\n"
    )
}

fn case(number: usize, count: usize) -> String {
    let mut numbers = Numbers(number as u64);
    let mut text = format!(
        "---\ntitle: 案例{number}：合成的材料\nshort: 案{number}\nslug: case-{number:06}\nregion: {}\n\
         period: 2016/2018\npublished: 2026-11-20\nsummary: {}{}\nkeywords: [合作社, 分红, 第{}组]\n\
         drivers: [government]\nchallenges: [market-access, capital-gap]\n\
         highlights: [f0, f1, f2, f3, f4, f5]\nlead: f0\nsources:\n  - id: s1\n    title: 合成材料\n    \
         publisher: 测速\n    date: 2018-06-01\n    kind: press\n    rights: rewritten\nobservations:\n",
        REGIONS[number % REGIONS.len()],
        SENTENCES[numbers.below(8)],
        SENTENCES[numbers.below(8)],
        number % 40,
    );
    let values: Vec<usize> = (0..6).map(|_| 100 + numbers.below(900)).collect();
    for (at, value) in values.iter().enumerate() {
        let (indicator, unit) = match at % 2 {
            0 => ("household-dividend", "元\n    per: [household, year]"),
            _ => ("poor-households-benefiting", "户"),
        };
        text += &format!(
            "  - id: f{at}\n    indicator: {indicator}\n    label: 第{at}项数据\n    value: {value}\n    unit: {unit}\n    \
             period: 2017\n    place: 第{}镇第{}村\n    status: achieved\n    source: s1\n",
            at % 3,
            numbers.below(9),
        );
    }
    text += "---\n\n## 基本情况 {#profile}\n\n";
    paragraphs(&mut text, &mut numbers);
    text += "## 背景 {#background}\n\n";
    paragraphs(&mut text, &mut numbers);
    let first = numbers.below(MODELS.len());
    for section in 0..4 {
        let model = MODELS[(first + section * 5) % MODELS.len()].0;
        let challenge = ["market-access", "capital-gap"][section % 2];
        let (value, unit) = (values[section], ["元", "户"][section % 2]);
        let other = numbers.below(count);
        text += &format!(
            "## 做法{section} {{#practice-{section} model=\"{model}\" challenge=\"{challenge}\" figure=\"f{section}\"}}\n\n\
             这一节的数是[{value}{unit}](obs:f{section})，与[别处](case:case-{other:06}#practice-{section})对照。[^{section}]\n\n\
             [^{section}]: 原文没有说明怎样统计。\n\n"
        );
        paragraphs(&mut text, &mut numbers);
    }
    let (left, right) = (values[4], values[5]);
    text += &format!(
        "## 成效 {{#results}}\n\n| 项目 | 数 |\n| --- | ---: |\n| 分红 | [{left}元](obs:f4) |\n\
         | 带动 | [{right}户](obs:f5) |\n\n表：两项数据\n\n## 难点 {{#difficulties}}\n\n"
    );
    paragraphs(&mut text, &mut numbers);
    text += "## 经验启示 {#lessons}\n\n";
    paragraphs(&mut text, &mut numbers);
    text += "## 可推广条件 {#conditions}\n\n- **有人收货**：有人管。\n- **先定分配**：写在前头。\n";
    text
}

fn paragraphs(text: &mut String, numbers: &mut Numbers) {
    for _ in 0..2 {
        for _ in 0..2 {
            text.push_str(SENTENCES[numbers.below(8)]);
        }
        text.push_str("\n\n");
    }
}
