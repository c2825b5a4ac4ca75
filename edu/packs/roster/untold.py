"""Of whom a file does not say what they are: everybody in a sheet, or some beside others who have a role.

Or under whose rules: a department that is none of the five, or several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edu.domain.obligations.words import SCHEMES
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.problems import Problem
from edu.domain.roster import RosterLine, RosterRow, RosterSheet
from edu.domain.roster_words import POST_FIELDS, schemes_of
from edu.domain.text import says_nothing, squeezed

_NAMED_LINES = 5


def class_untold(sheets: Sequence[RosterSheet], rows: Sequence[RosterRow]) -> Problem | None:
    """One for the whole file, of the sheets where no line says what the person is: all get the class without duties."""
    persons = {row.line.sheet for row in rows}
    told = {row.line.sheet for row in rows if any(post.title for post in row.posts)}
    read = [sheet for sheet in sheets if sheet.read]
    silent = [
        sheet
        for sheet in read
        if sheet.name not in told
        and (sheet.name in persons or not any(column.field in POST_FIELDS for column in sheet.columns))
    ]
    if not silent:
        return None
    where = "" if len(silent) == len(read) else "工作表" + "".join(f"“{sheet.name}”" for sheet in silent)
    firms = any(column.field in ("enterprise", "uscc") for sheet in silent for column in sheet.columns)
    worker, public = PERSON_CLASS_NAMES["worker"], PERSON_CLASS_NAMES["public"]
    given = f"所有人都按“{worker}”登记（没写单位的按“{public}”）" if firms else f"没写单位，所有人都按“{public}”登记"
    return Problem(
        code="class_untold",
        severity="warning",
        message=f"{where}没有写人员类别、岗位或工种，看不出谁是主要负责人、安全生产管理人员或特种作业人员；{given}",
        remedy="请补上“人员类别”或“岗位”列并填好，再导入；确实都是这一类人员的，可以不改",
    )


def roles_untold(rows: Sequence[RosterRow]) -> Iterator[tuple[RosterLine, Problem]]:
    """One for each sheet where some lines write a role and others none, at the first of these."""
    silent: dict[str, list[RosterLine]] = {}
    told: set[str] = set()
    for row in rows:
        if any(post.title for post in row.posts):
            told.add(row.line.sheet)
        else:
            silent.setdefault(row.line.sheet, []).append(row.line)
    worker, public = PERSON_CLASS_NAMES["worker"], PERSON_CLASS_NAMES["public"]
    for sheet, lines in silent.items():
        if sheet in told:
            named = "、".join(str(line.row) for line in lines[:_NAMED_LINES])
            more = "等" if len(lines) > _NAMED_LINES else ""
            yield (
                lines[0],
                Problem(
                    code="role_untold",
                    severity="warning",
                    column="role",
                    message=f"有 {len(lines)} 人没有写岗位（第 {named} 行{more}），按“{worker}”登记，"
                    f"没写单位的按“{public}”",
                    remedy="是主要负责人、安全管理人员、网格员等的，请补上岗位再导入；确实没有岗位的，可以不改",
                ),
            )


def schemes_unclear(sheets: Sequence[RosterSheet], rows: Sequence[RosterRow]) -> Iterator[tuple[RosterLine, Problem]]:
    """One for each department that we do not know, and counts as 应急, or that is several; at its first line."""
    columns = {sheet.name: column for sheet in sheets for column in sheet.columns if column.field == "scheme"}
    found: dict[tuple[str, str], list[RosterRow]] = {}
    for row in rows if columns else ():
        column = columns.get(row.line.sheet)
        text = squeezed(row.cells[column.index]) if column is not None and column.index < len(row.cells) else ""
        if text and not says_nothing(text) and len(schemes_of(text)) != 1:
            found.setdefault((row.line.sheet, text), []).append(row)
    for (sheet, text), written in found.items():
        lines = [row.line for row in written]
        taken = "、".join(dict.fromkeys(SCHEMES[post.scheme or "emergency"] for post in written[0].posts))
        named = "、".join(str(line.row) for line in lines[:_NAMED_LINES]) + " 行"
        more = "等" if len(lines) > _NAMED_LINES else ""
        several = bool(schemes_of(text))
        unclear = "写了几个主管条线" if several else "看不出属于哪个主管条线"
        yield (
            lines[0],
            Problem(
                code="scheme_several" if several else "scheme_unknown",
                severity="warning",
                column="scheme",
                message=f"“{columns[sheet].heading[:20]}”写的“{text[:20]}”{unclear}，"
                f"{len(lines)} 人（第 {named}{more}）按{taken}条线登记",
                remedy="属于住建、水利、交通、消防或应急部门的，请只写其中一个再导入；登记得对的，可以不改",
            ),
        )
