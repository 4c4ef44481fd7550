//! Content that a test need not be about: small, and without a single finding.

/// `atlas.yaml`.
pub const ATLAS: &str = "\
title: 小图谱
brand_seal: 谱
language: zh-CN
tagline: [一句话]
description: 说明一句。
notice: 声明一句。
theme: default
licence: CC BY 4.0
";

/// `atlas.yaml` of a public body, with everything written, and a web address.
pub const GOVERNMENT: &str = "\
title: 小图谱
brand_seal: 谱
language: zh-CN
tagline: [一句话]
description: 说明一句。
notice: 声明一句。
theme: default
licence: CC BY 4.0
base_url: https://www.xiaoxian.gov.invalid/zt/atlas
government:
  site_name: 小县人民政府
  site_domain: www.xiaoxian.gov.invalid
  site_id_code: bm14112301
  organizer: 小县政府办公室
  undertaker: 小县融媒体中心
  contact: 见门户首页
  icp: 小ICP备1号
  police: 小公网安备1号
  badge: 党政机关
  columns:
    home: {name: 首页, description: 总览, keywords: [案例], type: 首页}
    models: {name: 模式, description: 做法分类, keywords: [模式, 分类], type: 工作动态}
    cases: {name: 案例, description: 案例全文, keywords: [案例, 脱贫], type: 工作动态}
    regions: {name: 地区, description: 各地, keywords: [地区], type: 概况信息}
    indicators: {name: 数据, description: 指标, keywords: [数据], type: 数据发布}
    compare: {name: 对照, description: 各案对照, keywords: [对照], type: 工作动态}
    challenges: {name: 难题, description: 要解的题, keywords: [难题], type: 工作动态}
    drivers: {name: 力量, description: 谁在推动, keywords: [力量], type: 工作动态}
";

/// `vocabulary.yaml`: two families, two drivers, two challenges.
pub const VOCABULARY: &str = "\
families:
  - {slug: industry, name: 产业带动, name_en: Industry, definition: 靠产业。, colour: ind}
  - {slug: income, name: 收益联结, name_en: Income, definition: 靠分红。, colour: inc}
drivers:
  - {slug: government, name: 政府主导, name_en: Government, definition: 政府牵头。}
  - {slug: market, name: 市场导向, name_en: Market, definition: 企业牵头。}
challenges:
  - {slug: market-access, name: 卖难, name_en: Hard to sell, definition: 卖不掉。}
  - {slug: capital-gap, name: 缺资金, name_en: No capital, definition: 没有本钱。}
";

/// `indicators.yaml`: one indicator of money per household and year.
pub const INDICATORS: &str = "\
- id: household-gain
  name: 户均增收
  definition: 每户多得的收入。
  dimension: money
  unit: 元
  per: [household, year]
  caution: 范围不同。
";

/// `glossary.yaml`: one term.
pub const GLOSSARY: &str = "\
- id: cap-removal
  term: 摘帽
  aliases: [脱贫摘帽]
  definition: 贫困县退出。
";

/// `models/ecommerce.md`, of the family `industry`.
pub const ECOMMERCE: &str = "\
---
title: 电商扶贫
short: 电商
title_en: E-commerce
slug: ecommerce
family: industry
order: 1
seal: 电
definition: 上网卖货。
---
## 怎样起作用 {#mechanism}
1. 开店。
## 成事的条件 {#conditions}
- 路通。
## 要防的风险 {#risks}
- 退货。
## 到实地问什么 {#questions}
1. 卖了多少？
";

/// `models/solar.md`, of the family `income`.
pub const SOLAR: &str = "\
---
title: 光伏扶贫
short: 光伏
title_en: Solar
slug: solar
family: income
order: 1
seal: 光
definition: 发电分红。
---
## 怎样起作用 {#mechanism}
1. 发电。
## 成事的条件 {#conditions}
- 有光。
## 要防的风险 {#risks}
- 停机。
## 到实地问什么 {#questions}
1. 发了多少？
";

