import pytest

from edu.domain.org_codes import ancestors, contains, is_code, level, normalise_code, parent, prefix


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("330000000000", "province"),
        ("331100000000", "city"),
        ("331124000000", "county"),
        ("331124201000", "township"),
        ("331124201203", "village"),
    ],
)
def test_the_level_stands_in_the_digits(code: str, expected: str) -> None:
    assert level(code) == expected


def test_parents_go_up_to_the_province() -> None:
    assert ancestors("331124201203") == ("331124201000", "331124000000", "331100000000", "330000000000")
    assert parent("330000000000") is None


def test_short_codes_are_filled_up() -> None:
    assert normalise_code("331124") == "331124000000"
    assert normalise_code(" 331124201 ") == "331124201000"
    assert normalise_code("abc") == "abc"


def test_what_lies_below_a_scope() -> None:
    assert prefix("331124000000") == "331124"
    assert contains("331124000000", "331124201203")
    assert contains("331124201203", "331124201203")
    assert not contains("331124201000", "331124101201")


def test_other_strings_are_no_codes() -> None:
    assert not is_code("33112420120")
    assert not is_code("０３１１２４２０１２０３")
    with pytest.raises(ValueError, match="12-digit"):
        level("331124")
