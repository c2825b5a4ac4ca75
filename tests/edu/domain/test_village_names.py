"""Which names are one village, and which proposal is, or may be, a village that was registered since."""

from __future__ import annotations

import pytest

from edu.domain.people import OrgUnit
from edu.domain.village_names import is_waiting_name, may_be, plain, settled_name

TOWN = OrgUnit(id="town", code="", name="甲镇", level="township")


def proposal(name: str, parent: str = "") -> OrgUnit:
    return OrgUnit(id="p", code="", name=name, level="village", parent=parent, proposed=True)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("石坑社区居委会", ("石坑", "community")),
        ("城东社区居民委员会", ("城东", "community")),
        ("石坑村民委员会", ("石坑", "village")),
        ("石坑村村民委员会", ("石坑", "village")),
        ("石坑行政村村委会", ("石坑", "village")),
        ("石坑村村委", ("石坑", "village")),
        ("石 坑 村", ("石坑", "village")),
        ("石坑社区居民委员会", ("石坑", "community")),
        ("石坑村两委", ("石坑", "village")),
        ("石坑社区两委", ("石坑", "community")),
        ("石坑村“两委”", ("石坑", "village")),
        ("石坑村两委班子", ("石坑", "village")),
        ("石坑两委", ("石坑两委", "")),
        ("花园新村居民委员会", ("花园新村", "community")),  # a community that is called 花园新村
        ("石坑", ("石坑", "")),
        ("村", ("村", "")),
    ],
)
def test_a_name_is_compared_without_its_ending(name: str, bare: tuple[str, str]) -> None:
    assert plain(name) == bare


def test_one_place_has_one_settled_name() -> None:
    assert {settled_name(name) for name in ("石坑", "石坑村", "石坑行政村", "石坑村委会")} == {"石坑"}
    assert settled_name("石坑居委会") == "石坑社区"


@pytest.mark.parametrize(
    ("waits", "name", "sure", "maybe"),
    [
        (proposal("石坑", "town"), "石坑村", True, True),
        (proposal("甲镇石坑行政村"), "石坑村", True, True),
        (proposal("甲镇石坑村", "town"), "石坑村", True, True),
        (proposal("石坑", "town"), "石坑社区", False, True),  # the roster did not say which of the two
        (proposal("石坑村"), "石坑村", False, True),  # of which township, nobody knows
        (proposal("石坑村", "town"), "石坑社区", False, False),
        (proposal("石坑村", "other"), "石坑村", False, False),
        (proposal("乙镇石坑村"), "石坑村", False, False),
        (proposal("甲镇水口村"), "石坑村", False, False),
        (proposal("甲镇"), "甲镇", False, True),
    ],
)
def test_a_proposal_is_surely_or_perhaps_a_village_of_the_township(
    waits: OrgUnit, name: str, sure: bool, maybe: bool
) -> None:
    assert (is_waiting_name(waits, name, TOWN), may_be(waits, name, TOWN)) == (sure, maybe)
