"""A certificate that ends soon, as a line of the list that an office works through."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.obligations.keywords import certificate_kind_of
from edu.domain.obligations.words import CERTIFICATE_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalLine:
    """`days_left` counts from the day of the list; 0 is the last day of validity. `own` False: of an authority."""

    expires: str
    days_left: int
    name: str
    id_mask: str
    phone_mask: str
    place: str
    own: bool
    title: str
    number: str
    issued: str


def state_title(kind: str, category: str) -> str:
    name = CERTIFICATE_KINDS.get(certificate_kind_of(kind), kind)
    return f"{name}（{category}）" if category else name
