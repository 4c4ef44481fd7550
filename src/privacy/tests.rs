//! What is personal and what only looks like it.

use super::*;

/// What is found, as `kind value`.
fn check(text: &str) -> Vec<String> {
    let found = find(text);
    found
        .iter()
        .map(|found| format!("{:?} {}", found.kind, found.value))
        .collect()
}

#[test]
fn identity_numbers_need_their_check_digit() {
    // The example of GB 11643-1999, annex A.
    for written in [
        "11010519491231002X",
        "号码：11010519491231002x。",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-19491231-002x",
    ] {
        assert_eq!(check(written), ["Identity 11010519491231002X"], "{written}");
    }
    for near in [
        "110105194913310021",
        "1101051949123100 2X",
        "111010519491231002X",
        "11010519491231002X1",
        "11010519491331002X",
        "0.11010519491231002X",
    ] {
        assert_eq!(check(near), [""; 0], "{near}");
    }
}

#[test]
fn mistyped_identity_numbers_are_found_by_what_they_begin_with_or_are_called() {
    for (written, value) in [
        // The last digit of the example is wrong.
        ("号码110105194912310021。", "110105194912310021"),
        ("身份证413026198001011234。", "413026198001011234"),
        ("身份证号：413026 19801301 1234", "413026198013011234"),
        ("身份证号41302619800101123", "41302619800101123"),
        ("公民身份号码为413026800101123", "413026800101123"),
        ("证号413026 19800101 123x", "41302619800101123X"),
    ] {
        let found = find(written);
        assert_eq!(check(written), [format!("Identity {value}")], "{written}");
        assert!(found[0].words().0.zh.contains("校验位不对"), "{written}");
    }
    let two = check("身份证号分别为413026198001011234、413026800101123。");
    assert_eq!(two.len(), 2, "{two:?}");
    for near in [
        "单号413026198013011234",
        "单号103026198001011234",
        "单号413026180001011234",
        "办了身份证。单号413026800101123",
        "身份证复印件1200份，2017年31户",
        "https://a.cn/art/413026198001011234.html",
        "资金413026198001011.234元",
        "统一社会信用代码121101194005123456",
    ] {
        assert_eq!(check(near), [""; 0], "{near}");
    }
}

#[test]
fn mobile_numbers_stand_alone() {
    for written in [
        "电话13800138000。",
        "138 0013 8000",
        "138-0013-8000",
        "+8613800138000",
        "１３８００１３８０００",
        "tel:13800138000",
    ] {
        assert_eq!(check(written), ["Mobile 13800138000"], "{written}");
    }
    for near in [
        "12800138000",
        "138001380001",
        "1.13800138000",
        "https://a.cn/art/13800138000.html",
        "a13800138000",
        "1500 2000 300",
        "13800138000%",
    ] {
        assert_eq!(check(near), [""; 0], "{near}");
    }
}

#[test]
fn bank_cards_pass_luhn() {
    assert_eq!(check("卡号6222 0200 0000 0000 006"), [""; 0]);
    // 4111… is the number payment systems print for tests.
    for written in [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
    ] {
        assert_eq!(check(written), ["BankCard 4111111111111111"], "{written}");
    }
    for near in [
        "4111111111111112",
        "41111111111111111111",
        "1111111111111117",
        "0.4111111111111111",
    ] {
        assert_eq!(check(near), [""; 0], "{near}");
    }
}

#[test]
fn mail_addresses_have_a_domain() {
    assert_eq!(
        check("邮箱：a.b@example.com.cn。"),
        ["Mail a.b@example.com.cn"]
    );
    assert_eq!(check("[信](mailto:x＠example.org)"), ["Mail x@example.org"]);
    for near in [
        "logo@2x.png",
        "@example.org",
        "a@b",
        "a@",
        "5@3.5",
        "pkg@1.2.3",
    ] {
        assert_eq!(check(near), [""; 0], "{near}");
    }
}

#[test]
fn addresses_go_down_to_the_house() {
    for (written, found) in [
        ("住在城关镇人民路12号。", "住在城关镇人民路12号"),
        ("幸福小区3栋2单元501室", "幸福小区3栋2单元501室"),
        ("建设街十二号院", "建设街十二号院"),
        ("东河南镇王品村45号。", "东河南镇王品村45号"),
    ] {
        assert_eq!(check(written), [format!("Address {found}")], "{written}");
    }
    for near in [
        "国办发〔2017〕47号",
        "11号文件",
        "王品村1号大棚",
        "村里的2号井",
        "公路3号桥",
        "人民路口",
        "全村45户",
        "地铁2号线",
        "中央一号文件",
        "搬迁安置点3号楼",
    ] {
        assert_eq!(check(near), [""; 0], "{near}");
    }
}

#[test]
fn names_of_private_persons_beside_hardship() {
    for (written, found) in [
        ("贫困户赵小河靠养牛增收。", "Hardship 赵小河"),
        ("58岁的高家村村民马占川眉头舒展了。", "AgeAndVillage 马占川"),
        ("银行为孙福田发放贷款。村民孙福田说。", "Hardship 孙福田"),
        ("低保对象欧阳大山家", "Hardship 欧阳大山"),
        ("搬迁户陈大乐呵呵地说。", "Hardship 陈大"),
        ("李成因患病致贫", "Hardship 李成"),
        ("贫困户：方大山、", "Hardship 方大山"),
    ] {
        assert_eq!(check(written), [found], "{written}");
    }
    for near in [
        "贫困户张某某靠养牛增收。",
        "贫困户张某",
        "贫困户王××",
        "村民张大娘的收入",
        "县扶贫办主任赵小河走访贫困户。",
        "赵小河担任村党支部副书记，带贫困户增收。",
        "贫困户高度赞扬",
        "贫困户万元增收",
        "贫困户严重缺水",
        "搬迁户易地安置",
        "贫困户周边务工",
        "贫困户方可贷款",
        "张家村贫困户",
        "赵小河写了一首诗。",
        "村民赵小河说好。",
        "贫困户全部入社",
        "贫困户和收入",
    ] {
        assert_eq!(check(near), [""; 0], "{near}");
    }
}

#[test]
fn an_office_anywhere_clears_a_name() {
    assert_eq!(
        check("村支书赵小河到户。\n贫困户问赵小河，收入怎么算。"),
        [""; 0]
    );
}

#[test]
fn numbers_are_not_repeated_in_full() {
    let found = find("13800138000");
    assert_eq!(found[0].shown(), "138******00");
}

#[test]
fn long_texts_cost_no_more_than_their_length() {
    let started = std::time::Instant::now();
    for piece in [
        "1 ",
        "1",
        "张三",
        "a@",
        "路1号",
        "村民张三",
        "贫困户李四",
        "4111 ",
        "://1",
    ] {
        find(&piece.repeat(50_000));
    }
    // The square of the length takes hours in a debug build.
    assert!(
        started.elapsed() < std::time::Duration::from_secs(60),
        "{:?}",
        started.elapsed()
    );
}

#[test]
fn a_comma_parts_two_numbers() {
    let found = find("13800138000,13900139000");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(find("甲,13800138000,2020").len(), 1);
}
