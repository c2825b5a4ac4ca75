"""The port CertificateChecker over the own public key and a folder of trust files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.certificates import TrustedIssuer
from edu.domain.errors import BadFile, Conflict
from edu.signing.certificates import Issuer, key_id, verify
from edu.signing.pdf_check import check_pages
from edu.signing.pdf_reading import MAX_BYTES
from edu.signing.trust import add_trust_file, load_trust, write_trust_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from edu.domain.certificates import CertificateSheet, Verification
    from edu.signing.pdf_reading import PdfPages


class Checker:
    """`own` is this organisation's public key, None where there is none yet; `read_pdf` reads hostile bytes safely.

    `looks` says of the bytes of a file and of what its pages should show (by number) which pages look so.
    """

    def __init__(
        self,
        own: bytes | None,
        folder: Path,
        read_pdf: Callable[[bytes], PdfPages],
        looks: Callable[[bytes, Mapping[int, CertificateSheet]], Mapping[int, bool]],
    ) -> None:
        self._own = own
        self._folder = folder
        self._read_pdf = read_pdf
        self._looks = looks

    def text(self, token: str, revoked: Mapping[str, str], today: date) -> Verification:
        return verify(token, self._trusted(revoked, today), today)

    def pdf(self, path: Path, revoked: Mapping[str, str], today: date) -> tuple[Verification, ...]:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise BadFile(f"文件超过 {MAX_BYTES >> 20} MB，不像证书文件。", "请选择证书的 PDF 文件。")
            data = path.read_bytes()
        except OSError as exc:
            raise BadFile(f"文件“{path.name}”读不出来。", "请检查文件是否存在、有没有权限。") from exc
        return check_pages(
            self._read_pdf(data), self._trusted(revoked, today), today, lambda sheets: self._looks(data, sheets)
        )

    def issuers(self, revoked: Mapping[str, str], today: date) -> Sequence[TrustedIssuer]:
        return [_shown(issuer) for issuer in self._trusted(revoked, today).values()]

    def export_own(self, path: Path, name: str, revoked: Mapping[str, str], today: date) -> None:
        if self._own is None:
            raise Conflict("本机还没有签名密钥，没有可以交出的公钥。", "请先在本机建立数据文件夹。")
        write_trust_file(path, name=name, key=self._own, revoked=revoked, list_day=today.isoformat())

    def add(self, path: Path) -> TrustedIssuer:
        return _shown(add_trust_file(path, self._folder))

    def _trusted(self, revoked: Mapping[str, str], today: date) -> dict[str, Issuer]:
        """A trust file never stands in for the own key: the own revocations are the newest there are."""
        trusted = load_trust(self._folder)
        if self._own is not None:
            own = Issuer(key=self._own, revoked=revoked, list_day=today.isoformat(), name="本单位", own=True)
            trusted[key_id(self._own)] = own
        return trusted


def _shown(issuer: Issuer) -> TrustedIssuer:
    return TrustedIssuer(
        name=issuer.name,
        key_id=key_id(issuer.key),
        own=issuer.own,
        revoked=len(issuer.revoked),
        list_day=issuer.list_day,
    )
