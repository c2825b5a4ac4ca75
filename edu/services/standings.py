"""Who may have a certificate: the hours that the programme's rule of law asks for, and a passed exam if it has one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from edu.domain.certificate_wording import hours
from edu.domain.errors import NotFound
from edu.domain.obligations.windows import add_months
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.certificates import CertificateRecord
    from edu.domain.exams.sitting import SittingRecord
    from edu.domain.people import Person
    from edu.domain.programmes import Programme
    from edu.domain.study_records import CreditLine
    from edu.services.ports import Reading
    from edu.services.ports.content import ContentLibrary, ObligationBook
    from edu.system.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a person stands with a programme; `missing` says in words what a certificate still needs, empty = eligible.

    Minutes are on the offline scale: 30 minutes online weigh as `unit_minutes` in a classroom.
    """

    person: Person
    programme: Programme
    minutes_due: int
    minutes_done: int
    unit_minutes: int
    trained_from: str
    trained_to: str
    sitting: SittingRecord | None
    held: CertificateRecord | None
    missing: tuple[str, ...]
    caution: str = ""
    """What hinders no certificate and should be looked at first: posts may be registered late. '' for nothing."""

    @property
    def eligible(self) -> bool:
        return not self.missing


def caution_words(ready: Sequence[Standing]) -> str:
    """What to look at before these get their certificates of one programme; '' for nothing."""
    names = [one.person.name for one in ready if one.caution]
    if not names:
        return ""
    caution = next(one.caution for one in ready if one.caution)
    who = "、".join(names[:3]) + (f"等 {len(names)} 人" if len(names) > 3 else "")
    return f"{who}{caution}，不影响发证：请核对大纲是不是给这些人的；岗位漏登的，请在人员页补上。"


class Standings:
    """Works out standings inside somebody's transaction."""

    def __init__(self, clock: Clock, library: ContentLibrary, book: ObligationBook) -> None:
        self._clock = clock
        self._library = library
        self._book = book

    def programme(self, id_: str) -> Programme:
        return self._library.programme(id_)

    def of(self, view: Reading, person_id: str, programme: Programme, training_class: str) -> Standing:
        person = view.people.person(person_id)
        if person is None:
            raise NotFound("没有找到这个人。")
        today = civil_date(self._clock.now_ms())
        first, last = _period(programme, _day_of(view, training_class, today))
        due, unit = self._due(programme, high_risk=self._in_high_risk(view, person_id, programme, today))
        earned = [
            credit
            for credit in view.study.credits_of(person_id)
            if first <= credit.day <= last or (training_class and credit.source_id == training_class)
            if _counts(credit, programme)
        ]
        done = self._book.defaults.credit.credited(
            sum(c.minutes for c in earned if c.form == "offline"),
            sum(c.minutes for c in earned if c.form == "online"),
        )
        passed = _passed(view, person_id, programme, training_class, first)
        return Standing(
            person=person,
            programme=programme,
            minutes_due=due,
            minutes_done=done,
            unit_minutes=unit,
            trained_from=min((_begun(view, c) for c in earned), default=""),
            trained_to=max((c.day for c in earned), default=""),
            sitting=passed,
            held=_held(view, person_id, programme, training_class, first, today),
            missing=tuple(_missing(programme, due, done, unit, passed)),
            caution="" if _in_post(view, person_id, programme, first) else _no_post(programme),
        )

    def _in_high_risk(self, view: Reading, person: str, programme: Programme, today: date) -> bool:
        """The 高危 flag of the enterprise in which the person holds the programme's post today."""
        for post in view.people.posts_of(person):
            if post.person_class == programme.person_class and post.enterprise and post.is_current(today.isoformat()):
                firm = view.people.enterprise(post.enterprise)
                if firm is not None and firm.high_risk:
                    return True
        return False

    def _due(self, programme: Programme, *, high_risk: bool) -> tuple[int, int]:
        """Credited minutes that the rule of law asks for, and the length of a 学时; 高危 firms have their own."""
        unit = self._book.defaults.credit.offline_minutes
        if programme.hours_rule is None:
            return 0, unit
        wanted = programme.hours_rule
        if high_risk and wanted.endswith("-general"):
            wanted = wanted.removesuffix("-general") + "-high-risk"
        rules = {rule.id: rule for rule in self._book.rules}
        rule = rules.get(wanted) or rules.get(programme.hours_rule)
        if rule is None:
            raise NotFound(f"没有找到培训大纲“{programme.title}”依据的学时规定。", "请检查内容包是否完整。")
        return (rule.amount if rule.kind == "hours" else 0), unit  # a rule may ask for a number of classes instead


