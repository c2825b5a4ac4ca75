from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from edu.bootstrap.files import certificates_look, read_certificate_pdf
from edu.domain.certificates import CertificateSheet, Verification
from edu.domain.errors import BadFile
from edu.reports import certificate_pdf
from edu.reports.certificate_pdf import certificates_pdf
from edu.signing import pdf_reading
from edu.signing.certificates import CertificateSigner, Issuer
from edu.signing.pdf_check import Looks, check_pages
from edu.signing.pdf_looks import Order, alike
from tests.edu.reports.papers import LONG_NAME, LONG_TITLE, RARE_NAME, SIGNER, make_sheet

TODAY = date(2026, 11, 22)
MANY = "伟芳娜秀英敏静丽强磊洋艳"
TRUST = {SIGNER.key_id: Issuer(key=SIGNER.public, revoked={}, list_day="2026-11-22")}


def check(data: bytes) -> tuple[Verification, ...]:
    return check_pages(pdf_reading.read(data), TRUST, TODAY, looks_of(data))


def looks_of(data: bytes) -> Looks:
    """In this process: a child for each of these pages would cost half a second."""

    def looks(sheets: Mapping[int, CertificateSheet]) -> Mapping[int, bool]:
        order = Order(data, certificates_pdf(list(sheets.values())), tuple(sheets))
        return dict(zip(sheets, alike(order), strict=True))

    return looks


@pytest.mark.parametrize(
    "sheet",
    [
        make_sheet(),
        make_sheet(name=RARE_NAME, title="结业证书", score=-1, expires="", minutes_due=0, minutes_done=0),
        make_sheet(name=LONG_NAME, programme=LONG_TITLE, issuer="浙江省丽水市青田县叶村乡人民政府应急管理办公室" * 2),
        make_sheet(name="O’Neil-Ärger  Jr.", sex="", trained_from="", trained_to=""),
        make_sheet(name="龑", programme="A+B（1.5）[x]*?", trained_from="2025-12-30", trained_to="2026-01-02"),
    ],
)
def test_what_was_printed_is_valid(sheet: CertificateSheet) -> None:
    (found,) = check(certificates_pdf([sheet]))
    assert (found.status, found.reason) == ("valid", "")


def test_every_page_of_a_file_is_answered() -> None:
    sheets = [make_sheet(number=f"331121207-2026-AA0001-0000{n}") for n in (1, 2, 3)]
    data = certificates_pdf([sheets[0], replace(sheets[1], name="李四"), sheets[2]])
    assert [found.status for found in check(data)] == ["valid", "forged", "valid"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "李四"}, "姓名"),
        ({"number": "331121207-2026-AA0001-00002"}, "编号"),
        ({"issuer": "别的单位"}, "发证单位"),
        ({"title": "结业证书"}, "证书名称"),
        ({"programme_title": "特种作业培训"}, "培训内容"),
        ({"issued": "2025-11-22"}, "页面文字"),
        ({"expires": "2037-11-21"}, "页面文字"),
        ({"expires": ""}, "页面文字"),
        ({"score": 9900}, "页面文字"),
        ({"minutes_done": 4500}, "页面文字"),
        ({"trained_from": "2020-03-01"}, "页面文字"),
        ({"id_mask": "331***********9999"}, "页面文字"),
        ({"person_class_title": "国家级专家"}, "与签名"),
        ({"sex": "女王"}, "页面文字"),
    ],
)
def test_an_edited_page_is_forged_with_the_reason(changed: dict[str, object], said: str) -> None:
    (found,) = check(certificates_pdf([replace(make_sheet(), **changed)]))
    assert found.status == "forged"
    assert said in found.reason
    assert found.claims is not None  # what was signed is still told


def edited(monkeypatch: pytest.MonkeyPatch, more: Callable[[Canvas], None]) -> bytes:
    """A certificate whose page says the right words and has something drawn on it besides."""
    draw = certificate_pdf.draw_qr

    def also(canvas: Canvas, *args: object) -> None:
        draw(canvas, *args)
        more(canvas)

    monkeypatch.setattr(certificate_pdf, "draw_qr", also)
    return certificates_pdf([make_sheet()])


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "white")), 100, 100, 200, 50)


