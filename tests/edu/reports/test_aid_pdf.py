from __future__ import annotations

import ctypes
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from edu.domain.aids import LONGEST_BLANK, LONGEST_UNIT, Aid, AidSheet
from edu.domain.errors import InvalidInput
from edu.reports.aid_pdf import aid_picture, aids_pdf, write_aids
from edu.reports.faces import REGULAR, register_faces
from edu.reports.fitting import wrap_whole
from tests.stores import shipped_library

AIDS = shipped_library().aid_ids
LONG = "应急管理站值班室 0578-8060119"


def sheet_of(aid: Aid, *, text: str = "", unit: str = "叶村乡人民政府", reviewed: bool = False) -> AidSheet:
    register = shipped_library().register
    return AidSheet(
        aid=aid, unit=unit, lines=tuple((blank, text) for blank in aid.blanks),
        grounds=tuple(register.cite_text(cite) for cite in aid.cites), reviewed=reviewed,
        pending=aid.status == "pending", printed="2026-11-29",
    )  # fmt: skip


def shipped(name: str) -> Aid:
    return shipped_library().aid(name)


def text_size(item: pypdfium2.PdfObject) -> float:
    size = ctypes.c_float()
    pypdfium2.raw.FPDFTextObj_GetFontSize(item.raw, size)
    return size.value


def words(data: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return document[page].get_textpage().get_text_bounded().replace("\r\n", "")


@pytest.mark.parametrize("name", AIDS)
def test_every_shipped_aid_is_one_page_whose_text_can_be_copied(name: str) -> None:
    aid = shipped(name)
    data = aids_pdf([sheet_of(aid, text=LONG)])
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
    said = words(data)
    assert aid.title in said
    assert all(step.do in said for step in aid.steps)
    assert all(call.number in said for call in aid.calls)
    assert LONG.split()[1] in said


def test_a_page_each_in_the_order_asked_and_the_file_is_put_in_place(tmp_path: Path) -> None:
    path = tmp_path / "aids.pdf"
    chosen = ["escape-high-rise", "card-cook-oil-pan"]
    assert write_aids([sheet_of(shipped(name)) for name in chosen], path) == 2
    assert ["高楼着火怎么办" in words(path.read_bytes(), page) for page in range(2)] == [True, False]


def test_nothing_stands_outside_the_page() -> None:
    data = aids_pdf([sheet_of(shipped(name), text="字" * 18, unit="某某自治县某某镇应急管理站" * 3) for name in AIDS])
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            wide, high = page.get_size()
            text = page.get_textpage()
            for at in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(at)
                assert 0 <= left <= right <= wide
                assert 0 <= bottom <= top <= high


def test_no_line_is_smaller_than_seven_and_a_half_points() -> None:
    with pypdfium2.PdfDocument(aids_pdf([sheet_of(shipped(name)) for name in AIDS])) as document:
        sizes = {
            round(text_size(item), 1)
            for number in range(len(document))
            for item in document[number].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        }
    assert min(sizes) >= 7.5


@pytest.mark.parametrize(("reviewed", "status", "said"), [
    (False, "original", "未经专业人员审核签字（未审）"),
    (True, "original", "已由专业人员审核签字"),
    (False, "pending", "部分依据待核"),
])  # fmt: skip
def test_the_page_says_how_far_it_can_be_trusted(reviewed: bool, status: str, said: str) -> None:
    aid = replace(shipped("card-cook-oil-pan"), status=status)
    assert said in words(aids_pdf([sheet_of(aid, reviewed=reviewed)]))


def test_the_longest_that_a_unit_may_write_stands_whole_on_the_page() -> None:
    longest = "云溪镇" * 13 + "村"
    assert len(longest) == LONGEST_BLANK
    for name in AIDS:
        assert longest in words(
            aids_pdf([replace(sheet_of(shipped(name)), lines=(("集合点", longest), ("电话", "1")))])
        )


def test_the_longest_name_of_a_unit_stands_whole_in_the_band() -> None:
    longest = "松阳县古市镇应急管理消防安全服务中心" * 2 + "微型消防"
    assert len(longest) == LONGEST_UNIT
    for name in AIDS:
        assert longest in words(aids_pdf([sheet_of(shipped(name), unit=longest)]))


def test_an_aid_that_does_not_fit_is_refused_by_its_title() -> None:
    aid = shipped("card-storekeeper-fire")
    crowded = replace(aid, steps=aid.steps * 3)
    with pytest.raises(InvalidInput, match="仓库起火"):
        aids_pdf([sheet_of(crowded)])


def test_a_character_that_the_face_lacks_is_a_box() -> None:
    assert "□村" in words(aids_pdf([sheet_of(shipped("card-cook-oil-pan"), unit="𠮷村")]))


def test_the_picture_is_the_page_as_wide_as_asked() -> None:
    picture = aid_picture(sheet_of(shipped("signal-heat")), 420)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) in range(419, 423)


def test_numbers_are_not_torn_and_a_line_does_not_end_in_one_character() -> None:
    register_faces()
    for width in range(60, 200, 7):
        lines = wrap_whole("风力可达 12 级以上，拨打 0578-8060119 报告情况", REGULAR, 12, width + 60)
        assert "".join(lines).replace(" ", "") == "风力可达12级以上，拨打0578-8060119报告情况"
        assert any("0578-8060119" in line for line in lines)
