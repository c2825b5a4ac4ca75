from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from edu.domain.hall.tickets import Ticket, code_from, hidden_name, is_code, spaced
from edu.domain.hall.tries import FIRST_MS, LONGEST_MS, CodeTries

CODES = st.text(min_size=1, max_size=40).map(code_from)


@given(CODES, st.integers(0, 7), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(code: str, at: int, by: int) -> None:
    assert is_code(code)
    assert not is_code(code[:at] + str((int(code[at]) + by) % 10) + code[at + 1 :])


@given(CODES, st.integers(0, 6))
def test_two_neighbours_in_the_wrong_order_are_noticed(code: str, at: int) -> None:
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]

    assert swapped == code or not is_code(swapped)


def test_only_eight_plain_digits_are_a_code() -> None:
    assert not any(is_code(text) for text in ("", "1234567", "123456789", "１２３４５６７８", "1234567a", "-1234567"))


def test_what_is_shown_of_a_code_and_a_name() -> None:
    assert (spaced("12345678"), spaced("123"), spaced("12345")) == ("1234 5678", "123", "1234 5")
    assert [hidden_name(name) for name in ("王伟", "欧阳建国", "阿卜杜拉·买买提", "")] == [
        "王＊", "欧＊＊＊", "阿＊＊＊", "",
    ]  # fmt: skip


def test_a_ticket_holds_on_its_days_until_it_is_withdrawn() -> None:
    def state(day: int, *, withdrawn: bool = False) -> str:
        ticket = Ticket(
            id="1", code="1", label="", person=None, people=9, first=date(2026, 11, 22), last=date(2026, 11, 23),
            withdrawn=withdrawn, uses=0, used_on="",
        )  # fmt: skip
        return ticket.state_on(date(2026, 11, day))

    assert [state(day) for day in (21, 22, 23, 24)] == ["early", "valid", "valid", "expired"]
    assert state(22, withdrawn=True) == "withdrawn"


def test_wrong_codes_cost_more_and_more_and_a_right_one_forgives() -> None:
    tries = CodeTries()
    waits = []
    for _ in range(14):
        tries.wrong(1000)
        waits.append(tries.wait_s(1000))

    assert waits[:5] == [0, 0, 5, 10, 20]
    assert max(waits) == waits[-1] == LONGEST_MS // 1000
    assert tries.wait_s(1000 + LONGEST_MS) == 0
    tries.right()
    tries.wrong(0)
    assert tries.wait_s(0) == 0
    assert FIRST_MS == 5000
