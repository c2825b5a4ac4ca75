"""Reads a review sheet that came back, in a child process: it comes from outside. All problems, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from edu.domain.errors import BadFile
from edu.domain.problems import Problem
from edu.domain.review_sheets import ABOUT, DAY, HEADINGS, REVIEWER, TOPIC
from edu.domain.reviews import KIND_NAMES, VERDICT_NAMES, Finding, ItemKind, Sheet, Verdict
from edu.domain.text import squeezed
from edu.packs.returned_workbook import bytes_of
from edu.packs.roster.child import Limits, run
from edu.packs.roster.values import Unclear, as_text, column_letter, read_date

LIMITS = Limits(memory=1 << 30, seconds=60)
MAX_BYTES = 10 * 1024 * 1024
MOST_ROWS = 5_000
LONGEST_NAME, LONGEST_NOTE = 40, 1_000
EARLIEST = 2000
"""A year before which nobody signed."""
_AGAIN = "请用本程序导出的审核表，用 Excel 或 WPS 填好后另存为 .xlsx。"
Problems = tuple[Problem, ...]
_VERDICTS: dict[str, Verdict] = {word: verdict for verdict, word in VERDICT_NAMES.items()}


@dataclass(frozen=True, slots=True)
class _List:
    """A work sheet in texts. `merged` are the places (row, column), from 0, that a merged cell covers but its first;
    `unvalued` cells like C5 whose formula nobody has calculated.
    """

    rows: Sequence[Sequence[str]]
    merged: frozenset[tuple[int, int]]
    unvalued: frozenset[str]


class _Answer(msgspec.Struct, frozen=True):
    sheet: Sheet | None
    problems: Problems


def read_review_sheet(path: Path) -> tuple[Sheet | None, Problems]:
    """None with problems as soon as anything is wrong. BadFile where it is no sheet of this kind."""
    data = bytes_of(path, MAX_BYTES, "审核表", _AGAIN)
    try:
        answer = msgspec.msgpack.decode(run("edu.packs.review_sheet:answer", data, LIMITS), type=_Answer)
    except BadFile as error:
        raise BadFile(f"这个文件不是审核表：{error.message}", _AGAIN) from error
    return answer.sheet, answer.problems


def answer(body: bytes) -> bytes:
    """The child's work."""
    from edu.packs.roster.looks import kind_of
    from edu.packs.roster.sheets import read_workbook
    from edu.packs.roster.workbook import look

    if kind_of(body) != "xlsx":
        raise BadFile("它不是 .xlsx 工作簿")
    book = {}
    for grid in read_workbook(body, look(body).sheets):
        if len(grid.rows) > MOST_ROWS + 1:
            raise BadFile(f"工作表“{grid.name}”超过 {MOST_ROWS} 行")
        rows = [[as_text(cell).strip() for cell in row] for row in grid.rows]
        book[grid.name] = _List(rows, frozenset(_covered(grid.merges, len(rows))), grid.unvalued)
    if ABOUT not in book:
        raise BadFile(f"缺少工作表“{ABOUT}”")
    reader = _Reader(book)
    sheet = reader.sheet()
    return msgspec.msgpack.encode(_Answer(None if reader.problems else sheet, tuple(reader.problems)))


def _covered(merges: Iterable[tuple[int, int, int, int]], rows: int) -> Iterator[tuple[int, int]]:
    for top, left, bottom, right in merges:
        for row in range(top, min(bottom + 1, rows)):
            yield from ((row, column) for column in range(left, right + 1) if (row, column) != (top, left))


