//! Surnames, and what tells a name from an ordinary word.
//!
//! The surnames are those of 《百家姓》 (Song dynasty, public domain) in their simplified form, with
//! 肖, 付, 闫 and 覃 as they are written on identity cards now. They stand in two lists because many
//! of them begin ordinary words as well (高 in 高度, 方 in 方案).

use std::sync::LazyLock;

/// Surnames that seldom begin another word: taken between any boundaries.
const PLAIN: &str = "赵孙李刘周吴郑王冯陈褚蒋沈韩杨朱秦尤许吕施张孔曹严魏陶姜戚谢邹喻窦章苏潘葛奚范彭郎鲁韦俞袁柳\
鲍史唐费岑薛雷贺倪汤滕殷罗毕郝邬傅卞伍顾孟穆萧肖尹姚邵湛汪祁毛禹狄臧戴宋茅庞熊纪舒屈祝董梁杜阮蓝闵季贾娄颜郭梅\
盛刁钟徐邱骆夏蔡樊胡凌霍虞柯昝卢莫裘缪邓郁杭洪崔龚程嵇邢裴陆翁荀甄芮靳焦隗侯宓仲宫栾甘厉戎詹龙叶黎郜蒲卓蔺屠乔\
谭姬冉桑濮扈冀尚晏柴瞿阎闫艾廖耿匡寇聂晁敖巩辛饶曾沙鞠蒯荆竺逯桓佟岳牟佘覃付";

/// Surnames that often begin another word: taken only directly behind a word for a person.
const DOUBTFUL: &str = "钱卫何华金柏云马苗凤花方任廉安常乐于齐康卜余黄米谈席麻江童林高田万丁左石吉段武景白温牛易文丰\
幸韶储糜秋伊宁祖束桂寿庄慕古戈欧";

/// Compound surnames.
const COMPOUND: [&str; 24] = [
    "欧阳", "上官", "司马", "诸葛", "东方", "赫连", "皇甫", "尉迟", "公孙", "仲孙", "轩辕", "令狐",
    "钟离", "宇文", "长孙", "慕容", "鲜于", "闾丘", "司徒", "司空", "夏侯", "淳于", "单于", "端木",
];

/// Characters that do not stand in given names: words of grammar, measures, offices, places.
const NOT_GIVEN: &str = "的了着过得地在是有和与及或等为因被把将从向对以而且但不没无也都还就才只又再最更很太\
说告介表称讲问答叫让给使令由靠用于自个位名户元亩斤吨头棵只株级类项条件种次场批期届\
某×ＸX＊*○〇家人者员们岁村乡镇县市省区州组社厂店所站部局委院校司队班园寺庙里\
这那其此该每各何谁我你他她它要会能可应须到收入款贷贫困致策政府额率比约近超达共总计\
上下前后内外间时候做作办养殖栽培管理负担任带领帮扶患病残低保脱贷还没年岁号";

/// Ordinary words that begin like a name.
const WORDS: [&str; 212] = [
    "严重", "严格", "严禁", "严把", "施工", "施肥", "施行", "施策", "范围", "范例", "尤其", "费用",
    "费尽", "蓝莓", "蓝图", "尚未", "尚有", "曾经", "曾是", "龙头", "龙江", "季度", "祝愿", "杜绝",
    "纪检", "纪律", "纪念", "舒适", "毕业", "付款", "付出", "盛产", "洪水", "洪涝", "夏季", "夏天",
    "夏收", "沙地", "沙棘", "沙漠", "甘肃", "甘薯", "程度", "程序", "毛利", "毛驴", "毛猪", "顾客",
    "顾虑", "顾问", "许多", "许可", "许诺", "章程", "辛苦", "辛勤", "董事", "史上", "史无", "焦点",
    "陆续", "罗列", "杨树", "杨梅", "柳树", "柳编", "李子", "梅花", "桑树", "桑蚕", "桑叶", "莫过",
    "莫大", "张罗", "张贴", "周边", "周围", "周期", "周一", "周末", "周转", "郑重", "谢谢", "苏州",
    "苏区", "韩国", "孙子", "孙女", "朱砂", "胡同", "胡萝", "胡麻", "宋代", "唐代", "唐朝", "徐州",
    "叶菜", "贺兰", "雷达", "艾草", "艾滋", "葛根", "高度", "高兴", "高效", "高产", "高龄", "高山",
    "高标", "高质", "高速", "任务", "任职", "方式", "方便", "方案", "方面", "常住", "常见", "易地",
    "易返", "文化", "文明", "金融", "金钱", "白天", "白手", "田间", "田地", "马上", "马铃", "余万",
    "林地", "林业", "林果", "黄牛", "黄花", "康复", "安装", "安置", "安排", "安全", "安居", "安心",
    "安家", "常年", "乐于", "乐意", "花费", "花钱", "花卉", "金额", "何时", "何种", "宁愿", "宁可",
    "秋收", "秋季", "余下", "余额", "余粮", "方可", "方能", "方才", "任何", "任意", "林权", "林木",
    "林下", "高额", "高出", "高于", "高达", "牛羊", "牛奶", "牛肉", "石头", "石漠", "米面", "云平",
    "云端", "于是", "吉林", "江西", "江苏", "江南", "黄河", "白菜", "白酒", "温饱", "温暖", "温室",
    "文件", "文艺", "景区", "景点", "丰收", "丰富", "丰产", "幸福", "储蓄", "储存", "左右", "古树",
    "庄稼", "康养", "卫生", "童年", "麻烦", "任教", "方向", "方法",
];

