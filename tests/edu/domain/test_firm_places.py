"""Where a firm is that was registered before its township, and which firms of one name stand together."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.firm_places import FirmPlaces, may_be_one, namesakes
from edu.domain.people import Enterprise, OrgUnit

FIRM = Enterprise(id="f", uscc="", name="木器厂", industry="", high_risk=False, township="", village="")
TOWN = OrgUnit(id="t", code="", name="甲镇", level="township")
UNITS = [
    TOWN,
    OrgUnit(id="v", code="", name="石坑村", level="village", parent="t"),
    OrgUnit(id="old", code="", name="甲乡石坑村", level="village", joined_into="v"),
    OrgUnit(id="named", code="", name="甲镇水口村", level="village", proposed=True),
    OrgUnit(id="silent", code="", name="石坑行政村", level="village", proposed=True),
    OrgUnit(id="open", code="", name="乙镇石坑村", level="village", proposed=True),
]


def at(village: str, **changes: str) -> Enterprise:
    return replace(FIRM, village=village, **changes)


def test_a_firm_is_in_its_own_township_else_in_that_of_its_village() -> None:
    places = FirmPlaces(UNITS)

    where = {village: places.township(at(village)) for village in ("v", "old", "named", "silent", "open", "")}

    assert where == {"v": "t", "old": "t", "named": "t", "silent": "t", "open": "", "": ""}
    assert places.township(at("v", township="t2")) == "t2"
    assert FirmPlaces(UNITS, ["乙镇"]).township(at("open")) == "乙镇"
    assert places.village(at("old")) == "v"


def test_what_an_open_proposal_seems_to_say_is_not_written_down() -> None:
    places = FirmPlaces(UNITS)

    settled = {village: places.settled(at(village)) for village in ("v", "old", "named", "open", "", "gone")}

    assert settled == {
        "v": ("t", "v"), "old": ("t", "v"), "named": ("", "named"), "open": ("", "open"), "": ("", ""),
        "gone": ("", "gone"),
    }  # fmt: skip
    assert places.settled(at("v", township="t2")) == ("t2", "v")


def test_firms_of_unknown_townships_stand_together_unless_their_villages_differ() -> None:
    places = FirmPlaces([*UNITS, OrgUnit(id="other", code="", name="丙镇石坑村", level="village", proposed=True)])

    assert places.together(at("v"), at("", township="t"))
    assert not places.together(at("v"), at("open"))
    assert not places.together(at("open"), at("other"))
    assert places.together(at("open"), at("open"))
    assert places.together(at("open"), at(""))


def test_namesakes_are_told_unless_each_has_a_code() -> None:
    places = FirmPlaces(UNITS)
    one, other = at("v", id="a"), at("old", id="b")

    (found,) = namesakes([other, one, at("v", id="c", name="竹器厂"), at("", id="d"), at("", id="e")], places)

    assert (found.township, found.name, found.firms) == ("t", "木器厂", (one, other))
    coded = replace(one, uscc="1")
    assert namesakes([coded, other], places)
    assert namesakes([coded, replace(other, uscc="2")], places) == []
    assert may_be_one(coded, other)
    assert not may_be_one(coded, replace(other, uscc="2"))
    assert not may_be_one(one, one)
