//! Small sites, and what is found on them.

use super::*;
use crate::ground::Severity;

/// The findings about a site of such files, as `path:line:column code message`.
fn check(files: &[(&str, &str)]) -> Vec<String> {
    let audit = Audit::new(
        BTreeSet::from(["13900139000".to_owned()]),
        Entrances::new(["index.html"], "sitemap.html"),
    );
    for (path, text) in files {
        audit.see(&Artifact::new(*path, text.as_bytes()));
    }
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    audit.finish(&mut sources, &mut findings);
    findings.sort();
    let shown = findings.iter().map(|finding| {
        let at = sources.position(finding.primary);
        let path = sources.file(finding.primary.file).path();
        format!(
            "{path}:{}:{} {} {}",
            at.line, at.column, finding.code.id, finding.message.zh
        )
    });
    shown.collect()
}

#[test]
fn links_and_anchors_must_be_there() {
    let home = "<html>\n<a href=\"a.html#x\">甲</a>\n<a href=\"a.html#y\">乙</a><a href='b.html'>丙</a>\n<a href=\"#top\">上</a>";
    let page = "<html><h2 id=\"x\">题</h2><a href=\"index.html\">首页</a>";
    assert_eq!(
        check(&[("index.html", home), ("a.html", page)]),
        [
            "index.html:3:1 CA0310 网页里的链接 b.html 没有对应的文件",
            "index.html:3:1 CA0311 网页里的链接 a.html#y 没有对应的位置",
        ]
    );
}

#[test]
fn what_a_browser_fetches_must_be_there_too() {
    let page = "<html><style>\n@import \"a.css\";</style><svg><use xlink:href=\"b.svg#x\"/></svg>\n\
                <form><button formaction=\"c.html\">交</button></form><p style=\"background: url(d.png)\">文</p>\n\
                <link rel=\"StyleSheet\" href=\"e.css\"><iframe src=\"f.html\"><a href=\"no.html\">旧</a></iframe>";
    assert_eq!(
        check(&[
            ("index.html", page),
            (
                "e.css",
                "p { background: url('g.png'); clip-path: url(#x) }\n@import '//a.cn/h.css';"
            )
        ]),
        [
            "e.css:1:1 CA0310 网页里的链接 g.png 没有对应的文件",
            "e.css:2:1 CA0315 要从站外取 //a.cn/h.css，没有网络就没有它",
            "index.html:2:1 CA0310 网页里的链接 a.css 没有对应的文件",
            "index.html:2:1 CA0310 网页里的链接 b.svg 没有对应的文件",
            "index.html:3:1 CA0310 网页里的链接 c.html 没有对应的文件",
            "index.html:3:1 CA0310 网页里的链接 d.png 没有对应的文件",
            "index.html:4:1 CA0310 网页里的链接 f.html 没有对应的文件",
        ]
    );
}

#[test]
fn a_page_is_reached_by_others_but_not_by_the_map_of_the_site() {
    let map = "<html><a href=\"lonely.html\">一</a><a href=\"old.html\">旧</a>";
    let old = "<html><meta http-equiv=\"refresh\" content=\"0; url=index.html\">";
    assert_eq!(
        check(&[
            ("index.html", "<html><a href=\"sitemap.html\">图</a>"),
            ("sitemap.html", map),
            ("lonely.html", "<html><a href=\"lonely.html\">自己</a>"),
            ("old.html", old),
            ("piece.html", "<p>不是整页</p>"),
        ]),
        ["lonely.html:1:1 CA0314 没有一页链接到 lonely.html"]
    );
}

#[test]
fn personal_data_is_found_in_text_attributes_scripts_and_data() {
    let page = "<html><p>路</p>\n<p>电话<b>138</b>0013 8000</p>\n<img alt=\"11010519491231002X\" src=\"a.png\">\n\
                <a href=\"mailto:a@example.org\">信</a>\n<script>var a = \"4111 1111 1111 1111\";</script>\n";
    assert_eq!(
        check(&[
            ("index.html", page),
            ("a.png", ""),
            (
                "data/a.json",
                "{\n\"tel\": \"13800138000\", \"known\": \"13900139000\"}"
            ),
            ("data/b.csv", "甲,1500,2000,300\n"),
            (
                "search/t0/0.js",
                "atlasSearch(\"page\",\"0\",[\"电话13700137000\"]);\n"
            ),
            ("search/r/0.js", "atlasSearch(\"r\",0,\"138 0013 8000\");\n"),
        ]),
        [
            "data/a.json:2:9 CA0602 手机号码 138******00",
            "index.html:3:11 CA0601 居民身份证号码 110*************2X（校验位正确）",
            "index.html:4:17 CA0604 电子邮箱 a@example.org",
            "index.html:5:18 CA0603 像是银行卡号 411***********11（校验位正确）",
            "search/t0/0.js:1:28 CA0602 手机号码 137******00",
        ]
    );
}

#[test]
fn numbers_of_neighbouring_elements_stay_apart() {
    assert_eq!(
        check(&[("index.html", "<html><p><b>1380013</b><i>8000</i></p>")]),
        [""; 0]
    );
}

#[test]
fn a_picture_needs_an_alternative() {
    let page = "<html>\n<img src=\"a.png\"><img src=\"a.png\" alt=\"\">";
    let found = check(&[("index.html", page), ("a.png", "")]);
    assert_eq!(found, ["index.html:2:1 CA0313 图片“a.png”没有 alt"]);
}

#[test]
fn what_leaves_the_site_is_listed_once() {
    let audit = Audit::new(BTreeSet::new(), Entrances::default());
    for path in ["b.html", "a.html", "c.html"] {
        let text =
            "<html><a href=\"https://a.cn\">一</a><link rel=\"canonical\" href=\"https://b.cn\">";
        audit.see(&Artifact::new(path, text.as_bytes()));
    }
    let external = audit.finish(&mut Sources::default(), &mut Findings::default());
    let link = ExternalLink {
        address: "https://a.cn".to_owned(),
        page: "a.html".to_owned(),
        count: 3,
    };
    assert_eq!(external, [link]);
}

#[test]
fn the_order_of_arrival_and_the_number_of_faults_change_nothing() {
    let page = |number: usize| {
        (
            format!("p{number:03}.html"),
            "<html><a href=\"gone.html\">13800138000</a>",
        )
    };
    let run = |order: &mut dyn Iterator<Item = usize>| {
        let pages: Vec<_> = order.map(page).collect();
        let files: Vec<_> = pages
            .iter()
            .map(|(path, text)| (path.as_str(), *text))
            .collect();
        check(&files)
    };
    let there = run(&mut (0..200));
    assert_eq!(there, run(&mut (0..200).rev()));
    let phones = there
        .iter()
        .filter(|found| found.contains("CA0602"))
        .count();
    assert_eq!(
        phones, 50,
        "faults of one kind are told for a bounded number of pages"
    );
    assert_eq!(Severity::Error, codes::DEAD_PAGE_LINK.severity);
}

#[test]
fn a_warning_pushes_no_error_out() {
    let mild = "<html><p>贫困户赵小河养牛，收入高了。</p>";
    let mut pages: Vec<(String, &str)> = (0..60).map(|at| (format!("a{at}.html"), mild)).collect();
    pages.push((
        "z.html".to_owned(),
        "<html><p>好</p><!-- 电话13800138000 -->",
    ));
    let files: Vec<_> = pages
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let found = check(&files);
    assert!(found.iter().any(|found| found.contains("CA0607")));
    assert!(
        found
            .iter()
            .any(|found| found.starts_with("z.html:1:") && found.contains("CA0602"))
    );
}
