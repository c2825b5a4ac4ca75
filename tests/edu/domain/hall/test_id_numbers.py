from __future__ import annotations

import pytest

from edu.domain.hall.id_numbers import names_an_id


@pytest.mark.parametrize(
    "number",
    [
        "110101199003071234",
        "110101900307123",
        "１１０１０１１９９００３０７１２３４",
        "110101-19900307-1234",
        "110101 - 19900307 - 123X",
        "110101.1990.03.07.1234",
        "110101/19900307/123 x",
        "1101 0119 9003 0712 34",
        "110101－19900307－１２３４",
        "1 1 0 1 0 1 1 9 9 0 0 3 0 7 1 2 3 4",
        "110101·900307·123",
        "3 110101-19900307-1234 2",
        "911124-19900307-1234",
    ],
)
def test_an_id_number_is_found_however_it_is_written(number: str) -> None:
    assert names_an_id(f"请{number}到前台")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2026-11-30、2026-12-01",
        "2026-11-30 2026-12-01",
        "2026.11.30-2026.12.01",
        "2026/11/30 — 2026/12/01 0900-1130",
        "11-30 2026-12-01 2026-12-02",
        "20261130-20261201",
        "12-01 09:00-11:30、14:00-16:30",
        "咨询 0578-8062345 13905781234",
        "13905781234/13705785678",
        "0578-8062345-8062346",
        "1101-0119-9003",
        "3-12-101 3-12-102 3-12-103",
    ],
)
def test_days_hours_and_telephones_in_a_row_are_none(words: str) -> None:
    assert not names_an_id(words)
