"""What stands where on a review sheet: written by edu.reports.review_workbook, read by edu.packs.review_sheet."""

from __future__ import annotations

ABOUT = "说明"
TOPIC, TITLE, REVIEWER, DAY = "主题编号", "主题", "审核人", "审核日期"
HEADINGS = ("编号", "内容", "依据", "依据状态", "结论", "意见", "版本")
TEXT_COLUMN, VERDICT_COLUMN, NOTE_COLUMN = (HEADINGS.index(one) for one in ("内容", "结论", "意见"))
HOW = (
    "请有专业资格的人逐条对照依据原文核对，一个主题一份。",
    "每条在“结论”里选：正确、要改、错误、存疑。没有看的留空，以后接着审。",
    "已经填好的是以前登记的结论，交回时算您也这样看：不同意就改，没有看的请把“结论”和“意见”清空。",
    "选“要改”“错误”“存疑”的，请在“意见”里写明错在哪里、应当怎样、见哪一条。",
    "写着“（图：…）”的题目、课文和案例，还有微课，图也在签字之列：请在程序里打开，看着图审；图改了要重审。",
    "看完在本页填审核人和审核日期（写成 2026-12-01），把文件交回管理员导入。",
    "“编号”“版本”两列请不要改；内容改动以后，原来的审核自动失效，要重新审。",
)
STATUS_NAMES = {"original": "读过原文", "retold": "转述，待核原文", "pending": "待核", "": "—"}
