"""Names of villages and communities as offices write them, and the ones that wait to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edu.domain.people import OrgUnit

_KINDS = {
    "village": ("村民委员会", "行政村", "村委会", "村"),
    "community": ("社区居民委员会", "居民委员会", "社区居委会", "居委会", "社区"),
}


def plain(name: str) -> tuple[str, str]:
    """A name without its ending, and of what kind that says it is ('' for neither).

    石坑村, 石坑行政村 and 石坑村委会 are one place; 石坑社区 is another, which many townships have beside it.
    """
    for kind, endings in _KINDS.items():
        for ending in endings:
            if name.endswith(ending) and len(name) > len(ending):
                return name.removesuffix(ending), kind
    return name, ""


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
    within = _name_within(proposal, town) or ("" if proposal.parent else proposal.name)
    (bare, kind), (other, other_kind) = plain(within), plain(name)
    return bool(within) and bare == other and (kind == other_kind or "" in (kind, other_kind))


def _name_within(proposal: OrgUnit, town: OrgUnit) -> str:
    if proposal.parent not in ("", town.id):
        return ""
    rest = proposal.name.removeprefix(town.name)
    return rest if proposal.parent or rest != proposal.name else ""
