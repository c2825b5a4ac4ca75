"""What both screens of a solo drill, the kiosk's and the learner's, show of an answer: the same, looked at the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.widgets.solo_story import SoloStory


def option_of(story: SoloStory, verdict: str) -> str:
    """The first option of the question in view with that verdict."""
    verdicts = {option.id: option.verdict for one in story.play.scenario.decisions for option in one.options}
    return next(id_ for id_ in story.cards if verdicts[id_] == verdict)


def assert_marked(story: SoloStory, press: Callable[[QWidget], object]) -> None:
    """A wrong answer is pressed: it is marked wrong, the right one right, by word and shape; both are in view."""
    wrong, right = option_of(story, "bad"), option_of(story, "good")
    press(story.cards[wrong])
    taken, best = story.cards[wrong], story.cards[right]
    assert (taken.verdict, taken.accessibleDescription()) == ("wrong", "选错了")
    assert (best.verdict, best.accessibleDescription()) == ("missed", "正确答案")
    assert taken.isVisible()
    assert best.isVisible()
    assert not any(card.isEnabled() for card in story.cards.values())
