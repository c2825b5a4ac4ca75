"""Finds the header below title rows, over one to three rows, and says what each column is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edu.domain.problems import Problem
from edu.domain.roster import Field, RosterColumn
from edu.domain.roster_words import FIELD_TITLES, REQUIRED, bound_of, fields_of
from edu.packs.roster.doubled import Doubled, refusals
from edu.packs.roster.sheets import Grid
from edu.packs.roster.stacked import other_headers, refusal
from edu.packs.roster.unnumbered import names_below, people_above
from edu.packs.roster.values import clean, column_letter

_SEARCHED_ROWS = 40
_MAX_HEIGHT = 3
_MAX_HEADING = 60


@dataclass(frozen=True, slots=True)
class Header:
    """`first` and `last` count from 0 in the grid's rows; `problems` have no place but their column yet."""

    first: int
    last: int
    columns: tuple[RosterColumn, ...]
    problems: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        return all(problem.severity == "warning" for problem in self.problems)


def find_header(grid: Grid) -> Header | None:
    """The span of rows that names most fields; None unless it names two, a name or an id number among them.

    One that names both goes first: a leaders' list above may have more columns, and no numbers.
    """
    texts = _filled_texts(grid)
    best: tuple[bool, int, int, int, int] | None = None  # both, fields, ends of dates, -height, -first
    for first in range(len(texts)):
        for height in range(1, _MAX_HEIGHT + 1):
            if first + height > len(texts) or (height > 1 and _is_below_header(grid, first + height - 1)):
                break
            named = list(_named(texts, first, height))
            fields = {one.fields[0] for one in named if one.fields} - {"unused"}
            if len(fields) >= 2 and fields & {"name", "id_number"}:
                both = fields.issuperset(REQUIRED) and not _looks_like_data(grid, first)
                own = (both, len(fields), sum(one.bounded for one in named), -height, -first)
                best = max(best or own, own)
    if best is None:
        return None
    return _header(grid, texts, first=-best[4], height=-best[3])


def _header(grid: Grid, texts: list[list[str]], first: int, height: int) -> Header:
    """With the people of a table above it too, where its columns read them."""
    last = first + height - 1
    columns, strange, doubled = _columns(list(_named(texts, first, height)))
    fields = {column.index: column.field for column in columns if column.field}
    others = [*other_headers(grid, (first, last), fields)]
    top, bottom = min([(first, last), *((other.row, other.row) for other in others)])
    misread = [other.row for other in others if other.misread]
    names = next((index for index, name in fields.items() if name == "name"), None)
    unread = tuple(people_above(grid, top, names))
    if misread:
        above = columns if top == first else _columns(list(_named(texts, top, 1)))[0]
        return Header(top, bottom, above, (refusal(grid, first, misread[0]), *unread))
    refused = tuple(refusals(grid, last, doubled))
    told = _problems(columns, strange, [] if refused else doubled)
    return Header(top, bottom, columns, (*told, *refused, *unread))


def _filled_texts(grid: Grid) -> list[list[str]]:
    """The top rows as text, every cell of a merged area with the text of its first cell."""
    rows = grid.rows[:_SEARCHED_ROWS]
    width = max((len(row) for row in rows), default=0)
    texts = [[clean(cell)[: _MAX_HEADING + 1] for cell in row] + [""] * (width - len(row)) for row in rows]
    for top, left, bottom, right in grid.merges:
        if top >= len(texts) or left >= width:
            continue
        for row in texts[top : bottom + 1]:
            row[left : min(right + 1, width)] = [texts[top][left]] * (min(right + 1, width) - left)
    return texts


def _is_below_header(grid: Grid, index: int) -> bool:
    return _looks_like_data(grid, index) or names_below(grid.rows[index - 1], grid.rows[index])


def _looks_like_data(grid: Grid, index: int) -> bool:
    """Numbers, dates and long strings of digits never stand in a header."""
    cells = [cell for cell in grid.rows[index] if cell != ""]
    return any(not isinstance(cell, str) or sum(map(str.isdigit, cell)) >= 8 for cell in cells)


@dataclass(frozen=True, slots=True)
class _Named:
    """A column's heading, its possible fields, the text that says them, and whether only 起 or 止 beside a date did."""

    heading: str
    fields: tuple[Field, ...]
    said: str
    bounded: bool


def _named(texts: list[list[str]], first: int, height: int) -> Iterator[_Named]:
    """Each column: the lowest text decides, then all joined, then the lowest as an end of those above, then those."""
    for index in range(len(texts[first])):
        parts = list(dict.fromkeys(text for row in texts[first : first + height] if (text := row[index])))
        *above, lowest = parts[::-1][1:] + parts[-1:] if parts else [""]
        bounds = [text for part in above if bound_of(text := part + lowest)]
        tries = [lowest, "".join(parts), *bounds, *above]
        text = next((text for text in tries if text and fields_of(text)), "")
        yield _Named("/".join(parts), fields_of(text) if text else (), text, bound_of(text) is not None)


def _columns(named: list[_Named]) -> tuple[tuple[RosterColumn, ...], list[str], list[Doubled]]:
    """The columns, those not understood, and those that say what another says."""
    columns: list[RosterColumn] = []
    plain = {one.fields[0] for one in named if len(one.fields) == 1}
    listed = {one.fields[0] for one in named if one.fields and not one.bounded}
    seen: dict[Field, int] = {}
    strange: list[str] = []
    doubled: list[Doubled] = []
    for index, one in enumerate(named):
        letter = column_letter(index)
        # 岗位/工种 beside a column 岗位 is the trade
        name = next(
            (name for name in one.fields if name not in plain | seen.keys() or len(one.fields) == 1),
            next(iter(one.fields), None),
        )
        if name is not None and name != "unused" and (name in seen or (one.bounded and name in listed)):
            first = seen.get(name, index)
            doubled.append(Doubled(name, index, first, one.heading, one.said, named[first].said))
            name = "unused"
        elif name is None and one.heading:
            strange.append(f"{letter} 列“{one.heading[:20]}”")
        if name is not None:
            seen.setdefault(name, index)
        if one.heading:
            columns.append(RosterColumn(index=index, letter=letter, heading=one.heading, field=name))
    return tuple(columns), strange, doubled


def _problems(columns: Sequence[RosterColumn], strange: list[str], doubled: list[Doubled]) -> Iterator[Problem]:
    seen = {column.field for column in columns}
    missing = [FIELD_TITLES[name] for name in REQUIRED if name not in seen]
    if missing:
        yield Problem(
            code="columns_missing",
            message=f"表头里没有找到必需的列：{'、'.join(missing)}，这张表没有导入",
            remedy="请在表头补上这些列名，或者把数据复制到导入模板里",
        )
    if strange:
        yield Problem(
            code="columns_not_understood",
            severity="warning",
            message=f"这些列看不懂，没有导入：{'、'.join(strange)}",
            remedy="不需要的可以不管；需要的请把列名改成导入模板里的叫法",
        )
    if doubled:
        yield Problem(
            code="columns_repeated",
            severity="warning",
            message=f"这些列和前面的列意思相同，只采用了前面一列：{'、'.join(one.place for one in doubled)}",
            remedy="如果前面一列不对，请删去多余的列后再导入",
        )
