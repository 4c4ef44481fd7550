#!/usr/bin/env python3
"""A corpus of invented Chinese cases, the same every time, for measuring.

    corpus.py --n 1000 --out DIR [--format atlas|hugo] [--seed S] [--jobs J]

Writes N cases (5 to 128,000) of about 7.5 KB into DIR: as a content folder of case-atlas, or as a
site for Hugo with the layouts of benches/hugo. Both get the same bodies; what only case-atlas knows
(marks of practices, obs:, case: and term: links) becomes the nearest thing Hugo has. Case i depends
on the seed and on i alone, so the corpus of 1,000 is the beginning of that of 10,000.

Model types, indicators, challenges, terms and county codes are those of the project: they are read
from content/ and src/atlas/regions.csv.
"""
import argparse
import functools
import json
import multiprocessing
import os
import re
import shutil
import sys

import corpus_words as words

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
CONTENT = os.path.join(ROOT, "content")

PRACTICES = 4
FIGURES = 8
STATUSES = ("achieved", "achieved", "achieved", "ongoing", "planned")
SAYING = {"achieved": "为", "ongoing": "正在推进，成稿时为", "planned": "尚在计划中，预计为"}


class Numbers:
    """SplitMix64, seeded by text: the same numbers in every version of Python."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = functools.reduce(
            lambda sum, byte: ((sum ^ byte) * 0x100000001B3) & self.MASK, seed.encode(), 0xCBF29CE484222325)

    def below(self, end):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return (z ^ (z >> 31)) % end

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def sample(self, items, count):
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(count)]


# ------------------------------------------------------------------ the project's vocabulary
def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def records(text, key):
    """The items of a list of mappings with plain values, which is what these files are."""
    for item in re.split(r"(?m)^\s*- (?=%s:)" % key, text)[1:]:
        yield dict(re.findall(r"(?m)^ *([a-z_]+): *(.*?) *$", item))


@functools.cache
def counties():
    rows = [line.split(",") for line in read(ROOT, "src/atlas/regions.csv").splitlines()[1:]]
    names = {code: name for code, name, _, _ in rows}
    return [(code, name, names[code[:2] + "0000"]) for code, name, level, _ in rows if level == "county"]


@functools.cache
def models():
    """Slug and title of each model type."""
    files = sorted(name for name in os.listdir(os.path.join(CONTENT, "models")) if name.endswith(".md"))
    return [(name[:-3], re.search(r"(?m)^title: (.*)$", read(CONTENT, "models", name)).group(1)) for name in files]


@functools.cache
def indicators():
    return [record for record in records(read(CONTENT, "indicators.yaml"), "id")]


@functools.cache
def terms():
    """Terms that a sentence may hold as they are: Han letters alone."""
    found = [(record["id"], record["term"]) for record in records(read(CONTENT, "glossary.yaml"), "id")]
    return [(id, term) for id, term in found if re.fullmatch("[\u4e00-\u9fff]+", term)]


@functools.cache
def challenges():
    return [record["slug"] for record in records(read(CONTENT, "vocabulary.yaml").split("\nchallenges:")[1], "slug")]


# ------------------------------------------------------------------ one case
class Head:
    """What other cases may say of a case."""

    def __init__(self, seed, i):
        numbers = Numbers("%s/head/%d" % (seed, i))
        self.i = i
        self.region, self.county, self.province = numbers.pick(counties())
        first, second, third = numbers.pick(words.HEADS), numbers.pick(words.TAILS), numbers.pick(words.TAILS)
        self.village = first[0] + second[0] + third[0] + "村"
        self.slug = "%s%s%s-%06d" % (first[1], second[1], third[1], i)
        self.crop, self.other_crop = numbers.sample(words.CROPS, 2)
        self.models = numbers.sample(models(), 3)
        self.year = numbers.between(2014, 2019)
        self.title = "%s%s：%s" % (self.county, self.village, numbers.pick([
            "以%s%s" % (self.models[0][1], numbers.pick(words.GOALS)),
            "一片%s的成长" % self.crop,
            "从%s到%s" % (self.other_crop, self.crop),
            "%s牵头，%s" % (numbers.pick(words.ACTORS), numbers.pick(words.GOALS))]))


class Case(Head):
    def __init__(self, seed, i):
        super().__init__(seed, i)
        self.numbers = numbers = Numbers("%s/case/%d" % (seed, i))
        self.villages = [self.village] + [
            numbers.pick(words.HEADS)[0] + numbers.pick(words.TAILS)[0] + numbers.pick(words.TAILS)[0] + "村"
            for _ in range(3)]
        self.town = numbers.pick(words.HEADS)[0] + numbers.pick(words.TAILS)[0] + "镇"
        self.date = "%d-%02d-%02d" % (self.year, numbers.between(1, 12), numbers.between(1, 28))
        self.published = "20%d-%02d-%02d" % (
            numbers.between(20, 26), numbers.between(1, 10), numbers.between(1, 28))
        self.keywords = [numbers.pick(words.TERMS) + topic for topic in numbers.sample(words.TOPICS, 3)]
        self.driver = numbers.pick(["government", "market", "community"])
        self.challenges = numbers.sample(challenges(), 2)
        self.publisher = numbers.pick(words.PUBLISHERS)
        self.summary = "%s%s围绕%s，%s%s，采取%s，%s。" % (
            self.county, self.village, self.crop, numbers.pick(words.ACTIONS), numbers.pick(words.THINGS),
            numbers.pick(words.MEANS), numbers.pick(words.OUTCOMES))
        # Earlier cases alone, so that a case does not change when the corpus grows: one of the
        # block of ten, one of all.
        block = i // 10 * 10
        self.related = [Head(seed, numbers.below(i) if i == block else numbers.between(block, i - 1)),
                        Head(seed, numbers.below(i))] if i else []
        self.figures = [self.figure(at, indicator)
                        for at, indicator in enumerate(numbers.sample(indicators(), FIGURES), 1)]
        self.teaches = numbers.below(10) == 0

    def figure(self, at, indicator):
        numbers = self.numbers
        low, high = words.RANGES[indicator["unit"].strip("'")]
        value, unit = numbers.between(low, high), indicator["unit"].strip("'")
        status = numbers.pick(STATUSES)
        approx = numbers.pick([None, None, None, "about", "over"]) if unit in ("元", "户", "人", "亩") else None
        return {
            "id": "f%d" % at, "indicator": indicator["id"], "name": indicator["name"], "value": value, "unit": unit,
            "per": indicator.get("per", "[]"), "year": self.year - numbers.below(3),
            "place": self.town + numbers.pick(self.villages), "status": status, "approx": approx,
            "text": {None: "%d%s", "about": "约%d%s", "over": "%d多%s"}[approx] % (value, unit),
        }

    def label(self, figure):
        return figure["place"] + figure["name"]

    # -------------------------------------------------------------- sentences
    def sentence(self):
        pick, village = self.numbers.pick, self.numbers.pick(self.villages)
        crop = pick([self.crop, self.other_crop])
        kind = self.numbers.below(11)
        if kind == 0:
            return "%s%s%s，采取%s，图的是%s。" % (
                pick(words.ACTORS), pick(words.ACTIONS), pick(words.THINGS), pick(words.MEANS), pick(words.GOALS))
        if kind == 1:
            return "在%s，%s先行先试，把%s与%s放在一起谋划，**%s**成了共识。" % (
                village, pick(words.ACTORS), pick(words.THINGS), pick(words.THINGS), pick(words.GOALS))
        if kind == 2:
            return "针对“%s”，%s%s%s，逐项写明谁来办、何时办。" % (
                pick(words.PROBLEMS), pick(words.ACTORS), pick(words.ACTIONS), pick(words.THINGS))
        if kind == 3:
            return "通过%s，农户与%s结成稳定的关系，%s写进了合同。" % (
                pick(words.MEANS), pick(words.ACTORS), pick(terms())[1])
        if kind == 4:
            return "%s说，过去%s靠零散贩卖，如今%s%s%s，%s。" % (
                pick(words.SPEAKERS), crop, pick(words.ACTORS), pick(words.ACTIONS), pick(words.THINGS),
                pick(words.OUTCOMES))
        if kind == 5:
            return "这一环的关键在%s：既要%s，也要%s。" % (pick(words.MEANS), pick(words.GOALS), pick(words.GOALS))
        if kind == 6:
            return "从%s到%s，沿线各村先后加入，%s居中协调。" % (village, pick(self.villages), pick(words.ACTORS))
        if kind == 7:
            return "与前一阶段相比，%s，%s。" % (pick(words.OUTCOMES), pick(words.OUTCOMES))
        if kind == 8:
            return "值得注意的是，%s不是一年办成的，%s走了几年弯路，%s才上正轨。" % (pick(words.GOALS), village, crop)
        if kind == 9:
            return "%s管生产，%s管销售，%s管监督，分工写在墙上；%s由乡里统一安排。" % (
                pick(words.ACTORS), pick(words.ACTORS), pick(words.ACTORS), pick(terms())[1])
        return "%s每季度开一次会，对照清单检查%s的进度，当场交办。" % (pick(words.ACTORS), pick(words.THINGS))

    def paragraph(self, low, high):
        return "".join(self.sentence() for _ in range(self.numbers.between(low, high)))

    def citation(self, figure, format):
        return "%s的%s%s%s。" % (figure["place"], figure["name"], SAYING[figure["status"]],
                              format.figure(figure["text"], figure["id"]))

    # -------------------------------------------------------------- the body
    def body(self, format):
        numbers, figures = self.numbers, self.figures
        out = [format.heading("基本情况", "profile")]
        term = numbers.pick(terms())
        out.append("%s在%s%s，以%s和%s为主业。" % (self.village, self.province, self.county, self.crop, self.other_crop)
                   + self.paragraph(1, 1) + self.citation(figures[PRACTICES], format) + "[^1]")
        out.append(format.heading("背景", "background"))
        out.append(self.paragraph(2, 3) + "这里说的%s，按当时的标准。" % format.term(term[1], term[0]))
        out.append("\n".join("- **%s**：%s" % (problem.split("，")[0], self.sentence())
                             for problem in numbers.sample(words.PROBLEMS, 2)))
        for at, step in enumerate(numbers.sample(words.STEPS, PRACTICES)):
            out += self.practice(at, step, format)
        out.append(format.heading("成效", "results"))
        rows = ["| 项目 | 口径 | 数 |", "| --- | --- | ---: |"]
        rows += ["| %s | %s | %s |" % (
            figure["name"], {"achieved": "已实现", "ongoing": "推进中", "planned": "计划"}[figure["status"]],
            format.figure(figure["text"], figure["id"])) for figure in figures[PRACTICES + 1:]]
        out += ["\n".join(rows), "表：几项数据", self.paragraph(1, 2)]
        out += [format.heading("难点", "difficulties"), self.paragraph(2, 3), self.paragraph(1, 2)]
        out.append("> %s\n>\n> ——%s" % (numbers.pick(words.QUOTES), numbers.pick(words.SPEAKERS)))
        out.append(format.heading("经验启示", "lessons"))
        out.append("\n".join("%d. **%s。** %s" % (at, lesson, self.sentence())
                             for at, lesson in enumerate(numbers.sample(words.LESSONS, 2), 1)))
        out.append(format.heading("可推广条件", "conditions"))
        out.append("\n".join("- %s" % self.sentence() for _ in range(2)))
        return "\n\n".join(out) + "\n"

    def practice(self, at, step, format):
        numbers, id = self.numbers, "practice-%d" % (at + 1)
        chosen = self.models[at:at + 1] or [self.models[0]]
        out = [format.heading(step, id, chosen, self.challenges[at] if at < 2 else None, self.figures[at])]
        out.append(self.paragraph(1, 3) + self.citation(self.figures[at], format))
        if at == 0:
            out.append("[^1]: %s没有说明怎样统计。" % self.publisher)
        if at == 1 and numbers.below(100) < 35:
            out += ["台账按统一格式留存，样例如下：", self.code()]
        if at < len(self.related):
            other = self.related[at]
            anchor = "practice-%d" % numbers.between(1, PRACTICES)
            out.append("这一做法可与%s对照。%s" % (format.case(other, anchor), self.sentence()))
        else:
            out.append(self.sentence())
        return out

    def code(self):
        numbers = self.numbers
        small, large = numbers.between(10, 90), numbers.between(100, 999)
        kind = numbers.pick(["json", "yaml", "python", "sql", "bash", "toml"])
        text = {
            "json": json.dumps({"case": self.slug, "year": self.year, "product": self.crop,
                                "share": {"village": small, "farmers": 100 - small}, "checked": True, "notes": None},
                               ensure_ascii=False, indent=2),
            "yaml": "# 分红方案\nyear: %d\nproduct: %s\nshares:\n  village: 0.%02d\n  farmers: 0.%02d\naudited: true" % (
                self.year, self.crop, small, 100 - small),
            "python": "# 按股份算每户分红\ndef dividend(total, shares, ratio=0.%02d):\n    whole = sum(shares.values())\n"
                      "    return {k: round(total * ratio * v / whole, 2) for k, v in shares.items()}" % small,
            "sql": "-- 各组的交易额\nSELECT team, SUM(amount) AS total\nFROM orders\nWHERE year = %d\nGROUP BY team\n"
                   "HAVING SUM(amount) > %d;" % (self.year, large),
            "bash": "# 数一数年度台账\nfor y in %d %d; do\n  grep -c \"$y\" ledger.csv | tee \"count-$y.txt\"\ndone" % (
                self.year - 1, self.year),
            "toml": "[station]\nname = \"%s\"\ninterval = %d\nenabled = true\n\n[[station.sensor]]\nlimit = 0.%02d" % (
                self.crop, large, small),
        }[kind]
        return "```%s\n%s\n```" % (kind, text)


# ------------------------------------------------------------------ as case-atlas takes it
def quoted(text):
    return json.dumps(text, ensure_ascii=False)


class Atlas:
    folder = "cases"

    @staticmethod
    def heading(title, id, models=(), challenge=None, figure=None):
        marks = ["#" + id]
        marks += ['model="%s"' % " ".join(slug for slug, _ in models)] if models else []
        marks += ['challenge="%s"' % challenge] if challenge else []
        marks += ['figure="%s"' % figure["id"]] if figure else []
        return "## %s {%s}" % (title, " ".join(marks))

    @staticmethod
    def figure(text, id):
        return "[%s](obs:%s)" % (text, id)

    @staticmethod
    def term(text, id):
        return "[%s](term:%s)" % (text, id)

    @staticmethod
    def case(other, anchor):
        return "[%s](case:%s#%s)" % (other.village, other.slug, anchor)

    @staticmethod
    def front_matter(case):
        out = ["title: %s" % case.title, "short: %s" % case.village, "slug: %s" % case.slug, "region: %s" % case.region,
               "period: %d/%d" % (case.year - 2, case.year), "published: %s" % case.published,
               "summary: %s" % case.summary, "keywords: [%s]" % ", ".join(case.keywords),
               "drivers: [%s]" % case.driver, "challenges: [%s]" % ", ".join(case.challenges),
               "highlights: [f1, f2, f3, f4, f5, f6]", "lead: f1", "lead_model: %s" % case.models[0][0],
               "sources:", "  - id: s1", "    title: %s的一次合成实践" % case.village,
               "    publisher: %s" % case.publisher, "    date: %s" % case.date, "    kind: press",
               "    rights: rewritten", "observations:"]
        for figure in case.figures:
            out += ["  - id: %s" % figure["id"], "    indicator: %s" % figure["indicator"],
                    "    label: %s" % case.label(figure), "    value: %d" % figure["value"],
                    "    unit: %s" % quoted(figure["unit"])]
            out += ["    per: %s" % figure["per"]] if figure["per"] != "[]" else []
            out += ["    approx: %s" % figure["approx"]] if figure["approx"] else []
            out += ["    period: %d" % figure["year"], "    place: %s" % figure["place"],
                    "    status: %s" % figure["status"], "    source: s1"]
        if case.teaches:
            out += ["teaching:", "  objectives:", "    - 分清已经做到的和还在计划的",
                    "  questions:", "    - %s由谁来定？" % Numbers(case.slug).pick(words.MEANS)]
        return out

    @staticmethod
    def rest(out, cases):
        """The project's own vocabulary, without the links into its sample cases."""
        for name in ("indicators.yaml", "vocabulary.yaml", "glossary.yaml", "lexicon", "models", "pages"):
            copy(os.path.join(CONTENT, name), os.path.join(out, name), lambda text: re.sub(
                r"\[([^\]\n]*)\]\((?:case|obs):[^)\n]*\)", r"\1", text))
        write(os.path.join(out, "atlas.yaml"), re.sub(
            r"(?m)^title: .*", "title: 合成案例", read(CONTENT, "atlas.yaml")))
        write(os.path.join(out, "training", "first.md"), "\n".join([
            "---", "title: 头五篇", "slug: first", "summary: 合成的培训包。", "audience: 测速", "hours: 2", "objectives:",
            "  - 比一比", "cases: [%s]" % ", ".join(head.slug for head in cases), "---",
            "## 导读 {#introduction}", "", "五篇连着读。", "", "## 讨论题 {#questions}", "", "1. 先学哪一篇？", ""]))


