"""What a question says as being so holds on the day and was read, named in its `facts` or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.checks import check_exams
from tests.edu.packs.builders import BANK, FACTS, SHORT, TODAY, line_of, make_installation, swap
from tests.stores import shipped_library

ENDED = FACTS.replace("effective_to: null", "effective_to: 2025-12-31", 1)
TOLD = [
    ("stem: 邻居家厨房起火", "stem: 离灶{{fact:FACT}}的邻居家厨房起火"),
    ("text: 到安全处报警, correct", 'text: "退后{{fact:FACT}}再报警", correct'),
    ("explanation: 先选{选项:call}。", "explanation: 先选{选项:call}，软管{{fact:FACT}}。"),
]
UNTOLD = [
    ("text: 先拍视频发群", 'text: "走近{{fact:FACT}}拍视频"'),
    ("why: 群里没有消防队", 'why: "旧规定是{{fact:FACT}}"'),
]


@pytest.mark.parametrize(("old", "new"), TOLD)
def test_a_fact_that_is_told_holds_on_the_day(tmp_path: Path, old: str, new: str) -> None:
    bank = swap(old, new.replace("FACT", "hose-length"))
    library = make_installation(tmp_path, bank=bank, facts=ENDED)
    found = [one for one in check_exams(library, TODAY) if one.code == "fact-expired"]
    assert [(one.severity, one.file, one.line) for one in found] == [
        ("error", SHORT["bank"], line_of(BANK, "- id: q-1"))
    ]


@pytest.mark.parametrize(("old", "new"), TOLD)
def test_a_question_that_tells_what_is_pending_is_pending(tmp_path: Path, old: str, new: str) -> None:
    library = make_installation(tmp_path, bank=swap(old, new.replace("FACT", "unsure")))
    told, other = library.bank("fire").questions
    assert (told.scorable, other.scorable) == (False, True)
    assert [one.code for one in check_exams(library, TODAY) if one.file == SHORT["bank"]] == ["pending"]


@pytest.mark.parametrize("fact", ["hose-length", "unsure"])
@pytest.mark.parametrize(("old", "new"), UNTOLD)
def test_a_wrong_option_or_a_reason_may_say_what_never_was_or_is_no_more(
    tmp_path: Path, old: str, new: str, fact: str
) -> None:
    library = make_installation(tmp_path, bank=swap(old, new.replace("FACT", fact)), facts=ENDED)
    assert [one.code for one in check_exams(library, TODAY) if one.file == SHORT["bank"]] == []


def test_a_fact_that_is_named_and_told_is_one_problem(tmp_path: Path) -> None:
    old, new = TOLD[2]
    bank = swap(old, new.replace("FACT", "hose-length"))(BANK).replace("facts: []", "facts: [hose-length]", 1)
    library = make_installation(tmp_path, bank=bank, facts=ENDED)
    assert len([one for one in check_exams(library, TODAY) if one.code == "fact-expired"]) == 1


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("fire-facilities/stop-who", "ext-misuse-person-fine"),
        ("road-traffic/fog-highway", "road-fog-vis"),
        ("road-traffic/fog-highway", "road-fog-speed"),
        ("road-traffic/fog-highway", "road-fog-gap"),
        ("road-traffic/fog-friend", "road-fog-vis"),
    ],
)
def test_what_a_right_answer_is_held_to_is_named_in_its_facts(question: str, fact: str) -> None:
    assert fact in shipped_library().question(question).facts
