import pytest

from edu.domain.errors import BadFile
from tests.edu.packs.roster.books import codes, id_number, parse

TABLE = f"姓名,身份证号,岗位\n张三,{id_number(1)},网格员\n李玥𠮷,{id_number(2)},志愿者\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_found_out(encoding: str) -> None:
    roster = parse(TABLE.encode(encoding), "名册.csv")
    assert [row.name for row in roster.rows] == ["张三", "李玥𠮷"]
    assert roster.kind == "csv"


@pytest.mark.parametrize("separator", ["\t", ";", "|", "，"])
def test_separators_are_found_out(separator: str) -> None:
    assert len(parse(TABLE.replace(",", separator).encode(), "名册.csv").rows) == 2


def test_problems_of_a_csv_have_lines() -> None:
    text = TABLE.replace("\n", "\r\n") + '"王\n五",123,"a,b"\r\n赵六,1,\r\n'
    roster = parse(text.encode(), "名册.csv")
    errors = [(problem.line, problem.row, problem.sheet) for problem in roster.errors]
    assert errors == [(4, None, None), (6, None, None)]


def test_an_unclosed_quotation_mark_swallows_no_rows() -> None:
    text = TABLE + '"王五,' + id_number(3) + ",\n" + "".join(f"甲乙,{id_number(n)},\n" for n in range(10, 60))
    roster = parse(text.encode(), "名册.csv")
    assert roster.read == 53
    assert len(roster.rows) + len(roster.refused) == 53


def test_excels_text_mark_around_numbers_is_taken_off() -> None:
    assert parse(f'姓名,身份证号\n张三,="{id_number(1)}"\n'.encode(), "a.csv").rows[0].document.number == id_number(1)


def test_a_formula_in_a_csv_is_text() -> None:
    roster = parse(f"姓名,身份证号,备注\n张三,{id_number(1)},=cmd|' /C calc'!A0\n".encode(), "a.csv")
    assert roster.rows[0].note == "=cmd|' /C calc'!A0"
    assert codes(roster) == []


@pytest.mark.parametrize("data", [b"\x81\xff\xff\xfe\x00\x01" * 50, bytes(range(1, 32)) * 20])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        parse(data, "名册.csv")


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(BadFile, match="200000"):
        parse(b"a,b\n" * 200_001, "名册.csv")
