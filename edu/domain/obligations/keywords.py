"""Office words → the slugs that rules use: duties of a post, topic of a training, kind of a certificate.

Industries stand in words.industry_of. A word that nobody foresaw gives no slug: it never fulfils a duty by accident.
"""

from __future__ import annotations

import re
from functools import lru_cache

from edu.domain.obligations.words import CERTIFICATE_KINDS

_ROLES = (
    ("hot-work", re.compile(r"焊|气割|热切割|动火")),
    ("fire-facility", re.compile(r"消防设施|消控|消防控制|自动消防|建构?筑物消防员")),
    ("disaster-informant", re.compile(r"灾害信息员")),
    ("dispatched", re.compile(r"派遣")),
    ("key-post", re.compile(r"重点岗位|动火|高处|有限空间|吊装|临时用电|破土|动土|盲板|断路")),
)
_FIRE = re.compile(r"消防|火灾|灭火|防火|失火|疏散|逃生|fire|extinguisher", re.IGNORECASE)
_CERTIFICATES = {
    "safety-competence": "competence",
    "first-aider": "red-cross",
    "special-operator": "special-operation",
}
TRAINING = "training"
"""Kind of a certificate that this program issued: it proves training and stands for no State certificate."""


@lru_cache(maxsize=4096)
def roles_of(role: str, work_type: str = "") -> frozenset[str]:
    """Slugs of ROLES that a post's title and 工种 speak of."""
    said = f"{role} {work_type}"
    return frozenset(slug for slug, pattern in _ROLES if pattern.search(said))


@lru_cache(maxsize=4096)
def topic_of(title: str, source_id: str = "") -> str:
    """`fire` where the title or the course id speaks of it, else `general`."""
    return "fire" if _FIRE.search(title) or _FIRE.search(source_id) else "general"


@lru_cache(maxsize=256)
def certificate_kind_of(kind: str) -> str:
    """The slug of CERTIFICATE_KINDS, also for the older spellings; any other word as it stands."""
    slug = kind.replace("_", "-")
    return slug if slug in CERTIFICATE_KINDS else _CERTIFICATES.get(slug, slug)


@lru_cache(maxsize=64)
def spellings(kind: str) -> tuple[str, ...]:
    """Every word that means this kind of certificate: what a query asks for."""
    others = [old for old, slug in _CERTIFICATES.items() if slug == kind]
    return tuple(word for slug in (kind, *others) for word in dict.fromkeys((slug, slug.replace("-", "_"))))