/// How people are called without their given name: 张大娘 is nobody in particular.
const FORMS_OF_ADDRESS: [&str; 24] = [
    "大娘", "大爷", "大妈", "大叔", "大嫂", "大姐", "大哥", "老汉", "老伯", "阿姨", "奶奶", "爷爷",
    "婆婆", "师傅", "先生", "女士", "小姐", "老师", "大伯", "大婶", "同志", "医生", "教授", "老人",
];

/// How sure a surname is on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surname {
    /// Seldom another word.
    Plain,
    /// Often another word.
    Doubtful,
}

/// The block of the characters above; what lies outside is no surname and no given name here.
const HAN: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// What each character of [`HAN`] may be, in bits: every character of every text is looked up.
static ROLES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut roles = vec![0; HAN.count()];
    let lists = [
        (PLAIN, IS_PLAIN),
        (DOUBTFUL, IS_DOUBTFUL),
        (NOT_GIVEN, IS_NOT_GIVEN),
    ];
    let compound = COMPOUND
        .iter()
        .filter_map(|name| Some((name.chars().next()?, BEGINS_COMPOUND)));
    let marked = lists
        .iter()
        .flat_map(|(list, bit)| list.chars().map(move |char| (char, *bit)));
    for (char, bit) in marked.chain(compound) {
        if HAN.contains(&char) {
            roles[char as usize - *HAN.start() as usize] |= bit;
        }
    }
    roles
});
const IS_PLAIN: u8 = 1;
const IS_DOUBTFUL: u8 = 2;
const IS_NOT_GIVEN: u8 = 4;
const BEGINS_COMPOUND: u8 = 8;

/// The bits of a character; none outside [`HAN`].
fn roles(char: char) -> Option<u8> {
    HAN.contains(&char)
        .then(|| ROLES[char as usize - *HAN.start() as usize])
}

/// A name with 某 for each character behind the surname: 王小明 as 王某某.
pub(super) fn masked(name: &str) -> String {
    let own = surname(name).map(|(_, length)| length);
    let own = own.or_else(|| name.chars().next().map(char::len_utf8));
    let (own, given) = name.split_at(own.unwrap_or_default().min(name.len()));
    own.chars().chain(given.chars().map(|_| '某')).collect()
}

/// The surname a text begins with: how sure it is, and its length in bytes.
pub(super) fn surname(text: &str) -> Option<(Surname, usize)> {
    let first = text.chars().next()?;
    let roles = roles(first)?;
    if roles & BEGINS_COMPOUND != 0
        && let Some(compound) = COMPOUND.iter().find(|name| text.starts_with(**name))
    {
        return Some((Surname::Plain, compound.len()));
    }
    let sure = match roles {
        _ if roles & IS_PLAIN != 0 => Surname::Plain,
        _ if roles & IS_DOUBTFUL != 0 => Surname::Doubtful,
        _ => return None,
    };
    Some((sure, first.len_utf8()))
}

/// Whether a character may stand in a given name.
pub(super) fn is_given(char: char) -> bool {
    roles(char).is_some_and(|roles| roles & IS_NOT_GIVEN == 0)
}

/// Whether a text that begins with a surname is an ordinary word, or a form of address.
pub(super) fn is_word(text: &str, surname: usize) -> bool {
    WORDS.iter().any(|word| text.starts_with(word))
        || FORMS_OF_ADDRESS
            .iter()
            .any(|form| text[surname..].starts_with(form))
}
