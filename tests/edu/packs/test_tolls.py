"""One report, one toll: a case, its outcome, a fact and a question say the same numbers of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edu.packs.builders import BANK, CASE, FACTS, make_installation, problems_of


def _differs(tmp_path: Path, **changed: str) -> list[str]:
    found = problems_of(make_installation(tmp_path, **changed))
    return [one.file or "" for one in found if one.code == "toll-differs"]


DEAD, INJURED = 3, 5
"""Of the sample case."""


def _asks(stem: str) -> str:
    return BANK.replace("邻居家厨房起火", f"{stem}，邻居家厨房起火", 1).replace(
        "cites: [fire-law-2021#44]", "cites: [fire-law-2021#44, harbour-report-2020#1]", 1
    )


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (f"{DEAD}人死亡", False),
        (f"{DEAD} 人遇难、{INJURED} 人受伤", False),
        (f"{DEAD + 1}人死亡", True),
        (f"死亡{DEAD + 1}人", True),
        (f"{DEAD + 1}名工人遇难", True),
        (f"{DEAD}人死亡、{INJURED + 1}人受伤", True),
        (f"其中{DEAD + 1}人死亡", False),
        ("死亡3人以上是较大事故", False),
    ],
)
def test_a_question_on_the_report_tells_its_toll(said: str, wrong: bool, tmp_path: Path) -> None:
    assert _differs(tmp_path, bank=_asks(said)) == (["exams/banks/fire.yaml"] if wrong else [])


def test_another_accident_has_its_own(tmp_path: Path) -> None:
    assert _differs(tmp_path, bank=BANK.replace("邻居家", f"{DEAD + 1}人死亡，邻居家", 1)) == []


def test_a_fact_and_the_outcome_of_the_case_tell_it_too(tmp_path: Path) -> None:
    fact = FACTS.replace("cites: [gb-55009-2021#5.3.4]", "cites: [harbour-report-2020#1]").replace(
        "text: 家用", f"text: {DEAD + 2}人死亡，家用", 1
    )
    assert _differs(tmp_path, facts=fact) == ["content/register/facts/fire.yaml"]
    outcome = next(line for line in CASE.splitlines() if line.startswith("outcome:"))
    changed = CASE.replace(outcome, f"outcome: 仓库烧毁，{DEAD + 1}人死亡。")
    assert _differs(tmp_path, case=changed) == ["content/cases/harbour-2020.yaml"]
