from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from edu.bootstrap.files import PrintFace
from edu.domain.errors import InvalidInput
from edu.reports.faces import BOLD, REGULAR, missing_characters, register_faces, require_printable, to_unicode_map
from edu.reports.fitting import fit, wrap

HARD = "䶮𬭩㛃𫍯欧阳·阿不都热合曼ABC—“”喆堃"


def page_text(data: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return str(document[page].get_textpage().get_text_range())


@pytest.mark.parametrize("face", [REGULAR, BOLD])
def test_text_that_was_drawn_can_be_copied(face: str) -> None:
    register_faces()
    into = BytesIO()
    canvas = Canvas(into)
    canvas.setFont(face, 20)
    canvas.drawString(30, 700, HARD)
    canvas.drawString(30, 600, "".join(chr(0x4E00 + step) for step in range(400))[:30])
    canvas.save()
    assert page_text(into.getvalue()).splitlines()[0] == HARD


def test_the_map_writes_utf16_and_short_blocks() -> None:
    lines = to_unicode_map("X", [0x41, 0x2CB69, *range(0x4E00, 0x4E00 + 150)]).splitlines()
    assert "<00> <0041>" in lines
    assert "<01> <D872DF69>" in lines  # 𬭩
    assert [line for line in lines if line.endswith("beginbfchar")] == ["100 beginbfchar", "52 beginbfchar"]


def test_registering_twice_keeps_the_face() -> None:
    register_faces()
    face = pdfmetrics.getFont(REGULAR)
    register_faces()
    assert pdfmetrics.getFont(REGULAR) is face


def test_a_missing_character_is_named_once() -> None:
    assert missing_characters("𠮷田𠮷\n") == "𠮷"
    assert missing_characters(HARD) == ""


def test_the_names_that_are_not_looked_up_are_in_the_face() -> None:
    ordinary = "".join(char for char in map(chr, range(0x11000)) if PrintFace.ORDINARY.fullmatch(char))
    assert len(ordinary) > 20_000
    assert missing_characters(ordinary) == ""
    assert PrintFace().missing("𠮷田𠮷") == "𠮷"


def test_every_unprintable_name_is_listed() -> None:
    require_printable([("姓名", HARD)])
    with pytest.raises(InvalidInput) as caught:
        require_printable([("姓名", "𠮷野"), ("单位", "好"), ("姓名", "ب"), ("姓名", "𠮷"), ("姓名", "𠮷1")])
    assert "“𠮷野”" in caught.value.message
    assert "“𠮷”" in caught.value.message
    assert "还有 1 处" in caught.value.message
    assert len(caught.value.problems) == 4


def test_a_line_never_begins_with_a_closing_mark_nor_ends_with_an_opening_one() -> None:
    register_faces()
    for width in range(40, 200, 7):
        lines = wrap("参加“主要负责人（矿山）初次培训”，完成规定的培训内容和学时。" * 3, REGULAR, 10, width)
        assert "".join(lines) == "参加“主要负责人（矿山）初次培训”，完成规定的培训内容和学时。" * 3
        assert not any(line[0] in "，。" for line in lines if len(line) > 1)
        assert not any(line[-1] in "（“" for line in lines[:-1] if len(line) > 1)


def test_the_largest_size_that_fits_is_taken() -> None:
    register_faces()
    assert fit("一二三四", REGULAR, (20, 10), 80.5, 1).size == 20
    assert fit("一二三四五", REGULAR, (20, 10), 80, 1).size == 10
    assert fit("一二三四五", REGULAR, (20, 10), 80, 2).size == 20
    assert len(fit("一" * 50, REGULAR, (20, 10), 80, 2).lines) == 7
