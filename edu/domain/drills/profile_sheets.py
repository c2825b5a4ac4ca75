"""The sheets of a profile's workbook: who writes it and who reads it agree here."""

from __future__ import annotations

from dataclasses import dataclass

ABOUT = "评估表"
YES, NO = "是", "否"
REST = "（本组其余条文待补）"


@dataclass(frozen=True, slots=True)
class SheetForm:
    """Headings in their order; columns are lettered as Excel does it."""

    name: str
    headings: tuple[str, ...]

    def column(self, heading: str) -> str | None:
        return "ABCDEFGH"[self.headings.index(heading)] if heading in self.headings else None


GRADES = SheetForm("等级", ("等级", "得分率", "总评下限", "编号"))
INDICATORS = SheetForm("指标", ("分组", "条款", "指标", "权重", "来源", "编号"))
