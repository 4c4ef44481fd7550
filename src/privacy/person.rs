//! Whether a name in a text is that of a private person or of somebody in a public role.

/// Words that end right before a name and mean a person without office.
const PERSONS: [&str; 33] = [
    "村民",
    "农民",
    "居民",
    "社员",
    "户",
    "老人",
    "老汉",
    "大娘",
    "大爷",
    "大妈",
    "大叔",
    "大嫂",
    "大姐",
    "残疾人",
    "患者",
    "病人",
    "儿童",
    "孤儿",
    "儿子",
    "女儿",
    "妻子",
    "丈夫",
    "母亲",
    "父亲",
    "老伴",
    "孙子",
    "孙女",
    "名叫",
    "户主",
    "青年",
    "妇女",
    "低保对象",
    "监测对象",
];

/// Offices and callings in which a person is named publicly; beside a name, before or behind.
const ROLES: [&str; 62] = [
    "书记",
    "主任",
    "局长",
    "县长",
    "市长",
    "镇长",
    "乡长",
    "省长",
    "州长",
    "区长",
    "部长",
    "厅长",
    "处长",
    "科长",
    "股长",
    "所长",
    "站长",
    "院长",
    "校长",
    "队长",
    "组长",
    "会长",
    "行长",
    "主席",
    "常委",
    "委员",
    "干部",
    "工作人员",
    "队员",
    "经理",
    "董事长",
    "理事长",
    "负责人",
    "记者",
    "作者",
    "通讯员",
    "专家",
    "教授",
    "教师",
    "老师",
    "医生",
    "院士",
    "技术员",
    "社长",
    "厂长",
    "创始人",
    "带头人",
    "代表",
    "支书",
    "秘书",
    "司令",
    "政委",
    "主编",
    "编辑",
    "研究员",
    "学者",
    "博士",
    "秘书长",
    "指挥长",
    "参谋长",
    "村官",
    "秘书处",
];

/// How far behind a name its office may stand (张某担任村党支部副书记), in characters.
const ROLE_REACH: usize = 14;

/// Whether the text in front of a name ends with a word for a private person.
pub(super) fn is_person_before(before: &str) -> bool {
    PERSONS.iter().any(|word| before.ends_with(word))
}

/// Whether a name stands beside an office.
pub(super) fn has_role(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches([' ', '、', '，', '：', ':', '\u{3000}']);
    if ROLES
        .iter()
        .any(|role| before.ends_with(role) || after.trim_start().starts_with(role))
    {
        return true;
    }
    let reach = after
        .char_indices()
        .nth(ROLE_REACH)
        .map_or(after.len(), |(at, _)| at);
    let mut near = after[..reach].split(['。', '！', '？', '，', '；', ',', '\n']);
    let near = near.next().unwrap_or("");
    let takes_office = ["担任", "任", "当选", "兼任"]
        .iter()
        .any(|word| near.starts_with(word));
    takes_office && ROLES.iter().any(|role| near.contains(role))
}
