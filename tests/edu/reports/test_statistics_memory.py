from __future__ import annotations

import errno
import tempfile
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from edu.domain.errors import DiskFull
from edu.domain.hall.book import book_of
from edu.domain.hall.tally import HallTally
from edu.domain.obligations.rules import CreditHour
from edu.domain.statistics import PersonRow, StatisticsBook, SummaryRow
from edu.reports.statistics_book import StatisticsWorkbook

PERSON = PersonRow(
    person="", name="张伟", id_mask="332***********1234", place="古市镇上村", employer="松阳县第一机械厂",
    classes="主要负责人", roles="厂长", since=date(2024, 5, 1), offline_minutes=540, online_minutes=90, courses=2,
    sat=1, passed=1, best_permille=905, certificate="", certificate_until=None,
)  # fmt: skip


def _slug(_within: str, slug: str) -> str:
    return slug


BOOK = StatisticsBook(
    organisation="", org_name="古市镇", year=2026, until=date(2026, 11, 22), credit=CreditHour(), rows_are="村（社区）",
    rows=(), total=SummaryRow(org="", code="", name="合计", figures={}), months=(), classes=lambda: iter(()),
    people=lambda: iter(()), expiries=lambda: iter(()), drills=lambda: iter(()), duties=lambda: iter(()),
    hall=lambda: book_of(HallTally(), (), "2026-01-01", "2026-11-22", _slug, _slug),
)  # fmt: skip


def peak_of(rows: int, path: Path) -> int:
    def people() -> Iterator[PersonRow]:
        for number in range(rows):
            yield msgspec.structs.replace(PERSON, name=f"张伟{number}", place=f"古市镇第{number}村")

    tracemalloc.start()
    StatisticsWorkbook().write(replace(BOOK, people=people), path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_many_people_need_no_more_memory_than_few(tmp_path: Path) -> None:
    """Kept rows would show: four thousand of them are 6 MB."""
    few = peak_of(500, tmp_path / "few.xlsx")
    many = peak_of(4_000, tmp_path / "many.xlsx")
    assert many < 1.3 * few + 1_000_000


def test_an_older_workbook_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_text("older")

    def broken() -> Iterator[PersonRow]:
        yield PERSON
        raise RuntimeError

    try:
        StatisticsWorkbook().write(replace(BOOK, people=broken), path)
    except RuntimeError:
        assert path.read_text() == "older"
        assert [found.name for found in tmp_path.iterdir()] == ["book.xlsx"]


# -- a full disk --


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "where",
    [
        "edu.reports.row_sheet.TemporaryFile",
        "edu.reports.deflated_text.DeflatedText._deflate",
        "edu.reports.zip_parts.copyfileobj",
    ],
)
def test_a_disk_that_is_full_is_told_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """As the rows begin, as they are written, and as they are packed."""
    path, temporary = tmp_path / "out" / "book.xlsx", tmp_path / "temporary"
    path.parent.mkdir()
    path.write_text("older")
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(where, full)
    with pytest.raises(DiskFull):
        StatisticsWorkbook().write(replace(BOOK, people=lambda: iter([PERSON] * 300)), path)
    assert path.read_text() == "older"
    assert [found.name for found in path.parent.iterdir()] == ["book.xlsx"]
    assert list(temporary.iterdir()) == []
