"""Which unit a row of a roster means: by code, by name within a township, by a joined name; else a proposal."""

from __future__ import annotations

import pytest

from edu.domain.people import OrgUnit
from edu.services.roster_places import Places, plain


def unit(id_: str, name: str, level: str = "village", *, code: str = "", parent: str = "town", **more: str) -> OrgUnit:
    return OrgUnit(id=id_, code=code, name=name, level=level, parent=parent, **more)  # type: ignore[arg-type]


UNITS = [
    unit("town", "古市镇", "township", code="331124101000", parent=""),
    unit("other", "玉岩镇", "township", code="331124102000", parent=""),
    unit("stone", "石坑村", code="331124101200"),
    unit("far", "石坑村", parent="other"),
    unit("alias", "石坑坞", joined_into="stone"),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("331124101200", "", "别的名字"), ("stone", "town", "stone")),  # the code wins over the name
        (("331124102000", "", ""), ("other", "other", "")),
        (("", "", "石坑行政村"), ("stone", "town", "stone")),
        (("", "玉岩镇", "石坑村"), ("far", "other", "far")),
        (("", "", "石坑坞"), ("stone", "town", "stone")),
        (("", "玉岩镇", ""), ("other", "other", "")),
        (("", "", ""), ("town", "town", "")),
        (("999999999999", "", "石坑村"), ("stone", "town", "stone")),  # an unknown code is no reason to give up
    ],
)
def test_a_known_place_is_found(asked: tuple[str, str, str], found: tuple[str, str, str]) -> None:
    places = Places(UNITS, "town")
    place = places.find(*asked)

    assert (place.unit, place.township, place.village, place.problem) == (*found, None)
    assert places.proposals() == []


def test_an_unknown_township_leaves_people_without_a_place_and_says_so() -> None:
    place = Places(UNITS, "town").find("", "没有镇", "")

    assert (place.unit, place.township) == ("", "")
    assert place.problem is not None
    assert place.problem[0] == "unknown_township"
    assert "没有镇" in place.problem[1]


def test_an_unknown_village_is_proposed_once_however_it_is_written() -> None:
    places = Places(UNITS, "town")
    first, again = places.find("", "", "竹坞村"), places.find("", "", "竹坞村委会")

    assert first.unit == again.unit
    assert [(made.name, made.parent, made.proposed) for made in places.proposals()] == [("竹坞村", "town", True)]


@pytest.mark.parametrize(("name", "bare"), [("石坑社区居委会", "石坑"), ("石坑", "石坑"), ("村", "村")])
def test_a_name_is_compared_without_its_ending(name: str, bare: str) -> None:
    assert plain(name) == bare