# ------------------------------------------------------------------ as Hugo takes it
class Hugo:
    folder = "content/cases"

    @staticmethod
    def heading(title, id, models=(), challenge=None, figure=None):
        return "## %s {#%s}" % (title, id)

    @staticmethod
    def figure(text, id):
        return "[%s](#figure-%s)" % (text, id)

    @staticmethod
    def term(text, id):
        return text

    @staticmethod
    def case(other, anchor):
        return "[%s](./%s.md#%s)" % (other.village, other.slug, anchor)

    @staticmethod
    def front_matter(case):
        out = ["title: %s" % case.title, "slug: %s" % case.slug, "date: %s" % case.published,
               "county: %s" % case.county, 'code: "%s"' % case.region, "provinces: [%s]" % case.province,
               "period: %d/%d" % (case.year - 2, case.year), "description: %s" % case.summary,
               "keywords: [%s]" % ", ".join(case.keywords), "models: [%s]" % ", ".join(slug for slug, _ in case.models),
               "drivers: [%s]" % case.driver, "challenges: [%s]" % ", ".join(case.challenges),
               "source:", "  name: %s的一次合成实践" % case.village, "  publisher: %s" % case.publisher,
               "  date: %s" % case.date, "figures:"]
        for figure in case.figures:
            out += ["  - id: %s" % figure["id"], "    indicator: %s" % figure["indicator"],
                    "    label: %s" % case.label(figure), "    value: %s" % quoted(figure["text"]),
                    "    year: %d" % figure["year"], "    place: %s" % figure["place"],
                    "    status: %s" % figure["status"]]
        return out

    @staticmethod
    def rest(out, cases):
        copy(os.path.join(HERE, "hugo"), out, lambda text: text.replace(
            "MODELS", "".join('  {slug = "%s", label = "%s"},\n' % model for model in models())))
        write(os.path.join(out, "content", "_index.md"), "---\ntitle: 合成案例\n---\n")
        write(os.path.join(out, "content", "cases", "_index.md"), "---\ntitle: 全部案例\n---\n")


