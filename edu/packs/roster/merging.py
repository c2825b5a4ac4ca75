"""Several lines of one person → one row with several posts; one number under two names → all its lines refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from edu.domain.problems import Problem
from edu.domain.roster import RosterLine, RosterRow

_NAMED_LINES = 5


def merge(rows: Iterable[RosterRow]) -> tuple[list[RosterRow], list[RosterRow], list[tuple[RosterLine, Problem]]]:
    """Merged rows in the order of their first lines, refused rows, and problems with their lines."""
    groups: dict[str, list[RosterRow]] = {}
    for row in rows:
        groups.setdefault(row.document.modern_number, []).append(row)
    merged: list[RosterRow] = []
    refused: list[RosterRow] = []
    problems: list[tuple[RosterLine, Problem]] = []
    for group in groups.values():
        if len(group) == 1:
            merged.append(group[0])
        elif len({row.name for row in group}) > 1:
            refused += group
            problems += _two_names(group)
        else:
            merged.append(_one_person(group))
            problems += _notices(group)
    return merged, refused, problems


def _two_names(group: list[RosterRow]) -> Iterator[tuple[RosterLine, Problem]]:
    for row in group:
        others = _places([other.line for other in group if other.name != row.name], row.line)
        yield (
            row.line,
            Problem(
                code="id_number_two_names",
                column="id_number",
                message=f"身份证号 {row.document.masked} 在{others}用的是另一个姓名，不能确定是谁的",
                remedy="请对照证件核对这几行的姓名和身份证号",
            ),
        )


def _one_person(group: list[RosterRow]) -> RosterRow:
    first = group[0]
    document = next((row.document for row in group if row.document.kind != "resident-id-15"), first.document)
    org = next((row for row in group if row.village or row.town or row.org_code), first)
    return replace(
        first,
        lines=tuple(line for row in group for line in row.lines),
        document=document,
        phone=next((row.phone for row in group if row.phone), ""),
        village=org.village,
        town=org.town,
        org_code=org.org_code,
        enterprise=next((row.enterprise for row in group if row.enterprise), None),
        posts=tuple(dict.fromkeys(post for row in group for post in row.posts)),
        education=next((row.education for row in group if row.education), ""),
        note=next((row.note for row in group if row.note), ""),
    )


def _notices(group: list[RosterRow]) -> Iterator[tuple[RosterLine, Problem]]:
    first = group[0]
    for row in group[1:]:
        same = all(post in first.posts for post in row.posts)
        what = "内容相同，只算一次" if same else "是同一个人，合并成一个人登记"
        yield (
            row.line,
            Problem(
                code="line_repeated" if same else "lines_merged",
                severity="warning",
                column="id_number",
                message=f"与{_places([first.line], row.line)}{what}",
                remedy="如果不是同一个人，请核对身份证号；否则不用改",
            ),
        )
        if row.phone and first.phone and row.phone != first.phone:
            yield (
                row.line,
                Problem(
                    code="phone_differs",
                    severity="warning",
                    column="phone",
                    message=f"同一个人的电话与{_places([first.line], row.line)}不同，采用了前面的",
                    remedy="请核对电话",
                ),
            )


def _places(lines: list[RosterLine], own: RosterLine) -> str:
    named = [
        f"第 {line.row} 行" if line.sheet == own.sheet else f"工作表“{line.sheet}”第 {line.row} 行"
        for line in lines[:_NAMED_LINES]
    ]
    return "、".join(named) + ("等处" if len(lines) > _NAMED_LINES else "")
