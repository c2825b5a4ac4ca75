"""Checking a certificate PDF: the signed text in its metadata, and whether the visible page still says the same.

The page must consist of exactly the words that these claims print (edu.domain.certificate_wording), in that order, and
of nothing that could cover them; what passes is drawn anew from the claims, and the file's page must look the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from edu.domain.certificate_wording import RULES, expected_texts, flat, unsigned
from edu.domain.certificates import CertificateClaims, CertificateSheet, Verification
from edu.domain.errors import BadFile
from edu.signing.certificates import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from edu.signing.certificates import Issuer
    from edu.signing.pdf_reading import PdfPage, PdfPages

Looks: TypeAlias = "Callable[[Mapping[int, CertificateSheet]], Mapping[int, bool]]"
"""Number of a page → what it should show; answers whether it looks so."""
_LOOKS_OTHER = "文字相同，但页面的样子和签名内容印出来的不同：字形、位置或图形被改动过"
_COVERED = "页面上有证书本来没有的图形，内容可能被遮盖或改动"
_FIELDS = (
    ("name", "姓名"), ("number", "编号"), ("title", "证书名称"), ("issuer", "发证单位"), ("programme", "培训内容"),
)  # fmt: skip


def check_pages(read: PdfPages, issuers: Mapping[str, Issuer], today: date, looks: Looks) -> tuple[Verification, ...]:
    """One answer a page. BadFile when there is nothing to check."""
    if read.unreadable:
        raise BadFile(f"{read.unreadable}。", "请向持证人索取原来的 PDF 文件，或扫描纸质证书上的二维码。")
    tokens = [line.strip() for line in read.keywords.replace("\r", "\n").split("\n") if line.strip()]
    if not tokens:
        reason = "文件里没有签名信息：不是本程序的证书，或经过打印、转换、另存"
        return (Verification(status="forged", claims=None, reason=reason),)
    if len(tokens) != len(read.pages):
        reason = f"文件有 {len(read.pages)} 页，却有 {len(tokens)} 个签名：页被增减过"
        return (Verification(status="forged", claims=None, reason=reason),)
    checked = [
        _check_page(verify(token, issuers, today), token, page) for token, page in zip(tokens, read.pages, strict=True)
    ]
    sheets = {
        number: _sheet(found.claims, token, page)
        for number, (found, token, page) in enumerate(zip(checked, tokens, read.pages, strict=True))
        if found.claims is not None and found.status != "forged"
    }
    for number, same in looks(sheets).items() if sheets else ():
        if not same:
            checked[number] = replace(checked[number], status="forged", reason=_LOOKS_OTHER)
    return tuple(checked)


def _sheet(claims: CertificateClaims, token: str, page: PdfPage) -> CertificateSheet:
    """What this page was drawn from: the claims, and as the page says them the three things that are not signed."""
    sex, id_head, person_class = unsigned(claims, page.text)
    return CertificateSheet.of(
        claims, id_mask=id_head + claims.id_tail, sex=sex, person_class_title=person_class, token=token
    )


def _check_page(verified: Verification, token: str, page: PdfPage) -> Verification:
    if verified.claims is None:
        return verified
    covered = page.shapes > RULES + _qr_rows(token)
    reason = _COVERED if covered else _difference(verified.claims, page)
    return replace(verified, status="forged", reason=reason) if reason else verified


def _qr_rows(token: str) -> int:
    import segno  # 70 ms at the start of the program otherwise

    return int(segno.make_qr(token, error="m", boost_error=False, mask=0).symbol_size(border=0)[0])


def _difference(claims: CertificateClaims, page: PdfPage) -> str:
    """What the page says otherwise than the signature; '' when nothing."""
    if page.extras:
        return f"页面上有证书本来没有的东西（{'、'.join(page.extras)}），内容可能被遮盖或改动"
    shown = flat(page.text)
    try:
        patterns = expected_texts(claims)
    except ValueError:
        return "签名内容里的日期不合规"
    if re.fullmatch("".join(patterns), shown):
        return ""
    for field, word in _FIELDS:
        if flat(getattr(claims, field)) not in shown:
            return f"页面上的{word}与签名不符：签名里是“{getattr(claims, field)}”"
    missing = [pattern for pattern in patterns if not re.search(pattern, shown)]
    if missing:
        return f"页面文字与签名不符：应有“{missing[0].replace(chr(92), '')[:40]}”"
    return "页面上的文字有增加或移动，与签名内容不符"
