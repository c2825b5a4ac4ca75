"""One post of somebody from several rosters or by hand, folded by a join: what is undone leaves the others' word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations

import msgspec
import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict
from edu.domain.events import people as e
from edu.services.people import NewPost
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from tests.people import ADMIN, register
from tests.stores import Bench

CODE = "331124101001"


@dataclass
class Places:
    """张三, known by hand; the village 白石村 and names that wait for somebody to say that they are it."""

    bench: Bench
    services: Services
    person: str
    village: str
    proposal: str

    def roster(self, org: str, starts: str = "", ends: str = "", firm: str = "", new_person: str = "") -> str:
        """The import of a roster that has 张三 there."""
        return self.roster_of((org, starts, ends), firm=firm, new_person=new_person)

    def roster_of(self, *held: tuple[str, str, str], firm: str = "", new_person: str = "") -> str:
        batch = self.bench.ids.new()
        person = new_person or self.person
        with self.bench.store.writing(OPERATOR) as work:
            if new_person:
                details = e.PersonDetails(name="李四")
                work.append(e.PersonRegistered(batch=batch), person, person=person, private=details)
            if firm:
                work.append(e.EnterpriseRegistered(name="木器厂", batch=batch), firm)
            for org, starts, ends in held:
                post = e.PostAssigned(
                    post=self.bench.ids.new(), role="网格员", person_class="grid-member", org=org, enterprise=firm,
                    starts=starts, ends=ends, batch=batch,
                )  # fmt: skip
                work.append(post, person, person=person)
            work.append(e.RosterImported(file_sha256="", rows=1, accepted=1, skipped=0, builds_on=()), batch)
            work.commit()
        return batch

    def by_hand(self, org: str, ends: date | None = None, firm: str = "") -> None:
        post = NewPost(role="网格员", person_class="grid-member", org=org, enterprise=firm, ends=ends)
        self.services.people.assign(ADMIN, self.person, post)

    def join(self, proposal: str = "") -> None:
        self.services.organisations.join_org_unit(ADMIN, proposal or self.proposal, self.village)

    def undo(self, batch: str) -> None:
        self.services.roster_import.undo(ADMIN, batch)

    def end(self, org: str, day: date) -> None:
        posts = self.services.people.view(ADMIN, self.person).posts
        (post,) = [one for one in posts if one.org == org]
        self.services.people.end_post(ADMIN, self.person, post.id, day)

    def held(self) -> list[tuple[str, str, str]]:
        """(org, first day, last day) of each post."""
        posts = self.services.people.view(ADMIN, self.person).posts
        return sorted(((one.org, one.starts, one.ends) for one in posts), key=lambda post: post[1:])

    def assert_rebuilt(self) -> None:
        live = digest(self.bench.store)
        rebuild(self.bench.store)
        assert digest(self.bench.store) == live


def waiting(bench: Bench, name: str) -> str:
    unit = bench.ids.new()
    with bench.store.writing(OPERATOR) as work:
        work.append(e.OrgUnitDeclared(name=name, level="village", proposed=True), unit)
        work.commit()
    return unit


@pytest.fixture
def places(bench: Bench) -> Places:
    services = bench.services()
    village = services.organisations.declare_org_unit(ADMIN, code=CODE, name="白石村", level="village")
    return Places(bench, services, register(services), village, waiting(bench, "石坑村"))


def test_the_undo_of_the_roster_whose_post_stands_gives_the_other_rosters_back(places: Places) -> None:
    first = places.roster(places.proposal)
    second = places.roster(places.village)
    places.join()
    assert places.held() == [(places.proposal, "", "")]

    places.undo(first)

    assert places.held() == [(places.village, "", "")]
    places.assert_rebuilt()
    places.undo(second)
    assert places.held() == [], "what was given back is its import's"
    places.assert_rebuilt()


def test_what_is_given_back_are_the_days_that_were_folded(places: Places) -> None:
    first = places.roster(places.proposal, "2026-01-01", "2026-06-30")
    second = places.roster(places.village, "2026-03-01", "2026-12-31")
    places.join()

    places.undo(first)

    village = places.village
    assert places.held() == [(village, "2026-03-01", "2026-06-30"), (village, "2026-07-01", "2026-12-31")]
    places.assert_rebuilt()
    places.undo(second)
    assert places.held() == []


def test_a_post_that_was_given_by_hand_is_never_lost_by_an_undo(places: Places) -> None:
    batch = places.roster(places.proposal)
    places.by_hand(places.village, date(2026, 12, 31))
    places.join()
    assert places.held() == [(places.proposal, "", "")]

    places.undo(batch)

    assert places.held() == [(places.village, "", "2026-12-31")]
    places.assert_rebuilt()


def test_an_import_stays_where_a_post_by_hand_would_be_left_at_a_firm_that_goes(places: Places) -> None:
    firm = places.bench.ids.new()
    batch = places.roster(places.proposal, firm=firm)
    places.by_hand(places.village, firm=firm)
    places.join()

    with pytest.raises(Conflict, match="已经有 1 条后续记录"):
        places.undo(batch)

    assert places.held() == [(places.proposal, "", "")]
    assert [one.id for one in places.services.organisations.enterprises(OPERATOR)] == [firm]


def test_an_ending_set_after_the_join_holds_for_what_is_given_back(places: Places) -> None:
    first = places.roster(places.proposal)
    places.roster(places.village)
    places.join()
    places.end(places.proposal, date(2026, 11, 20))

    places.undo(first)

    assert places.held() == [(places.village, "", "2026-11-20")]


def test_an_import_that_had_the_post_at_both_names_is_undone_whole(places: Places) -> None:
    """The fold is no later record of the people that it brought."""
    new = places.bench.ids.new()
    both = [(places.proposal, "2026-01-01", "2026-06-30"), (places.village, "2026-01-01", "")]
    batch = places.roster_of(*both, new_person=new)
    places.join()
    assert len(places.services.people.view(ADMIN, new).posts) == 2

    places.undo(batch)

    with places.bench.store.reading() as view:
        assert view.people.person(new) is None
        assert not view.people.posts_of(new)
    places.assert_rebuilt()


@pytest.mark.parametrize("ended", ["earlier", "later"])
def test_an_ending_set_by_hand_at_one_name_is_the_posts_after_the_join(places: Places, ended: str) -> None:
    first = places.roster(places.proposal)
    second = places.roster(places.village)
    places.end(places.proposal if ended == "earlier" else places.village, date(2026, 11, 20))

    places.join()

    assert places.held() == [(places.proposal, "", "2026-11-20")]
    places.assert_rebuilt()
    places.undo(first)
    assert places.held() == [(places.village, "", "2026-11-20")]
    places.undo(second)
    assert places.held() == []


def test_a_post_that_came_after_the_ending_and_one_of_later_days_stand(places: Places) -> None:
    """The ending says nothing of a post that begins later, nor of what a roster said afterwards."""
    places.roster(places.proposal, "2026-01-01")
    places.roster(places.village, "2027-01-01", "2027-12-31")
    places.end(places.proposal, date(2026, 11, 20))
    places.roster(places.village, "2026-11-01", "2026-12-31")

    places.join()

    assert places.held() == [
        (places.proposal, "2026-01-01", "2026-11-20"),
        (places.village, "2026-11-21", "2026-12-31"),
        (places.village, "2027-01-01", "2027-12-31"),
    ]


def test_proposals_that_a_registration_makes_one_are_given_back_too(bench: Bench) -> None:
    services = bench.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    names = [waiting(bench, "甲镇石坑村"), waiting(bench, "甲镇石坑村")]
    places = Places(bench, services, register(services), "", "")
    batches = [places.roster(name) for name in names]
    services.organisations.declare_org_unit(ADMIN, code=CODE, name="石坑村", level="village", parent=town)
    assert len(places.held()) == 1

    places.undo(batches[0])

    assert places.held() == [(names[1], "", "")]
    places.assert_rebuilt()


SPANS = (("2026-01-01", "2026-06-30"), ("2026-03-01", "2026-12-31"), ("2025-11-01", "2026-09-30"))


@pytest.mark.parametrize("made", list(permutations(range(3))))
@pytest.mark.parametrize("undone", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)])
def test_after_each_undo_every_day_of_the_rosters_that_stand_is_held_once(
    sqlite_bench: Bench, made: tuple[int, ...], undone: tuple[int, ...]
) -> None:
    """Three names of one village, joined one after the other, and an undo of the three rosters in any order."""
    services = sqlite_bench.services()
    village = services.organisations.declare_org_unit(ADMIN, code=CODE, name="白石村", level="village")
    names = [village, waiting(sqlite_bench, "石坑村"), waiting(sqlite_bench, "石坑坞")]
    places = Places(sqlite_bench, services, register(services), village, names[1])
    batches = {number: places.roster(names[number], *SPANS[number]) for number in made}
    places.join(names[2])
    places.join(names[1])
    left = set(range(3))
    for number in undone:
        assert days(places) == sorted(set().union(*(span(*SPANS[one]) for one in left)))
        places.undo(batches[number])
        left.remove(number)
    assert places.held() == []
    places.assert_rebuilt()


def days(places: Places) -> list[date]:
    return sorted(day for _org, starts, ends in places.held() for day in span(starts, ends))


def span(starts: str, ends: str) -> list[date]:
    first, last = date.fromisoformat(starts), date.fromisoformat(ends)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_fold_of_before_this_was_kept_is_given_back_too(
    places: Places, by_hand: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger of an older program says that the post was withdrawn, not into which."""
    made = e.PostWithdrawn

    def older(post: str, batch: str, folded_into: tuple[str, ...]) -> e.PostWithdrawn:
        assert folded_into
        return made(post=post, batch=batch)

    first = places.roster(places.proposal, "2026-01-01", "2026-06-30")
    if by_hand:
        places.by_hand(places.village, date(2026, 3, 31))
    else:
        places.roster(places.village, "2026-03-01", "2026-05-31")
    monkeypatch.setattr(e, "PostWithdrawn", older)
    places.join()
    monkeypatch.undo()
    before = places.held()

    places.undo(first)

    ((org, _starts, ends),) = places.held()
    assert len(before) == 1
    assert (org, ends) == (places.village, "2026-03-31" if by_hand else "2026-05-31")


def test_facts_of_before_this_was_kept_are_read() -> None:
    withdrawn = msgspec.json.decode(b'{"post": "p", "batch": "b"}', type=e.PostWithdrawn)
    assigned = msgspec.json.decode(b'{"post": "p", "role": "r", "person_class": "c"}', type=e.PostAssigned)

    assert (withdrawn.folded_into, assigned.part_of) == ((), "")
