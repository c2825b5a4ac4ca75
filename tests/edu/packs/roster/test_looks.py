import io
import zipfile
from pathlib import Path

import pytest

from edu.domain.errors import BadFile
from tests.edu.packs.roster.books import (
    HEADER,
    SHEET_PART,
    codes,
    compound_file,
    parse,
    person,
    sheet_xml,
    sparse,
    with_part,
    xlsx,
)

GOOD = xlsx([HEADER, person(1)])
FIXTURES = Path(__file__).parents[3] / "fixtures"


def _zip(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\0" * 4096, "空的"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "图片"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 64, "图片"),
        (b"Rar!\x1a\x07\0", "压缩包"),
        (b"MZ\x90\0" + b"\0" * 64, "程序"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "网页"),
        (compound_file("EncryptedPackage", "EncryptionInfo"), "密码"),
        (compound_file("WordDocument"), "Word"),
        (compound_file("Other"), "损坏"),
        (_zip("word/document.xml"), "Word"),
        (_zip("xl/workbook.bin"), "xlsb"),
        (_zip("mimetype", "content.xml"), "OpenDocument"),
        (_zip("a.txt"), "压缩包"),
        (_zip(*(f"{n}.txt" for n in range(2001))), "损坏"),
        (GOOD[: len(GOOD) // 2], "损坏"),
        (GOOD[:-30], "损坏"),
        (b"PK\x03\x04", "损坏"),
        (sparse(1_048_576, "GR"), "1048576"),
        (sparse(2, "XFD"), "16384 列"),
        (sparse(150_000, "CV"), "太大"),
        (b"a," * (26 << 20), "50 MB"),
    ],
)
def test_what_is_no_roster_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(BadFile, match=words) as caught:
        parse(data)
    assert caught.value.remedy


def test_a_flipped_byte_in_a_sheet_is_damage() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        place = archive.getinfo(SHEET_PART).header_offset + 80
    spoilt = GOOD[:place] + bytes([GOOD[place] ^ 0xFF]) + GOOD[place + 1 :]
    with pytest.raises(BadFile, match="损坏"):
        parse(spoilt)


def test_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    with pytest.raises(BadFile, match="实体"):
        parse(with_part(GOOD, "xl/sharedStrings.xml", bomb + b"<sst>&c;</sst>"))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(BadFile, match="大得不正常"):
        parse(with_part(GOOD, "xl/sharedStrings.xml", b"<sst>" + b" " * (8 << 20) + b"</sst>"))


def test_formatted_but_empty_rows_do_no_harm() -> None:
    def pad(xml: bytes) -> bytes:
        far = "".join(
            f'<row r="{row}" ht="{row % 97}"><c r="XFD{row}" s="0"/></row>' for row in range(1_048_000, 1_048_576)
        )
        return xml.replace(b"</sheetData>", far.encode() + b"</sheetData>")

    assert len(parse(with_part(GOOD, SHEET_PART, pad)).rows) == 1


def test_macros_links_and_dde_are_noticed() -> None:
    data = with_part(GOOD, "xl/vbaProject.bin", b"x")
    data = with_part(data, "xl/externalLinks/externalLink1.xml", b"<externalLink><ddeLink/></externalLink>")
    roster = parse(data)
    assert codes(roster) == ["file_macros", "file_external_links", "file_dde"]
    assert len(roster.rows) == 1


def test_prefixed_sheet_parts_of_other_programs_are_read_and_looked_at() -> None:
    cells = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c></x:row>'
    cells += '<x:row r="1048576"><x:c r="A1048576"><x:v>1</x:v></x:c></x:row>'
    xml = (
        sheet_xml(cells).replace(b"<worksheet xmlns=", b"<x:worksheet xmlns:x=").replace(b"worksheet>", b"x:worksheet>")
    )
    xml = (
        xml.replace(b"<sheetData", b"<x:sheetData").replace(b"</x:x:", b"</x:").replace(b"/sheetData", b"/x:sheetData")
    )
    with pytest.raises(BadFile, match="1048576"):
        parse(with_part(GOOD, SHEET_PART, xml))


def test_an_old_xls_is_read() -> None:
    roster = parse((FIXTURES / "roster.xls").read_bytes(), "roster.xls")
    assert roster.kind == "xls"
    assert [row.name for row in roster.rows] == ["张三", "王五", "赵六", "钱七"]
    assert codes(roster, "error") == ["id_number_lost_digits"]
    assert roster.rows[-1].village == "西屏村"
