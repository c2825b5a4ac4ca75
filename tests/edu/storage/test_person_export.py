from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from edu.storage.person_export import write_person_sqlite
from tests.edu.reports.papers import make_file


def test_who_failed_with_marks_that_would_do_is_told_from_who_had_too_few(tmp_path: Path) -> None:
    file = make_file(lines=3)
    passed, vetoed, short = file.sittings
    vetoed, short = replace(vetoed, score=9900, passed=False), replace(short, score=7650, passed=False)
    write_person_sqlite(replace(file, sittings=(passed, vetoed, short)), tmp_path / "x.sqlite")
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as opened:
        lines = opened.execute("SELECT passed, vetoed, overridden FROM exams ORDER BY id").fetchall()
    assert lines == [(1, 0, 0), (0, 1, 0), (0, 0, 0)]
