"""Training certificates: who may have one, issuing, revoking, what is about to expire.

Eligible is who has the hours that the programme's rule of law asks for and, where the programme has an exam, a passed
exam. The number is `<区划9位>-<年>-<device mark>-<serial>`: the serial belongs to the issuing device, so that two laptops
never collide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.certificates import CertificateClaims, CertificateSheet
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import certificates as e
from edu.domain.obligations.windows import add_months
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.certificates import CertificateRecord, StateCertificate
    from edu.domain.exams.sitting import SittingRecord
    from edu.domain.people import Person
    from edu.domain.programmes import CertificateTerms, Programme
    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.certificates import Signer
    from edu.services.ports.content import ContentLibrary, ObligationBook
    from edu.system.clock import Clock
    from edu.system.ids import Ids
    from edu.system.settings import SettingsFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a person stands with a programme; `missing` says in words what a certificate still needs, empty = eligible."""

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

    @property
    def eligible(self) -> bool:
        return not self.missing


class Certificates:
    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        library: ContentLibrary,
        book: ObligationBook,
        signer: Signer,
        settings: SettingsFile,
        mark: str,
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._library = library
        self._book = book
        self._signer = signer
        self._settings = settings
        self._mark = mark

    # -- who may have one --

    def standing(self, actor: Actor, person: str, programme: str, training_class: str = "") -> Standing:
        if actor.person != person:
            require(actor, Permission.LEARNING_FILE_READ)
        with self._store.reading() as view:
            return self._standing(view, person, self._programme(programme), training_class)

    def standings(self, actor: Actor, training_class: str) -> Sequence[Standing]:
        """Everybody of a class, for its certificate page."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            record = view.classes.training_class(training_class)
            if record is None:
                raise NotFound("没有找到这个培训班。")
            if not record.programme:
                raise Conflict("这个培训班没有选培训大纲，不能按大纲发证。", "请在班级信息里选一个培训大纲。")
            programme = self._programme(record.programme)
            roster = view.classes.roster(training_class)
            return [self._standing(view, person, programme, training_class) for person in roster]

    def _programme(self, id_: str) -> Programme:
        found = self._library.programmes.get(id_)
        if found is None:
            raise NotFound(f"没有找到培训大纲“{id_}”。", "请检查内容包是否完整。")
        return found

    def _standing(self, view: Reading, person_id: str, programme: Programme, training_class: str) -> Standing:
        person = view.people.person(person_id)
        if person is None:
            raise NotFound("没有找到这个人。")
        today = civil_date(self._clock.now_ms())
        high_risk = self._in_high_risk(view, person_id, programme)
        due, unit = self._due(programme, high_risk=high_risk)
        first = _first_day(programme, today)
        credits = [
            credit
            for credit in view.study.credits_of(person_id)
            if credit.day >= first and credit.programme_kind == programme.kind
            and credit.person_class in ("", programme.person_class)
        ]  # fmt: skip
        rule = self._book.defaults.credit
        done = rule.credited(
            sum(c.minutes for c in credits if c.form == "offline"),
            sum(c.minutes for c in credits if c.form == "online"),
        )
        passed = _passed(view, person_id, programme, training_class)
        held = next(
            (
                c for c in reversed(view.certificates.of_person(person_id))
                if c.programme == programme.id and c.state_on(today) == "valid" and c.training_class == training_class
            ),
            None,
        )  # fmt: skip
        return Standing(
            person=person,
            programme=programme,
            minutes_due=due,
            minutes_done=done,
            unit_minutes=unit,
            trained_from=min((c.day for c in credits), default=""),
            trained_to=max((c.day for c in credits), default=""),
            sitting=passed,
            held=held,
            missing=tuple(_missing(programme, due, done, unit, passed)),
        )

    def _in_high_risk(self, view: Reading, person: str, programme: Programme) -> bool:
        """The 高危 flag of the enterprise in which the person holds the programme's post today."""
        today = civil_date(self._clock.now_ms()).isoformat()
        for post in view.people.posts_of(person):
            if post.person_class == programme.person_class and post.enterprise and post.is_current(today):
                firm = view.people.enterprise(post.enterprise)
                if firm is not None and firm.high_risk:
                    return True
        return False

    def _due(self, programme: Programme, *, high_risk: bool) -> tuple[int, int]:
        """Credited minutes that the rule of law asks for; the 高危 variant has its own rule."""
        unit = self._book.defaults.credit.offline_minutes
        if programme.hours_rule is None:
            return 0, unit
        wanted = programme.hours_rule
        if high_risk and wanted.endswith("-general"):
            wanted = wanted.removesuffix("-general") + "-high-risk"
        rules = {rule.id: rule for rule in self._book.rules}
        rule = rules.get(wanted) or rules.get(programme.hours_rule)
        if rule is None or rule.kind != "hours":
            return 0, unit
        return rule.amount, unit

    # -- issuing --

    def issue(self, actor: Actor, person: str, programme: str, training_class: str = "") -> CertificateRecord:
        """Sign and book a certificate. Conflict lists what is missing, or says that one is held already."""
        require(actor, Permission.CERTIFICATES_ISSUE)
        with self._store.writing(actor) as work:
            issued = self._issue(
                work, self._standing(work, person, self._programme(programme), training_class), training_class
            )
            work.commit()
        with self._store.reading() as view:
            found = view.certificates.certificate(issued)
        if found is None:
            raise NotFound("证书没有写入。", "请重试。")
        return found

    def issue_class(self, actor: Actor, training_class: str) -> Sequence[str]:
        """Certificates for everybody of the class who is eligible and holds none; gives their ids."""
        require(actor, Permission.CERTIFICATES_ISSUE)
        ready = [s for s in self.standings(actor, training_class) if s.eligible and s.held is None]
        with self._store.writing(actor) as work:
            made = [self._issue(work, standing, training_class) for standing in ready]
            work.commit()
        return made

    def _issue(self, work: Writing, standing: Standing, training_class: str) -> str:
        terms = standing.programme.certificate
        if terms is None:
            raise Conflict("这个培训大纲不发证书。")
        if standing.held is not None:
            raise Conflict(f"已经持有有效证书 {standing.held.number}，不能重复发放。")
        if standing.missing:
            raise Conflict("还不能发证：" + "；".join(standing.missing) + "。")
        organisation = self._settings.value.organisation
        if not organisation:
            raise InvalidInput("还没有填写发证单位名称。", "请在“设置”里填写单位名称后再发证。")
        claims = self._claims(work, standing, terms, organisation)
        certificate = self._ids.new()
        work.append(
            e.CertificateIssued(
                number=claims.number,
                title=claims.title,
                programme=standing.programme.id,
                programme_version=standing.programme.version,
                person_class=standing.programme.person_class,
                training_class=training_class,
                sitting=standing.sitting.id if standing.sitting else "",
                score=standing.sitting.score if standing.sitting and standing.sitting.score is not None else -1,
                minutes_due=standing.minutes_due,
                minutes_done=standing.minutes_done,
                unit_minutes=standing.unit_minutes,
                trained_from=standing.trained_from,
                trained_to=standing.trained_to,
                issued=claims.issued,
                expires=claims.expires,
                issuer=organisation,
                key_id=self._signer.key_id,
            ),
            certificate,
            person=standing.person.id,
            private=e.CertificateFace(
                name=claims.name, id_mask=standing.person.id_mask, token=self._signer.sign(claims)
            ),
        )
        return certificate

    def _claims(
        self, work: Writing, standing: Standing, terms: CertificateTerms, organisation: str
    ) -> CertificateClaims:
        today = civil_date(self._clock.now_ms())
        prefix = f"{self._area(work)}-{today.year}-{self._mark}-"
        serial = work.certificates.last_serial(prefix) + 1
        expires = (add_months(today, terms.valid_months) - timedelta(days=1)).isoformat() if terms.valid_months else ""
        return CertificateClaims(
            number=f"{prefix}{serial:05d}",
            title=terms.title,
            name=standing.person.name,
            id_tail=standing.person.id_mask[-4:],
            programme=standing.programme.title,
            minutes_due=standing.minutes_due,
            minutes_done=standing.minutes_done,
            unit=standing.unit_minutes,
            issued=today.isoformat(),
            expires=expires,
            issuer=organisation,
        )

    def _area(self, view: Reading) -> str:
        home = view.people.org_unit(self._settings.value.home) if self._settings.value.home else None
        return home.code[:9] if home is not None and len(home.code) >= 9 else "000000000"

    def revoke(self, actor: Actor, certificate: str, reason: str) -> None:
        require(actor, Permission.CERTIFICATES_REVOKE)
        if len(reason.strip()) < 2:
            raise InvalidInput("撤销证书必须写明理由。")
        with self._store.writing(actor) as work:
            record = work.certificates.certificate(certificate)
            if record is None:
                raise NotFound("没有找到这张证书。")
            if record.revoked:
                raise Conflict("这张证书已经撤销过了。")
            day = civil_date(self._clock.now_ms()).isoformat()
            work.append(
                e.CertificateRevoked(reason="manual", day=day),
                certificate,
                person=record.person,
                private=Reason(text=reason.strip()),
            )
            work.commit()

    # -- looking --

    def certificates(self, actor: Actor, limit: int = 1000) -> Sequence[CertificateRecord]:
        require(actor, Permission.REPORTS)
        with self._store.reading() as view:
            return view.certificates.all(limit)

    def of_person(self, actor: Actor, person: str) -> Sequence[CertificateRecord]:
        require(actor, Permission.LEARNING_FILE_READ, person)
        with self._store.reading() as view:
            return view.certificates.of_person(person)

    def expiring(
        self, actor: Actor, within_days: int
    ) -> tuple[Sequence[CertificateRecord], Sequence[StateCertificate]]:
        """Own certificates and recorded State certificates that end within so many days, soonest first."""
        require(actor, Permission.REPORTS)
        today = civil_date(self._clock.now_ms())
        first, last = today.isoformat(), (today + timedelta(days=within_days)).isoformat()
        with self._store.reading() as view:
            return (
                sorted(view.certificates.expiring(first, last), key=lambda c: (c.expires, c.number)),
                sorted(view.certificates.state_expiring(first, last), key=lambda c: (c.expires, c.id)),
            )

    def sheet(self, actor: Actor, certificate: str) -> CertificateSheet:
        """What the paper shows."""
        with self._store.reading() as view:
            record = view.certificates.certificate(certificate)
            if record is None:
                raise NotFound("没有找到这张证书。")
            require(actor, Permission.LEARNING_FILE_READ, record.person)
            person = view.people.person(record.person)
            programme = self._library.programmes.get(record.programme)
            names: dict[str, str] = {**PERSON_CLASS_NAMES}
            return CertificateSheet(
                number=record.number,
                title=record.title,
                name=record.face_name,
                id_mask=record.face_id_mask,
                sex=person.sex if person else "",
                programme_title=programme.title if programme else record.programme,
                person_class_title=names.get(record.person_class, ""),
                trained_from=record.trained_from,
                trained_to=record.trained_to,
                minutes_due=record.minutes_due,
                minutes_done=record.minutes_done,
                unit_minutes=record.unit_minutes,
                score=record.score,
                issuer=record.issuer,
                issued=record.issued,
                expires=record.expires,
                token=record.token,
            )

    def revoked_numbers(self) -> dict[str, str]:
        """Number → civil day, for this machine's own check of certificates."""
        with self._store.reading() as view:
            return dict(view.certificates.revoked())

    def record_state_certificate(
        self,
        actor: Actor,
        person: str,
        *,
        kind: str,
        category: str,
        number: str,
        issued: date,
        expires: date | None,
        authority: str,
    ) -> str:
        """A certificate that an authority issued; the program only records it."""
        require(actor, Permission.PEOPLE_WRITE)
        if expires is not None and expires <= issued:
            raise InvalidInput("有效期止早于发证日期。", "请检查两个日期。")
        with self._store.writing(actor) as work:
            if work.people.person(person) is None:
                raise NotFound("没有找到这个人。")
            record = self._ids.new()
            work.append(
                e.StateCertificateRecorded(
                    record=record,
                    certificate_kind=kind,
                    category=category,
                    issued=issued.isoformat(),
                    expires=expires.isoformat() if expires else "",
                    authority=authority,
                ),
                person,
                person=person,
                private=e.StateCertificateNumber(number=number),
            )
            work.commit()
            return record


def _first_day(programme: Programme, today: date) -> str:
    """Which hours count: of this calendar year for yearly training, of the last three years for the initial one."""
    if programme.kind == "yearly":
        return date(today.year, 1, 1).isoformat()
    return add_months(today, -36).isoformat()


def _passed(view: Reading, person: str, programme: Programme, training_class: str) -> SittingRecord | None:
    if programme.blueprint is None:
        return None
    papers = {paper.id for paper in view.exams.papers() if paper.blueprint == programme.blueprint}
    exams = {exam.id for exam in view.exams.exams(training_class)}
    passed = [
        sitting
        for sitting in view.exams.sittings_of(person)
        if sitting.passed and sitting.source == "exam" and sitting.paper in papers and sitting.exam in exams
    ]
    return max(passed, key=lambda sitting: (sitting.score or 0, sitting.started_ms), default=None)


def _missing(programme: Programme, due: int, done: int, unit: int, passed: SittingRecord | None) -> list[str]:
    missing = []
    if done < due:
        missing.append(f"学时不足：应 {due / unit:g} 学时，已 {done // unit} 学时")
    if programme.blueprint is not None and passed is None:
        missing.append("没有合格的考试成绩")
    return missing
