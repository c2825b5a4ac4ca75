"""A post that somebody has at a proposal and at the village that it is joined to becomes one, and no day is lost."""

from __future__ import annotations

from datetime import date

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.events import people as e
from edu.domain.people import Post
from edu.services.doubled_posts import uncovered
from edu.services.people import NewPost, assign_post
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from tests.people import ADMIN, register
from tests.stores import Bench


def post(starts: str = "", ends: str = "") -> Post:
    return Post(
        id="", person="", role="", person_class="", scheme="", org="", enterprise="", work_type="",
        starts=starts, ends=ends,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("later", "earlier", "left"),
    [
        (("", ""), [("", "")], []),
        (("2025-01-01", "2025-12-31"), [("", "")], []),
        (("", ""), [("2025-01-01", "")], []),  # an unstated start claims nothing
        (("2025-01-01", ""), [("2025-03-01", "")], [("2025-01-01", "2025-02-28")]),
        (("2025-06-01", "2026-12-31"), [("2025-01-01", "2025-12-31")], [("2026-01-01", "2026-12-31")]),
        (("2025-01-01", ""), [("2025-03-01", "2025-03-31")], [("2025-01-01", "2025-02-28"), ("2025-04-01", "")]),
        (("2026-01-01", ""), [("2025-01-01", "2025-12-31")], [("2026-01-01", "")]),
        (("2024-01-01", "2024-12-31"), [("2025-01-01", "")], [("2024-01-01", "2024-12-31")]),
        (("", ""), [("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31")], [("2026-01-01", "")]),
    ],
)
def test_the_later_post_keeps_the_days_that_no_earlier_one_covers(
    later: tuple[str, str], earlier: list[tuple[str, str]], left: list[tuple[str, str]]
) -> None:
    found = uncovered(post(*later), [post(*one) for one in earlier])

    assert [(one.starts, one.ends) for one in found] == left


def test_posts_at_both_are_one_after_the_join_and_the_others_stay(bench: Bench) -> None:
    services = bench.services()
    places = services.organisations
    village = places.declare_org_unit(ADMIN, code="331124101001", name="石坑村", level="village")
    proposal = bench.ids.new()
    with bench.store.writing(OPERATOR) as work:
        work.append(e.OrgUnitDeclared(name="石坑坞", level="village", proposed=True), proposal)
        work.commit()

    def grid(org: str, ends: date | None = None, kind: str = "grid-member") -> NewPost:
        return NewPost(role="网格员", person_class=kind, org=org, ends=ends)

    first = register(services, "张三", 1, grid(proposal, date(2025, 12, 31)))
    services.people.assign(ADMIN, first, grid(village, date(2026, 12, 31)))
    services.people.assign(ADMIN, first, grid(village, kind="worker"))
    other = register(services, "李四", 2, grid(village))
    with bench.store.writing(OPERATOR) as work:  # as a hand could before it was refused
        assign_post(work, other, bench.ids.new(), grid(village))
        work.commit()

    places.join_org_unit(ADMIN, proposal, village)

    held = {
        person: sorted((one.person_class, one.starts, one.ends) for one in services.people.view(ADMIN, person).posts)
        for person in (first, other)
    }
    assert held[first] == [
        ("grid-member", "", "2025-12-31"), ("grid-member", "2026-01-01", "2026-12-31"), ("worker", "", ""),
    ]  # fmt: skip
    assert held[other] == [("grid-member", "", "")] * 2, "it is no matter of the join"
    live = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == live
