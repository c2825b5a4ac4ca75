"""A table of people above or below the roster that has no column for their numbers: nobody is taken, all are told.

A leaders' list or the contacts of firms; titles, notes and counts say nothing of people. A block of leaders may have
its labels at the left: 组长：| 张三. A form of 负责人 and 联系人 says who fills in the roster, and is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from edu.domain.names import clean_name
from edu.domain.problems import Problem
from edu.domain.roster_words import field_of, fields_of
from edu.domain.text import says_nothing
from edu.packs.roster.placeholders import names_none
from edu.packs.roster.sheets import Grid
from edu.packs.roster.values import Cell, clean

_CALLED = re.compile(
    r"(?:主要|安全|单位|企业)?(?:负责人|联系人|管理人员)|副?[组队]长|(?:组|队)?成员|网格[员长]|安全员|应急管理员|法定代表人|法人"
    r"|(?:副?书记|副?主任)"
)
"""Headings of columns with people's names in a table that is not about people."""
_NAME = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,10}(?:·[\u3400-\u9fff]{1,10})+|[A-Za-z][A-Za-z.'-]*(?: [A-Za-z.'-]+)+"
)
"""张三, 阿不都热依木·买买提, John Smith; one foreign word alone may be a heading."""
_NO_NAME = re.compile(
    r"[一二三四五六七八九十百两]+[人名个家]|[合总小共]计|[必选]填|全[名称]|示例|.*(?:名单|名册|表|人员|情况|小组|单位|领导)"
    r"|..+(?:村|社区|街道|公司|政府|[乡镇厂店])|(?:填报|填表|制表|审核|经办|报送)人"
    r"|.*\b(?:name|number|no)\b.*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<label>主要负责人|(?:常务|第一)?副?[组队]长|(?:组|队)?成员|网格[员长]|安全员)[:：]?(?P<rest>.*)"
)
_NUMBER = re.compile(r"[0-9]{14}")
_OTHER_NUMBER = re.compile(r"1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}|[0-9]{4}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?")
"""A telephone's or a day, which may stand in a list where the roster has its numbers."""
_OTHER_DOCUMENT = re.compile(r"护照|通行证|居住证|台胞证|永居证")
_NAMED = 5
_SEPARATORS = re.compile(r"[、,，;；/]")


def people_above(grid: Grid, top: int, below: int | None) -> Iterator[Problem]:
    """One for each table between the first row and `top`, of those whose name does not stand again in the roster.

    `below`: the column of the roster's own names.
    """
    wide = {first for first, left, _, right in grid.merges if right - left >= 2}
    listed = _names_at(grid, top, below)
    labelled = _without({index: _behind_labels(row) for index, row in enumerate(grid.rows[:top])}, listed)
    heading: int | None = None
    columns: list[int] = []
    found: dict[int, list[str]] = {}
    for index, row in enumerate(grid.rows[:top]):
        # 组长 | 陈东 | 书记 under a heading is a person, although two of its words head columns
        titled = index in labelled or (heading is not None and _names(row, columns))
        own = [] if titled else _columns_of_names(row)
        if own or not any(cell != "" for cell in row):
            if heading is not None and found:
                yield from _problems(grid, heading, _without(found, listed))
            heading, columns, found = (index if own else None), own, {}
        elif heading is not None and index not in wide and (names := _names(row, columns)):
            found[index] = names
        if heading is not None:
            labelled.pop(index, None)
    if heading is not None and found:
        yield from _problems(grid, heading, _without(found, listed))
    if labelled:
        yield _problem(
            "people_above_header", "名册的表头上面还写着一些人，没有身份证号；其中", *_people(grid, labelled)
        )


def people_below(grid: Grid, last: int, below: int, number: int) -> tuple[dict[int, list[str]], Problem | None]:
    """The rows of lists below the roster, each from a heading without numbers to a blank row or a number, and all told.

    `below`, `number`: the roster's own columns of names and numbers.
    """
    listed = _names_at(grid, last, below, number)
    columns: list[int] = []
    found: dict[int, list[str]] = {}
    for index, row in enumerate(grid.rows[last + 1 :], last + 1):
        numbered = _is_numbered(row, number)
        person = below < len(row) and names_one(row[below])
        headed = [] if numbered or person else row
        own = _columns_of_names(headed) if not (columns and _names(headed, columns)) else []
        if own or numbered or not any(cell != "" for cell in row):
            columns = own
            if own:
                found[index] = []
        elif names := _names(row, columns) or ([] if person else _behind_labels(row)):
            found[index] = names
    captions = (index - 1 for index in [*found] if index - 1 > last and _is_caption(grid.rows[index - 1]))
    found |= {index: [] for index in captions if index not in found}
    people = _without(found, listed)
    if not people:
        return found if any(found.values()) else {}, None
    said = _people(grid, people)
    return found, _problem("people_below_roster", "名册下面还有写着姓名的表，没有身份证号一列；里面的", *said)


