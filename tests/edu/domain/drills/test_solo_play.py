"""One player goes from question to question; the world runs on between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.drills.inputs import Refused
from edu.domain.drills.solo_play import SoloPlay
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths

PATHS = Paths(data=Path())
FLOOD = ContentLibrary(PATHS.content, PATHS.exams).drill("flash-flood")


def played(best: bool) -> SoloPlay:
    play = SoloPlay(FLOOD, 7)
    while (question := play.next()) is not None:
        wanted = "good" if best else "bad"
        option = next((one for one in question.options if one.verdict == wanted), question.options[0])
        play.choose(question.decision.id, option.id)
    return play


def test_every_question_of_the_cut_is_asked_with_what_was_heard_before() -> None:
    play = SoloPlay(FLOOD, 7)
    first = play.next()
    assert first is not None
    assert (first.number, first.heard != ()) == (1, True)
    assert len(played(best=True).answers) >= 6


def test_good_play_is_worth_more_than_bad_play() -> None:
    good, bad = played(best=True), played(best=False)
    assert good.result().total >= 8_500
    assert bad.result().total <= 5_900
    assert all(answer.right for answer in good.answers)


def test_options_are_mixed_by_the_seed_and_the_same_for_the_same_seed() -> None:
    def orders(seed: int) -> list[tuple[str, ...]]:
        play, found = SoloPlay(FLOOD, seed), []
        while (question := play.next()) is not None:
            found.append(tuple(option.id for option in question.options))
            play.choose(question.decision.id, question.options[0].id)
        return found

    assert orders(3) == orders(3)
    assert any(orders(3)[0] != orders(seed)[0] for seed in range(4, 12))


def test_an_option_that_is_not_on_offer_is_refused() -> None:
    play = SoloPlay(FLOOD, 7)
    question = play.next()
    assert question is not None
    with pytest.raises(Refused):
        play.choose(question.decision.id, "nothing-like-it")
    assert play.answers == []
