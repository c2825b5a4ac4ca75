"""What is wrong with a scenario: which part, which field, what and what to do. All of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`part` and `id` say where (decision d3), `field` which field of it; a reader adds file and line.

    `code` is stable: a test or a gate names it. `gate` is V1 … V15, '' for what a compiler finds.
    """

    code: str
    message: str
    part: str = ""
    id: str = ""
    field: str = ""
    remedy: str = ""
    severity: Literal["error", "warning"] = "error"
    gate: str = ""

    @property
    def sentence(self) -> str:
        where = f"{PARTS.get(self.part, self.part)}“{self.id}”" if self.id else PARTS.get(self.part, self.part)
        return f"{where}：{self.message}" if where else self.message


PARTS = {
    "scenario": "脚本", "role": "角色", "zone": "地点", "road": "道路", "shelter": "安置点", "channel": "渠道",
    "asset": "力量", "meter": "指标", "model": "模型", "inject": "消息", "pool": "双盲池", "decision": "决策",
    "option": "选项", "action": "行动", "form": "报告", "objective": "目标", "criterion": "评分点", "redline": "红线",
    "ending": "结局", "curve": "曲线", "debrief": "复盘", "overlay": "本地设置",
}  # fmt: skip
