from __future__ import annotations

from edu.domain.people import OrgUnit
from edu.domain.places import PlaceTree


def unit(id_: str, level: str, parent: str = "", **more: str) -> OrgUnit:
    return OrgUnit(id=id_, code=more.pop("code", ""), name=id_, level=level, parent=parent, **more)  # type: ignore[arg-type]


TREE = PlaceTree(
    [
        unit("松阳县", "county"),
        unit("古市镇", "township", "松阳县", code="2"),
        unit("叶村乡", "township", "松阳县", code="1"),
        unit("开发区", "custom", "松阳县", code="3"),
        unit("园区", "custom", "古市镇"),
        unit("上村", "village", "古市镇"),
        unit("上村村", "village", "古市镇", joined_into="上村"),
        unit("甲", "village", joined_into="乙"),
        unit("乙", "village", joined_into="甲"),
    ]
)


def test_a_county_shows_townships_and_development_zones_by_code() -> None:
    lines = TREE.lines("松阳县")
    assert [shown.name for shown in lines.shown] == ["叶村乡", "古市镇", "开发区"]
    assert lines.line_of["上村"] == lines.line_of["园区"] == lines.line_of["古市镇"] == 2
    assert lines.line_of["松阳县"] == 0
    assert (lines.kind, lines.own_name) == ("乡镇（街道）", "松阳县本级")


def test_a_township_shows_its_villages_and_what_was_joined_into_them() -> None:
    lines = TREE.lines("古市镇")
    assert [shown.name for shown in lines.shown] == ["上村"]
    assert lines.line_of["上村村"] == 1
    assert lines.line_of["古市镇"] == lines.line_of["园区"] == 0
    assert "叶村乡" not in lines.line_of
    assert (lines.kind, lines.own_name) == ("村（社区）", "古市镇本级")


def test_a_village_stands_alone() -> None:
    lines = TREE.lines("上村")
    assert (lines.shown, lines.own_name) == ((), "上村")
    assert set(lines.line_of) == {"上村", "上村村"}


def test_everything_has_a_line_for_what_hangs_nowhere() -> None:
    assert TREE.lines("").own_name == "未注明单位"
    assert set(TREE.lines("").line_of) == set(TREE.units)


def test_names_leave_the_county_out_and_unknown_units_have_none() -> None:
    assert TREE.full_name("上村村") == "古市镇上村"
    assert TREE.name("无") == TREE.full_name("无") == ""


def test_a_circle_of_joins_ends() -> None:
    assert TREE.name("甲") in ("甲", "乙")


def test_units_joined_into_each_other_are_one_that_all_machines_name_alike() -> None:
    final = TREE.final("甲")
    assert final is not None
    assert final == TREE.final("乙")
    assert final.id == min("甲", "乙")


def test_below_a_unit_is_what_was_joined_into_anything_there_and_nothing_that_was_joined_away() -> None:
    tree = PlaceTree(
        [
            unit("甲镇", "township"),
            unit("乙镇", "township"),
            unit("石坑村", "village", "甲镇"),
            unit("甲乡石坑村", "village", joined_into="石坑村"),
            unit("甲乡石坑", "village", joined_into="甲乡石坑村"),
            unit("石坑", "village", "乙镇", joined_into="石坑村"),
        ]
    )
    everything = {"石坑村", "甲乡石坑村", "甲乡石坑", "石坑"}
    assert set(tree.ids_within("甲镇")) == {"甲镇", *everything}
    assert set(tree.ids_within("石坑村")) == set(tree.ids_within("甲乡石坑")) == everything
    assert tree.ids_within("乙镇") == ["乙镇"]
    assert set(tree.same("甲乡石坑村")) == everything
    assert tree.same("无") == ["无"]
