"""Certificates on paper, and the workbook of those that end soon."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.certificates import CertificateSheet
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.places import PlaceTree
from edu.domain.renewals import RenewalLine, state_title
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from edu.domain.people import Person, Post
    from edu.services.ports import Reading, Store
    from edu.services.ports.certificates import CertificatePrinter, Signer
    from edu.system.clock import Clock

_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*\s]+')
_LONGEST_NAME = 40


class CertificatePapers:
    def __init__(self, store: Store, clock: Clock, signer: Signer, printer: CertificatePrinter) -> None:
        self._store = store
        self._clock = clock
        self._signer = signer
        self._printer = printer

    def sheet(self, actor: Actor, certificate: str) -> CertificateSheet:
        """What the paper shows; a learner only of their own certificate."""
        return self._sheets(actor, [certificate])[0]

    def print_pdf(self, actor: Actor, certificates: Sequence[str], path: Path) -> int:
        """One page each in one file; gives the pages."""
        if not certificates:
            raise InvalidInput("没有要打印的证书。", "请先选择证书，或先发证。")
        return self._printer.certificates(self._sheets(actor, certificates), path)

    def print_each(self, actor: Actor, certificates: Sequence[str], folder: Path) -> tuple[Path, ...]:
        """One file a certificate: `培训证明_张伟杰_<number>.pdf`."""
        made = []
        for sheet in self._sheets(actor, certificates):
            made.append(folder / f"{_safe(sheet.title)}_{_safe(sheet.name)}_{_safe(sheet.number)}.pdf")
            self._printer.certificates([sheet], made[-1])
        return tuple(made)

    def _sheets(self, actor: Actor, certificates: Iterable[str]) -> list[CertificateSheet]:
        with self._store.reading() as view:
            return [self._sheet(actor, view, certificate) for certificate in certificates]

    def _sheet(self, actor: Actor, view: Reading, certificate: str) -> CertificateSheet:
        record = view.certificates.certificate(certificate)
        if record is None:
            raise NotFound("没有找到这张证书。")
        require(actor, Permission.LEARNING_FILE_READ, record.person)
        if not record.token:
            raise Conflict(f"证书 {record.number} 的个人信息已经注销或没有传到本机，不能打印。")
        if record.revoked:
            raise Conflict(f"证书 {record.number} 已于 {record.revoked} 撤销，不能打印。")
        claims = self._signer.claims(record.token)
        if claims is None:
            raise Conflict(f"证书 {record.number} 的签名文本读不出来，不能打印。", "可能由较新的程序签发，请升级程序。")
        person = view.people.person(record.person)
        names: Mapping[str, str] = {str(slug): name for slug, name in PERSON_CLASS_NAMES.items()}
        return CertificateSheet.of(  # from what was signed: the programme may have been renamed since
            claims,
            id_mask=record.face_id_mask,
            sex=person.sex if person else "",
            person_class_title=names.get(record.person_class, ""),
            token=record.token,
        )

    # -- what ends soon --

    def renewals(self, actor: Actor, within_days: int, path: Path) -> int:
        """A workbook of the own and State certificates that end within so many days; gives the lines."""
        require(actor, Permission.REPORTS)
        today = civil_date(self._clock.now_ms())
        lines = self.renewal_lines(actor, within_days)
        return self._printer.renewals(lines, path, f"{within_days} 天内到期的证书（{today.isoformat()}）")

    def renewal_lines(self, actor: Actor, within_days: int) -> Sequence[RenewalLine]:
        """Soonest first."""
        require(actor, Permission.REPORTS)
        today = civil_date(self._clock.now_ms())
        first, last = today.isoformat(), (today + timedelta(days=within_days)).isoformat()
        with self._store.reading() as view:
            own, state = view.certificates.expiring(first, last), view.certificates.state_expiring(first, last)
            holders = _Holders(view, {c.person for c in own} | {c.person for c in state}, first)
            lines = [
                holders.line(c.person, c.expires, today, own=True, title=c.title, number=c.number, issued=c.issued)
                for c in own
            ] + [
                holders.line(
                    c.person, c.expires, today, own=False, title=state_title(c.certificate_kind, c.category),
                    number=c.number_mask, issued=c.issued,
                )
                for c in state
            ]  # fmt: skip
        return sorted(lines, key=lambda line: (line.expires, line.place, line.name, line.number))


class _Holders:
    """Names and places of the people of a list, read at once."""

    def __init__(self, view: Reading, people: set[str], today: str) -> None:
        self._today = today
        self._people: Mapping[str, Person] = view.people.people_by_id(people)
        self._posts: Mapping[str, Sequence[Post]] = view.people.posts_of_many(people)
        self._places = PlaceTree(view.people.org_units())
        self._firms = {firm.id: firm.name for firm in view.people.enterprises()}

    def line(
        self, person: str, expires: str, today: date, *, own: bool, title: str, number: str, issued: str
    ) -> RenewalLine:
        known = self._people.get(person)
        return RenewalLine(
            expires=expires,
            days_left=(date.fromisoformat(expires) - today).days,
            name=known.name if known else "",
            id_mask=known.id_mask if known else "",
            phone_mask=known.phone_mask if known else "",
            place=self._place(person),
            own=own,
            title=title,
            number=number,
            issued=issued,
        )

    def _place(self, person: str) -> str:
        posts = self._posts.get(person, ())
        post = next((p for p in reversed(posts) if p.is_current(self._today)), posts[-1] if posts else None)
        if post is None:
            return ""
        return self._firms.get(post.enterprise) or self._places.name(post.org)


def _safe(text: str) -> str:
    """Fit for a file name on every system, and not too long for one."""
    return _UNSAFE.sub("_", text).strip("._")[:_LONGEST_NAME] or "_"
