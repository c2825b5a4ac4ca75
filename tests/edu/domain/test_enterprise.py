import pytest

from edu.domain.enterprise import firm_key, is_mobile, is_phone, is_uscc, normalise_phone, normalise_uscc


@pytest.mark.parametrize("code", ["91350100M000100Y43", "911100007109319915"])
def test_real_codes_hold(code: str) -> None:
    assert is_uscc(code)


@pytest.mark.parametrize("code", ["91350100M000100Y44", "91350100M000100Y4", "91350100I000100Y43", "", "9" * 18])
def test_wrong_codes_do_not(code: str) -> None:
    assert not is_uscc(code)


def test_a_code_is_normalised_before_it_is_judged() -> None:
    assert normalise_uscc(" ９1350100 m000100y43 ") == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+86 138-0013-8000", "13800138000"),
        ("86-13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("0578—8062345", "0578-8062345"),
        ("(0578)8062345", "05788062345"),
    ],
)
def test_phones_are_normalised(typed: str, number: str) -> None:
    assert normalise_phone(typed) == number
    assert is_phone(number)


def test_a_mobile_number_has_eleven_digits() -> None:
    assert is_mobile("13800138000")
    assert not is_mobile("1380013800")
    assert not is_phone("12345")


def test_a_firms_name_is_compared_without_the_ways_to_write_it() -> None:
    written = ("木器厂（普通合伙）", "木器厂(普通合伙)", "木 器厂（普通合伙）", "木器厂\n〔普通合伙〕")
    assert {firm_key(name) for name in written} == {"木器厂(普通合伙)"}
    assert firm_key("ａｂｃ 公司") == firm_key("ABC公司")
    assert firm_key("木器厂") != firm_key("木器一厂")
