"""Words of the settings. No Qt."""

from __future__ import annotations

from edu.domain.errors import REPLACE_DAMAGED
from edu.domain.ledger import STEP_WORDS, Step, Verdict
from edu.system.settings import Settings
from ui.widgets.banner import BannerKind

THEMES = (("light", "浅色"), ("dark", "深色"), ("contrast", "高对比度"))
PIN_RULE = "至少 6 位数字，不能连续或全部相同。"


_SHOWN = 6
_RESTORE = f"请停止录入，并联系技术支持。{REPLACE_DAMAGED}"
_REBUILD = (
    "记录本身完好，没有丢失；请先把整个数据文件夹拷出一份，再请技术支持运行 main.py ledger rebuild 按台账重建表格。"
)


def verdict_words(verdict: Verdict) -> tuple[BannerKind, str, str]:
    """Kind, heading and text of the banner: of many findings the first `_SHOWN`."""
    if verdict.ok:
        return (
            "ok",
            f"台账完整，{verdict.events:,} 条记录逐条核对无误。",
            "没有被改动、删除或插入的记录；数据库文件、封存的试卷和材料、各张表格也都核对无误。",
        )
    said = [f"{finding.said}。" for finding in verdict.findings]
    if verdict.only_tables:
        return "error", f"台账完整，但有 {len(said)} 张表格与台账不一致", "\n".join([*_first(said), _REBUILD])
    if verdict.first_bad is not None:
        heading = f"台账第 {verdict.first_bad.seq} 条记录有问题：{verdict.first_bad.reason}"
    else:
        heading, said = said[0], said[1:]
    return "error", heading, "\n".join([*_first(said), _RESTORE])


def _first(said: list[str]) -> list[str]:
    more = len(said) - _SHOWN
    return [*said[:_SHOWN], f"另有 {more} 处。"] if more > 0 else said


def progress_words(step: Step, done: int, total: int) -> tuple[float, str]:
    """How far the whole proof is, from 0 to 1, and what it is at."""
    part = done / total if total else 1.0
    return (_ORDER.index(step) + part) / len(_ORDER), f"正在{STEP_WORDS[step]}…"


_ORDER = tuple(STEP_WORDS)


def missing_words(settings: Settings) -> str:
    """What is still to be filled in before certificates and reports are right; '' when nothing."""
    missing = []
    if not settings.organisation:
        missing.append("单位名称（印在证书和报表上）")
    if not settings.home:
        missing.append("本单位所在的乡镇")
    return "还没有填写：" + "、".join(missing) + "。" if missing else ""
