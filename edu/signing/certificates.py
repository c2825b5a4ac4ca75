"""The signed text of a certificate: what its QR carries, and how it is checked without a network.

Form: `YZ1:` + base45( MessagePack array of the claims and the key id ‖ 64-byte Ed25519 signature over the tag and that
array ). Parsing is strict: the text that is read must be exactly the text that would be written, so trailing or
re-encoded bytes are forged, never ignored.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from edu.domain.certificates import CertificateClaims, Verification, VerifyStatus
from edu.signing import base45

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_PREFIX = "YZ1:"
_TAG = b"yingzhi certificate 1\x00"
_SIGNATURE = 64
_ENCODER = msgspec.msgpack.Encoder()
_FIELDS = len(fields(CertificateClaims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """A public key that is trusted, with what its holder has revoked: number → civil day; `list_day`: as of."""

    key: bytes
    revoked: Mapping[str, str]
    list_day: str
    name: str = ""
    own: bool = False


class CertificateSigner:
    """Signs with this organisation's key."""

    def __init__(self, private: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(private)
        self.public = self._key.public_key().public_bytes_raw()
        self.key_id = key_id(self.public)

    def sign(self, claims: CertificateClaims) -> str:
        body = _ENCODER.encode([*astuple(claims), self.key_id])
        return _PREFIX + base45.encode(body + self._key.sign(_TAG + body))

    def claims(self, token: str) -> CertificateClaims | None:
        """What a text claims, whoever signed it; None when it is no certificate's text."""
        parsed = _parse(token)
        return parsed[0] if parsed else None


def key_id(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:12]


def verify(token: str, issuers: Mapping[str, Issuer], today: date) -> Verification:
    """Gives valid | expired | revoked | forged | unknown-issuer; claims are given only when the signature holds."""
    parsed = _parse(token.strip())
    if parsed is None:
        return Verification(status="forged", claims=None, reason="不是本程序的证书文本，或文本不完整")
    claims, key, body, signature = parsed
    issuer = issuers.get(key)
    if issuer is None:
        return Verification(status="unknown-issuer", claims=None, key_id=key, reason="本机没有这个签发单位的公钥")
    try:
        Ed25519PublicKey.from_public_bytes(issuer.key).verify(signature, _TAG + body)
    except InvalidSignature:
        return Verification(status="forged", claims=None, key_id=key, reason="签名与内容不符")
    if claims.number in issuer.revoked:
        reason = f"签发单位已于 {issuer.revoked[claims.number]} 撤销"
        return Verification(status="revoked", claims=claims, key_id=key, reason=reason, list_day=issuer.list_day)
    status: VerifyStatus = "expired" if claims.expired_on(today) else "valid"
    return Verification(status=status, claims=claims, key_id=key, list_day=issuer.list_day)


def _parse(token: str) -> tuple[CertificateClaims, str, bytes, bytes] | None:
    if not token.startswith(_PREFIX):
        return None
    try:
        data = base45.decode(token.removeprefix(_PREFIX))
        body, signature = data[:-_SIGNATURE], data[-_SIGNATURE:]
        values = msgspec.msgpack.decode(body, type=list[str | int])
        claims = msgspec.convert(
            dict(zip((f.name for f in fields(CertificateClaims)), values, strict=False)), CertificateClaims
        )
    except (ValueError, msgspec.DecodeError):
        return None
    exact = len(values) == _FIELDS + 1 and _ENCODER.encode(values) == body and isinstance(values[-1], str)
    return (claims, str(values[-1]), body, signature) if exact else None
