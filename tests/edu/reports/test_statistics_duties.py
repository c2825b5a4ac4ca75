"""The two sheets of duties against a judgement in plain Python over the ledger (tests/recount_duties.py)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.edu.reports.test_statistics_book import TODAY, exported
from tests.recount import lived
from tests.recount_duties import YEARLY, Duties
from tests.stores import Bench
from tests.township import COUNTY, Builder


@pytest.mark.parametrize("seed", [1, 2])
def test_every_duty_of_a_place_or_firm_agrees_with_a_recount_from_the_ledger(
    bench: Bench, tmp_path: Path, seed: int
) -> None:
    """No line more, no line less: states, numbers done and asked for, days late."""
    Builder(bench, seed, people=200).build()
    bench.services().settings.change(records_from="2025-12-01")
    expected = Duties(lived(bench.store), TODAY).of_places()

    rows = exported(bench, COUNTY, tmp_path / "book.xlsx")["义务（单位）"][3:]

    shown = {(row[2], row[4]): (row[5], row[6], "" if row[8] is None else str(row[8])) for row in rows}
    assert len(shown) == len(rows)
    assert set(shown) == {line[:2] for line in expected}
    for name, title, state, said, late in expected:
        found = shown[name, title]
        assert (found[0], found[2]) == (state, late), (name, title)
        assert said in found[1], (name, title)
    assert {line[2] for line in expected} == {"已完成", "即将到期", "已逾期", "待核"}


@pytest.mark.parametrize("seed", [1, 2])
def test_every_duty_of_yearly_hours_agrees_with_a_recount_from_the_ledger(
    bench: Bench, tmp_path: Path, seed: int
) -> None:
    """Who has too few hours of the year stands there, and nobody else."""
    town = Builder(bench, seed, people=200).build()
    bench.services().settings.change(records_from="2025-12-01")
    with bench.store.reading() as view:
        known = {person: view.people.person(person) for person in town.people}
    expected = Counter(
        (known[person].name, known[person].id_mask, title, state)  # type: ignore[union-attr]
        for person, title, state in Duties(lived(bench.store), TODAY).of_people()
    )

    rows = exported(bench, COUNTY, tmp_path / "book.xlsx")["义务（人员）"][3:]

    titles = {title for title, _ in YEARLY.values()}
    shown = Counter((row[1], row[2], row[6], row[7]) for row in rows if row[6] in titles)
    assert shown == expected
    assert len({title for _, _, title, _ in expected}) >= 4
