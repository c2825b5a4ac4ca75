"""Judging the people, places and firms of one ground: what the service asks one by one, and a report all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.obligations.duties import Duty, SubjectDuties, urgency, worst
from edu.domain.obligations.engine import assess_all, worst_by_rule
from edu.services.obligation_facts import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edu.domain.histories import PersonHistory
    from edu.domain.obligations.status import State, Status
    from edu.domain.people import OrgUnit
    from edu.services.obligation_ground import Ground
    from edu.services.ports import Reading

PRESSING: tuple[State, ...] = ("overdue", "due_soon")


def histories_in(view: Reading, ground: Ground, scope: str, home: str) -> Iterator[PersonHistory]:
    """Of the people in the scope; those who hang on no org unit count as the home township's."""
    unplaced = not scope or scope == home
    members = view.histories.members(ground.tree.lines(scope).line_of, ground.day, unplaced=unplaced)
    return view.histories.histories(members)


def everything(view: Reading, ground: Ground, scope: str, home: str) -> Iterator[Duty]:
    """People's pressing duties, then all duties of places and firms in the scope."""
    for history in histories_in(view, ground, scope, home):
        ground.tally.add(history)
        for status in statuses_of(ground, history):
            if status.state in PRESSING:
                yield ground.duty_of_person(history, status)
    for unit in ground.tree.live(scope):
        if ground.owes(unit):
            yield from org_duties(ground, unit).duties
    for firm in ground.firms_in(scope):
        yield from firm_duties(ground, firm).duties


def statuses_of(ground: Ground, history: PersonHistory, by_post: dict[str, list[State]] | None = None) -> list[Status]:
    """One status a rule, the worst of the person's posts; `by_post` is filled with the states of each."""
    evidence = evidence_of(history)
    found: list[Status] = []
    for post in history.posts:
        if not post.ends or post.ends >= ground.day:
            judged = assess_all(ground.book, ground.setting.person(history, post), evidence, ground.on)
            found.extend(judged)
            if by_post is not None:
                by_post[post.id] = [status.state for status in judged]
    return worst_by_rule(found)


def org_duties(ground: Ground, unit: OrgUnit) -> SubjectDuties:
    facts = ground.setting.org(unit, ground.tally.measures(unit.id, unit.level))
    kind = facts.type if facts is not None else unit.level
    statuses = [] if facts is None else assess_all(ground.book, facts, ground.org_evidence(unit), ground.on)
    place = ground.tree.full_name(unit.id)
    duties = [ground.duty(status, name=unit.name, place=place) for status in statuses]
    return subject_duties(unit.id, kind, unit.name, place, duties)


def firm_duties(ground: Ground, enterprise: str) -> SubjectDuties:
    firm = ground.enterprises[enterprise]
    facts = ground.setting.enterprise(firm, ground.tally.measures(firm.id, "enterprise"))
    statuses = assess_all(ground.book, facts, ground.firm_evidence(firm.id), ground.on)
    place = ground.tree.full_name(firm.village or firm.township)
    duties = [ground.duty(status, name=firm.name, place=place) for status in statuses]
    return subject_duties(firm.id, "enterprise", firm.name, place, duties)


def subject_duties(id_: str, kind: str, name: str, place: str, duties: Sequence[Duty]) -> SubjectDuties:
    ordered = tuple(sorted(duties, key=urgency))
    return SubjectDuties(
        id=id_, type=kind, name=name, place=place, state=worst([duty.state for duty in ordered]), duties=ordered
    )
