"""Words of the settings. No Qt."""

from __future__ import annotations

from edu.domain.ledger import Verdict
from edu.system.settings import Settings
from ui.widgets.banner import BannerKind

THEMES = (("light", "浅色"), ("dark", "深色"), ("contrast", "高对比度"))
PIN_RULE = "至少 6 位数字，不能连续或全部相同。"


def verdict_words(verdict: Verdict) -> tuple[BannerKind, str, str]:
    if verdict.first_bad is None:
        return "ok", f"台账完整，{verdict.events:,} 条记录逐条核对无误。", "没有被改动、删除或插入的记录。"
    bad = verdict.first_bad
    return (
        "error",
        f"台账第 {bad.seq} 条记录有问题：{bad.reason}",
        "请立即备份数据文件夹，停止录入，并联系技术支持；可以从最近的备份恢复。",
    )


def missing_words(settings: Settings) -> str:
    """What is still to be filled in before certificates and reports are right; '' when nothing."""
    missing = []
    if not settings.organisation:
        missing.append("单位名称（印在证书和报表上）")
    if not settings.home:
        missing.append("本单位所在的乡镇")
    return "还没有填写：" + "、".join(missing) + "。" if missing else ""
