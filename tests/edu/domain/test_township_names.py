"""One township is found however an office writes it, and none is guessed."""

from __future__ import annotations

import pytest

from edu.domain.people import OrgUnit
from edu.domain.township_names import TownshipNames


def town(name: str, parent: str = "") -> OrgUnit:
    return OrgUnit(id=f"{parent}{name}", code="", name=name, level="township", parent=parent)


COUNTIES = [OrgUnit(id=name, code="", name=name, level="county") for name in ("松阳县", "遂昌县")]
NAMES = TownshipNames([*COUNTIES, town("古市镇", "松阳县"), town("西屏街道"), town("樟溪乡"), town("樟溪镇")])


@pytest.mark.parametrize(
    ("written", "registered"),
    [
        ("古市", "古市镇"),
        ("古市镇", "古市镇"),
        ("古市镇人民政府", "古市镇"),
        ("古市镇政府", "古市镇"),
        ("松阳县古市镇", "古市镇"),
        ("丽水市松阳县古市镇人民政府", "古市镇"),
        ("西屏", "西屏街道"),
        ("西屏街道办事处", "西屏街道"),
        ("樟溪", "樟溪"),  # two fit: nothing is guessed
        ("樟溪乡", "樟溪乡"),
        ("上古市镇", "上古市镇"),  # what stands before it is no county
        ("遂昌县古市镇", "遂昌县古市镇"),  # registered is the one of 松阳县
        ("松阳县安民乡人民政府", "安民乡"),  # nobody registered it: one writing for the next import
        ("", ""),
    ],
)
def test_a_township_is_found_however_it_is_written(written: str, registered: str) -> None:
    assert NAMES.registered(written) == registered


def test_of_two_of_one_name_in_two_counties_none_is_guessed() -> None:
    names = TownshipNames([*COUNTIES, town("古市镇", "松阳县"), town("古市镇", "遂昌县")])
    assert [names.registered(written) for written in ("古市镇", "古市", "松阳县古市镇")] == [
        "古市镇",
        "古市",
        "松阳县古市镇",
    ]


@pytest.mark.parametrize(
    ("village", "found"),
    [
        ("古市镇石坑村", ("古市镇", "古市镇石坑村")),
        ("松阳县古市镇石坑村", ("古市镇", "古市镇石坑村")),
        ("上古市镇石坑村", None),
        ("遂昌县古市镇石坑村", None),
        ("古市镇石坑", None),  # it may be a name that only begins so
        ("石坑村", None),
    ],
)
def test_a_village_says_its_township_where_it_begins_with_its_name(village: str, found: tuple[str, str] | None) -> None:
    assert NAMES.before(village) == found
