from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.exams.blueprint import Shuffle
from edu.domain.exams.permutation import present, presentation_from
from tests.edu.domain.exams.builders import make_paper, make_question

QUESTIONS = (
    *(make_question(f"fire/s{n}") for n in range(8)),
    *(make_question(f"fire/m{n}", "multiple") for n in range(4)),
    *(make_question(f"fire/t{n}", "truefalse") for n in range(4)),
)
PAPER = make_paper(*QUESTIONS)
SEEDS = st.integers(0, 2**63 - 1)


@given(seed=SEEDS)
def test_every_slot_and_option_is_shown_once(seed: int) -> None:
    shown = present(PAPER, seed)
    assert sorted(shown.slots) == [item.slot for item in PAPER.items]
    for place in shown.places:
        item = PAPER.item(place.slot)
        assert item is not None
        assert sorted(place.options) == sorted(option.id for option in item.question.options)


@given(seed=SEEDS)
def test_sections_stay_together_and_truefalse_keeps_its_order(seed: int) -> None:
    shown = present(PAPER, seed)
    assert set(shown.slots[:8]) == set(range(1, 9))
    assert set(shown.slots[12:]) == set(range(13, 17))
    assert all(place.options == ("true", "false") for place in shown.places[12:])


@given(seed=SEEDS)
def test_the_inverse_restores(seed: int) -> None:
    shown = present(PAPER, seed)
    assert [shown.slots[shown.position_of(slot)] for slot in range(1, 17)] == list(range(1, 17))
    for place in shown.places:
        assert shown.place_of(place.slot) is place
        assert [place.option_at(place.letter_of(option)) for option in place.options] == list(place.options)


@given(seed=SEEDS)
def test_the_stored_lists_give_it_back(seed: int) -> None:
    shown = present(PAPER, seed)
    assert presentation_from(list(shown.slots), [list(row) for row in shown.options]) == shown


def test_lists_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        presentation_from([1, 2], [["a"]])


def test_same_seed_same_order_and_other_seeds_differ() -> None:
    assert present(PAPER, 1) == present(PAPER, 1)
    assert len({present(PAPER, seed).slots for seed in range(20)}) > 15


def test_without_shuffling_everybody_sees_the_paper_as_it_is() -> None:
    plain = make_paper(*QUESTIONS, shuffle=Shuffle(questions=False, options=False))
    shown = present(plain, 3)
    assert list(shown.slots) == list(range(1, 17))
    assert shown.places[0].options == ("o0", "o1", "o2", "o3")


def test_a_seed_gives_the_order_it_has_always_given() -> None:
    shown = present(make_paper(*(make_question(f"fire/s{n}") for n in range(5))), 2)
    assert shown.slots == (4, 3, 1, 5, 2)
    assert shown.options[0] == ("o1", "o0", "o2", "o3")
