from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from edu.domain.errors import InvalidInput
from edu.reports.learning_file_pdf import learning_file_pdf, write_learning_file
from tests.edu.reports.papers import LONG_NAME, RARE_NAME, make_file
from tests.edu.reports.test_faces import page_text

GOLDEN = Path(__file__).parents[2] / "golden"
SECTIONS = ("posts", "meetings", "lessons", "hours", "sittings", "drills", "certificates", "exports")


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        count = len(document)
    return [page_text(data, page).replace("\r\n", "\n") for page in range(count)]


def test_the_words_of_a_learning_file() -> None:
    """Golden: read as a diff when it changes (UPDATE_GOLDEN=1)."""
    words = "\n\n".join(pages(learning_file_pdf(make_file(lines=2)))) + "\n"
    golden = GOLDEN / "learning-file.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(words, encoding="utf-8")
    assert words == golden.read_text(encoding="utf-8")


def test_every_line_carries_its_source() -> None:
    file = make_file(lines=12)
    whole = "".join("\n".join(pages(learning_file_pdf(file))).split())
    for section in SECTIONS:
        for line in getattr(file, section):
            assert line.source in whole, (section, line)


def test_events_that_follow_each_other_are_counted_and_none_is_left_out() -> None:
    file = make_file(lines=5)
    whole = " ".join("\n".join(pages(learning_file_pdf(file))).split())
    assert "来源记录（20 条）" in whole
    assert "aa0001-1-000002 至 aa0001-1-000010" in whole
    assert "作答（9 条）" in whole
    parted = replace(file, events=file.events[:3] + file.events[4:])
    assert "aa0001-1-000002 至 aa0001-1-000003" in " ".join("\n".join(pages(learning_file_pdf(parted))).split())


def test_marks_that_would_do_are_never_failed_without_their_reason() -> None:
    file = make_file(lines=3)
    high = replace(file.sittings[0], score=9900, passed=False)
    mended = replace(high, overridden=True)
    words = "\n".join(pages(learning_file_pdf(replace(file, sittings=(high, mended)))))
    assert "99／100\n不合格\n一票否决：\n保命题没答对" in words
    assert "99／100\n不合格（改分）\n一票否决：\n保命题没答对" in words
    assert "一票否决" not in "\n".join(pages(learning_file_pdf(file)))


def test_a_time_that_nobody_took_is_no_time_of_zero() -> None:
    file = make_file(lines=2)
    untimed, quick = replace(file.sittings[0], used_ms=0), replace(file.sittings[1], used_ms=42_000)
    words = "\n".join(pages(learning_file_pdf(replace(file, sittings=(untimed, quick)))))
    assert "42 秒" in words
    assert "0 秒" not in words


def test_a_sign_out_that_is_missing_is_seen_to_be_missing() -> None:
    file = make_file(lines=2)
    first, second = file.meetings
    only_in, never = replace(first, out_ms=None), replace(second, in_ms=None, out_ms=None)
    words = "\n".join(pages(learning_file_pdf(replace(file, meetings=(only_in, never)))))
    assert words.count("09:00／—") == words.count("／—") == 1, "who never signed in has one dash"


def test_empty_sections_say_so() -> None:
    whole = "\n".join(pages(learning_file_pdf(make_file(lines=0, name=RARE_NAME))))
    assert whole.count("暂无记录") == 11
    assert RARE_NAME in whole


def test_two_hundred_lines_repeat_their_headings_and_count_their_pages() -> None:
    shown = pages(learning_file_pdf(make_file(lines=200, name=LONG_NAME)))
    assert all(f"第 {number} / {len(shown)} 页" in text for number, text in enumerate(shown, 1))
    assert all(LONG_NAME in text.replace("\n", "") for text in shown)
    assert sum("签到／签退" in text for text in shown) > 5


def test_a_name_that_cannot_be_printed_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="𠮷"):
        write_learning_file(make_file(name="𠮷田"), tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_markup_in_a_name_is_text() -> None:
    assert "<b>王&五</b>" in pages(learning_file_pdf(make_file(name="<b>王&五</b>")))[0]
