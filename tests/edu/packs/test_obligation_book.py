"""The book of rules: read once, and refused whole when broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edu.domain.errors import PackError
from edu.packs.obligation_book import ObligationBook
from edu.system.paths import root

SHIPPED = root() / "content" / "obligations"


def test_the_shipped_rules_say_how_long_an_hour_is() -> None:
    book = ObligationBook(SHIPPED)
    assert (book.defaults.credit.offline_minutes, book.defaults.credit.online_minutes) == (45, 30)
    assert book.rules


def test_a_broken_file_is_refused_with_its_problems(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "rules")
    (tmp_path / "rules" / "drills.yaml").write_text("schema: 1\nrules: 5\n", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        _ = ObligationBook(tmp_path / "rules").rules
    assert caught.value.problems


def test_a_broken_rule_leaves_the_length_of_an_hour(tmp_path: Path) -> None:
    """A class is taught and its hours are told whatever is wrong with a county's rule."""
    shutil.copytree(SHIPPED, tmp_path / "rules")
    (tmp_path / "rules" / "drills.yaml").write_text("schema: 1\nrules: 5\n", encoding="utf-8")
    assert ObligationBook(tmp_path / "rules").defaults.credit.offline_minutes == 45


def test_missing_defaults_are_said(tmp_path: Path) -> None:
    with pytest.raises(PackError):
        _ = ObligationBook(tmp_path).defaults
