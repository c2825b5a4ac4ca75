"""Who counts as a new worker of the year: the first post at the unit, not the next term of an old one."""

from __future__ import annotations

from datetime import date

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.events import people as e
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from edu.system.clock import ms_at
from edu.system.ids import derived_id
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.people import ADMIN
from tests.recount import Recount, lived
from tests.stores import Bench

TODAY = date(2026, 11, 22)
TOWN, VILLAGE, ALIAS, FIRM, OTHER = (derived_id("test", name) for name in ("town", "village", "alias", "firm", "other"))
SELF, TWIN = derived_id("test", "self"), derived_id("test", "twin")

Term = tuple[str, str, str]
"""Where, first day, last day."""


def post(bench: Bench, who: str, term: Term, person_class: str = "worker") -> e.PostAssigned:
    where, starts, ends = term
    place = {"enterprise": where} if where in (FIRM, OTHER) else {"org": where}
    return e.PostAssigned(
        post=bench.ids.new(), role="包装工", person_class=person_class, starts=starts, ends=ends, **place
    )


def world(bench: Bench, *posts: tuple[str, Term, str]) -> int:
    """New workers of the year; the recount says the same, and so does a rebuild. A post is (who, term, class)."""
    with bench.store.writing(OPERATOR) as work:
        work.append(e.OrgUnitDeclared(code="331124101000", name="古市镇", level="township"), TOWN)
        work.append(e.OrgUnitDeclared(code="331124101200", name="上村", level="village", parent=TOWN), VILLAGE)
        work.append(e.OrgUnitDeclared(name="上村村", level="village", parent=TOWN, proposed=True), ALIAS)
        work.append(e.OrgUnitJoined(into=VILLAGE), ALIAS)
        for firm, name in ((FIRM, "石坑建材厂"), (OTHER, "木器厂")):
            work.append(e.EnterpriseRegistered(name=name, township=TOWN), firm)
        for who in (SELF, TWIN):
            work.append(e.PersonRegistered(), who, person=who, private=e.PersonDetails(name="张三"))
        work.append(e.PersonMerged(into=SELF), TWIN, person=TWIN)
        for who, term, person_class in posts:
            work.append(post(bench, who, term, person_class), who, person=who)
        work.commit()
    counted = bench.services().statistics.book(ADMIN, 2026, TOWN).total.count("due_new_worker")
    again = Recount(lived(bench.store), {TOWN, VILLAGE, ALIAS}, TODAY, loose=False).figures()["due_new_worker"]
    assert counted == again
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live
    return counted


NOW: Term = (FIRM, "2026-01-01", "")


@pytest.mark.parametrize(
    ("before", "new"),
    [
        (None, 1),
        ((SELF, (FIRM, "2025-01-01", "2025-12-31"), "worker"), 0),  # the next term
        ((SELF, (FIRM, "2025-01-01", "2025-12-15"), "worker"), 0),  # a gap
        ((SELF, (FIRM, "2015-01-01", "2018-12-31"), "worker"), 0),  # back after years
        ((SELF, (FIRM, "", "2025-12-31"), "worker"), 0),  # longer ago than the roster says
        ((SELF, (FIRM, "2025-01-01", "2025-12-31"), "special-operator"), 0),  # another class of the same firm
        ((SELF, (FIRM, "2026-01-01", "2026-03-01"), "worker"), 1),  # two terms of one year
        ((SELF, (OTHER, "2025-01-01", "2025-12-31"), "worker"), 1),  # came from another firm
        ((SELF, (VILLAGE, "2025-01-01", ""), "grid-member"), 1),
        ((TWIN, (FIRM, "2025-01-01", "2025-12-31"), "worker"), 0),  # under the id that was merged
        ((TWIN, (OTHER, "2025-01-01", "2025-12-31"), "worker"), 1),
    ],
)
def test_only_a_first_post_at_the_firm_makes_a_new_worker(
    bench: Bench, before: tuple[str, Term, str] | None, new: int
) -> None:
    assert world(bench, *([before] if before else []), (SELF, NOW, "worker")) == new


@pytest.mark.parametrize(("earlier", "later"), [(ALIAS, VILLAGE), (VILLAGE, ALIAS)])
def test_a_proposal_and_the_village_it_was_joined_to_are_one_unit(bench: Bench, earlier: str, later: str) -> None:
    terms = [(earlier, "2025-01-01", "2025-12-31"), (later, "2026-01-01", "")]
    assert world(bench, *((SELF, term, "worker") for term in terms)) == 0


def test_whoever_the_merged_post_is_of_the_year_is_looked_at_too(bench: Bench) -> None:
    assert world(bench, (SELF, (FIRM, "2025-01-01", "2025-12-31"), "worker"), (TWIN, NOW, "worker")) == 0


def test_next_years_roster_prolongs_a_worker_and_makes_nobody_new(bench: Bench) -> None:
    """By the import as offices do it: the prolonged post is a second one of the same firm."""
    services = bench.services()
    path = bench.folder / "名册.xlsx"
    bench.clock.jump_to(ms_at(date(2025, 3, 1), 9))
    header = [*HEADER, "任职日期", "到期日期"]
    path.write_bytes(xlsx([header, [*person(1, role="包装工", unit="石坑建材厂"), "2025-01-01", "2025-12-31"]]))
    services.roster_import.take(ADMIN, services.roster_import.dry_run(ADMIN, path))
    bench.clock.jump_to(ms_at(TODAY, 9))
    rows = [
        [*person(1, role="包装工", unit="石坑建材厂"), "2025-01-01", "2026-12-31"],
        [*person(2, "李四", role="包装工", unit="石坑建材厂"), "2026-02-01", "2026-12-31"],
    ]
    path.write_bytes(xlsx([header, *rows]))
    made = services.roster_import.dry_run(ADMIN, path)
    assert "post_prolonged" in {problem.code for problem in made.problems}
    services.roster_import.take(ADMIN, made)

    assert services.statistics.book(ADMIN, 2026).total.count("due_new_worker") == 1
