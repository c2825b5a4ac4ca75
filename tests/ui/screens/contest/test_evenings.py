"""Evenings of one name and day are told apart in the list."""

from __future__ import annotations

from edu.domain.contests.record import ContestRecord
from ui.screens.contest.presenter import evening_note, evening_numbers


def _record(id_: str, title: str = "竞赛", day: str = "2026-11-20") -> ContestRecord:
    return ContestRecord(
        id=id_, title=title, names=("镇机关", "茶厂"), teams=2, rounds=(), questions="", org="o", day=day, state="open",
        scores=(),
    )  # fmt: skip


def test_of_two_on_one_day_the_earlier_is_the_first() -> None:
    newest_first = [_record("b"), _record("a"), _record("c", title="另一场"), _record("d", day="2026-11-19")]
    assert evening_numbers(newest_first) == {"a": 1, "b": 2}


def test_a_running_evening_names_its_teams() -> None:
    assert evening_note(_record("a")) == "2026-11-20 · 2 队：镇机关、茶厂"
    assert evening_note(_record("a"), 2) == "2026-11-20 · 第 2 场 · 2 队：镇机关、茶厂"
