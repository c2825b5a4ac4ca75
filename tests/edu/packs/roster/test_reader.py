import tempfile
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edu.domain.errors import BadFile
from edu.domain.roster import RosterFile
from edu.domain.text import squeezed
from edu.packs.roster.child import Limits
from edu.packs.roster.reader import read_roster
from tests.edu.packs.roster.books import HEADER, SHEET_PART, TODAY, id_number, parse, person, sparse, with_part, xlsx

LEFT_OUT = {"row_left_out"}


def test_what_the_child_reads_arrives_whole(tmp_path: Path) -> None:
    data = xlsx([HEADER, person(1), person(2, "张"), person(1, role="电工")])
    path = tmp_path / "名册 (1).xlsx"
    path.write_bytes(data)
    roster = read_roster(path, TODAY)
    assert roster == parse(data, path.name)
    assert len(roster.refused) == 1


def test_a_workbook_that_aborts_the_reader_is_a_bad_file(tmp_path: Path) -> None:
    """Where the streamed look is blind (single quotes), the child's memory limit holds."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_part(sparse(1_048_576, "GR"), SHEET_PART, lambda xml: xml.replace(b'"', b"'")))
    with pytest.raises(BadFile, match="内存"):
        read_roster(path, TODAY)


def test_missing_files_and_folders_are_bad_files(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="找不到"):
        read_roster(tmp_path / "没有.xlsx", TODAY)
    with pytest.raises(BadFile, match="不是文件"):
        read_roster(tmp_path, TODAY)


def test_large_files_are_refused_before_a_child_starts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(51 << 20)
    with pytest.raises(BadFile, match="50 MB"):
        read_roster(path, TODAY)


def accounted(roster: RosterFile) -> set[tuple[str, int]]:
    """Every line that is a row, was given back, or was left out with a warning."""
    taken = {(line.sheet, line.row) for row in roster.rows for line in row.lines}
    refused = {(row.line.sheet, row.line.row) for row in roster.refused}
    assert not taken & refused
    errors = {(p.sheet or "", p.row or p.line) for p in roster.problems if p.severity == "error"}
    header_errors = {
        sheet.name for sheet in roster.sheets if sheet.header_rows and (sheet.name, sheet.header_rows[1]) in errors
    }
    assert all(place in errors or place[0] in header_errors for place in refused)
    left = {(p.sheet or "", p.row or p.line or 0) for p in roster.problems if p.code in LEFT_OUT}
    return taken | refused | left


def cells() -> st.SearchStrategy[Any]:
    known = (
        "张三 李四 电工、网格员 =1+1 +86 @a - 合计 姓名 护照 E12345678 是 331124 2024-1-1 １２ 填表人：王五 <img/> 𠮷"
    )
    numbers = [id_number(1), id_number(2), id_number(3)[:17] + "0"]
    words = st.sampled_from([*known.split(), *numbers, "\u200b", "", None, None])
    return st.one_of(
        words,
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
        st.floats(allow_nan=False, allow_infinity=False),
        st.integers(-(10**18), 10**18),
        st.booleans(),
        st.dates(date(1950, 1, 1), date(2050, 1, 1)),
        st.dates(date(1950, 1, 1), date(2050, 1, 1)).map(lambda day: datetime.combine(day, time(12))),
        st.just(time(8, 30)),
    )


def visible(cell: Any) -> bool:
    return cell is not None and (not isinstance(cell, str) or squeezed(cell) != "")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(cells(), min_size=6, max_size=6), max_size=12), st.booleans())
def test_no_row_of_any_workbook_is_lost(body: list[list[Any]], wide: bool) -> None:
    header = ["姓名", "身份证号", "岗位", "任职日期", "单位", "是否高危"] if wide else HEADER
    rows = [
        [cell if not isinstance(cell, str) else cell.replace("\ufffe", "").replace("\uffff", "") for cell in row]
        for row in body
    ]
    try:
        roster = parse(xlsx([header, *rows]))
    except BadFile:
        return
    lines = {("名册", number) for number, row in enumerate(rows, 2) if any(visible(cell) for cell in row)}
    repeated = {("名册", number) for number, row in enumerate(rows, 2) if row == header}
    assert lines - repeated == accounted(roster)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_any_bytes_are_read_or_a_bad_file(data: bytes, head: bytes) -> None:
    with suppress(BadFile):
        accounted(parse(head + data, "a.csv"))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 255), st.integers(1, 40))
def test_a_damaged_workbook_is_read_or_a_bad_file(place: int, value: int, length: int) -> None:
    place %= len(GOOD)
    spoilt = GOOD[:place] + bytes([value]) * length + GOOD[place + length :]
    with suppress(BadFile):
        accounted(parse(spoilt))


GOOD = xlsx([HEADER, *(person(n) for n in range(1, 30))])


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_any_text_table_is_read_and_its_rows_accounted_for(text: str) -> None:
    data = f"姓名,身份证号,岗位\n张三,{id_number(1)},网格员\n{text}".encode()
    try:
        roster = parse(data, "a.csv")
    except BadFile:
        return
    accounted(roster)


@settings(max_examples=10, deadline=None)
@given(st.binary(min_size=1, max_size=2000))
def test_through_the_child_nothing_but_bad_file_is_raised(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data)
        with suppress(BadFile):
            read_roster(path, TODAY, Limits(seconds=20))


def test_an_old_workbook_damaged_anywhere_is_read_or_a_bad_file(tmp_path: Path) -> None:
    good = (Path(__file__).parents[3] / "fixtures" / "roster.xls").read_bytes()
    path = tmp_path / "a.xls"
    for place in range(0, len(good), 970):
        path.write_bytes(good[:place] + b"\xff\xff\xff\x7f" + good[place + 4 :])
        with suppress(BadFile):
            accounted(read_roster(path, TODAY))