# ------------------------------------------------------------------ writing
def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text.encode("utf-8"))


def copy(source, target, change):
    if os.path.isdir(source):
        for name in sorted(os.listdir(source)):
            copy(os.path.join(source, name), os.path.join(target, name), change)
    else:
        write(target, change(read(source)))


def write_case(options, i):
    """Writes case i; returns its size."""
    format = FORMATS[options.format]
    case = Case(options.seed, i)
    front_matter = "\n".join(["---"] + format.front_matter(case) + ["---", "", ""])
    data = (front_matter + case.body(format)).encode("utf-8")
    with open(os.path.join(options.out, format.folder, case.slug + ".md"), "wb") as file:
        file.write(data)
    return len(data)


FORMATS = {"atlas": Atlas, "hugo": Hugo}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--format", choices=sorted(FORMATS), default="atlas")
    parser.add_argument("--seed", default="atlas")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    if options.n < 5:
        parser.error("--n is at least 5")
    if os.path.isdir(options.out) and os.listdir(options.out):
        parser.error("%s is not empty" % options.out)
    format = FORMATS[options.format]
    os.makedirs(os.path.join(options.out, format.folder))
    format.rest(options.out, [Head(options.seed, i) for i in range(5)])
    # fork: the workers get what the parent has read.
    with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
        total = sum(pool.imap_unordered(functools.partial(write_case, options), range(options.n), chunksize=256))
    print("%s: %d cases, %d bytes (%d a case)" % (options.format, options.n, total, total // options.n), file=sys.stderr)


if __name__ == "__main__":
    main()
