"""A damaged file has one remedy in one wording: there are no backups but a folder that somebody copied out whole."""

from __future__ import annotations

import re
from pathlib import Path

from edu.domain.errors import REPLACE_DAMAGED, DamagedDatabase
from edu.system.paths import root
from ui.errors import explain

OTHER_WORDING = re.compile(r"备份[^，。\"]{0,6}(恢复|放回)|恢复[^，。\"]{0,6}备份")


def test_no_sentence_sends_to_a_backup_that_the_program_does_not_make() -> None:
    sources: list[Path] = [path for room in ("edu", "ui") for path in (root() / room).rglob("*.py")]
    assert len(sources) > 100
    assert [path.name for path in sources if OTHER_WORDING.search(path.read_text("utf-8"))] == []


def test_damage_without_a_remedy_of_its_own_gets_the_one() -> None:
    assert explain(DamagedDatabase("数据库文件已损坏。")).remedy == REPLACE_DAMAGED
