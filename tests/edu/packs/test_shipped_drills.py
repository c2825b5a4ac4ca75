"""Every shipped drill is read without a problem and passes a quick proof; the whole proof is `main.py drill verify`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edu.domain.drills.bots import played
from edu.domain.drills.frozen import freeze
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.solo import solo_cut, solo_npc
from edu.domain.drills.verify import QUICK, verify
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths

PATHS = Paths(data=Path())
LIBRARY = ContentLibrary(PATHS.content, PATHS.exams)


@pytest.mark.parametrize("drill", LIBRARY.drill_ids)
def test_a_shipped_drill_passes_its_gates(drill: str) -> None:
    report = verify(LIBRARY.drill(drill), QUICK)
    assert report.ok, [finding.sentence for finding in report.findings]


@pytest.mark.parametrize("drill", LIBRARY.drill_ids)
def test_a_shipped_drill_has_a_short_cut_for_one_player(drill: str) -> None:
    cut = solo_cut(LIBRARY.drill(drill))
    program = compile_scenario(cut)
    assert isinstance(program, Program), program
    asked = [decision for decision in cut.decisions if decision.role == cut.solo_role]
    assert 6 <= len(asked) <= 9
    play = played(program, 1, "expert", solo_npc(cut))
    assert play.over
    told = {news.what for news in play.news if news.kind == "answered"}
    assert len(told) >= 6, "a player must be asked enough to learn something"


@pytest.mark.parametrize("drill", LIBRARY.drill_ids)
def test_a_shipped_drill_reads_like_chinese(drill: str) -> None:
    scenario = LIBRARY.drill(drill)
    texts = freeze(scenario).decode("utf-8", "ignore")
    assert re.findall(r".{4}[\u4e00-\u9fff。，；：] [\u4e00-\u9fff].{4}", texts) == [], "a line break became a space"
    units = {one.unit for one in (*scenario.curves, *scenario.meters)}
    assert not [unit for unit in units if re.search("[A-Za-z]", unit)], units