def note(canvas: Canvas) -> None:
    canvas.freeTextAnnotation("李四", "/Helv 12 Tf", Rect=[100, 100, 200, 120])


def covering(canvas: Canvas) -> None:
    for step in range(60):
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(100, 300 + step, 200, 1, stroke=0, fill=1)


def hidden(canvas: Canvas) -> None:
    words = canvas.beginText(10, 10)
    words.setTextRenderMode(3)
    words.textLine("x")
    canvas.drawText(words)


@pytest.mark.parametrize(
    ("more", "said"), [(picture, "图片"), (note, "批注"), (covering, "图形"), (hidden, "隐藏的文字")]
)
def test_what_could_cover_the_words_is_said(
    monkeypatch: pytest.MonkeyPatch, more: Callable[[Canvas], None], said: str
) -> None:
    (found,) = check(edited(monkeypatch, more))
    assert found.status == "forged"
    assert said in found.reason


def test_more_words_on_the_page_are_forged(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = check(edited(monkeypatch, lambda canvas: canvas.drawString(100, 100, "EXTRA")))
    assert (found.status, found.reason) == ("forged", "页面上的文字有增加或移动，与签名内容不符")


def test_one_white_rectangle_is_one_shape_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    def rect(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(300, 350, 250, 50, stroke=0, fill=1)

    (found,) = check(edited(monkeypatch, rect))
    assert found.status == "forged"


def test_a_stranger_is_unknown() -> None:
    (found,) = check(certificates_pdf([make_sheet(signer=CertificateSigner(b"x" * 32))]))
    assert found.status == "unknown-issuer"


def test_a_revoked_one_is_revoked() -> None:
    sheet = make_sheet()
    trust = {SIGNER.key_id: Issuer(key=SIGNER.public, revoked={sheet.number: "2026-12-01"}, list_day="2026-12-02")}
    data = certificates_pdf([sheet])
    (found,) = check_pages(pdf_reading.read(data), trust, TODAY, looks_of(data))
    assert found.status == "revoked"


def blank_pdf(pages: int = 1, keywords: str = "", password: str = "") -> bytes:
    into = BytesIO()
    canvas = Canvas(into, encrypt=password or None)
    canvas.setKeywords(keywords)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def test_a_signed_day_that_is_none_is_said() -> None:
    read = pdf_reading.read(blank_pdf(1, make_sheet(issued="someday").token))
    (found,) = check_pages(read, TRUST, TODAY, lambda sheets: dict.fromkeys(sheets, True))
    assert (found.status, "日期" in found.reason) == ("forged", True)


def test_any_other_pdf_is_no_certificate() -> None:
    (found,) = check(blank_pdf())
    assert found.status == "forged"
    assert "没有签名信息" in found.reason


def test_a_page_taken_away_or_added_is_forged() -> None:
    (found,) = check(blank_pdf(2, make_sheet().token))
    assert (found.status, "页被增减过" in found.reason) == ("forged", True)


def test_the_token_alone_on_an_empty_page_is_forged() -> None:
    (found,) = check(blank_pdf(1, make_sheet().token))
    assert (found.status, "姓名" in found.reason) == ("forged", True)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4", b"PK\x03\x04", b"\x00" * 5000, certificates_pdf([make_sheet()])[:3000], blank_pdf(password="x")],
)
def test_what_is_no_readable_pdf_is_said_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BadFile):
        check_pages(read_certificate_pdf(data), TRUST, TODAY, looks_of(data))


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reading, "MAX_PAGES", 2)
    assert "3 页" in pdf_reading.read(blank_pdf(3)).unreadable


def test_a_flood_of_shapes_ends_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reading, "_MAX_OBJECTS", 20)
    assert "过多的图形" in pdf_reading.read(certificates_pdf([make_sheet()])).pages[0].extras


