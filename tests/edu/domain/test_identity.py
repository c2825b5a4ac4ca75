from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.identity import IdDocument, check_digit, mask, normalise, read_identity

TODAY = date(2026, 11, 22)


def codes(text: str, **more: object) -> list[str]:
    return [problem.code for problem in read_identity(text, TODAY, **more).problems]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "440524188001010014", "440308199901101512", "44040119580101000X"]
)
def test_valid_numbers_are_taken_also_with_abolished_areas(number: str) -> None:
    assert read_identity(number, TODAY).document == IdDocument("resident-id", number)


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 110105 19491231 002x ",
        "110105-19491231-002X",
        "'11010519491231002X",
        "\u200b11010519491231002X\ufeff",
        "110105\u300019491231\u00a0002ｘ",
    ],
)
def test_ways_of_typing_are_one_number(typed: str) -> None:
    assert normalise(typed) == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("440308199901101513", "id_number_check_digit"),
        ("440308199902301512", "id_number_birth"),
        ("", "id_number_missing"),
        ("44030819990110151", "id_number_form"),
        ("4403081999011015122", "id_number_form"),
        ("身份证丢失", "id_number_form"),
        ("44030819990110151١", "id_number_form"),
    ],
)
def test_wrong_numbers_are_refused_with_a_named_reason(number: str, code: str) -> None:
    assert read_identity(number, TODAY).document is None
    assert code in codes(number)


def test_a_birth_date_after_today_is_refused() -> None:
    body = "33112420261123001"
    number = body + check_digit(body)
    assert codes(number) == ["id_number_birth"]
    assert read_identity(number, date(2026, 11, 23)).document is not None


def test_an_unknown_area_is_a_warning_only() -> None:
    body = "99112419900101001".replace("99", "57", 1)
    reading = read_identity(body + check_digit(body), TODAY)
    assert reading.document is not None
    assert [problem.severity for problem in reading.problems] == ["warning"]


@pytest.mark.parametrize("area", ["810000", "820000", "830000"])
def test_residence_permits_pass_the_same_rule(area: str) -> None:
    body = area + "19900101001"
    document = read_identity(body + check_digit(body), TODAY).document
    assert document is not None
    assert document.kind == "residence-permit"


def test_eighteen_digits_from_nine_are_a_foreigners_card() -> None:
    body = "91115619900101001"
    document = read_identity(body + check_digit(body), TODAY).document
    assert document is not None
    assert document.kind == "foreigner-id"
    assert document.birth_date == date(1990, 1, 1)


def test_an_old_number_is_reported_and_matched_by_its_modern_form() -> None:
    reading = read_identity("110105491231002", TODAY)
    assert reading.document == IdDocument("resident-id-15", "110105491231002")
    assert [problem.code for problem in reading.problems] == ["id_number_old"]
    assert reading.document.modern_number == "11010519491231002X"
    assert reading.document.birth_date == date(1949, 12, 31)
    assert reading.document.sex == "female"


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("passport", "E12345678"),
        ("passport", "ea1234567"),
        ("hk-macau-permit", "H12345678"),
        ("hk-macau-permit", "M1234567801"),
        ("taiwan-permit", "12345678"),
        ("foreigner-id", "USA110078092301"),
    ],
)
def test_other_documents_are_taken_by_their_kind(kind: str, number: str) -> None:
    document = read_identity(number, TODAY, kind).document  # type: ignore[arg-type]
    assert document == IdDocument(kind, number.upper())  # type: ignore[arg-type]
    assert document.birth_date is None or kind == "resident-id"
    assert document.age_on(TODAY) is None


@pytest.mark.parametrize(("kind", "number"), [("passport", "护照"), ("hk-macau-permit", "X1"), ("taiwan-permit", "A1")])
def test_a_number_unlike_its_kind_is_refused(kind: str, number: str) -> None:
    assert codes(number, kind=kind) == ["id_number_form"]


def test_a_kind_may_be_guessed_but_is_said_aloud() -> None:
    assert codes("H12345678") == ["id_kind_guessed"]
    assert codes("E12345678") == ["id_kind_guessed"]


def test_birth_sex_and_age_come_from_the_number() -> None:
    document = IdDocument("resident-id", "440308199901101512")
    assert (document.birth_date, document.sex) == (date(1999, 1, 10), "male")
    assert document.age_on(date(2026, 1, 9)) == 26
    assert document.age_on(date(2026, 1, 10)) == 27


def test_masks_keep_three_and_four() -> None:
    assert mask("11010519491231002X") == "110***********002X"
    assert mask("12345678") == "******78"
    assert mask("1") == "1"


def test_a_very_old_person_is_a_warning() -> None:
    assert codes("440524188001010014") == ["id_number_age"]


@given(st.text(max_size=30))
def test_any_text_is_judged_and_no_message_shows_a_whole_number(text: str) -> None:
    reading = read_identity(text, TODAY)
    assert (reading.document is None) == any(problem.severity == "error" for problem in reading.problems)
    number = normalise(text)
    if len(number) > 8:
        assert all(number not in problem.message for problem in reading.problems)


@given(st.integers(0, 10**17 - 1), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(body: int, place: int, step: int) -> None:
    number = f"{body:017}"
    number += check_digit(number)
    if place == 17:
        return
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert check_digit(changed[:17]) != changed[17]


def test_documents_mask_themselves_and_old_numbers_need_a_real_date() -> None:
    assert IdDocument("passport", "E12345678").masked == "E12**5678"
    assert IdDocument("passport", "E12345678").modern_number == "E12345678"
    assert IdDocument("passport", "E12345678").sex is None
    assert codes("110105491331002") == ["id_number_birth"]


def test_a_foreigners_card_with_a_wrong_check_digit_is_a_warning() -> None:
    body = "91115619900101001"
    wrong = "0" if check_digit(body) != "0" else "1"
    assert codes(body + wrong) == ["id_number_check_digit"]
    assert read_identity(body + wrong, TODAY).document is not None
