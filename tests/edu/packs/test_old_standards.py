"""A standard of a year that was replaced is not told as though it held; who says that it is old may name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.library import ContentLibrary
from tests.edu.packs.builders import AID, BANK, BODY, CASE, FACTS, LESSON, SOURCES, make_installation, problems_of
from tests.edu.packs.drill_sample import SAMPLE

REPLACING = SOURCES.replace(
    "    opened: retold\n", "    replaces: [GB 50494-2009, GB/T 3608-2008]\n    opened: retold\n", 1
)
REPEALED = SOURCES.replace("主席令第八十一号", "国务院令第446号").replace(
    "    in_force_to: null\n    replaced_by: null\n",
    "    in_force_to: 2026-01-01\n    replaced_by: gb-55009-2021\n",
    1,
)


def _told(tmp_path: Path, sources: str = REPLACING, **changed: str) -> list[tuple[str, str]]:
    library = make_installation(tmp_path, sources=sources, **changed)
    found = problems_of(library)
    return [(one.code, one.severity) for one in found if one.code.startswith("standard-")]


OLD, UNKNOWN = ("standard-old", "error"), ("standard-unknown", "warning")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("按 GB 50494-2009 检查软管", [OLD]),
        ("按GB50494—2009检查软管", [OLD]),
        ("按 GB 3608-2008 分级", [OLD]),  # it was GB/T; it is the same standard
        ("按 GB 55009-2011 检查软管", [OLD]),  # a year before the one that is registered
        ("按 GB 55009-2021 检查软管", []),
        ("按 GB 55009-2031 检查软管", [UNKNOWN]),
        ("按 GB 6095-2009 检查安全带", [UNKNOWN]),
        ("按旧的 GB 50494-2009 检查软管", []),
        ("按 GB 50494-2009 检查软管，它已经废止", []),
    ],
)
def test_a_wrong_or_right_option_does_not_name_an_old_standard(
    said: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    for text in ("到安全处报警", "先拍视频发群"):
        assert _told(tmp_path, bank=BANK.replace(f"text: {text}", f"text: {said}", 1)) == found


def test_an_option_may_be_told_to_be_old_by_its_own_reason_and_by_no_other(tmp_path: Path) -> None:
    option = "text: 先拍视频发群, why: 群里没有消防队"
    named = "text: 按 GB 50494-2009 查, why: 这一版已被代替"
    assert _told(tmp_path, bank=BANK.replace(option, named, 1)) == []
    elsewhere = BANK.replace("text: 先拍视频发群", "text: 按 GB 50494-2009 查", 1)
    elsewhere = elsewhere.replace("why: 早报早到", "why: 那一版已被代替", 1)
    assert _told(tmp_path, bank=elsewhere) == [OLD]


def test_a_stem_may_tell_a_story_of_it_if_the_answer_says_so(tmp_path: Path) -> None:
    story = BANK.replace("邻居家厨房起火", "手册写着按 GB 50494-2009，邻居家厨房起火", 1)
    assert _told(tmp_path, bank=story) == [OLD]
    assert _told(tmp_path, bank=story.replace("explanation: 先选", "explanation: 这一版已被代替。先选", 1)) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("软管按 GB 50494-2009 检查。", [OLD]),
        ("GB 55009-2021 代替了旧版。说完别的。软管按 GB 50494-2009 检查。", [OLD]),
        ("手册写的是 GB 50494-2009。这一版已被代替。", []),
    ],
)
def test_a_lesson_says_so_in_the_same_breath(said: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    assert _told(tmp_path, lesson=LESSON.replace(BODY, said + BODY, 1)) == found


def test_cases_aids_and_facts_are_read_too(tmp_path: Path) -> None:
    assert _told(tmp_path, case=CASE.replace("违规动火引燃", "没有按 GB 50494-2009 引燃", 1)) == [OLD]
    assert _told(tmp_path, case=CASE.replace("违规动火引燃", "没有按当时的 GB 50494-2009 引燃", 1)) == []
    assert _told(tmp_path, aid=AID.replace("how: 叫人往外走", "how: 按 GB 50494-2009 走", 1)) == [OLD]
    assert _told(tmp_path, facts=FACTS.replace("text: 家用", "text: 按 GB 50494-2009 家用", 1)) == [OLD]


def test_a_question_out_of_its_dates_may_keep_the_standard_of_its_time(tmp_path: Path) -> None:
    bank = BANK.replace("text: 先拍视频发群", "text: 按 GB 50494-2009 查", 1)
    assert _told(tmp_path, bank=bank.replace("effective_to: null", "effective_to: 2022-01-01", 1)) == []


def test_the_number_of_a_repealed_order_is_old_as_well(tmp_path: Path) -> None:
    bank = BANK.replace("text: 先拍视频发群", "text: 按国务院令第446号停产", 1)
    assert OLD in _told(tmp_path, sources=REPEALED, bank=bank)
    assert _told(tmp_path, bank=bank) == []


def test_a_drill_names_none_to_its_players(tmp_path: Path) -> None:
    library = make_installation(tmp_path, sources=REPLACING)
    path = tmp_path / "content/drills/bridge/scenario.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SAMPLE.replace("山脊路", "按 GB 50494-2009 走山脊路"), encoding="utf-8")
    found = [one for one in problems_of(ContentLibrary(library.content, library.exams)) if one.code == OLD[0]]
    assert found
    assert {one.file for one in found} == {"content/drills/bridge/scenario.yaml"}
