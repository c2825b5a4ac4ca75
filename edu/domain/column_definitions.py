"""Columns of the detailed sheets, with what each holds and where it comes from: header and 说明 of the workbook."""

from __future__ import annotations

from edu.domain.columns import NUMBER, Column
from edu.domain.figure_definitions import ATTENDED, CREDITS, DRILLS, EXAMS, ROSTER, STATE
from edu.domain.hall.columns import HALL_SHEETS

_CLASS = ("class_opened", "class_changed", "class_closed")
_OWN = ("certificate_issued", "certificate_revoked")
_DUTY = (*ROSTER, *CREDITS, *EXAMS, *STATE, *DRILLS, "class_closed")

SHEETS: dict[str, tuple[Column, ...]] = {
    "班次": (
        NUMBER,
        Column("班次名称", "text", 30, "与本年有交集的培训班；未结班的也列出，不计入汇总。", _CLASS),
        Column("办班单位", "text", 20, "开班时选的单位。", _CLASS),
        Column("培训对象", "text", 16, "开班时选的人员类别；空白为不限。", _CLASS),
        Column("培训类型", "text", 17, "初次、年度再培训等。", _CLASS),
        Column("开班日期", "day", 12, "计划开始日期。", _CLASS),
        Column("结束日期", "day", 12, "计划结束日期，决定计入哪一年。", _CLASS),
        Column("状态", "text", 8, "已结班或未结班。", ("class_closed", "class_reopened")),
        Column("课次", "count", 7, "未取消的课次数。", ("meeting_planned", "meeting_cancelled")),
        Column("报名人数", "count", 9, "报名未退出的人数。", ("enrolled", "enrolment_withdrawn")),
        Column("到课人数", "count", 9, "至少到课或补课一次的人数，按人去重；退出名单的和已取消的课次不计。", ATTENDED),
        Column("合格人数", "count", 9, "结班时认定的合格人数。", ("class_closed",)),
        Column("计入学时", "hours", 10, "结班时计入的学时合计：分钟数 ÷ 45。", ("class_closed",)),
    ),
    "人员": (
        NUMBER,
        Column("姓名", "text", 10, "名册姓名。", ROSTER),
        Column("证件号（遮盖）", "text", 21, "只显示前三位和后四位。", ROSTER),
        Column("所在单位", "text", 22, "岗位所在的乡镇、村（社区）；有几个岗位的用顿号隔开。", ROSTER),
        Column("企业", "text", 24, "岗位所在企业。", ROSTER),
        Column("人员类别", "text", 18, "在岗岗位的类别。", ROSTER),
        Column("岗位", "text", 18, "名册上的岗位名称。", ROSTER),
        Column("任职日期", "day", 12, "在岗岗位中最早的任职日期；名册未写的留空。", ROSTER),
        Column("线下学时", "hours", 10, "本年线下分钟数 ÷ 45。", CREDITS),
        Column("线上学时", "hours", 10, "本年线上分钟数 ÷ 30。", CREDITS),
        Column("总学时", "hours", 10, "线下学时与线上学时之和。", CREDITS),
        Column("参加班次", "count", 9, "本年结束且已结班、本人到课或补课的培训班数。", ATTENDED),
        Column("参考次数", "count", 9, "本年参加考试并已评分的次数；练习和模拟不算。", EXAMS),
        Column("合格次数", "count", 9, "其中合格的次数。", EXAMS),
        Column("最好成绩", "share", 10, "得分 ÷ 满分，取本年最高一次。", EXAMS),
        Column("国家证书", "text", 22, "截止日未作废的证书中到期最晚的一本。", STATE),
        Column("证书到期", "day", 12, "该证书的到期日；长期有效的留空。", STATE),
    ),
    "证书到期": (
        NUMBER,
        Column("姓名", "text", 10, "本年内已到期或截止日后 6 个月内到期、且没有更晚到期的同类证书的在册人员。", ROSTER),
        Column("证件号（遮盖）", "text", 21, "只显示前三位和后四位。", ROSTER),
        Column("所在单位", "text", 22, "岗位所在的乡镇、村（社区）。", ROSTER),
        Column("企业", "text", 24, "岗位所在企业。", ROSTER),
        Column("证书来源", "text", 12, "国家证书由发证机关核发；培训证明由本程序出具。", (*STATE, *_OWN)),
        Column("证书", "text", 30, "证书名称。", (*STATE, *_OWN)),
        Column("类别", "text", 18, "作业类别、准操项目。", STATE),
        Column("证号", "text", 24, "国家证书证号已遮盖。", (*STATE, *_OWN)),
        Column("发证日期", "day", 12, "证书上的发证日期。", (*STATE, *_OWN)),
        Column("到期日期", "day", 12, "证书上的到期日期。", (*STATE, *_OWN)),
        Column("距到期天数", "count", 11, "到期日 − 统计截止日；负数为已过期天数。", (*STATE, *_OWN)),
    ),
    "演练": (
        NUMBER,
        Column("日期", "day", 12, "演练日期。", DRILLS),
        Column("演练名称", "text", 32, "登记的名称；已作废的不列出。", DRILLS),
        Column("演练单位", "text", 24, "乡镇、村（社区）或企业。", DRILLS),
        Column("层级", "text", 12, "由谁组织。", DRILLS),
        Column("预案类型", "text", 14, "综合预案、专项预案或现场处置方案。", DRILLS),
        Column("形式", "text", 11, "桌面或实战。", DRILLS),
        Column("灾种", "text", 14, "登记的灾种。", DRILLS),
        Column("双盲", "text", 7, "事先不通知时间和内容。", DRILLS),
        Column("时长（分钟）", "count", 12, "登记的时长。", DRILLS),
        Column("参演人次", "count", 10, "登记的参演人数。", DRILLS),
        Column("已评估", "text", 8, "是否有评估。", DRILLS),
    ),
    **HALL_SHEETS,
    "义务（单位）": (
        NUMBER,
        Column("对象", "text", 10, "县、乡镇（街道）、村（社区）或企业。"),
        Column("名称", "text", 24, "单位名称。"),
        Column("所在单位", "text", 22, "所属乡镇、村（社区）。"),
        Column("义务", "text", 38, "法规数据中适用于该单位的每一条。"),
        Column("状态", "text", 10, "已完成、待完成、即将到期、已逾期；依据未核实的为待核。", _DUTY),
        Column("说明", "long", 46, "已完成多少、还差多少、最迟哪一天。", _DUTY),
        Column("期限", "day", 12, "本期最后一天。"),
        Column("逾期天数", "count", 10, "从应完成之日起算。"),
        Column("依据", "long", 34, "法规条款；原文见程序内义务页。"),
    ),
    "义务（人员）": (
        NUMBER,
        Column("姓名", "text", 10, "有逾期或即将到期义务的在册人员，一人一条义务一行。", ROSTER),
        Column("证件号（遮盖）", "text", 21, "只显示前三位和后四位。", ROSTER),
        Column("人员类别", "text", 18, "该义务对应岗位的类别。", ROSTER),
        Column("所在单位", "text", 22, "岗位所在的乡镇、村（社区）。", ROSTER),
        Column("企业", "text", 24, "岗位所在企业。", ROSTER),
        Column("义务", "text", 38, "法规数据中的条目。"),
        Column("状态", "text", 10, "已逾期或即将到期。", _DUTY),
        Column("说明", "long", 46, "已完成多少、还差多少、最迟哪一天。", _DUTY),
        Column("期限", "day", 12, "本期最后一天。"),
        Column("逾期天数", "count", 10, "从应完成之日起算。"),
        Column("依据", "long", 34, "法规条款；原文见程序内义务页。"),
    ),
}
"""By sheet name, in the order of the workbook."""
