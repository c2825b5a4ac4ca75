"""A learning file goes out: as PDF and as SQLite, with a reason that is kept, or not at all."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from edu.domain.errors import DiskFull, InvalidInput
from tests.edu.services.diploma import ADMIN, add_person, make_office
from tests.edu.services.full_life import SECTIONS, full_life
from tests.stores import Bench


def test_sqlite_opens_with_the_standard_library(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    target = tmp_path / "x.sqlite"
    target.write_text("old")
    services.learning_files.export_sqlite(ADMIN, person, target, "本人申请")
    with closing(sqlite3.connect(target)) as opened:

        def rows(query: str) -> list[tuple]:
            return opened.execute(query).fetchall()

        assert rows("SELECT name, id_number FROM person") == [("张伟杰", "331***********0012")]
        assert rows("SELECT count(*) FROM answers WHERE options <> ''") == [(3,)]
        assert rows("SELECT kind, count(*) FROM trainings GROUP BY kind") == [("lesson", 1), ("meeting", 2)]
        assert rows("SELECT year, offline_tenths FROM hours_by_year ORDER BY year") == [(2025, 0), (2026, 320)]
        assert rows("SELECT own, state FROM certificates") == [(1, "有效"), (0, "已过期")]
        assert rows("SELECT value FROM about WHERE name = '格式版本'") == [("1",)]
        events = rows("SELECT label, payload, hash FROM events")
        assert [label for label, _, _ in events] == [
            line.label for line in services.ledger.lines_of_person(ADMIN, person)[:-1]
        ]  # the export itself was booked after the file was written
        assert all(json.loads(payload) is not None and len(hash_) == 64 for _, payload, hash_ in events)
        described = rows('SELECT "table" || \'.\' || "column" FROM columns')
        for (table,) in rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('about', 'columns')"
        ):
            for _, column, *_ in rows(f"PRAGMA table_info({table})"):
                assert (f"{table}.{column}",) in described
        assert rows("PRAGMA integrity_check") == [("ok",)]


def test_the_pdf_shows_every_source(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as document:
        whole = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    file = services.learning_files.file(ADMIN, person)
    for section in SECTIONS[:-1]:
        assert all(line.source in whole for line in getattr(file, section)), section


def test_a_reason_is_asked_for_and_kept(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    with pytest.raises(InvalidInput):
        services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", " x ")
    assert not (tmp_path / "x.pdf").exists()
    services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    (line,) = services.learning_files.file(ADMIN, person).exports
    assert (line.form, line.actor) == ("pdf", "admin:a1")
    assert "迎检" not in services.learning_files.file(ADMIN, person).events[-1].payload
    assert services.ledger.verify().ok


def test_the_whole_number_needs_the_right_and_is_booked(bench: Bench, tmp_path: Path) -> None:
    services, person = full_life(bench)
    target = tmp_path / "x.sqlite"
    services.learning_files.export_sqlite(ADMIN, person, target, "公安核查", whole_number=True)
    with closing(sqlite3.connect(target)) as opened:
        ((number,),) = opened.execute("SELECT id_number FROM person").fetchall()
    assert len(number) == 18
    assert number.isalnum()
    kinds = [event.kind for event in services.learning_files.file(ADMIN, person).events]
    assert kinds[-2:] == ["learning_file_exported", "details_unmasked"]


def test_a_name_that_cannot_be_printed_books_nothing(bench: Bench, tmp_path: Path) -> None:
    services = make_office(bench)
    person = add_person(services, "𠮷田")
    before = services.ledger.count()
    with pytest.raises(InvalidInput, match="𠮷"):
        services.learning_files.export_pdf(ADMIN, person, tmp_path / "x.pdf", "迎检")
    assert services.ledger.count() == before
    assert not [path for path in tmp_path.iterdir() if "x.pdf" in path.name]


def test_a_folder_that_is_not_there_is_said(sqlite_bench: Bench, tmp_path: Path) -> None:
    services = make_office(sqlite_bench)
    person = add_person(services)
    before = services.ledger.count()
    with pytest.raises(DiskFull):
        services.learning_files.export_sqlite(ADMIN, person, tmp_path / "no" / "x.sqlite", "迎检")
    assert services.ledger.count() == before