/// `cases/a.md`: one practice, one figure, one source.
pub const CASE: &str = "\
---
title: 灵丘：网店卖杂粮
short: 灵丘
slug: a
region: 140224
period: 2017
published: 2026-11-20
summary: 摘要一句。
drivers: [government]
challenges: [market-access]
sources:
  - id: s1
    title: 灵丘调查
    publisher: 大同日报
    date: 2018-03-01
    kind: press
    rights: rewritten
observations:
  - id: gain
    indicator: household-gain
    label: 网店户均增收
    value: 2000
    unit: 元
    per: [household, year]
    period: 2017
    status: achieved
    source: s1
---
## 基本情况 {#profile}
县在山里。

## 背景 {#background}
货卖不出。

## 网上卖杂粮 {#shop model=\"ecommerce\" challenge=\"market-access\" figure=\"gain\"}
开了网店，户均增收[2000元](obs:gain)。

## 成效 {#results}
货卖得出。

## 难点 {#difficulties}
路还不通。

## 经验启示 {#lessons}
先修路。

## 可推广条件 {#conditions}
路通处可学。
";

/// Required keys of a case, for what a test leaves out.
const CASE_KEYS: [(&str, &str); 7] = [
    ("title", "title: 某地：一句话\n"),
    ("short", "short: 某地\n"),
    ("region", "region: 140224\n"),
    ("period", "period: 2017\n"),
    ("published", "published: 2026-11-20\n"),
    ("summary", "summary: 摘要一句。\n"),
    (
        "sources",
        "sources:\n  - {id: s1, title: 调查, publisher: 日报, date: 2018, kind: press, rights: rewritten}\n",
    ),
];

/// Usual sections of a case.
const CASE_SECTIONS: [(&str, &str); 6] = [
    ("profile", "基本情况"),
    ("background", "背景"),
    ("results", "成效"),
    ("difficulties", "难点"),
    ("lessons", "经验启示"),
    ("conditions", "可推广条件"),
];

/// Required keys of a model type.
const MODEL_KEYS: [(&str, &str); 7] = [
    ("title", "title: 某模式\n"),
    ("short", "short: 某模式\n"),
    ("title_en", "title_en: Some type\n"),
    ("family", "family: industry\n"),
    ("order", "order: 9\n"),
    ("seal", "seal: 某\n"),
    ("definition", "definition: 定义一句。\n"),
];

/// Usual sections of a model type.
const MODEL_SECTIONS: [(&str, &str); 4] = [
    ("mechanism", "怎样起作用"),
    ("conditions", "成事的条件"),
    ("risks", "要防的风险"),
    ("questions", "到实地问什么"),
];

/// Completes a case or model type: keys at the end of its front matter, sections at the end of
/// its body. The slug is that of the file. Text without front matter is all body.
pub fn filled(path: &str, text: &str) -> String {
    let (keys, sections) = if path.starts_with("models/") {
        (&MODEL_KEYS[..], &MODEL_SECTIONS[..])
    } else {
        (&CASE_KEYS[..], &CASE_SECTIONS[..])
    };
    let (given, body) = match text.strip_prefix("---\n") {
        Some(rest) => rest
            .split_once("---\n")
            .expect("the front matter has an end"),
        None => ("", text),
    };
    let name = path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".md");
    let mut front = given.to_owned();
    let has = |key: &str| {
        given
            .lines()
            .any(|line| line.starts_with(&format!("{key}:")))
    };
    for (_, line) in keys.iter().filter(|(key, _)| !has(key)) {
        front.push_str(line);
    }
    if !has("slug") {
        front.push_str(&format!("slug: {name}\n"));
    }
    let mut body = format!("{body}\n");
    for (id, title) in sections
        .iter()
        .filter(|(id, _)| !text.contains(&format!("{{#{id}")))
    {
        body.push_str(&format!("## {title} {{#{id}}}\n{title}一句。\n\n"));
    }
    format!("---\n{front}---\n{body}")
}
