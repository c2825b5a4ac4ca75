from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import segno

from edu.domain import certificate_wording as words
from edu.domain.errors import InvalidInput
from edu.reports import certificate_frame as frame
from edu.reports.certificate_pdf import certificates_pdf, write_certificates
from edu.reports.qr_drawing import QUIET
from tests.edu.reports.papers import LONG_NAME, LONG_TITLE, RARE_NAME, make_sheet
from tests.edu.reports.test_faces import page_text

GOLDEN = Path(__file__).parents[2] / "golden"


def test_the_words_of_a_certificate() -> None:
    """Golden: read as a diff when it changes."""
    golden = (GOLDEN / "certificate.txt").read_text(encoding="utf-8")
    assert page_text(certificates_pdf([make_sheet()])).replace("\r\n", "\n") + "\n" == golden


@pytest.mark.parametrize(
    "sheet", [make_sheet(name=LONG_NAME, programme=LONG_TITLE), make_sheet(name=RARE_NAME, title="结业证书")]
)
def test_every_word_can_be_selected_in_order(sheet) -> None:
    shown = words.flat(page_text(certificates_pdf([sheet])))
    assert shown == words.flat("".join(words.wording(sheet).texts))


def test_nothing_leaves_the_frame() -> None:
    """Ten lines of title, forty characters of name, a long issuer: every character stands inside the inner border."""
    sheet = make_sheet(
        name=LONG_NAME, programme=LONG_TITLE, issuer="浙江省丽水市青田县叶村乡人民政府应急管理办公室" * 2
    )
    with pypdfium2.PdfDocument(certificates_pdf([sheet])) as document:
        textpage = document[0].get_textpage()
        for index in range(textpage.count_chars()):
            left, bottom, right, top = textpage.get_charbox(index)
            if right - left > 0.1:
                assert 36 < left < right < frame.WIDTH - 36
                assert 34 < bottom < top < frame.HEIGHT - 34


def test_a_name_that_cannot_be_printed_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "c.pdf"
    with pytest.raises(InvalidInput, match="𠮷") as caught:
        write_certificates([make_sheet(), make_sheet(name="𠮷田", number="N-2")], target)
    assert "N-2" in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_the_signed_text_stands_in_the_metadata() -> None:
    sheets = [make_sheet(number=f"N-{n}") for n in range(3)]
    with pypdfium2.PdfDocument(certificates_pdf(sheets)) as document:
        assert document.get_metadata_value("Keywords").split("\n") == [sheet.token for sheet in sheets]
        assert len(document) == 3


def test_equal_sheets_give_equal_bytes() -> None:
    assert certificates_pdf([make_sheet()]) == certificates_pdf([make_sheet()])


def test_the_printed_code_is_the_token() -> None:
    """Every module of the drawn code, and the quiet zone, against the code of the token; at least 30 mm wide."""
    sheet = make_sheet()
    code = segno.make_qr(sheet.token, error="m", boost_error=False, mask=2)
    size = len(code.matrix)
    module = frame.QR_SIDE / (size + 2 * QUIET)
    assert module * size > 30 / 25.4 * 72
    assert code.error == "M"
    scale = 8
    with pypdfium2.PdfDocument(certificates_pdf([sheet])) as document:
        picture = document[0].render(scale=scale, grayscale=True).to_pil()
    left = frame.QR_LEFT + QUIET * module
    top = frame.HEIGHT - frame.QR_BOTTOM - frame.QR_SIDE + QUIET * module
    for row in range(-QUIET, size + QUIET):
        for column in range(-QUIET, size + QUIET):
            inside = 0 <= row < size and 0 <= column < size
            dark = bool(code.matrix[row][column]) if inside else False
            place = (int((left + (column + 0.5) * module) * scale), int((top + (row + 0.5) * module) * scale))
            assert (picture.getpixel(place) < 128) is dark, (row, column)


def test_a_thousand_pages_stay_small() -> None:
    sheets = [make_sheet(number=f"331121207-2026-AA0001-{n:05d}") for n in range(100)]
    assert len(certificates_pdf(sheets)) < 400_000 + 60_000


def test_days_and_hours_in_words() -> None:
    assert words.period("2026-03-01", "2026-03-01") == "2026年3月1日"
    assert words.period("2025-12-30", "2026-01-02") == "2025年12月30日至2026年1月2日"
    assert words.period("", "2026-01-02") == "—"
    assert [words.hours(minutes, 45) for minutes in (0, 45, 60, 1079)] == ["—", "1 学时", "1.3 学时", "23.9 学时"]
    assert [words.marks(value) for value in (8600, 8650, 8625, 0)] == ["86", "86.5", "86.25", "0"]