def _begun(view: Reading, credit: CreditLine) -> str:
    """A class books its hours on its last day; the training began on its first."""
    record = view.classes.training_class(credit.source_id) if credit.source == "class" else None
    return min(record.starts, credit.day) if record is not None else credit.day


def _day_of(view: Reading, training_class: str, today: date) -> date:
    """A class is judged by its last day: one of December gets its certificates in January too."""
    record = view.classes.training_class(training_class) if training_class else None
    return min(today, date.fromisoformat(record.ends)) if record is not None else today


def _period(programme: Programme, day: date) -> tuple[str, str]:
    """Which days count: of the calendar year for yearly training, of three years and since for the initial one."""
    if programme.kind == "yearly":
        return date(day.year, 1, 1).isoformat(), date(day.year, 12, 31).isoformat()
    return add_months(day, -36).isoformat(), date.max.isoformat()


def _counts(credit: CreditLine, programme: Programme) -> bool:
    return credit.programme_kind == programme.kind and credit.person_class in ("", programme.person_class)


def _held(
    view: Reading, person: str, programme: Programme, training_class: str, first: str, today: date
) -> CertificateRecord | None:
    """What stands in the way of another one: valid and, in a class, of that class; else issued in this period.

    Last year's certificate is still valid when this year's is issued, and does not hinder it; nor does one that was
    issued in January for a class of December.
    """
    for certificate in reversed(view.certificates.of_person(person)):
        if certificate.programme == programme.id and certificate.state_on(today) == "valid":
            if certificate.training_class == training_class and training_class:
                return certificate
            if not training_class and (certificate.trained_to or certificate.issued) >= first:
                return certificate
    return None


def _passed(view: Reading, person: str, programme: Programme, training_class: str, first: str) -> SittingRecord | None:
    """In a class its own exams, whenever they were sat; else those of the period: an old pass is no new year's."""
    if programme.blueprint is None:
        return None
    papers = {paper.id for paper in view.exams.papers() if paper.blueprint == programme.blueprint}
    exams = {exam.id for exam in view.exams.exams(training_class)}
    passed = [
        sitting
        for sitting in view.exams.sittings_of(person)
        if sitting.passed and sitting.source == "exam" and sitting.paper in papers and sitting.exam in exams
        if training_class or civil_date(sitting.started_ms).isoformat() >= first
    ]
    return max(passed, key=lambda sitting: (sitting.score or 0, sitting.started_ms), default=None)


def _in_post(view: Reading, person: str, programme: Programme, first: str) -> bool:
    """Of the programme's class, at some time since `first`.

    Whoever has an employer is one of its 从业人员, whatever else they are; the public has no posts.
    """
    wanted = programme.person_class
    return wanted == "public" or any(
        post.person_class == wanted or (wanted == "worker" and bool(post.enterprise))
        for post in view.people.posts_of(person)
        if not post.ends or post.ends >= first
    )


def _no_post(programme: Programme) -> str:
    return f"没有登记“{PERSON_CLASS_NAMES[programme.person_class]}”岗位"


def _missing(programme: Programme, due: int, done: int, unit: int, passed: SittingRecord | None) -> list[str]:
    missing = []
    if done < due:
        missing.append(f"学时不足：应修 {hours(due, unit)}，已修 {hours(done, unit)}")
    if programme.examined and passed is None:
        missing.append("没有合格的考试成绩")
    return missing
