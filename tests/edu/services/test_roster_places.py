"""Which unit a row of a roster means: by code, by name within a township, by a joined name; else a proposal."""

from __future__ import annotations

import pytest

from edu.domain.people import OrgUnit
from edu.services.roster_places import Place, Places


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
    assert "再导入这份名册" in place.problem[2]
    assert "补充归属" not in place.problem[2], "no window has such a step"


def test_what_is_told_of_an_unknown_township_names_the_proposal_by_its_own_name() -> None:
    places = Places(UNITS, "town")
    places.find("", "没有镇", "石坑村")

    again = places.find("", "没有镇", "石坑村委会")

    assert [made.name for made in places.proposals()] == ["没有镇石坑村"]
    assert again.problem is not None
    assert "待确认的“没有镇石坑村”名下" in again.problem[1]
    assert "处理“没有镇石坑村”" in again.problem[2]


def test_villages_of_one_name_in_two_unknown_townships_are_two_proposals_that_keep_the_townships_names() -> None:
    places = Places(UNITS, "town")
    first = places.find("", "没有镇", "石坑村")
    again = places.find("331124901201", "没有镇", "石坑行政村")
    other = places.find("", "也没有镇", "石坑村")
    whole = places.find("", "没有镇", "没有镇竹坞村")

    assert first.unit == again.unit != other.unit
    assert (first.township, first.village) == ("", first.unit)
    assert first.problem is not None
    assert first.problem[0] == "unknown_township"
    assert "没有镇" in first.problem[1]
    assert "石坑村" in first.problem[1]
    assert whole.unit not in (first.unit, other.unit)
    assert [(made.name, made.parent, made.code) for made in places.proposals()] == [
        ("没有镇石坑村", "", "331124901201"),
        ("也没有镇石坑村", "", ""),
        ("没有镇竹坞村", "", ""),
    ]


def test_an_unknown_village_is_proposed_once_however_it_is_written() -> None:
    places = Places(UNITS, "town")
    first, again = places.find("", "", "竹坞村"), places.find("", "", "竹坞村委会")

    assert first.unit == again.unit
    assert [(made.name, made.parent, made.proposed) for made in places.proposals()] == [("竹坞村", "town", True)]


@pytest.mark.parametrize(("township", "where"), [("town", "归到“古市镇”"), ("", "未归属")])
def test_an_unknown_code_without_a_name_is_told(township: str, where: str) -> None:
    place = Places(UNITS, township).find("331124101999", "", "")

    assert place.unit == township
    assert place.problem is not None
    assert place.problem[0] == "unknown_org_code"
    assert "331124101999" in place.problem[1]
    assert where in place.problem[1]


@pytest.mark.parametrize(
    ("codes", "kept"),
    [
        (("331124101999",), "331124101999"),
        (("", "331124101999", "331124101998"), "331124101999"),  # the first that is written
        (("331124103000",), ""),  # a township's code is not the village's
    ],
)
def test_the_code_beside_an_unknown_name_goes_with_the_proposal(codes: tuple[str, ...], kept: str) -> None:
    places = Places(UNITS, "town")
    for code in codes:
        places.find(code, "", "竹坞村")

    assert [(made.name, made.code) for made in places.proposals()] == [("竹坞村", kept)]


def test_the_code_of_an_open_proposal_finds_it_only_where_no_name_says_otherwise() -> None:
    asked = unit("asked", "竹坞村", code="331124101999", proposed=True)  # type: ignore[arg-type]
    places = Places([*UNITS, asked], "town")

    assert places.find("331124101999", "", "") == Place(unit="asked", township="town", village="asked")
    assert places.find("331124101999", "", "石坑村").unit == "stone"


TWINS = [
    unit("community", "城东社区", code="331124101001"),
    unit("village", "城东村", code="331124101201"),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [("城东社区", "community"), ("城东村", "village"), ("城东居委会", "community"), ("城东村委会", "village")],
)
@pytest.mark.parametrize("units", [TWINS, TWINS[::-1]])
def test_a_village_and_a_community_of_one_name_are_two(units: list[OrgUnit], name: str, found: str) -> None:
    assert Places([*UNITS, *units], "town").find("", "", name).village == found


def test_a_bare_name_means_the_only_one_and_is_proposed_where_there_are_two() -> None:
    assert Places([*UNITS, TWINS[0]], "town").find("", "", "城东").village == "community"

    both = Places([*UNITS, *TWINS], "town")
    assert both.find("", "", "城东").problem is not None
    assert [made.name for made in both.proposals()] == ["城东"]


def test_the_village_beside_a_known_community_is_proposed_never_taken_for_it() -> None:
    places = Places([*UNITS, TWINS[0]], "town")
    village, other = places.find("", "", "城东村"), places.find("", "", "城西社区")

    assert village.village != "community"
    assert other.village != places.find("", "", "城西村").village
    assert [made.name for made in places.proposals()] == ["城东村", "城西社区", "城西村"]


def test_an_open_proposal_gives_way_to_the_unit_that_was_declared_since() -> None:
    proposed = unit("asked", "石坑行政村", proposed=True)  # type: ignore[arg-type]
    places = Places([proposed, *UNITS], "town")

    assert places.find("", "", "石坑").village == "stone"


def test_a_code_alone_is_the_village_beside_which_another_line_writes_it() -> None:
    places = Places([*UNITS, unit("bare", "叶坑村")], "town")
    places.read([("331124101999", "", ""), ("331124101999", "", "竹坞村"), ("331124101998", "", "叶坑村")])

    assert places.find("331124101999", "", "").village == places.find("", "", "竹坞村").village != ""
    assert places.find("331124101998", "", "").village == "bare"


@pytest.mark.parametrize(
    "names",
    [
        ("竹坞村", "水口村"),  # two names of one code
        ("石坑村", "石坑村"),  # a village that is registered with another code
    ],
)
def test_a_code_of_which_the_file_is_unsure_is_nobodys(names: tuple[str, str]) -> None:
    places = Places(UNITS, "town")
    places.read([("331124101999", "", name) for name in names])

    place = places.find("331124101999", "", "")

    assert (place.unit, place.problem and place.problem[0]) == ("town", "unknown_org_code")


def test_a_townships_name_before_a_villages_is_that_of_another_line() -> None:
    places = Places(UNITS, "")
    places.read([("", "", "没有镇竹坞村"), ("", "没有镇", "竹坞村"), ("", "没有镇", "没有镇竹坞村")])

    found = {
        places.find("", "", "没有镇竹坞村").unit,
        places.find("", "没有镇", "竹坞村").unit,
        places.find("", "没有镇", "没有镇竹坞村").unit,
    }

    assert len(found) == 1
    assert [made.name for made in places.proposals()] == ["没有镇竹坞村"]
