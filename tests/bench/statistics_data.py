"""A county for the statistics bench: ten events a person, lying in the ledger in the order of time, as in life.

Rounds go over all people, so that what belongs to one person is scattered over the file: data written person by person
would lie together and be read several times faster than an office's.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from edu.domain.actors import OPERATOR
from edu.domain.events import certificates as xe
from edu.domain.events import classes as ce
from edu.domain.events import exams as ee
from edu.domain.events import people as pe
from edu.domain.events import study as se
from edu.services.ports import Writing
from edu.storage.records.chunks import chunked
from edu.system.clock import ms_at
from edu.system.ids import derived_id
from tests.stores import Bench

T = TypeVar("T")
TOWNS, VILLAGES = 10, 20
STAFF = ("principal", "safety-manager", "special-operator", *("worker",) * 9)
GRASS_ROOTS = ("grid-member", "grid-member", "village-admin", "rescuer", "official")
PEOPLE_OF_A_FIRM = 40
TOGETHER = 2_000
ROUNDS = ("2025-04", "2025-06", "2025-09", "2025-11", "2026-03", "2026-05", "2026-08", "2026-10")
EXAM_ROUNDS = 3
"""Who sits an exam has its three events instead of the last three rounds."""
SURNAMES, GIVEN = "张王李赵陈刘周吴徐孙朱马", "伟芳娜敏静强磊洋艳勇杰娟涛明超秀霞平刚桂"


@dataclass(frozen=True, slots=True)
class Someone:
    id: str
    person_class: str
    examined: bool


class County:
    """Ten townships of twenty villages; `people` in firms and villages."""

    def __init__(self, made: Bench, people: int) -> None:
        self._made = made
        self._random = random.Random(people)
        self._size = people
        self._villages = [derived_id("org", _code(t, v)) for t in range(TOWNS) for v in range(1, VILLAGES + 1)]
        self._firms = [made.ids.new() for _ in range(max(1, people // PEOPLE_OF_A_FIRM))]
        self._classes = [made.ids.new() for _ in range(max(1, people // 500))]
        self._everybody: list[Someone] = []

    def fill(self) -> None:
        self._go("2025-01")
        self._each([None], lambda work, _: self._places(work))
        self._each(range(self._size), self._register)
        for number, month in enumerate(ROUNDS):
            self._go(month)
            rest = number < len(ROUNDS) - EXAM_ROUNDS
            learning = [someone for someone in self._everybody if rest or not someone.examined]
            self._each(learning, lambda work, someone, at=number: self._learn(work, someone, at))  # type: ignore[misc]
        self._each([someone for someone in self._everybody if someone.examined], self._sit)
        self._made.clock.jump_to(ms_at(date(2026, 11, 22), 9))

    def _go(self, month: str) -> None:
        self._made.clock.jump_to(ms_at(date.fromisoformat(f"{month}-20"), 9))

    def _each(self, things: Iterable[T], do: Callable[[Writing, T], None]) -> None:
        for some in chunked(things, TOGETHER):
            with self._made.store.writing(OPERATOR) as work:
                for thing in some:
                    do(work, thing)
                work.commit()

    def _places(self, work: Writing) -> None:
        county = derived_id("org", "331124000000")
        work.append(pe.OrgUnitDeclared(code="331124000000", name="松阳县", level="county"), county)
        for t in range(TOWNS):
            town = derived_id("org", _code(t, 0))
            declared = pe.OrgUnitDeclared(code=_code(t, 0), name=f"第{t + 1}乡", level="township", parent=county)
            work.append(declared, town)
            for v in range(1, VILLAGES + 1):
                village = pe.OrgUnitDeclared(code=_code(t, v), name=f"第{v}村", level="village", parent=town)
                work.append(village, derived_id("org", _code(t, v)))
        for n, firm in enumerate(self._firms):
            town = derived_id("org", _code(n % TOWNS, 0))
            known = pe.EnterpriseRegistered(
                name=f"松阳县第{n + 1}机械厂", industry=("机械制造", "建筑施工", "宾馆")[n % 3], high_risk=n % 5 == 0,
                township=town,
            )  # fmt: skip
            work.append(known, firm)
        for n, held in enumerate(self._classes):
            starts = date(2026, 1, 5) + timedelta(days=n % 300)
            ends = (starts + timedelta(days=1)).isoformat()
            opened = ce.ClassOpened(
                title=f"第{n + 1}期培训班", programme_kind="yearly", org=derived_id("org", _code(n % TOWNS, 0)),
                starts=starts.isoformat(), ends=ends,
            )  # fmt: skip
            work.append(opened, held)
            work.append(ce.ClassClosed(people=50, passed=48, minutes_total=4500), held)

    def _register(self, work: Writing, n: int) -> None:
        rnd, new = self._random, self._made.ids.new
        person, employed = new(), rnd.random() < 0.7
        kind = rnd.choice(STAFF if employed else GRASS_ROOTS)
        name = rnd.choice(SURNAMES) + "".join(rnd.sample(GIVEN, 2))
        details = pe.PersonDetails(name=name, id_number=f"33112419{n:010}", initials=f"{chr(97 + n % 26)}zw")
        work.append(pe.PersonRegistered(lookup=person * 2), person, person=person, private=details)
        starts = date(2014, 1, 1) + timedelta(days=rnd.randrange(4_600))
        held = pe.PostAssigned(
            post=new(), role=rnd.choice(("厂长", "安全员", "操作工", "电焊工", "村干部")), person_class=kind,
            org="" if employed else rnd.choice(self._villages), enterprise=rnd.choice(self._firms) if employed else "",
            starts=starts.isoformat() if rnd.random() < 0.9 else "",
        )  # fmt: skip
        work.append(held, person, person=person)
        self._everybody.append(Someone(person, kind, rnd.random() < 0.3))

    def _learn(self, work: Writing, someone: Someone, at: int) -> None:
        """A lesson, a class or, once for a special operator, a State certificate."""
        rnd, month = self._random, date.fromisoformat(f"{ROUNDS[at]}-01")
        day = (month + timedelta(days=rnd.randrange(27))).isoformat()
        if at == 0 and someone.person_class in ("special-operator", "rescuer", "principal"):
            kind = {"special-operator": "special-operation", "rescuer": "red-cross"}.get(
                someone.person_class, "competence"
            )
            ends = (date(2026, 6, 1) + timedelta(days=rnd.randrange(900))).isoformat()
            record = self._made.ids.new()
            known = xe.StateCertificateRecorded(record=record, certificate_kind=kind, issued=day, expires=ends)
            work.append(known, someone.id, person=someone.id)
            return
        if at == 4 and rnd.random() < 0.3:
            held = rnd.choice(self._classes)
            work.append(ce.SignedIn(meeting=derived_id(held, "0"), at_ms=1), held, person=someone.id)
            return
        online, lesson = rnd.random() < 0.5, rnd.randrange(30)
        credited = se.HoursCredited(
            minutes=rnd.choice((30, 45, 60, 90, 120)), unit_minutes=30 if online else 45,
            form="online" if online else "offline", source="lesson",
            source_id=f"yingzhi.{('fire', 'gas', 'law')[lesson % 3]}/lesson-{lesson}@1",
            programme_kind=rnd.choice(("yearly", "yearly", "initial", "")),
            person_class=rnd.choice(("", "", someone.person_class)), day=day, title=f"第{lesson}课 现场处置",
        )  # fmt: skip
        work.append(credited, someone.id, person=someone.id)

    def _sit(self, work: Writing, someone: Someone) -> None:
        sitting, score = self._made.ids.new(), self._random.randrange(5_000, 10_001, 50)
        started = ee.SittingStarted(
            paper=derived_id("paper", "bench"), source="exam", attempt=1, seed=1, order=[0], options=[["a"]],
            minutes=60, pass_mark=8_000, downtime="paused", downtime_max_minutes=30,
        )  # fmt: skip
        work.append(started, sitting, person=someone.id)
        work.append(ee.SittingHandedIn(reason="candidate", used_ms=1), sitting, person=someone.id)
        marked = ee.SittingMarked(score=score, total=10_000, passed=score >= 8_000, slots=[score])
        work.append(marked, sitting, person=someone.id)


def _code(town: int, village: int) -> str:
    return f"331124{101 + town}{village:03}"
