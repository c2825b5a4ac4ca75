"""What is told of a marked sitting, and how it looks."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from edu.services.sittings import ResultView
from tests.ui.screens.learner_seat import sit
from tests.ui.screens.learner_world import LearnerWorld, answer_all
from ui.screens.exam.hall_presenter import hall_lines
from ui.screens.exam.result import ResultScreen
from ui.screens.exam.result_presenter import Outcome, outcome_of
from ui.widgets import Button, Card, PlainLabel


def marked(world: LearnerWorld, *, wrong_every: int) -> ResultView:
    sitting = world.services.sittings.start_mock(world.actor, world.person, "grid-member-test").id
    answer_all(world, sitting, wrong_every=wrong_every)
    return world.services.sittings.result(world.actor, sitting)


def told(world: LearnerWorld, *, wrong_every: int) -> Outcome:
    return outcome_of(marked(world, wrong_every=wrong_every), world.services.library.register.cite_text)


def test_everything_right_is_praised(world: LearnerWorld) -> None:
    outcome = told(world, wrong_every=0)

    assert (outcome.passed, outcome.score, outcome.wrong) == (True, "100", ())
    assert outcome.sentence == "全部答对，了不起。"
    assert {line.share for line in outcome.knowledge} == {100}


def test_failing_says_how_much_is_missing(world: LearnerWorld) -> None:
    outcome = told(world, wrong_every=2)

    assert not outcome.passed
    assert outcome.headline == "这次还没到合格线"
    assert outcome.sentence.startswith("还差 ")
    assert outcome.knowledge[0].share <= outcome.knowledge[-1].share


def test_vital_question_missed_is_named_as_the_reason(world: LearnerWorld) -> None:
    sitting = world.services.sittings.start_mock(world.actor, world.person, "grid-member-test")
    missed = next(p for p in sitting.presentation.places if _is_vital(sitting.paper.item(p.slot)))
    for place in sitting.presentation.places:
        item = sitting.paper.item(place.slot)
        assert item is not None
        if place is not missed:
            world.services.sittings.answer(world.actor, sitting.id, place.slot, sorted(item.question.key))
    result = world.services.sittings.hand_in(world.actor, sitting.id)

    outcome = outcome_of(result, world.services.library.register.cite_text)

    assert not outcome.passed
    assert "1 道关系生命安全的题没答对" in outcome.sentence
    assert outcome.sentence.endswith("先把这题弄明白。")
    assert outcome.wrong[0].given == "没有作答"


def _is_vital(item: object) -> bool:
    return bool(getattr(getattr(item, "question", None), "vital", False))


def test_result_shows_explanations_and_filters_the_wrong(qtbot: QtBot, world: LearnerWorld) -> None:
    view = marked(world, wrong_every=9)
    seat = sit(qtbot, world)

    screen = seat.go("exam.result", sitting=view.sitting.id)
    assert isinstance(screen, ResultScreen)
    wrong = [panel.question.id for panel in screen.panels]
    explanation = screen.panels[0].question.options[0].why
    words = [label.text() for label in screen.panels[0].findChildren(PlainLabel)]
    seat.press(screen.all_button)

    assert len(wrong) == -(-len(view.sitting.order) // 9)  # every ninth
    assert explanation in words
    assert any(word.startswith("依据：") for word in words)
    assert len(screen.panels) == 8
    assert screen.all_button.isChecked()


def test_hall_tells_each_state(world: LearnerWorld) -> None:
    services, person = world.services, world.person
    services.sittings.start(world.actor, person, world.open_exam(title="没交卷的"))
    passed = services.sittings.start(world.actor, person, world.open_exam(title="考过的")).id
    answer_all(world, passed)
    world.open_exam(title="能考的")
    world.open_exam(title="以后的", hours=99, opens_ms=world.clock.now_ms() + 60_000)

    lines = hall_lines(services.exams.offers(world.actor, person), world.clock.now_ms())

    assert [(line.title, line.word, line.action) for line in lines] == [
        ("没交卷的", "没有交卷", "resume"),
        ("能考的", "可以考", "enter"),
        ("以后的", "还没开始", "none"),
        ("考过的", "已合格", "none"),
    ]
    assert lines[3].score == "最高 100 分"
    assert lines[3].result == passed


def test_empty_hall_leads_to_practice(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    hall = seat.go("exam.hall")

    assert any("现在没有要参加的考试" in label.text() for label in hall.findChildren(PlainLabel))


def test_many_points_without_a_mistake_are_named_when_asked_for(qtbot: QtBot, world: LearnerWorld) -> None:
    view = marked(world, wrong_every=49)
    seat = sit(qtbot, world)
    screen = seat.go("exam.result", sitting=view.sitting.id)
    full = [line.name for line in outcome_of(view, str).knowledge if line.share == 100]

    def told() -> list[str]:
        return [label.text() for label in screen.findChildren(PlainLabel) if label.isVisible()]

    before = told()
    seat.press(next(button for button in screen.findChildren(Button) if button.text() == "有哪些"))

    assert f"其余 {len(full)} 个知识点全对。" in before
    assert "、".join(full) not in before
    assert "、".join(full) in told()


def test_cards_of_questions_are_as_wide_as_what_stands_above(qtbot: QtBot, world: LearnerWorld) -> None:
    view = marked(world, wrong_every=9)
    seat = sit(qtbot, world)
    seat.window.resize(1920, 1080)
    screen = seat.go("exam.result", sitting=view.sitting.id)
    assert isinstance(screen, ResultScreen)

    cards = [card for card in screen.findChildren(Card) if card.isVisible()]

    assert len(cards) > 2
    assert len({(card.mapTo(screen, card.rect().topLeft()).x(), card.width()) for card in cards}) == 1
    assert screen.panels[0].width() < cards[0].width()  # lines stay readable
