"""No shipped rule is silently dead: over a township with everybody in it, each judges somebody or is told by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.events import people as pe
from edu.domain.obligations.rules import Accept, AppliesIf, By, Calendar, Once, Rule
from edu.domain.obligations.words import ANCHORS, INDUSTRIES, PERSON_CLASSES, ROLES, SCHEMES
from edu.services.obligation_judging import firm_duties, org_duties, statuses_of
from edu.services.obligation_reach import why_untracked
from edu.system.ids import derived_id
from tests.edu.domain.obligations.obligation_builders import make_rule
from tests.stores import Bench, shipped_rules

ADMIN = Actor(role=Role.ADMIN, id="test")
COUNTY, TOWN, VILLAGE = (derived_id("reach", name) for name in ("county", "town", "village"))
TODAY = date(2026, 11, 22)
DRILLS = (Accept(kind="drill"),)
OFFICES = frozenset({"official", "rescuer", "village-admin", "grid-member", "volunteer", "public"})


class World:
    """Events of every sort of subject that a person can enter today."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.people: list[str] = []
        self.firms: list[str] = []
        with bench.store.writing(ADMIN) as self.work:
            for unit, level, parent in ((COUNTY, "county", ""), (TOWN, "township", COUNTY), (VILLAGE, "village", TOWN)):
                self.work.append(pe.OrgUnitDeclared(name=level, level=level, parent=parent), unit)
            for place in sorted(OFFICES):
                self.person(place, ("2020-01-01", ""), org=VILLAGE)
            for industry, risky, key in product(INDUSTRIES, (False, True), (False, True)):
                self.firm(industry, risky, key)
            for role in ROLES.values():
                self.person("worker", ("2025-02-01", ""), firm=self.firms[0], role=role)
            for scheme, kind in product(SCHEMES, ("principal", "safety-manager", "special-operator")):
                self.person(kind, ("2025-02-01", ""), firm=self.firms[0], scheme=scheme)
            self.person("worker", ("2020-02-01", "2024-01-31"), ("2025-06-01", ""), firm=self.firms[0])
            # with some days between: a post that goes on the next day is the same one
            self.person("worker", ("2020-02-01", "2025-05-20"), ("2025-06-01", ""), firm=self.firms[0])
            self.work.commit()

    def firm(self, industry: str, risky: bool, key: bool) -> None:
        made = derived_id("reach", f"{industry}{risky}{key}")
        self.work.append(
            pe.EnterpriseRegistered(name=made, industry=industry, high_risk=risky, key_place=key, township=TOWN), made
        )
        self.firms.append(made)
        for kind in sorted(PERSON_CLASSES.keys() - OFFICES):
            self.person(kind, ("2022-02-01", ""), firm=made)

    def person(
        self, kind: str, *spans: tuple[str, str], org: str = "", firm: str = "", role: str = "岗位", scheme: str = ""
    ) -> None:
        who = self.bench.ids.new()
        self.work.append(pe.PersonRegistered(), who, person=who, private=pe.PersonDetails(name="王伟"))
        for starts, ends in spans:
            fact = pe.PostAssigned(
                post=self.bench.ids.new(), role=role, person_class=kind, scheme=scheme or "emergency", org=org,
                enterprise=firm, starts=starts, ends=ends,
            )  # fmt: skip
            self.work.append(fact, who, person=who)
        self.people.append(who)

    def judged(self, on: date) -> Iterator[str]:
        """Ids of the rules that concern anybody on the day."""
        obligations = self.bench.services().obligations
        with self.bench.store.reading() as view:
            ground = obligations._ground(view, on)
            for history in view.histories.histories(self.people):
                ground.tally.add(history)
                yield from (status.rule_id for status in statuses_of(ground, history))
            for unit in ground.tree.live(""):
                yield from (duty.rule for duty in org_duties(ground, unit).duties)
            for firm in self.firms:
                yield from (duty.rule for duty in firm_duties(ground, firm).duties)


def test_every_shipped_rule_judges_somebody_or_is_told_as_untracked(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    rules = shipped_rules().rules
    services.settings.change(
        regions=tuple(sorted({rule.region for rule in rules} - {"national"})), records_from="2020-01-01", home=TOWN
    )
    world = World(sqlite_bench)
    days: defaultdict[date, list[Rule]] = defaultdict(list)
    for rule in rules:
        days[min(rule.valid_to or TODAY, TODAY)].append(rule)

    silent: list[str] = []
    for on, theirs in days.items():
        judged = set(world.judged(on))
        told = {rule.title for rule in services.obligations.untracked(on)}
        assert not [rule.id for rule in theirs if rule.id in judged and rule.title in told]
        silent += [rule.id for rule in theirs if rule.id not in judged and rule.title not in told]

    assert silent == []


def test_the_duties_of_a_new_process_and_of_a_flood_are_told_with_what_is_missing(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    services.settings.change(regions=("songyang",))
    told = {rule.title: rule.why for rule in services.obligations.untracked(TODAY)}
    assert "启用新工艺" in told["采用新工艺、新技术、新材料、新设备前专门培训"]
    assert "防汛责任人到岗人数" in told["松阳：防汛责任人100%到岗"]
    assert "会议与检查记录" in told["松阳：乡镇（街道）每月组织灾害和事故风险会商"]
    assert services.obligations.overview(ADMIN, "", TODAY).untracked == services.obligations.untracked(TODAY)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            make_rule(subject="enterprise", kind="coverage", accepts=(), window=By(), measure="officials-trained"),
            "轮训",
        ),
        (make_rule(subject="person", kind="coverage", accepts=(), window=By(), measure="village-admins"), "应急管理员"),
        (make_rule(subject="county", kind="count", window=Once(before=True)), ANCHORS["post_from"]),
        (make_rule(kind="count", accepts=DRILLS), "演练"),
        (make_rule(subject="enterprise", kind="count", accepts=(Accept(kind="class"),)), "培训班"),
        (make_rule(subject="township", applies_if=AppliesIf(key_place=True)), "消防重点单位"),
        (make_rule(subject="enterprise", accepts=DRILLS, applies_if=AppliesIf(roles=frozenset({"hot-work"}))), "职责"),
    ],
)
def test_a_local_rule_that_asks_for_what_nobody_enters_says_so(rule: Rule, said: str) -> None:
    assert why_untracked(rule)
    assert said in why_untracked(rule)


def test_a_rule_that_can_be_judged_is_not_told() -> None:
    assert why_untracked(make_rule()) == ""
    either = (Accept(kind="record"), Accept(kind="drill"))
    both = make_rule(subject="township", kind="count", window=Calendar(12), accepts=either)
    assert why_untracked(both) == ""
    assert why_untracked(replace(both, kind="coverage", accepts=(), window=By(), measure="township-team")) == ""
