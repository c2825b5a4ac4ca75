"""The words that offices write in rosters: headings, roles, kinds of documents. Tables, and how to look a word up.

Headings are compared half-width, without spaces, asterisks, colons and bracketed remarks such as (必填). One that names
two things (岗位/工种, 手机或联系电话) is understood by its parts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from edu.domain.identity import IdKind
from edu.domain.person_classes import PERSON_CLASS_NAMES, PersonClass
from edu.domain.roster import Field, Scheme
from edu.domain.text import squeezed

FIELD_TITLES: dict[Field, str] = {
    "number": "序号",
    "name": "姓名",
    "id_number": "身份证号",
    "id_kind": "证件类型",
    "sex": "性别",
    "birth_date": "出生日期",
    "phone": "手机",
    "enterprise": "工作单位",
    "uscc": "统一社会信用代码",
    "industry": "行业",
    "high_risk": "是否高危",
    "key_place": "消防重点单位",
    "category": "人员类别",
    "role": "岗位",
    "trade": "工种",
    "scheme": "主管部门",
    "village": "村(社区)",
    "org_code": "村代码",
    "town": "乡镇(街道)",
    "start": "任职日期",
    "end": "到期日期",
    "left": "离岗日期",
    "education": "文化程度",
    "note": "备注",
}
REQUIRED: tuple[Field, ...] = ("name", "id_number")

_HEADINGS: dict[Field, str] = {
    "number": "序号 编号 序 No No. 号",
    "name": ("姓名 名字 人员姓名 学员姓名 员工姓名 职工姓名 本人姓名 参训人员 参训人员姓名 人员名称 名单 持证人姓名"),
    "id_number": (
        "身份证号 身份证号码 身份证 证件号码 证件号 公民身份号码 公民身份证号 公民身份证号码 "
        "居民身份证号 居民身份证号码 身份号码 有效证件号码 身份证件号码 身份证件号 证照号码 二代身份证号 "
        "身份证件"
    ),
    "id_kind": "证件类型 证件种类 证件类别 身份证件类型 证件名称 有效证件类型",
    "sex": "性别",
    "birth_date": "出生日期 出生年月 出生年月日 生日 出生时间",
    "phone": (
        "手机 手机号 手机号码 联系电话 电话 电话号码 联系方式 联系手机 移动电话 本人电话 联系人电话 联系方式手机"
    ),
    "enterprise": (
        "单位 工作单位 企业名称 单位名称 所在单位 企业 公司 公司名称 所属企业 所在企业 服务单位 任职单位 "
        "用人单位 生产经营单位 生产经营单位名称 所属单位 队伍名称 所在队伍 救援队 志愿组织"
    ),
    "uscc": ("统一社会信用代码 社会信用代码 信用代码 统一信用代码 企业信用代码 单位代码 企业代码 机构代码"),
    "industry": "行业 所属行业 行业类别 行业领域 企业类型 行业分类 行业类型",
    "high_risk": "是否高危 高危 是否高危行业 是否高危企业 高危行业 高危企业",
    "key_place": (
        "消防重点单位 是否消防重点单位 消防安全重点单位 是否消防安全重点单位 消防重点 是否消防重点 消防安全重点"
    ),
    "category": "人员类别 人员类型 培训类别 培训对象 类别 人员分类 培训对象类别 人员性质 学员类别",
    "role": (
        "岗位 职务 岗位名称 工作岗位 担任职务 任职岗位 现任职务 身份 角色 职位 单位职务 岗位职务 职务岗位 现任岗位 "
        "从事岗位 所在岗位 从业岗位 岗位工种 工种岗位"
    ),
    "trade": (
        "工种 工种名称 从事工种 作业类别 操作项目 准操项目 作业项目 特种作业类别 作业类型 特种作业工种 特种作业 "
        "准操类别"
    ),
    "scheme": "主管部门 行业主管部门 证书类别 发证部门 监管部门",
    "village": (
        "村 社区 村社区 行政村 村居 所在村 所属村 村名 村名称 村居名称 所在社区 所属社区 所属村社 村社 "
        "网格村 村委会 居委会 行政村名称 所属行政村 村居委会 行政村社区 所在村社区 所属村社区 社区村"
    ),
    "org_code": ("村代码 区划代码 行政区划代码 统计区划代码 村社区代码 统计用区划代码 组织代码 村级代码 行政村代码"),
    "town": (
        "乡镇 街道 乡镇街道 镇街 镇 所在乡镇 所属乡镇 乡 乡镇名称 所属镇街 街镇 所在乡镇街道 "
        "所属乡镇街道 镇乡街道 乡镇办 街道乡镇"
    ),
    "start": (
        "入职日期 任职日期 入职时间 任职时间 上岗日期 上岗时间 任职起 任职开始 任职起始 聘用日期 "
        "参加工作时间 任职期限起 初次领证日期 发证日期 有效期起 入队日期 入队时间 开始日期 起始日期 "
        "任职开始日期 注册日期"
    ),
    "end": (
        "到期日期 到期时间 有效期至 有效期止 任职止 有效期 截止日期 证书到期日期 证书有效期 "
        "证书到期时间 任职期限止 结束日期 终止日期 有效期截止 任职结束 任职截止 任期届满日期 任期届满时间"
    ),
    "left": (
        "离职日期 离职时间 离岗日期 离岗时间 离任日期 离任时间 免职日期 免职时间 辞职日期 辞职时间 解聘日期 "
        "解聘时间 调离日期 调离时间"
    ),
    "education": "学历 文化程度 教育程度 最高学历 文化水平",
    "note": "备注 说明 备考 附注",
    "unused": (
        "签名 签字 签到 签退 民族 年龄 籍贯 住址 家庭住址 户籍地址 户籍地 政治面貌 照片 婚姻状况 地址 "
        "现住址 成绩 是否合格 考试成绩 职称 电子邮箱 邮箱 QQ 微信 微信号 紧急联系人 紧急联系电话 血型 县 "
        "市 省 县市区 区县 市县 省份 所属县 工龄 签收 课时 学时 问题 证书编号 证号 网格 网格名称 所属网格 "
        "部门 所在部门 所属部门 部门名称 科室 车间 班组"
    ),
}

_NOW, _FULL = r"(?<!副)(?<!(?<!草)原)(?<!前)(?<![原前离]任)(?<!退休)", r"(?!助理|[副原]职?$)"
"""Before and after the word for the head of a firm: no deputy or assistant, and not who was it; 草原场长 is one."""

_ROLES: tuple[tuple[PersonClass, str], ...] = (
    ("grid-member", r"网格"),
    (
        "village-admin",
        r"应急管理员|应急专管员|灾害信息员|"
        r"(?:村|社区|居)(?:党?支部|党委|党总支|委会?|居委|两委)?(?:副?书记|副?主任|干部|文书|支委|委员|两委)|"
        r"(?:村|社区|居委会)(?:主要)?负责人|村支书|村两委|两委(?:成员|干部)|驻村指导|社工|网格长|村官|村长|"
        r"务监督委(?:员?会)?(?:副?主任|委员|成员)|^监委会?(?:副?主任|委员|成员)",
    ),
    (
        "safety-manager",
        r"安全(?:生产)?(?:管理|员|总监|主任|科|部|经理|主管|负责人|分管|干事)|安管|安环|专职安全|兼职安全|"
        r"安全(?:生产)?副|副(?:总经理|经理|[厂矿场站]长)安全|注册安全工程师|(?:分管|主管|负责)安全|C[123]?类|C[123]?证|EHS|HSE",
    ),
    (
        "special-operator",
        r"特种作业|特殊工种|特作|电工|焊工|焊接|气割|热切割|电焊|气焊|登高|高处作业|高空作业|架子工|制冷|"
        r"空调作业|煤矿瓦斯|瓦斯检|爆破|放炮|井下|提升机|危化.*(?:工艺|作业)|"
        r"(?:氯化|硝化|氟化|加氢|聚合|裂解|氧化|磺化|胺基化|重氮化|光气).*工艺|烟花爆竹.*作业|司钻|尾矿|"
        r"通风作业|支柱作业|防爆电气|继电保护|电缆作业",
    ),
    (
        "principal",
        _NOW
        + r"(?:主要负责人|法定代表人|法人|董事长|总经理|[厂矿场]长|总裁|站长|项目负责人|项目经理|理事长)"
        + _FULL
        + r"|"
        r"企业负责人|单位负责人|实际控制人|业主|经营者|加油站.*(?<!副)经理|^经理$|^负责人$|^校长$|^园长$|^院长$|^店长$|"
        r"^老板$|[AB]类|[AB]证",
    ),
    ("rescuer", r"救援|救护队|消防队员|专职消防|义务消防|微型消防站|应急队|抢险|突击队|民兵"),
    ("volunteer", r"志愿|义工"),
    (
        "official",
        r"(?:乡|镇|街道|机关|县|区|局)(?:镇)?(?:党委|政府)?(?:副?书记|副?主任|副?乡长|副?镇长|干部|领导|工作人员|委员|办事员)|"
        r"^副?(?:乡|镇)长$|公务员|科员|应急办|安监|消安|驻村|分管领导|包村|领导班子|执法",
    ),
    ("public", r"公众|居民|村民|群众|学生|家长|市民|老人|老年|农户"),
    (
        "worker",
        r"从业|员工|工人|职工|操作工|班组|班长|组长|实习|派遣|临时工|外包|学徒|主管|车间|仓管|会计|出纳|"
        r"文员|驾驶员|司机|保安|厨师|服务员|技术员|^工$|普工|^.{1,6}工$|^.{1,6}(?<!委)员$|教师|护士|医生",
    ),
)
_SCHEMES: tuple[tuple[Scheme, str], ...] = (
    ("water", r"水利|水务"),
    ("construction", r"住建|住房|城乡建设|建设局|建筑|施工|[ABC][123]?(?:类|证|本)|安管人员|项目负责人|项目经理"),
    ("transport", r"交通|运输|道路"),
    ("fire", r"消防"),
    ("emergency", r"应急|安监"),
)
_ID_KINDS: tuple[tuple[IdKind, str], ...] = (
    ("residence-permit", r"居住证"),
    ("foreigner-id", r"永久居留|外国人.*身份证"),
    ("passport", r"护照|passport"),
    ("hk-macau-permit", r"港澳.*(?:通行证|内地|回乡)|回乡证"),
    ("taiwan-permit", r"台湾.*通行证|台胞证|台.*大陆"),
    ("resident-id", r"身份证|二代证|^居民$|户口"),
)
_REMARK = re.compile(
    r"\([^()]*(?:必填|选填|[0-9十八五]位|格式|如|例|请|可不填|下拉|填写|年月日|yyyy)[^()]*\)", re.IGNORECASE
)
_PERIODS = frozenset(
    ["任期", "聘期", "聘用期限", "任职", "任职期限", "在岗时间", "在岗期限", "有效期限", "证书有效期限"]
)
"""A stretch of time: a date only with the end that is meant beside it."""
_BOUND = re.compile(r"(.+?)\(?(?:(起始?|始|自|从|开始)|(?:止|至|终止?|结束|截止))(?:日期|时间|日)?\)?")
_BOTH_BOUNDS = re.compile(r"起止|起讫")
_PARTED = re.compile(r"[/、\\·&+()]|或|及|和|与")
_SOMEBODY_ELSE = re.compile(r"紧急|家属|监护")
POST_FIELDS: tuple[Field, ...] = ("role", "category", "trade")
"""What a column can hold together, because the class of person follows from the value; the first is read as it."""
_NOISE = re.compile(r"[\s*:;.,、。·/\\\-_()\[\]{}<>“”\"'?!#★☆●]|和|或|及")


def heading_key(text: str) -> str:
    return _NOISE.sub("", _REMARK.sub("", squeezed(text)))


_FIELDS: dict[str, Field] = {heading_key(word): name for name, words in _HEADINGS.items() for word in words.split()}


_CLASSES: dict[str, PersonClass] = {heading_key(title): name for name, title in PERSON_CLASS_NAMES.items()}


@cache
def fields_of(heading: str) -> tuple[Field, ...]:
    """The fields that a heading names, whatever brackets and remarks stand around it; () where none is understood.

    More than one only of 岗位/工种 and its like, as `POST_FIELDS` ranks them: one column that can be any of them.
    """
    parts = _fields_of_parts(heading)
    if parts is None or len(parts) > 1:
        return parts or ()
    whole = _FIELDS.get(heading_key(heading)) or bound_of(heading)
    if whole is None and not _BOTH_BOUNDS.search(heading):
        whole = _FIELDS.get(heading_key(re.sub(r"\([^()]*\)", "", squeezed(heading))))
    return (whole,) if whole else parts


@cache
def bound_of(heading: str) -> Literal["start", "end"] | None:
    """Which end of a stretch of time a heading names that is none of the listed ones: 任职时间(止), 证书有效期起."""
    match = _BOUND.fullmatch(_REMARK.sub("", squeezed(heading)))
    if match is None or heading_key(heading) in _FIELDS or _BOTH_BOUNDS.search(heading):
        return None
    stem = heading_key(match[1])
    if stem not in _PERIODS and _FIELDS.get(stem) not in ("start", "end"):
        return None
    return "start" if match[2] else "end"


def _fields_of_parts(heading: str) -> tuple[Field, ...] | None:
    """() unless every part is known. None where no value can be all of them: 姓名及身份证号 is no column to read, nor
    is 行业/主管部门, which without its stroke would be a heading.
    """
    if _SOMEBODY_ELSE.search(heading):  # 紧急联系人/电话 is not the phone of who stands in the row
        return ()
    parts = [key for part in _PARTED.split(_REMARK.sub("", squeezed(heading))) if (key := heading_key(part))]
    named = [_FIELDS.get(key) for key in parts]
    fields = {name for name in named if name and name != "unused"}
    if None in named:
        return ()
    if len(fields) > 1 and not fields <= {*POST_FIELDS}:
        return None
    if len(fields) > 1:
        return tuple(name for name in POST_FIELDS if name in fields)
    return tuple(fields) or (("unused",) if named else ())


def field_of(heading: str) -> Field | None:
    return next(iter(fields_of(heading)), None)


@cache
def class_of(role: str) -> PersonClass | None:
    """The first class whose words occur in the role's text; None for a word nobody listed.

    The words also cover the titles of older templates: 安全管理人员, 应急管理员, 乡镇(街道)干部, 其他从业人员.
    """
    key = heading_key(role).upper()
    return _CLASSES.get(key) or next((name for name, pattern in _ROLES if re.search(pattern, key)), None)


def classes_of(role: str) -> set[PersonClass]:
    """Every class whose words occur; of a class's own name, just that one."""
    key = heading_key(role).upper()
    own = _CLASSES.get(key)
    return {own} if own else {name for name, pattern in _ROLES if re.search(pattern, key)}


def schemes_of(text: str) -> set[Scheme]:
    """Every scheme whose words occur: 住建、应急."""
    key = heading_key(text).upper()
    return {name for name, pattern in _SCHEMES if re.search(pattern, key)}


@cache
def scheme_of(text: str) -> Scheme | None:
    key = heading_key(text).upper()
    return next((name for name, pattern in _SCHEMES if re.search(pattern, key)), None)


@cache
def id_kind_of(text: str) -> IdKind | None:
    key = heading_key(text)
    return next((name for name, pattern in _ID_KINDS if re.search(pattern, key, re.IGNORECASE)), None)