def _is_numbered(row: list[Cell], number: int) -> bool:
    """Also by a passport, a 通行证 or a mistyped number in the roster's own column, which its reader judges."""
    texts = [clean(cell).replace(" ", "") for cell in row]
    own = texts[number] if number < len(texts) else ""
    document = sum(char.isdigit() for char in own) >= 6 and not _OTHER_NUMBER.fullmatch(own)
    return document or any(_NUMBER.search(text) for text in texts)


def _is_caption(row: list[Cell]) -> bool:
    filled = [cell for cell in row if cell != ""]
    return len(filled) == 1 and not names_one(filled[0]) and not _NUMBER.search(clean(filled[0]))


def _behind_labels(row: list[Cell]) -> list[str]:
    """组长：| 张三, 组长：张三 and 组长 | 张三 | 成员 | 李四、王五; who only has a label beside a label is nobody."""
    names: list[str] = []
    labelled = False
    for text in (clean(cell) for cell in row if cell != "" and isinstance(cell, str)):
        match = _LABEL.fullmatch(text.replace(" ", ""))
        parts = match["rest"] if match else text
        named = [part for part in map(clean_name, _SEPARATORS.split(parts)) if names_one(part)]
        names += named if match or labelled else []
        labelled = match is not None and not match["rest"]
    return names


def names_below(heading: list[Cell], row: list[Cell]) -> bool:
    """Whether a name stands in the row under a heading 姓名: then it is no further row of that header."""
    return any(names_one(row[index]) for index in _under(heading, row) if field_of(clean(heading[index])) == "name")


def names_one(cell: Cell) -> bool:
    name = clean_name(cell) if isinstance(cell, str) else ""
    heads = bool(fields_of(name)) or _CALLED.fullmatch(name) is not None
    nothing = says_nothing(name) or names_none("name", name) or _NO_NAME.fullmatch(name) is not None
    return _NAME.fullmatch(name) is not None and not heads and not nothing


def _under(heading: list[Cell], row: list[Cell]) -> Iterator[int]:
    return (index for index, cell in enumerate(heading[: len(row)]) if isinstance(cell, str) and cell != "")


def _columns_of_names(row: list[Cell]) -> list[int]:
    """Of a row that reads as the heading of a table of some columns."""
    texts = [clean(cell) if isinstance(cell, str) else "" for cell in row]
    named = [field_of(text) if text else None for text in texts]
    if "id_number" in named or any(map(_OTHER_DOCUMENT.search, texts)):  # see stacked.py
        return []
    people = [index for index, text in enumerate(texts) if named[index] == "name" or (text and _CALLED.fullmatch(text))]
    others = {name for name in named if name not in (None, "name")}
    return people if others or len(people) > 1 else []


def _names(row: list[Cell], columns: Iterable[int]) -> list[str]:
    cells = [row[index] for index in columns if index < len(row)]
    parts = [part for cell in cells if isinstance(cell, str) for part in _SEPARATORS.split(clean_name(cell))]
    return [part for part in parts if names_one(part)]


def _names_at(grid: Grid, top: int, column: int | None, number: int | None = None) -> frozenset[str]:
    """Of the roster; of its numbered rows alone where a list below it may have its names in that column too."""
    if column is None or (top == 0 and number is None):
        return frozenset()
    rows = [row for row in grid.rows[top + 1 :] if column < len(row)]
    if number is not None:
        rows = [row for row in rows if _is_numbered(row, number)]
    cells = (row[column] for row in rows)
    return frozenset(clean_name(cell) for cell in cells if isinstance(cell, str))


def _without(found: dict[int, list[str]], listed: Collection[str]) -> dict[int, list[str]]:
    left = {index: [name for name in names if name not in listed] for index, names in found.items()}
    return {index: names for index, names in left.items() if names}


def _problems(grid: Grid, heading: int, found: dict[int, list[str]]) -> Iterator[Problem]:
    if not found:
        return
    place = f"名册的表头上面还有一张写着姓名的表（列名在第 {grid.numbers[heading]} 行），没有身份证号一列；里面的"
    yield _problem("people_above_header", place, *_people(grid, found))


def _people(grid: Grid, found: dict[int, list[str]]) -> tuple[int, str]:
    """How many, and who and where."""
    names = list(dict.fromkeys(name for row in found.values() for name in row))
    rows = [str(grid.numbers[index]) for index in found]
    people = "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
    places = f"第 {'、'.join(rows[:_NAMED])} 行{'等' if len(rows) > _NAMED else ''}"
    return len(names), f"{people}，{places}"


def _problem(code: str, before: str, count: int, who: str) -> Problem:
    return Problem(
        code=code,
        severity="warning",
        message=f"{before} {count} 人（{who}）没有导入",
        remedy="这些人也要登记的，请连同身份证号写到名册里再导入；只是领导小组或联系人名单的，不用处理",
    )
