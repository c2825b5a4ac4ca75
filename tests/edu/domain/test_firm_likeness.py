"""Two spellings of one firm look alike; a branch, a number and another village's firm do not."""

from __future__ import annotations

from itertools import permutations

import pytest

from edu.domain.firm_likeness import may_be_spellings, spellings

WHOLE = "松阳县恒达竹木有限公司"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WHOLE, "恒达竹木公司"),
        (WHOLE, "恒达竹木"),
        (WHOLE, "松阳恒达竹木有限公司"),
        (WHOLE, "浙江省松阳县恒达竹木有限责任公司"),
        (WHOLE, "丽水市松阳县恒达竹木"),
        (WHOLE, "松阳县恒达（竹木）公司"),
        (WHOLE, "松阳县恒达竹木制品有限公司"),
        ("恒达（松阳）竹木有限公司", "恒达松阳竹木有限公司"),
        ("恒达竹木厂", "恒达竹木厂（个体户）"),
        ("恒达竹木", "恒达竹木厂"),
        ("石坑木器厂", "木器厂"),
        ("古市镇石坑加油站", "石坑加油站"),
        ("竹木公司", "竹木有限公司"),
        ("石坑村茶叶合作社", "石坑茶叶合作社"),
        ("古市镇石坑村茶叶专业合作社", "石坑茶叶专业合作社"),
    ],
)
def test_one_firm_in_two_spellings(one: str, other: str) -> None:
    assert may_be_spellings(one, other)
    assert may_be_spellings(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王家村茶厂", "王家村茶场"),
        ("王家村茶厂", "大王家村茶厂"),
        ("恒达竹木公司", "新恒达竹木公司"),
        ("恒达竹木公司", "恒达竹木厂"),
        ("松阳县恒达竹木公司", "遂昌县恒达竹木公司"),
        ("松阳县供电公司", "松阳县供电公司古市供电所"),
        ("恒达竹木公司", "恒达竹木公司古市分公司"),
        ("恒达竹木厂", "恒达竹木厂食堂"),
        ("恒达竹木", "恒达竹木二厂"),
        ("松阳县第1号建材厂", "松阳县第11号建材厂"),
        ("1号建材厂", "第11号建材厂"),
        ("石坑村", "石坑村茶厂"),
        ("石坑村委会", "松阳县石坑村委会"),
        ("古市镇", "古市镇卫生院"),
        ("竹木公司", "恒达竹木公司"),
        ("石坑木器厂", "石坑石材厂"),
        ("阳光小学", "阳光小学附属幼儿园"),
        ("古市镇中学", "古市镇中学石坑校区"),
        (WHOLE, WHOLE),
        ("恒达(竹木)公司", "恒达（竹木）公司"),
    ],
)
def test_two_firms_or_one_name(one: str, other: str) -> None:
    assert not may_be_spellings(one, other)
    assert not may_be_spellings(other, one)


@pytest.mark.parametrize("names", [*permutations([WHOLE, "恒达竹木公司", "王家村茶厂", "松阳县王家村茶厂"])])
def test_every_pair_with_a_new_name_is_found(names: tuple[str, ...]) -> None:
    """Looked up by parts, as compared one by one."""
    new, known = names[:2], names[2:]
    pairs = {name: {other for other in names if may_be_spellings(name, other)} for name in new}

    assert {name: {*found} for name, found in spellings(new, known).items()} == {
        name: found for name, found in pairs.items() if found
    }


def test_of_known_names_alone_nothing_is_said() -> None:
    assert spellings([], [WHOLE, "恒达竹木公司"]) == {}
    assert spellings(["石材厂"], [WHOLE, "恒达竹木公司"]) == {}
