"""Names of villages and communities as offices write them, and the ones that wait to be confirmed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from edu.domain.text import unspaced

if TYPE_CHECKING:
    from edu.domain.people import OrgUnit

_ENDINGS = (
    ("community", re.compile(r"(?P<bare>.+?)(?:社区(?:[村居]民?委(?:员?会)?|两委(?:班子)?)?|居民?委(?:员?会)?)")),
    ("village", re.compile(r"(?P<bare>.+?)(?:(?:行政村|村)*村民?委(?:员?会)?|(?:行政村|村)+(?:两委(?:班子)?)?)")),
)
"""石坑村村民委员会 is the committee's own name where the place is called 石坑村; 石坑村委会 is short for it, and
石坑村两委 is that committee and the party's together."""
_ENDING_ALONE = re.compile(r"(?:社区|行政村|村)?(?:[村居]?民?委(?:员?会)?|两委)?")
_PARTY = re.compile(
    r"(?:村|社区)(?:联合)?(?:(?:党|团)(?:总支|支部|委)|支部|支委)(?:委员会|会)?$|两委(?:班子)?$"
    r"|(?:村|社区)(?:(?:[村居]?务)?监督委(?:员?会)?|监(?:委(?:员?会)?|督?会))$"
)
_QUOTES = re.compile(r"[“”\"]")
"""石坑村“两委” is what papers write."""
_PART = re.compile(r"(?:村|社区).*网格$|村民小组$")
_COMMITTEE = re.compile(r"(?:村|社区|居)民?委(?:员?会)?$")
_TOWN_KIND = re.compile(r"(?:街道|[镇乡])$")


@lru_cache(maxsize=16_384)  # a roster of ten thousand lines names a dozen villages
def plain(name: str) -> tuple[str, str]:
    """A name without its ending, and of what kind that says it is ('' for neither).

    石坑村, 石坑行政村 and 石坑村村民委员会 are one place; 石坑社区, also 石坑居民委员会, is another; many have both.
    """
    name = _QUOTES.sub("", unspaced(name))
    for kind, ending in _ENDINGS:
        if match := ending.fullmatch(name):
            return match["bare"], kind
    return name, ""


def is_of_village(name: str) -> bool:
    """Whether the name is no village's own, but its party branch's or a part's: 石坑村党支部, 石坑村第一网格."""
    return _PARTY.search(_QUOTES.sub("", name)) is not None or is_grid(name)


def is_grid(name: str) -> bool:
    return _PART.search(name) is not None


@lru_cache(maxsize=16_384)
def is_committee(name: str) -> bool:
    """石坑村委会, 石坑村两委, 石坑村党支部: who is there works for the village, whoever lives in 石坑村."""
    name = _QUOTES.sub("", name)
    return _COMMITTEE.search(name) is not None or _PARTY.search(name) is not None


@lru_cache(maxsize=16_384)
def is_village_body(name: str) -> bool:
    """What is no firm where a firm is written, as far as the name alone says it."""
    return plain(name)[1] != "" or is_of_village(name)


def township_stem(name: str) -> str:
    """古市 of 古市镇, as some write it; the whole name where less than two characters were left."""
    stem = _TOWN_KIND.sub("", name)
    return stem if len(stem) > 1 else name


def below(village: str, town: str) -> str:
    """A village's name without its township's before it; 古市镇社区 is called so, for 社区 alone names nothing."""
    rest = village.removeprefix(town)
    return village if _ENDING_ALONE.fullmatch(rest) else rest


@lru_cache(maxsize=16_384)
def settled_name(name: str) -> str:
    """The same for every way to write one place; a name that does not say its kind is a village's."""
    bare, kind = plain(name)
    return f"{bare}社区" if kind == "community" else bare


def is_waiting_name(proposal: OrgUnit, name: str, town: OrgUnit) -> bool:
    """Whether the open proposal is, without doubt, what is called `name` in that township.

    The proposal of a township that nobody had registered begins with the township's name.
    """
    within = _name_within(proposal, town)
    return bool(within) and settled_name(within) == settled_name(name)


def may_be(proposal: OrgUnit, name: str, town: OrgUnit) -> bool:
    """The same with a doubt that only a human can settle: of no township at all, or silent about its kind."""
    within = [_name_within(proposal, town)]
    if within == [""]:
        within = [] if proposal.parent else [proposal.name, proposal.name.removeprefix(township_stem(town.name))]
    other, other_kind = plain(name)
    return any(bare == other and (kind == other_kind or "" in (kind, other_kind)) for bare, kind in map(plain, within))


def _name_within(proposal: OrgUnit, town: OrgUnit) -> str:
    if proposal.parent not in ("", town.id):
        return ""
    rest = proposal.name.removeprefix(town.name)
    return rest if proposal.parent or rest != proposal.name else ""
