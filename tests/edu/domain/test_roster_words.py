import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.roster import Field
from edu.domain.roster_words import (
    FIELD_TITLES,
    POST_FIELDS,
    class_of,
    field_of,
    fields_of,
    id_kind_of,
    scheme_of,
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓 名", "name"),
        ("姓名*", "name"),
        ("人员姓名（必填）", "name"),
        ("公民身份号码", "id_number"),
        ("身份证号码(18位)", "id_number"),
        ("证件号码\n（身份证）", "id_number"),
        ("村（社区）", "village"),
        ("乡镇/街道", "town"),
        ("岗位/职务", "role"),
        ("统一社会信用代码", "uscc"),
        ("ｑｑ", None),
        ("鞋码", None),
        ("联系电话：", "phone"),
    ],
)
def test_headings_are_understood_in_the_offices_words(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("岗位/工种", ("role", "trade")),
        ("工种/岗位", ("role", "trade")),
        ("工种（岗位）", ("role", "trade")),
        ("人员类别/岗位", ("role", "category")),
        ("手机/联系电话", ("phone",)),
        ("手机号/电话", ("phone",)),
        ("手机、电话（必填）", ("phone",)),
        ("手机/微信号", ("phone",)),
        ("姓名/名字", ("name",)),
        ("身份证号/证件号码", ("id_number",)),
        ("单位/部门", ("enterprise",)),
        ("现任职务或岗位", ("role",)),
        ("职务及岗位", ("role",)),
        ("从事岗位", ("role",)),
        ("部门", ("unused",)),
        ("姓名及身份证号", ()),  # no value is both
        ("单位/职务/电话", ()),
        ("行业主管部门", ("scheme",)),
        ("行业/主管部门", ()),  # two columns in one, although the words together are a heading
        ("岗位/鞋码", ()),
        ("紧急联系人/电话", ()),  # another person's
        ("岗位证书编号", ()),
        ("/", ()),
    ],
)
def test_a_heading_of_several_words_is_understood_by_its_parts(heading: str, fields: tuple[str, ...]) -> None:
    assert fields_of(heading) == fields
    assert field_of(heading) == (fields[0] if fields else None)


_WORDS = [(title, field) for field, title in FIELD_TITLES.items() if "(" not in title]


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3), st.sampled_from(["/", "、", "或", "及", "和", "／"]))
def test_joined_titles_are_one_column_only_if_one_value_can_be_all_of_them(
    words: list[tuple[str, Field]], mark: str
) -> None:
    named = {field for _, field in words}
    found = fields_of(mark.join(title for title, _ in words))
    if len(named) == 1 or named <= {*POST_FIELDS}:
        assert set(found) == named
    else:
        assert found == ()


def test_every_field_is_found_by_its_own_title() -> None:
    assert all(field_of(title) == field for field, title in FIELD_TITLES.items())


def test_every_class_is_found_by_its_own_title() -> None:
    assert all(class_of(title) == name for name, title in PERSON_CLASS_NAMES.items())


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("安全管理人员", "safety-manager"),
        ("应急管理员", "village-admin"),
        ("乡镇(街道)干部", "official"),
        ("乡镇（街道）干部", "official"),
        ("其他从业人员", "worker"),
    ],
)
def test_the_titles_of_older_templates_are_still_read(title: str, expected: str) -> None:
    assert class_of(title) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("法定代表人", "principal"),
        ("厂长", "principal"),
        ("安全员", "safety-manager"),
        ("分管安全副总经理", "safety-manager"),
        ("村书记", "village-admin"),
        ("村党支部书记", "village-admin"),
        ("村委委员", "village-admin"),
        ("村务监督委员会主任", "village-admin"),
        ("监委会委员", "village-admin"),
        ("大学生村官", "village-admin"),
        ("村长", "village-admin"),
        ("理事长", "principal"),  # of a cooperative: by law who stands for it
        ("社长", None),  # of a cooperative, but in Sichuan of a group of villagers
        ("副理事长", None),
        ("低压电工", "special-operator"),
        ("特种作业（焊接）", "special-operator"),
        ("专职网格员", "grid-member"),
        ("应急救援队员", "rescuer"),
        ("平安志愿者", "volunteer"),
        ("镇干部", "official"),
        ("新员工", "worker"),
        ("叉车工", "worker"),
        ("村民", "public"),
        ("董事", None),
    ],
)
def test_roles_have_classes(role: str, expected: str | None) -> None:
    assert class_of(role) == expected


def test_schemes_and_documents() -> None:
    assert scheme_of("水利C证") == "water"
    assert scheme_of("C2证") == "construction"
    assert scheme_of("厂长") is None
    assert id_kind_of("港澳居民来往内地通行证") == "hk-macau-permit"
    assert id_kind_of("居民身份证") == "resident-id"
    assert id_kind_of("驾驶证") is None
