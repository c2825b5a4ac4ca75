"""A small township with every complication that statistics must survive: merges, joins, withdrawals, corrections.

Random but seeded; written as events, so that a recount from the ledger can disagree with the projections.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import msgspec

from edu.domain.actors import Actor, Role
from edu.domain.events import certificates as xe
from edu.domain.events import classes as ce
from edu.domain.events import exams as ee
from edu.domain.events import hall as he
from edu.domain.events import people as pe
from edu.domain.events import study as se
from edu.services.ports import Writing
from edu.system.clock import ms_at
from edu.system.ids import derived_id
from tests.stores import Bench

ADMIN = Actor(role=Role.ADMIN, id="test")
COUNTY, TOWN, OTHER = (derived_id("org", code) for code in ("331124000000", "331124101000", "331124201000"))
CLASSES = ("principal", "safety-manager", "special-operator", "worker", "grid-member", "village-admin", "rescuer")
SURNAMES = "张王李赵陈刘周吴"
GIVEN = ("伟", "秀英", "建国", "晓梅", "志强", "=1+1", "海燕", "永福")


@dataclass
class Township:
    villages: list[str] = field(default_factory=list)
    enterprises: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)


class Builder:
    """`people` persons in four villages of one township and one village of another."""

    def __init__(self, bench: Bench, seed: int = 1, people: int = 60) -> None:
        self._bench = bench
        self._random = random.Random(seed)
        self._new = bench.ids.new
        self._size = people
        self.town = Township()

    def build(self) -> Township:
        with self._bench.store.writing(ADMIN) as work:
            self._units(work)
            self._firms(work)
            self._people(work)
            self._classes(work)
            work.commit()
        for person in list(self.town.people):
            self._life(person)
        with self._bench.store.writing(ADMIN) as work:
            self._corrections(work)
            self._own_certificates(work)
            self._drills(work)
            self._visits(work)
            self._hall(work)
            work.commit()
        return self.town

    def _units(self, work: Writing) -> None:
        work.append(pe.OrgUnitDeclared(code="331124000000", name="松阳县", level="county"), COUNTY)
        work.append(pe.OrgUnitDeclared(code="331124101000", name="古市镇", level="township", parent=COUNTY), TOWN)
        work.append(pe.OrgUnitDeclared(code="331124201000", name="叶村乡", level="township", parent=COUNTY), OTHER)
        for number, name in enumerate(("上村", "下村", "前村", "后村"), start=200):
            unit = derived_id("org", f"331124101{number}")
            work.append(pe.OrgUnitDeclared(code=f"331124101{number}", name=name, level="village", parent=TOWN), unit)
            self.town.villages.append(unit)
        alias = self._new()
        work.append(pe.OrgUnitDeclared(name="上村村", level="village", parent=TOWN, proposed=True), alias)
        work.append(pe.OrgUnitJoined(into=self.town.villages[0]), alias)
        far = derived_id("org", "331124201200")
        work.append(pe.OrgUnitDeclared(code="331124201200", name="横坑村", level="village", parent=OTHER), far)
        self.town.villages.extend((alias, far))

    def _firms(self, work: Writing) -> None:
        for number in range(6):
            firm = self._new()
            village = self.town.villages[number] if number < 3 else ""
            township = OTHER if number == 5 else TOWN
            work.append(
                pe.EnterpriseRegistered(
                    name=f"松阳县第{number + 1}机械厂", industry="机械制造", high_risk=number % 2 == 0,
                    township=township, village=village,
                ),
                firm,
            )  # fmt: skip
            self.town.enterprises.append(firm)
        gone = self._new()
        work.append(pe.EnterpriseRegistered(name="误登记的厂", township=TOWN), gone)
        work.append(pe.EnterpriseWithdrawn(batch=""), gone)
        first = self.town.enterprises[0]
        work.append(
            pe.EnterpriseChanged(name="松阳县第一机械厂", industry="金属冶炼", high_risk=True, township=TOWN,
                                 village=self.town.villages[0]),
            first,
        )  # fmt: skip

    def _people(self, work: Writing) -> None:
        rnd = self._random
        for number in range(self._size):
            person = self._new()
            name = SURNAMES[number % len(SURNAMES)] + GIVEN[number // 8 % len(GIVEN)]
            details = pe.PersonDetails(name=name, id_number=f"3325281980010{number:05}", initials="x")
            work.append(pe.PersonRegistered(), person, person=person, private=details)
            self.town.people.append(person)
            for _ in range(1 + (rnd.random() < 0.3)):
                self._post(work, person)

    def _post(self, work: Writing, person: str) -> None:
        rnd = self._random
        kind, post = rnd.choice((*CLASSES, "worker", "principal", "safety-manager")), self._new()
        employed = kind in ("principal", "safety-manager", "special-operator", "worker")
        firm = rnd.choice(self.town.enterprises) if employed else ""
        org = rnd.choice([*self.town.villages, TOWN]) if not firm or rnd.random() < 0.3 else ""
        starts = date(2025, 1, 1) + timedelta(days=rnd.randrange(730))
        fact = pe.PostAssigned(
            post=post, role=rnd.choice(("厂长", "安全员", "电焊工", "村干部")), person_class=kind, org=org,
            enterprise=firm, scheme=rnd.choice(("emergency", "emergency", "construction")),
            starts=starts.isoformat() if rnd.random() < 0.9 else "",
        )  # fmt: skip
        work.append(fact, person, person=person)
        if rnd.random() < 0.15:
            ends = date(2026, 1, 1) + timedelta(days=rnd.randrange(400))
            work.append(pe.PostEnded(post=post, ends=max(ends, starts).isoformat()), person, person=person)
        elif rnd.random() < 0.05:
            work.append(pe.PostWithdrawn(post=post, batch=""), person, person=person)

    def _classes(self, work: Writing) -> None:
        rnd = self._random
        for number in range(8):
            held = self._new()
            starts = date(2025, 12, 20) + timedelta(days=rnd.randrange(330))
            work.append(
                ce.ClassOpened(
                    title=f"第{number + 1}期消防培训班", programme_kind=rnd.choice(("initial", "yearly")),
                    person_class=rnd.choice(("", *CLASSES)), org=rnd.choice(["", TOWN, OTHER, self.town.villages[0]]),
                    starts=starts.isoformat(), ends=(starts + timedelta(days=rnd.randrange(4))).isoformat(),
                ),
                held,
            )  # fmt: skip
            self.town.classes.append(held)
            for meeting in range(2):
                planned = ce.MeetingPlanned(
                    meeting=derived_id(held, str(meeting)), topic="课", starts_ms=ms_at(starts), minutes=90
                )
                work.append(planned, held)
            if number == 3:
                work.append(ce.MeetingCancelled(meeting=derived_id(held, "1")), held)

    def _life(self, person: str) -> None:
        """One transaction a person; the clock stands on the day of what they did."""
        rnd = self._random
        day = date(2025, 12, 1) + timedelta(days=rnd.randrange(356))
        self._bench.clock.jump_to(ms_at(day, 10))
        with self._bench.store.writing(ADMIN) as work:
            for held in rnd.sample(self.town.classes, rnd.randrange(4)):
                self._attend(work, held, person)
            for _ in range(rnd.randrange(5)):
                self._credit(work, person)
            for attempt in range(rnd.randrange(3)):
                self._exam(work, person, attempt + 1)
            if rnd.random() < 0.7:
                self._certificates(work, person)
            work.commit()

    def _attend(self, work: Writing, held: str, person: str) -> None:
        rnd = self._random
        work.append(ce.Enrolled(), held, person=person)
        if rnd.random() < 0.1:
            work.append(ce.EnrolmentWithdrawn(), held, person=person)
        meeting = derived_id(held, str(rnd.randrange(2)))
        did = rnd.choice(("in", "in", "absent", "made_up", "none"))
        if did == "in":
            work.append(ce.SignedIn(meeting=meeting, at_ms=1), held, person=person)
        elif did == "absent":
            work.append(ce.MarkedAbsent(meeting=meeting), held, person=person)
        elif did == "made_up":
            made = ce.MadeUp(meeting=meeting, minutes=45, how="self_study", day="2026-05-01")
            work.append(made, held, person=person)

    def _credit(self, work: Writing, person: str) -> None:
        rnd = self._random
        day = date(2025, 11, 15) + timedelta(days=rnd.randrange(390))
        ref = work.append(
            se.HoursCredited(
                minutes=rnd.choice((10, 20, 44, 45, 90, 540)), unit_minutes=45,
                form=rnd.choice(("offline", "online")), source="class", source_id=rnd.choice(self.town.classes),
                programme_kind=rnd.choice(("initial", "yearly")), person_class=rnd.choice(("", "", "", *CLASSES)),
                day=day.isoformat(), title="消防培训",
            ),
            person,
            person=person,
        )  # fmt: skip
        if rnd.random() < 0.15:
            work.append(se.HoursWithdrawn(credit=ref.label, reason="wrong"), person, person=person)

    def _exam(self, work: Writing, person: str, attempt: int) -> None:
        rnd = self._random
        sitting, paper = self._new(), derived_id("paper", rnd.choice(("", "", "", *CLASSES)))
        source = rnd.choice(("exam", "exam", "exam", "mock"))
        work.append(
            ee.SittingStarted(
                paper=paper, source=source, attempt=attempt, seed=1, order=[0], options=[["a"]], minutes=60,
                pass_mark=8000, downtime="paused", downtime_max_minutes=30,
            ),
            sitting,
            person=person,
        )  # fmt: skip
        if rnd.random() < 0.1:
            return
        work.append(ee.SittingHandedIn(reason="candidate", used_ms=1), sitting, person=person)
        score = rnd.randrange(5000, 10001, 50)
        marked = ee.SittingMarked(score=score, total=10000, passed=score >= 8000, slots=[score])
        work.append(marked, sitting, person=person)
        if rnd.random() < 0.1:
            work.append(ee.MarkOverridden(score=8000, passed=True, reason="x"), sitting, person=person)

    def _certificates(self, work: Writing, person: str) -> None:
        rnd = self._random
        for kind in rnd.sample(("special-operation", "special_operation", "competence", "red-cross"), 2):
            record = self._new()
            ends = date(2026, 6, 1) + timedelta(days=rnd.randrange(500))
            issued = ends - timedelta(days=rnd.choice((180, 1095, 2190)))
            fact = xe.StateCertificateRecorded(
                record=record, certificate_kind=kind, issued=issued.isoformat(),
                expires=ends.isoformat() if rnd.random() < 0.9 else "",
            )  # fmt: skip
            work.append(fact, person, person=person)
            if rnd.random() < 0.1:
                withdrawn = xe.StateCertificateWithdrawn(record=record, reason="x")
                work.append(withdrawn, person, person=person)

    def _own_certificates(self, work: Writing) -> None:
        """None, one or two of two programmes; some revoked, before the day or after it, some for ever."""
        rnd = random.Random(f"{self._size}/own")
        for number, person in enumerate(self.town.people):
            for programme in rnd.sample(("安管人员初训", "安管人员初训", "网格员培训"), rnd.randrange(3)):
                certificate = self._new()
                ends = date(2026, 2, 1) + timedelta(days=rnd.randrange(600))
                issued = xe.CertificateIssued(
                    number=f"331124101-2026-{number:04}-{rnd.randrange(10**6):06}", title="培训证明",
                    programme=programme, programme_version=1, person_class="", minutes_due=0, minutes_done=0,
                    unit_minutes=45, trained_from="", trained_to="", issuer="古市镇", key_id="k",
                    issued=(ends - timedelta(days=rnd.choice((100, 365, 1095)))).isoformat(),
                    expires=ends.isoformat() if rnd.random() < 0.85 else "",
                )  # fmt: skip
                work.append(issued, certificate, person=person)
                if rnd.random() < 0.15:
                    day = rnd.choice(("2026-10-01", "2026-12-01"))
                    work.append(xe.CertificateRevoked(reason="x", day=day), certificate, person=person)

    def _corrections(self, work: Writing) -> None:
        for kind in ("", *CLASSES):
            work.append(
                ee.PaperFrozen(
                    blueprint="b", blueprint_version=1, title="卷", seed=1, sha256="00" * 32, seal="s", total=10000,
                    pass_mark=8000, minutes=60, person_class=kind,
                ),
                derived_id("paper", kind),
            )  # fmt: skip
        for number, held in enumerate(self.town.classes):
            if number != 6:
                work.append(ce.ClassClosed(people=20, passed=15 + number, minutes_total=900 * number), held)
        work.append(ce.ClassReopened(reason="x"), self.town.classes[5])
        people = self.town.people
        for merged, into in ((3, 4), (4, 5), (10, 11)):
            work.append(pe.PersonMerged(into=people[into]), people[merged], person=people[merged])

    def _drills(self, work: Writing) -> None:
        rnd = self._random
        for number in range(14):
            drill = self._new()
            firm = rnd.choice(self.town.enterprises) if number % 3 == 0 else ""
            day = date(2025, 12, 1) + timedelta(days=rnd.randrange(400))
            org = "" if firm else rnd.choice([*self.town.villages, TOWN])
            work.append(
                ce.DrillRecorded(
                    title=f"演练{number}", org=org, enterprise=firm,
                    level="enterprise" if firm else "township" if org == TOWN else "village", content="comprehensive",
                    form=rnd.choice(("tabletop", "field")), hazard="fire", day=day.isoformat(), minutes=40,
                    participants=rnd.randrange(5, 60), evaluated=number % 2 == 0,
                ),
                drill,
            )  # fmt: skip
            if number == 5:
                work.append(ce.DrillWithdrawn(reason="x"), drill)

    def _visits(self, work: Writing) -> None:
        for number in range(9):
            visit = se.VisitFinished(
                door="quiz",
                activity="a",
                seconds=60,
                people=1 + number,
                hall=("", self.town.villages[1], OTHER)[number % 3],
            )
            self._bench.clock.jump_to(ms_at(date(2026, 2, 1) + timedelta(days=number)))
            work.append(visit, self._new())
        self._bench.clock.jump_to(ms_at(date(2026, 11, 22), 12))

    def _hall(self, work: Writing) -> None:
        """Games with questions on both sides, answers at the end, parties: one changed, one cancelled, one to come."""
        rnd = random.Random(f"{self._size}/hall")
        halls = ("", self.town.villages[1], OTHER)
        for number in range(60):
            self._bench.clock.jump_to(ms_at(date(2026, 3, 1) + timedelta(days=number * 8 % 90), 9 + number % 9, 20))
            asked_after = 3 * (number % 4 > 0)
            before, after = rnd.randrange(4), min(asked_after, rnd.randrange(1, 4))
            work.append(
                se.VisitFinished(
                    hall=halls[number % 3], door="play", activity="extinguisher", seconds=60 + number * 7,
                    asked=3 + asked_after, correct=before + after, people=1 + number % 2,
                    ended=("finished", "left", "idle")[number % 3], game="extinguisher", level=1,
                    score=rnd.randrange(101) if number % 5 else -1,
                    missed=sorted(rnd.sample(("back-away", "root", "alarm-first"), rnd.randrange(3))),
                    before_asked=3, before_correct=before, after_asked=asked_after, after_correct=after,
                    done=_two_games_and_a_quiz(number, before) if number % 4 == 1 else [],
                ),
                self._new(),
            )  # fmt: skip
            if number % 3:
                said = he.FeedbackGiven(
                    hall=halls[number // 3 % 3], door="play", activity="extinguisher", known=rnd.randrange(5),
                    pleased=rnd.randrange(6),
                )  # fmt: skip
                work.append(said, self._new())
        for number, hall in enumerate((*halls, *halls, "")):
            group, day = self._new(), date(2026, 3, 1) + timedelta(days=8 * number)
            booked = he.HallGroupBooked(
                hall=hall, sort="school", day=day.isoformat(), begins=540, minutes=60, people=40
            )
            work.append(booked, group, private=he.HallGroupName(name=f"实验小学{number}班"))
            if number == 3:
                changed = msgspec.structs.replace(booked, people=25, begins=1080)
                work.append(changed, group, private=he.HallGroupName(name="实验小学三（1）班"))
            if number == 4:
                work.append(he.HallGroupCancelled(reason="staff"), group)
            if number == 6:
                work.append(msgspec.structs.replace(booked, day="2026-12-24"), group)
        self._bench.clock.jump_to(ms_at(date(2026, 11, 22), 12))


def _two_games_and_a_quiz(number: int, before: int) -> list[se.VisitDone]:
    return [
        se.VisitDone(
            door="play", activity="smoke", seconds=30, asked=6, correct=before + 2, finished=True, game="smoke",
            level=1, score=50 + number % 40, missed=["low"] if number % 3 else [], before_asked=3,
            before_correct=before, after_asked=3, after_correct=2, first="ab"[number // 4 % 2],
        ),
        se.VisitDone(door="quiz", activity="a", seconds=20, asked=5, correct=number % 6, finished=True),
        se.VisitDone(
            door="play", activity="extinguisher", seconds=10 + number, asked=3, correct=1, game="extinguisher",
            before_asked=3, before_correct=1, first="b",
        ),
    ]  # fmt: skip
