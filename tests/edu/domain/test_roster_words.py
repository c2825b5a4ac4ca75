import pytest

from edu.domain.roster_words import CLASS_TITLES, FIELD_TITLES, class_of, field_of, id_kind_of, scheme_of


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


def test_every_field_is_found_by_its_own_title() -> None:
    assert all(field_of(title) == field for field, title in FIELD_TITLES.items())


def test_every_class_is_found_by_its_own_title() -> None:
    assert all(class_of(title) == name for name, title in CLASS_TITLES.items())


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("法定代表人", "principal"),
        ("厂长", "principal"),
        ("安全员", "safety-manager"),
        ("分管安全副总经理", "safety-manager"),
        ("村书记", "village-admin"),
        ("村党支部书记", "village-admin"),
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
