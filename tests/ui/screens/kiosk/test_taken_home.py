"""What is taken home, and what is read aloud."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2

from edu.domain.hall.souvenirs import Souvenir, code_text
from edu.system.paths import Paths
from tests.ui.screens.kiosk.reception_world import ADMIN, DAY, Machine, machine
from ui.navigation import Route
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.printing import paint_to_pdf
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.souvenir import SouvenirScreen

__all__ = ["machine"]  # the fixture


# -- taken home --


def test_the_rule_is_taken_home_as_text_and_on_one_sheet(machine: Machine) -> None:
    machine.play_quiz()
    result = machine.window.host.showing
    assert isinstance(result, ResultScreen)
    machine.touch(result.keeping.take)
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    rule = machine.kiosk.visit.keepsake
    assert rule is not None
    assert rule.rule.text[:12] in screen.code.text
    assert "http" not in screen.code.text
    machine.touch(screen.print)
    machine.touch(screen.print)
    machine.settle()

    assert [one.rule for one in machine.printer.printed] == [rule.rule.text]
    assert not screen.print.isEnabled()


def test_a_printer_without_paper_is_said_and_none_is_not_offered(machine: Machine) -> None:
    machine.printer.broken = True
    machine.play_quiz()
    machine.window.host.go(Route("kiosk.souvenir"))
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    machine.touch(screen.print)
    machine.settle()
    assert "打印机现在不能用" in screen.note.text()
    machine.printer.name = ""
    machine.window.host.replace(Route("kiosk.souvenir"))
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    assert not screen.print.isVisible()


def test_the_manager_may_switch_printing_off(machine: Machine) -> None:
    machine.kiosk._services.hall.set_prints(ADMIN, on=False)
    machine.play_quiz()
    machine.window.host.go(Route("kiosk.souvenir"))
    screen = machine.window.host.showing
    assert isinstance(screen, SouvenirScreen)
    assert not screen.print.isVisible()


def test_who_comes_for_a_souvenir_without_a_result_gets_the_doors(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.souvenir"))
    assert isinstance(machine.window.host.showing, DoorsScreen)


def test_a_receipt_holds_the_rule_its_source_and_a_code_on_one_page(machine: Machine, tmp_path: Path) -> None:
    picture = next((Paths(data=tmp_path).content / "courses/extinguisher/media").glob("*.svg"))
    souvenir = Souvenir(
        title="考一考", rule="油锅着火盖锅盖，不浇水。" * 3, source="《消防法》第四十四条", hall="古市镇体验馆",
        day=DAY, asked=5, correct=4, picture=picture,
    )  # fmt: skip
    for name, one in (("a", souvenir), ("b", replace(souvenir, picture=tmp_path / "gone.svg", asked=0, source=""))):
        path = tmp_path / f"{name}.pdf"
        paint_to_pdf(str(path), one)
        document = pypdfium2.PdfDocument(path)
        image = document[0].render(scale=2).to_pil().convert("L")
        assert len(document) == 1
        assert image.getextrema()[0] < 40
        inked = image.point(lambda grey: 255 * (grey < 128)).getbbox()
        assert inked is not None
        bottom = inked[3]
        assert image.height * 0.3 < bottom < image.height * 0.98
        document.close()
    assert code_text(souvenir).startswith("应知应会·考一考")


# -- read aloud --


def test_what_is_on_the_paper_is_read_and_a_second_touch_stops_it(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(quiz.aloud)

    said = machine.voice.said[0]
    assert quiz.panel.question.stem[:8] in said
    assert all(card.accessibleName() in said for card in quiz.panel.cards.values())
    hushed = machine.voice.hushed
    machine.touch(quiz.aloud)
    assert machine.voice.hushed == hushed + 1
    machine.touch(next(iter(quiz.panel.cards.values())))
    machine.qtbot.wait(20)
    machine.touch(quiz.aloud)
    assert machine.voice.said[-1] != said  # the reason is on the paper now


def test_leaving_a_screen_ends_its_voice(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(quiz.aloud)
    before = machine.voice.hushed
    machine.window.wipe_now()
    assert machine.voice.hushed > before


def test_without_a_voice_no_screen_offers_it(machine: Machine) -> None:
    machine.voice.name = ""
    machine.play_quiz()
    result = machine.window.host.showing
    assert isinstance(result, ResultScreen)
    assert not result.keeping.aloud.isVisible()
