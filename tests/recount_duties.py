"""Duties judged again in plain Python from the payloads of the ledger: the clauses written out, no engine, no pack.

For one day in the second half of a year, records kept from a day in the December before: so no year before is held
against anybody, and the first half-year is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.recount import Life, Row

Line = tuple[str, str, str, str, str]
"""Name, duty, state, what stands in the sentence, days late ('' none)."""


@dataclass(frozen=True)
class Drilled:
    """A duty of so many drills: whose, which drills count, in which part of the year; `pending` is never judged."""

    title: str
    of: Callable[[Row], bool]
    counts: Callable[[Row], bool]
    half: bool = False
    pending: bool = False


def comprehensive(drill: Row) -> bool:
    return bool(drill["content"] == "comprehensive")


def planned(drill: Row) -> bool:
    return drill["content"] in ("comprehensive", "special")


def on_site(drill: Row) -> bool:
    return bool(drill["content"] == "site")


def of_fire(drill: Row) -> bool:
    return bool(drill["hazard"] == "fire")


def anybody(_: Row) -> bool:
    return True


def smelter(firm: Row) -> bool:
    return bool(firm["industry"] == "金属冶炼")


def level(name: str) -> Callable[[Row], bool]:
    return lambda unit: bool(unit["level"] == name)


UNITS = (
    Drilled("乡镇（街道）每年至少一次综合演练", level("township"), comprehensive),
    Drilled("村（社区）每年至少一次综合演练", level("village"), comprehensive),
    Drilled("乡镇（街道）至少每两年一次生产安全事故预案演练", level("township"), lambda _: False),
    Drilled("县级政府及监管部门至少每两年一次生产安全事故预案演练", level("county"), lambda _: False),
    Drilled("专项、部门预案至少每三年演练一次（2024年办法，待核）", level("county"), lambda _: False, pending=True),
)
FIRMS = (
    Drilled("企业每半年至少一次现场处置方案演练", anybody, on_site, half=True),
    Drilled("企业每年至少一次综合或专项预案演练", anybody, planned),
    Drilled("一般单位至少每年一次消防演练", anybody, of_fire),
    Drilled(
        "高危和人员密集单位至少每半年一次预案演练并报送", lambda f: f["industry"] == "金属冶炼", of_fire, half=True
    ),
    Drilled(
        "高危企业每半年至少一次疏散逃生演练（待核）",
        lambda f: f.get("high_risk", False),
        of_fire,
        half=True,
        pending=True,
    ),
    Drilled("企业每年至少一次疏散逃生演练（待核）", lambda f: not f.get("high_risk", False), of_fire, pending=True),
)
OPERATORS, MANAGERS = "特种作业人员持证率100%", "高危企业负责人和安管人员考核合格率100%"
YEARLY: dict[tuple[str, bool], tuple[str, int]] = {
    ("worker", False): ("员工每年再培训不少于8学时", 8),
    ("worker", True): ("高危企业员工每年再培训不少于20学时", 20),
    ("principal", False): ("主要负责人每年再培训不少于12学时", 12),
    ("principal", True): ("高危企业主要负责人每年再培训不少于16学时", 16),
    ("safety-manager", False): ("安全生产管理人员每年再培训不少于12学时", 12),
    ("safety-manager", True): ("高危企业安全生产管理人员每年再培训不少于16学时", 16),
}
"""By class of a post and whether the firm is a dangerous one; the first two ask under whatever scheme."""


class Duties:
    def __init__(self, life: Life, today: date) -> None:
        self._life, self._today = life, today
        self._day, self._year = today.isoformat(), str(today.year)

    def of_places(self) -> Counter[Line]:
        """Every line of 义务（单位）."""
        life, found = self._life, Counter[Line]()
        units = {id_: unit for id_, unit in life.units.items() if not unit.get("joined")}
        by_unit, by_firm = defaultdict[str, list[Row]](list), defaultdict[str, list[Row]](list)
        for drill in life.drills.values():
            if drill.get("enterprise"):
                by_firm[drill["enterprise"]].append(drill)
            elif drill["level"] == life.units[life.unit(drill["org"])]["level"]:  # a village's is none of its township
                by_unit[life.unit(drill["org"])].append(drill)
        for subjects, rules, drills in ((units, UNITS, by_unit), (life.firms, FIRMS, by_firm)):
            for id_, subject in subjects.items():
                found.update(self._drilled(subject, rule, drills[id_]) for rule in rules if rule.of(subject))
        for id_, firm in life.firms.items():
            found.update(self._licensed(id_, firm))
        return found

    def _drilled(self, subject: Row, rule: Drilled, drills: list[Row]) -> Line:
        days = [drill["day"] for drill in drills if rule.counts(drill) and drill["day"] <= self._day]
        first = f"{self._year}-07-01" if rule.half else f"{self._year}-01-01"
        done = sum(day >= first for day in days)
        missed = rule.half and not any(f"{self._year}-01-01" <= day < first for day in days)
        late = (self._today - date(self._today.year, 6, 30)).days
        if rule.pending:
            return subject["name"], rule.title, "待核", "", ""
        if done:
            return subject["name"], rule.title, "已完成", f"已完成 {done} 次（要求 1 次）", ""
        if missed:
            return subject["name"], rule.title, "已逾期", "只完成 0 次（要求 1 次）", str(late)
        return subject["name"], rule.title, "即将到期", "已完成 0 次（要求 1 次）", ""

    def _licensed(self, firm_id: str, firm: Row) -> list[Line]:
        asked = (
            (OPERATORS, ("special-operator",), "special-operation", True),
            (MANAGERS, ("principal", "safety-manager"), "competence", firm.get("high_risk", False)),
        )
        lines: list[Line] = []
        for title, classes, kind, applies in asked:
            people = {
                self._life.who(post["person"])
                for post in self._current()
                if post.get("enterprise") == firm_id
                and post["person_class"] in classes
                and post.get("scheme", "emergency") == "emergency"
            }
            if not people or not applies:
                continue
            have = sum(self._holds(person, kind) for person in people)
            if have == len(people):
                said = f"已达标：{have} 人（要求 {have} 人）"
                lines.append((firm["name"], title, "已完成", said, ""))
            else:
                said = f"未达标：现有 {have} 人，要求 {len(people)} 人，还差 {len(people) - have} 人"
                lines.append((firm["name"], title, "已逾期", said, ""))
        return lines

    def _current(self) -> list[Row]:
        return [
            post
            for post in self._life.posts.values()
            if (not post.get("starts") or post["starts"] <= self._day)
            and (not post.get("ends") or post["ends"] >= self._day)
        ]

    def _holds(self, person: str, kind: str) -> bool:
        return any(
            self._life.who(held["person"]) == person
            and held["certificate_kind"].replace("_", "-") == kind
            and held["issued"] <= self._day <= (held.get("expires") or "9999")
            for held in self._life.certificates.values()
        )

    def of_people(self) -> Counter[tuple[str, str, str]]:
        """Person, duty and state of the lines of 义务（人员） about yearly hours."""
        minutes: Counter[tuple[str, str]] = Counter()  # in half minutes taught, by person and class made for
        for credit in self._life.credits.values():
            if f"{self._year}-01-01" <= credit["day"] <= self._day:
                scale = 3 if credit["form"] == "online" else 2
                minutes[self._life.who(credit["person"]), credit.get("person_class", "")] += credit["minutes"] * scale
        found = set()
        for post in self._current():
            person, risk = self._life.who(post["person"]), False
            if post.get("enterprise"):
                risk = self._life.firms[post["enterprise"]].get("high_risk", False)
            rule = YEARLY.get((post["person_class"], risk))
            judged = post["person_class"] == "worker" or post.get("scheme", "emergency") == "emergency"
            done = minutes[person, ""] + minutes[person, post["person_class"]]  # another class learns something else
            if rule and judged and done < rule[1] * 45 * 2:
                found.add((person, rule[0], "即将到期"))
        return Counter(found)
