"""The running sitting without Qt, on a real store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.questions import TYPE_NAMES
from tests.ui.screens.learner_world import LearnerWorld
from ui.screens.exam.sitting_presenter import SittingPresenter


@pytest.fixture
def presenter(world: LearnerWorld) -> SittingPresenter:
    view = world.services.sittings.start_mock(world.actor, world.person, "grid-member-test")
    return SittingPresenter(view)


def test_saved_is_said_only_after_the_service_returned(presenter: SittingPresenter) -> None:
    option = presenter.place.options[0]

    before = presenter.save_state
    save = presenter.choose((option,))
    during = presenter.save_state
    assert save is not None
    presenter.saved(save)

    assert (before, during, presenter.save_state) == ("none", "saving", "saved")
    assert presenter.chosen == (option,)


def test_refused_answer_gives_back_what_was_saved(presenter: SittingPresenter) -> None:
    first, second = presenter.place.options[:2]
    kept = presenter.choose((first,))
    assert kept is not None
    presenter.saved(kept)

    lost = presenter.choose((second,))
    assert lost is not None
    presenter.refused(lost)

    assert presenter.chosen == (first,)
    assert presenter.save_state == "failed"


def test_late_refusal_does_not_undo_a_newer_choice(presenter: SittingPresenter) -> None:
    first, second = presenter.place.options[:2]
    older, newer = presenter.choose((first,)), presenter.choose((second,))
    assert older is not None
    assert newer is not None

    presenter.refused(older)
    presenter.saved(newer)

    assert presenter.chosen == (second,)
    assert presenter.save_state == "saved"


def test_same_answer_is_not_sent_twice_but_a_failed_one_may_be(presenter: SittingPresenter) -> None:
    option = presenter.place.options[0]
    save = presenter.choose((option,))
    assert save is not None

    again = presenter.choose((option,))
    presenter.refused(save)
    retry = presenter.choose((option,))

    assert again is None
    assert retry is not None


def test_hand_in_names_what_is_unanswered_and_flagged(presenter: SittingPresenter) -> None:
    for _ in range(presenter.count):
        save = presenter.choose((presenter.place.options[0],))
        assert save is None or save.slot == presenter.place.slot
        presenter.go(presenter.position + 1)
    presenter.go(0)
    nothing = presenter.hand_in_items()
    presenter.choose(())
    presenter.go(4)
    presenter.toggle_flag()

    assert nothing == ()
    assert presenter.hand_in_items() == ("还有 1 题没答：第 1 题", "做了标记的：第 5 题")


def test_five_minutes_are_warned_of_once(presenter: SittingPresenter) -> None:
    warned = [presenter.warns_at(ms) for ms in (400_000, 300_000, 299_000)]

    assert warned == [False, True, False]


def test_moving_stays_on_the_paper(presenter: SittingPresenter) -> None:
    assert not presenter.go(-1)
    assert not presenter.go(presenter.count)
    assert presenter.go(presenter.count - 1)
    assert presenter.heading.startswith(f"第 {presenter.count} 题，共 {presenter.count} 题")


def test_refused_flag_is_taken_back(presenter: SittingPresenter) -> None:
    slot, on = presenter.toggle_flag()
    presenter.flag_refused(slot)

    assert on
    assert not presenter.flagged


def test_the_section_is_named_only_where_it_says_more_than_the_kind_of_question(world: LearnerWorld) -> None:
    view = world.services.sittings.start_mock(world.actor, world.person, "grid-member-test")
    presenter = SittingPresenter(view)
    kind = TYPE_NAMES[presenter.item.question.type]
    named = replace(
        view, paper=replace(view.paper, items=tuple(replace(item, section="情景题") for item in view.paper.items))
    )

    assert presenter.item.section == kind
    assert kind not in presenter.heading
    assert SittingPresenter(named).heading.endswith(" · 情景题")
