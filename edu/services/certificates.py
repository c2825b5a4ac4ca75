"""Training certificates: issuing, revoking, what is about to expire; and State certificates, recorded only.

The number is `<区划9位>-<年>-<device mark>-<serial>`: the serial belongs to the issuing device, so that two laptops
never collide. Who is eligible stands in standings.py.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.certificates import CertificateClaims
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import certificates as e
from edu.domain.obligations.windows import add_months
from edu.services.class_access import known_class
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edu.domain.certificates import CertificateRecord, StateCertificate
    from edu.domain.programmes import CertificateTerms
    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.certificates import Signer
    from edu.services.standings import Standing, Standings
    from edu.system.clock import Clock
    from edu.system.ids import Ids
    from edu.system.settings import SettingsFile


class Certificates:
    """`mark` is this installation's part of every number (device and epoch of its chain)."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        standings: Standings,
        signer: Signer,
        settings: SettingsFile,
        mark: str,
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._standings = standings
        self._signer = signer
        self._settings = settings
        self._mark = mark

    # -- who may have one --

    def standing(self, actor: Actor, person: str, programme: str, training_class: str = "") -> Standing:
        require(actor, Permission.LEARNING_FILE_READ, person)
        with self._store.reading() as view:
            return self._standings.of(view, person, self._standings.programme(programme), training_class)

    def standings(self, actor: Actor, training_class: str) -> Sequence[Standing]:
        """Everybody of a class, for its certificate page."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            return self._of_class(view, actor, training_class)

    def _of_class(self, view: Reading, actor: Actor, training_class: str) -> list[Standing]:
        record = known_class(view, actor, training_class)
        if not record.programme:
            raise Conflict("这个培训班没有选培训大纲，不能按大纲发证。", "请在班级信息里选一个培训大纲。")
        programme = self._standings.programme(record.programme)
        people = view.classes.roster(training_class)
        return [self._standings.of(view, person, programme, training_class) for person in people]

    # -- issuing --

    def issue(self, actor: Actor, person: str, programme: str, training_class: str = "") -> CertificateRecord:
        """Sign and book a certificate. Conflict lists what is missing, or says that one is held already."""
        require(actor, Permission.CERTIFICATES_ISSUE)
        with self._store.writing(actor) as work:
            standing = self._standings.of(work, person, self._standings.programme(programme), training_class)
            issued = self._issue(work, standing, training_class, next(self._numbers(work)))
            work.commit()
        with self._store.reading() as view:
            found = view.certificates.certificate(issued)
        assert found is not None
        return found

    def issue_class(self, actor: Actor, training_class: str) -> Sequence[str]:
        """Certificates for everybody of the class who is eligible and holds none; gives their ids."""
        require(actor, Permission.CERTIFICATES_ISSUE)
        with self._store.writing(actor) as work:
            ready = [s for s in self._of_class(work, actor, training_class) if s.eligible and s.held is None]
            numbers = self._numbers(work)
            made = [self._issue(work, standing, training_class, next(numbers)) for standing in ready]
            work.commit()
        return made

    def _issue(self, work: Writing, standing: Standing, training_class: str, number: str) -> str:
        terms = standing.programme.certificate
        if terms is None:
            raise Conflict("这个培训大纲不发证书。")
        if standing.person.erased:
            raise Conflict("这个人的个人信息已经注销，不能发证。")
        if standing.held is not None:
            raise Conflict(f"已经持有有效证书 {standing.held.number}，不能重复发放。")
        if standing.missing:
            raise Conflict("还不能发证：" + "；".join(standing.missing) + "。")
        claims = self._claims(standing, terms, number)
        certificate = self._ids.new()
        fact = e.CertificateIssued(
            number=claims.number,
            title=claims.title,
            programme=standing.programme.id,
            programme_version=standing.programme.version,
            person_class=standing.programme.person_class,
            training_class=training_class,
            sitting=standing.sitting.id if standing.sitting else "",
            score=claims.score,
            minutes_due=claims.minutes_due,
            minutes_done=claims.minutes_done,
            unit_minutes=claims.unit,
            trained_from=claims.trained_from,
            trained_to=claims.trained_to,
            issued=claims.issued,
            expires=claims.expires,
            issuer=claims.issuer,
            key_id=self._signer.key_id,
        )
        face = e.CertificateFace(name=claims.name, id_mask=standing.person.id_mask, token=self._signer.sign(claims))
        work.append(fact, certificate, person=standing.person.id, private=face)
        return certificate

    def _claims(self, standing: Standing, terms: CertificateTerms, number: str) -> CertificateClaims:
        organisation = self._settings.value.organisation
        if not organisation:
            raise InvalidInput("还没有填写发证单位名称。", "请在“设置”里填写单位名称后再发证。")
        today = civil_date(self._clock.now_ms())
        expires = (add_months(today, terms.valid_months) - timedelta(days=1)).isoformat() if terms.valid_months else ""
        sitting = standing.sitting
        return CertificateClaims(
            number=number,
            title=terms.title,
            name=standing.person.name,
            id_tail=standing.person.id_mask[-4:],
            programme=standing.programme.title,
            minutes_due=standing.minutes_due,
            minutes_done=standing.minutes_done,
            unit=standing.unit_minutes,
            score=sitting.score if sitting is not None and sitting.score is not None else -1,
            trained_from=standing.trained_from,
            trained_to=standing.trained_to,
            issued=today.isoformat(),
            expires=expires,
            issuer=organisation,
        )

    def _numbers(self, work: Writing) -> Iterator[str]:
        """The next free numbers of this installation; whoever takes one must book it in the same transaction."""
        home = work.people.org_unit(self._settings.value.home) if self._settings.value.home else None
        area = home.code[:9] if home is not None and len(home.code) >= 9 else "000000000"
        prefix = f"{area}-{civil_date(self._clock.now_ms()).year}-{self._mark}-"
        return (f"{prefix}{serial:05d}" for serial in count(work.certificates.last_serial(prefix) + 1))

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

    def left_standing(self, actor: Actor, sitting: str) -> Sequence[CertificateRecord]:
        """Valid today, and issued on a sitting that is no pass any more: its mark was overridden since.

        Nothing revokes them by itself: paper may be out, and the reason is for a person to write.
        """
        require(actor, Permission.EXAMS_WRITE)
        today = civil_date(self._clock.now_ms())
        with self._store.reading() as view:
            record = view.exams.sitting(sitting)
            if record is None:
                raise NotFound("没有找到这次考试。")
            if record.passed is not False:
                return ()
            held = view.certificates.of_person(record.person)
            return [one for one in held if one.sitting == sitting and one.state_on(today) == "valid"]

    def of_class(self, actor: Actor, training_class: str) -> Sequence[CertificateRecord]:
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            known_class(view, actor, training_class)
            return view.certificates.of_class(training_class)

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
