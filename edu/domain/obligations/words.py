"""The slugs that rules and evidence may use, each with its Chinese name; a reader refuses any other."""

from __future__ import annotations

from edu.domain.person_classes import PERSON_CLASS_NAMES

SUBJECTS = {"person": "人员", "village": "村（社区）", "township": "乡镇（街道）", "enterprise": "企业", "county": "县"}
KINDS = {"hours": "学时", "count": "次数", "certificate": "证书", "coverage": "覆盖率"}
VERIFIED = {"original": "已核原文", "retold": "转引", "pending": "待核"}
EVIDENCE_KINDS = {
    "class": "培训班",
    "hours": "学时记录",
    "exam": "考试合格",
    "certificate": "证书",
    "drill": "演练",
    "record": "会议与检查记录",
}
PERSON_CLASSES: dict[str, str] = {str(slug): name for slug, name in PERSON_CLASS_NAMES.items()}
SCHEMES = {"emergency": "应急", "construction": "住建", "water": "水利", "transport": "交通", "fire": "消防"}
ORG_LEVELS = {"province": "省", "city": "市", "county": "县", "township": "乡镇", "village": "村", "enterprise": "企业"}
PROGRAMME_KINDS = {
    "initial": "初次（岗前）培训",
    "yearly": "年度再培训",
    "retrain": "复工转岗再培训",
    "special": "专题培训",
}
DRILL_FORMS = {"tabletop": "桌面演练", "field": "实战演练"}
DRILL_LEVELS = {"comprehensive": "综合预案", "special": "专项预案", "site": "现场处置方案"}
DRILL_KINDS = {
    "production": "生产安全事故",
    "fire": "火灾",
    "flood": "防汛",
    "typhoon": "防台风",
    "earthquake": "地震",
    "flash-flood": "山洪",
    "landslide": "地质灾害",
    "forest-fire": "森林火灾",
    "other": "其他",
}
CERTIFICATE_KINDS = {
    "competence": "安全生产知识和管理能力考核合格证",
    "special-operation": "特种作业操作证",
    "special-operation-review": "特种作业操作证复审",
    "construction-abc": "建筑施工安管人员考核合格证（A/B/C）",
    "water-abc": "水利施工安管人员考核合格证（A/B/C）",
    "construction-special-operation": "建筑施工特种作业操作资格证",
    "fire-facility": "消防设施操作员证",
    "red-cross": "红十字救护员证",
    "skill": "职业资格或技能等级证书",
}
RECORD_KINDS = {
    "consultation": "灾害和事故风险会商",
    "study-party": "党委会研究应急和消防工作",
    "study-government": "政府工作会议研究应急和消防工作",
    "inspection": "督查检查",
}
TOPICS = {"fire": "消防", "general": "综合"}
ROLES = {
    "fire-facility": "自动消防系统操作",
    "hot-work": "电焊、气焊等动火作业",
    "disaster-informant": "灾害信息员",
    "dispatched": "被派遣劳动者",
    "key-post": "重点岗位",
}
ANCHORS = {
    "post_from": "任职（上岗）",
    "returned_on": "离岗后重新上岗",
    "transferred_on": "调整岗位",
    "new_process_on": "启用新工艺、新技术、新材料、新设备",
}
INDUSTRIES = {
    "coal-mine": "煤矿",
    "mine": "非煤矿山",
    "hazardous": "危险物品",
    "fireworks": "烟花爆竹",
    "metal": "金属冶炼",
    "construction": "建筑施工",
    "transport": "道路运输",
    "rail-transit": "城市轨道交通",
    "crowded": "宾馆、商场、娱乐场所、旅游景区等人员密集场所",
    "manufacturing": "加工制造",
    "other": "其他",
}
MEASURES = {
    "key-staff-trained": "应训的负责人、安管、重点岗位人员中已训人数",
    "licensed-managers": "高危企业负责人、安管人员持证人数",
    "licensed-operators": "特种作业人员持证人数",
    "skilled-staff": "高危企业从业人员有职业资格或技能等级证书的人数",
    "red-cross-team": "社会应急力量有红十字救护员证的人数",
    "volunteers": "应急志愿者人数（对常住人口）",
    "officials-trained": "应急管理干部已轮训人数",
    "consultations": "较大影响灾害事故中已会商的次数",
    "outreach": "安全宣传已覆盖的企业、村、社区、学校、家庭数",
    "township-team": "综合性应急救援队人数",
    "village-team": "村（社区）应急救援队人数",
    "village-admins": "村级应急管理员人数",
    "flood-on-duty": "防汛责任人到岗人数",
    "flood-evacuated": "危险区域人员撤离人数",
    "flood-moved": "危旧房屋和户外施工人员转移人数",
    "flood-return-checked": "转移人员回流前评估人数",
}

#: What offices write, in the order of trial: "非煤矿山" contains "煤矿", so it is tried first.
_INDUSTRY_HINTS = (
    ("非煤", "mine"),
    ("煤矿", "coal-mine"),
    ("矿", "mine"),
    ("烟花", "fireworks"),
    ("危化", "hazardous"),
    ("危险", "hazardous"),
    ("易燃", "hazardous"),
    ("冶", "metal"),
    ("建筑", "construction"),
    ("施工", "construction"),
    ("轨道", "rail-transit"),
    ("运输", "transport"),
    ("宾馆", "crowded"),
    ("酒店", "crowded"),
    ("商场", "crowded"),
    ("娱乐", "crowded"),
    ("景区", "crowded"),
    ("制造", "manufacturing"),
    ("加工", "manufacturing"),
)


def industry_of(text: str) -> str:
    """The slug for an industry as a roster writes it; "other" where nothing fits."""
    if text in INDUSTRIES:
        return text
    return next((slug for hint, slug in _INDUSTRY_HINTS if hint in text), "other")