def _fault(said: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Heading, message and remedy of what is wrong with a line; a line without verdict and note is not wrong."""
    verdict, note, choices = said["结论"], said.get("意见", ""), f"可以选：{'、'.join(_VERDICTS)}。"
    if not verdict:
        return ("结论", "写了意见，没有选结论。", choices) if note else None
    if verdict not in _VERDICTS:
        return "结论", f"结论不能是“{verdict[:20]}”。", choices
    if _VERDICTS[verdict] != "right" and not note:
        return "意见", f"选了“{verdict}”，没有写意见。", "请写明应当怎样、见哪一条。"
    if len(note) > LONGEST_NOTE:
        return "意见", f"意见超过 {LONGEST_NOTE} 个字。", "请写短一些，细节另附。"
    if not (said["编号"] and said["版本"]):
        return "编号", "编号或版本被删掉了。", _AGAIN
    return None


@dataclass
class _Reader:
    book: Mapping[str, _List]
    problems: list[Problem] = field(default_factory=list)

    def sheet(self) -> Sheet:
        reviewer = squeezed(self._about(REVIEWER, "请写审核人的姓名。"))
        if len(reviewer) > LONGEST_NAME:
            self._wrong(ABOUT, self._row(REVIEWER), "B", f"“{REVIEWER}”超过 {LONGEST_NAME} 个字。", "只写姓名。")
        on = self._day()
        lists = [(kind, name) for kind, name in KIND_NAMES.items() if name in self.book]
        findings = tuple(one for kind, name in lists for one in self._list(kind, name))
        for name, table in self.book.items():
            if name not in KIND_NAMES.values() and table.rows and "结论" in table.rows[0]:
                self._wrong(name, None, None, "这张工作表不是导出时就有的，里面的结论不会登记。",
                            "请把结论填进原来的工作表，再删去这一张。")  # fmt: skip
        if not findings and not self.problems:
            self._wrong(ABOUT, None, None, "整份表没有一条结论。", "请在“结论”一列选择后再交回。")
        return Sheet(topic=self._about(TOPIC, "请用导出的审核表。"), reviewer=reviewer, on=on, findings=findings)

    def _about(self, label: str, remedy: str) -> str:
        found = next((row[1] for row in self.book[ABOUT].rows if len(row) > 1 and row[0] == label), "")
        if not found:
            self._wrong(ABOUT, self._row(label), "B", f"没有填写“{label}”。", remedy)
        return found

    def _day(self) -> date:
        said = self._about(DAY, "写成 2026-12-01。")
        try:
            first, last = read_date(said), read_date(said, end=True)
        except Unclear:
            first = last = None
        if first is not None and first == last and first.year >= EARLIEST:
            return first
        if said:
            self._wrong(ABOUT, self._row(DAY), "B", f"日期“{said[:20]}”看不懂。", "写成 2026-12-01。")
        return date.min

    def _list(self, kind: ItemKind, name: str) -> Iterator[Finding]:
        table = self.book[name]
        rows = table.rows
        first = list(rows[0]) if rows else []
        lacking = [one for one in ("编号", "版本", "结论") if one not in first]
        if lacking:
            self._wrong(name, 1, None, f"第一行缺少“{'”“'.join(lacking)}”这一列。", _AGAIN)
            return
        at = {heading: first.index(heading) for heading in HEADINGS if heading in first}
        seen: dict[str, int] = {}
        column = column_letter(at["结论"])
        for row, cells in enumerate(rows[1:], 2):
            if all((row - 1, at[one]) in table.merged for one in ("编号", "版本", "结论")):
                continue  # the text of the item above goes on
            said = {one: cells[place] if place < len(cells) else "" for one, place in at.items()}
            fault = _fault(said)
            if (row - 1, at["结论"]) in table.merged:
                self._wrong(name, row, column, "“结论”里有合并的单元格，只算得到第一条。",
                            "请取消合并，一条一条地选。")  # fmt: skip
            elif f"{column}{row}" in table.unvalued:
                self._wrong(name, row, column, "“结论”是没有算出结果的公式。", "请直接选择结论。")
            elif fault is not None:
                heading, message, remedy = fault
                self._wrong(name, row, column_letter(at[heading]) if heading in at else None, message, remedy)
            elif said["结论"] and seen.setdefault(said["编号"], row) != row:
                again = f"“{said['编号'][:40]}”在第 {seen[said['编号']]} 行已经有结论。"
                self._wrong(name, row, column_letter(at["编号"]), again, "一条内容只留一行。")
            elif said["结论"]:
                yield Finding(
                    kind=kind,
                    id=said["编号"],
                    version=said["版本"],
                    verdict=_VERDICTS[said["结论"]],
                    note=said.get("意见", ""),
                )

    def _row(self, label: str) -> int | None:
        return next((at for at, row in enumerate(self.book[ABOUT].rows, 1) if row and row[0] == label), None)

    def _wrong(self, sheet: str, row: int | None, column: str | None, message: str, remedy: str) -> None:
        self.problems.append(
            Problem(code="review", message=message, remedy=remedy, sheet=sheet, row=row, column=column)
        )