def test_damaged_bytes_never_end_the_program() -> None:
    data = bytearray(certificates_pdf([make_sheet()]))
    for place in range(500, len(data), len(data) // 12):
        damaged = bytes(data[:place] + b"\xff\x00<<" + data[place + 4 :])
        with suppress(BadFile):
            assert check_pages(read_certificate_pdf(damaged), TRUST, TODAY, partial(certificates_look, damaged))


def with_glyphs_of(data: bytes, other: bytes) -> bytes:
    """The same file with the glyph outlines of another's faces: words copied from the page are still the right ones."""
    mine, theirs = font_streams(data), font_streams(other)
    assert len(mine) == len(theirs) == 2
    for (start, end), (first, last) in reversed(list(zip(mine, theirs, strict=True))):
        outlines = zlib.decompress(other[first:last])
        packed = zlib.compress(outlines, 9)
        head = data.rindex(b"<<", 0, start)
        said = b"<< /Filter [ /FlateDecode ] /Length %d /Length1 %d >>\nstream\n" % (len(packed), len(outlines))
        data = data[:head] + said + packed + b"\n" + data[end:]
    return data


def font_streams(data: bytes) -> list[tuple[int, int]]:
    """Where the bytes of each embedded face begin and end."""
    heads = re.finditer(rb"/Length (\d+) /Length1 \d+\s*>>\s*stream\r?\n", data)
    return [(head.end(), head.end() + int(head[1])) for head in heads]


def test_glyphs_that_show_another_name_over_the_right_words_are_forged() -> None:
    """The attack that words and shapes do not see: 张伟杰 is read, 李小明 is shown."""
    data, other = certificates_pdf([make_sheet()]), certificates_pdf([make_sheet(name="李小明")])
    swapped = with_glyphs_of(data, other)
    read = pdf_reading.read(swapped)
    assert read.pages == pdf_reading.read(data).pages, "words and shapes are as they were"

    (found,) = check(swapped)

    assert (found.status, "样子" in found.reason) == ("forged", True)


def test_words_drawn_inside_the_frame_are_forged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame is a form of its own, whose parts are not counted one by one."""
    draw = certificate_pdf.frame.draw_frame

    def with_a_patch(canvas: Canvas) -> None:
        draw(canvas)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(380, 300, 60, 8, stroke=0, fill=1)

    monkeypatch.setattr(certificate_pdf.frame, "draw_frame", with_a_patch)
    data = certificates_pdf([make_sheet()])
    monkeypatch.undo()

    (found,) = check(data)

    assert (found.status, "样子" in found.reason) == ("forged", True)


def test_words_in_white_or_beside_their_place_are_forged(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("INK", "#ffffff"), ("_RIGHT", 180 * 72 / 25.4)):
        with monkeypatch.context() as patch:
            patch.setattr(certificate_pdf, name, HexColor(value) if isinstance(value, str) else value)
            data = certificates_pdf([make_sheet()])
        assert check(data)[0].status == "forged", name


def test_every_character_of_the_name_and_the_days_is_seen() -> None:
    """The nearest look-alikes, as small as they are printed."""
    sheet = make_sheet(name="王二")
    data = certificates_pdf([sheet])
    for change in ({"name": "王三"}, {"name": "玉二"}, {"issued": "2026-11-21"}, {"expires": "2029-11-24"}):
        drawn = certificates_pdf([replace(sheet, **change)])
        assert alike(Order(data, drawn, (0,))) == (False,), change
    assert alike(Order(data, certificates_pdf([sheet]), (0,))) == (True,)


def test_a_page_of_a_class_looks_as_the_same_page_alone() -> None:
    """Faces of a file hold the characters of all its pages: the outlines are the same nevertheless."""
    sheets = [make_sheet(name=f"张{family}", number=f"331121207-2026-AA0001-{n:05}") for n, family in enumerate(MANY)]
    assert {found.status for found in check(certificates_pdf(sheets))} == {"valid"}
    last = certificates_pdf(sheets[-1:])
    assert alike(Order(certificates_pdf(sheets), last, (len(sheets) - 1,))) == (True,)
