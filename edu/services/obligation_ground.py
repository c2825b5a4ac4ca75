"""What judging stands on for one question: the rules in use, the places, the firms, the drills; read once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from edu.domain.actors import Actor
from edu.domain.errors import NotAllowed, NotFound
from edu.domain.obligations.duties import Duty, days_late
from edu.domain.obligations.engine import RuleBook
from edu.domain.obligations.sentences import amount_text, explain
from edu.domain.places import PlaceTree
from edu.services.obligation_facts import Setting, class_evidence, drill_evidence, org_level_of
from edu.services.obligation_measures import MeasureTally
from edu.services.obligation_reach import untracked, why_untracked
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edu.domain.histories import PersonHistory
    from edu.domain.obligations.rules import Rule
    from edu.domain.obligations.status import Status
    from edu.domain.obligations.subjects import Evidence
    from edu.domain.people import OrgUnit, Post
    from edu.domain.register import Register
    from edu.services.ports import Reading
    from edu.services.ports.content import ObligationBook
    from edu.system.settings import Settings


MOST_SENTENCES = 8192


class Ground:
    """One day, one view of the store. `tally` is fed with the people that the caller reads."""

    def __init__(
        self,
        *,
        on: date,
        rules: Sequence[Rule],
        register: Register,
        setting: Setting,
        tree: PlaceTree,
        tally: MeasureTally,
        by_org: Mapping[str, Sequence[Evidence]],
        by_firm: Mapping[str, Sequence[Evidence]],
        credit_cites: tuple[str, ...],
    ) -> None:
        tracked = [rule for rule in rules if not why_untracked(rule)]
        self.on = on
        self.day = on.isoformat()
        self.book = RuleBook(tracked)
        self.untracked = untracked(rules, setting.regions, on)
        self.setting = setting
        self.tree = tree
        self.tally = tally
        self.enterprises = setting.enterprises
        self._by_org = by_org
        self._by_firm = by_firm
        self._credit_cites = credit_cites
        # of a county's people many live in one place and owe one thing for one reason: each text is made once
        self._full_name = lru_cache(maxsize=4096)(tree.full_name)
        self._said: dict[tuple[object, ...], tuple[str, str, str]] = {}
        self._cites = lru_cache(maxsize=512)(lambda cites: tuple(register.cite_text(cite) for cite in cites))

    # -- places --

    def unit(self, org_id: str) -> OrgUnit:
        found = self.tree.final(org_id)
        if found is None:
            raise NotFound("没有找到这个单位。", "请刷新单位列表。")
        return found

    def narrowed(self, actor: Actor, org_id: str) -> str:
        """The org unit asked for, within what the actor answers for ('' = everything)."""
        wanted = self.unit(org_id).id if org_id else actor.scope
        if actor.scope and not self.tree.within(wanted, actor.scope):
            raise NotAllowed("这个单位不在您负责的范围内。", "请在自己负责的单位中选择。")
        return wanted

    def owes(self, unit: OrgUnit) -> bool:
        return bool(org_level_of(unit.level)) and not unit.proposed

    def firms_in(self, scope: str) -> list[str]:
        return [
            firm.id
            for firm in self.enterprises.values()
            if not scope or self.tree.within(firm.village or firm.township, scope)
        ]

    # -- evidence --

    def org_evidence(self, unit: OrgUnit) -> Sequence[Evidence]:
        return self._by_org.get(unit.id, ())

    def firm_evidence(self, enterprise: str) -> Sequence[Evidence]:
        return self._by_firm.get(enterprise, ())

    # -- answers --

    def duty_of_person(self, history: PersonHistory, status: Status) -> Duty:
        post = next(post for post in history.posts if post.id == status.post_id)
        return self.duty(
            status,
            name=history.name,
            id_mask=history.id_mask,
            person_class=post.person_class,
            place=self._place_of(post),
            employer=self._employer(post),
        )

    def duty(
        self,
        status: Status,
        *,
        name: str,
        id_mask: str = "",
        person_class: str = "",
        place: str = "",
        employer: str = "",
    ) -> Duty:
        rule = status.rule
        why, done, needed = self._sentences(status)
        return Duty(
            subject=status.subject_id,
            subject_type=rule.subject,
            name=name,
            id_mask=id_mask,
            person_class=person_class,
            place=place,
            employer=employer,
            rule=rule.id,
            title=rule.title,
            family=rule.family,
            state=status.state,
            why=why,
            done=done,
            needed=needed,
            window_from=status.window_from,
            window_to=status.window_to,
            days_left=status.days_left,
            days_late=days_late(status, self.on),
            cites=self._cites(rule.cites + self._credit_cites if status.offline_short else rule.cites),
            source_text=rule.source_text,
            verified=rule.verified,
            note=rule.note,
        )

    def _sentences(self, status: Status) -> tuple[str, str, str]:
        """Why, and the amounts done and needed: the same for all of whom the key says the same."""
        rule, why = status.rule, status.why
        key = (
            rule.id, rule.valid_from, status.state, why.code, *why.values.values(), status.done, status.needed,
            status.window_to, status.days_left, status.offline,
        )  # fmt: skip
        said = self._said.get(key)
        if said is None:
            if len(self._said) >= MOST_SENTENCES:
                self._said.clear()
            said = explain(status), amount_text(rule, status.done), amount_text(rule, status.needed)
            self._said[key] = said
        return said

    def _place_of(self, post: Post) -> str:
        firm = self.enterprises.get(post.enterprise)
        return self._full_name(post.org or (firm.village or firm.township if firm else ""))

    def _employer(self, post: Post) -> str:
        firm = self.enterprises.get(post.enterprise)
        return firm.name if firm else ""


def ground_of(view: Reading, book: ObligationBook, register: Register, settings: Settings, on: date) -> Ground:
    tree = PlaceTree(view.people.org_units())
    enterprises = {firm.id: firm for firm in view.people.enterprises()}
    by_org, by_firm = _evidence_of_places(view, tree)
    return Ground(
        on=on,
        rules=book.rules,
        register=register,
        setting=Setting(frozenset(settings.regions), _records_from(view, settings), enterprises),
        tree=tree,
        tally=MeasureTally(tree, enterprises, book.defaults.credit, on),
        by_org=by_org,
        by_firm=by_firm,
        credit_cites=book.defaults.credit_grounds.cites,
    )


def _records_from(view: Reading, settings: Settings) -> date | None:
    """What the settings say; else the day of the oldest first event, before which nothing can be on record."""
    if settings.records_from:
        return date.fromisoformat(settings.records_from)
    first = view.histories.first_ms()
    return civil_date(first) if first is not None else None


def _evidence_of_places(
    view: Reading, tree: PlaceTree
) -> tuple[Mapping[str, Sequence[Evidence]], Mapping[str, Sequence[Evidence]]]:
    """Drills by who drilled, and classes by the unit that held them."""
    by_org: defaultdict[str, list[Evidence]] = defaultdict(list)
    by_firm: defaultdict[str, list[Evidence]] = defaultdict(list)
    for drill in view.histories.drills():
        unit = tree.final(drill.org)
        if drill.level == "enterprise":
            by_firm[drill.enterprise].append(drill_evidence(drill))
        elif unit is not None and org_level_of(unit.level) == drill.level:
            by_org[unit.id].append(drill_evidence(drill))
    for held in view.histories.closed_classes():
        unit = tree.final(held.org)
        if unit is not None:
            by_org[unit.id].append(class_evidence(held, org_level_of(unit.level)))
    return by_org, by_firm
